"""Finds what Amazon's style list forbids in HTML: images, fonts, alignment, margins, active and hidden parts, links without meaning."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from amzlint import html_image_faults, html_text_faults
from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.html_elements import Element
    from amzlint.html_looks import StyledPage
    from amzlint.reading import Reading

_FINDERS = {**html_text_faults.FINDERS, **html_image_faults.FINDERS}
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_AROUND = " \t\r\n\xa0»›→>.:!()[]…"  # what may stand beside the words of a link


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find one kind of fault (`what`) in each page of the message, at the attribute, declaration or tag that makes it; `most` is its limit."""
    for number, page in reading.pages:
        if match["what"] == "link-text":
            yield from _meaningless_links(match, reading, number, page)
            continue
        if match["what"] == "alignment":
            language = reading.document.language or next(iter(reading.languages), None)
            faults = iter(html_text_faults.find_alignment(page, rtl=language in _RIGHT_TO_LEFT))
        else:
            faults = iter(_FINDERS[match["what"]](page, match.get("most", 0)))
        for fault in faults:
            yield Match(~number, fault.start, fault.end, parts={"count": str(fault.times)})


def _meaningless_links(match: Mapping[str, Any], reading: Reading, number: int, page: StyledPage) -> Iterator[Match]:
    """Find links whose whole text is an address, or one of `words`; where a concept of `none` is part of these, another rule tells."""
    segment = reading.segments[number]
    anchors = [element for element in page.elements if element.name == "a" and element.look.anchor is element]
    if not anchors:
        return
    told = sorted((one.start, one.end) for name in match["none"] for one in reading.found(name) if one.segment == number)
    words = set(match["words"])
    addresses = {(one.start, one.end) for one in reading.landmarks[number].links if not one.obfuscated}
    for anchor in anchors:
        start, end = segment.to_field.from_source((anchor.token.end, anchor.end)) if segment.part == "text" else (0, 0)
        text = segment.text[start:end]
        start += len(text) - len(text.lstrip(_AROUND))
        end -= len(text) - len(text.rstrip(_AROUND))
        is_vague = " ".join(segment.text[start:end].casefold().split()) in words and not _meets(told, start, end)
        if start < end and (is_vague or (start, end) in addresses):
            yield Match(number, start, end)
        elif start >= end and _is_empty(anchor):
            yield Match(~number, *anchor.place)


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end,))
    return at > 0 and spans[at - 1][1] > start


def _is_empty(anchor: Element) -> bool:
    """Say whether a link shows nothing at all; whether its images have a text is another question."""
    href = anchor.token.get("href")
    return not anchor.images and href is not None and href.value.strip() not in ("", "#") and not any(anchor.token.get(name) for name in ("name", "id", "title", "aria-label"))
