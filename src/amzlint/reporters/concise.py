"""The `concise` format: one line a finding, for editors, grep and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.reporters.cells import one_line, printable
from amzlint.reporters.closing import closing_text
from amzlint.reporters.redaction import redact_failure, redact_violation

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options

# Written by hand: a line of this format must never cost the import of a terminal library.
_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "rule": "2", "bad": "31", "good": "32"}


def _plain(text: str, _style: str) -> str:
    return text


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


class ConciseReporter:
    """Writes `path:line:column: severity: message [rule]`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._paint = _coloured if options.colour else _plain

    def message(self, result: MessageResult) -> str:
        """Return one line for each active finding of the message."""
        if not result.violations:
            return ""
        paint = self._paint
        lines = []
        for violation in result.violations:
            if violation.status != "active":
                continue
            shown = redact_violation(violation) if self._options.redact else violation
            place = paint(f"{printable(shown.path)}:{shown.start.line}:{shown.start.column}", "path")
            severity = paint(shown.severity, shown.severity)
            lines.append(f"{place}: {severity}: {one_line(shown.message)} {paint(f'[{shown.rule}]', 'rule')}\n")
        return "".join(lines)

    def failure(self, failure: Failure) -> str:
        """Return one line for what could not be checked."""
        shown = redact_failure(failure) if self._options.redact else failure
        place = f"{printable(shown.path)}:{shown.line}" if shown.line else printable(shown.path)
        return f"{self._paint(place, 'path')}: {self._paint('failed', 'error')}: {one_line(shown.error)}\n"

    def finish(self, report: Report) -> str:
        """Return the table of statistics when asked for, and the closing lines unless quiet."""
        return closing_text(report, self._options, self._paint)
