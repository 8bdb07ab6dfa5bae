"""Folding by example: what counts as the same letter in which language."""

from __future__ import annotations

import pytest

from amzlint.normalize import View, fold


@pytest.mark.parametrize(
    ("how", "text", "expected"),
    [
        ("drop-accents", "Élève ÇA Łódź Ørsted ıI", "eleve ca lodz orsted ii"),
        ("drop-accents", "ＲＥＶＩＥＷ ﬁve ⑤ 𝐫", "review five 5 r"),
        ("drop-accents", "don’t “a” – … ⭐", "don't \"a\" - … ★"),
        ("drop-accents", "re\u200bvi\u00adew", "review"),
        ("drop-accents", "a\u00a0b\u2009c\u2028d", "a b c\nd"),
        ("drop-accents", "don`t é", "don't e"),
        ("drop-accents", "don`t", "don't"),
        ("keep", "Få fa\u030a É", "få få é"),
        ("german", "Für fuer FUR Straße", "fur fur fur strasse"),
        ("german", "Böen Boeen", "bon bon"),
        ("turkish", "İyi IŞIK", "iyi isik"),
        ("arabic", "أَحْمَد إلى مكتبة", "احمد الي مكتبه"),
        ("japanese", "ﾚﾋﾞｭｰ！ バ", "レビュー！ バ"),
    ],
)
def test_a_text_folds(how: str, text: str, expected: str) -> None:
    """Case, width, marks and accents fold as the lexicon's language reads them."""
    assert fold(text, how).text == expected


def test_offsets_lead_to_the_characters() -> None:
    """A span of the folded text leads to the characters it came from, with those that folded to nothing behind them."""
    view = fold("aﬁ\u200bb\u0301", "drop-accents")
    assert view.text == "afib"
    assert [view.to_source(at, at + 1) for at in range(4)] == [(0, 1), (1, 2), (1, 3), (3, 5)]
    assert view.to_source(2, 2) == (1, 1)
    assert view.to_source(4, 4) == (5, 5)


def test_a_view_without_offsets_is_the_text_itself() -> None:
    """Without offsets every index is its own."""
    assert View("abc").to_source(1, 2) == (1, 2)


def test_a_digraph_maps_to_both_letters() -> None:
    """The ae of a German text is one folded letter and two characters of the text."""
    view = fold("blau Baer", "german")
    assert view.text == "blau bar"
    assert view.to_source(5, 8) == (5, 9)
