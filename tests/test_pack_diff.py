"""What two versions of a pack make of the same message."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amzlint.pack_diff import GONE, GRAVER, MILDER, NEW, TAKEN_OVER, common_names, compare
from amzlint.report import CLEAN, FINDINGS, PARTLY_CHECKED, MessageResult
from amzlint.rules import Rule
from amzlint.spans import Position, Span
from amzlint.violation import Violation


def rule(name: str, *aliases: str) -> Rule:
    return Rule(0, {
        "id": name, "pack": "amazon", "place": "", "policy": [], "category": "emoji", "check": "emoji", "match": [], "severity": {}, "preview": False, "suppressible": True,
        "aliases": list(aliases), "fix": [], "languages": ["any"],
    })  # fmt: skip


def finding(name: str, severity: str = "error", start: int = 0, end: int = 5, **more: Any) -> Violation:
    facts: dict[str, Any] = {"category": "emoji", "field": "body", "status": "active", **more}
    return Violation(
        "a.txt", 1, None, facts["field"], name, facts["category"], severity, "reply", "en", "m", "", "", "t", Position(1, start + 1, start), Position(1, end + 1, end), Span(start, end), (), (),
        (name, "m", 1), "", status=facts["status"],
    )  # fmt: skip


def message(*violations: Violation, verdict: str = "") -> MessageResult:
    return MessageResult("a.txt", 1, None, "reply", "en", None, verdict or (FINDINGS if violations else CLEAN), violations)


def whats(old: MessageResult, new: MessageResult, names: dict[str, str] | None = None) -> list[tuple[str, str | None, str | None]]:
    """Return what changes, with the old and the new rule."""
    changed = compare(old, new, names or {})
    return [(one.what, one.old and one.old.rule, one.new and one.new.rule) for one in changed.changes] if changed else []


def test_what_comes_goes_and_gets_graver() -> None:
    """A finding of one side only is new or gone; the same one with another severity is graver or milder; elsewhere or in another field it is another finding."""
    assert whats(message(), message(finding("a"))) == [(NEW, None, "a")]
    assert whats(message(finding("a")), message()) == [(GONE, "a", None)]
    assert whats(message(finding("a", "info")), message(finding("a", "warning"))) == [(GRAVER, "a", "a")]
    assert whats(message(finding("a", "error")), message(finding("a", "info"))) == [(MILDER, "a", "a")]
    assert whats(message(finding("a")), message(finding("a", start=20, end=25))) == [(GONE, "a", None), (NEW, None, "a")]
    assert whats(message(finding("a")), message(finding("a", field="subject"))) == [(NEW, None, "a"), (GONE, "a", None)]
    assert whats(message(finding("a")), message(finding("a", start=3, end=9))) == []


def test_a_finding_by_another_rule_of_the_category_is_still_there() -> None:
    """Where a rule of the same category takes over, nothing is new; a graver one makes it worse, and another category is another finding."""
    assert whats(message(finding("a")), message(finding("b"))) == [(TAKEN_OVER, "a", "b")]
    assert whats(message(finding("a", "info")), message(finding("b"))) == [(GRAVER, "a", "b")]
    assert whats(message(finding("a")), message(finding("b", category="tone"))) == [(NEW, None, "b"), (GONE, "a", None)]


def test_only_findings_that_count_are_compared() -> None:
    """What is suppressed on one side is not there on that side."""
    assert whats(message(finding("a", status="suppressed")), message(finding("a"))) == [(NEW, None, "a")]
    assert whats(message(finding("a", status="suppressed")), message(finding("a", status="baselined"))) == []


def test_renamed_rules_are_the_same() -> None:
    """An alias joins the old and the new name, whichever side holds it, and over two renamings."""
    for old, new in (((rule("a"),), (rule("b", "a"),)), ((rule("b", "a"),), (rule("a"),)), ((rule("b", "a"),), (rule("c", "a", "b"),))):
        names = common_names(old, new)
        assert whats(message(finding(old[0].id)), message(finding(new[0].id)), names) == []
    assert common_names([rule("a")], [rule("b")]) == {"a": "a", "b": "b"}


def test_worse_is_new_graver_or_no_longer_checked() -> None:
    """New and graver findings are worse, and a language that is no longer checked; all else is not."""
    worse = [
        (message(), message(finding("a"))), (message(finding("a", "info")), message(finding("a"))), (message(), message(verdict=PARTLY_CHECKED)),
    ]  # fmt: skip
    better = [(message(finding("a")), message()), (message(finding("a")), message(finding("a", "info"))), (message(finding("a")), message(finding("b"))), (message(verdict=PARTLY_CHECKED), message())]
    for pairs, expected in ((worse, True), (better, False)):
        for old, new in pairs:
            changed = compare(old, new, {})
            assert changed is not None
            assert changed.is_worse == expected


FINDINGS_OF_A_MESSAGE = st.lists(
    st.builds(
        lambda name, severity, start, length: finding(name, severity, start, start + length),
        st.sampled_from("abc"), st.sampled_from(["error", "warning", "info"]), st.integers(0, 20), st.integers(0, 8),
    ),
    max_size=8,
)  # fmt: skip


@given(FINDINGS_OF_A_MESSAGE, FINDINGS_OF_A_MESSAGE)
def test_no_finding_is_lost_or_told_twice(before: list[Violation], after: list[Violation]) -> None:
    """Nothing changes against itself, the way back has as many changes, and the counts add up: old less gone plus new is the new number."""
    old, new = message(*before), message(*after)
    assert compare(old, old, {}) is None
    told = [what for what, _, _ in whats(old, new)]
    assert len(before) - told.count(GONE) + told.count(NEW) == len(after)
    assert all(told.count(what) <= min(len(before), len(after)) for what in (GRAVER, MILDER, TAKEN_OVER))
