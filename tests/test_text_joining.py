"""Plain text that closes up around what was taken out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.text_joining import begun_anew, capitalised, widened, without


def cut(text: str, replacement: str = "", lang: str | None = "en") -> str:
    """Take out what stands between ‹ and ›."""
    start, end = text.index("‹"), text.index("›") - 1
    return without(text.replace("‹", "").replace("›", ""), start, end, replacement, lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. ‹Two.› Three.", "One. Three."),
        ("One. ‹Two.›", "One."),
        ("‹One.› two.", "Two."),
        ("One. ‹Two.› However, three.", "One. Three."),
        ("One. ‹Two.› In addition, as well, three.", "One. Three."),
        ("One ‹two›, three.", "One, three."),
        ("One.\n‹Two.›\nThree.", "One.\nThree."),
        ("One.\n\n‹Two.›\n\nThree.", "One.\n\nThree."),
        ("One.\n\n‹Two.›\n\n\n\nThree.", "One.\n\nThree."),
        ("One.\r\n\r\n‹Two.›\r\n\r\nThree.", "One.\r\n\r\nThree."),
        ("- One\n- ‹Two›\n- Three", "- One\n- Three"),
        ("1. One\n‹2. Two›\n3. Three\n4. Four\n\n5. Five", "1. One\n2. Three\n3. Four\n\n5. Five"),
        ("One.<br>\n‹Two.›<br>\nThree.", "One.<br>\nThree."),
        ("‹One.›\n\nTwo.", "Two."),
        ("One.\n\n‹Two.›\n", "One.\n"),
        ("One.\n© ‹Two.›\nThree.", "One.\nThree."),
    ],
)
def test_what_is_around_closes_up(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_japanese_has_no_space_between_sentences() -> None:
    assert cut("一。‹二。›三。", lang="ja") == "一。三。"
    assert cut("一。‹二。›また、三。", lang="ja") == "一。三。"


def test_what_follows_a_replaced_sentence_does_not_point_back() -> None:
    assert cut("One. ‹Two.› If not, three.", "New.") == "One. New. Three."
    assert cut("One. ‹Two.› three.", "New.") == "One. New. three."


def test_capitals_are_for_words_alone() -> None:
    assert capitalised("we ship") == "We ship"
    assert capitalised("“we ship") == "“We ship"
    for kept in ("iPhone cases", "www.shop.com is", "a@b.de is", "{{ name }}, we", "5 parts", ""):
        assert capitalised(kept) == kept
    assert begun_anew("However,", "en") == "However,"


def test_emphasis_and_links_of_markdown_go_as_a_whole() -> None:
    text = "See **our shop** now"
    assert widened(text, 6, 14) == (4, 16)
    text = "See [our shop](https://x.com) now"
    assert widened(text, 5, 13) == (4, 29)


@given(st.lists(st.sampled_from(["One.", "Two.", "Three."]), min_size=1, max_size=5), st.lists(st.sampled_from([" ", "\n", "\n\n"]), min_size=5, max_size=5), st.data())
def test_every_other_sentence_stays_with_single_gaps(sentences: list[str], gaps: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(sentences) - 1))
    text, places = "", []
    for sentence, gap in zip(sentences, gaps, strict=False):
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + gap
    text = text.rstrip()
    result = without(text, *places[number], "", "en")
    assert result.split() == [one for place, one in enumerate(sentences) if place != number]
    assert "  " not in result
    assert "\n\n\n" not in result
