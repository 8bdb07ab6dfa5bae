"""Finds shouting: runs of words in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.shouting import find_shouting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:  # noqa: ARG001  (every check has the same signature)
    """Find runs of words in capitals; placeholders, links and ids do not count."""
    for number, segment in enumerate(reading.segments):
        for start, end in find_shouting(segment.text, reading.landmarks[number].opaque()):
            yield Match(number, start, end)
