"""Links by class."""

from __future__ import annotations

from collections.abc import Callable

from amzlint.violation import Violation


def test_links_are_reported_by_class(run_check: Callable[..., list[Violation]]) -> None:
    """A link of one of `classes` is reported unless it is of one of `unless`."""
    text = "See https://www.amazon.com/dp/B0 and https://bit.ly/x and www.lamps.example."
    assert [one.text for one in run_check("link", {"classes": ["external"]}, text)] == ["https://bit.ly/x", "www.lamps.example"]
    assert [one.text for one in run_check("link", {"classes": ["shortener"]}, text)] == ["https://bit.ly/x"]
    assert [one.text for one in run_check("link", {"classes": ["external"], "unless": ["shortener"]}, text)] == ["www.lamps.example"]
