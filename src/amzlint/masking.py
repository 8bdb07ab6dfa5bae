"""Covers parts of a text, so that a search passes over them and offsets stay true."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = "\ue000"  # stands for a character of a placeholder that may be a part of a name; private use, so that no honest text holds it
OPAQUE = "\ufffc"  # neither a word nor white space nor punctuation that a pattern asks for


def cover(text: str, spans: Iterable[tuple[int, int]], filler: str = OPAQUE) -> str:
    """Return a text of the same length in which spans are filled.

    spans: half-open, in code points, in any order; they may overlap, and what lies outside the text is ignored. filler: one character.
    """
    pieces = []
    done = 0
    for span_start, span_end in sorted(spans):
        start, end = max(span_start, done), min(span_end, len(text))
        if start < end:
            pieces += [text[done:start], filler * (end - start)]
            done = end
    return "".join([*pieces, text[done:]]) if pieces else text
