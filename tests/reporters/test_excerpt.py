"""Tests for cutting a source line around a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.reporters.cells import cell_length
from amzlint.reporters.excerpt import cut_excerpt


def framed(line: str, marked: str, room: int = 60) -> tuple[str, str]:
    """Return the excerpt and its underline for the first `marked` in a line."""
    at = line.index(marked)
    excerpt = cut_excerpt(line, at, at + len(marked), room)
    return excerpt.text, " " * excerpt.before + "^" * excerpt.marked


@pytest.mark.parametrize(
    ("line", "marked", "shown", "underline"),
    [
        ("get a gift now", "gift", "get a gift now", "      ^^^^"),
        ("日本語のレビュー", "レビュー", "日本語のレビュー", "        ^^^^^^^^"),
        ("e\u0301te\u0301 gift", "gift", "e\u0301te\u0301 gift", "    ^^^^"),
        ("👍🏽 ok", "ok", "👍🏽 ok", "   ^^"),
        ("so 👍🏽 ok", "👍🏽", "so 👍🏽 ok", "   ^^"),
        ("\tgift", "gift", "    gift", "    ^^^^"),
        ("ab\tgift", "gift", "ab  gift", "    ^^^^"),
        ("a\x1b[1mgift", "gift", r"a\x1b[1mgift", "        ^^^^"),
        ("a\u202egift", "\u202e", r"a\u202egift", " ^^^^^^"),
        ("gift   ", "gift", "gift", "^^^^"),
    ],
)
def test_underline_stands_below_the_span(line: str, marked: str, shown: str, underline: str) -> None:
    """The underline starts and ends where the terminal draws the span."""
    assert (shown, underline) == framed(line, marked)


def test_empty_span_is_one_cell() -> None:
    """A place without characters is marked by one caret, also at the end of the line or behind it."""
    assert (2, 1) == cut_excerpt("abc", 2, 2, 60)[1:]
    assert (3, 1) == cut_excerpt("abc", 3, 3, 60)[1:]
    assert (3, 1) == cut_excerpt("abc", 9, 12, 60)[1:]


def test_mark_alone_is_one_cell() -> None:
    """A span that fills no cell of its own still gets a caret."""
    assert (2, 1) == cut_excerpt("ae\u0301", 2, 3, 60)[1:]


def test_long_line_is_cut_around_the_span() -> None:
    """A long line shows the span with more behind it than before it, and an ellipsis at each cut."""
    line = "a" * 100 + "GIFT" + "b" * 100

    assert ("…" + "a" * 8 + "GIFT" + "b" * 16 + "…", " " * 9 + "^^^^") == framed(line, "GIFT", 30)
    assert ("GIFT" + "b" * 24 + "…", "^^^^") == framed(line[100:], "GIFT", 30)
    assert ("…" + "a" * 24 + "GIFT", " " * 25 + "^^^^") == framed(line[:104], "GIFT", 30)


def test_span_longer_than_the_room_shows_its_beginning() -> None:
    """A span that does not fit is underlined to the ellipsis."""
    assert ("…" + "B" * 18 + "…", " " + "^" * 19) == framed("a" * 50 + "B" * 50, "B" * 50, 20)


def test_line_of_ten_megabytes() -> None:
    """A line of any length is cut to the room."""
    line = "日" * 5_000_000 + "GIFT" + "\u0301" * 5_000_000
    shown, underline = framed(line, "GIFT", 40)

    assert shown.startswith("…日日")
    assert "^^^^" == underline.strip()[:4]
    assert cell_length(shown) <= 40


def test_cut_never_starts_with_a_mark() -> None:
    """A combining mark that lost its letter is not drawn over the ellipsis."""
    shown, _ = framed("日\u0301" * 40 + "GIFT", "GIFT", 21)

    assert shown.startswith("…日\u0301")


@given(st.text(min_size=1, max_size=300), st.data())
def test_excerpt_fits(line: str, data: st.DataObject) -> None:
    """Whatever the line and the span, text and underline fit into the room, and nothing unsafe is shown."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    excerpt = cut_excerpt(line, start, end, 30)

    assert cell_length(excerpt.text) <= 30
    assert excerpt.before + excerpt.marked <= 31
    assert "\x1b" not in excerpt.text
    assert excerpt.text == excerpt.text.rstrip()
