"""Words and sentences: where a sentence ends, where it goes on, and what is one word."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint import prose as prose_module
from amzlint.prose import CONTROL, LINK, PLACEHOLDER, mask, read_prose
from amzlint.word_breaks import CLAUSE, COMMA, PLAIN, SENTENCE

Sentences = Callable[..., list[str]]


def words(text: str, fold: str = "drop-accents") -> list[str]:
    return read_prose(text, text, fold, frozenset()).words


def break_before(text: str, word: str) -> int:
    prose = read_prose(text, text, "drop-accents", frozenset())
    return prose.breaks[prose.words.index(word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four… Five", ["One", "Two", "Three", "Four", "Five"]),
        ("Wait!!! What?! Go", ["Wait", "What", "Go"]),
        ("¡Gracias! ¡Adiós! ¿Qué tal? ¿Bien?", ["Gracias", "Adiós", "Qué tal", "Bien"]),
        ("¿Llegó? ¡Sí! (¡claro!)", ["Llegó", "Sí", "claro"]),
        ("He said “yes.” Then left. (See it.) Gone", ["He said “yes", "Then left", "See it", "Gone"]),
        ("Hi!How are you?Fine.Then", ["Hi!How are you?Fine.Then"]),
        ("Bonjour !\nCommande ? Oui !", ["Bonjour", "Commande", "Oui"]),
        ("It is 3.50 or 1,000.50 at 10:30. Done", ["It is 3.50 or 1,000.50 at 10:30", "Done"]),
        ("Version 2. Then", ["Version 2", "Then"]),
        ("1. Open it. 2. Close it", ["1. Open it", "2. Close it"]),
        ("J. Smith. Hello", ["J. Smith", "Hello"]),
        ("See https://example.com/a.b. Then go", ["See https://example.com/a.b", "Then go"]),
        ("Order 123-1234567-1234567. Done", ["Order 123-1234567-1234567", "Done"]),
        ("Dear {{first.name}}. Hello", ["Dear {{first.name}}", "Hello"]),
        ("at example.com. Then", ["at example.com", "Then"]),
        ("Note: open it; close it", ["Note: open it; close it"]),
        ("", []),
        ("?!… --", []),
    ],
)
def test_a_sentence_ends_at_its_mark(sentences: Sentences, text: str, expected: list[str]) -> None:
    """Marks end a sentence before white space or a quote, never inside numbers, ids, links, placeholders and initials."""
    assert sentences(text) == expected


def test_a_listed_abbreviation_ends_no_sentence(sentences: Sentences) -> None:
    """A full stop behind an abbreviation of the lexicon goes on; without the list it does not."""
    assert sentences("Ask Dr. Jones approx. Two times", abbreviations=("dr", "approx")) == ["Ask Dr. Jones approx. Two times"]
    assert sentences("Ask Dr. Jones") == ["Ask Dr", "Jones"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This line\ngoes on", ["This line\ngoes on"]),
        ("This line\nEnds", ["This line", "Ends"]),
        ("This line\r\ngoes on\r\nEnds", ["This line\r\ngoes on", "Ends"]),
        ("This line\n\ngoes not on", ["This line", "goes not on"]),
        ("Dear Jo,\nthanks\nKind regards", ["Dear Jo,\nthanks", "Kind regards"]),
        ("Needed:\nyour size", ["Needed", "your size"]),
        ("a\n- one\n- two\n* three\n• four", ["a", "one", "two", "three", "four"]),
        ("a\u2028b\u2028C", ["a\u2028b", "C"]),
        ("été\nécole\nÉcole", ["été\nécole", "École"]),
    ],
)
def test_a_line_break_ends_a_sentence_unless_the_next_line_goes_on(sentences: Sentences, text: str, expected: list[str]) -> None:
    """Blank lines and bullets always end a sentence, a single line break unless the next line starts with a small letter."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks.\n--\nJo", ["Thanks", "‖Jo"]),
        ("Thanks\n-- \nJo", ["Thanks", "‖Jo"]),
        ("Thanks\n\n____\n\nJo", ["Thanks", "‖Jo"]),
        ("Thanks\n=====\nJo", ["Thanks", "‖Jo"]),
        ("Thanks\n\nJo", ["Thanks", "Jo"]),
        ("Thanks\n- Jo", ["Thanks", "Jo"]),
    ],
)
def test_a_rule_of_signs_is_a_barrier(sentences: Sentences, text: str, expected: list[str]) -> None:
    """A line of its own such as `--` keeps windows apart; blank lines and bullets do not."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{#if paid}}a b{{else}}c d{{/if}}", ["{{#if paid}}a b", "‖{{else}}c d{{/if}}"]),
        ("{% if paid %}a{% elif sent %}b{% endif %}", ["{% if paid %}a", "‖{% elif sent %}b{% endif %}"]),
        ("{{#if name}}{{name}}{{/if}}, hello", ["{{#if name}}{{name}}{{/if}}, hello"]),
    ],
)
def test_branches_of_a_condition_are_kept_apart(sentences: Sentences, text: str, expected: list[str]) -> None:
    """What a buyer never sees together is never one sentence; a condition without a second branch is transparent."""
    assert sentences(text) == expected


def test_marks_of_other_scripts_end_sentences(sentences: Sentences) -> None:
    """Japanese and Arabic marks end a sentence, with and without a space behind them."""
    assert sentences("文です。次です！「はい。」そして？", fold="japanese") == ["文です", "次です", "はい", "そして"]
    assert sentences("هل وصل؟ نعم", fold="arabic") == ["هل وصل", "نعم"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("a b", "b", PLAIN),
        ("a-b", "b", PLAIN),
        ("a “b", "b", PLAIN),
        ("a, b", "b", COMMA),
        ("a (b", "b", COMMA),
        ("a – b", "b", COMMA),
        ("a: b", "b", CLAUSE),
        ("a; b", "b", CLAUSE),
        ("a!b", "b", CLAUSE),
        ("a 😊 15", "15", CLAUSE),
        ("a 😊 B", "b", CLAUSE),
        ("a 🎁 b", "b", PLAIN),
        ("a. b", "b", PLAIN),
        ("aa. b", "b", SENTENCE),
        ("aa b", "aa", SENTENCE),
    ],
)
def test_what_stands_between_words_is_weighed(text: str, word: str, expected: int) -> None:
    """Commas, clause marks, sentence marks and emoji before anything but a small letter break words apart, in this order of weight."""
    assert break_before(text, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.50 1,000 1'000 1.2.3 5/5 3. 4", ["3.50", "1,000", "1'000", "1.2.3", "5", "5", "3", "4"]),
        ("7,90€ -15% 2nd", ["7,90", "€", "15", "%", "2nd"]),
        ("★★★ ⭐⭐", ["★★★", "★★"]),
        ("don't e-mail_me", ["don", "t", "e", "mail", "me"]),
        ("satisfait·e·s Kund:innen a:b", ["satisfait", "kund", "a", "b"]),
        ("レビュー ok", ["レヒュー", "ok"]),
    ],
)
def test_words_are_cut_alike_everywhere(text: str, expected: list[str]) -> None:
    """A number, a row of stars and a Japanese character are one word each; gendered endings are none."""
    assert words(text) == expected


def test_masking_keeps_the_length_and_shows_only_the_kind() -> None:
    """A masked text is as long as the text, and its landmarks hold no letters; control characters of the text become spaces."""
    masked = mask("see \x02http://x now {{y}}", [(5, 13, LINK), (18, 23, PLACEHOLDER)])
    assert masked == "see  " + LINK + "\0" * 7 + " now " + PLACEHOLDER + "\0" * 4
    assert mask("a\x00b", []) == "a b"
    assert words(mask("a {{y}} b", [(2, 7, CONTROL)])) == ["a", CONTROL, "b"]


def test_every_word_knows_its_sentence() -> None:
    """The sentence of each word is the one that holds it."""
    prose = read_prose("One two. Three.\n\nFour", "One two. Three.\n\nFour", "drop-accents", frozenset())
    assert prose.sentence_of == [0, 0, 1, 2]
    assert [(one.first, one.last) for one in prose.sentences] == [(0, 2), (2, 3), (3, 4)]
    assert prose.source_starts() == [0, 4, 9, 17]


@pytest.mark.parametrize("text", ["e\u0301 x", "ﬁn x", "strasse groß x", "a\u200bb x", "x\u0301"])
def test_spans_hold_whole_characters(text: str) -> None:
    """The span of a word ends behind its combining marks and whatever folded away."""
    prose = read_prose(text, text, "drop-accents", frozenset())
    assert [text[slice(*prose.span(index, index + 1))] for index in range(len(prose.words))] == text.split()


@given(st.text(st.sampled_from("ab5éßđ÷\u0301\u064eカかe_-.,'% ★字ا\x01\x00"), max_size=20))
def test_the_quick_patterns_split_as_the_whole_one(text: str) -> None:
    """What most words are is tried first, and nothing is split otherwise for it."""
    whole = prose_module._ANY_WORD.replace(f"{prose_module._LATIN_WORD}|", "")
    assert re.split(prose_module._ANY_WORD, text) == re.split(whole, text)
    if text.isascii():
        assert re.split(prose_module._ASCII_WORD, text) == re.split(r"([\x01-\x07]\x00*|[%$]|\d++(?:[.,']\d++)+|[^\W_]+)", text)
