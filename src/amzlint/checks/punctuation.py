"""Finds repeated punctuation and decorative rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.typography import find_decorative_rows, find_repeated_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find `what`: repeated signs such as `!!`, or a row of signs such as `*****`."""
    finder = find_repeated_punctuation if match["what"] == "repeated" else find_decorative_rows
    for number, segment in enumerate(reading.segments):
        for start, end in finder(segment.text, reading.landmarks[number].opaque()):
            yield Match(number, start, end)
