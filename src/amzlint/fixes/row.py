"""Removes rows of signs that only decorate, with their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.tidying import remove

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Remove the row; its line goes where nothing else stands in it."""
    edits = remove(task.document, task.match.segment, task.match.start, task.match.end)
    return UNCERTAIN if edits is None else edits
