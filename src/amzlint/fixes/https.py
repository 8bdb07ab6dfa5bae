"""Lets a link to a host that the configuration allows begin with https."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.links import classify, find_links

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.reading import Reading
    from amzlint.violation import Edit

_PLAIN = "http://"


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Put an s behind http; whether any other host answers on https, nobody here knows."""
    found = task.found
    edits: list[Edit] = []
    for link in find_links(found):
        if found[link.start : link.start + len(_PLAIN)].lower() != _PLAIN:
            continue
        if not _is_allowed(task.reading, link.host, classify(link, task.reading.hosts())):
            return None
        at = task.match.start + link.start + len("http")
        inserted = edits_in_segment(task.document, task.match.segment, at, at, "s")
        if inserted is None:
            return UNCERTAIN
        edits += inserted
    return tuple(edits) or None


def _is_allowed(reading: Reading, host: str, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(("allowed", "amazon")) or any(host == one or host.endswith(f".{one}") for one in reading.allowed.carriers)
