"""Compliant wording in the language and register of the message."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.document import Document, Field, Segment
from amzlint.linter import Linter
from amzlint.spans import LineIndex, SpanMap
from amzlint.wording import register_of, suggestions

EVERY = ["reply", "proactive", "solicitation", "api"]
ADVICE: dict[str, Any] = {
    "both": {"kinds": EVERY, "texts": {"en": "Hello", "fr": {"formal": "Votre", "informal": "Ton"}}},
    "late": {"kinds": ["reply"], "texts": {"en": "Late"}},
    "one": {"kinds": EVERY, "texts": {"en": {"formal": "Formal only"}}},
}


def document(text: str, kind: str | None = "reply") -> Document:
    return Document("p", 1, None, (Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text))),), kind)


@pytest.mark.parametrize(
    ("names", "kind", "lang", "text", "expected"),
    [
        (["both"], "reply", "en", "x", ("Hello",)),
        (["both"], "reply", "fr", "Je te remercie", ("Ton",)),
        (["both"], "reply", "fr", "Je vous remercie", ("Votre",)),
        (["both"], "reply", "de", "x", ("Hello",)),
        (["both"], "reply", None, "x", ("Hello",)),
        (["both", "late"], "reply", "en", "x", ("Hello", "Late")),
        (["both", "late"], "api", "en", "x", ("Hello",)),
        (["late"], None, "en", "x", ("Late",)),
        (["both", "both"], "reply", "en", "x", ("Hello",)),
        (["one"], "reply", "fr", "tu", ("Formal only",)),
        ([], "reply", "en", "x", ()),
    ],
)
def test_advice_fits_the_message(names: list[str], kind: str | None, lang: str | None, text: str, expected: tuple[str, ...]) -> None:
    """Advice is shown in the message's language and register, only where its kind allows it, each once."""
    assert suggestions(ADVICE, names, document(text, kind), lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Tu as reçu ta commande", "informal"),
        ("fr", "Je t’envoie", "informal"),
        ("fr", "Tu dis que vous", "formal"),
        ("fr", "Bonjour", "formal"),
        ("de", "Hast du dein Paket?", "informal"),
        ("de", "Haben Sie Ihr Paket?", "formal"),
        ("de", "Sie kam an, sagst du", "formal"),
        ("en", "you", "formal"),
        (None, "tu", "formal"),
    ],
)
def test_the_register_is_that_of_the_reader(lang: str | None, text: str, expected: str) -> None:
    """A text is informal when it says tu or du and never the polite form."""
    assert register_of(text, lang) == expected


def test_every_advice_of_a_shipped_rule_has_words(shipped: Linter) -> None:
    """Each rule's advice gives at least one wording in every language of the pack, in some kind in which the rule is on."""
    advice = shipped.packs.part("advice")
    texts = shipped.packs.part("texts")
    for rule in shipped.packs.rules:
        names = texts[rule.id]["advice"]
        kinds = [kind for kind in EVERY if rule.severity[kind] != "off"]
        for lang in ("en", "fr"):
            assert not names or any(suggestions(advice, names, document("x", kind), lang) for kind in kinds), (rule.id, lang)
