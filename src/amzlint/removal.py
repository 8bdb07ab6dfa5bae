"""Units of a message taken out or replaced, whatever its mark-up: the edits of the field, and the text that comes of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from amzlint import html_joining, text_joining
from amzlint.differences import common_start
from amzlint.document import fields_of
from amzlint.edits import Edit, apply_edits
from amzlint.placeholders import find_placeholders
from amzlint.template_blocks import CLOSES, OPENS, role_of

if TYPE_CHECKING:
    from amzlint.document import Document, Segment
    from amzlint.sentence_units import Unit

_REACH = 4000  # code points that are looked at on either side


def field_number(document: Document, segment: int) -> int:
    """Return the number in `fields_of` of the field that a segment was taken from."""
    field = document.segments[segment].field
    return next(number for number, one in enumerate(fields_of(document)) if one is field)


def text_without(document: Document, unit: Unit, lang: str | None) -> str | None:
    """Return the text of a unit's field with what the unit says in its place; None where the unit shares its characters with others."""
    edits = edits_without(document, unit, lang)
    return None if edits is None else apply_edits(document.segments[unit.segment].field.text, edits)


def edits_without(document: Document, unit: Unit, lang: str | None) -> tuple[Edit, ...] | None:
    """Return the edits that put what a unit says in its place, and join what is around it; None where the unit shares its characters with others."""
    segment = document.segments[unit.segment]
    source = segment.field.text
    start = segment.to_field.to_source((unit.start, unit.start + 1))[0].start
    end = segment.to_field.to_source((unit.end - 1, unit.end))[0].end
    if start >= end or (segment.page is None and segment.field.markup != "markdown" and _decoded(document, unit) != segment.text[unit.start : unit.end]):
        return None
    first, last = _around(segment, start, end)
    before = source[first:last]
    after = _joined(segment, before, start - first, end - first, unit.text, lang)
    head = min(common_start(before, after), start - first)
    tail = min(common_start(before[::-1], after[::-1]), len(before) - head, len(after) - head)
    if head + tail == len(before) == len(after):
        return ()
    return (Edit(field_number(document, unit.segment), first + head, last - tail, after[head : len(after) - tail]),)


def _around(segment: Segment, start: int, end: int) -> tuple[int, int]:
    """Return the part of a field that is looked at to join what stands around a span; that of a page begins and ends with a tag."""
    source = segment.field.text
    first, last = max(start - _REACH, 0), min(end + _REACH, len(source))
    if segment.page is None:
        return first, last
    tag = source.find(">", last)
    return max(source.rfind("<", 0, first + 1), 0), len(source) if tag < 0 else tag + 1


def _joined(segment: Segment, source: str, start: int, end: int, said: str, lang: str | None) -> str:
    """Return a part of a field's text with something else, or nothing, in the place of a span."""
    if segment.page is not None:
        from html import escape  # noqa: PLC0415  (only for HTML that is edited)

        start, end = _outside_blocks(source, start, end)
        return html_joining.without(source, start, end, escape(said, quote=False), lang)
    if segment.field.markup == "markdown":
        start, end = text_joining.widened(source, start, end)
    if not said:
        start, end = _with_conditions(source, start, end)
    return text_joining.without(source, start, end, said + _controls(source, start, end), lang)


def _decoded(document: Document, unit: Unit) -> str:
    # A text that suppression comments were taken out of has gaps which a removal must not swallow.
    segment = document.segments[unit.segment]
    pieces = segment.to_field.runs_of((unit.start, unit.end))
    joined = all(a.source_end == b.source_start for a, b in pairwise(pieces))
    return segment.text[unit.start : unit.end] if joined else ""


def _controls(source: str, start: int, end: int) -> str:
    """Return the marks of conditions and loops in a span, as they are written, where they have no partner in it."""
    inside = [one for one in find_placeholders(source) if one.control and start <= one.start and one.end <= end]
    roles = [role_of(source[one.start : one.end]) for one in inside]
    depth = 0
    for role in roles:
        depth += (role == OPENS) - (role == CLOSES)
        if depth < 0:
            break
    return "" if depth == 0 else "".join(source[one.start : one.end] for one in inside)


def _with_conditions(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span over the conditions that hold nothing else."""
    controls = [one for one in find_placeholders(source) if one.control]
    while True:
        before = next((one for one in reversed(controls) if one.end <= start and not source[one.end : start].strip()), None)
        behind = next((one for one in controls if one.start >= end and not source[end : one.start].strip()), None)
        if before is None or behind is None or role_of(source[before.start : before.end]) != OPENS or role_of(source[behind.start : behind.end]) != CLOSES:
            return start, end
        start, end = before.start, behind.end


def _outside_blocks(source: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of HTML without the part behind the first mark of a condition whose partner is not in it."""
    if _controls(source, start, end):
        first = next(one for one in find_placeholders(source) if one.control and one.start >= start)
        return start, first.start
    return start, end
