"""`amzlint explain`: all that is known of a rule, with examples that were really run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amzlint.rulepacks import load_packs

SECTIONS = ["why", "help", "sources", "reported, as amzlint says it", "not reported", "change or ignore it"]


def test_a_rule_is_explained_in_full(amzlint_command: Any) -> None:
    """A rule shows its headline, facts, severities, reason, help, sources with trust, wording in both languages, real examples, and how to change it."""
    done = amzlint_command("explain", "review-incentive")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0].startswith("review-incentive: ")
    assert [line for line in lines if line in (*SECTIONS, "what to write instead")] == [*SECTIONS[:3], "what to write instead", *SECTIONS[3:]]
    text = " ".join(done.out.split())
    for part in (
        "category review-incentive", "policy row 70", "severity reply proactive solicitation api unknown error error error error error",
        "(GYRKB5RU3FS5TURN), checked 2026-08-31, official: Amazon's own page", "en: ", "fr, formal: ", "fr, informal: ",
        "example:1:1: error: ", "| ^^^", "--severity review-incentive=", "--ignore review-incentive", "overrides: {review-incentive: ",
    ):  # fmt: skip
        assert part in text


def test_every_rule_can_be_explained_in_eighty_columns(amzlint_command: Any, tmp_path: Path) -> None:
    """Every rule and each of amzlint's own findings is explained without an unfilled mark; a line is wider than 80 only for one long word; every example behaves."""
    script = (
        "import sys\nfrom amzlint.commands.explain import explain\nfrom amzlint.rulepacks import load_packs\n"
        "for rule in load_packs().rules:\n    explain(rule.id, (), 'en', use_cache=True)\n    explain(rule.id, (), 'fr', use_cache=True)\n"
        "explain('encoding-guessed', (), 'en', use_cache=True)\nexplain('language-unsupported', (), 'fr', use_cache=True)\n"
    )
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    done = subprocess.run([sys.executable, "-c", script], env=amzlint_command.environment(PYTHONUTF8="1"), capture_output=True, encoding="utf-8", check=True)
    too_wide = [line for line in done.stdout.splitlines() if len(line) > 80 and len(line.split()) > 2]
    assert too_wide == []
    for left in ("{match", "{detail", "[[", "nothing was reported, though"):
        assert left not in done.stdout
    assert done.stdout.count("\nchange or ignore it\n") == 2 * len(load_packs(use_cache=False).rules)


def test_texts_for_people_follow_the_language(amzlint_command: Any) -> None:
    """--ui-lang chooses the language of headline, reason and help, in the examples too."""
    english = amzlint_command("explain", "emoji").out
    french = amzlint_command("explain", "emoji", "--ui-lang", "fr").out
    assert english != french
    texts = load_packs(use_cache=False).part("texts")["emoji"]
    assert " ".join(texts["why"]["en"].split()) in " ".join(english.split())
    assert " ".join(texts["why"]["fr"].split()) in " ".join(french.split())


@pytest.mark.parametrize("name", ["encoding-guessed", "language-unsupported", "placeholder-empty-value"])
def test_own_findings_are_explained(amzlint_command: Any, name: str) -> None:
    """The findings that amzlint makes itself are explained like rules."""
    done = amzlint_command("explain", name)
    assert done.code == 0
    assert done.out.startswith(f"{name}: ")
    assert "\nwhy\n" in done.out
    assert f"--ignore {name}" in done.out


@pytest.mark.parametrize(
    ("name", "hint"),
    [("review-incentiv", "did you mean review-incentive"), ("encoding-guesed", "encoding-guessed"), ("zzzzzz", "none has a name like it"), ("contact-info", "is a category")],
)
def test_unknown_rules_name_the_nearest(amzlint_command: Any, name: str, hint: str) -> None:
    """An unknown rule ends with 2 and the nearest names; a category lists its rules."""
    done = amzlint_command("explain", name)
    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_house_rules_and_aliases(amzlint_command: Any, tmp_path: Path) -> None:
    """A rule of a house pack is explained with its pack, file and line, under its id and under an older name, and control characters of it are written out."""
    (tmp_path / "pack.yaml").write_text("id: acme\nversion: '7'\n", encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(
        "- id: acme/no-smileys\n  category: emoji\n  check: emoji\n  match: {what: emoji}\n  severity: {reply: warning, proactive: error, in-templates: info}\n"
        '  message: {en: "smiles \\e[31m"}\n  why: {en: "We do not."}\n  aliases: [acme/smile]\n  preview: true\n'
        "  sources: [{title: Handbook, ref: p. 3, checked: '2026-01-31', trust: inference}]\n"
        "  examples: {flag: {any: ['Hi [[\U0001f600]]']}, pass: {any: ['Hi']}}\n",
        encoding="utf-8",
    )
    done = amzlint_command("explain", "acme/no-smileys", "--pack", tmp_path)
    assert done.code == 0
    assert f"acme 7, {tmp_path}/rules.yaml:1" in done.out
    assert "aliases    acme/smile" in done.out
    assert "--select acme/no-smileys" in done.out
    assert "info at most" in done.out
    assert "example:1:4: warning: smiles" in done.out
    assert "\x1b" not in done.out
    by_alias = amzlint_command("explain", "acme/smile", "--pack", tmp_path)
    assert by_alias.out == f"acme/smile is an older name of acme/no-smileys.\n\n{done.out}"
