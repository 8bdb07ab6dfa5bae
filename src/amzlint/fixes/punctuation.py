"""Leaves one mark of those that are repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit

_ASKING = "?？؟"
_OF_KEYCAPS = ("\ufe0f", "\u20e3")
_DOUBLE = {"‼": "!", "⁇": "?", "⁈": "?", "⁉": "?"}


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Put one mark in the place of several: a question stays a question, dots become three."""
    found = task.found
    if task.segment.text[task.match.end : task.match.end + 1] in _OF_KEYCAPS:
        found = found.rstrip("1")  # the digit is that of an emoji behind the marks
    edits = edits_in_segment(task.document, task.match.segment, task.match.start, task.match.start + len(found), _single(found))
    return UNCERTAIN if edits is None else edits


def _single(marks: str) -> str:
    if set(marks) == {"."}:
        return "..."
    if marks[0] in "….":
        return "…"
    if marks[0] in "¡¿":
        return "¿" if "¿" in marks else "¡"
    marks = "".join(_DOUBLE.get(mark, mark) for mark in marks)
    return next((mark for mark in marks if mark in _ASKING), marks[0])
