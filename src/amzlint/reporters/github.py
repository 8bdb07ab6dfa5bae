"""The `github` format: annotations of a GitHub Actions run, and what is more than GitHub shows of them in the job's summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint.reporters.cells import one_line, printable
from amzlint.reporters.closing import closing_lines, closing_text, counted
from amzlint.reporters.findings import NOT_CHECKED, described_failure, paragraph, repository_path, shown_violation
from amzlint.reporters.markdown_text import escape_markdown
from amzlint.reporters.redaction import redact_failure

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options
    from amzlint.violation import Violation

MOST_ANNOTATIONS = 10  # of each level that GitHub shows of a step
LEAST_FOR_FAILURES = 5  # of those errors, where findings want the others
MOST_SUMMARY = 350_000  # bytes of rows, for findings and for failures; GitHub refuses a summary above 1 MiB
SUMMARY = "GITHUB_STEP_SUMMARY"  # the variable with the path of the summary's file
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class Annotation(NamedTuple):
    """What can be shown beside a line, as a workflow command and as a row of the summary's table."""

    command: str
    row: str


def escape_data(text: str) -> str:
    """Return the text of a workflow command, in which only the sign of escapes and line ends mean anything."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return the value of a property of a workflow command, which also ends at a colon or a comma."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _command(level: str, properties: dict[str, str | int], lines: list[str]) -> str:
    written = ",".join(f"{name}={escape_property(str(value))}" for name, value in properties.items())
    return f"::{level} {written}::{escape_data(chr(10).join(line for line in lines if line))}\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(escape_markdown(cell) for cell in cells)} |\n"


def annotate(violation: Violation) -> Annotation:
    """Return the annotation of a finding; GitHub takes columns only on one line."""
    start, end = violation.start, violation.end
    path = printable(repository_path(violation.path))
    place: dict[str, str | int] = {"file": path, "line": start.line, "endLine": end.line}
    if start.line == end.line:
        place |= {"col": start.column, "endColumn": end.column}
    title = f"amzlint: {violation.rule}"
    lines = [one_line(violation.message), paragraph(violation.help), *(f"Suggested wording: {paragraph(text)}" for text in violation.suggestions)]
    row = _row(f"{path}:{start.line}:{start.column}", violation.severity, one_line(violation.message), violation.rule)
    return Annotation(_command(_LEVELS[violation.severity], {**place, "title": title}, lines), row)


def annotate_failure(failure: Failure) -> Annotation:
    """Return the annotation of something that could not be checked, which is an error."""
    path, text = printable(repository_path(failure.path)), described_failure(failure)
    place: dict[str, str | int] = {"file": path, "line": failure.line} if failure.line else {"file": path}
    row = _row(f"{path}:{failure.line}" if failure.line else path, "error", text, NOT_CHECKED)
    return Annotation(_command("error", {**place, "title": f"amzlint: {NOT_CHECKED}"}, [text]), row)


class _Rows:
    """The rows of the summary's table for what has no annotation, as many as there is room for. more: how many there was none for."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.more = 0
        self._room = MOST_SUMMARY

    def add(self, row: str) -> None:
        """Add a row; once there is no room for one, for none of those behind it either."""
        self._room -= len(row.encode("utf-8", "backslashreplace"))
        if self._room < 0:
            self.more += 1
        else:
            self.rows.append(row)


def _keep(kept: list[Annotation], rows: _Rows, annotation: Annotation) -> None:
    if len(kept) < MOST_ANNOTATIONS:
        kept.append(annotation)
    else:
        rows.add(annotation.row)


def _append(path: str, report: Report, rows: list[str], more: int) -> None:
    first, *others = closing_lines(report)
    lines = ["## amzlint", "", escape_markdown(first), *(f"\n{escape_markdown(other)}" for other in others), ""]
    if rows:
        lines += ["Besides the annotations:", "", "| place | severity | finding | rule |", "|---|---|---|---|"]
    text = "\n".join([*lines, ""]) + "".join(rows)
    if more:
        text += f"\n… and {more} more\n"
    with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text + "\n")


class GithubReporter:
    """Writes all at the end, and the summary's file too where the run names one; it keeps no more than GitHub takes."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._failures: list[Annotation] = []
        self._findings: dict[str, list[Annotation]] = {level: [] for level in _LEVELS}
        # Apart, since results of other processes come without the order between messages and failures.
        self._failure_rows, self._finding_rows = _Rows(), _Rows()

    def message(self, result: MessageResult) -> str:
        """Keep what there is to say of a message; nothing is written before it is known what could not be checked."""
        for violation in result.violations:
            if violation.status == "active":
                _keep(self._findings[violation.severity], self._finding_rows, annotate(shown_violation(violation, self._options)))
        return ""

    def failure(self, failure: Failure) -> str:
        """Keep what could not be checked."""
        _keep(self._failures, self._failure_rows, annotate_failure(redact_failure(failure) if self._options.redact else failure))
        return ""

    def finish(self, report: Report) -> str:
        """Return the annotations, what could not be checked first, and the closing lines; appends to the summary's file. Raises OSError when that cannot be written."""
        errors = self._findings["error"]
        failures = self._failures[: max(LEAST_FOR_FAILURES, MOST_ANNOTATIONS - len(errors))]
        shown = failures + errors[: MOST_ANNOTATIONS - len(failures)] + self._findings["warning"] + self._findings["info"]
        rows = [one.row for one in self._failures[len(failures) :]] + self._failure_rows.rows
        rows += [one.row for one in errors[MOST_ANNOTATIONS - len(failures) :]] + self._finding_rows.rows
        more = self._failure_rows.more + self._finding_rows.more
        path = os.environ.get(SUMMARY)
        if path:
            _append(path, report, rows, more)
        commands = "".join(annotation.command for annotation in shown)
        # Runners take the older form of a command for one wherever it stands in a line, and the closing lines may name files.
        closing = closing_text(report, self._options, lambda text, _style: text).replace("##[", "## [")
        return commands + closing + self._hint(len(rows) + more, summarised=bool(path))

    def _hint(self, unseen: int, *, summarised: bool) -> str:
        if not unseen or self._options.quiet:
            return ""
        where = "in the job's summary" if summarised else "to see with --format concise"
        return f"{counted(unseen, 'finding')} more than GitHub shows as annotations, {where}\n"
