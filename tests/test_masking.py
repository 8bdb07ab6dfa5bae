"""Tests that covered text keeps its length and hides what is covered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amzlint.masking import cover


def test_spans_may_overlap_and_leave_the_text() -> None:
    """Spans may overlap, be out of order or out of bounds."""
    assert cover("abcdef", [(4, 99), (1, 3), (2, 3), (-5, 1), (3, 3)]) == "￼￼￼d￼￼"


def test_the_filler_is_the_callers() -> None:
    """Another character can stand for what is covered; without spans the text stays as it is."""
    assert cover("abcdef", [(1, 3)], " ") == "a  def"
    assert cover("abc", []) == "abc"


@given(st.text(), st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=4))
def test_covering_changes_what_the_spans_hold_and_nothing_else(text: str, spans: list[tuple[int, int]]) -> None:
    """The length stays; each character is covered when a span holds it, else its own."""
    covered = cover(text, spans, "\0")
    inside = {offset for start, end in spans for offset in range(start, end)}
    assert covered == "".join("\0" if offset in inside else character for offset, character in enumerate(text))
