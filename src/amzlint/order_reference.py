"""Puts the sentence that names the order into a message, where the order id is known or a template shows how it writes its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint import wording
from amzlint.document import fields_of
from amzlint.placeholders import find_placeholders
from amzlint.removal import field_number
from amzlint.revision import reread
from amzlint.sentence_units import sentence_spans

if TYPE_CHECKING:
    from amzlint.document import Document
    from amzlint.linter import Linter

_ORDER_ID = re.compile(r"(?<![\w-])\d{3}-\d{7}-\d{7}(?![\w-])")
_ADVICE = "order-reference"


def with_order_reference(linter: Linter, original: Document, document: Document, lang: str | None) -> tuple[Document, str, str] | None:
    """Return the message with the sentence behind its greeting, that sentence, and a hint for its reason; None where the order id is not known.

    original: the message before anything was taken out of it, which may have held the id.
    """
    known = _known_id(linter, original)
    if known is None:
        return None
    value, hint = known
    texts = wording.suggestions(linter.packs.part("advice"), [_ADVICE], document, lang)
    if not texts:
        return None
    sentence = re.sub(r"\{[\w ]+\}", lambda _: value, texts[0])
    placed = _placed(linter, document, sentence)
    return None if placed is None else (placed, sentence, hint)


def _known_id(linter: Linter, document: Document) -> tuple[str, str] | None:
    text = "\n".join(segment.text for segment in document.segments if segment.part == "text")
    reading = linter.read(document, linter.languages(document))
    for segment, marks in zip(reading.segments, reading.landmarks, strict=True):
        for one, classes in zip(marks.placeholders, marks.classes, strict=True):
            if "order-id" in classes:
                return segment.text[one.start : one.end], ""
    found = document.order_id or ((match := _ORDER_ID.search(text)) and match[0])
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
    greeted = [one for one in reading.found("greeting") if one.segment == bodies[0] and one.start < spans[0].end]
    at = spans[1].start if greeted and len(spans) > 1 else spans[0].start
    point = segment.to_field.to_source((at, at + 1))[0].start
    number = field_number(document, bodies[0])
    source = fields_of(document)[number].text
    gap = " " if segment.page is not None or not source[:point].endswith("\n") else ("\n\n" if source[:point].endswith(("\n\n", "\n\r\n")) else "\n")
    return reread(document, {number: source[:point] + sentence + gap + source[point:]})
