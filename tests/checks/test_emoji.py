"""Emoji and emoticons."""

from __future__ import annotations

from collections.abc import Callable

from amzlint.violation import Violation


def test_neighbours_are_one_finding(run_check: Callable[..., list[Violation]]) -> None:
    """A row of emoji, with spaces or without, is one finding."""
    assert [one.text for one in run_check("emoji", {"what": "emoji"}, "Hi 😊😊 🎁 there 👍🏽.")] == ["😊😊 🎁", "👍🏽"]


def test_emoticons_are_a_sort_of_their_own(run_check: Callable[..., list[Violation]]) -> None:
    """Emoticons are found as such, emoji are not among them."""
    assert [one.text for one in run_check("emoji", {"what": "emoticon"}, "Thanks :-) bye 😊")] == [":-)"]
