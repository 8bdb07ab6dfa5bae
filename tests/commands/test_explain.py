"""`amzlint explain`: all that is known of a rule, with examples that were really run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amzlint.commands.explain import sheet_lines
from amzlint.linter import Linter
from amzlint.own_findings import OWN_FINDINGS
from amzlint.reporters.cells import cell_length
from amzlint.rule_sheet import own_sheet, rule_sheet
from amzlint.rulepacks import load_packs

SECTIONS = ["why", "help", "sources", "reported, as amzlint says it", "not reported", "it cannot be silenced"]


def test_a_rule_is_explained_in_full(amzlint_command: Any) -> None:
    """A rule shows its headline, facts, severities, reason, help, sources with trust, wording by language, real examples, and whether it can be silenced."""
    done = amzlint_command("explain", "review-incentive")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0].startswith("review-incentive: ")
    assert [line for line in lines if line in (*SECTIONS, "what to write instead")] == [*SECTIONS[:3], "what to write instead", *SECTIONS[3:]]
    text = " ".join(done.out.split())
    for part in (
        "category review-incentive", "policy row 70", "severity reply proactive solicitation api unknown error error error error error",
        "(GYRKB5RU3FS5TURN), checked 2026-08-31, official: Amazon's own page", "en: ", "fr, formal: ", "fr, informal: ",
        "example:1:1: error: ", "| ^^^", "no comment, setting, option or pack of your own turns it off",
    ):  # fmt: skip
        assert part in text
    assert "--ignore review-incentive" not in text


def test_every_way_that_silences_a_rule_does_so(amzlint_command: Any, tmp_path: Path) -> None:
    """The lines shown for a rule that can be changed are accepted where they are said to stand, and silence it there."""
    text = amzlint_command("explain", "emoji").out
    shown = [line.strip() for line in text[text.index("\nchange or ignore it\n") :].splitlines() if line.startswith("    ")]
    comment, lenient, ignoring, *settings = shown
    (tmp_path / "draft.html").write_text("<p>Order 123-4567890-1234567 😀</p>\n", encoding="utf-8")
    check = ("check", "--kind", "proactive", "--lang", "en", "--format", "concise", "--select", "emoji", "draft.html")
    assert "error: uses an emoji" in amzlint_command(*check, cwd=tmp_path).out
    for line, level in ((lenient, "info"), (ignoring, "")):
        options = line.removeprefix("amzlint check ").removesuffix(" …").split()
        out = amzlint_command(*check, *options, cwd=tmp_path).out
        assert (": info: uses an emoji" in out) == (level == "info"), line
        assert ": error: " not in out, line
    *configured, override, disabled = settings
    for line in configured:
        (tmp_path / "amzlint.yaml").write_text(line.replace("legacy/**", "*.html") + "\n", encoding="utf-8")
        assert ": error: " not in amzlint_command(*check[:-3], "draft.html", cwd=tmp_path).out, line
    (tmp_path / "amzlint.yaml").unlink()
    for line in (override, disabled):
        (tmp_path / "house").mkdir(exist_ok=True)
        (tmp_path / "house" / "pack.yaml").write_text(f'id: house\nversion: "1"\n{line}\n', encoding="utf-8")
        assert ": error: " not in amzlint_command(*check, "--pack", "house", cwd=tmp_path).out, line
    (tmp_path / "draft.html").write_text(f"<p>Order 123-4567890-1234567 😀</p> {comment}\n", encoding="utf-8")
    out = amzlint_command(*check, cwd=tmp_path, env={"SOURCE_DATE_EPOCH": "1700000000"}).out
    assert (": error: " in out, "1 suppressed" in out) == (False, True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_can_be_explained_in_eighty_columns(shipped: Linter, language: str) -> None:
    """Every rule and each of amzlint's own findings is explained without an unfilled mark; a line is wider than 80 only for one long word or a comment to copy; every example behaves."""
    sheets = [*(rule_sheet(shipped.packs, rule, language) for rule in shipped.packs.rules), *(own_sheet(name, language) for name in OWN_FINDINGS)]
    lines = [line for sheet in sheets for line in sheet_lines(sheet)]
    assert [line for line in lines if cell_length(line) > 80 and len(line.split()) > 2 and not line.startswith("    <!-- ")] == []
    text = "\n".join(lines)
    for left in ("{match", "{detail", "[[", "nothing was reported, though"):
        assert left not in text
    silent = sum(not rule.suppressible for rule in shipped.packs.rules)
    assert lines.count("it cannot be silenced") == silent
    assert lines.count("change or ignore it") == len(sheets) - silent


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
