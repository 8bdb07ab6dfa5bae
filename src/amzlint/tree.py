"""Data as a file holds it, with the place of every text: what containers of structured data have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.spans import SpanMap

DEEPEST = 64  # levels of nesting that are read


class Text(NamedTuple):
    """A text. start: where it begins in the file, in code points; place: makes the map from its characters to the file's text."""

    text: str
    start: int
    place: Callable[[], SpanMap]


class Value(NamedTuple):
    """A number, true, false or null, as it stands in the file."""

    value: Any
    start: int


class Entry(NamedTuple):
    """One entry of a mapping."""

    key: str
    node: Node


class Mapping(NamedTuple):
    """Entries in the order of the file."""

    entries: tuple[Entry, ...]
    start: int

    def get(self, *keys: str) -> Node | None:
        """Return the node of the last entry with one of these keys, in any case; None when there is none."""
        return next((entry.node for entry in reversed(self.entries) if entry.key.lower() in keys), None)


class Sequence(NamedTuple):
    """Items in the order of the file."""

    items: tuple[Node, ...]
    start: int


Node = Text | Value | Mapping | Sequence
