"""Severities by kind, and what a pack may change in those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.advice_compiler import nearest_names

if TYPE_CHECKING:
    from amzlint.pack_schema import Override, SeverityByKind
    from amzlint.pack_yaml import PackText

_KINDS = ("reply", "proactive", "solicitation", "api")
_LEVELS = ("off", "info", "warning", "error")


def severity_by_kind(severity: str | SeverityByKind) -> dict[str, str]:
    """Return a severity for each kind; the unknown one has the milder of reply and proactive where nothing is said of it."""
    if isinstance(severity, str):
        return dict.fromkeys((*_KINDS, "unknown"), severity)
    given = severity.model_dump(by_alias=True, exclude_none=True)
    given.setdefault("unknown", min(given["reply"], given["proactive"], key=_LEVELS.index))
    return given


def override_rule(rules: dict[str, dict[str, Any]], rule_id: str, override: Override, text: PackText) -> None:
    """Change the severity of a compiled rule as the head of a pack says; raises PackError for an unknown rule, and for one that must not become milder."""
    rule = rules.get(rule_id) or next((rule for rule in rules.values() if rule_id in rule["aliases"]), None)
    if rule is None:
        raise text.error(("overrides", rule_id), nearest_names(f"unknown rule “{rule_id}”", rule_id, rules), key=True)
    severity = rule["severity"] if override.severity is None else severity_by_kind(override.severity)
    severity = severity if override.enabled else severity_by_kind("off")
    if not rule["suppressible"] and any(_LEVELS.index(severity[kind]) < _LEVELS.index(rule["severity"][kind]) for kind in _KINDS):
        raise text.error(("overrides", rule_id), f"“{rule_id}” cannot be silenced, for the account depends on it; leave it as grave as it is", key=True)
    rule["severity"] = severity
