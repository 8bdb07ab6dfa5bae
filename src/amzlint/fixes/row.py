"""Removes rows of signs that only decorate, with their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.tidying import remove

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.violation import Edit


def propose(reading: Reading, match: Match, rule: Rule) -> tuple[Edit, ...] | HeldBack | None:  # noqa: ARG001  (every fix has the same signature)
    """Remove the row; its line goes where nothing else stands in it."""
    edits = remove(reading.document, match.segment, match.start, match.end)
    return HeldBack(UNCERTAIN) if edits is None else edits
