"""Leaves one blank line of several."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.violation import Edit

if TYPE_CHECKING:
    from amzlint.document import Match, Segment
    from amzlint.fixes import Task

_BREAK = r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])"
_EMPTY = r"(?:\s|&nbsp;|&#160;|&#xa0;|[\u200b\u200c\ufeff]|<br\s*/?>)*"
_LINE_BREAK = r"<br\s*/?>(?:\s|&nbsp;|&#160;|&#xa0;)*"
_BLOCK = r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|th|blockquote|section|article|center)\b[^<>]*>"


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Keep as many line breaks as a message may have; in HTML empty paragraphs go, and line breaks between blocks."""
    segment = task.reading.segments[task.match.segment]
    if segment.page is not None:
        return _in_page(segment, task.match, task.reading.field_number(task.match.segment))
    kept = re.compile(f"(?:{_BREAK}[^\\S\\r\\n]*+){{{max(task.rule.match[0]['most'], 1) - 1}}}{_BREAK}").match(segment.text, task.match.start, task.match.end)
    if kept is None:
        return None
    edits = edits_in_segment(task.document, task.match.segment, kept.end(), task.match.end, "")
    return UNCERTAIN if edits is None else edits


def _in_page(segment: Segment, match: Match, field: int) -> tuple[Edit, ...] | None:
    """Return the edit of what stands in a page between the text before and the text behind."""
    source = segment.field.text
    start = segment.to_field.to_source((match.start - 1, match.start))[0].end
    end = segment.to_field.to_source((match.end, match.end + 1))[0].start
    between = source[start:end]
    kept = _tidied(between)
    if kept == between:
        return None
    first = next((at for at, (one, other) in enumerate(zip(between, kept, strict=False)) if one != other), min(len(between), len(kept)))
    last = 0
    while last < min(len(between), len(kept)) - first and between[-1 - last] == kept[-1 - last]:
        last += 1
    return (Edit(field, start + first, end - last, kept[first : len(kept) - last]),)


def _tidied(between: str) -> str:
    """Return mark-up without empty elements, with line breaks between blocks gone and two of any others left."""
    before = ""
    while before != between:
        before, between = between, _empty_element().sub("", between)
    between = re.sub(rf"(?i)({_BLOCK}\s*)(?:{_LINE_BREAK})+", r"\1", between)
    between = re.sub(rf"(?i)(?:{_LINE_BREAK})+({_BLOCK})", r"\1", between)
    return re.sub(rf"(?i)((?:{_LINE_BREAK}){{2}})(?:{_LINE_BREAK})+", r"\1", between)


@cache
def _empty_element() -> re.Pattern[str]:
    return re.compile(rf"<(p|div|span|b|strong|i|em|u|font|center|h[1-6])(?:\s[^<>]*)?>{_EMPTY}</\1\s*>[ \t]*(?:\r?\n(?=[ \t]*<))?", re.IGNORECASE)
