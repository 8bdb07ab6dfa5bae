"""Removes an element of HTML: a tracking pixel, or what is hidden from the buyer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.fixes import HeldBack
from amzlint.placeholders import find_placeholders
from amzlint.violation import Edit

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.fixes import Task
    from amzlint.html_elements import Element


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Remove the element that was found, or the outermost one that the style found hides."""
    page = next(page for number, page in task.reading.pages if number == ~task.match.segment)
    element = next((one for one in page.elements if _is_found(one, task.match)), None)
    if element is None:
        return None
    end = element.token.end
    if element.end > end or not _is_void(element):
        closing = re.compile(rf"</{element.name}\s*>", re.IGNORECASE).match(page.source, element.end)
        if closing is None:
            return None
        end = closing.end()
    if find_placeholders(page.source[element.token.start : end]):
        return HeldBack("would touch a placeholder")
    return (Edit(task.reading.field_number(~task.match.segment), *_with_line(page.source, element.token.start, end), ""),)


def _is_found(element: Element, match: Match) -> bool:
    if (element.token.start, element.token.end) == (match.start, match.end):
        return True
    place = element.look.hidden_by
    return place is not None and tuple(place) == (match.start, match.end) and element.outer.hidden_by is None


def _is_void(element: Element) -> bool:
    return element.name in ("img", "input", "v:image")


def _with_line(source: str, start: int, end: int) -> tuple[int, int]:
    head = source[source.rfind("\n", 0, start) + 1 : start]
    return (start - len(head), end + 1) if not head.strip() and source[end : end + 1] == "\n" else (start, end)
