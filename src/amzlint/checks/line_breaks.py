"""Finds too many line breaks in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.typography import find_line_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find places with more than `most` line breaks in a row."""
    for number, segment in enumerate(reading.segments):
        for start, end in find_line_breaks(segment.text, match["most"]):
            yield Match(number, start, end)
