"""Laws of folding: offsets lead back to the text, and folding is finished after one go."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.normalize import FOLDS, View, fold

TRICKY = "aeouAEOUäöüÄÖÜßéèçñøØłŁıİIiåÅſŉﬁ…★⭐!?！？'’“”–—\u00ad\u200b\u200d\ufeff\u0301\u0308\u030a\u0327\u3099が\u0649\u0622ﷺ\u2034\u2028\u00a0½⑩𝐚\ud800"
# Ideographs, syllables and unassigned code points fold to themselves and would take most of the time.
PLAIN_LETTERS = (range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0x11000, 0x1D000), range(0x20000, 0x2F800))
FOLDING = [code for code in range(0x30000) if not any(code in some for some in PLAIN_LETTERS) and unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
WRITTEN = (range(0x20, 0x180), range(0x1E00, 0x1F00), range(0x620, 0x660), range(0x3041, 0x30FB))  # the letters of the twelve languages, without ideographs
texts = st.text(alphabet=st.characters() | st.sampled_from(TRICKY), max_size=30)
folds = st.sampled_from(FOLDS)


def slowly_folded(text: str, how: str) -> View:
    """Fold a text together with a character that is not ASCII, so that no fast path is taken, and take that character off again."""
    view = fold(text + "ß", how)
    assert view.offsets is not None
    return View(view.text[:-2], view.offsets[:-2])


@given(texts, folds)
def test_offsets_stay_in_the_text_and_never_go_back(text: str, how: str) -> None:
    """Every folded character comes from a character of the text, in the text's order."""
    view = fold(text, how)
    offsets = range(len(text)) if view.offsets is None else view.offsets
    assert len(offsets) == len(view.text)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(texts, folds, st.data())
def test_spans_map_into_the_text(text: str, how: str, data: st.DataObject) -> None:
    """A span of the folded text maps to a span inside the text, not empty unless it was."""
    view = fold(text, how)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    found = view.to_source(start, end)
    assert 0 <= found[0] <= found[1] <= len(text)
    assert (found[0] < found[1]) == (start < end)


@given(texts, folds)
def test_folding_twice_is_folding_once(text: str, how: str) -> None:
    """A folded text folds to itself."""
    once = fold(text, how).text
    assert fold(once, how).text == once


@pytest.mark.parametrize("how", FOLDS)
def test_every_character_folds_to_a_folded_text(how: str) -> None:
    """No character of Unicode folds to something that folds on."""
    unfinished = [hex(code) for code in FOLDING if (once := fold(chr(code), how).text) != fold(once, how).text]
    assert unfinished == []


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=30), folds)
def test_the_fast_path_of_ascii_equals_the_slow_path(text: str, how: str) -> None:
    """ASCII text folds alike with and without a character that needs the slow path."""
    quick, slow = fold(text, how), slowly_folded(text, how)
    assert quick.text == slow.text
    assert (list(range(len(text))) if quick.offsets is None else quick.offsets) == slow.offsets


@given(st.text(alphabet=st.sampled_from([chr(code) for row in WRITTEN for code in row]), max_size=30), folds)
def test_composed_and_decomposed_spellings_fold_alike(text: str, how: str) -> None:
    """A text folds the same whether its accents are letters of their own or not."""
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", composed), how).text == fold(composed, how).text
