"""Takes signs out of a text that say nothing and leaves it tidy: no doubled spaces, no empty lines, list items or paragraphs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.violation import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amzlint.document import Document, Segment

BLANKS = " \t\xa0\u202f\u3000"
_OPENING, _CLOSING = "([{«“„‘\"'（「『", ".,;:!?…)]}»”’\"'）」』。、！？،؛؟"
_REACH = 2000  # code points that are looked at on either side
_EMPTIED = "p|div|li|ul|ol|span|b|strong|i|em|u|s|small|big|font|center|h[1-6]|blockquote|section"
_BULLET = r"[ \t]*(?:[-*•·–▪●►→]|\d{1,2}[.)])[ \t]+"


def remove(document: Document, number: int, start: int, end: int) -> tuple[Edit, ...] | None:
    """Return the edits that take code points out of a segment and tidy what is around them; None where no edit is exact."""
    segment = document.segment(number)
    first, last = line_around(segment.text, start, end)
    if not re.search(r"\w|[{}\[\]<>%]", segment.text[first:start] + segment.text[end:last]):
        start, end = first, last  # bullets, quotes and signs of emphasis alone say nothing
    return replace(document, number, *gap(segment, start, end))


def replace(document: Document, number: int, start: int, end: int, text: str) -> tuple[Edit, ...] | None:
    """Return the edits that put other text in the place of code points of a segment; in HTML line breaks go, and elements that are left with nothing in them."""
    segment = document.segment(number)
    edits = edits_in_segment(document, number, start, end, text)
    if edits is None or segment.page is None:
        return edits
    breaks = _breaks(segment, start, end, edits[0].field)
    return _without_empty_elements(segment.field.text, _joined([*edits, *breaks]))


def gap(segment: Segment, start: int, end: int) -> tuple[int, int, str]:
    """Return what goes with code points of a segment that are taken out, and the text that joins what is left."""
    text = segment.text
    first, last = line_around(text, start, end)
    before, after = text[first:start], text[end:last]
    if not before.strip(BLANKS) or re.fullmatch(_BULLET, before):
        if not after.strip(BLANKS):
            return (*_with_line_break(segment, first, last), "")
        return start, end + _leading(after), ""
    left, right = _trailing(before), _leading(after)
    if not after.strip(BLANKS):
        return start - left, end + right, ""
    opens, closes = before[-left - 1] in _OPENING if not left else False, after[right] in _CLOSING
    if opens and not right and _is_pair(before[-1], after[0]):
        return gap(segment, start - 1, end + 1)
    if opens:
        return start, end + right, ""
    if closes or right:
        return start - left, end, ""
    return start, end, "" if left or not (_is_word(before[-1]) and _is_word(after[0])) else " "


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line of some code points starts and ends, without its line break."""
    first = max(text.rfind("\n", max(0, start - _REACH), start), text.rfind("\r", max(0, start - _REACH), start)) + 1
    if not first:
        first = max(0, start - _REACH)
    ends = [at for sign in "\r\n" if (at := text.find(sign, end, end + _REACH)) >= 0]
    return first, min(ends, default=min(len(text), end + _REACH))


def _with_line_break(segment: Segment, first: int, last: int) -> tuple[int, int]:
    """Return a line with the line break that goes with it: of the blank lines on both sides one is enough, and none stands at the end of a text."""
    text = segment.text
    if segment.page is not None:
        # Tags part the blocks of a page; only a `<br>` is a line break that may go.
        if _break_at(segment, last):
            return first, last + 1
        return (first - 1, last) if _break_at(segment, first - 1) else (first, last)
    breaks_after = re.compile(r"(?:\r\n|\r|\n)?").match(text, last)
    end = breaks_after.end() if breaks_after else last
    blank_before = not text[:first].strip() or re.search(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\Z", text[max(0, first - 200) : first]) is not None
    following = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+").match(text, end)
    if following is not None and blank_before:
        end = following.end()
    elif end >= len(text.rstrip("\r\n")) and first:
        # The last line: what parts it from the text before goes with it.
        first = len(text[:first].rstrip())
        end = last
    return first, end


def _break_at(segment: Segment, at: int) -> bool:
    if not 0 <= at < len(segment.text) or segment.text[at] != "\n":
        return False
    (run,) = segment.to_field.runs_of((at, at + 1))
    return run.end - run.start == 1 and segment.field.text[run.source_start : run.source_start + 3].lower() == "<br"


def _breaks(segment: Segment, start: int, end: int, field: int) -> list[Edit]:
    """Return the edits that take out the line breaks of a page between two code points."""
    return [
        Edit(field, run.source_start, run.source_end, "")
        for run in segment.to_field.runs_of((start, end))
        if not run.verbatim and start <= run.start and run.end <= end and segment.field.text[run.source_start : run.source_start + 3].lower() == "<br"
    ]


def _joined(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in order, those that touch as one."""
    joined: list[Edit] = []
    for edit in sorted(edits):
        if joined and edit.start <= joined[-1].end:
            last = joined[-1]
            joined[-1] = Edit(edit.field, last.start, max(last.end, edit.end), last.text + edit.text)
        else:
            joined.append(edit)
    return tuple(joined)


def _without_empty_elements(source: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Widen edits that would leave an element with nothing in it, until all of them leave something."""
    while True:
        wider = _joined(edit if edit.text else _with_element(source, edit) for edit in edits)
        if wider == edits:
            return edits
        edits = wider


def _with_element(source: str, edit: Edit) -> Edit:
    opened = _opening().search(source[max(0, edit.start - _REACH) : edit.start])
    closed = opened and re.compile(rf"(?:\s|&nbsp;)*</{opened[1]}\s*>", re.IGNORECASE).match(source, edit.end)
    if not opened or not closed:
        return edit
    start, end = max(0, edit.start - _REACH) + opened.start(), closed.end()
    # An element on lines of its own goes with them.
    head = source[source.rfind("\n", 0, start) + 1 : start]
    if not head.strip() and source[end : end + 1] == "\n" and opened[1].lower() not in ("span", "b", "i", "u", "s"):
        return Edit(edit.field, start - len(head), end + 1, "")
    return Edit(edit.field, start, end, "")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"<({_EMPTIED})(?:\s[^<>]*)?>(?:\s|&nbsp;)*\Z", re.IGNORECASE)


def _trailing(text: str) -> int:
    return len(text) - len(text.rstrip(BLANKS))


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(BLANKS))


def _is_pair(one: str, other: str) -> bool:
    return one + other in ("()", "[]", "{}", "«»", "“”", "„“", "‘’", '""', "（）", "「」", "『』")


def _is_word(sign: str) -> bool:
    """Say whether a sign is part of a word in a script that parts words with spaces, or ends a sentence before one."""
    return (sign.isalnum() and not "\u3040" <= sign <= "\u9fff") or sign in ".,;:!?…)”»"
