"""The `jsonl` format: one line a message, written as soon as it is checked, so that a live pipe works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from amzlint.reporters.json_report import (
    escape_unsafe,
    failure_fields,
    message_fields,
    summary_fields,
    tool_fields,
    violation_fields,
)

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options

MESSAGE_SCHEMA, FAILURE_SCHEMA, SUMMARY_SCHEMA = "amzlint.message/1", "amzlint.failure/1", "amzlint.summary/1"

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def _line(fields: dict[str, Any]) -> str:
    return escape_unsafe(_encode(fields)) + "\n"


class JsonLinesReporter:
    """Writes a line for each message and failure, and the summary last; it keeps nothing but counts."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def message(self, result: MessageResult) -> str:
        """Return the message's line, its violations inside."""
        redact = self._options.redact
        violations = [violation_fields(violation, redact=redact) for violation in result.violations]
        return _line({"schema": MESSAGE_SCHEMA, **message_fields(result), "violations": violations})

    def failure(self, failure: Failure) -> str:
        """Return a line of its own for what could not be checked."""
        return _line({"schema": FAILURE_SCHEMA, **failure_fields(failure, redact=self._options.redact)})

    def finish(self, report: Report) -> str:
        """Return the summary's line."""
        tool = tool_fields(report, self._options)
        return _line({"schema": SUMMARY_SCHEMA, "tool": tool, **summary_fields(report, self._options)})
