"""Tests that the cheap look before the search for links and addresses misses nothing that the search would find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.disguise_cues import DISGUISES, find_cues, words_for_signs
from amzlint.links import _scan
from amzlint.masking import MASK


def test_plain_text_has_no_cue() -> None:
    """Prose in any script hints at nothing."""
    for text in ("Your order is on its way. We wrote to you.", "Votre colis a été envoyé !", "ご注文の商品を発送しました。", "تم شحن طلبك.", "a@b", "3.5 kg"):
        assert find_cues(text) is None


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("see lamp.com", {"dotted"}),
        ("https://localhost", {"dotted"}),
        ("lamp dot com", {"dots"}),
        ("help at lamp dot com", {"dots", "ats"}),
        ("lamp[.]com", {"signs"}),
        ("lamp . com", {"signs"}),
        ("lamp。com", {"wide"}),
        ("help (at) lamp.com", {"dotted", "ats"}),
        (f"www.{MASK}", {"dotted"}),
        (f"help@{MASK}", set()),
    ],
)
def test_cues_say_what_to_look_for(text: str, flags: set[str]) -> None:
    """Each cue names what stands for the characters of a link or an address."""
    cues = find_cues(text)
    assert cues is not None
    assert {name for name in ("dotted", "wide", "dots", "signs", "ats") if getattr(cues, name)} == flags
    assert cues.disguised == bool(flags - {"dotted"})


@pytest.mark.parametrize("language", sorted(DISGUISES))
def test_every_listed_word_is_a_cue(language: str) -> None:
    """A word for the dot, and beside it one for the at sign, is noticed in every language."""
    dots, ats, _ = DISGUISES[language]
    for dot in dots.split("|"):
        for at in ats.split("|"):
            cues = find_cues(f"help ({at}) lamp {dot.upper()} com")
            assert cues is not None
            assert cues.dots
            assert cues.ats


def test_words_for_signs_are_those_of_all_languages() -> None:
    """The words for dots and for at signs are apart."""
    dots, ats = words_for_signs()
    assert {"dot", "point", "ドット", "دوت"} <= dots
    assert {"at", "arobase", "snabel-a", "أت"} <= ats
    assert not dots & ats


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["shop", ".", "com", "://", "@", " ", "www.", MASK, "é", "\n", "x", "1"]), max_size=10).map("".join))
def test_text_without_cues_has_no_link(text: str) -> None:
    """The search itself finds nothing where no cue was seen."""
    cues = find_cues(text)
    if cues is None or not cues.dotted:
        assert _scan(text) == []
