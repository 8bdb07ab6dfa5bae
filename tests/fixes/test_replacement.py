"""Faulty sentences replaced by compliant ones, only when asked for."""

from __future__ import annotations

from collections.abc import Callable

from amzlint import FixedText

ORDER = "Order 123-1234567-1234567 left our warehouse this morning."


def test_a_compliant_sentence_takes_the_place_of_a_faulty_one(mend: Callable[..., FixedText]) -> None:
    made = mend(f"{ORDER} Pay us by PayPal! It fits all phones.", unsafe=True)
    assert made == f"{ORDER} Payments and refunds for your order go through Amazon. It fits all phones."
    assert made.mended == ("offplatform-payment",)


def test_what_the_message_says_already_is_not_said_twice(mend: Callable[..., FixedText]) -> None:
    made = mend(f"{ORDER} Pay us by PayPal! It fits all phones. Send the money by PayPal!", unsafe=True)
    assert made == f"{ORDER} Payments and refunds for your order go through Amazon. It fits all phones."


def test_nothing_happens_unless_asked_for(mend: Callable[..., FixedText]) -> None:
    kept = mend(f"{ORDER} Pay us by PayPal!")
    assert (kept, kept.unsafe) == (f"{ORDER} Pay us by PayPal!", 1)
