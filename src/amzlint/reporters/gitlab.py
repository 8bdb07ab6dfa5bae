"""The `gitlab` format: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from amzlint.reporters.findings import NOT_CHECKED, active_findings, described, described_failure, encodable, repository_path, shown_failures
from amzlint.reporters.json_report import escape_unsafe
from amzlint.reporters.whole import WholeReporter

if TYPE_CHECKING:
    from amzlint.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_WORST = "blocker"


def _issue(text: str, name: str, fingerprint: str, severity: str, path: str, lines: tuple[int, int]) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": encodable(repository_path(path)), "lines": {"begin": lines[0], "end": lines[1]}},
    }


class GitlabReporter(WholeReporter):
    """Writes one list at the end; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole list; GitLab drops issues of the same fingerprint, so copies of a message are told apart by their number."""
        issues: list[dict[str, Any]] = []
        for failure in shown_failures(report, self._options):
            name = f"{NOT_CHECKED}\0{failure.path}\0{failure.error}"
            line = failure.line or 1
            issues.append(_issue(described_failure(failure), NOT_CHECKED, _digest(name), _WORST, failure.path, (line, line)))
        for one in active_findings(report, self._options):
            # A span that ends at the start of a line ends, for people, on the line before.
            last = one.end.line - (one.end.column == 1 and one.end.line > one.start.line)
            issues.append(_issue(described(one), one.rule, one.fingerprint, _SEVERITIES[one.severity], one.path, (one.start.line, last)))
        seen: dict[str, int] = {}
        for issue in issues:
            first = issue["fingerprint"]
            seen[first] = seen.get(first, 0) + 1
            if seen[first] > 1:
                issue["fingerprint"] = _digest(f"{first}\0{seen[first]}")
        return escape_unsafe(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
