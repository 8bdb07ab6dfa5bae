"""Characters taken out of a text, and what is around them tidied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.document import Document, Field
from amzlint.edits import apply_edits
from amzlint.line_index import LineIndex
from amzlint.markup import read_segments
from amzlint.tidying import remove


def without(text: str, taken: str, markup: str = "plain") -> str | None:
    field = Field("text", "body", text, LineIndex(text), None, markup)
    document = Document("x", 1, None, read_segments(field, markup))
    start = document.segments[0].text.index(taken)
    edits = remove(document, 0, start, start + len(taken))
    return None if edits is None else apply_edits(text, edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One X two.", "One two."), ("One X.", "One."), ("X One.", "One."), ("One.X Two.", "One. Two."), ("One.XTwo.", "One. Two."), ("(X) One.", "One."), ("One (X two).", "One (two)."),
        ("One.\nX\nTwo.", "One.\nTwo."), ("One.\n\nX\n\nTwo.", "One.\n\nTwo."), ("One.\n\nX", "One."), ("X\n\nOne.", "One."), ("- X\n- One.", "- One."), ("* X *\nOne.", "One."),
        ("One.\r\n\r\nX\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"), ("一X二", "一二"),
    ],
)  # fmt: skip
def test_what_is_left_reads_on(text: str, expected: str) -> None:
    assert without(text, "X") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One.</p><p>X</p>", "<p>One.</p>"), ("<p>One.<br>X<br>Two.</p>", "<p>One.<br>Two.</p>"), ("<ul><li>One.</li><li><b>X</b></li></ul>", "<ul><li>One.</li></ul>"),
        ("<ul><li>X</li></ul><p>One.</p>", "<p>One.</p>"), ("<table><tr><td>X</td><td>One.</td></tr></table>", "<table><tr><td></td><td>One.</td></tr></table>"),
        ('<p>One.</p><p>X<img src="a.png"></p>', '<p>One.</p><p><img src="a.png"></p>'),
    ],
)  # fmt: skip
def test_elements_with_nothing_left_go(text: str, expected: str) -> None:
    assert without(text, "X", "html") == expected


@given(before=st.text("ab.,() \n-", max_size=12), after=st.text("ab.,() \n-", max_size=12))
def test_nothing_but_blanks_signs_and_breaks_goes_along(before: str, after: str) -> None:
    left = without(f"{before}X{after}", "X")
    assert left is not None
    assert [sign for sign in left if sign.isalpha()] == [sign for sign in before + after if sign.isalpha()]
