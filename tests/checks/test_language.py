"""The language of a message: not the declared one, or two of them."""

from __future__ import annotations

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter

ENGLISH = "We have sent the replacement to your address today and it will be with you soon."
GERMAN = "Wir haben den Ersatz heute an Ihre Adresse geschickt und er ist bald bei Ihnen."
SPANISH = "Hemos enviado el producto de sustitución a su dirección y pronto estará con usted."


def found(linter: Linter, text: str, lang: str | None, kind: str = "proactive") -> list[tuple[str, str, str]]:
    report = check_text(text, kind=kind, lang=lang, linter=linter)
    return [(one.rule, one.severity, one.text) for one in report.violations if one.category == "language"]


def test_text_in_another_language_than_declared(shipped: Linter) -> None:
    """The first sentence in the other language is underlined; a reply is only warned."""
    assert found(shipped, GERMAN, "en") == [("language-mismatch", "error", GERMAN[:-1])]
    assert found(shipped, GERMAN, "en", "reply") == [("language-mismatch", "warning", GERMAN[:-1])]
    assert found(shipped, ENGLISH, "en") == []
    assert found(shipped, ENGLISH, None) == []


def test_two_languages_in_one_body(shipped: Linter) -> None:
    """The first sentence of the lesser language is underlined, declared or not; not in replies."""
    assert found(shipped, f"{ENGLISH} {ENGLISH} {GERMAN}", "en") == [("language-mixed", "warning", GERMAN[:-1])]
    assert [rule for rule, _, _ in found(shipped, f"{ENGLISH}\n\n{ENGLISH}\n\n{GERMAN}", None)] == ["language-mixed"]
    assert found(shipped, f"{ENGLISH} {GERMAN}", "en", "reply") == []


@pytest.mark.parametrize(
    "text",
    [
        "The lamp is called „Die Lampe für das Haus“ and it is on its way to you.", "Ship to: Rue de la Paix 12, 75002 Paris, France. We will send it to you today.",
        "Hasta la vista! We hope that this is what you have asked us for.", "Item: Robe de soirée pour femme en dentelle noire\nYour order is on the way.",
    ],
)  # fmt: skip
def test_names_and_addresses_are_no_second_language(shipped: Linter, text: str) -> None:
    """Titles, addresses and short phrases do not make a message foreign."""
    assert found(shipped, text, "en") == []


def test_a_foreign_sentence_is_read_with_its_own_lexicon(shipped: Linter) -> None:
    """A French request in an English message is found, and English words that look alike in it are not."""
    text = f"{ENGLISH} {ENGLISH} Si vous êtes satisfait de votre achat, merci de nous laisser un avis sur Amazon."
    rules = {one.rule for one in check_text(text, kind="reply", lang="en", linter=shipped).violations}
    assert "review-gating" in rules
