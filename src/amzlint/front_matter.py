"""Front matter: YAML between two lines `---` at the very start of a text file, which says what is known about the message behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.document import Field, Message
from amzlint.errors import ReadError
from amzlint.kinds import nearest
from amzlint.line_index import LineIndex
from amzlint.message_fields import ABOUT, SUBJECTS, attachments_of, facts_of, identity_of
from amzlint.report import Failure
from amzlint.rules import KINDS
from amzlint.spans import SpanMap, Spelling
from amzlint.tree import Mapping, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.source import Source
    from amzlint.tree import Node

# A block between two rules may be part of the message ("Order: 123"). It is front matter when one of these names a value in it, as they are written: in lower case.
_TELLING = frozenset((*ABOUT, *SUBJECTS, "id", "slug", "title", "tags", "layout", "description", "attachments"))
_RULE = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"^([a-zäéè件名_-]{2,20})[ \t]*:(?=\s|\Z)", re.MULTILINE)


class Head(NamedTuple):
    """Front matter. end: of its YAML, in code points; body: where the message behind it starts; is_closed: whether its last line is there."""

    end: int
    body: int
    is_closed: bool = True


def find_head(text: str) -> Head | None:
    """Find the front matter at the very start of a text; None where there is none, as in a text that begins with a rule."""
    opening = _RULE.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        first = _KEY.match(text, opening.end())
        return Head(len(text), len(text), False) if first and first[1] in ABOUT else None
    is_telling = any(key[1] in _TELLING for key in _KEY.finditer(text, opening.end(), closing.start()))
    return Head(closing.start(), closing.end()) if is_telling else None


def read_behind(source: Source, head: Head) -> Iterator[Message | Failure]:
    """Yield the message behind front matter, with what that says of it and its subject; before it, what is wrong with the front matter. An unclosed one is checked as text."""
    lines = LineIndex(source.text)
    if not head.is_closed:
        yield Failure(source.path, "line 1: the front matter that begins here is never closed by a line “---”; the whole file was checked as text", 1)
        yield Message((Field("text", "body", source.text, lines),), {})
        return
    from amzlint.yaml_tree import read_documents  # noqa: PLC0415  (YAML is loaded for real front matter only)

    root: Node | None = None
    try:
        root = next(read_documents(source.text[: head.end]), None)
    except ReadError as error:
        yield Failure(source.path, f"{error}, in the front matter; what stands behind it was checked without it", error.line)
    if not isinstance(root, Mapping):
        root = Mapping((), 0)
    about = facts_of(root)
    about |= {"lang": language.text} if isinstance(language := root.get("lang", "language", "locale"), Text) and "lang" not in about else {}
    for line, fault in _faults(root, about, lines):
        yield Failure(source.path, f"line {line}: {fault}, in the front matter; the message was checked without it", line)
    about.pop("fault", None)
    fields = _fields(source, head, root, lines)
    if fields:
        yield Message(tuple(fields), about, identity_of(root), lines.position(head.body).line, attachments_of(root, lines))


def _fields(source: Source, head: Head, root: Mapping, lines: LineIndex) -> list[Field]:
    subject, body = root.get(*SUBJECTS), source.text[head.body :]
    fields = [Field("subject", "subject", subject.text, lines, subject.place)] if isinstance(subject, Text) and subject.text.strip() else []
    return [*fields, Field("text", "body", body, lines, lambda: SpanMap(len(body), offset=head.body, spelling=Spelling("raw", head.body, head.body + len(body))))] if body.strip() else fields


def _faults(root: Mapping, about: dict[str, Any], lines: LineIndex) -> Iterator[tuple[int, str]]:
    """Yield what the front matter says that nobody can use, with its line."""

    def line_of(node: Node) -> int:
        return lines.position(node.start).line

    kind, template, subject = root.get("kind"), root.get("template", "is_template"), root.get(*SUBJECTS)
    if isinstance(kind, Text) and kind.text not in KINDS:
        yield line_of(kind), f"unknown kind “{kind.text[:40]}”, {nearest(kind.text, KINDS)}"
    if template is not None and not (isinstance(template, Value) and (template.value is None or isinstance(template.value, bool))):
        yield line_of(template), f"“template” is “{template.text[:40]}”, expected true or false" if isinstance(template, Text) else "“template” is neither true nor false"
    if isinstance(subject, Mapping) or (subject is not None and not isinstance(subject, Text | Value)):
        yield line_of(subject), "“subject” is no text"
    if "fault" in about:
        days = [node for name in ("sent_at", "ordered_at", "delivered_at") if (node := root.get(name)) is not None and name not in about]
        yield line_of(days[0]), about["fault"]
