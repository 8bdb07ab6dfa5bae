"""XLIFF: the translations of templates, one message a target."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from amzlint.document import Field, Message
from amzlint.message_fields import language_of_tag
from amzlint.report import Failure
from amzlint.spans import LineIndex, Run, SpanMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.source import Source

_TAG = re.compile(r"<(?P<close>/)?(?P<name>file|xliff|trans-unit|unit|target)\b(?P<attributes>[^<>]{0,5000})>|<!--.*?-->", re.DOTALL)
_INSIDE = re.compile(r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)|<[^<>]{0,5000}>", re.DOTALL)


def read(source: Source) -> Iterator[Message | Failure]:
    """Yield the targets of an XLIFF file, version 1 or 2; a target that is never closed is a failure."""
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
            opened = -1 if attributes.endswith("/") else tag.end()
        elif opened >= 0:
            message = _message(source.text, opened, tag.start(), unit, language, lines)
            opened = -1
            if message is not None:
                yield message
    if opened >= 0:
        line = lines.position(opened).line
        yield Failure(source.path, f"line {line}: a <target> is never closed", line)


def _message(source: str, start: int, end: int, unit: str | None, language: str | None, lines: LineIndex) -> Message | None:
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    at = start

    def add(piece: str, begin: int, stop: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            runs.append(Run(length, length + len(piece), begin, stop, source[begin:stop] == piece))
            length += len(piece)

    for found in _INSIDE.finditer(source, start, end):
        add(source[at : found.start()], at, found.start())
        if found["cdata"] is not None:
            add(found["cdata"], *found.span("cdata"))
        elif found["entity"]:
            add(html.unescape(found["entity"]), *found.span())
        at = found.end()
    add(source[at:end], at, end)
    text = "".join(pieces)
    if not text.strip():
        return None
    place = SpanMap(length, runs)
    about = {"lang": language} if language else {}
    return Message((Field("target", "body", text, lines, lambda: place),), about, unit, lines.position(start).line)


def _attribute(attributes: str, name: str) -> str | None:
    found = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return html.unescape(found[1] if found[1] is not None else found[2]) if found else None
