"""Leaves one mark of those that are repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.violation import Edit

_ASKING = "?？؟"
_DOUBLE = {"‼": "!", "⁇": "?", "⁈": "?", "⁉": "?"}


def propose(reading: Reading, match: Match, rule: Rule) -> tuple[Edit, ...] | HeldBack | None:  # noqa: ARG001  (every fix has the same signature)
    """Put one mark in the place of several: a question stays a question, dots become three."""
    edits = edits_in_segment(reading.document, match.segment, match.start, match.end, _single(reading.document.segment(match.segment).text[match.start : match.end]))
    return HeldBack(UNCERTAIN) if edits is None else edits


def _single(marks: str) -> str:
    if set(marks) == {"."}:
        return "..."
    if marks[0] in "….":
        return "…"
    if marks[0] in "¡¿":
        return "¿" if "¿" in marks else "¡"
    marks = "".join(_DOUBLE.get(mark, mark) for mark in marks)
    return next((mark for mark in marks if mark in _ASKING), marks[0])
