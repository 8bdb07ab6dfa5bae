"""Units taken out or replaced: the edits of a field, and the text that comes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.document import Document, Field
from amzlint.edits import apply_edits
from amzlint.line_index import LineIndex
from amzlint.markup import read_segments
from amzlint.removal import edits_without, text_without
from amzlint.sentence_units import SENTENCE, Unit


def document_of(text: str, markup: str) -> Document:
    field = Field("text", "body", text, LineIndex(text), None, markup)
    return Document("x", 1, None, read_segments(field, markup))


def without(text: str, taken: str, markup: str = "plain", said: str = "") -> str | None:
    document = document_of(text, markup)
    number, start = next((number, segment.text.index(taken)) for number, segment in enumerate(document.segments) if taken in segment.text)
    return text_without(document, Unit(SENTENCE, number, start, start + len(taken), said), "en")


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("One. Xx. Two.", "plain", "One. Two."),
        ("- Xx.\n- One.", "plain", "- One."),
        ("One.\r\n\r\nXx.\r\n\r\nTwo.\r\n", "plain", "One.\r\n\r\nTwo.\r\n"),
        ("<p>One.</p><p>Xx.</p>", "html", "<p>One.</p>"),
        ("<ul><li>One.</li><li><b>Xx.</b></li></ul>", "html", "<ul><li>One.</li></ul>"),
        ("<table><tr><td>Xx.</td><td>One.</td></tr></table>", "html", "<table><tr><td></td><td>One.</td></tr></table>"),
        ("<p>One. <a href='https://www.amazon.com'>Xx.</a></p>", "html", "<p>One.</p>"),
        ('<p>One.</p><p>Xx.<img src="a.png"></p>', "html", '<p>One.</p><p><img src="a.png"></p>'),
    ],
)
def test_what_is_left_empty_goes_and_the_rest_reads_on(text: str, markup: str, expected: str) -> None:
    assert without(text, "Xx.", markup) == expected


def test_an_edit_holds_the_unit_and_no_more_than_the_gap() -> None:
    document = document_of("See 1. See 2. See 3.", "plain")
    (edit,) = edits_without(document, Unit(SENTENCE, 0, 7, 13), "en") or ()
    assert (edit.start, edit.end, edit.text) == (7, 14, "")
    (edit,) = edits_without(document, Unit(SENTENCE, 0, 7, 13, "See you."), "en") or ()
    assert edit.start <= 7
    assert apply_edits("See 1. See 2. See 3.", [edit]) == "See 1. See you. See 3."


@pytest.mark.parametrize("markup", ["plain", "html"])
def test_far_from_the_unit_nothing_changes_however_long_the_text(markup: str) -> None:
    around = "<p>One, <b>two</b>.</p>\n" * 1000 if markup == "html" else "One, two.\n" * 1000
    taken = "<p>Xx.</p>\n" if markup == "html" else "Xx.\n"
    assert without(around + taken + around, "Xx.", markup) == around + around


@given(
    st.lists(st.sampled_from(["One 1.", "Two, 2.", "See 3!", "- See 4.", "However, five."]), min_size=2, max_size=6),
    st.sampled_from([" ", "\n", "\n\n"]),
    st.sampled_from(["", "New."]),
    st.data(),
)
def test_edits_say_what_the_text_says(sentences: list[str], gap: str, said: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(sentences) - 1))
    text = gap.join(sentences)
    start = len(gap.join(sentences[:number])) + (len(gap) if number else 0)
    document = document_of(text, "plain")
    unit = Unit(SENTENCE, 0, start, start + len(sentences[number]), said)
    edits = edits_without(document, unit, "en")
    assert edits is not None
    assert apply_edits(text, edits) == text_without(document, unit, "en")
    assert all(edit.start <= unit.end and unit.start <= edit.end for edit in edits)
