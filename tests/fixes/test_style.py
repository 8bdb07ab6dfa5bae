"""Overrides of style dropped from HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p style="color:#333; font-family: Arial">Hello to all.</p>', "<p>Hello to all.</p>"),
        ('<p style="padding: 0; line-height: 2">Hello to all.</p>', '<p style="padding: 0;">Hello to all.</p>'),
        ('<p align="center" class="a">Hello to all.</p>', '<p class="a">Hello to all.</p>'),
        ("<p><font color='red' size=5>Hello</font> to all.</p>", "<p><font size=5>Hello</font> to all.</p>"),
        ("<center>Hello to all.</center>", "<div>Hello to all.</div>"),
        ("<style>p{color:red;margin:0}</style><p>Hello to all.</p>", "<style>p{margin:0}</style><p>Hello to all.</p>"),
        ('<div style="margin-left: 300px">Hello to all.</div>', "<div>Hello to all.</div>"),
        ("<p><b>All of this text here is bold, which is far too much.</b> Yes.</p>", "<p>All of this text here is bold, which is far too much. Yes.</p>"),
    ],
)
def test_styles_are_dropped(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text, markup="html") == expected


def test_all_places_with_the_same_value_are_one_fix(mend: Callable[..., FixedText]) -> None:
    mended = mend('<p style="color:red">One of it.</p><p style="color:red">Two of it.</p>', markup="html")
    assert (mended, mended.mended) == ("<p>One of it.</p><p>Two of it.</p>", ("font-override",))


def test_a_placeholder_in_a_style_holds_it_back(mend: Callable[..., FixedText]) -> None:
    mended = mend('<p style="font-family: {{font}}, Arial">Hello to all.</p>', markup="html", template=True)
    assert mended.held_back == (("font-override", "would touch a placeholder"),)
