"""Choosing rules by name, category and severity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.errors import UsageError
from amzlint.rules import Rule
from amzlint.selection import select_rules, split_by_trust


@pytest.fixture
def rules() -> list[Rule]:
    """Four rules: two of a category, one with an old id, one preview."""

    def make(order: int, rule_id: str, category: str, **more: Any) -> Rule:
        data = {
            "id": rule_id, "pack": "p", "place": "f:1", "policy": [], "category": category, "check": "terms", "match": [], "preview": False, "suppressible": True, "aliases": [], "fix": [],
            "languages": [], "severity": {"reply": "error", "proactive": "off", "solicitation": "off", "api": "info", "unknown": "off", "in-templates": "info"}, **more,
        }  # fmt: skip
        return Rule(order, data)

    return [make(0, "a-one", "tone"), make(1, "a-two", "tone"), make(2, "b", "emoji", aliases=["old-b"]), make(3, "c", "emoji", preview=True)]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ["a-one", "a-two", "b"]),
        (["tone"], [], ["a-one", "a-two"]),
        (["old-b", "a-two"], [], ["a-two", "b"]),
        (["c"], [], ["c"]),
        (["emoji"], ["b"], ["c"]),
        ([], ["tone"], ["b"]),
        (["tone"], ["tone"], []),
        ([], ["language-unsupported"], ["a-one", "a-two", "b"]),
    ],
)
def test_rules_are_chosen(rules: list[Rule], select: list[str], ignore: list[str], expected: list[str]) -> None:
    """Ids, old ids and categories select and ignore; previews need naming; the order stays."""
    assert [rule.id for rule in select_rules(rules, select, ignore)] == expected


def test_a_severity_changes_where_the_rule_is_on(rules: list[Rule]) -> None:
    """A level given by option holds in every kind in which the rule is on, templates included, and leaves the pack's own rules as they are."""
    chosen = select_rules(rules, severities={"tone": "warning", "old-b": "off"})
    assert chosen[0].severity == {"reply": "warning", "proactive": "off", "solicitation": "off", "api": "warning", "unknown": "off"}
    assert set(chosen[2].severity.values()) == {"off"}
    assert rules[0].severity["reply"] == "error"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"select": ["a-on"]}, "--select a-on: unknown rule or category, did you mean a-one"),
        ({"ignore": ["zzzzzz"]}, "--ignore zzzzzz: unknown rule or category, and none has a name like it; `amzlint rules list` shows all"),
        ({"severities": {"tone": "fatal"}}, "--severity tone=fatal: unknown severity “fatal”, expected one of"),
        ({"severities": {"x": "error"}}, "--severity x: unknown rule or category"),
        ({"severities": {"encoding-guessed": "off"}}, "--severity encoding-guessed=off: the severity of amzlint's own findings is fixed"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(rules: list[Rule], options: dict[str, Any], message: str) -> None:
    """Wrong names and levels are errors that name the option."""
    with pytest.raises(UsageError) as caught:
        select_rules(rules, **options)
    assert str(caught.value).startswith(message)


def test_a_finding_of_its_own_cannot_be_selected_alone(rules: list[Rule], linter_of: Callable[..., Any]) -> None:
    """Selecting one of amzlint's own findings selects no rule."""
    assert select_rules(rules, ["encoding-guessed"]) == []


def test_trust_is_that_of_the_best_source(linter_of: Any, rule: Any) -> None:
    """One source that is trusted far enough is enough; a rule that cannot be silenced is never held back; an unknown degree is refused."""

    def with_trust(name: str, *trusts: str, **settings: Any) -> dict[str, Any]:
        return rule(name, {"all": ["a"]}, sources=[{"title": "T", "ref": "", "checked": "2026-08-31", "trust": trust} for trust in trusts], **settings)  # type: ignore[no-any-return]

    rules = [with_trust("best", "inference", "official"), with_trust("middle", "third-party", "seed"), with_trust("weak", "inference"), with_trust("kept", "seed", suppressible=False)]
    packs = linter_of({"a": "word"}, rules).packs
    for trust, kept in (("official", "best kept"), ("quoted", "best kept"), ("third-party", "best middle kept"), ("seed", "best middle kept"), ("inference", "best middle weak kept")):
        trusted, others = split_by_trust(packs.rules, packs, trust)
        assert [one.id for one in trusted] == kept.split()
        assert {one.id for one in others} == {"best", "middle", "weak", "kept"} - set(kept.split())
    with pytest.raises(UsageError, match="--min-trust offical: unknown degree of trust, did you mean official"):
        split_by_trust(packs.rules, packs, "offical")


def test_a_finding_that_is_held_back_hides_no_other(linter_of: Any, rule: Any) -> None:
    """Where a grave rule of a weak source and a mild one of a good source meet, the mild one is told and the grave one counted as held back."""
    weak = {"sources": [{"title": "T", "ref": "", "checked": "2026-08-31", "trust": "inference"}]}
    rules = [rule("grave", {"all": ["a"]}, **weak), rule("mild", {"all": ["a"]}, severity="info"), rule("other", {"all": ["b"]}, category="emoji", **weak)]
    for text, found, held in (("This word is here.", ["mild"], 1), ("This sign is here.", [], 1), ("Nothing.", [], 0)):
        report = check_text(text, lang="en", linter=linter_of({"a": "word", "b": "sign"}, rules, min_trust="official"))
        assert [one.rule for one in report.violations] == found
        assert report.distrusted == held
    assert [one.rule for one in check_text("This word is here.", lang="en", linter=linter_of({"a": "word", "b": "sign"}, rules)).violations] == ["grave"]
