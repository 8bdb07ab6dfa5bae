"""Finds what the Selling Partner API refuses: HTML in a text, an operation that it does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint.api_operations import OPERATIONS, REMOVED, nearest_operations, operation_in_path
from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading

_HTML = r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,400})?/?>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find `what`: the first tag or entity of each text, or the name of an operation that was removed or that does not exist."""
    if match["what"] == "html":
        yield from _html(reading)
        return
    name = reading.document.operation
    if name is None or name in OPERATIONS or (name in REMOVED) != (match["what"] == "removed-operation"):
        return
    yield _named(reading)._replace(parts={"operation": name, "names": ", ".join(nearest_operations(name) or OPERATIONS)})


def _html(reading: Reading) -> Iterator[Match]:
    """Find tags and entities in the fields themselves, for decoding took them away; once a field."""
    seen: set[int] = set()
    for number, segment in enumerate(reading.segments):
        text = segment.field.text
        if id(segment.field) in seen:
            continue
        seen.add(id(segment.field))
        if ("<" not in text and "&" not in text) or (found := re.search(_HTML, text)) is None:
            continue
        if segment.page is not None:  # what is read of a page holds no tags; the page itself does
            yield Match(~number, *found.span(), parts={"html": found[0]})
            continue
        start, end = segment.to_field.from_source(found.span())
        yield Match(number, start, end, parts={"html": found[0]})


def _named(reading: Reading) -> Match:
    """Return the place that names the operation; where only the caller named it, the first line of the message stands for it."""
    field = reading.document.named_operation
    if field is None:
        return Match(0, 0, len(reading.segments[0].text.split("\n", 1)[0]))
    number = len(reading.segments) + len(reading.document.attachments)
    return Match(number, *(operation_in_path(field.text) or (0, len(field.text))))
