"""Finds every hit of some concepts, at most one a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find the hits of the concepts in `any`."""
    # At one place the longer hit says more.
    hits = sorted(((found, name) for name in match["any"] if name in reading.possible for found in reading.found(name)), key=lambda one: (*one[0][:2], -one[0].end, one[1]))
    done: set[int] = set()
    for found, name in hits:
        if found.sentence not in done:
            done.add(found.sentence)
            yield Match(found.segment, found.start, found.end, found.sentence, 1, {name: reading.text(found)})
