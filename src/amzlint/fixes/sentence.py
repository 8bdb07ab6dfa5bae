"""Removes the sentence that breaks a rule; what is around it is joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.tidying import remove

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.violation import Edit

# What ends a sentence: its marks with the space some languages put before them, closing quotes and brackets, pictures.
_END = r"(?:[ \t\xa0\u202f]?[^\s\w(\[{<«“„¿¡•·–—*#|-]+)*"
_OPENING = "«“„\"'‘([¿¡"


def propose(reading: Reading, match: Match, rule: Rule) -> tuple[Edit, ...] | HeldBack | None:  # noqa: ARG001  (every fix has the same signature)
    """Remove the sentences that hold what was found; nothing is offered for targets of links and other texts beside the visible one."""
    if not 0 <= match.segment < len(reading.segments) or reading.segments[match.segment].part != "text":
        return None
    first, last = (reading.sentence_at(match.segment, at) for at in (match.start, max(match.end - 1, match.start)))
    if first < 0 or reading.sentences[first].segment != match.segment:
        return None
    text = reading.segments[match.segment].text
    start, end = _span(reading, first, last)
    if text[start:end].rstrip().endswith((":", "：")):
        return HeldBack("leads to what follows it")
    edits = remove(reading.document, match.segment, min(start, match.start), max(end, match.end), with_links=True)
    return HeldBack(UNCERTAIN) if edits is None else edits


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
