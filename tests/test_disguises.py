"""Tests that disguised dots and at signs are undone, and map back to the original characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.disguise_cues import DISGUISES
from amzlint.disguises import is_sign_in_brackets, undo_disguises

UNDONE = [
    ("lampshop dot com", "lampshop.com"),
    ("help (at) lampshop [dot] com", "help@lampshop.com"),
    ("boutique point fr", "boutique.fr"),
    ("aide(a)boutique.fr", "aide@boutique.fr"),
    ("l a m p . c o m", "lamp.com"),
    ("lamp\u200bshop.com", "lampshop.com"),
    ("ｌａｍｐ．ｃｏｍ", "lamp.com"),
    ("lampshop。com", "lampshop.com"),
    ("Le point de vente, ici. fr", "Le point de vente, ici. fr"),
]


@pytest.mark.parametrize(("text", "undone"), UNDONE)
def test_disguises_are_undone(text: str, undone: str) -> None:
    """Words, brackets, blanks, invisible and full-width characters become the dot or at sign they stand for; nouns stay."""
    view = undo_disguises(text)
    assert (view.text if view else text) == undone


def test_honest_text_has_no_view() -> None:
    """Nothing is undone where nothing hints at a disguise, in any script."""
    for text in (
        "Your order is on its way.",
        "Votre colis a été envoyé.",
        "ご注文の商品を発送しました。",
        "تم شحن طلبك.",
    ):
        assert undo_disguises(text) is None


def test_a_span_maps_back() -> None:
    """A span of the undone text maps to the characters that were written."""
    view = undo_disguises("at lamp (dot) com now")
    assert view is not None
    start = view.text.index("lamp.com")
    assert view.span(start, start + len("lamp.com")) == (3, 17)


BRACKETED = [
    ("support [at] lampworld-service [dot] com", 2),
    ("help[at]lamp[dot]com", 2),
    ("help {at} lamp {dot} com", 2),
    ("aide [arobase] lampe [point] fr", 2),
    ("hilfe [ät] lampen [punkt] de", 2),
    ("info[アットマーク]lamp[ドット]jp", 2),
    ("the [point] zzzz", 0),
    ("[at] home", 0),
    ("arrives [at]", 0),
    ("a [lamp] com", 0),
]


@pytest.mark.parametrize(("text", "count"), BRACKETED)
def test_words_in_brackets_stand_for_signs_between_words_of_an_address(text: str, count: int) -> None:
    """A listed word in brackets is a sign between two words; one for a dot only before a top-level domain."""
    spans = [(start, end + 1) for start, opening in enumerate(text) if opening in "[{" for end in [min(i for i in range(start, len(text)) if text[i] in "]}")]]
    assert sum(is_sign_in_brackets(text, *span) for span in spans) == count


def test_every_language_has_words_for_signs() -> None:
    """Each of the twelve languages says how it spells the dot and the at sign."""
    assert set(DISGUISES) == {"en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar"}
    assert all(dots and ats and endings for dots, ats, endings in DISGUISES.values())


PIECES = st.sampled_from(
    [
        "shop",
        "brand",
        ".",
        "com",
        "fr",
        "://",
        "https",
        "www.",
        "/",
        "@",
        " ",
        " dot ",
        "[.]",
        "(at)",
        " at ",
        "(",
        ")",
        "It",
        "é",
        "。",
        "を",
        "\u200b",
        "ｃ",
        "[",
        "]",
        "-",
        ":",
        "?x=1",
        "\ue000",
        "xn--",
        " . ",
        "a b c",
        "\n",
        "İ",
        "�",
        "ß",
        "و",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=200)
@given(TEXTS)
def test_views_map_back(text: str) -> None:
    """Every character of a view has a place in the text, and places do not go backwards."""
    view = undo_disguises(text)
    if view is not None:
        assert len(view.sources) == len(view.text)
        assert list(view.sources) == sorted(view.sources)
        assert all(0 <= source < len(text) for source in view.sources)


@pytest.mark.parametrize("unit", [" dot ", "a dot com ", "a[.]", "a (at) b.com ", "x . com ", "a . b ", "a\u200b.", "ｗ．", "a。", "(([", "a @ b.c "])
def test_a_megabyte_of_anything_is_finished(unit: str) -> None:
    """Long hostile texts are finished; each unit would take hours in quadratic time."""
    text = unit * (1_000_000 // len(unit))
    view = undo_disguises(text)
    assert view is None or len(view.sources) == len(view.text)
