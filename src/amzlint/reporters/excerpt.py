"""The part of a source line that is shown below a finding, and the cells to underline in it."""

from __future__ import annotations

from typing import NamedTuple

from amzlint.reporters.cells import TAB_STOP, cell_widths, printable

_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """What to show: the text, how many cells stand before the span, and how many the span fills (at least one)."""

    text: str
    before: int
    marked: int


def cut_excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """Cut a line around a span so that it fits into `room` cells, with an ellipsis where something is left out.

    line: without its line end, of any length; only its part near the span is looked at. start, end: code points of the line.
    """
    start = max(0, min(start, len(line)))
    end = max(start, min(end, len(line)))
    # Four code points a cell leave room for marks; whatever lies further away cannot be shown.
    low, high = max(0, start - 4 * room), min(len(line), start + 4 * room)
    pieces = _pieces(line[low:high])
    first, last = 0, len(pieces)
    if low or high < len(line) or sum(width for _, width in pieces) > room:
        first, last = _fitting([width for _, width in pieces], start - low, min(end, high) - low, room - 2)
    cut_before, cut_after = low + first > 0, low + last < len(line)
    text = "".join(shown for shown, _ in pieces[first:last])
    before = sum(width for _, width in pieces[first : start - low]) + cut_before
    marked = sum(width for _, width in pieces[start - low : min(last, end - low)]) + (cut_after and end > low + last)
    return Excerpt((_ELLIPSIS * cut_before + text + _ELLIPSIS * cut_after).rstrip(), before, max(marked, 1))


def _pieces(window: str) -> list[tuple[str, int]]:
    """Each code point as it is shown, with its cells: tabs as spaces, unsafe characters written out."""
    if window.isascii() and window.isprintable():
        return [(character, 1) for character in window]
    pieces: list[tuple[str, int]] = []
    column = 0
    for character, width in zip(window, cell_widths(window), strict=True):
        shown = " " * (TAB_STOP - column % TAB_STOP) if character == "\t" else printable(character)
        cells = width if shown == character else len(shown)
        pieces.append((shown, cells))
        column += cells
    return pieces


def _fitting(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Choose the pieces to show: the span first, then a third of what is left before it and the rest behind it."""
    left, right = sum(widths[:start]), sum(widths[start:])
    spare = max(0, room - sum(widths[start:end]))
    allowed = min(left, max(spare // 3, room - right))
    first, used = start, 0
    while first and used + widths[first - 1] <= allowed:
        first -= 1
        used += widths[first]
    # A mark without its letter would be drawn over the ellipsis.
    while 0 < first < start and not widths[first]:
        first += 1
    last = start
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    return first, last
