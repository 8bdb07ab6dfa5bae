"""Finds what the Selling Partner API refuses in a text: HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading

_HTML = r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,400})?/?>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:  # noqa: ARG001  (`what: html` is all there is)
    """Find the first tag or entity of each text; what decoding took away, as `<br>`, is looked for in the field itself."""
    for number, segment in enumerate(reading.segments):
        text = segment.field.text
        if ("<" not in text and "&" not in text) or (found := re.search(_HTML, text)) is None:
            continue
        start, end = segment.to_field.from_source(found.span())
        yield Match(number, start, end, parts={"html": found[0]})
