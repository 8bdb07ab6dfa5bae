"""The fix of a finding: the first of its rule that has something to offer, else why it is held back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from amzlint import Linter, PackError, check_text
from amzlint.fixes import FIXES, find_fix
from amzlint.match_schema import FixName
from amzlint.remedies import MOST


def test_the_first_fix_that_offers_something_is_taken(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    offers = [{"by": "phrase", "level": "safe"}, {"by": "sentence", "level": "unsafe"}]
    linter = linter_of({"bad": ["bad words"]}, [rule("bad", check="terms", match={"any": ["bad"]}, fix=offers)])
    (one, two) = check_text("All is well. These are bad words. For {{name}} bad words.", kind="reply", lang="en", linter=linter).violations
    assert one.remedy is not None
    assert (one.remedy.level, [edit.text for edit in one.remedy.edits]) == ("unsafe", [""])
    assert two.remedy is not None
    assert (two.remedy.edits, two.remedy.held_back, two.fix) == ((), "would touch a placeholder", None)


def test_a_rule_without_a_fix_has_none(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    linter = linter_of({"bad": ["bad words"]}, [rule("bad", check="terms", match={"any": ["bad"]})])
    (one,) = check_text("These are bad words.", kind="reply", lang="en", linter=linter).violations
    assert (one.remedy, one.fix) == (None, None)


def test_of_many_findings_only_the_first_tell_theirs(shipped: Linter) -> None:
    found = check_text("It is here \U0001f600. " * (MOST + 5), kind="reply", lang="en", linter=shipped).violations
    assert sum(one.fix is not None for one in found) == MOST


def test_packs_name_fixes_that_there_are() -> None:
    assert get_args(FixName) == FIXES
    assert all(callable(find_fix(name)) for name in FIXES)
    with pytest.raises(KeyError):
        find_fix("magic")


def test_a_fix_that_changes_what_is_said_cannot_be_called_safe(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    with pytest.raises(PackError, match="“sentence” changes what the message says, expected “level: unsafe”"):
        linter_of({"bad": ["bad words"]}, [rule("bad", check="terms", match={"any": ["bad"]}, fix={"by": "sentence", "level": "safe"})])
