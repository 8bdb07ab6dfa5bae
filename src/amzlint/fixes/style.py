"""Drops what overrides how a page of HTML looks: a declaration, an attribute, or the tags of an element that does nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from amzlint.fixes import HeldBack
from amzlint.placeholders import find_placeholders
from amzlint.violation import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Match
    from amzlint.fixes import Task
    from amzlint.html_elements import Element
    from amzlint.html_looks import StyledPage

_EVERYWHERE = ("alignment", "font-override")  # faults that are told once for all places with the same value
_CELLS = ("td", "th", "tr", "tbody", "thead", "tfoot")  # of which data may be aligned
_BARE = ("b", "strong", "u", "ins", "big", "font")  # elements that only change looks


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Drop the style at every place that sets it to the same value."""
    page = next(page for number, page in task.reading.pages if number == ~task.match.segment)
    field = task.reading.field_number(~task.match.segment)
    places = sorted({(task.match.start, task.match.end), *(_same_elsewhere(page, task.match) if task.rule.match[0]["what"] in _EVERYWHERE else ())})
    starts = [element.token.start for element in page.elements]
    edits = [edit for start, end in places for edit in _dropped(page, field, start, end, page.elements[max(bisect_right(starts, start) - 1, 0)])]
    if any(find_placeholders(page.source[edit.start : edit.end]) for edit in edits):
        return HeldBack("would touch a placeholder")
    return _apart(edits) or None


def _same_elsewhere(page: StyledPage, match: Match) -> Iterator[tuple[int, int]]:
    here = {(style.name, style.text) for element in page.elements for style in element.styles.values() if (style.start, style.end) == (match.start, match.end)}
    for element in page.elements:
        for style in element.styles.values() if element.name not in _CELLS and element.letters else ():
            if (style.name, style.text) in here:
                yield style.start, style.end


def _dropped(page: StyledPage, field: int, start: int, end: int, element: Element) -> Iterator[Edit]:
    """Yield the edits that drop what stands at a place: a tag, a declaration, or the value of an attribute. element: the last one that begins before."""
    source = page.source
    if source[start : start + 1] == "<":
        yield from _without_tags(source, field, element) if element.token.start == start else ()
        return
    attribute = next((one for one in element.token.attributes if one.start <= start and end <= one.end), None)
    if attribute is None or attribute.name == "style":
        yield _without_declaration(source, field, start, end, (attribute.start, attribute.end) if attribute else None)
        return
    yield Edit(field, *_attribute(source, attribute.start, attribute.end), "")


def _without_tags(source: str, field: int, element: Element) -> Iterator[Edit]:
    closing = re.compile(rf"</{element.name}\s*>", re.IGNORECASE).match(source, element.end)
    if closing is None:
        return
    if element.name == "center":
        yield Edit(field, element.token.start + 1, element.token.start + 1 + len("center"), "div")
        yield Edit(field, closing.start() + 2, closing.start() + 2 + len("center"), "div")
    elif element.name in _BARE and not element.token.attributes:
        yield Edit(field, element.token.start, element.token.end, "")
        yield Edit(field, *closing.span(), "")


def _without_declaration(source: str, field: int, start: int, end: int, value: tuple[int, int] | None) -> Edit:
    """Return the edit that drops a declaration with its semicolon; with its attribute where nothing else stands in it. value: the value of the attribute."""
    behind = re.compile(r"\s*;[ \t]*").match(source, end)
    end = behind.end() if behind else end
    if value is None:
        return Edit(field, start, end, "")
    if not source[value[0] : start].strip(" ;") and not source[end : value[1]].strip(" ;"):
        return Edit(field, *_attribute(source, *value), "")
    if not source[end : value[1]].strip():
        start = value[0] + len(source[value[0] : start].rstrip(" "))
    return Edit(field, start, end, "")


def _attribute(source: str, start: int, end: int) -> tuple[int, int]:
    """Return where the attribute of a value stands, with the space before it."""
    begin = max(0, start - 200)
    name = re.search(r"\s+[^\s\"'<>/=]+\s*=\s*[\"']?\Z", source[begin:start])
    quote = source[end : end + 1] if source[start - 1 : start] in ("'", '"') else ""
    return (begin + name.start() if name else start), end + len(quote)


def _apart(edits: list[Edit]) -> tuple[Edit, ...]:
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or not edit.overlaps(kept[-1]):
            kept.append(edit)
    return tuple(kept)
