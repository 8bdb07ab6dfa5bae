"""Tests for finding repeated punctuation, decorative rows and runs of empty lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.typography import find_decorative_rows, find_line_breaks, find_repeated_punctuation
from marked import unmark

PUNCTUATION = [
    "Hello⟦!!⟧",
    "Hello⟦!!!!!!⟧ Bye",
    "Really⟦??⟧",
    "What⟦?!?⟧",
    "Was⟦!?!⟧",
    "Wow⟦!!!1⟧",
    "Well⟦....⟧ yes",
    "Hm⟦……⟧ yes",
    "Merci ⟦! ! !⟧",
    "Merci ⟦!!⟧",
    "⟦¡¡⟧Gracias⟦!!⟧",
    "⟦¿¿⟧Qué⟦??⟧",
    "ありがとうございます⟦！！⟧",
    "本当ですか⟦？？⟧",
    "すごい⟦！？！⟧",
    "شكرا⟦!!⟧ لماذا⟦؟؟⟧",
    "そうですか⟦。。。⟧",
    "Danke⟦!!⟧ https://example.com/?a⟦!!⟧",
    "Wow ⟦‼⟧",
    "Teşekkürler⟦!!!⟧",
]
NO_PUNCTUATION = [
    "Hello! How are you? Fine...",
    "Wait… done.",
    "Really?! Yes!?",
    "¿Qué tal? ¡Hola! ¿¡Cómo!?",
    "**bold** and ***both***",
    "https://example.com/a??b=1!!c",
    "www.example.com/??x and ../../up",
    "Merci ! Vraiment ?",
    "„Ja“, sagte er: ,,gut''.",
    "Hmm... ok... yes...",
    "はい……そうです",
    "え？！ はい。",
    "Version 1.2.3, 10.000,00 €",
    "a != b, x?.y, (?)",
    "‼️ is an emoji",
    "!1 and 1! and ?1",
]
ROWS = [
    "⟦*****⟧",
    "Hello\n⟦=====⟧\nBye",
    "⟦~~~~~⟧",
    "⟦-=-=-=⟧",
    "⟦────────⟧",
    "⟦━━━━━━⟧ご注文⟦━━━━━━⟧",
    "⟦•••••⟧ Sale ⟦•••••⟧",
    "⟦____________⟧",
    "⟦***********⟧Angebot⟦***********⟧",
    "⟦----------⟧\nIhr Team",
    "⟦* * * * *⟧",
    "⟦*** *** ***⟧",
    "⟦★★★★★★★★★⟧",
    "⟦◆◇◆◇◆⟧",
    "⟦＝＝＝＝＝⟧",
    "⟦****⟧ 50% de réduction",
    "⟦#######⟧",
    "Text ⟦>>>>⟧ hier ⟦<<<<⟧",
    "⟦–––––⟧ Merci",
    "⟦▬▬▬▬▬▬⟧",
]
NO_ROWS = [
    "--\nYour team",
    "---\nYour team",
    "- one\n- two\n* three\n** four",
    "-----Original Message-----\nFrom: a",
    "> -----Ursprüngliche Nachricht-----\n> Von: b",
    "---------- Forwarded message ---------",
    "-------- Message d'origine --------",
    "____________________________\nVon: Max",
    "★★★★★ and ★★★★☆ and ★ ★ ★ ★ ★",
    "Card **** **** **** 1234",
    "Karte ending ****1234, IBAN DE12************34",
    "mail j****n@example.com, M****r",
    "#### Heading",
    ">>>> quoted",
    "> > > > quoted",
    "| a | b |\n|-----|-----|\n| 1 | 2 |",
    "***_both_*** and **_x_**",
    "Name: ________",
    "kommt gegen ###### Uhr",
    "* * *",
    "order____id",
    "すごーーーーい",
    "○○○○様",
    "5-7 days — 10–12 days -- maybe",
    "a => b, a --> b, C++",
]
BREAKS = [
    "a⟦\n\n\n⟧b",
    "a⟦\r\n\r\n\r\n⟧b",
    "a⟦\n \n\t\n⟧b",
    "a⟦\n\xa0\n\u3000\n⟧  b",
    "a⟦\n\n\n\n\n⟧b⟦\n\n\n⟧c",
    "\n\n\n\na⟦\n\n\n⟧b\n\n\n\n",
    "a⟦\n\u200b\n\u200b\n⟧b",
    "a⟦\r\r\r⟧b",
    "a⟦\u2028\u2028\u2028⟧b",
]
NO_BREAKS = [
    "",
    "a",
    "a\nb\n\nc",
    "a\r\n\r\nb",
    "\n\n\na\n\n\n",
    "\n \n \n a \n \n \n ",
    "\n\n\n\n",
    "a\n\n   b\n\nc",
    "a\n-\n-\nb",
]


@pytest.mark.parametrize("marked", PUNCTUATION)
def test_repeated_punctuation_is_found(marked: str) -> None:
    """Piled-up marks are one span each, in every script."""
    text, spans = unmark(marked)
    assert find_repeated_punctuation(text) == spans


@pytest.mark.parametrize("text", NO_PUNCTUATION)
def test_single_punctuation_is_fine(text: str) -> None:
    """Ellipses, single pairs, Markdown and web addresses are left alone."""
    assert find_repeated_punctuation(text) == []


@pytest.mark.parametrize("marked", ROWS)
def test_decorative_rows_are_found(marked: str) -> None:
    """Rows of four or more signs are one span each."""
    text, spans = unmark(marked)
    assert find_decorative_rows(text) == spans


@pytest.mark.parametrize("text", NO_ROWS)
def test_useful_rows_are_fine(text: str) -> None:
    """Ratings, hidden digits, quoted headers, blanks and Markdown are left alone."""
    assert find_decorative_rows(text) == []


@pytest.mark.parametrize("marked", BREAKS)
def test_line_breaks_are_found(marked: str) -> None:
    """More than two breaks in a row are one span, whatever blanks stand between."""
    text, spans = unmark(marked)
    assert find_line_breaks(text) == spans


@pytest.mark.parametrize("text", NO_BREAKS)
def test_paragraphs_are_fine(text: str) -> None:
    """One empty line is fine, and so are empty lines at both ends."""
    assert find_line_breaks(text) == []


def test_most_line_breaks_can_be_chosen() -> None:
    """The limit is the caller's."""
    assert find_line_breaks("a\n\nb", most=1) == [(1, 3)]
    assert find_line_breaks("a\n\n\nb", most=3) == []


@pytest.mark.parametrize("find", [find_repeated_punctuation, find_decorative_rows])
@pytest.mark.parametrize("inside", ["?????", "*****"])
def test_masked_spans_are_opaque(find: object, inside: str) -> None:
    """What stands inside a placeholder or link is not looked at."""
    assert callable(find)
    assert find(f"a {inside} b", masked=[(2, 2 + len(inside))]) == []


ALL = (find_repeated_punctuation, find_decorative_rows)
NOISE = st.text(st.sampled_from("ABCÉß aé'-_/[],!?.…！？¿¡*=~-━★# 1234\n\r\t\xa0あ，|>:hHtpsT")) | st.text()


@given(NOISE, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=3))
def test_spans_are_sorted_and_apart(text: str, masked: list[tuple[int, int]]) -> None:
    """Spans are non-empty, in bounds, sorted and apart, for any text and any mask."""
    for spans in (*(find(text, masked) for find in ALL), find_line_breaks(text)):
        borders = [0, *(border for span in spans for border in span), len(text)]
        assert borders == sorted(borders)
        assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "!",
        "\n",
        ":",
        "A ",
        "AB ",
        "ABC DEF ",
        "ABC\n",
        "*",
        "* ",
        "**** a ",
        "- ",
        "! ",
        "¿",
        "…",
        "\n ",
        " ",
        "\r",
        "http://!",
        "www.",
        "?a",
        "_",
        "ABCD 1234\n",
        "1 ",
        "|----",
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    """A megabyte of one pattern is searched to its end."""
    text = piece * (1_000_000 // len(piece))
    for spans in (*(find(text) for find in ALL), find_line_breaks(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(st.sampled_from("ab 1!?.*=~-_#<:|\n\r\t\v")))
def test_a_letter_beyond_ascii_elsewhere_changes_nothing(text: str) -> None:
    """The cheap look at text in ASCII misses nothing that the search finds in other text."""
    for find in (find_repeated_punctuation, find_decorative_rows, find_line_breaks):
        assert find(f"a {text} e") == find(f"a {text} é")
