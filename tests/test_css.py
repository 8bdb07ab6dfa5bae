"""Declarations and style sheets: names, values, and exact places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.css import Color, Subject, read_color, read_declarations, read_sheet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color:red", ["color:red"]),
        (" COLOR : Red ; margin:0 auto", ["COLOR : Red", "margin:0 auto"]),
        ("/* a:b; */color/**/:/**/red/* c */;;", ["color/**/:/**/red"]),
        ("a:url(x;y);b:'x;}y';c:rgb(1,2,3)", ["a:url(x;y)", "b:'x;}y'", "c:rgb(1,2,3)"]),
        ("a:1\r\n;\r\nb:2\fc", ["a:1", "b:2\fc"]),
        ("a:1!important; b : 2 ! IMPORTANT", ["a:1!important", "b : 2 ! IMPORTANT"]),
        ("*zoom:1;a:;b;:c;d:!important;e:1", ["e:1"]),
        ("x{a:b}c:d", ["c:d"]),
        ("é:1;\U0001f600:2;a:3", ["é:1", "\U0001f600:2", "a:3"]),
        ("", []),
        ("a:'unclosed;b:2", ["a:'unclosed;b:2"]),
    ],
)
def test_declarations_stand_where_they_are_written(text: str, expected: list[str]) -> None:
    """Each declaration has the span of its own characters, whatever stands around it; what is broken is left out."""
    assert [text[one.start : one.end] for one in read_declarations(text)] == expected


def test_values_are_read_without_importance() -> None:
    """The text of a value is in lower case with single spaces, without `!important`."""
    assert [one.text for one in read_declarations("A: Red\n  BLUE !important;b:1")] == ["red blue", "1"]


def test_a_sheet_gives_its_rules_with_the_last_part_of_their_selectors() -> None:
    """Selectors select by tag, class or id; attributes, states and what stands before do not count; rules of some screens are marked."""
    sheet = "<!-- p , td.x > A:hover { color:red } #i.c b + i[title] { a:1 } @font-face { font-family:x } @media only screen { .k { b:2 } } @media (max-width:9px) { * { c:3 } } --> h1{d:4"
    rules = list(read_sheet(sheet))
    assert [(rule.subjects, [sheet[one.start : one.end] for one in rule.declarations], rule.conditional) for rule in rules] == [
        ((Subject("p", ""), Subject("a", "")), ["color:red"], False), ((Subject("i", "[]"),), ["a:1"], False), ((Subject("h1", ""),), ["d:4"], False),
        ((Subject("*", ""),), ["c:3"], True), ((Subject("*", ".k"),), ["b:2"], False),
    ]  # fmt: skip


PIECES = st.sampled_from(["color", ":", ";", "red", " ", "\n", "\r\n", "\f", "{", "}", "(", ")", "'", '"', "/*", "*/", "1e3px", "#fff", "\\", "é", "😀", "url(", "@media", "!important", "\0", ","])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_css_gives_declarations_in_order_inside_of_it(text: str) -> None:
    """Declarations start at their names, in order, and never overlap; nothing is lost to an error."""
    at = 0
    for one in read_declarations(text):
        assert at <= one.start < one.end <= len(text)
        assert text[one.start :].lower().startswith(one.name) or "\\" in text or "\0" in text
        at = one.end
    for rule in read_sheet(text):
        assert all(0 <= one.start < one.end <= len(text) for one in rule.declarations)


def test_colours_and_their_contrast() -> None:
    """Names, hexadecimal and functional notations are colours; words that are none and transparent ones are not."""
    assert read_color("red") == read_color("#F00") == read_color("rgb(255, 0, 0)") == Color(1, 0, 0)
    assert [read_color(text) for text in ("inherit", "nocolor", "transparent", "rgba(0,0,0,.5)", "#12", "")] == [None] * 6
    black, white = Color(0, 0, 0), Color(1, 1, 1)
    assert round(black.contrast(white), 2) == round(white.contrast(black), 2) == 21
    assert white.contrast(white) == 1
