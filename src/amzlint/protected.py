"""What no fix may touch: placeholders, ids, amounts, dates, and the buyer's own words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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
    number = r"\d(?:[\d.,'\u00a0\u202f٫٬]*\d)?"
    return re.compile(
        rf"(?P<date>(?<!\d)(?:(?:19|20)\d\d[-/.年]\s?{month}[-/.月]\s?{day}日?|{day}[-/.]\s?{month}[-/.](?:\s?(?:19|20)?\d\d)?|{month}/{day}/(?:19|20)?\d\d|{month}月{day}日)(?!\d)"
        rf"|(?<![\w.]){day}(?:st|nd|rd|th|er|º|°|\.)?\s(?:de\s|d’)?(?:[^\W\d_]{{3,10}}\.?)\s(?:de\s)?(?:19|20)\d\d(?!\d)|\b[^\W\d_]{{3,10}}\.?\s{day}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d(?!\d))"
        rf"|(?P<tracking>(?<![\w-])(?=[A-Z]{{0,6}}\d)(?=(?:[A-Z-]*\d){{6}})[A-Z\d](?:[A-Z\d-]{{6,38}})[A-Z\d](?![\w-]))"
        rf"|(?P<amount>{money}\s?{number}|{number}\s?{money})",
        re.IGNORECASE,
    )


def touched(reading: Reading, edits: Iterable[Edit]) -> str:
    """Return what edits would touch that no fix may: the first of the constants of this module, empty for nothing."""
    for edit in edits:
        for number, segment in enumerate(reading.segments):
            if edit.field == reading.field_number(number) and (found := _touched_in(segment, reading.landmarks[number], edit)):
                return found
    return ""


def _touched_in(segment: Segment, marks: Landmarks, edit: Edit) -> str:
    start, end = segment.to_field.from_source((edit.start, edit.end))
    return next((name for name, first, last in protected(segment, marks) if (first < end and start < last) or first < start == end < last), "")


def protected(segment: Segment, marks: Landmarks) -> Iterator[tuple[str, int, int]]:
    """Yield what no fix may touch in a segment: its name, and where it starts and ends in the text."""
    for one in marks.placeholders:
        yield PLACEHOLDER, one.start, one.end
    for start, end in marks.order_ids:
        yield ORDER_ID, start, end
    for start, end in segment.quoted:
        yield QUOTED, start, end
    if any(map(str.isdigit, segment.text)):
        for found in _facts().finditer(segment.text):
            yield {"date": DATE, "tracking": TRACKING, "amount": AMOUNT}[found.lastgroup or ""], *found.span()
