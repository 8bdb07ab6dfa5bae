"""Puts a compliant sentence in the place of the one that breaks a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.sentence_places import sentence_place
from amzlint.tidying import replace

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Replace the sentences that hold what was found by one that can stand there as it is; None where there is none, or where the message says it already."""
    place = sentence_place(task.reading, task.match)
    said = place and task.wording.replacement(task.rule.id, task.document, task.reading, task.lang, task.match)
    if place is None or not said or said in task.segment.text:
        return None
    return replace(task.document, task.match.segment, *place, said, with_links=True) or UNCERTAIN
