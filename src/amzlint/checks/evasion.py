"""Finds what was not written plainly: look-alike letters, hidden characters, spaced words, disguised links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:  # noqa: ARG001  (no settings)
    """Find evasions; the linter keeps those that stand beside a finding which they hide, and those that no honest text holds."""
    for number in range(len(reading.segments)):
        for start, end, certain in reading.evasions(number):
            yield Match(number, start, end, beside=not certain)
