"""Shouting."""

from __future__ import annotations

from collections.abc import Callable

from amzlint.violation import Violation


def test_shouting_is_found_and_placeholders_are_not(run_check: Callable[..., list[Violation]]) -> None:
    """Words in capitals are reported, placeholders and ids are not."""
    assert [one.text for one in run_check("capitals", {}, "Please READ THIS CAREFULLY NOW, {{ORDER_ID}} of D01-1234567-1234567.")] == ["READ THIS CAREFULLY NOW"]
    assert run_check("capitals", {}, "Please read this.") == []
