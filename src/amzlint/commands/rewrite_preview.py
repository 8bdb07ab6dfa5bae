"""The preview of a rewritten message: both versions side by side or one under the other, changed words marked, then the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.commands.marked_lines import DELETED, INSERTED, Line, painter, plain_marks, rows, wrapped
from amzlint.document import fields_of
from amzlint.reporters.cells import cell_length, one_line, printable, wrap
from amzlint.reporters.closing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Document
    from amzlint.rewrite import Rewritten

LEAST_WIDE = 100  # columns from which on both versions stand side by side
_BETWEEN = " │ "
_QUOTED = 300  # code points of a change that are shown


class Preview:
    """Shows rewritten messages to people. width: columns of the terminal; colour: changed words are coloured, else they stand in brackets."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self._width = width
        self._paint = painter() if colour else plain_marks

    def block(self, document: Document, rewritten: Rewritten) -> str:
        """Return all that is shown of one message."""
        lines = [self._headline(document, rewritten)]
        if rewritten.changes:
            for old, new in zip(fields_of(document), fields_of(rewritten.document), strict=True):
                if old.text != new.text:
                    lines += ["", *self._versions(old.text, new.text)]
            lines += ["", *self._reasons(rewritten)]
        if rewritten.needs_a_person:
            lines += ["", "A person must decide:"]
            for rule, reason in rewritten.needs_a_person:
                lines += self._item(f"{rule}: ", one_line(reason))
        return "\n".join(lines) + "\n\n"

    def _headline(self, document: Document, rewritten: Rewritten) -> str:
        name = f" (message {document.index}{f', {document.message_id}' if document.message_id else ''})" if document.index > 1 or document.message_id else ""
        if not rewritten.changes:
            verdict = "nothing to change" if rewritten.clean else "no wording makes it clean"
        else:
            verdict = f"{counted(len(rewritten.changes), 'change')}, {'clean' if rewritten.clean else 'not clean: this is the nearest to it'}"
        return f"{one_line(document.path + name)}: {verdict}"

    def _versions(self, before: str, after: str) -> Iterator[str]:
        pairs = rows(before, after)
        if self._width >= LEAST_WIDE:
            yield from self._side_by_side(pairs)
            return
        yield "Before:"
        for old, _ in pairs:
            yield from self._indented(old)
        yield ""
        yield "After:"
        for _, new in pairs:
            yield from self._indented(new)

    def _indented(self, line: Line | None) -> Iterator[str]:
        for part in wrapped(line, self._width - 2) if line is not None else ():
            yield f"  {self._paint(part)}".rstrip()

    def _side_by_side(self, pairs: list[tuple[Line | None, Line | None]]) -> Iterator[str]:
        room = (self._width - len(_BETWEEN)) // 2
        yield f"{'Before':<{room}}{_BETWEEN}After"
        for old, new in pairs:
            left, right = (wrapped(line, room - 2) if line is not None else [] for line in (old, new))
            for number in range(max(len(left), len(right))):
                one = left[number] if number < len(left) else []
                other = right[number] if number < len(right) else []
                padding = " " * max(room - cell_length(plain_marks(one) if self._paint is plain_marks else "".join(text for text, _ in one)), 0)
                yield f"{self._paint(one)}{padding}{_BETWEEN}{self._paint(other)}".rstrip()

    def _reasons(self, rewritten: Rewritten) -> Iterator[str]:
        yield "Why:"
        for change in rewritten.changes:
            yield from self._item(f"{change.rule}: ", one_line(change.reason))
            for sign, text, mark in (("- ", change.before, DELETED), ("+ ", change.after, INSERTED)):
                if text.strip():
                    for number, part in enumerate(wrap(one_line(text, _QUOTED), self._width - 6)):
                        line = part if number else sign + part
                        yield f"    {'  ' if number else ''}{line if self._paint is plain_marks else self._paint([(line, mark)])}"

    def _item(self, head: str, text: str) -> Iterator[str]:
        first, *rest = wrap(head + text, self._width - 4)
        yield f"  {printable(first)}"
        for line in rest:
            yield f"    {line}"

