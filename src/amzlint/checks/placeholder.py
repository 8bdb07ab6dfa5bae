"""Finds placeholders: left over in a finished message, or with a name that promises a link, a shop or a coupon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.placeholder_faults import find_adjacent, find_lone_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading

_FAULTS = ("unclosed", "adjacent")


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find placeholders whose name is of one of `classes` and of none of `unless`; or by `what`: left-over, all that a buyer would see; unclosed; adjacent.

    Left over is an error in a finished message, never in a template, and advice where it is unknown which of both this is, unless a complete order id shows it.
    """
    if match.get("what") == "left-over":
        yield from _left_over(reading)
        return
    if match.get("what") in _FAULTS:
        for number, (segment, marks) in enumerate(zip(reading.segments, reading.landmarks, strict=True)):
            faults = find_adjacent(marks.placeholders) if match["what"] == "adjacent" else find_lone_marks(segment.text, marks.placeholders)
            for start, end in faults:
                yield Match(number, start, end)
        return
    for number, marks in enumerate(reading.landmarks):
        for placeholder, classes in zip(marks.placeholders, marks.classes, strict=True):
            if not classes.isdisjoint(match["classes"]) and classes.isdisjoint(match["unless"]):
                yield Match(number, placeholder.start, placeholder.end, parts={"name": placeholder.name})


def _left_over(reading: Reading) -> Iterator[Match]:
    template = reading.document.template
    if template:
        return
    severity = "error" if template is False or any(marks.order_ids for marks in reading.landmarks) else "info"
    for number, marks in enumerate(reading.landmarks):
        for placeholder in marks.placeholders:
            yield Match(number, placeholder.start, placeholder.end, parts={"name": placeholder.name}, severity=severity)
