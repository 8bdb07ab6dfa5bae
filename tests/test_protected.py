"""What no fix may touch."""

from __future__ import annotations

import pytest

from amzlint import Linter
from amzlint.protected import Guard
from amzlint.reading import Reading
from amzlint.violation import Edit
from read_messages import read_message


def reading_of(linter: Linter, text: str) -> Reading:
    document = read_message(linter, text, lang="en")
    return linter.read(document, linter.languages(document))


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("{{name}}", "a placeholder"), ("123-1234567-1234567", "an order id"), ("1Z999AA10123456784", "a tracking number"), ("JD014600003828376012", "a tracking number"),
        ("€12.50", "an amount"), ("12,50 €", "an amount"), ("$10", "an amount"), ("100 kr", "an amount"), ("1 200 zł", "an amount"), ("3,000円", "an amount"),
        ("12.04.2026", "a date"), ("2026-04-12", "a date"),
        ("4/12/2026", "a date"), ("April 12, 2026", "a date"), ("12 avril 2026", "a date"), ("12. April 2026", "a date"), ("12 de abril de 2026", "a date"), ("4月12日", "a date"),
    ],
)  # fmt: skip
def test_facts_are_protected(shipped: Linter, fact: str, name: str) -> None:
    text = f"It is {fact} so."
    guard = Guard(reading_of(shipped, text))
    start = text.index(fact)
    assert guard.touched([Edit(0, start + 1, start + 2, "")]) == name
    assert guard.touched([Edit(0, 0, len(text), "")]) == name
    assert guard.touched([Edit(0, start + 1, start + 1, "x")]) == name
    assert guard.touched([Edit(0, start, start, "x"), Edit(0, 0, start, ""), Edit(0, start + len(fact), len(text), "")]) == ""


@pytest.mark.parametrize("text", ["You gave 5 stars.", "Call +49 170 1234567 now.", "It has 20 % more.", "Size 42, 230 V, at 18:30.", "See https://www.amazon.com/12345678."])
def test_other_numbers_are_not(shipped: Linter, text: str) -> None:
    assert Guard(reading_of(shipped, text)).touched([Edit(0, 0, len(text), "")]) == ""


def test_the_buyers_own_words_are_protected(shipped: Linter) -> None:
    text = "Sorry!!\n\n> Where is it??\n"
    guard = Guard(reading_of(shipped, text))
    assert guard.touched([Edit(0, text.index("??"), text.index("??") + 1, "")]) == "the buyer's own words"
    assert guard.touched([Edit(0, 5, 6, "")]) == ""
