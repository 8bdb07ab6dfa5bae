"""Every hit of some concepts, one a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from amzlint.api import check_text
from amzlint.linter import Linter


def test_every_sentence_reports_its_first_hit(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    """Hits of all concepts count, the first of each sentence is reported, and its text fills the message."""
    linter = linter_of({"a": "apple", "b": "pear"}, [rule("fruit", {"any": ["b", "a"]}, check="terms", message={"en": "“{match}” of “{match.a}”"})])
    report = check_text("An apple and a pear. A pear! No fruit. Apple", kind="reply", lang="en", linter=linter)
    assert [one.text for one in report.violations] == ["apple", "pear", "Apple"]
    assert [one.message for one in report.violations] == ["“apple” of “apple”", "“pear” of “pear”", "“Apple” of “Apple”"]
