"""Removes emoji and emoticons, with the space before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.violation import Edit


def propose(reading: Reading, match: Match, rule: Rule) -> tuple[Edit, ...] | HeldBack | None:  # noqa: ARG001  (every fix has the same signature)
    """Remove what was found."""
    text = reading.document.segment(match.segment).text
    start = len(text[: match.start].rstrip(" "))
    edits = edits_in_segment(reading.document, match.segment, start, match.end, "")
    return HeldBack(UNCERTAIN) if edits is None else edits
