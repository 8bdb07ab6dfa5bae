"""A page as it looks: what text inherits, where elements end, and how much is shown in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.html_elements import Look
from amzlint.html_looks import StyledPage
from amzlint.html_tokens import tokenize
from amzlint.spans import Span


def page(source: str, *skipped: tuple[int, int]) -> StyledPage:
    return StyledPage(source, list(tokenize(source)), [Span(*one) for one in skipped])


def look_of(source: str, text: str = "x") -> Look:
    """Return the look of the stretch of text that holds these characters."""
    styled = page(source)
    (run,) = [run for run in styled.runs if text in source[run.start : run.end]]
    return run.look


@pytest.mark.parametrize(
    ("source", "size"),
    [
        ("x", 16), ("<p style='font-size:20px'>x", 20), ("<p style='font-size:20px'><b>x", 20), ("<div style='font-size:2em'><p style='font-size:50%'>x", 16), ("<p style='font-size:12pt'>x", 16),
        ("<style>p{font-size:30px}</style><p>x", 30), ("<p style='font-size:5px'>a</p>x", 16), ("<p style='font-size:9999px'>x", 1000),
    ],
)  # fmt: skip
def test_sizes_are_inherited(source: str, size: float) -> None:
    """In pixels, relative to what is around, within bounds."""
    assert look_of(source).size == pytest.approx(size)


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("<center>x", "align", "center"),
        ("<div align=right><p>x", "align", "right"),
        ("<div dir=rtl><p>x", "rtl", True),
        ("<table align=center><tr><td>x", "align", ""),  # it places the table, not its text
        ("<form>x", "in_form", True),
        ("<form></form>x", "in_form", False),
        ("<blockquote>x", "left", 40 / 600),
        ("<div style='margin:0 10%'><p style='padding-left:60px'>x", "left", 0.2),
        ("<div style='margin:0 10%'>x", "right", 0.1),
    ],
)
def test_other_looks(source: str, name: str, expected: Any) -> None:
    """Alignment, direction, forms, margins as parts of the width."""
    value = getattr(look_of(source), name)
    assert value == (pytest.approx(expected) if isinstance(expected, float) else expected)


@pytest.mark.parametrize(
    ("source", "name", "written"),
    [
        ("<b>x", "bold_by", "<b>"), ("<p style='font-weight:700'>x", "bold_by", "font-weight:700"), ("<u>x", "underline_by", "<u>"), ("<p style='color:#f00'>x", "tint_by", "color:#f00"),
        ("<p style='font-size:9px'>x", "size_by", "font-size:9px"), ("<font size=1>x", "size_by", "1"),
    ],
)  # fmt: skip
def test_what_makes_a_look_has_its_place(source: str, name: str, written: str) -> None:
    """The tag or the declaration, to the character."""
    place = getattr(look_of(source), name)
    assert source[slice(*place)] == written


def test_gray_is_no_tint_and_weight_can_be_taken_back() -> None:
    """Black, white and gray are usual; normal weight within bold is not bold."""
    assert look_of("<p style='color:#333'>x").tint_by is None
    assert look_of("<b><span style='font-weight:normal'>x").bold_by is None
    assert look_of("<a href=y style='color:red'>x").tint_by is not None
    assert look_of("<p style='color:red'><a href=y>x").tint_by is None  # links have a colour of their own


def test_letters_are_counted_where_they_are_shown() -> None:
    """Hidden text counts apart, mark-up, spaces and fields of templates not at all."""
    styled = page("<div>ab <b>cd</b> {{ name }}<span style='display:none'>hidden</span></div>x")
    div, bold, span = styled.elements
    assert (div.letters, div.hidden_letters) == (4, 6)
    assert (bold.letters, span.letters, span.hidden_letters) == (2, 0, 6)
    assert [styled.source[run.start : run.end].strip() for run in styled.runs] == ["ab", "cd", "x"]


@pytest.mark.parametrize(
    ("source", "ends"),
    [
        ("<p>a<p>b", {"p": ["a", "b"]}), ("<ul><li>a<li>b</ul>", {"ul": ["<li>a<li>b"], "li": ["a", "b"]}), ("<p>a<div>b</div>", {"p": ["a"], "div": ["b"]}),
        ("<b>a<i>b</b>c</i>", {"b": ["a<i>b"], "i": ["b"]}),
        ("<td>a<td>b<tr><td>c", {"td": ["a", "b", "c"], "tr": ["<td>c"]}), ("a</b>c", {}),
    ],
)  # fmt: skip
def test_elements_end_where_browsers_end_them(source: str, ends: dict[str, list[str]]) -> None:
    """Missing end tags are supplied, those without a start do nothing."""
    found: dict[str, list[str]] = {}
    for element in page(source).elements:
        found.setdefault(element.name, []).append(source[element.token.end : element.end])
    assert found == ends


@pytest.mark.parametrize(
    ("source", "is_layout"),
    [
        ("<table><tr><td>a</td></tr></table>", True), ("<table><tr><th>a</th><td>b</td></tr></table>", False), ("<table><tr><td>a</td><td>b</td></tr></table>", False),
        ("<table role=presentation><tr><th>a</th><td>b</td></tr></table>", True), ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>", True),
    ],
)  # fmt: skip
def test_tables_that_arrange_a_page(source: str, is_layout: bool) -> None:
    """One cell a row, tables within tables, or a role that says so; headings make data of it."""
    table = next(element for element in page(source).elements if element.name == "table")
    assert table.is_layout is is_layout


def test_what_is_skipped_is_not_looked_at() -> None:
    """The buyer's own words in a reply have no looks."""
    source = "<p>a</p><blockquote><p>b</p></blockquote><p>c</p>"
    styled = page(source, (source.index("<blockquote"), source.index("</blockquote") + 13))
    assert [source[run.start : run.end] for run in styled.runs] == ["a", "c"]
    assert [element.name for element in styled.elements] == ["p", "p"]


PIECES = ("<p>", "</p>", "<b>", "</b>", "<td>", "<table>", "</table>", "<div style='margin:5%'>", "</div>", "<ul><li>", "<a href=x>", "</a>", "<img>", "text", " ", "<span hidden>", "</span>")


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_nesting_is_read(pieces: list[str]) -> None:
    """Elements end within the page and behind their start, and the letters of the page are those of its runs."""
    source = "".join(pieces)
    styled = page(source)
    assert all(element.token.end <= element.end <= len(source) or element.name == "img" for element in styled.elements)
    assert all(element.letters >= 0 and element.hidden_letters >= 0 for element in styled.elements)
    assert sum(run.letters for run in styled.runs) + 0 <= len(source)
