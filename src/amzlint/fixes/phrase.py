"""Puts the courteous form of a hard phrase in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit

_MOST_LOST = 2  # words beside the hard phrase that may go with it; where more would go, what the sentence says would change


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Replace what was found by the form that the packs know for it, in the voice of the message."""
    said = task.wording.courteous(task.rule.id, task.document, task.reading, task.lang, task.match)
    if said is None or said.segment != task.match.segment:
        return None
    text = task.segment.text
    beside = text[said.start : max(task.match.start, said.start)] + " " + text[min(task.match.end, said.end) : said.end]
    if len(re.findall(r"\w+", beside)) > _MOST_LOST:
        return None
    edits = edits_in_segment(task.document, said.segment, said.start, said.end, said.text)
    return UNCERTAIN if edits is None else edits
