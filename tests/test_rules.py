"""The level of a rule."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.linter import Linter
from amzlint.rules import KINDS, LEVELS, Rule


def rule(**severity: str) -> Rule:
    data: dict[str, Any] = dict.fromkeys(("pack", "place", "category", "check"), "x")
    return Rule(3, {**data, "id": "a", "policy": [], "match": [], "preview": False, "suppressible": True, "aliases": [], "fix": [], "languages": [], "severity": severity})


@pytest.mark.parametrize(
    ("kind", "template", "expected"),
    [("reply", None, "error"), ("reply", False, "error"), ("reply", True, "warning"), ("api", True, "info"), (None, None, "off"), (None, True, "off")],
)
def test_the_level_follows_kind_and_template(kind: str | None, template: bool | None, expected: str) -> None:
    """The kind chooses, a template may only lower."""
    levels = {"reply": "error", "api": "info", "unknown": "off", "in-templates": "warning"}
    assert rule(**levels).severity_for(kind, template) == expected


def test_every_shipped_rule_has_a_level_for_every_kind(shipped: Linter) -> None:
    """Each rule says for each kind, and for the unknown one, how grave it is."""
    for one in shipped.packs.rules:
        assert {*KINDS, "unknown"} <= set(one.severity)
        assert set(one.severity.values()) <= set(LEVELS)
