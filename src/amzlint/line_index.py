"""The lines and columns of a text."""

from __future__ import annotations

from bisect import bisect_right

from amzlint.spans import Position


class LineIndex:
    """Lines and columns of a text, computed when first asked for.

    text: the whole text; its lines end at a line feed, a carriage return, or both.
    first_line, first_offset: where the text itself starts in a longer file.
    """

    __slots__ = ("_first_line", "_first_offset", "_shown", "_starts", "_text")

    def __init__(self, text: str, *, first_line: int = 1, first_offset: int = 0) -> None:
        self._text = text
        self._first_line = first_line
        self._first_offset = first_offset
        self._starts: list[int] | None = None
        self._shown = (0, "")

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    @property
    def first_offset(self) -> int:
        """How many code points of the file stand before the text."""
        return self._first_offset

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts = [0]
            text = self._text
            carriage = "\r" in text
            at = 0
            for line in text.splitlines(keepends=True) if carriage else text.split("\n"):
                at += len(line) + (0 if carriage else 1)
                # splitlines also cuts at form feeds and the like, which editors do not count as lines
                if not carriage or line.endswith(("\n", "\r")):
                    starts.append(at)
            if not carriage:
                starts.pop()
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """Return the place of an offset into the text, as a place in the file."""
        starts = self._line_starts()
        row = bisect_right(starts, offset) - 1
        return Position(self._first_line + row, offset - starts[row] + 1, self._first_offset + offset)

    def line_text(self, line: int) -> str:
        """Return a line of the file without its line end; empty when there is none of that number."""
        # Many findings may stand in one endless line; they share its text.
        if line != self._shown[0]:
            starts = self._line_starts()
            row = line - self._first_line
            if not 0 <= row < len(starts):
                return ""
            end = starts[row + 1] if row + 1 < len(starts) else len(self._text)
            self._shown = (line, self._text[starts[row] : end].rstrip("\r\n"))
        return self._shown[1]
