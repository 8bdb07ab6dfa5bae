"""Contact data, and what makes it mere advice."""

from __future__ import annotations

from collections.abc import Callable

from amzlint.violation import Violation

Run = Callable[..., list[Violation]]


def test_each_sort_is_found_alone(run_check: Run) -> None:
    """A rule about addresses does not report telephone numbers, nor the reverse."""
    text = "Write to jo@example.com or call +44 20 7946 0958 or @lampshop"
    assert [one.text for one in run_check("contact", {"what": "email"}, text)] == ["jo@example.com"]
    assert [one.text for one in run_check("contact", {"what": "phone"}, text)] == ["+44 20 7946 0958"]
    assert [one.text for one in run_check("contact", {"what": "handle"}, text)] == ["@lampshop"]


def test_obfuscation_is_told_apart(run_check: Run) -> None:
    """Addresses in words and plain ones can have rules of their own."""
    text = "jo@example.com. Or jo (at) example (dot) com."
    assert [one.text for one in run_check("contact", {"what": "email", "obfuscated": False}, text)] == ["jo@example.com"]
    assert [one.text for one in run_check("contact", {"what": "email", "obfuscated": True}, text)] == ["jo (at) example (dot) com"]
    assert len(run_check("contact", {"what": "email"}, text)) == 2


def test_a_number_of_the_carrier_is_advice(run_check: Run) -> None:
    """A concept of `milder` in the same sentence or the one before makes the finding advice, further away it does not."""
    match = {"what": "phone", "milder": ["carrier"]}
    text = "Ask the courier on +44 20 7946 0958. It is late. Call +44 20 7946 0959."
    assert [one.severity for one in run_check("contact", match, text, concepts={"carrier": "courier"})] == ["info", "error"]
