"""The `json` format: one document, `amzlint.report/1`, described by data/report.schema.json."""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING, Any

from amzlint.reporters.redaction import redact_failure, redact_violation
from amzlint.reporters.whole import WholeReporter

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options
    from amzlint.violation import Violation

SCHEMA = "amzlint.report/1"

# Valid in JSON as they are, except the surrogates, which no encoding can write; but they would act on the terminal of whoever
# looks at the report, and some of them end a line for programs that read line by line.
_UNSAFE = "\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"


@functools.cache
def _unsafe_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_UNSAFE}]")


def escape_unsafe(encoded: str) -> str:
    """Return JSON with control characters, bidi controls and lone surrogates written as escapes; it stands for the same value."""
    if encoded.isascii() and "\x7f" not in encoded:
        return encoded
    return _unsafe_pattern().sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def message_fields(result: MessageResult) -> dict[str, Any]:
    """Return what a report says about one message; only active findings are counted."""
    counts = {"error": 0, "warning": 0, "info": 0}
    for violation in result.violations:
        if violation.status == "active":
            counts[violation.severity] += 1
    return {
        "path": result.path,
        "index": result.index,
        "message_id": result.message_id,
        "kind": result.kind,
        "lang": result.lang,
        "template": result.template,
        "verdict": result.verdict,
        "counts": counts,
    }


def violation_fields(violation: Violation, *, redact: bool) -> dict[str, Any]:
    """Return all that a report says about one finding; redact: leave out every text of its message."""
    shown = redact_violation(violation) if redact else violation
    return {
        "path": shown.path,
        "index": shown.index,
        "message_id": shown.message_id,
        "field": shown.field,
        "rule": shown.rule,
        "category": shown.category,
        "severity": shown.severity,
        "kind": shown.kind,
        "lang": shown.lang,
        "message": shown.message,
        "why": shown.why,
        "help": shown.help,
        "text": shown.text,
        "start": shown.start._asdict(),
        "end": shown.end._asdict(),
        "in_message": shown.in_message._asdict(),
        "suggestions": shown.suggestions,
        "rewording": None if shown.rewording is None else shown.rewording._asdict(),
        "instruction": shown.instruction,
        "fix": shown.fix,
        "sources": [source._asdict() for source in shown.sources],
        "fingerprint": shown.fingerprint,
        "status": shown.status,
        "excuse": shown.excuse and shown.excuse._asdict(),
    }


def failure_fields(failure: Failure, *, redact: bool) -> dict[str, Any]:
    """Return what a report says about something that could not be checked; line is null for a whole file."""
    shown = redact_failure(failure) if redact else failure
    return {"path": shown.path, "error": shown.error, "line": shown.line or None}


def tool_fields(report: Report, options: Options) -> dict[str, Any]:
    """Return who made the report: the tool, its version and its packs."""
    packs = [{"id": name, "version": version} for name, version in options.packs or report.packs]
    return {"name": "amzlint", "version": options.tool_version, "packs": packs}


def summary_fields(report: Report, options: Options) -> dict[str, Any]:
    """Return the counts of a run."""
    summary: dict[str, Any] = {
        "files": report.files,
        "messages": report.message_count,
        **report.counts,
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "failures": len(report.failures),
        "skipped": report.skipped,
        "would_add": report.would_add,
        "unchecked_languages": dict(sorted(report.unchecked_languages.items())),
    }
    if report.distrusted:
        summary["distrusted"] = report.distrusted
    if report.held:
        summary["held"] = {rule: len(places) for rule, places in sorted(report.held.items())}
    if report.stale:
        summary["stale"] = report.stale
    if options.statistics:
        from amzlint.reporters.statistics import statistics_fields  # noqa: PLC0415  (only with the option)

        summary["statistics"] = statistics_fields(report)
    return summary


class JsonReporter(WholeReporter):
    """Writes one JSON document at the end of the run; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole document, indented by two."""
        redact = self._options.redact
        document = {
            "schema": SCHEMA,
            "tool": tool_fields(report, self._options),
            "messages": [message_fields(result) for result in report.messages],
            "violations": [violation_fields(violation, redact=redact) for violation in report.violations],
            "failures": [failure_fields(failure, redact=redact) for failure in report.failures],
            "summary": summary_fields(report, self._options),
        }
        return escape_unsafe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
