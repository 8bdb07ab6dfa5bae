"""Removes the sentence that breaks a rule, and joins what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.sentence_places import sentence_place
from amzlint.tidying import remove

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Remove the sentences that hold what was found."""
    place = sentence_place(task.reading, task.match)
    if place is None:
        return None
    if task.segment.text[slice(*place)].rstrip().endswith((":", "：")):
        return HeldBack("leads to what follows it")
    return remove(task.document, task.match.segment, *place, with_links=True) or UNCERTAIN
