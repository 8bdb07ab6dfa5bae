"""Chooses the rules of a run: all but previews, those selected, less those ignored, with changed severities."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.own_findings import OWN_FINDINGS
from amzlint.rules import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amzlint.rules import Rule


def select_rules(rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = (), severities: Mapping[str, str] | None = None) -> list[Rule]:
    """Choose rules.

    select, ignore: rule ids, aliases or categories; severities: rule id to level, in every kind in which the rule is on.
    Returns the rules in their order. Raises UsageError for an unknown name or level, with the nearest names.
    """
    every = [copy(rule) for rule in rules] if severities else list(rules)
    wanted = _named(every, select, "--select") if select else {rule.id for rule in every if not rule.preview}
    unwanted = _named(every, ignore, "--ignore")
    chosen = [rule for rule in every if rule.id in wanted and rule.id not in unwanted]
    for name, level in (severities or {}).items():
        if level not in LEVELS:
            raise UsageError(f"--severity {name}={level}: unknown severity “{level}”, {nearest(level, LEVELS)}")
        for rule_id in _named(every, [name], "--severity"):
            rule = next((rule for rule in every if rule.id == rule_id), None)
            if rule is None:
                raise UsageError(f"--severity {name}={level}: the severity of amzlint's own findings is fixed; --ignore {name} turns it off")
            rule.severity = {kind: level if old != "off" else old for kind, old in rule.severity.items() if kind != "in-templates"}
    return chosen


def _named(rules: Sequence[Rule], names: Iterable[str], option: str) -> set[str]:
    by_name: dict[str, set[str]] = {}
    for rule in rules:
        for name in (rule.id, rule.category, *rule.aliases):
            by_name.setdefault(name, set()).add(rule.id)
    for name in OWN_FINDINGS:
        by_name.setdefault(name, set()).add(name)
    found: set[str] = set()
    for name in names:
        if name not in by_name:
            raise UsageError(f"{option} {name}: unknown rule or category, {_hint(name, by_name)}; `amzlint rules list` shows all")
        found |= by_name[name]
    return found


def _hint(name: str, known: Mapping[str, object]) -> str:
    hint = nearest(name, list(known))
    return hint if hint.startswith("did") else "and none has a name like it"
