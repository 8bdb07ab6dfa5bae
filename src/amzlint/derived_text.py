"""A text made of pieces, each with the place that it came from."""

from __future__ import annotations

from amzlint.spans import Run, SpanMap


class DerivedText:
    """A text that is derived from a source piece by piece, and the map back to it."""

    __slots__ = ("_pieces", "_runs", "length")

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []

    def add(self, piece: str, start: int, end: int, *, verbatim: bool) -> None:
        """Append a piece that came from `start` to `end` of the source, in code points; an empty piece leaves no run. verbatim: see `Run`."""
        if piece:
            self._pieces.append(piece)
            self._runs.append(Run(self.length, self.length + len(piece), start, end, verbatim))
            self.length += len(piece)

    def __str__(self) -> str:
        return "".join(self._pieces)

    @property
    def to_source(self) -> SpanMap:
        """The map of what was added so far. Raises ValueError as `SpanMap` does."""
        return SpanMap(self.length, self._runs)
