"""Markdown: signs go, words stay, targets and alternative texts stand apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.document import Field, Segment
from amzlint.line_index import LineIndex
from amzlint.markup.markdown import read


def segments(source: str) -> tuple[Segment, ...]:
    return read(Field("text", "body", source, LineIndex(source)))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# Title\ntext", "Title\ntext"), ("a **bold** and *soft* word", "a bold and soft word"), ("__b__ _i_", "b i"), ("snake_case_name 3 * 4 * 5", "snake_case_name 3 * 4 * 5"),
        ("see [the page](https://x.com) now", "see the page now"), ("![alt](x.png)a", "a"), ("a `code` b", "a  b"), ("a <!-- no --> b", "a  b"), ("a\n\n```\ncode\n```\n\nb", "a\n\nb"),
        ("* item\n* two", "* item\n* two"), ("5* and [ORDER_ID]", "5* and [ORDER_ID]"), ("fish &amp; chips", "fish & chips"),
    ],
)  # fmt: skip
def test_what_the_buyer_reads(source: str, shown: str) -> None:
    """Emphasis, headings, links, code and comments become what is shown of them."""
    assert segments(source)[0].text == shown


def test_targets_and_alternative_texts_stand_apart() -> None:
    """They are segments of their own."""
    assert [(one.part, one.text) for one in segments("[a](https://x.com/y) ![b](c.png)")] == [("text", "a "), ("href", "https://x.com/y"), ("alt", "b")]


@given(st.lists(st.sampled_from(["#", " ", "**", "*", "_", "a", "b c", "[", "](", ")", "!", "`", "```", "\n", "<!--", "-->", "é", "&lt;", "😀"]), max_size=25).map("".join))
def test_every_character_leads_back(source: str) -> None:
    """Each character of a segment leads to itself in the field, or to its entity."""
    for segment in segments(source):
        for at, letter in enumerate(segment.text):
            span, exact = segment.to_field.to_source((at, at + 1))
            assert source[span.start : span.end] == letter if exact else source[span.start] == "&"
