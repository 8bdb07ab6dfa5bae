"""What tests of suggestions share: messages of each kind and language around a text, and what a person would fill in."""

from __future__ import annotations

from amzlint.document import Document, Field, Segment
from amzlint.line_index import LineIndex
from amzlint.linter import Linter
from amzlint.spans import SpanMap
from amzlint.voice import forms

LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar"]
VALUES = {
    "order_id": "123-4567890-1234567", "tracking_number": "1Z999AA10123456784", "carrier": "UPS", "days": "5", "amount": "12.50", "date": "14.05.2026", "delivery_date": "16.05.2026",
}  # fmt: skip
# What a person would write in the place of the other values, in each language.
WRITTEN = {
    "en": {"reason": "the carrier lost a day", "question": "which colour would you like?", "answer": "the cable is two metres long.", "action": "a new parcel"},
    "fr": {"reason": "le transporteur a perdu un jour", "question": "quelle couleur ?", "answer": "le câble mesure deux mètres.", "action": "un nouveau colis"},
    "de": {"reason": "ein Tag ging beim Transport verloren", "question": "welche Farbe?", "answer": "das Kabel ist zwei Meter lang.", "action": "ein neues Paket"},
    "es": {"reason": "el transporte perdió un día", "question": "¿qué color?", "answer": "el cable mide dos metros.", "action": "un paquete nuevo"},
    "it": {"reason": "il trasporto ha perso un giorno", "question": "quale colore?", "answer": "il cavo è lungo due metri.", "action": "un nuovo pacco"},
    "nl": {"reason": "het vervoer verloor een dag", "question": "welke kleur?", "answer": "de kabel is twee meter lang.", "action": "een nieuw pakket"},
    "pl": {"reason": "transport stracił jeden dzień", "question": "jaki kolor?", "answer": "kabel ma dwa metry.", "action": "nowa paczka"},
    "sv": {"reason": "transporten tappade en dag", "question": "vilken färg?", "answer": "kabeln är två meter lång.", "action": "ett nytt paket"},
    "pt": {"reason": "o transporte perdeu um dia", "question": "qual cor?", "answer": "o cabo tem dois metros.", "action": "um novo pacote"},
    "tr": {"reason": "taşımada bir gün kaybedildi", "question": "hangi renk?", "answer": "kablo iki metre uzunluğunda.", "action": "yeni bir paket"},
    "ja": {"reason": "輸送の遅れ", "question": "ご希望の色をお知らせください。", "answer": "ケーブルの長さは2メートルです。", "action": "新しい商品の発送"},
    "ar": {"reason": "ضاع يوم في النقل", "question": "ما اللون المطلوب؟", "answer": "طول الكابل متران.", "action": "طرد جديد"},
}  # fmt: skip


def message(paragraphs: list[str], kind: str, language: str, *, template: bool | None) -> Document:
    """Return a message of these paragraphs."""
    text = "\n\n".join(paragraphs)
    return Document("p", 1, None, (Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text))),), kind, template, language)


def around(linter: Linter, language: str, kind: str) -> list[str]:
    """Return what a message of a kind needs besides: its order and a reason for writing that the kind permits."""
    names = {"solicitation": ["order-reference", "neutral-review-request"], "reply": ["order-reference"]}.get(kind, ["order-reference", "question-for-order"])
    rows = linter.packs.part(f"advice-{language}")
    return [forms(rows[name][0])[0] for name in names]
