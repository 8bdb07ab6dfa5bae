"""The public function that mends a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from amzlint.api import make_linter, read_message
from amzlint.document import fields_of
from amzlint.fixer import fix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amzlint.fixer import Fixed
    from amzlint.linter import Linter


class FixedText(str):
    """A mended text. mended: the rule of each finding that is no more; held_back: the rule of each fix that must not be made, with the reason; unsafe: findings that only an unsafe fix would mend."""

    __slots__ = ("held_back", "mended", "unsafe")

    mended: tuple[str, ...]
    held_back: tuple[tuple[str, str], ...]
    unsafe: int

    def __new__(cls, text: str, fixed: Fixed | None = None) -> Self:
        """Return a text with what came of its fixes."""
        made = super().__new__(cls, text)
        made.mended = tuple(rule for rule, _ in fixed.mended) if fixed else ()
        made.held_back = fixed.held_back if fixed else ()
        made.unsafe = fixed.unsafe if fixed else 0
        return made


def fix_text(
    text: str,
    *,
    unsafe: bool = False,
    kind: str | None = None,
    lang: str | None = None,
    template: bool | None = None,
    marketplace: str | None = None,
    markup: str | None = None,
    packs: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, str] | None = None,
    linter: Linter | None = None,
) -> FixedText:
    """Mend one message as `amzlint check --fix` does.

    unsafe: also remove or replace sentences; the other parameters are those of `check_text`.
    Returns the mended text, which is the given one where nothing could be mended. Raises UsageError for unknown names, PackError for a fault in a pack, ReadError when a pattern of a
    pack runs out of time.
    """
    linter = linter or make_linter(packs, select=select, ignore=ignore, severities=severities)
    document = read_message(text, linter, kind=kind, lang=lang, template=template, marketplace=marketplace, markup=markup)
    if document is None:
        return FixedText(text)  # there is no message in it
    fixed = fix(linter, document, unsafe=unsafe)
    return FixedText(fields_of(fixed.document)[0].text, fixed)
