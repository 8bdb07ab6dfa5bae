"""Tests for the `github` format: what a runner reads of it, the platform's limits, and the job's summary."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from amzlint.report import Failure, Report
from amzlint.reporters import Options, get_reporter
from amzlint.reporters.github import MOST_SUMMARY, escape_data, escape_property
from amzlint.spans import Position

Build = Callable[..., Any]

GOLDEN = """\
::error file=draft.txt,line=1,endLine=1,col=3,endColumn=7,title=amzlint%3A review-incentive::offers “gift” for a review%0AAsk for a review without a reward.%0A\
Suggested wording: We would be glad to read your review.
1 error, 0 warnings, 0 infos in 1 of 1 message (1 file)
"""
SUMMARY = """\
## amzlint

11 errors, 0 warnings, 0 infos in 1 of 1 message &#40;1 file&#41;

Besides the annotations:

| place | severity | finding | rule |
|---|---|---|---|
| draft.txt&#58;1&#58;3 | error | offers “gift” for a review | review-incentive |

"""


class Command(NamedTuple):
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    data: str


def unescape(text: str, *, is_property: bool = False) -> str:
    text = text.replace("%3A", ":").replace("%2C", ",") if is_property else text
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def read_command(line: str) -> Command | None:
    """Read a line as the runner does: a command starts with two colons, or has `##[` anywhere in it."""
    found = re.match(r"\s*::(\S+?)(?: (.*?))?::(.*)$", line)
    if found is None:
        assert "##[" not in line
        return None
    properties = dict(pair.split("=", 1) for pair in (found[2] or "").split(","))
    return Command(found[1], {name: unescape(value, is_property=True) for name, value in properties.items()}, unescape(found[3]))


def commands(output: str) -> list[Command]:
    """Return the commands of an output; a runner ends lines at every line feed and carriage return."""
    return [command for line in re.split(r"[\r\n]+", output) if (command := read_command(line))]


@pytest.fixture(autouse=True)
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The summary's file of the run."""
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_a_finding(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding is one command with place, rule, fault, remedy and wording, and the closing line follows."""
    assert written("github", report([message(violation("a gift", "gift"))])) == GOLDEN


def test_levels(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Errors, warnings and infos are errors, warnings and notices; what is suppressed is none of them."""
    findings = [violation("a gift", "gift", severity=severity) for severity in ("info", "warning", "error")]
    findings.append(violation("a gift", "gift", status="suppressed"))

    assert [command.name for command in commands(written("github", report([message(*findings)])))] == ["error", "warning", "notice"]


def test_a_span_of_several_lines_has_no_columns(written: Build, violation: Build, message: Build, report: Build) -> None:
    """GitHub takes columns only within a line."""
    finding = violation("a gift", "gift", end=Position(4, 2, 40))
    (command,) = commands(written("github", report([message(finding)])))

    assert command.properties == {"file": "draft.txt", "line": "1", "endLine": "4", "title": "amzlint: review-incentive"}


def test_at_most_ten_of_each_level(written: Build, violation: Build, message: Build, report: Build, summary: Path) -> None:
    """The first ten of each level are annotations; the rest is in the summary and counted on the last line."""
    findings = [violation("a gift", "gift", severity=severity, start=Position(line, 1, 0)) for line in range(1, 14) for severity in ("error", "warning", "info")]
    output = written("github", report([message(*findings)]))
    annotated = commands(output)

    assert [command.name for command in annotated] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [command.properties["line"] for command in annotated[:10]] == [str(line) for line in range(1, 11)]
    assert output.splitlines()[-1] == "9 findings more than GitHub shows as annotations, in the job's summary"
    assert summary.read_text(encoding="utf-8").count("| draft.txt&#58;1") == 9


def test_the_summary(written: Build, violation: Build, message: Build, report: Build, summary: Path) -> None:
    """The summary has the counts and what has no annotation, behind what other steps wrote."""
    summary.write_text("before\n", encoding="utf-8")
    written("github", report([message(*[violation("a gift", "gift")] * 11)]))

    assert summary.read_text(encoding="utf-8") == "before\n" + SUMMARY


def test_without_a_summary(written: Build, violation: Build, message: Build, report: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no summary's file is named, the last line says where the rest can be seen."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    output = written("github", report([message(*[violation("a gift", "gift")] * 12)]))

    assert output.splitlines()[-1] == "2 findings more than GitHub shows as annotations, to see with --format concise"


def test_failures_come_first_and_leave_room(written: Build, violation: Build, message: Build, report: Build, summary: Path) -> None:
    """What could not be checked is annotated however many errors there are, and leaves half of the errors' room to findings."""
    failures = [Failure(f"{number}.txt", "a binary file") for number in range(12)]
    findings = [violation("a gift", "gift")] * 20
    names = [command.properties["file"] for command in commands(written("github", report([message(*findings)], failures)))]

    assert names == [f"{number}.txt" for number in range(5)] + ["draft.txt"] * 5
    assert summary.read_text(encoding="utf-8").count("could not be checked") == 7
    assert summary.read_text(encoding="utf-8").count("offers “gift”") == 15
    assert len(commands(written("github", report([], failures)))) == 10


def test_hostile_text_is_no_command(written: Build, hostile_run: Report, summary: Path) -> None:
    """Commands in either spelling inside messages, paths and ids stay text."""
    output = written("github", hostile_run)
    found = commands(output)

    assert [command.name for command in found] == ["error", "error", "error", "warning", "notice"]
    assert {tuple(command.properties) for command in found} <= {("file", "line", "endLine", "col", "endColumn", "title"), ("file", "line", "title"), ("file", "title")}
    assert "::error::x ##[error]y %0A %25, a: b; " in found[2].data
    assert not re.search(r"<|https?:|@team", summary.read_text(encoding="utf-8"))


def test_the_summary_shows_hostile_text_as_it_is(written: Build, hostile_run: Report, hostile: str, summary: Path) -> None:
    """In the summary's table no mark-up, link, mention or cell of a message comes to life."""
    findings = [hostile_run.messages[0]._replace(violations=hostile_run.messages[0].violations[:1] * 11)]
    run = Report()
    run.add(findings[0])
    written("github", run)
    (row,) = [line for line in summary.read_text(encoding="utf-8").splitlines() if "::" not in line and line.startswith("| ") and "place" not in line]

    assert row.count("|") == 5
    assert not re.search(r"[<>@`*\[\]{}\\]|https?:|&(?!amp;|lt;|gt;|#\d+;)", row)


def test_the_summary_stays_below_the_limit(violation: Build, message: Build, summary: Path) -> None:
    """However much is found, the summary stays below 1 MiB, says how much more there is, and only that much is kept in memory."""
    reporter = get_reporter("github", options=Options())
    run = Report(keep=False)
    finding = violation("a gift", "gift", message="“" + "日" * 300 + "”")
    for _ in range(300):
        result = message(*[finding] * 10)
        run.add(result)
        reporter.message(result)
    output = reporter.finish(run)
    text = summary.read_text(encoding="utf-8")
    more = re.search(r"… and (\d+) more\n", text)

    assert MOST_SUMMARY * 0.9 < len(text.encode()) < 1 << 20
    assert more
    assert int(more[1]) + text.count("| draft.txt") == 3000 - 10
    assert "2990 findings more" in output


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [("100%", "100%25", "100%25"), ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"), ("a: b, c", "a: b, c", "a%3A b%2C c"), ("%0A", "%250A", "%250A")],
)
def test_escapes(text: str, data: str, value: str) -> None:
    """Data and properties are escaped as the runner undoes it."""
    assert escape_data(text) == data
    assert escape_property(text) == value
    assert unescape(data) == unescape(value, is_property=True) == text


def test_quiet(written: Build, violation: Build, message: Build, report: Build) -> None:
    """--quiet leaves the commands alone."""
    output = written("github", report([message(*[violation("a gift", "gift")] * 11)]), quiet=True)

    assert len(output.splitlines()) == len(commands(output)) == 10
