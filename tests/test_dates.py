"""Tests for days as ISO texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from amzlint.dates import is_over_a_year_before, today

if TYPE_CHECKING:
    import pytest


def test_the_day_is_that_of_the_machine_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH sets the day, in UTC; what is no number is no day."""
    for value, day in (("0", "1970-01-01"), ("1796083200", "2026-12-01")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        assert today() == day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert date.fromisoformat(today()) >= date(2026, 11, 1)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(-500, 1000))
def test_a_year_is_over_on_the_day_after_its_anniversary(day: date, days: int) -> None:
    """It agrees with the calendar, and on February 29 with the end of that month."""
    later = date.fromordinal(day.toordinal() + days)
    anniversary = (day.year + 1, day.month, day.day)
    assert is_over_a_year_before(day.isoformat(), later.isoformat()) is (anniversary < (later.year, later.month, later.day))
