"""The forms of an Arabic word: particles before it, the article, pronouns behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.arabic import LEAST_LETTERS, forms


@pytest.mark.parametrize(
    ("word", "bare"),
    [("والتقييم", "تقييم"), ("بالمنتج", "منتج"), ("للمتجر", "متجر"), ("تقييمك", "تقييم"), ("وبرايكم", "راي"), ("مراجعتك", "مراجعه"), ("فسنراجع", "نراجع"), ("لمتجرنا", "متجر")],
)
def test_particles_and_pronouns_come_off(word: str, bare: str) -> None:
    """Conjunction, preposition and article come off the front, a pronoun the end; before a pronoun the feminine ending counts as itself again."""
    assert bare in forms(word)


@pytest.mark.parametrize(("word", "never"), [("كل", "ل"), ("وصل", "صل"), ("لكم", "كم"), ("بيع", "يع")])
def test_short_words_stay_whole(word: str, never: str) -> None:
    """Nothing comes off when fewer than three letters would stay."""
    assert never not in forms(word)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12))
def test_every_form_is_a_part_of_its_word(word: str) -> None:
    """The word comes first, no form is shorter than three letters, and apart from the feminine ending every form stands in the word."""
    first, *others = forms(word)
    assert first == word
    for form in others:
        assert len(form) >= LEAST_LETTERS
        assert form in word or form[:-1] in word
