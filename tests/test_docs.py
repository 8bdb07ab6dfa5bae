"""The documents: every command, output and piece of code that they show is run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from amzlint import FixedText, Linter, fix_text
from amzlint.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
FIXES = (ROOT / "docs" / "fixes.md").read_text(encoding="utf-8")
REWRITING = (ROOT / "docs" / "rewriting.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
SHOWN = [run for page in (README, CONFIGURATION, FORMATS, FIXES, REWRITING) for run in re.findall(r"<!-- output: amzlint (.+?) -->\n```(?:text|diff|json)\n(.*?)```", page, re.DOTALL)]


OUTPUT = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run amzlint as a reader of the README would, from the top of the repository."""
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run([sys.executable, "-m", "amzlint", *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_documents_show_real_output(command: str, output: str) -> None:
    """What the README, docs/configuration.md and docs/formats.md show of a run is what the run prints."""
    assert output == run(shlex.split(command)).stdout


def test_documents_show_at_least_one_run() -> None:
    """Every page with real runs has one, so the test above has something to test."""
    assert all("<!-- output: amzlint" in page for page in (README, CONFIGURATION, FORMATS, FIXES, REWRITING))


def test_every_platform_format_is_shown() -> None:
    """docs/output.md describes each format, and shows output of those for platforms, which docs/generate.py compares with the real one."""
    shown = set(re.findall(r"<!-- output[^\n]*: amzlint [^\n]+ --format (\w+) -->\n```", OUTPUT))

    assert shown == set(REPORTERS) - {"text", "concise", "json", "jsonl", "html"}
    assert set(re.findall(r"^## (\w+)$", OUTPUT, re.MULTILINE)) == set(REPORTERS)


def test_readme_python_runs() -> None:
    """The Python of the README runs and finds what it promises."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert "review-gating" in done.stdout


def test_the_python_of_the_configuration_page_runs() -> None:
    """The Python of docs/configuration.md runs at the top of a repository and finds what it is there to find."""
    (code,) = re.findall(r"```python\n(.*?)```", CONFIGURATION, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"replies/late\.txt CLEAN \[\]\nreplies/thanks\.txt VIOLATIONS \['review-gating'.*\]\n", done.stdout), done.stdout


def test_hooks_and_inputs_shown_are_there() -> None:
    """The YAML of docs/configuration.md for hooks and actions names hooks and inputs that exist."""
    shown = [yaml.safe_load(block) for block in re.findall(r"(?<!configuration -->\n)```yaml\n(.*?)```", CONFIGURATION, re.DOTALL)]
    hooks = {hook["id"] for page in shown for repository in page.get("repos", ()) for hook in repository["hooks"]}
    inputs = {name for page in shown for step in page.get("steps", ()) if step["uses"].startswith("amzlint/") for name in step["with"]}
    assert hooks
    assert inputs
    assert hooks <= {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert inputs <= set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])


def test_the_files_shown_are_those_of_the_repository() -> None:
    """A file that docs/configuration.md shows is the one that its commands read."""
    shown = re.findall(r"<!-- file: (.+?) -->\n```\w+\n(.*?)```", CONFIGURATION, re.DOTALL)
    assert shown
    assert [(ROOT / name).read_text(encoding="utf-8") for name, _ in shown] == [text for _, text in shown]


def test_the_configuration_shown_is_valid_and_complete(tmp_path: Path) -> None:
    """The example with all keys loads, and names every key of the schema."""
    (text,) = re.findall(r"<!-- configuration -->\n```yaml\n(.*?)```", CONFIGURATION, re.DOTALL)
    (tmp_path / "amzlint.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "house.yaml").write_text("ignore: [emoji]\n", encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules" / "pack.yaml").write_text('id: house\nversion: "1"\n', encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "amzlint", "config"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    keys = json.loads((ROOT / "src" / "amzlint" / "data" / "config.schema.json").read_text(encoding="utf-8"))["properties"]
    assert set(keys) == set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


def test_commands_of_the_readme_exist() -> None:
    """Every `amzlint …` command that the README names has a help page with the options used."""
    for line in re.findall(r"^amzlint ((?:check|explain|trace|rules|diff-pack|report) ?[^#\n]*)", README, re.MULTILINE):
        words = shlex.split(line.split("<")[0].split(" |")[0])
        name = words[0] if words[0] != "rules" else f"rules {words[1]}"
        done = run([*name.split(), "--help"])
        assert done.returncode == 0, line
        for option in (word for word in words if word.startswith("--")):
            assert option in done.stdout, f"{option} of “{line}”"


def rows_of(part: str) -> list[tuple[str, str, str]]:
    """Return the rows of the table in a part of docs/fixes.md."""
    text = FIXES.partition(f"## {part}\n")[2].partition("\n## ")[0]
    return [(name, before.strip("`"), after.strip("`")) for name, before, after in re.findall(r"^\| ([^|]+?) \| (`[^|]+`) \| ([^|]+?) \|$", text, re.MULTILINE)]


def mended(before: str, linter: Linter, *, unsafe: bool) -> FixedText:
    """Fix a text of docs/fixes.md, in which a sign stands for a line break."""
    return fix_text(before.replace("⏎", "\n"), kind="reply", lang="en", markup="html" if before.startswith("<") else None, unsafe=unsafe, linter=linter)


@pytest.mark.parametrize(("part", "row"), [(part, row) for part in ("Safe", "Unsafe") for row in rows_of(part)])
def test_fixes_do_what_their_page_shows(shipped: Linter, part: str, row: tuple[str, str, str]) -> None:
    """Each text before becomes the text after, unsafe ones only where they are asked for."""
    _, before, after = row
    assert mended(before, shipped, unsafe=part == "Unsafe").replace("\n", "⏎") == after
    if part == "Unsafe":
        assert mended(before, shipped, unsafe=False).unsafe


@pytest.mark.parametrize("row", rows_of("Never"))
def test_fixes_hold_back_what_their_page_says(shipped: Linter, row: tuple[str, str, str]) -> None:
    """Each text stays what it is, for the reason given."""
    _, text, reason = row
    kept = mended(text, shipped, unsafe=True)
    assert (kept, [why for _, why in kept.held_back]) == (text, [reason])


def test_the_page_of_fixes_has_rows_and_its_python_runs() -> None:
    """The tests above have something to test, and the code of the page prints what was mended."""
    assert all(len(rows_of(part)) >= 3 for part in ("Safe", "Unsafe", "Never"))
    (code,) = re.findall(r"```python\n(.*?)```", FIXES, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == "Sorry! It is on its way ('punctuation-excess', 'emoji') () 0\n", done.stderr


def test_the_python_of_rewriting_runs() -> None:
    """The Python of docs/rewriting.md rewrites its message."""
    (code,) = re.findall(r"```python\n(.*?)```", REWRITING, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("We refund you today. True\n")
