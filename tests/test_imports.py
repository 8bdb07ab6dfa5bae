"""What a start of the command may load: heavy libraries only when a message or an option needs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from amzlint.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
HEAVY = ("rich", "yaml", "emoji", "markdown_it", "phonenumbers", "tinycss2", "pydantic", "regex", "asyncio")
PLAIN = "Hello,\n\nThank you for your message. The parcel left our warehouse this morning and should reach you by Friday.\n\nKind regards,\nJonas\n"


# Runs amzlint as `-m` does, and ends with the stack at the first import of a heavy library: -X importtime cannot see which function asked for one.
WATCH = """
import os, runpy, sys, traceback

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in FORBIDDEN:
            frames = [frame for frame in traceback.extract_stack() if "importlib" not in frame.filename and frame.filename != "<string>"]
            sys.__stderr__.write("".join(f"{os.path.basename(one.filename)}:{one.lineno} in {one.name}: {one.line}\\n" for one in frames[-6:]))
            sys.__stderr__.flush()
            os._exit(9)

sys.meta_path.insert(0, Watch())
runpy.run_module("amzlint", run_name="__main__", alter_sys=True)
"""


class Start(NamedTuple):
    """A start of the command that is to be observed: its arguments, where it runs, what it reads."""

    arguments: list[str]
    folder: Path
    stdin: str = ""

    def run(self, *interpreter: str) -> subprocess.CompletedProcess[str]:
        """Run it with these arguments of the interpreter, with a cache of its own."""
        environment = {**os.environ, "AMZLINT_CACHE_DIR": str(self.folder / "cache"), "PYTHONUTF8": "1"}
        command = [sys.executable, *interpreter, *self.arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, input=self.stdin, capture_output=True, encoding="utf-8", check=False)


def imported(start: Start) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    """Run the command; returns the process and the names of all modules that it loaded."""
    done = start.run("-X", "importtime", "-m", "amzlint")
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "amzlint" in names, f"no import log; the command said: {done.stderr}"
    return done, names


def assert_light(start: Start, names: set[str], forbidden: tuple[str, ...]) -> None:
    """Fail with the lines of code that lead to the first forbidden library."""
    found = sorted(name for name in {name.partition(".")[0] for name in names} if name in forbidden)
    if found:
        trail = start.run("-c", WATCH.replace("FORBIDDEN", repr(forbidden))).stderr
        raise AssertionError(f"imported by a start that needs none of it: {', '.join(found)}\n{trail}")


@pytest.mark.parametrize("output_format", ["concise", "text", "json", "jsonl"])
def test_a_plain_message_loads_no_heavy_library(tmp_path: Path, output_format: str) -> None:
    """Checking a message without emoji, numbers or links loads none of the libraries that only some messages need."""
    (tmp_path / "draft.txt").write_text(PLAIN, encoding="utf-8")
    start = Start(["check", "draft.txt", "--format", output_format, "--kind", "reply", "--lang", "en"], tmp_path)
    imported(start)  # in a checkout this compiles the packs and fills the cache
    done, names = imported(start)
    assert done.returncode == 0, done.stdout
    assert_light(start, names, HEAVY)


def test_no_format_loads_a_heavy_library(tmp_path: Path) -> None:
    """All formats in one run, with a finding to write, load none of them either."""
    (tmp_path / "draft.txt").write_text("Please leave us a review and we will send you a gift card.\n", encoding="utf-8")
    formats = [option for name in REPORTERS for option in ("--format", f"{name}={name}.out")]
    start = Start(["check", "draft.txt", *formats, "--kind", "reply", "--lang", "en"], tmp_path)
    imported(start)
    done, names = imported(start)
    assert done.returncode == 1, done.stderr
    assert_light(start, names, HEAVY)


def test_front_matter_loads_yaml_alone_and_a_rule_nothing(tmp_path: Path) -> None:
    """A text that begins with a line of dashes is no reason to load YAML; front matter is, but not for pydantic."""
    head = "---\nkind: reply\nlang: en\n---\n"
    for name, text, forbidden in (("rule.txt", f"---\n{PLAIN}", HEAVY), ("head.txt", f"{head}{PLAIN}", tuple(one for one in HEAVY if one != "yaml"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        start = Start(["check", name, "--format", "concise", "--kind", "reply", "--lang", "en"], tmp_path)
        imported(start)
        done, names = imported(start)
        assert done.returncode == 0, done.stdout
        assert_light(start, names, forbidden)


def test_a_finding_of_words_loads_no_heavy_library(tmp_path: Path) -> None:
    """A message that breaks a rule of words costs no more imports than a clean one."""
    (tmp_path / "draft.txt").write_text("Please leave us a review and we will send you a gift card.\n", encoding="utf-8")
    start = Start(["check", "draft.txt", "--format", "concise", "--kind", "reply", "--lang", "en"], tmp_path)
    imported(start)
    done, names = imported(start)
    assert done.returncode == 1, done.stdout
    assert "[review-incentive]" in done.stdout
    assert_light(start, names, HEAVY)


def test_a_stream_of_jsonl_loads_no_heavy_library(tmp_path: Path) -> None:
    """A live pipe of plain messages, language to be detected, loads none of them either."""
    line = '{"id": "1", "text": "Hello, the parcel left our warehouse this morning and should reach you by Friday."}\n'
    start = Start(["check", "-", "--stdin-filename", "x.jsonl", "--format", "jsonl"], tmp_path, line)
    imported(start)
    done, names = imported(start)
    assert done.returncode == 0, done.stdout
    assert_light(start, names, HEAVY)


def test_a_pyproject_of_others_loads_no_heavy_library(tmp_path: Path) -> None:
    """A pyproject.toml that names amzlint without configuring it costs neither yaml nor pydantic, not even the first time."""
    (tmp_path / "draft.txt").write_text(PLAIN, encoding="utf-8")
    start = Start(["check", "draft.txt", "--kind", "reply", "--lang", "en"], tmp_path)
    imported(start)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "shop"\ndependencies = ["amzlint"]\n', encoding="utf-8")
    done, names = imported(start)
    assert done.returncode == 0, done.stdout
    assert_light(start, names, HEAVY)


def test_a_known_configuration_loads_no_heavy_library(tmp_path: Path) -> None:
    """With a configuration that is in the cache, patterns included, a start loads none of them, nor what reads or matches settings."""
    (tmp_path / "draft.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('languages: [en]\nkind: {"*.txt": reply}\nexclude: ["*.bak"]\nper-file-ignores: {"old/": [emoji]}\nfail-on: warning\n', encoding="utf-8")
    start = Start(["check", "draft.txt", "--format", "concise"], tmp_path)
    imported(start)
    done, names = imported(start)
    assert done.returncode == 0, done.stdout
    assert_light(start, names, (*HEAVY, "pathspec", "tomllib"))
    assert "amzlint.config_compiler" not in names


def test_version_is_answered_before_typer_is_loaded(tmp_path: Path) -> None:
    """`--version` prints the version without loading the command line."""
    start = Start(["--version"], tmp_path)
    done, names = imported(start)
    assert done.stdout.startswith("amzlint ")
    assert_light(start, names, (*HEAVY, "typer", "click", "json"))
    assert "amzlint.cli" not in names


def test_a_library_that_is_loaded_is_named_with_the_line_that_loads_it(tmp_path: Path) -> None:
    """The assertion of this file sees typer, which every check needs, and shows where it is imported: these tests can fail."""
    (tmp_path / "draft.txt").write_text(PLAIN, encoding="utf-8")
    start = Start(["check", "draft.txt", "--format", "concise"], tmp_path)
    _, names = imported(start)
    with pytest.raises(AssertionError, match=r"needs none of it: typer\n(.*\n)*cli\.py:\d+ in <module>: import typer\n"):
        assert_light(start, names, ("typer",))


def layers() -> list[str]:
    """Return the lines of the import contract that draws the house."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in configuration["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return list(contract["layers"])


def test_the_drawing_of_the_house_is_the_contract() -> None:
    """docs/architecture.md draws the same layers as the contract that lint-imports enforces."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = text.partition("<!-- layers -->\n```\n")[2].partition("\n```")[0]
    assert drawing.splitlines() == layers()


def test_every_module_has_a_line_in_the_documentation() -> None:
    """The table of docs/architecture.md says what each module and package is for, and names none that is gone."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    described = {name for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    modules = {path.stem for path in (ROOT / "src" / "amzlint").glob("*.py")} | {path.parent.name for path in (ROOT / "src" / "amzlint").glob("*/__init__.py")}
    assert described == modules - {"__init__"}
