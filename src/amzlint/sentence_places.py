"""Where the sentences stand that hold what a rule found, with all that opens and ends them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading

# What ends a sentence: its marks with the space some languages put before them, closing quotes and brackets, pictures.
_END = r"(?:[ \t\xa0\u202f]?[^\s\w(\[{<«“„¿¡•·–—*#|-]+)*"
_OPENING = "«“„\"'‘([¿¡"


def sentence_place(reading: Reading, match: Match) -> tuple[int, int] | None:
    """Return the code points of a segment's visible text that the sentences of a match cover; None for targets of links and other texts that are no prose."""
    if not 0 <= match.segment < len(reading.segments) or reading.segments[match.segment].part != "text":
        return None
    first, last = (reading.sentence_at(match.segment, at) for at in (match.start, max(match.end - 1, match.start)))
    if first < 0 or reading.sentences[first].segment != match.segment:
        return None
    one, other = reading.sentences[first], reading.sentences[last]
    prose, text = reading.proses[0][match.segment], reading.segments[match.segment].text
    start, _ = prose.span(one.first, one.first + 1)
    _, end = prose.span(other.last - 1, other.last)
    limit = prose.span(other.last, other.last + 1)[0] if other.last < len(prose.words) else len(text)
    while start and text[start - 1] in _OPENING and (start == 1 or text[start - 2].isspace()):
        start -= 1
    found = re.compile(_END).match(text, end, limit)
    return min(start, match.start), max(found.end() if found else end, match.end)
