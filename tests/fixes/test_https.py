"""https for hosts that the configuration allows."""

from __future__ import annotations

import pytest

from amzlint import Linter, fix_text
from amzlint.allowed import Allowed


@pytest.fixture
def linter(shipped: Linter) -> Linter:
    return Linter(shipped.packs, allowed=Allowed(hosts=("shop.example.com",)))


def test_a_host_that_is_allowed_gets_its_s(linter: Linter) -> None:
    text = "The manual: http://shop.example.com/manual?order=123-1234567-1234567 and http://other.example.org/x"
    assert fix_text(text, kind="reply", lang="en", linter=linter) == text.replace("http://shop", "https://shop")


def test_pictures_of_such_a_host_too(linter: Linter) -> None:
    text = '<p>Hello to you all.</p><img src="http://shop.example.com/a.png" alt="The lid">'
    assert fix_text(text, kind="reply", lang="en", markup="html", linter=linter) == text.replace("http:", "https:")
