"""Tests for printable characters, cell widths and wrapping."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.reporters.cells import cell_length, cell_widths, one_line, printable, wrap

WIDTHS = [
    ("plain", 5),
    ("", 0),
    ("日本語", 6),
    ("ﾊﾝｶｸ", 4),
    ("Ｆｕｌｌ", 8),
    ("한국어", 6),
    ("e\u0301", 1),
    ("é", 1),
    ("👍", 2),
    ("👍🏽", 2),
    ("☝🏽", 2),
    ("👩‍👩‍👧", 2),
    ("🏃‍♂️", 2),
    ("❤️", 2),
    ("❤️‍🔥", 2),
    ("1️⃣", 2),
    ("🇫🇷", 2),
    ("مرحبا", 5),
    ("لـ\u200dا", 3),
    ("नमस्ते", 4),
    ("a\u200db", 2),
]


@pytest.mark.parametrize(("text", "cells"), WIDTHS)
def test_cell_length(text: str, cells: int) -> None:
    """A text fills as many cells as a terminal draws."""
    assert cells == cell_length(text)


@given(st.text(max_size=60))
def test_widths_belong_to_code_points(text: str) -> None:
    """There is one width of 0, 1 or 2 for each code point."""
    widths = cell_widths(text)

    assert len(text) == len(widths)
    assert set(widths) <= {0, 1, 2}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb", r"a\u202eb"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("\x9b2J", r"\x9b2J"),
        ("\x00\x7f\r\n", r"\x00\x7f\x0d\x0a"),
        ("re\u200bview", r"re\u200bview"),
        ("\ud83d", r"\ud83d"),
        ("\u2028", r"\u2028"),
    ],
)
def test_unsafe_characters_are_written_out(text: str, shown: str) -> None:
    """Control characters, bidi controls and lone surrogates are shown as escapes."""
    assert shown == printable(text)


@pytest.mark.parametrize("text", ["déjà vu", "👩‍👩‍👧", "ﷺ", "a\xa0b", "می\u200cخواهم", "\u200fسلام"])
def test_what_people_write_is_left_alone(text: str) -> None:
    """Letters, emoji joiners and the marks of right-to-left writing stay as they are."""
    assert text == printable(text)


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_unsafe_is_left(text: str) -> None:
    """No control character, bidi control, line separator or surrogate remains, and the result can be encoded."""
    shown = printable(text)

    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert shown == shown.encode().decode()


def test_one_line_joins_lines_and_cuts_the_middle() -> None:
    """A text of several lines comes out on one, and a very long one keeps its head and tail."""
    assert "a b c" == one_line(" a\r\n\tb\n\nc ")
    assert "x" * 300 + " … " + "y" * 100 == one_line("x" * 5000 + "y" * 5000)


def test_wrap_breaks_at_spaces() -> None:
    """Lines are as long as the room allows and break at spaces; a link is never broken."""
    assert ["one two", "three"] == list(wrap("one two  three", 10))
    assert ["see", "https://example.com/a/long/link", "now"] == list(wrap("see https://example.com/a/long/link now", 10))
    assert ["Dear", "", "Bye"] == list(wrap("Dear\n\nBye", 10))


def test_wrap_keeps_french_punctuation_together() -> None:
    """No line ends with an opening guillemet or starts with a mark that French sets off by a space."""
    assert ["le bouton", "« Demander »", "d’Amazon !"] == list(wrap("le bouton « Demander » d’Amazon !", 12))


def test_wrap_breaks_between_ideographs() -> None:
    """Text without spaces breaks between wide signs, never before a closing mark or behind an opening bracket."""
    assert ["ご注文の商", "品です。"] == list(wrap("ご注文の商品です。", 10))
    assert ["ご注文の", "商品。"] == list(wrap("ご注文の商品。", 9))
    assert ["ご注文商", "品です。"] == list(wrap("ご注文商品です。", 9))
    assert ["あいう", "「えお」"] == list(wrap("あいう「えお」", 8))


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    """All that is not white space is still there, in order, and no line ends in white space."""
    lines = wrap(text, room)

    assert printable("".join(text.split())) == "".join("".join(line.split()) for line in lines)
    assert list(lines) == [line.rstrip() for line in lines]
