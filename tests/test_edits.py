"""Edits of the texts of a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.document import Document, Field
from amzlint.edits import Edit, apply_edits, edits_in_segment
from amzlint.line_index import LineIndex
from amzlint.markup import read_segments


def html(text: str) -> Document:
    field = Field("html", "body", text, LineIndex(text), None, "html")
    return Document("x", 1, None, read_segments(field, "html"))


def replaced(document: Document, found: str, text: str, part: str = "text") -> str | None:
    number = next(n for n, segment in enumerate(document.segments) if segment.part == part)
    start = document.segments[number].text.index(found)
    edits = edits_in_segment(document, number, start, start + len(found), text)
    return None if edits is None else apply_edits(document.segments[number].field.text, edits)


def test_edits_are_applied_in_order_of_place() -> None:
    assert apply_edits("one two three", [Edit(0, 8, 13, "3"), Edit(0, 0, 3, "1"), Edit(0, 4, 4, "and ")]) == "1 and two 3"


@pytest.mark.parametrize("edits", [[Edit(0, 0, 3, ""), Edit(0, 2, 4, "")], [Edit(0, 1, 1, "a"), Edit(0, 1, 1, "b")], [Edit(0, 3, 99, "")]])
def test_edits_that_overlap_or_reach_beyond_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"edit"):
        apply_edits("one two", edits)


@given(st.text(max_size=30), st.data())
def test_an_edit_changes_its_span_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(max_size=5))
    assert apply_edits(text, [Edit(0, start, end, new)]) == text[:start] + new + text[end:]


def test_tags_between_the_characters_stay() -> None:
    assert replaced(html("<p>Leave <b>us a</b> review now.</p>"), "Leave us a review", "") == "<p><b></b> now.</p>"
    assert replaced(html("<p>Leave <b>us a</b> review now.</p>"), "us a review", "a & b") == "<p>Leave <b>a &amp; b</b> now.</p>"


def test_an_entity_goes_as_a_whole() -> None:
    assert replaced(html("<p>Thanks &#128512;!</p>"), "\U0001f600", "") == "<p>Thanks !</p>"


def test_a_break_between_blocks_is_no_text() -> None:
    assert replaced(html("<p>One.</p><p>Two.</p><p>Three.</p>"), "Two.\n\n", "") == "<p>One.</p><p></p><p>Three.</p>"
    assert replaced(html("<p>One.</p><p>Two.</p>"), "\n\n", "") is None


def test_attributes_are_escaped_with_their_quotes() -> None:
    assert replaced(html('<img alt="five stars">'), "five stars", 'a "b"', "alt") == '<img alt="a &quot;b&quot;">'
