"""Chooses the rules of a run: all but previews, those selected, less those ignored, with changed severities."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from amzlint.errors import UsageError
from amzlint.kinds import nearest, nearest_of_many
from amzlint.own_findings import OWN_FINDINGS
from amzlint.rules import LEVELS
from amzlint.violation import RANK, TRUSTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule

MOST_LISTED = 3  # rules in one error message


def select_rules(
    rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = (), severities: Mapping[str, str] | None = None, *, in_any_case: bool = False
) -> list[Rule]:
    """Choose rules.

    select, ignore: rule ids, aliases or categories; severities: rule id to level, in every kind in which the rule is on; in_any_case: add the rules that cannot be silenced to those selected.
    Returns the rules in their order. Raises UsageError for an unknown name or level, with the nearest names, and for a rule that cannot be silenced.
    """
    every = [copy(rule) for rule in rules] if severities else list(rules)
    wanted = _named(every, select, "--select") if select else {rule.id for rule in every if not rule.preview}
    if select and in_any_case:
        wanted |= {rule.id for rule in every if not rule.suppressible and not rule.preview}
    unwanted = _named(every, ignore, "--ignore")
    for name in ignore:
        if problem := refusal(every, name):
            raise UsageError(f"--ignore {name}: {problem}")
    chosen = [rule for rule in every if rule.id in wanted and rule.id not in unwanted]
    for name, level in (severities or {}).items():
        if level not in LEVELS:
            raise UsageError(f"--severity {name}={level}: unknown severity “{level}”, {nearest(level, LEVELS)}")
        if problem := refusal(every, name, level):
            raise UsageError(f"--severity {name}={level}: {problem}")
        for rule_id in _named(every, [name], "--severity"):
            rule = next((rule for rule in every if rule.id == rule_id), None)
            if rule is None:
                raise UsageError(f"--severity {name}={level}: the severity of amzlint's own findings is fixed; --ignore {name} turns it off")
            rule.severity = {kind: level if old != "off" else old for kind, old in rule.severity.items() if kind != "in-templates"}
    return chosen


def split_by_trust(rules: Sequence[Rule], packs: Packs, min_trust: str) -> tuple[list[Rule], list[Rule]]:
    """Part the rules whose best source is trusted at least so far from the others, which are held back; those that cannot be silenced are not.

    min_trust: one of TRUSTS. Raises UsageError for any other.
    """
    if min_trust not in TRUSTS:
        raise UsageError(f"--min-trust {min_trust}: unknown degree of trust, {nearest(min_trust, TRUSTS)}")
    if min_trust == TRUSTS[-1]:
        return list(rules), []
    texts, wanted = packs.part("texts"), TRUSTS[: TRUSTS.index(min_trust) + 1]
    trusted = {rule.id for rule in rules if not rule.suppressible or any(source["trust"] in wanted for source in texts[rule.id]["sources"])}
    return [rule for rule in rules if rule.id in trusted], [rule for rule in rules if rule.id not in trusted]


def refusal(rules: Iterable[Rule], name: str, level: str = "off") -> str:
    """Say why a rule or category cannot be brought down to a level, empty when it can: some rules cannot be silenced by anybody."""
    kept = [rule for rule in rules if name in (rule.id, rule.category, *rule.aliases) and not rule.suppressible and RANK[level] < max(RANK[one] for one in rule.severity.values())]
    if not kept:
        return ""
    more = f" and {len(kept) - MOST_LISTED} more" if len(kept) > MOST_LISTED else ""
    listed = ", ".join(f"“{rule.id}”" for rule in kept[:MOST_LISTED]) + more
    return f"{listed} cannot be silenced, for the account depends on it; mend the message, or let a baseline hold what is old"


def names_of_rules(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """Return all names that stand for rules: ids, aliases, categories and those of amzlint's own findings, each with the ids it stands for."""
    by_name: dict[str, set[str]] = {}
    for rule in rules:
        for name in (rule.id, rule.category, *rule.aliases):
            by_name.setdefault(name, set()).add(rule.id)
    for name in OWN_FINDINGS:
        by_name.setdefault(name, set()).add(name)
    return by_name


def unknown_name(name: str, known: Mapping[str, object]) -> str:
    """Return what to say of a name that stands for no rule, with the nearest names."""
    return f"unknown rule or category, {nearest_of_many(name, known)}; `amzlint rules list` shows all"


def _named(rules: Sequence[Rule], names: Iterable[str], option: str) -> set[str]:
    by_name = names_of_rules(rules)
    found: set[str] = set()
    for name in names:
        if name not in by_name:
            raise UsageError(f"{option} {name}: {unknown_name(name, by_name)}")
        found |= by_name[name]
    return found
