"""Shouting written as sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("PLEASE DO NOT RETURN THE ITEM. WE WILL HELP YOU.", "en", "Please do not return the item. We will help you."),
        ("Please DO NOT RETURN the item, I'M SORRY ABOUT THAT.", "en", "Please do not return the item, I'm sorry about that."),
        ("YOUR BOSE HEADPHONES HAVE SHIPPED WITH DHL.", "en", "Your BOSE headphones have shipped with DHL."),
        ("ORDER B08XYZ1234 IS ON THE WAY TO YOU, {{FIRST NAME}}", "en", "Order B08XYZ1234 is on the way to you, {{FIRST NAME}}"),
        ("%TRACKING%PLEASE DO NOT SEND IT BACK.", "en", "%TRACKING%PLEASE do not send it back."),
        ("- RETURN STEPS: PLEASE OPEN THE BOX", "en", "- Return steps: Please open the box"),
        ("DAS PAKET IST HEUTE ANGEKOMMEN.", "de", "Das Paket ist heute angekommen."),
        ("MERCI DE NE PAS RENVOYER L’ARTICLE. C'EST NOTÉ.", "fr", "Merci de ne pas renvoyer l’article. C'est noté."),
        ("SİPARİŞİNİZ BUGÜN KARGOYA VERİLDİ.", "tr", "Siparişiniz bugün kargoya verildi."),
    ],
)
def test_words_are_spelled_as_usual(mend: Callable[..., FixedText], text: str, lang: str, expected: str) -> None:
    assert mend(text, lang=lang) == expected


def test_the_messages_own_spelling_counts_first(mend: Callable[..., FixedText]) -> None:
    assert mend("Your new Bose is here. THE BOSE IS IN THE BOX WITH YOUR NAME.") == "Your new Bose is here. The Bose is in the box with your name."


@pytest.mark.parametrize("text", ["Your FIRE TV STICK has shipped.", "It says “DO NOT OPEN THE BOX” on it.", "Your QUENTOX BLARNIVOR is here."])
def test_what_may_be_a_name_or_a_title_is_held_back(mend: Callable[..., FixedText], text: str) -> None:
    mended = mend(text)
    assert mended == text
    assert mended.held_back == (("all-caps", "may be a name or a title"),)
