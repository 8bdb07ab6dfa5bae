"""Names that are one slip apart, and those that are meant to differ."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.near_names import find_near

NAMES = st.text(alphabet="abcd_", min_size=4, max_size=9)


@pytest.mark.parametrize("slip", ["ordre_id", "order_d", "orderr_id", "order_ld", "orderid", "order-id", "0rder_idx"[1:]])
def test_one_slip_is_near(slip: str) -> None:
    """Two letters swapped, one too few, one too many, another one."""
    assert find_near([slip], ["name", "order_id"]) == ({slip: ["order_id"]} if slip != "rder_idx" else {})


@pytest.mark.parametrize(("one", "other"), [("line_1", "line_2"), ("item", "items"), ("box", "boxes"), ("sku", "sk"), ("order_id", "order_id"), ("first_name", "last_name"), ("date_from", "date_to")])
def test_what_is_meant_to_differ_is_not(one: str, other: str) -> None:
    """Numbers, plurals, short names and other words are names of their own."""
    assert find_near([one], [other]) == {}


def slips(one: str, other: str) -> int:
    """Return the restricted edit distance with swaps, by the textbook table."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


@given(NAMES, st.lists(NAMES, max_size=6))
def test_it_agrees_with_the_edit_distance(name: str, known: list[str]) -> None:
    """Near are exactly those at distance one; the alphabet of this test has neither plurals nor numbers."""
    near = sorted({one for one in known if slips(name, one) == 1})
    assert find_near([name], known) == ({name: near} if near else {})


def test_many_names_take_linear_time() -> None:
    """Twenty thousand names on both sides are a matter of a second or two, not of minutes."""
    started = time.monotonic()
    assert find_near([f"field_of_{n}_left" for n in range(20_000)], [f"field_of_{n}_rigt" for n in range(20_000)]) == {}
    assert time.monotonic() - started < 30
