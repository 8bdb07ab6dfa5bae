"""Positions: spans of code points, places in a file, and maps from derived text back to its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A place in a file: line and column count from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class Run(NamedTuple):
    """One stretch of derived text and the stretch of source that it came from.

    verbatim: both have the same characters; else the run is opaque and only maps as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool


class Spelling(NamedTuple):
    """How a source writes the text that was derived from it.

    form: a module of `spellings`; start, end: code points of the source that write the text, as much of it as changes when it is written anew;
    details: what the form needs to know, such as a style or a charset.
    """

    form: str
    start: int
    end: int
    details: tuple[str, ...] = ()


class SpanMap:
    """A map from derived text to its source, made of runs that leave no gap in the derived text.

    length: of the derived text, in code points; offset: where an identity map starts in the source; spelling: how the source writes the text, None where nobody said.
    Raises ValueError when the runs overlap, leave a gap, run backwards, or a verbatim run changes its length.
    """

    __slots__ = ("_runs", "_starts", "length", "offset", "spelling")

    def __init__(self, length: int, runs: Iterable[Run] | None = None, *, offset: int = 0, spelling: Spelling | None = None) -> None:
        self.length = length
        self.offset = offset
        self.spelling = spelling
        self._runs: tuple[Run, ...] | None = None if runs is None else tuple(runs)
        self._starts: list[int] = []
        if self._runs is not None:
            self._starts = [run.start for run in self._runs]
            self._assert_whole(self._runs)

    def _assert_whole(self, runs: Sequence[Run]) -> None:
        at, source_at = 0, 0
        for run in runs:
            if run.start != at or run.end <= run.start:
                raise ValueError(f"the runs of a map leave a gap or overlap at {run.start}, expected {at}")
            if run.source_start < source_at or run.source_end < run.source_start:
                raise ValueError(f"the runs of a map go backwards in the source at {run.source_start}")
            if run.verbatim and run.end - run.start != run.source_end - run.source_start:
                raise ValueError(f"a verbatim run changes its length at {run.start}")
            at, source_at = run.end, run.source_end
        if at != self.length:
            raise ValueError(f"the runs of a map end at {at}, the text at {self.length}")

    @property
    def is_identity(self) -> bool:
        """Whether every character maps to the one at the same place (plus `offset`)."""
        return self._runs is None

    def _all_runs(self) -> tuple[Run, ...]:
        if self._runs is not None:
            return self._runs
        if not self.length:
            return ()
        return (Run(0, self.length, self.offset, self.offset + self.length, True),)

    def to_source(self, span: tuple[int, int]) -> tuple[Span, bool]:
        """Map a span of the derived text to the source.

        Returns the span and whether it is exact: both sides hold the same characters. A partly covered opaque run widens to the whole run.
        """
        start, end = span
        if self._runs is None:
            return Span(start + self.offset, end + self.offset), True
        if not self._runs:
            return Span(self.offset, self.offset), False
        if start >= end:
            point = self._point(start)
            return Span(point, point), True
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        run, final = self._runs[first], self._runs[last]
        source_start = run.source_start + (start - run.start if run.verbatim else 0)
        source_end = final.source_start + (end - final.start) if final.verbatim else final.source_end
        exact = source_end - source_start == end - start and all(r.verbatim for r in self._runs[first : last + 1])
        return Span(source_start, source_end), exact

    def runs_of(self, span: tuple[int, int]) -> tuple[Run, ...]:
        """Return the runs that share a code point with a span of the derived text."""
        start, end = span
        if self._runs is None:
            return self._all_runs() if start < end else ()
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self._runs[first : bisect_left(self._starts, end)] if start < end else ()

    def _point(self, at: int) -> int:
        runs = self._runs or ()
        if at >= self.length:
            return runs[-1].source_end
        run = runs[bisect_right(self._starts, at) - 1]
        return run.source_start + (at - run.start if run.verbatim else 0)

    def from_source(self, span: tuple[int, int]) -> tuple[int, int]:
        """Map a span of the source to the derived text that came from it, whole opaque runs included; empty, at the next character, where nothing did."""
        start, end = span
        if self._runs is None:
            return max(start - self.offset, 0), max(min(end - self.offset, self.length), 0)
        at = bisect_right(self._runs, start, key=lambda run: run.source_end)
        behind = bisect_left(self._runs, end, key=lambda run: run.source_start)
        if at >= behind:
            following = bisect_left(self._runs, start, key=lambda run: run.source_start)
            point = self._runs[following].start if following < len(self._runs) else self.length
            return point, point
        first, last = self._runs[at], self._runs[behind - 1]
        from_ = first.start + max(start - first.source_start, 0) if first.verbatim else first.start
        return from_, last.start + min(end, last.source_end) - last.source_start if last.verbatim else last.end

    def through(self, inner: SpanMap) -> SpanMap:
        """Compose: this map leads from text A to text B, `inner` from text B to text C; the result leads from A to C."""
        if self._runs is None and inner._runs is None:
            return SpanMap(self.length, offset=self.offset + inner.offset)
        composed: list[Run] = []
        for run in self._all_runs():
            if not run.verbatim:
                span, _ = inner.to_source((run.source_start, run.source_end))
                composed.append(Run(run.start, run.end, span.start, span.end, False))
                continue
            composed.extend(_cut(run, inner))
        return SpanMap(self.length, _merged(composed))


def _cut(run: Run, inner: SpanMap) -> Iterable[Run]:
    for part in inner._all_runs():  # noqa: SLF001  (another map of the same class)
        start, end = max(run.source_start, part.start), min(run.source_end, part.end)
        if start >= end:
            continue
        derived = run.start + start - run.source_start
        if part.verbatim:
            source = part.source_start + start - part.start
            yield Run(derived, derived + end - start, source, source + end - start, True)
        else:
            yield Run(derived, derived + end - start, part.source_start, part.source_end, False)


def _merged(runs: list[Run]) -> list[Run]:
    # Two cuts of one opaque run would run backwards in the source; together they are that run again.
    result: list[Run] = []
    for run in runs:
        if result and not run.verbatim and not result[-1].verbatim and run.source_start < result[-1].source_end:
            before = result.pop()
            result.append(Run(before.start, run.end, before.source_start, max(before.source_end, run.source_end), False))
        else:
            result.append(run)
    return result
