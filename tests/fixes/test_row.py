"""Decorative rows removed with their line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello.\n\n==========\n\nBye.", "Hello.\n\nBye."),
        ("**********\nHello.\n**********", "Hello."),
        ("Hello.\r\n=====\r\nBye.\r\n", "Hello.\r\nBye.\r\n"),
        ("-=-=-=-= Return info =-=-=-=-\nBye.", "Return info\nBye."),
    ],
)
def test_rows_go(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


def test_rows_of_html_go_with_their_paragraph(mend: Callable[..., FixedText]) -> None:
    assert mend("<p>Hello.</p>\n<p><b>=======</b></p>\n<p>Bye.<br>*******<br>Jo</p>", markup="html") == "<p>Hello.</p>\n<p>Bye.<br>Jo</p>"
