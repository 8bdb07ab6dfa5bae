"""One blank line of several, in every notation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\n\r\nTwo.", "One.\r\n\r\nTwo."),
        ("One.\n  \n\t\n\nTwo.\n\n\n", "One.\n  \nTwo.\n\n\n"),
        ("One.<br><br/><br><br />Two.", "One.<br><br/>Two."),
    ],
)
def test_one_blank_line_is_left(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One.</p><p></p><p>&nbsp;</p><p> </p><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<p>One.<br><br><br><br>Two.</p>", "<p>One.<br><br>Two.</p>"),
        ("<p>One.</p><br><br><br><br><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<div>One.</div>\n<div><br></div>\n<div><br></div>\n<div><br></div>\n<div>Two.</div>", "<div>One.</div>\n<div>Two.</div>"),
    ],
)
def test_empty_paragraphs_go(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text, markup="html") == expected
