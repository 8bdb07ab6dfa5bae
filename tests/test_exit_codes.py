"""Exit code and counts are the same in every format, whatever a run comes to."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.reporters import REPORTERS

SELECT = ("--select", "email-address,emoji,link-amazon-product", "--kind", "reply", "--lang", "en")
FILES: dict[str, bytes] = {
    "clean.txt": b"Hello, the lamp has left our warehouse this morning and should be with you on Friday.\n",
    "error.txt": b"Hello, our new address for all questions is jane@seller-example.com as of today.\n",
    "warning.txt": "Hello, the lamp has left our warehouse this morning \N{THUMBS UP SIGN}\n".encode(),
    "info.txt": b"Hello, the size of the lamp is given at https://www.amazon.com/dp/B012345678 in full.\n",
    "broken.txt": b"\x00\x01\x02\x00" * 50,
}
# What is checked, with which options; the exit code; errors, warnings, infos and failures.
RUNS: dict[str, tuple[tuple[str, ...], int, tuple[int, int, int, int]]] = {
    "clean": (("clean.txt",), 0, (0, 0, 0, 0)),
    "advice": (("clean.txt", "info.txt", "warning.txt"), 0, (0, 1, 1, 0)),
    "findings": (("clean.txt", "error.txt", "info.txt", "warning.txt"), 1, (1, 1, 1, 0)),
    "never": (("error.txt", "--fail-on", "never"), 0, (1, 0, 0, 0)),
    "failure": (("broken.txt", "clean.txt", "error.txt"), 3, (1, 0, 0, 1)),
    "failure, never": (("broken.txt", "clean.txt", "--fail-on", "never"), 3, (0, 0, 0, 1)),
    "missing": (("nowhere.txt",), 3, (0, 0, 0, 1)),
    "bad option": (("error.txt", "--fail-on", "eror"), 2, (0, 0, 0, 0)),
    "bad configuration": (("error.txt", "--config", "nowhere.yaml"), 2, (0, 0, 0, 0)),
}  # fmt: skip
Counts = tuple[int, int, int, int]


def of_levels(levels: list[str], names: tuple[str, str, str, str]) -> Counts:
    """Count the names of errors, warnings, infos and failures in a list."""
    counted = Counter(levels)
    return counted[names[0]], counted[names[1]], counted[names[2]], counted[names[3]]


def of_closing(output: str) -> Counts:
    """Read the closing line of the formats for people."""
    found = re.search(r"^(\d+) errors?, (\d+) warnings?, (\d+) infos? in \d+ of \d+ messages? \(\d+ files?\)(?:; (\d+) not checked)?$", output, re.MULTILINE)
    assert found, output
    return int(found[1]), int(found[2]), int(found[3]), int(found[4] or 0)


def of_summary(summary: dict[str, Any]) -> Counts:
    """Read the summary of the formats for programs."""
    return summary["error"], summary["warning"], summary["info"], summary["failures"]


def of_junit(output: str) -> Counts:
    """Count the cases: those that are errors, and those with a finding by the severity that it names."""
    levels: list[str] = []
    for part in (part for case in ET.fromstring(output).iter("testcase") for part in case):
        named = re.search(r"\b(error|warning|info): ", part.get("message") or part.text or "")
        levels.append("failed" if part.tag == "error" else named[1] if named else "?")
    return of_levels(levels, ("error", "warning", "info", "failed"))


def of_checkstyle(output: str) -> Counts:
    """Count the errors of each severity, those of files that could not be checked apart."""
    rows = list(ET.fromstring(output).iter("error"))
    return of_levels(["failed" if row.get("source") == "amzlint.not-checked" else str(row.get("severity")) for row in rows], ("error", "warning", "info", "failed"))


READERS: dict[str, Callable[[str], Counts]] = {
    "text": of_closing,
    "concise": of_closing,
    "github": of_closing,
    "json": lambda output: of_summary(json.loads(output)["summary"]),
    "jsonl": lambda output: of_summary(json.loads(output.splitlines()[-1])),
    "sarif": lambda output: of_summary(json.loads(output)["runs"][0]["properties"]["summary"]),
    "gitlab": lambda output: of_levels([one["severity"] for one in json.loads(output)], ("major", "minor", "info", "blocker")),
    "junit": of_junit,
    "checkstyle": of_checkstyle,
    "rdjson": lambda output: of_levels(
        ["failed" if one["code"]["value"] == "not-checked" else one["severity"] for one in json.loads(output)["diagnostics"]], ("ERROR", "WARNING", "INFO", "failed")
    ),
    "html": lambda output: of_closing(re.sub(r"<[^>]+>", "\n", output)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a clean draft, one for each severity, and a file that is no text."""
    made: Path = tmp_path_factory.mktemp("drafts")
    for name, data in FILES.items():
        (made / name).write_bytes(data)
    return made


def test_every_format_has_a_reader() -> None:
    """A new format cannot be forgotten here."""
    assert set(READERS) == set(REPORTERS)


@pytest.mark.parametrize("name", RUNS)
def test_all_formats_of_one_run_agree(amzlint_command: Any, folder: Path, name: str) -> None:
    """All formats written by one run hold the same counts; a run that could not start writes none of them."""
    arguments, code, counts = RUNS[name]
    formats = [part for one in REPORTERS for part in ("--format", f"{one}={one}.out")]
    done = amzlint_command("check", *arguments, *SELECT, *formats, cwd=folder)
    written = {one: folder / f"{one}.out" for one in REPORTERS if (folder / f"{one}.out").exists()}
    told = {one: READERS[one](path.read_text(encoding="utf-8")) for one, path in written.items()}
    for path in written.values():
        path.unlink()

    assert done.code == code, done.err
    assert told == ({} if code == 2 else dict.fromkeys(REPORTERS, counts))
    assert bool(done.err) == (code in (2, 3))


@pytest.mark.parametrize("output_format", REPORTERS)
@pytest.mark.parametrize("name", ["clean", "findings", "failure", "bad option"])
def test_each_format_alone_ends_the_same(amzlint_command: Any, folder: Path, output_format: str, name: str) -> None:
    """Written to standard output, each format has the exit code and the counts of the others; a run that could not start writes nothing there."""
    arguments, code, counts = RUNS[name]
    done = amzlint_command("check", *arguments, *SELECT, "--format", output_format, cwd=folder)

    assert done.code == code, done.err
    if code == 2:
        assert (done.out, done.err) == ("", "amzlint: error: --fail-on eror: did you mean error?\n")
    else:
        assert READERS[output_format](done.out) == counts
