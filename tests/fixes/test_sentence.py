"""Sentences removed, only when asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText

ORDER = "Order 123-1234567-1234567 left our warehouse this morning."


def test_nothing_happens_unless_asked_for(mend: Callable[..., FixedText]) -> None:
    text = f"{ORDER} Visit www.shop-example.net today!"
    kept = mend(text)
    assert (kept, kept.unsafe) == (text, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ORDER} Visit www.shop-example.net today! It fits all phones.", f"{ORDER} It fits all phones."),
        (f"{ORDER}\n\nVisit www.shop-example.net today!\n\nKind regards", f"{ORDER}\n\nKind regards"),
        (f"{ORDER}\n- Visit www.shop-example.net today!\n- It fits all phones.", f"{ORDER}\n- It fits all phones."),
    ],
)
def test_what_is_around_a_removed_sentence_is_joined(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text, unsafe=True) == expected


def test_elements_of_html_go_with_their_sentence(mend: Callable[..., FixedText]) -> None:
    text = f"<p>{ORDER}</p>\n<p>Visit <a href='https://www.shop-example.net'><b>www.shop-example.net</b></a> today!</p>\n<ul><li>Visit www.shop-example.net</li><li>It fits.</li></ul>"
    assert mend(text, unsafe=True, markup="html") == f"<p>{ORDER}</p>\n<ul><li>It fits.</li></ul>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{ORDER} Visit www.shop-example.net, {{{{name}}}}.", "would touch a placeholder"),
        (f"{ORDER} Your order 123-1234567-1234567 is on www.shop-example.net.", "would touch an order id"),
        (f"{ORDER} Your parcel 1Z999AA10123456784 is on www.shop-example.net.", "would touch a tracking number"),
        (f"{ORDER} Get 10 € back on www.shop-example.net.", "would touch an amount"),
        (f"{ORDER} Until 12.04.2026 all is on www.shop-example.net.", "would touch a date"),
        (f"{ORDER}\nAll is on www.shop-example.net:\n- It fits.", "leads to what follows it"),
        ("Visit www.shop-example.net today!", "would leave nothing of the text"),
    ],
)
def test_facts_hold_a_sentence_back(mend: Callable[..., FixedText], text: str, reason: str) -> None:
    kept = mend(text, unsafe=True)
    assert kept == text
    assert ("link-external", reason) in kept.held_back
