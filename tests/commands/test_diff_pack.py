"""`amzlint diff-pack`: which messages a change of packs touches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RULE = (
    "- id: {id}\n  category: emoji\n  check: emoji\n  match: {{what: emoji}}\n  severity: {severity}\n  message: {{en: 'smiles: “{{match}}”'}}\n  why: {{en: 'We do not.'}}\n{more}"
    "  sources: [{{title: Handbook, ref: {ref}, checked: '2026-01-31', trust: inference}}]\n  examples: {{flag: {{any: ['Hi [[\U0001f600]]']}}, pass: {{any: ['Hi']}}}}\n"
)
TEXT = "Your order 123-4567890-1234567 is on its way \U0001f600"


def rule(name: str = "smile", severity: str = "warning", ref: str = "p. 3", more: str = "") -> str:
    return RULE.format(id=name, severity=severity, ref=ref, more=more)


@pytest.fixture
def versions(write_pack: Any, tmp_path: Path) -> Any:
    """Write an old and a new version of a pack with the shipped pack's id, and a message with an emoji: `versions(old_rules, new_rules)`."""

    def write(old: str, new: str) -> tuple[Path, Path]:
        (tmp_path / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
        head = 'id: amazon\nversion: "{}"\neffective: "{}"\n'
        lexicon = "language: en\nconcepts: {order: {terms: [order]}}\n"
        one = write_pack({"pack.yaml": head.format("2026.05", "2026-05-01"), "rules.yaml": old, "lexicon/en.yaml": lexicon}, "old")
        two = write_pack({"pack.yaml": head.format("2026.11", "2026-11-01"), "rules.yaml": new, "lexicon/en.yaml": lexicon}, "new")
        return one, two

    return write


def test_a_renamed_rule_is_no_change(versions: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """A rule with a new name and the old one among its aliases changes nothing, and nothing is worse."""
    versions(rule("smile"), rule("grin", more="  aliases: [smile]\n"))
    done = amzlint_command("diff-pack", "old", "new", "a.txt", "--kind", "reply", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out == "0 of 1 message judged differently by amazon 2026.11 (2026-11-01) than by amazon 2026.05 (2026-05-01): 0 new, 0 graver, 0 taken-over, 0 milder, 0 gone\n"


def test_a_graver_finding_names_both_severities_and_sources(versions: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """A severity that rises is worse: exit code 1, old and new severity, and the sources of both; the other way round it is milder and no failure."""
    versions(rule(), rule(severity="error", ref="p. 4"))
    done = amzlint_command("diff-pack", "old", "new", "a.txt", "--kind", "reply", "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    assert done.out.splitlines()[:4] == [
        "a.txt: message 1: findings",
        "  1:46: graver: warning → error: smiles: “\U0001f600” [smile]",
        "    = old source: Handbook (p. 3), checked 2026-01-31, inference",
        "    = new source: Handbook (p. 4), checked 2026-01-31, inference",
    ]
    back = amzlint_command("diff-pack", "new", "old", "a.txt", "--kind", "reply", "--lang", "en", cwd=tmp_path)
    assert back.code == 0
    assert "milder: error → warning" in back.out


def test_json_holds_both_sides(versions: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """The document names versions, verdicts, and of each change the old and the new finding; a finding that goes is not worse."""
    versions(rule(), rule("frown", severity="'off'"))
    done = amzlint_command("diff-pack", "old", "new", "a.txt", "--format", "json", "--kind", "reply", "--lang", "en", cwd=tmp_path)
    document = json.loads(done.out)
    assert done.code == 0
    assert document["schema"] == "amzlint.pack-diff/1"
    assert document["old"] == {"id": "amazon", "version": "2026.05", "effective": "2026-05-01"}
    (message,) = document["messages"]
    assert (message["old_verdict"], message["new_verdict"], message["worse"]) == ("findings", "clean", False)
    (change,) = message["changes"]
    assert (change["what"], change["new"]) == ("gone", None)
    assert change["old"]["sources"] == [{"title": "Handbook", "ref": "p. 3", "checked": "2026-01-31", "trust": "inference"}]
    assert (change["old"]["text"], change["old"]["start"]["column"]) == ("\U0001f600", 46)
    assert document["summary"] == {"messages": 1, "changed": 1, "worse": 0, "new": 0, "graver": 0, "taken-over": 0, "milder": 0, "gone": 1, "failures": 0}
    hidden = amzlint_command("diff-pack", "old", "new", "a.txt", "--format", "json", "--kind", "reply", "--lang", "en", "--redact", cwd=tmp_path)
    assert "\U0001f600" in done.out
    assert "\U0001f600" not in hidden.out


def test_a_house_pack_stands_on_the_shipped_one(write_pack: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """A pack of another id is compared on top of the shipped pack, which `amazon` alone stands for; standard input is read once for both."""
    write_pack({"pack.yaml": 'id: house\nversion: "1"\n', "rules.yaml": rule("house/smile", severity="error").replace("category: emoji", "category: tone")}, "house")
    done = amzlint_command("diff-pack", "amazon", "house", "-", "--kind", "reply", "--lang", "en", stdin=TEXT, cwd=tmp_path)
    assert done.code == 1
    assert "new: error: smiles: “\U0001f600” [house/smile]" in done.out
    assert "1 of 1 message judged differently by house 1 than by amazon 20" in done.out
    assert ": 1 new, 0 graver" in done.out


def test_settings_hold_for_both_versions(versions: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """A setting for a rule that only one version knows counts there; one that neither knows is refused with its line."""
    versions(rule("smile", severity="error"), rule("grin", severity="error"))
    (tmp_path / "amzlint.yaml").write_text("kind: reply\nlang: en\nignore: [grin]\nper-file-ignores: {'*.txt': [smile]}\n", encoding="utf-8")
    done = amzlint_command("diff-pack", "old", "new", "a.txt", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("0 of 1 message")
    assert amzlint_command("diff-pack", "old", "new", "a.txt", "--isolated", "--kind", "reply", "--lang", "en", cwd=tmp_path).out.count("taken-over: error") == 1
    (tmp_path / "amzlint.yaml").write_text("ignore: [frown]\n", encoding="utf-8")
    done = amzlint_command("diff-pack", "old", "new", "a.txt", cwd=tmp_path)
    assert done.code == 2
    assert "amzlint.yaml:1:" in done.err


def test_what_cannot_be_checked_is_no_clean_comparison(versions: Any, amzlint_command: Any, tmp_path: Path) -> None:
    """A file that cannot be read ends with 3 in both formats and is named; an unknown pack, format, or nothing to compare with 2."""
    versions(rule(), rule())
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    for form in ("text", "json"):
        done = amzlint_command("diff-pack", "old", "new", "a.txt", "b.txt", "--format", form, "--kind", "reply", "--lang", "en", cwd=tmp_path)
        assert done.code == 3
        assert done.err.count("failed: b.txt") == 1
        assert ("1 not checked" in done.out) if form == "text" else (json.loads(done.out)["summary"]["failures"] == 1)
    for arguments in (("nowhere", "new", "a.txt"), ("old", "new"), ("old", "new", "a.txt", "--format", "xml"), (".", "new", "a.txt")):
        assert amzlint_command("diff-pack", *arguments, cwd=tmp_path).code == 2, arguments
