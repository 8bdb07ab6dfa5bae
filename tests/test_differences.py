"""What changed between two texts: edits that lead from one to the other and leave alone what they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.differences import MOST_PARTS, differences
from amzlint.edits import Edit, apply_edits

WORDS = st.lists(st.sampled_from(["the", "parcel", "is", " ", "  ", "\r\n", "\n", ".", "é", "😀", "́"]), max_size=30).map("".join)


@given(WORDS, WORDS)
def test_the_edits_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    """Applied, they give the new text; there are none exactly where nothing changed."""
    edits = differences(before, after, 3)
    assert apply_edits(before, edits) == after
    assert bool(edits) == (before != after)
    assert all(edit.field == 3 for edit in edits)


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("one two three", "one 2 three", [(4, 7, "2")]),
        ("one two three four", "1 two three 4", [(0, 3, "1"), (14, 18, "4")]),
        ("one two", "one", [(3, 7, "")]),
        ("Thanks 😀 a lot!!!", "Thanks a lot!", [(7, 9, ""), (14, 16, "")]),
        ("same", "same", []),
    ],
)
def test_edits_are_of_words(before: str, after: str, edits: list[tuple[int, int, str]]) -> None:
    """Each edit stands apart, so that what is between stays as its file writes it."""
    assert [(edit.start, edit.end, edit.text) for edit in differences(before, after)] == edits


def test_texts_that_are_too_long_to_compare_have_one_edit() -> None:
    """Time stays linear: behind what they share at both ends, long texts change as a whole."""
    before = "Hello " + "a b " * MOST_PARTS + "bye"
    after = "Hello " + "c d " * MOST_PARTS + "bye"
    assert differences(before, after) == (Edit(0, 6, len(before) - 4, after[6:-4]),)
