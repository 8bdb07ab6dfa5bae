"""XLIFF: the translations of templates, one message a target."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from amzlint.document import Field, Message
from amzlint.message_fields import language_of_tag
from amzlint.report import Failure
from amzlint.spans import DerivedText, LineIndex, Spelling

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
