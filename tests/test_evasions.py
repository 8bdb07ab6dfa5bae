"""Words written to dodge a filter are read as what they say, at their own characters; honest text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.api import check_text
from amzlint.evasions import undo_evasions
from amzlint.linter import Linter
from amzlint.prose import Prose, read_prose

KNOWN = {"review", "rating", "feedback", "gift", "coupon", "whatsapp", "positive", "five"}


def undone(text: str, how: str = "drop-accents") -> tuple[Prose, list[str]]:
    """Return the prose after undoing, and the characters of what was not written plainly."""
    prose = read_prose(text, text, how, frozenset())
    found = undo_evasions(prose, text, KNOWN.__contains__)
    return prose, [text[slice(*prose.span(one.first, one.last))] for one in found]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("r3view", "review"), ("g1ft", "gift"), ("c0up0n", "coupon"), ("r@ting", "rating"), ("fe€dback", "feedback"), ("r e v i e w", "review"), ("r.e.v.i.e.w", "review"),
        ("R-E-V-I-E-W", "review"), ("r  e  v  i  e  w", "review"), ("rev\niew", "review"), ("rev-\niew", "review"), ("rev.iew", "review"), ("rev_iew", "review"),
        ("rеview", "review"), ("соuроn", "coupon"), ("ρositive", "positive"), ("ʀᴇᴠɪᴇᴡ", "review"), ("ｒｅｖｉｅｗ", "review"), ("𝓻𝓮𝓿𝓲𝓮𝔀", "review"), ("ⓡⓔⓥⓘⓔⓦ", "review"),
        ("🅶🅸🅵🆃", "gift"), ("re\u200bview", "review"), ("re\u00adview", "review"), ("r\u0336e\u0336v\u0336i\u0336e\u0336w\u0336", "review"), ("WhаtsApp", "whatsapp"),
    ],
)  # fmt: skip
def test_a_hidden_word_is_read_and_placed(written: str, word: str) -> None:
    """However it is written, the word is one word of the prose, and what is reported is just its characters."""
    prose, found = undone(f"please leave a {written} on time")
    assert word in prose.words
    assert found == [written]


@pytest.mark.parametrize(
    "text",
    [
        "The MP3 player A4 B2B 2nd 4ever R2D2 covid19 has a 5G chip.", "Part no. AB12-CD34, model RX-580i, size XL/2.", "e.g. i.e. a.m. p.m. U.S.A. and J. R. R. Tolkien",
        "Größe, naïve café, señor, Ąę łódź, İstanbul ığüşöç, Ångström", "α-Carotin, 5 µm, Ω and β-test", "Привет, ваш заказ отправлен.", "Bonjour, l’avis de passage est là.",
        "a b c d", "x y z and A B C D E", "Review the\nphotos. The rating\nplate", "user_name file_name.txt", "Price: $5, 10 €, 3 £", "What a day! I|O switch",
    ],
)  # fmt: skip
def test_honest_text_is_left_alone(text: str) -> None:
    """Model numbers, abbreviations, accents and other alphabets are no evasion."""
    before = read_prose(text, text, "drop-accents", frozenset()).words
    prose, found = undone(text)
    assert (prose.words, found) == (before, [])


@pytest.mark.parametrize("text", ["ＬＩＮＥでのご連絡はできません。ＡＢＣ社の製品です。", "ご注文のＬサイズを発送します。"])
def test_wide_letters_are_usual_in_japanese(text: str) -> None:
    """Full-width letters in a Japanese text are no evasion."""
    assert undone(text, "japanese")[1] == []


@pytest.mark.parametrize("text", ["می\u200cخواهم", "لا\u200dم", "👩\u200d👧 hello", "క్\u200cష"])
def test_joiners_outside_latin_words_are_normal(text: str) -> None:
    """Joiners in Arabic, in emoji and in Indic scripts belong there."""
    assert undone(text)[1] == []


def test_the_rule_stands_beside_the_finding_it_hides(shipped: Linter) -> None:
    """A disguised word is reported where another rule finds something, a hidden character inside a Latin word in any case; else nothing is."""

    def rules(text: str) -> set[str]:
        return {one.rule for one in check_text(text, kind="reply", lang="en", linter=shipped).violations}

    assert {"review-positive-only", "evasion-characters"} <= rules("Please leave us a p0sitive r3view.")
    assert "evasion-characters" not in rules("The g1ft l4bel is a model name.")
    assert "evasion-characters" in rules("Your par\u200bcel is late.")
    assert {"link-obfuscated", "evasion-characters"} <= rules("See brand dot com for more.")
    assert {"email-obfuscated", "evasion-characters"} <= rules("Our address: help (at) brand (dot) com.")
    assert "evasion-characters" in rules("Give us a 5* review please.")


@given(st.text(max_size=60))
def test_undoing_keeps_every_word_in_its_place(text: str) -> None:
    """Whatever the text, the words stay in order, without overlaps, and inside it."""
    prose, _ = undone(text)
    places = [prose.span(index, index + 1) for index in range(len(prose.words))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert len(prose.breaks) == len(prose.words) + 1
    assert len(prose.sentence_of) == len(prose.words)
