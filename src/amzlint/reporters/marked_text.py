"""Text of messages in HTML: escaped, findings marked in it, and no more of a long text than is needed to understand them."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from amzlint.reporters.cells import printable
from amzlint.reporters.labels import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.reporters.labels import Labels
    from amzlint.spans import Span

LONG = 20_000  # code points; only a longer text is cut
AROUND = 600  # code points kept on each side of a finding in a long text
_KEPT = re.compile(r"([\n\t])")


class Mark(NamedTuple):
    """A finding in a text. number: of the finding in the report; span: its code points; severity: its class; rank: the graver the higher."""

    number: int
    span: Span
    severity: str
    rank: int


def shown(text: str) -> str:
    r"""Return a text for HTML: escaped, control and bidi characters written out, as \u202e; line breaks and tabs kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return html.escape("".join(part if part in "\n\t" else printable(part) for part in _KEPT.split(text)))


def attribute(text: str) -> str:
    """Return a text for the value of an attribute, on one line."""
    return html.escape(printable(text))


def marked_text(text: str, marks: Sequence[Mark], labels: Labels = ENGLISH) -> str:
    """Return a text with the findings marked; each mark leads to its finding, and the first mark of a finding can be led to."""
    pieces: list[str] = []
    seen: set[int] = set()
    at = 0
    for start, end in _windows(text, marks):
        if start > at:
            pieces.append(_gap(start - at, labels))
        pieces += _window(text, start, end, marks, seen)
        at = end
    if at < len(text):
        pieces.append(_gap(len(text) - at, labels))
    return "".join(pieces)


def _gap(length: int, labels: Labels) -> str:
    return f'<span class="gap">… {labels.filled("left-out", number=f"{length:,}" if labels is ENGLISH else length)} …</span>'


def _windows(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return which parts of a text are shown, in order and apart."""
    if len(text) <= LONG:
        return [(0, len(text))]
    wanted = [(0, AROUND)]
    for mark in marks:
        start, end = mark.span
        if end - start > LONG:
            wanted += [(start - AROUND, start + AROUND), (end - AROUND, end + AROUND)]
        else:
            wanted.append((start - AROUND, end + AROUND))
    windows: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, len(text))) for start, end in wanted):
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut a window wherever a finding starts or ends; yields each part with the findings that cover it."""
    inside = sorted((mark for mark in marks if mark.span.start < min(end, mark.span.end) and start < mark.span.end), key=lambda mark: mark.span.start)
    edges = sorted({start, end, *(edge for mark in inside for edge in mark.span if start < edge < end)})
    waiting, open_marks = 0, list[Mark]()
    for left, right in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span.end > left]
        while waiting < len(inside) and inside[waiting].span.start <= left:
            open_marks.append(inside[waiting])
            waiting += 1
        yield left, right, open_marks


def _window(text: str, start: int, end: int, marks: Sequence[Mark], seen: set[int]) -> Iterator[str]:
    for left, right, covering in _pieces(start, end, marks):
        # A line end that two parts share is one line end.
        stop = right - 1 if text[right - 1 : right + 1] == "\r\n" and right < len(text) else right
        written = shown(text[left:stop])
        if not covering:
            yield written
            continue
        first = max(covering, key=lambda mark: mark.rank)
        new = [mark for mark in covering if mark.number not in seen]
        seen.update(mark.number for mark in new)
        targets = "".join(f'<span id="t{mark.number}"></span>' for mark in new)
        numbers = " ".join(str(mark.number) for mark in covering)
        yield f'{targets}<mark class="{first.severity}" data-findings="{numbers}"><a href="#f{first.number}">{written}</a></mark>'
