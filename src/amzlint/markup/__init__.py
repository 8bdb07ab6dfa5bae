"""Mark-up: how a field writes its text. Each module reads one language of mark-up to the segments that the buyer will read."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.document import Field, Segment

MARKUPS = ("html", "markdown", "plain")
_BY_ENDING = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_HTML_NAMES = ("html",)  # what the names of fields with HTML hold


def markup_of(field: Field, file_name: str, chosen: str | None) -> str:
    """Return the mark-up of a field: the one chosen by option, else what the container knows, else what the names of field and file say, else what the text holds, else plain.

    A subject is plain in any case.
    """
    if field.scope == "subject":
        return "plain"
    if chosen or field.markup:
        return chosen or field.markup or "plain"
    if any(part in field.name.lower() for part in _HTML_NAMES):
        return "html"
    name = file_name.lower().rpartition("/")[2]
    named = next((markup for ending, markup in _BY_ENDING.items() if name.endswith(ending) or f"{ending}." in name), None)
    return named or ("html" if holds_html(field.text) else "plain")


def holds_html(text: str) -> bool:
    """Say whether a text can only be meant as HTML: it has tags for blocks, links, pictures or emphasis. `<3`, `<order_id>` and a lone `<b>` are none, `<br>` and entities stand in plain exports."""
    return "<" in text and ">" in text and _tags().search(text) is not None


@cache
def _tags() -> re.Pattern[str]:
    attributes = r"(?:\s[^<>]{0,2000})?"
    blocks = rf"/?(?:p|div|span|table|tbody|tr|td|ul|ol|li|h[1-6]|strong|em|font|center|html|body){attributes}"
    closed = r"/(?:a|b|i|u|s|small|big|blockquote|style|head)\s{0,3}"
    return re.compile(rf"<(?:{blocks}|{closed}|a\s[^<>]{{0,1000}}?\bhref\s*=[^<>]{{0,2000}}|img\s[^<>]{{0,1000}}?\bsrc\s*=[^<>]{{0,2000}})/?>", re.IGNORECASE)


def read_segments(field: Field, markup: str) -> tuple[Segment, ...]:
    """Read a field in a mark-up; an unknown one is read as plain text."""
    segments: tuple[Segment, ...] = import_module(f"amzlint.markup.{markup if markup in MARKUPS else 'plain'}").read(field)
    return segments
