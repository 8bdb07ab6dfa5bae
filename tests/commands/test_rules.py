"""`amzlint rules`: the list, the examples, and the schema that editors use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from amzlint.rulepacks import find_rules


def test_list_names_every_rule(amzlint_command: Any) -> None:
    """The list has one line for each rule, with its category and its level in each kind, and ends with their number."""
    rows = json.loads(amzlint_command("rules", "list", "--format", "json").out)
    done = amzlint_command("rules", "list")
    head, *lines = done.out.splitlines()
    assert done.code == 0
    assert head.split() == ["rule", "category", "reply", "proactive", "solicitation", "api"]
    table = {line.replace(" (preview)", "").split()[0]: line.replace(" (preview)", "").split()[1:] for line in lines[: len(rows)]}
    assert table == {row["id"]: [row["category"], *(row["severity"][kind] for kind in ("reply", "proactive", "solicitation", "api"))] for row in rows}
    assert lines[-1].startswith(f"{len(rows)} rules")
    assert len(rows) >= 80


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_covers_english_and_french(amzlint_command: Any, language: str) -> None:
    """Every shipped rule has examples in English and in French, or needs no words."""
    done = amzlint_command("rules", "list", "--lang", language)
    assert done.code == 0
    assert [line for line in done.out.splitlines()[1:] if line.endswith(" no")] == []


@pytest.mark.parametrize(("options", "hint"), [(("--lang", "xx"), "expected one of"), (("--format", "jason"), "json")])
def test_list_refuses_unknown_names(amzlint_command: Any, options: tuple[str, ...], hint: str) -> None:
    """An unknown language or format ends with 2 and the nearest names."""
    done = amzlint_command("rules", "list", *options)
    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_the_shipped_examples_hold(amzlint_command: Any) -> None:
    """Every example inside the shipped rules is found where it is marked, or not found where it must pass."""
    done = amzlint_command("rules", "test")
    assert done.code == 0, done.out
    assert done.out.endswith(" 0 failed\n")
    assert int(done.out.split()[0]) >= 400


def test_a_wrong_example_is_shown_like_a_finding(amzlint_command: Any, tmp_path: Path) -> None:
    """An example of a pack that does not hold is named with file and line, what was found and what was expected, and the run ends with 1."""
    (tmp_path / "pack.yaml").write_text("id: acme\nversion: '1'\n", encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(
        "- id: acme/no-smileys\n  category: emoji\n  check: emoji\n  match: {what: emoji}\n  severity: error\n  message: {en: no}\n  why: {en: no}\n"
        "  sources: [{title: t, ref: r, checked: '2026-01-31', trust: inference}]\n"
        "  examples:\n    flag: {any: ['one [[two]] \U0001f600', 'nothing marked \U0001f600']}\n    pass: {any: ['\U0001f600']}\n",
        encoding="utf-8",
    )
    done = amzlint_command("rules", "test", "--pack", tmp_path)
    assert done.code == 1
    assert f"{tmp_path}/rules.yaml:1: error: acme/no-smileys, flag example in any: found “\U0001f600”, expected “two”" in done.out
    assert "nothing is marked" in done.out
    assert "pass example in any: found “\U0001f600”, expected nothing" in done.out
    assert done.out.endswith("3 examples in acme, 3 failed\n")


def test_the_schema_accepts_the_shipped_pack_and_no_typing_error(amzlint_command: Any) -> None:
    """The printed schema is a valid JSON Schema that every shipped file fits, and that refuses a misspelt key."""
    done = amzlint_command("rules", "schema")
    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    shipped = find_rules() / "amazon"
    for path in [*shipped.glob("*.yaml"), *(shipped / "lexicon").glob("*.yaml")]:
        if path.name != "advice.yaml":
            value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            assert _faults(validator, _typed(value)) == [], path.name
    assert _faults(validator, {"id": "acme", "version": "1", "overides": {}}) != []


def _faults(validator: Draft202012Validator, value: object) -> list[str]:
    return [error.message for error in validator.iter_errors(value)]


def _typed(value: Any) -> Any:
    """Give plain YAML strings the few types that packs know."""
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) < 4 else value
