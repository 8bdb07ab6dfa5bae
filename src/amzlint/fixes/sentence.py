"""Puts another sentence in the place of the one that breaks a rule, or removes it and joins what is around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.tidying import remove, replace

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.reading import Reading
    from amzlint.violation import Edit

# What ends a sentence: its marks with the space some languages put before them, closing quotes and brackets, pictures.
_END = r"(?:[ \t\xa0\u202f]?[^\s\w(\[{<«“„¿¡•·–—*#|-]+)*"
_OPENING = "«“„\"'‘([¿¡"


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Replace the sentences that hold what was found by one that is fit to stand there as it is; where there is none, or the message has it already, remove them.

    Nothing is offered for targets of links and other texts beside the visible one.
    """
    if not 0 <= task.match.segment < len(task.reading.segments) or task.reading.segments[task.match.segment].part != "text":
        return None
    first, last = (task.reading.sentence_at(task.match.segment, at) for at in (task.match.start, max(task.match.end - 1, task.match.start)))
    if first < 0 or task.reading.sentences[first].segment != task.match.segment:
        return None
    text = task.reading.segments[task.match.segment].text
    start, end = _span(task.reading, first, last)
    if text[start:end].rstrip().endswith((":", "：")):
        return HeldBack("leads to what follows it")
    start, end = min(start, task.match.start), max(end, task.match.end)
    said = task.wording.replacement(task.rule.id, task.document, task.reading, task.lang, task.match)
    if not said or said in text:
        return remove(task.document, task.match.segment, start, end, with_links=True) or UNCERTAIN
    return replace(task.document, task.match.segment, start, end, said, with_links=True) or UNCERTAIN


def _span(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Return the code points of sentences first to last (inclusive), with what opens and ends them."""
    one, other = reading.sentences[first], reading.sentences[last]
    prose, text = reading.proses[0][one.segment], reading.segments[one.segment].text
    start, _ = prose.span(one.first, one.first + 1)
    _, end = prose.span(other.last - 1, other.last)
    limit = prose.span(other.last, other.last + 1)[0] if other.last < len(prose.words) else len(text)
    while start and text[start - 1] in _OPENING and (start == 1 or text[start - 2].isspace()):
        start -= 1
    found = re.compile(_END).match(text, end, limit)
    return start, found.end() if found else end
