"""XLIFF: the translations of templates, one message a target."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from amzlint.derived_text import DerivedText
from amzlint.document import Field, Message
from amzlint.line_index import LineIndex
from amzlint.message_fields import language_of_tag
from amzlint.report import Failure
from amzlint.spans import Spelling
from amzlint.suppression_comments import SIGN, Suppression, read_order
from amzlint.suppression_targets import with_entry_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.source import Source

_TAG = re.compile(r"<(?P<close>/)?(?P<name>file|xliff|trans-unit|unit|target)\b(?P<attributes>[^<>]{0,5000})>|<!--.*?(?:-->|\Z)", re.DOTALL)
_UNIT_EDGE = re.compile(r"<(?P<close>/)?(?:trans-unit|unit)\b")
_COMMENT = re.compile(r"<!--\s{0,100}amzlint:(?P<comment>.{0,1000}?)-->|<note\b[^<>]{0,1000}>\s{0,100}amzlint:(?P<note>[^<>]{0,1000})</note\s*>", re.DOTALL)
_INSIDE = re.compile(r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)|<[^<>]{0,5000}>", re.DOTALL)


def read(source: Source) -> Iterator[Message | Failure]:
    """Yield the targets of an XLIFF file, version 1 or 2; what is not well-formed is a failure, and what can be read of it is read.

    A note or a comment in a unit, or a comment above it, may silence rules in its targets.
    """
    items = _read(source)
    yield from with_entry_suppressions(items, list(_comments(source.text))) if SIGN in source.text else items


def _comments(text: str) -> Iterator[tuple[Suppression, tuple[int, int]]]:
    """Yield the suppressions of a file, each with the code points of its unit; what looks like one inside of CDATA is text."""
    lines = LineIndex(text)
    raw, units = list(_spans_of_cdata(text)), list(_units(text))
    ends = [end for _, end in units]
    for found in _COMMENT.finditer(text):
        inside = bisect_right(raw, (found.start(), len(text)))
        if inside and found.start() < raw[inside - 1][1]:
            continue
        unit = bisect_right(ends, found.start())
        start, end = lines.position(found.start()), lines.position(found.end())
        order = read_order(html.unescape(found["note"]) if found["comment"] is None else found["comment"])
        yield Suppression(order, start, end, lines.line_text(start.line)), units[unit] if unit < len(units) else (len(text), len(text))


def _spans_of_cdata(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<![CDATA[")
    while start >= 0:
        end = text.find("]]>", start)
        yield start, end if end >= 0 else len(text)
        start = text.find("<![CDATA[", end) if end >= 0 else -1


def _units(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for edge in _UNIT_EDGE.finditer(text):
        if edge["close"] and opened is not None:
            yield opened, edge.end()
        opened = None if edge["close"] else edge.start()


def _read(source: Source) -> Iterator[Message | Failure]:
    if (fault := _ill_formed(source.text)) is not None:
        yield Failure(source.path, f"line {fault[0]}, column {fault[1]}: not well-formed XML: {fault[2]}; the targets that can be told apart were checked", fault[0])
    lines = LineIndex(source.text)
    language: str | None = None
    unit: str | None = None
    opened = -1
    for tag in _TAG.finditer(source.text):
        if tag["name"] is None:
            continue
        attributes = tag["attributes"]
        if tag["name"] in ("file", "xliff") and not tag["close"]:
            named = _attribute(attributes, "target-language") or _attribute(attributes, "trgLang")
            language = language_of_tag(named) if named else language
        elif tag["name"] in ("trans-unit", "unit"):
            unit = None if tag["close"] else _attribute(attributes, "resname") or _attribute(attributes, "name") or _attribute(attributes, "id")
        elif tag["name"] == "target" and not tag["close"]:
            if opened >= 0 and (message := _message(source.text, opened, tag.start(), unit, language, lines)) is not None:
                yield message
            opened = -1 if attributes.endswith("/") else tag.end()
        elif opened >= 0:
            message = _message(source.text, opened, tag.start(), unit, language, lines)
            opened = -1
            if message is not None:
                yield message
    if opened >= 0 and (message := _message(source.text, opened, len(source.text), unit, language, lines)) is not None:
        yield message


def _ill_formed(text: str) -> tuple[int, int, str] | None:
    """Return line, column, both from 1, and fault of what is no XML; None for what is. Nothing is made of the text, entities are not resolved."""
    from xml.parsers import expat  # noqa: PLC0415  (names the first fault; it builds no tree, and resolves nothing from outside)

    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1, expat.ErrorString(error.code)
    return None


def _message(source: str, start: int, end: int, unit: str | None, language: str | None, lines: LineIndex) -> Message | None:
    target = DerivedText()
    at = start
    for found in _INSIDE.finditer(source, start, end):
        target.add(source[at : found.start()], at, found.start(), verbatim=True)
        if found["cdata"] is not None:
            target.add(found["cdata"], *found.span("cdata"), verbatim=True)
        elif found["entity"]:
            written = html.unescape(found["entity"])
            target.add(written, *found.span(), verbatim=written == found[0])
        at = found.end()
    target.add(source[at:end], at, end, verbatim=True)
    text = str(target)
    if not text.strip():
        return None
    place = target.to_source
    place.spelling = Spelling("xml", start, end)
    about = {"lang": language} if language else {}
    return Message((Field("target", "body", text, lines, lambda: place),), about, unit, lines.position(start).line)


def _attribute(attributes: str, name: str) -> str | None:
    found = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return html.unescape(found[1] if found[1] is not None else found[2]) if found else None
