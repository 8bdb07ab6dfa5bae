"""Plain letters restored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please send the in\u200bvoi\u2060ce back.", "Please send the invoice back."),
        ("Leave us a positive r\u0435view.", "Leave us a positive review."),
        ("Leave us a positive \U0001d5ff\U0001d5f2\U0001d603\U0001d5f6\U0001d5f2\U0001d604.", "Leave us a positive review."),
    ],
)
def test_certain_letters_are_restored(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


@pytest.mark.parametrize("text", ["Leave us a positive r e v i e w.", "Leave us a positive r3view.", "نشكركم على الطلب\u200cات"])
def test_what_is_not_certain_stays(mend: Callable[..., FixedText], text: str) -> None:
    assert mend(text) == text
