"""Finds texts that are too short or too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find a body of which the buyer sees fewer than `least` code points, or that has more than `most` in its field; what is over the limit is underlined."""
    most = match["by-operation"].get(reading.document.operation, match.get("most"))
    for number, segment in enumerate(reading.segments):
        if segment.field.scope != "body":
            continue
        length = len(segment.field.text) + segment.growth
        if match.get("least") is not None and len(segment.text.strip()) < match["least"]:
            yield Match(number, 0, len(segment.text))
        elif most is not None and length > most:
            # Decoded text may be shorter than its field; the last character stands for what is over then.
            yield Match(number, min(most, max(len(segment.text) - 1, 0)), len(segment.text), parts={"length": str(length), "most": str(most)})
