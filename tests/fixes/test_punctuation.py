"""One mark of several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sorry!!!", "Sorry!"), ("Sorry!!!1 Bye", "Sorry! Bye"), ("Sorry!!!1\ufe0f\u20e3", "Sorry!1"),
        ("Plugged in?!?!", "Plugged in?"), ("Wait....... it is here", "Wait... it is here"), ("Hello! ! ! !", "Hello!"), ("Oh\u203c Yes", "Oh! Yes"),
        ("Pay $10!!! {{name}}???", "Pay $10! {{name}}?"), ("So\u2026\u2026\u2026", "So\u2026"), ("\u00a1\u00a1\u00a1Hola!!!", "\u00a1Hola!"), ("\u00bf\u00bfQu\u00e9??", "\u00bfQu\u00e9?"),
        ("\u672c\u65e5\u767a\u9001\uff01\uff01\uff01", "\u672c\u65e5\u767a\u9001\uff01"),
    ],
)  # fmt: skip
def test_one_mark_is_left(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


def test_the_buyers_own_words_stay(mend: Callable[..., FixedText]) -> None:
    assert mend("Sorry!!!\n\n> Where is it???\n") == "Sorry!\n\n> Where is it???\n"
