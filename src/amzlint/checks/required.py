"""Finds what must be there and is not: the order id of a message that the seller starts, or one of the right shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading

_LIKE_AN_ORDER_ID = r"(?<![A-Za-z0-9_-])\d{2,4}-\d{5,8}-\d{5,8}(?![A-Za-z0-9_-])"
_ORDER_ID = r"\d{3}-\d{7}-\d{7}"


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find `what`: a message without an order id (its first line is the place), or ids that are not three, seven and seven digits."""
    if match["what"] == "order-id-shape":
        yield from _misshapen(reading)
    elif not _has_order_id(reading):
        number = len(reading.segments) - 1
        text = reading.segments[number].text
        start = len(text) - len(text.lstrip())
        yield Match(number, start, start + len(text[start:].split("\n", 1)[0].rstrip()))


def _has_order_id(reading: Reading) -> bool:
    if reading.document.order_id:
        return True
    return any(marks.order_ids or any("order-id" in classes for classes in marks.classes) for marks in reading.landmarks)


def _misshapen(reading: Reading) -> Iterator[Match]:
    for number, segment in enumerate(reading.segments):
        # Two hyphens belong to each id of the right shape, and none of them to any other id.
        if segment.text.count("-") < 2 + 2 * len(reading.landmarks[number].order_ids):
            continue
        for found in re.finditer(_LIKE_AN_ORDER_ID, segment.text):
            if not re.fullmatch(_ORDER_ID, found.group()):
                yield Match(number, *found.span())
