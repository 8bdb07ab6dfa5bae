"""Removes the sentence that breaks a rule, and joins what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.removal import edits_without
from amzlint.sentence_units import WITH_LIST

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Remove the sentences that hold what was found, with what only leads to them."""
    unit = task.sentence
    if unit is None:
        return None
    if unit.kind == WITH_LIST or task.segment.text[unit.start : unit.end].endswith((":", "：")):
        return HeldBack("leads to what follows it")
    return edits_without(task.document, unit, task.lang) or UNCERTAIN
