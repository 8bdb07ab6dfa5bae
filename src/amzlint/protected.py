"""What no fix may touch: placeholders, ids, amounts, dates, and the buyer's own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Segment
    from amzlint.landmarks import Landmarks
    from amzlint.reading import Reading
    from amzlint.violation import Edit

PLACEHOLDER, ORDER_ID, TRACKING, AMOUNT, DATE, QUOTED = "a placeholder", "an order id", "a tracking number", "an amount", "a date", "the buyer's own words"


@cache
def _facts() -> re.Pattern[str]:
    day, month = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
    money = r"(?:[€$£¥￥₺₩]|\b(?:EUR|USD|GBP|JPY|PLN|SEK|TRY|CAD|AUD|MXN|BRL|AED|SAR|EGP)\b|\b(?:euros?|dollars?|pounds?|kr|zł|zl|TL|lei)\b|円|ريال|درهم|جنيه)"
    number = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d)(?:[\d.,'\u00a0\u202f٫٬]*\d)?"
    return re.compile(
        rf"(?P<date>(?<!\d)(?:(?:19|20)\d\d[-/.年]\s?{month}[-/.月]\s?{day}日?|{day}[-/.]\s?{month}[-/.](?:\s?(?:19|20)?\d\d)?|{month}/{day}/(?:19|20)?\d\d|{month}月{day}日)(?!\d)"
        rf"|(?<![\w.]){day}(?:st|nd|rd|th|er|º|°|\.)?\s(?:de\s|d’)?(?:[^\W\d_]{{3,10}}\.?)\s(?:de\s)?(?:19|20)\d\d(?!\d)|\b[^\W\d_]{{3,10}}\.?\s{day}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d(?!\d))"
        rf"|(?P<tracking>(?<![\w-])(?=[A-Z]{{0,6}}\d)(?=(?:[A-Z-]*\d){{6}})[A-Z\d](?:[A-Z\d-]{{6,38}})[A-Z\d](?![\w-]))"
        rf"|(?P<amount>{money}\s?{number}|{number}\s?{money})",
        re.IGNORECASE,
    )


class Guard:
    """Knows what no fix of one message may touch; found out when it is first asked."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_field: dict[int, _Spans] | None = None

    def touched(self, edits: Iterable[Edit]) -> str:
        """Return what edits would touch: one of the constants of this module, empty for nothing."""
        if self._by_field is None:
            found: dict[int, list[tuple[int, int, str]]] = {}
            for number, segment in enumerate(self._reading.segments):
                spans = found.setdefault(self._reading.field_number(number), [])
                spans += ((*segment.to_field.to_source((start, end))[0], name) for name, start, end in _protected(segment, self._reading.landmarks[number]))
            self._by_field = {number: _Spans(spans) for number, spans in found.items()}
        return next((name for edit in edits if edit.field in self._by_field and (name := self._by_field[edit.field].met(edit.start, edit.end))), "")


class _Spans:
    """Spans of a field with their names, some within others."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._furthest = list(accumulate((end for _, end, _ in self._spans), max))  # the last end of all spans up to each

    def met(self, start: int, end: int) -> str:
        """Return the name of a span that shares a code point with this one, or that lies around it where it is empty."""
        at = bisect_left(self._starts, max(end, start + 1)) - 1
        while at >= 0 and self._furthest[at] > start:
            first, last, name = self._spans[at]
            if (first < end and start < last) or (start == end and first < start < last):
                return name
            at -= 1
        return ""


def _protected(segment: Segment, marks: Landmarks) -> Iterator[tuple[str, int, int]]:
    """Yield what no fix may touch in a segment: its name, and where it starts and ends in the text. Digits of links, addresses and telephone numbers are none of it."""
    for one in marks.placeholders:
        yield PLACEHOLDER, one.start, one.end
    for start, end in marks.order_ids:
        yield ORDER_ID, start, end
    for start, end in segment.quoted:
        yield QUOTED, start, end
    if any(map(str.isdigit, segment.text)):
        view = cover(segment.text, sorted([*((one.start, one.end) for one in (*marks.phones, *marks.emails)), *((one.start, one.end) for one in marks.links)]))
        for found in _facts().finditer(view):
            yield {"date": DATE, "tracking": TRACKING, "amount": AMOUNT}[found.lastgroup or ""], *found.span()
