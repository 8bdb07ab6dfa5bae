"""The values that a message holds itself, its order id, its field for the tracking number, so that suggestions can use them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.placeholder_names import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Document
    from amzlint.placeholders import Placeholder
    from amzlint.reading import Reading

_BY_CLASS = {"order-id": "order_id", "tracking": "tracking_number", "name": "name", "shop": "seller_name"}
# A date or an amount is only what a suggestion needs where its name says of what; the words begin so.
_OF_DELIVERY = (
    "deliver", "arriv", "eta", "livraison", "liefer", "zustell", "entrega", "llegada", "consegna", "arrivo", "lever", "bezorg", "dostaw", "doreczen", "leverans", "teslim",
    "配達", "お届け", "到着", "تسليم", "وصول",
)  # fmt: skip
_OF_REFUND = ("refund", "rembours", "erstatt", "reembols", "rimbors", "terugbetal", "zwrot", "aterbetal", "iade", "返金", "استرداد")
_CARRIER = frozenset((
    "carrier", "courier", "transporteur", "versanddienstleister", "paketdienst", "transportista", "corriere", "vervoerder", "przewoznik", "kurier", "transportor", "kargo", "配送業者", "ناقل",
))  # fmt: skip
_CARRIERS = (
    "DHL", "UPS", "FedEx", "USPS", "DPD", "GLS", "Hermes", "Colissimo", "Chronopost", "Mondial Relay", "PostNL", "PostNord", "InPost", "Royal Mail", "Evri", "SEUR", "MRW", "BRT",
    "Bartolini", "Aramex", "Yurtiçi Kargo", "Aras Kargo", "CTT", "ヤマト運輸", "佐川急便", "日本郵便",
)  # fmt: skip
_CARRIER_NAME = rf"\b(?:{'|'.join(_CARRIERS)})\b"
_TRACKING = r"(?<![\w-])(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|TBA\d{9,14}|JJD\d{12,20}|JD\d{16,18}|\d{18,22})(?![\w-])"


def own_values(document: Document, reading: Reading) -> dict[str, str]:
    """Return the values that a message holds, each as the message writes it: only where it holds exactly one such value."""
    found: dict[str, dict[str, None]] = {}
    for value, text in _found(document, reading):
        found.setdefault(value, {})[text] = None
    values = {value: next(iter(texts)) for value, texts in found.items() if len(texts) == 1}
    if (literal := found.get("literal order_id")) is not None:
        # A finished message has its order id; a field beside it is that of an example.
        values.pop("order_id", None)
        if len(literal) == 1:
            values["order_id"] = next(iter(literal))
    elif "order_id" not in found and document.order_id:
        values["order_id"] = document.order_id
    values.pop("literal order_id", None)
    return values


def _found(document: Document, reading: Reading) -> Iterator[tuple[str, str]]:
    for segment, marks in zip(document.segments, reading.landmarks, strict=True):
        if segment.part != "text":
            continue
        for start, end in marks.order_ids:
            yield "literal order_id", segment.text[start:end]
        for placeholder, classes in zip(marks.placeholders, marks.classes, strict=True):
            if not placeholder.control and (value := _value_of(placeholder, classes)):
                yield value, segment.text[placeholder.start : placeholder.end]
        # Both patterns are slow on long texts, and few messages name either.
        if "1Z" in segment.text or re.search(r"\d{9}", segment.text):
            for match in re.finditer(_TRACKING, segment.text):
                yield "tracking_number", match[0]
        if any(map(segment.text.__contains__, _CARRIERS)):
            for match in re.finditer(_CARRIER_NAME, segment.text):
                yield "carrier", match[0]


def _value_of(placeholder: Placeholder, classes: frozenset[str]) -> str | None:
    words = name_words(placeholder.name)
    if classes == {"date"}:
        return "delivery_date" if _begins(words, _OF_DELIVERY) else None
    if classes == {"amount"}:
        return "amount" if _begins(words, _OF_REFUND) else None
    if not _CARRIER.isdisjoint(words) and classes <= {"name"}:
        return "carrier"
    return _BY_CLASS.get(next(iter(classes))) if len(classes) == 1 else None


def _begins(words: tuple[str, ...], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
