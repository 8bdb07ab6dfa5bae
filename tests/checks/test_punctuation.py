"""Repeated signs and decorative rows."""

from __future__ import annotations

from collections.abc import Callable

from amzlint.violation import Violation


def test_repeated_signs_and_rows_are_told_apart(run_check: Callable[..., list[Violation]]) -> None:
    """`repeated` finds doubled marks, `row` finds rows of signs."""
    text = "Hello!!\n*****\nReally??"
    assert [one.text for one in run_check("punctuation", {"what": "repeated"}, text)] == ["!!", "??"]
    assert [one.text for one in run_check("punctuation", {"what": "row"}, text)] == ["*****"]
