"""What a configuration allows: carriers, hosts, telephone numbers."""

from __future__ import annotations

import pytest

from amzlint.allowed import Allowed
from amzlint.links import classify, find_links


@pytest.mark.parametrize(
    ("number", "allowed", "expected"),
    [
        ("+49 30 1234567", "+49 30 1234567", True), ("0049301234567", "+49 (0)30 1234567", True), ("030 / 123 45 67", "+49 30 1234567", True), ("+49 (0)30 1234567", "+49 30 1234567", True),
        ("+43 30 1234567", "+49 30 1234567", False), ("030 1234568", "+49 30 1234567", False), ("34567", "+49 30 1234567", False), ("0800 111222", "0800 111222", True),
        ("111222", "0800 111222", False),
    ],
)  # fmt: skip
def test_telephone_numbers(number: str, allowed: str, expected: bool) -> None:
    """A number that is allowed with its country counts in its national spelling too, another number does not."""
    assert Allowed(phones=(allowed,)).is_phone(number) is expected


@pytest.mark.parametrize(
    ("url", "classes"),
    [("https://track.example.com/1", {"carrier"}), ("https://docs.example.com/m", {"allowed"}), ("https://eu.docs.example.com", {"allowed"}), ("https://shop-example.com", {"external"})],
)
def test_hosts(url: str, classes: set[str]) -> None:
    """Own carriers are carriers; allowed hosts are nothing else; others stay external."""
    hosts = Allowed(("track.example.com",), ("docs.example.com",)).add_to_hosts({"carriers": []})
    assert classify(find_links(url)[0], hosts) == classes


def test_nothing_allowed_changes_nothing() -> None:
    """Without settings the lists are the same object."""
    hosts = {"amazon": ["amazon.com"]}
    assert Allowed().add_to_hosts(hosts) is hosts
