"""Finds links of some classes: external, shorteners, social networks, insecure ones and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find links that are of one of `classes` and of none of `unless`; see `data/hosts.yaml` for the classes."""
    for number, marks in enumerate(reading.landmarks):
        if not marks.links:
            continue
        for link, classes in zip(marks.links, reading.link_classes(number), strict=True):
            if match.get("obfuscated") not in (None, link.obfuscated):
                continue
            if classes.isdisjoint(match["classes"]) or not classes.isdisjoint(match["unless"]):
                continue
            yield Match(number, link.start, link.end, parts={"host": link.host})
