"""The documents: every command, output and piece of code that they show is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from amzlint.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- output: amzlint (.+?) -->\n```text\n(.*?)```", README, re.DOTALL)


OUTPUT = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run amzlint as a reader of the README would, from the top of the repository."""
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run([sys.executable, "-m", "amzlint", *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_readme_shows_real_output(command: str, output: str) -> None:
    """What the README shows of a run is what the run prints."""
    assert output == run(shlex.split(command)).stdout


def test_readme_shows_at_least_one_run() -> None:
    """The README shows a real run, so the test above has something to test."""
    assert SHOWN


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


def test_readme_links_lead_somewhere() -> None:
    """Every relative link of the README and of docs/ names a file that exists."""
    pages = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
    links = [(page, target) for page in pages for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))]
    broken = [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()]

    assert broken == []


def test_commands_of_the_readme_exist() -> None:
    """Every `amzlint …` command that the README names has a help page with the options used."""
    for line in re.findall(r"^amzlint ((?:check|explain|trace|rules) ?[^#\n]*)", README, re.MULTILINE):
        words = shlex.split(line.split("<")[0].split(" |")[0])
        name = words[0] if words[0] != "rules" else f"rules {words[1]}"
        done = run([*name.split(), "--help"])
        assert done.returncode == 0, line
        for option in (word for word in words if word.startswith("--")):
            assert option in done.stdout, f"{option} of “{line}”"
