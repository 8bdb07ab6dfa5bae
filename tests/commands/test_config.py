"""`amzlint config` and the settings at work: merged values with their origin, and what each of them does to a check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOUND = ("--format", "concise", "--lang", "en")
TEXT = "Hello 😀, see https://docs.seller-example.com/m.pdf or call +49 30 1234567 today.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a message in three folders."""
    (tmp_path / ".git").mkdir()
    for name in ("templates", "legacy", "archive"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def rules(out: str) -> set[str]:
    return {line[line.rindex("[") + 1 : -1] for line in out.splitlines() if line.endswith("]")}


@pytest.mark.parametrize(
    ("settings", "there", "gone"),
    [
        ("", {"emoji", "link-external"}, set()),
        ("ignore: [emoji]", {"link-external"}, {"emoji"}),
        ("select: [emoji]", {"emoji"}, {"link-external"}),
        ("allow: {hosts: {manuals: [docs.seller-example.com]}}", {"emoji"}, {"link-external"}),
        ("allow: {carriers: [docs.seller-example.com]}", {"emoji"}, {"link-external"}),
        ('per-file-ignores: {"templates/": [emoji]}', {"link-external"}, {"emoji"}),
        ("extends: base.yaml", {"link-external"}, {"emoji"}),
        ("packs: [quiet]", {"emoji"}, {"link-external"}),
    ],
)
def test_settings_at_work(amzlint_command: Any, folder: Path, settings: str, there: set[str], gone: set[str]) -> None:
    """Each setting changes what a check finds, from a folder below as well."""
    (folder / "base.yaml").write_text("ignore: [emoji]\n", encoding="utf-8")
    (folder / "quiet").mkdir()
    (folder / "quiet" / "pack.yaml").write_text('id: quiet\nversion: "1"\noverrides: {link-external: {enabled: false}}\n', encoding="utf-8")
    (folder / "amzlint.yaml").write_text(settings + "\n", encoding="utf-8")
    found = rules(amzlint_command("check", "a.txt", *FOUND, cwd=folder / "templates").out)
    assert there <= found
    assert not gone & found
    isolated = rules(amzlint_command("check", "a.txt", *FOUND, "--isolated", cwd=folder / "templates").out)
    assert {"emoji", "link-external"} <= isolated


def test_a_selection_of_the_configuration_keeps_what_cannot_be_silenced(amzlint_command: Any, folder: Path) -> None:
    """`select` in a file does not switch the gravest rules off; `--select` is exact, for it is one person's look."""
    (folder / "amzlint.yaml").write_text("select: [emoji]\n", encoding="utf-8")
    (folder / "templates" / "a.txt").write_text("Leave us a review and get a gift card.\n", encoding="utf-8")
    assert "review-incentive" in rules(amzlint_command("check", "templates", *FOUND, cwd=folder).out)
    assert rules(amzlint_command("check", "templates", *FOUND, "--select", "emoji", cwd=folder).out) == set()


@pytest.mark.parametrize("arguments", [("--ignore", "review-gating"), ("--severity", "review-gating=off"), ("--severity", "review-gating=info")])
def test_options_cannot_silence_either(amzlint_command: Any, folder: Path, arguments: tuple[str, ...]) -> None:
    """Options are settings too."""
    done = amzlint_command("check", "templates", *arguments, cwd=folder)
    assert done.code == 2
    assert "“review-gating” cannot be silenced" in done.err


def test_options_win(amzlint_command: Any, folder: Path) -> None:
    """What an option says counts more than the file: rules, severity, kind and the exit code."""
    (folder / "amzlint.yaml").write_text('ignore: [emoji]\nseverity: {link-external: info}\nfail-on: never\nkind: {"**": api}\n', encoding="utf-8")
    plain = amzlint_command("check", "templates", *FOUND, cwd=folder)
    assert plain.code == 0
    assert ": info: links to a site" in plain.out
    given = amzlint_command("check", "templates", *FOUND, "--select", "emoji", "--kind", "reply", "--fail-on", "warning", cwd=folder)
    assert (given.code, rules(given.out)) == (1, {"emoji"})
    assert "kind: the option says reply, the configuration says api; taken as reply" in given.err
    graded = amzlint_command("check", "templates", *FOUND, "--severity", "link-external=warning", cwd=folder)
    assert ": warning: links to a site" in graded.out


def test_kind_language_and_template_by_path(amzlint_command: Any, tmp_path: Path) -> None:
    """They hold by path, below what a message says of itself, and mend what folders seem to say."""
    (tmp_path / "templates" / "de").mkdir(parents=True)
    row = {"id": "1", "text": "Guten Tag, Ihre Lampe ist unterwegs."}
    (tmp_path / "templates" / "de" / "x.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "kind": "reply"}) + "\n", encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('kind: proactive\nlang: {"**/de/": fr}\ntemplate: {"templates/": false}\n', encoding="utf-8")
    done = amzlint_command("check", "templates", "--format", "json", cwd=tmp_path)
    assert [(one["kind"], one["lang"], one["template"]) for one in json.loads(done.out)["messages"]] == [("proactive", "fr", False), ("reply", "fr", False)]
    assert "its path" not in done.err


def test_languages_and_marketplaces(amzlint_command: Any, tmp_path: Path) -> None:
    """Where a text is too short to tell, the languages named count, else those of the marketplaces."""
    (tmp_path / "a.txt").write_text("Ok 😀.\n", encoding="utf-8")
    for settings, expected in (("languages: [pt]", "pt"), ("marketplaces: [de, fr]", "de,fr"), ("languages: [it]\nmarketplaces: [de]", "it")):
        (tmp_path / "amzlint.yaml").write_text(settings + "\n", encoding="utf-8")
        done = amzlint_command("check", "a.txt", "--format", "json", cwd=tmp_path)
        assert json.loads(done.out)["messages"][0]["lang"] == expected


def test_telephone_numbers_by_purpose(amzlint_command: Any, tmp_path: Path) -> None:
    """A number that is allowed is none to find, another one is."""
    (tmp_path / "a.txt").write_text("The carrier's number is +49 30 1234567, mine is +49 30 7654321.\n", encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('allow: {phones: {hotline: ["+49 30 1234567"]}}\n', encoding="utf-8")
    done = amzlint_command("check", "a.txt", *FOUND, "--select", "contact-info", cwd=tmp_path)
    assert [line.split(":")[2] for line in done.out.splitlines() if line.endswith("]")] == ["49"]


def test_excluded_files(amzlint_command: Any, folder: Path) -> None:
    """Excluded files are not checked: found in a folder, named by a hook, or by a person, who is told."""
    (folder / "amzlint.yaml").write_text("exclude: [archive/]\n", encoding="utf-8")
    walked = amzlint_command("check", "archive", "templates", *FOUND, cwd=folder)
    assert "archive: failed: the configuration excludes every file in it" in walked.out
    assert "archive/a.txt" not in amzlint_command("check", "*", *FOUND, cwd=folder).out
    hook = amzlint_command("check", "archive/a.txt", "templates/a.txt", *FOUND, cwd=folder, env={"PRE_COMMIT": "1"})
    assert "archive" not in hook.out + hook.err
    named = amzlint_command("check", "archive/a.txt", *FOUND, cwd=folder)
    assert named.code == 0
    assert "archive/a.txt: not checked, amzlint.yaml:1 excludes it" in named.err
    assert amzlint_command("check", "archive/a.txt", *FOUND, "--isolated", cwd=folder).code == 1


def test_ignores_by_message(amzlint_command: Any, tmp_path: Path) -> None:
    """Where data has no comments, the id of a message names what is suppressed in it; it stays in the report."""
    rows = [{"id": name, "text": "Hello 😀 there."} for name in ("promo-1", "promo-2", "other")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('per-message-ignores: {"promo-*": {emoji: agreed}}\n', encoding="utf-8")
    report = json.loads(amzlint_command("check", "a.jsonl", "--lang", "en", "--kind", "reply", "--format", "json", cwd=tmp_path).out)
    assert [one["status"] for one in report["violations"]] == ["suppressed", "suppressed", "active"]
    assert [one["verdict"] for one in report["messages"]] == ["clean", "clean", "findings"]
    assert (report["summary"]["suppressed"], report["summary"]["warning"]) == (2, 1)


def test_the_configuration_holds_in_several_processes(amzlint_command: Any, tmp_path: Path) -> None:
    """Much input is checked with the same settings."""
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text("Hello 😀 there.\n", encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('per-file-ignores: {"1*.txt": [emoji]}\nkind: reply\n', encoding="utf-8")
    done = amzlint_command("check", ".", *FOUND, "--jobs", "2", cwd=tmp_path)
    assert len([line for line in done.out.splitlines() if line.endswith("[emoji]")]) == 49
    assert "; 11 suppressed" in done.out


def test_print_with_origins(amzlint_command: Any, folder: Path) -> None:
    """Every value is printed with the line it comes from, as YAML that says the same; what nobody set is a default."""
    (folder / "base.yaml").write_text("exclude: [old/]\n", encoding="utf-8")
    (folder / "amzlint.yaml").write_text('extends: base.yaml\nkind:\n  "a/": reply\nmarketplaces: [com.be]\nper-message-ignores: {"x*": {emoji: "it is: agreed"}}\n', encoding="utf-8")
    done = amzlint_command("config", cwd=folder)
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    for expected in ("# amzlint.yaml", "- old/ # base.yaml:1", '"a/": reply # amzlint.yaml:3' if '"a/"' in done.out else "a/: reply # amzlint.yaml:3", "fail-on: error # default",
                     'emoji: "it is: agreed" # amzlint.yaml:5', "select: [] # default"):  # fmt: skip
        assert expected in lines
    (folder / "again.yaml").write_text(done.out, encoding="utf-8")
    again = amzlint_command("config", "--config", "again.yaml", cwd=folder)
    assert [line.partition("  #")[0] for line in again.out.splitlines()[1:]] == [line.partition("  #")[0] for line in done.out.splitlines()[1:]]
    as_json = json.loads(amzlint_command("config", "--format", "json", cwd=folder).out)
    assert as_json["settings"]["kind"] == {"a/": {"value": "reply", "origin": "amzlint.yaml:3"}}


def test_print_without_a_configuration_and_with_a_broken_one(amzlint_command: Any, folder: Path) -> None:
    """Defaults are printed as such; a fault ends every command with 2, file and line."""
    assert amzlint_command("config", cwd=folder).out.startswith("# no configuration")
    (folder / "amzlint.yaml").write_text("selct: []\n", encoding="utf-8")
    for arguments in (("config",), ("check", "templates"), ("suppressions",)):
        done = amzlint_command(*arguments, cwd=folder)
        assert (done.code, done.err.partition(" ")[0]) == (2, "amzlint.yaml:1:1:")
    assert amzlint_command("check", "templates", "--isolated", cwd=folder).code == 1


def test_print_the_schema(amzlint_command: Any, folder: Path) -> None:
    """`--schema` prints the JSON Schema."""
    assert json.loads(amzlint_command("config", "--schema", cwd=folder).out)["title"] == "amzlint configuration"


def test_installed_packages(amzlint_command: Any, folder: Path) -> None:
    """A package offers a pack and a configuration under the entry point `amzlint.packs`; none of its code is run."""
    site = folder / "site"
    (site / "acme_rules").mkdir(parents=True)
    (site / "acme_rules" / "__init__.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")
    (site / "acme_rules" / "pack.yaml").write_text('id: acme\nversion: "1"\noverrides: {emoji: {severity: error}}\n', encoding="utf-8")
    (site / "acme_rules" / "amzlint.yaml").write_text("ignore: [link-external]\n", encoding="utf-8")
    (site / "acme_rules-1.dist-info").mkdir()
    (site / "acme_rules-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1\n", encoding="utf-8")
    (site / "acme_rules-1.dist-info" / "entry_points.txt").write_text("[amzlint.packs]\nacme = acme_rules\n", encoding="utf-8")
    for settings, gone in (("extends: [acme]", True), ("packs: [acme]", False)):
        (folder / "amzlint.yaml").write_text(settings + "\n", encoding="utf-8")
        done = amzlint_command("check", "templates", *FOUND, cwd=folder, env={"PYTHONPATH": str(site)})
        assert ": error: uses an emoji" in done.out, done.err
        assert ("link-external" not in rules(done.out)) is gone


def test_other_commands_know_the_packs_and_settings(amzlint_command: Any, folder: Path) -> None:
    """`trace` takes kinds by path, `explain` and `rules list` the packs, of the configuration."""
    (folder / "quiet").mkdir()
    (folder / "quiet" / "pack.yaml").write_text('id: quiet\nversion: "1"\noverrides: {emoji: {severity: error}}\n', encoding="utf-8")
    (folder / "amzlint.yaml").write_text("packs: [quiet]\nkind: api\n", encoding="utf-8")
    assert "api (from the configuration)" in amzlint_command("trace", "legacy/a.txt", cwd=folder).out
    listed = json.loads(amzlint_command("rules", "list", "--format", "json", cwd=folder).out)
    assert next(one for one in listed if one["id"] == "emoji")["severity"]["reply"] == "error"
    assert amzlint_command("explain", "emoji", cwd=folder).out != amzlint_command("explain", "emoji", cwd=folder / "..").out


def test_house_packs_cannot_silence_either(amzlint_command: Any, folder: Path) -> None:
    """A pack that turns off, or makes milder, what cannot be silenced is refused at its line."""
    (folder / "quiet").mkdir()
    for override in ("{enabled: false}", "{severity: warning}"):
        (folder / "quiet" / "pack.yaml").write_text(f'id: quiet\nversion: "1"\noverrides:\n  review-gating: {override}\n', encoding="utf-8")
        done = amzlint_command("check", "templates", "--pack", "quiet", cwd=folder)
        assert done.code == 2
        assert "quiet/pack.yaml:4:3: error: “review-gating” cannot be silenced" in done.err


def test_check_prints_faults_alone(amzlint_command: Any, folder: Path) -> None:
    """--check says nothing of what is right, and names every fault of the files given, or of the one that holds here."""
    assert amzlint_command("config", "--check", cwd=folder) == (0, "", "")
    (folder / "amzlint.yaml").write_text("ignor: [emoji]\n", encoding="utf-8")
    for name, text in (("good/pyproject.toml", "[tool.amzlint]\nignore = ['emoji']\n"), ("both/amzlint.yaml", ""), ("both/pyproject.toml", "[tool.amzlint]\n"), ("house.yaml", "ignore: [emojis]\n")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    here = amzlint_command("config", "--check", cwd=folder / "templates")
    assert (here.code, here.out) == (2, "")
    assert here.err.startswith(f"{(folder / 'amzlint.yaml').as_posix()}:1:1: error: ")
    assert amzlint_command("config", "--check", "good/pyproject.toml", cwd=folder) == (0, "", "")
    several = amzlint_command("config", "--check", "amzlint.yaml", "good/pyproject.toml", "both/pyproject.toml", "house.yaml", cwd=folder)
    assert several.code == 2
    assert [part in several.err for part in ("amzlint.yaml:1:1: error: ", "stand side by side", "house.yaml:1:", "good/")] == [True, True, True, False]


@pytest.mark.parametrize("options", [("--check", "--isolated"), ("--check", "--schema"), ("amzlint.yaml",)])
def test_options_of_config_that_exclude_each_other(amzlint_command: Any, folder: Path, options: tuple[str, ...]) -> None:
    """None of them is dropped silently."""
    done = amzlint_command("config", *options, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "--check" in done.err
