"""Puts a compliant sentence in the place of the one that breaks a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.removal import edits_without
from amzlint.sentence_units import begun

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Replace the sentences that hold what was found by one that can stand there as it is; None where there is none, or where the message says it already."""
    unit = task.sentence
    said = unit and task.wording.replacement(task.rule.id, task.document, task.reading, task.lang, task.match)
    if unit is None or not said or said in task.segment.text:
        return None
    return edits_without(task.document, unit._replace(text=begun(task.reading, unit, said, task.lang)), task.lang) or UNCERTAIN
