"""The `checkstyle` format: XML that many CI servers and review tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.reporters.findings import NOT_CHECKED, active_findings, described, described_failure, repository_path, shown_failures
from amzlint.reporters.whole import WholeReporter
from amzlint.reporters.xml_text import element

if TYPE_CHECKING:
    from amzlint.report import Report


class CheckstyleReporter(WholeReporter):
    """Writes one document at the end; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole document: the errors of each file, in the order of the files."""
        files: dict[str, list[str]] = {}
        for one in active_findings(report, self._options):
            row = element("error", line=one.start.line, column=one.start.column, severity=one.severity, message=described(one), source=f"amzlint.{one.rule}")
            files.setdefault(repository_path(one.path), []).append(row)
        for failure in shown_failures(report, self._options):
            row = element("error", line=failure.line or 1, severity="error", message=described_failure(failure), source=f"amzlint.{NOT_CHECKED}")
            files.setdefault(repository_path(failure.path), []).append(row)
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"{element('checkstyle', version='10.0')}>"]
        for path, rows in files.items():
            lines += [f"  {element('file', name=path)}>", *(f"    {row}/>" for row in rows), "  </file>"]
        return "\n".join([*lines, "</checkstyle>"]) + "\n"
