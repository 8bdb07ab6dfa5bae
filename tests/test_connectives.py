"""Words that join sentences, in all languages."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from amzlint.connectives import clause_borders, is_conditional, leading_to, pointing_back, speaks_of_the_last, stands_alone
from languages import LANGUAGES

TABLE = json.loads(files("amzlint").joinpath("data", "connectives.json").read_text(encoding="utf-8"))


def test_every_language_has_every_list() -> None:
    assert tuple(TABLE) == LANGUAGES
    names = set(TABLE["en"])
    for lang, lists in TABLE.items():
        assert set(lists) == names, lang
        assert all(len(words) == len(set(words)) for words in lists.values()), lang
        assert lists["points-back"], lang
        assert lists["of-the-last"], lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_is_a_pattern_that_matches_something(lang: str) -> None:
    for words in TABLE[lang].values():
        assert not any(re.fullmatch(word, "") for word in words)
    for pattern in (pointing_back(lang), clause_borders(lang), re.compile(leading_to(lang))):
        assert pattern.match("qqq") is None


@pytest.mark.parametrize(
    ("lang", "sentence", "found"),
    [
        ("en", "However, we refund you.", "However, "), ("en", "Also we refund you.", None), ("en", "But we refund you.", "But "), ("en", "Sophie wrote.", None),
        ("fr", "De plus, nous", "De plus, "), ("de", "Außerdem, wir", "Außerdem, "), ("es", "Además, le", "Además, "), ("it", "Inoltre, le", "Inoltre, "), ("nl", "Bovendien, wij", "Bovendien, "),
        ("pl", "Ponadto, my", "Ponadto, "), ("sv", "Dessutom, vi", "Dessutom, "), ("pt", "Além disso, nós", "Além disso, "), ("tr", "Ayrıca, biz", "Ayrıca, "), ("ja", "また、返金", "また、"),
        ("ar", "بالإضافة إلى ذلك، نحن", "بالإضافة إلى ذلك، "),
    ],
)  # fmt: skip
def test_words_that_point_back_go_with_their_comma(lang: str, sentence: str, found: str | None) -> None:
    match = pointing_back(lang).match(sentence)
    assert (match and match[0]) == found


def test_sentences_are_told_by_how_they_begin() -> None:
    assert is_conditional("If you need help, reply here.", "en")
    assert is_conditional("Wenn Sie Hilfe brauchen, …", "de")
    assert not is_conditional("Iffy weather delayed it.", "en")
    assert stands_alone("we refund you", "en")
    assert not stands_alone("get $5", "en")
    assert speaks_of_the_last("It takes a minute.", "en")
    assert not speaks_of_the_last("Items left today.", "en")
    assert not speaks_of_the_last("It " + "takes long " * 30, "en")


def test_a_language_without_lists_is_read_like_english() -> None:
    assert pointing_back("xx").match("However, we")
    assert pointing_back(None).match("However, we")
