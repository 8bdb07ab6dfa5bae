"""Finds emoji and emoticons; neighbours count as one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.pictograms import find_emoji, find_emoticons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find `what`: emoji or emoticon."""
    for number, segment in enumerate(reading.segments):
        text = segment.text
        found = find_emoji(text) if match["what"] == "emoji" else find_emoticons(text, reading.landmarks[number].opaque())
        for start, end in _joined(text, found):
            yield Match(number, start, end)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip(" "):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
