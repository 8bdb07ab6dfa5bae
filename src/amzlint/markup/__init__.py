"""Mark-up: how a field writes its text. Each module reads one language of mark-up to the segments that the buyer will read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.document import Field, Segment

MARKUPS = ("html", "markdown", "plain")
_BY_ENDING = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_HTML_NAMES = ("html",)  # what the names of fields with HTML hold


def markup_of(field: Field, file_name: str, chosen: str | None) -> str:
    """Return the mark-up of a field: the one chosen by option, else what the container knows, else what the names of field and file say, else plain.

    A subject is plain in any case.
    """
    if field.scope == "subject":
        return "plain"
    if chosen or field.markup:
        return chosen or field.markup or "plain"
    if any(part in field.name.lower() for part in _HTML_NAMES):
        return "html"
    name = file_name.lower().rpartition("/")[2]
    return next((markup for ending, markup in _BY_ENDING.items() if name.endswith(ending) or f"{ending}." in name), "plain")


def read_segments(field: Field, markup: str) -> tuple[Segment, ...]:
    """Read a field in a mark-up; an unknown one is read as plain text."""
    segments: tuple[Segment, ...] = import_module(f"amzlint.markup.{markup if markup in MARKUPS else 'plain'}").read(field)
    return segments
