"""Puts the sentence that names the order into a message, where the order id is known or a template shows how it writes its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.document import fields_of
from amzlint.placeholders import find_placeholders
from amzlint.removal import field_number
from amzlint.revision import reread
from amzlint.sentence_units import sentence_spans
from amzlint.wording import Wording

if TYPE_CHECKING:
    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.reading import Reading
    from amzlint.spans import Span

_FIRST_FEW = 3  # sentences among which the greeting is looked for
_LONGEST_GREETING = 6  # words
_OPEN = "{order_id}"


def with_order_reference(linter: Linter, original: Document, document: Document, rule: str, lang: str | None) -> tuple[Document, str, str] | None:
    """Return the message with the sentence behind its greeting, that sentence, and a hint for its reason; None where the order id is not known.

    original: the message before anything was taken out of it, which may have held the id; rule: that misses it, whose advice is the sentence.
    """
    known = _known_id(linter, original)
    if known is None:
        return None
    value, hint = known
    reading = linter.read(original, linter.languages(original))
    choice = Wording(linter.packs).choose(rule, original, reading, lang)
    if not choice:
        return None
    sentence = choice[0].text.replace(_OPEN, value)
    placed = _placed(linter, document, sentence)
    return None if placed is None else (placed, sentence, hint)


def _known_id(linter: Linter, document: Document) -> tuple[str, str] | None:
    text = "\n".join(segment.text for segment in document.segments if segment.part == "text")
    reading = linter.read(document, linter.languages(document))
    for segment, marks in zip(reading.segments, reading.landmarks, strict=True):
        for one, classes in zip(marks.placeholders, marks.classes, strict=True):
            if "order-id" in classes:
                return segment.text[one.start : one.end], ""
    found = document.order_id or next((segment.text[start:end] for segment, marks in zip(reading.segments, reading.landmarks, strict=True) for start, end in marks.order_ids), "")
    if found:
        return found, ""
    style = next((text[one.start : one.end].replace(one.name, _named_alike(one.name)) for one in find_placeholders(text) if not one.control and _is_plain_name(one.name)), None)
    return None if style is None else (style, f"; see that your tool knows {style}")


def _is_plain_name(name: str) -> bool:
    return re.fullmatch(r"[A-Za-z][\w .-]*", name) is not None


def _named_alike(name: str) -> str:
    """Return the name of an order id in the style of another name."""
    head, dot, last = name.rpartition(".")
    if last.isupper():
        words = "ORDER_ID" if "_" in last or " " not in last else "ORDER ID"
    elif "_" in last:
        words = "order_id"
    elif " " in last:
        words = "Order ID" if last[0].isupper() else "order id"
    elif "-" in last:
        words = "order-id"
    elif last[0].isupper():
        words = "OrderId"
    else:
        words = "orderId" if any(letter.isupper() for letter in last) else "order_id"
    return f"{head}{dot}{words}"


def _placed(linter: Linter, document: Document, sentence: str) -> Document | None:
    """Put a sentence behind the greeting, or first."""
    reading = linter.read(document, linter.languages(document))
    bodies = [number for number, segment in enumerate(document.segments) if segment.part == "text" and segment.field.scope == "body" and segment.text.strip()]
    if not bodies or not reading.proses:
        return None
    segment = document.segments[bodies[0]]
    spans = sentence_spans(reading, bodies[0])
    if not spans:
        return None
    number = field_number(document, bodies[0])
    source = fields_of(document)[number].text
    greeted = _greeted(reading, bodies[0], spans)
    behind = spans[greeted + 1 :] if greeted is not None else spans
    if not behind:
        point = segment.to_field.to_source((spans[-1].end - 1, spans[-1].end))[0].end
        gap = " " if segment.page is not None else "\n\n"
        return reread(document, {number: source[:point] + gap + sentence + source[point:]})
    point = segment.to_field.to_source((behind[0].start, behind[0].start + 1))[0].start
    ahead = source[:point]
    blank = re.search(r"(?:\r?\n[ \t]*)+\Z", ahead) if segment.page is None else None
    gap = " " if blank is None else "\n\n" if blank[0].count("\n") > 1 else "\n"
    return reread(document, {number: ahead + sentence + gap + source[point:]})


def _greeted(reading: Reading, segment: int, spans: list[Span]) -> int | None:
    """Return the number of the sentence that greets, among the first few; None when none does."""
    hits = [one for one in reading.found("greeting") if one.segment == segment]
    for number, span in enumerate(spans[:_FIRST_FEW]):
        text = reading.segments[segment].text[span.start : span.end].rstrip()
        if any(one.start < span.end and span.start < one.end for one in hits) or (text.endswith((",", "،", "、")) and len(text.split()) <= _LONGEST_GREETING):
            return number
    return None
