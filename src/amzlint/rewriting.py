"""The public function for rewriting, and the rewriting of whole files of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.api import make_linter, read_message
from amzlint.document import fields_of
from amzlint.errors import ReadError
from amzlint.report import Failure
from amzlint.rewrite import Change, Rewritten, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amzlint.document import Document
    from amzlint.linter import Linter


class RewrittenText(NamedTuple):
    """A text in compliant wording.

    text: as it could be sent, or the nearest to it; changes: each with its rule, its reason, and the characters before and after; needs_a_person: rule and reason of what no wording settles;
    clean: whether the text lints without errors and warnings.
    """

    text: str
    changes: tuple[Change, ...]
    needs_a_person: tuple[tuple[str, str], ...]
    clean: bool


def rewrite_text(
    text: str,
    *,
    kind: str | None = None,
    lang: str | None = None,
    template: bool | None = None,
    marketplace: str | None = None,
    markup: str | None = None,
    packs: Sequence[str] = (),
    ui_language: str = "en",
    linter: Linter | None = None,
) -> RewrittenText:
    """Return one message in compliant wording; a text without errors and warnings comes back as it is.

    text: the message; the other parameters are those of `check_text`. Raises UsageError for unknown names, PackError for a fault in a pack,
    ReadError when there is no message in the text or a pattern runs out of time.
    """
    linter = linter or make_linter(packs, ui_language=ui_language)
    document = read_message(text, linter, kind=kind, lang=lang, template=template, marketplace=marketplace, markup=markup)
    if document is None:
        raise ReadError("there is no message in the text")
    found = rewrite(linter, document)
    return RewrittenText(fields_of(found.document)[0].text, found.changes, found.needs_a_person, found.clean)


def rewrite_documents(linter: Linter, items: Iterable[Document | Failure]) -> Iterator[tuple[Document, Rewritten] | Failure]:
    """Rewrite documents as they come; failures pass through."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield item, rewrite(linter, item)
        except ReadError as error:
            yield Failure(item.path, f"message {item.index}: {error}")
