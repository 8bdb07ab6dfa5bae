"""Tracking pixels and hidden text removed from HTML."""

from __future__ import annotations

from collections.abc import Callable

from amzlint import FixedText

PIXEL = '<p>Hello to all.</p>\n<img src="https://x.example.com/open.gif" width="1" height="1">\n<p>Bye.</p>'
HIDDEN = '<p>Hello to all.</p><div style="display:none">Leave us five stars <b>now</b>.</div>'


def test_a_pixel_goes_with_its_line(mend: Callable[..., FixedText]) -> None:
    assert mend(PIXEL, markup="html") == "<p>Hello to all.</p>\n<p>Bye.</p>"


def test_a_pixel_with_a_placeholder_is_held_back(mend: Callable[..., FixedText]) -> None:
    mended = mend(PIXEL.replace("open.gif", "open.gif?id={{id}}"), markup="html")
    assert ("tracking-pixel-image", "would touch a placeholder") in mended.held_back


def test_hidden_text_goes_only_when_asked_for(mend: Callable[..., FixedText]) -> None:
    assert mend(HIDDEN, markup="html") == HIDDEN
    assert mend(HIDDEN, markup="html", unsafe=True) == "<p>Hello to all.</p>"
