"""The `rdjson` format: Reviewdog Diagnostic Format, for review comments on many platforms."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amzlint.reporters.findings import (
    NOT_CHECKED,
    address_of,
    described,
    described_failure,
    edits_of,
    encodable,
    paragraph,
    repository_path,
    shown_failures,
    shown_violation,
)  # fmt: skip
from amzlint.reporters.json_report import escape_unsafe
from amzlint.reporters.whole import WholeReporter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amzlint.report import Failure, Report
    from amzlint.reporters import Options
    from amzlint.reporters.findings import Edit
    from amzlint.spans import Position
    from amzlint.violation import Violation

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def byte_range(start: Position, end: Position, line: str) -> dict[str, Any]:
    """Return a range in the columns of reviewdog, which count UTF-8 bytes.

    line: the text of the first line; a range that leaves it has no columns, and then stands for its lines as a whole.
    """
    if start.line != end.line:
        # Whole lines include the last one, into which a span that ends at its start does not reach.
        last = end.line - (end.column == 1)
        return {"start": {"line": start.line}, "end": {"line": last}}
    return {"start": {"line": start.line, "column": _byte_column(line, start)}, "end": {"line": end.line, "column": _byte_column(line, end)}}


def _byte_column(line: str, place: Position) -> int:
    return len(line[: place.column - 1].encode("utf-8", "surrogatepass")) + 1


def _diagnostic(violation: Violation, options: Options) -> dict[str, Any]:
    shown = shown_violation(violation, options)
    text = "\n".join([described(shown), *(f"Suggested wording: {paragraph(one)}" for one in shown.suggestions)])
    code = {"value": shown.rule}
    address = next((address_of(source) for source in shown.sources if address_of(source)), "")
    diagnostic: dict[str, Any] = {
        "message": text,
        "location": {"path": encodable(repository_path(shown.path)), "range": byte_range(shown.start, shown.end, violation.source_line)},
        "severity": _SEVERITIES[shown.severity],
        "code": {**code, "url": address} if address else code,
    }
    if suggestion := _suggestion(violation, edits_of(shown)):
        diagnostic["suggestions"] = [suggestion]
    return diagnostic


def _suggestion(violation: Violation, edits: Sequence[Edit]) -> dict[str, Any] | None:
    """Return all edits of a fix as one replacement, for each suggestion is committed by itself; None unless they lie on the one line whose bytes are known."""
    if not edits or any(edit.start.line != violation.start.line or edit.end.line != violation.start.line for edit in edits):
        return None
    line, ordered = violation.source_line, sorted(edits)
    kept = [line[edit.end.column - 1 : following.start.column - 1] for edit, following in pairwise(ordered)]
    text = "".join(edit.text + between for edit, between in zip(ordered, [*kept, ""], strict=True))
    return {"range": byte_range(ordered[0].start, ordered[-1].end, line), "text": encodable(text)}


def _failed(failure: Failure) -> dict[str, Any]:
    location: dict[str, Any] = {"path": encodable(repository_path(failure.path))}
    if failure.line:
        location["range"] = {"start": {"line": failure.line}}
    return {"message": described_failure(failure), "location": location, "severity": "ERROR", "code": {"value": NOT_CHECKED}}


class RdjsonReporter(WholeReporter):
    """Writes one document at the end; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole document, indented by two."""
        failed = [_failed(failure) for failure in shown_failures(report, self._options)]
        found = [_diagnostic(violation, self._options) for violation in report.violations if violation.status == "active"]
        document = {"source": {"name": "amzlint"}, "diagnostics": failed + found}
        return escape_unsafe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
