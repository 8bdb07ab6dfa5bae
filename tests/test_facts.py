"""Order ids, numbers and placeholders of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amzlint.facts import facts_of


def test_parts_of_one_number_are_one_fact() -> None:
    text = "Order 123-1234567-1234567, tracking 1Z999AA10123456784, 1.234,50 EUR on 03/05/2026 at 10:30 for {{ name }}."
    assert set(facts_of(text)) == {"123-1234567-1234567", "1Z999AA10123456784", "1.234,50", "03/05/2026", "10:30", "{{ name }}"}


def test_the_number_of_an_item_is_no_fact() -> None:
    assert set(facts_of("1. Open the box\n2) Pay 5 EUR")) == {"5"}


def test_spans_at_fault_do_not_count() -> None:
    assert facts_of("Pay 5 EUR, get 7 EUR", [(11, 20)]) == {"5": 1}


def test_facts_are_counted() -> None:
    assert facts_of("5 and 5 and {x}")["5"] == 2


@given(st.lists(st.integers(10, 10**12), max_size=8))
def test_every_number_is_found(numbers: list[int]) -> None:
    assert sum(facts_of(" then ".join(map(str, numbers))).values()) == len(numbers)
