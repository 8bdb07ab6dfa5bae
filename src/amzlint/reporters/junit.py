"""The `junit` format: a test report in which every finding, and every message without one, is a test case."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.reporters.cells import one_line
from amzlint.reporters.findings import NOT_CHECKED, cited, described_failure, excuse_text, repository_path, shown_failures, shown_violation
from amzlint.reporters.whole import WholeReporter
from amzlint.reporters.xml_text import element, xml_text
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amzlint.report import Failure, MessageResult, Report
    from amzlint.violation import Violation

_COUNTED = ("failure", "error", "skipped")


class Case(NamedTuple):
    """A test case. outcome: passed, failure, error or skipped; body: what stands inside, as XML."""

    path: str
    name: str
    line: int
    outcome: str = "passed"
    body: str = ""


def _message_case(result: MessageResult) -> Case:
    name = f"message {result.index}" if result.message_id is None else f"message {result.index} ({result.message_id})"
    return Case(result.path, name, 0)


def _finding_case(violation: Violation, fail_on: str) -> Case:
    name = f"{violation.rule} at {violation.start.line}:{violation.start.column}"
    message = f"{violation.severity}: {one_line(violation.message)}"
    if violation.status != "active":
        said = f" ({excuse_text(violation.excuse)})" if violation.excuse and excuse_text(violation.excuse) else ""
        return Case(violation.path, name, violation.start.line, "skipped", f"{element('skipped', message=f'{violation.status}{said}: {message}')}/>")
    details = [f"{violation.path}:{violation.start.line}:{violation.start.column}: {message} [{violation.rule}]"]
    details += [f"{label}: {text}" for label, text in (("help", violation.help), ("why", violation.why)) if text.strip()]
    details += [f"suggest: {text}" for text in violation.suggestions] + [f"source: {cited(source)}" for source in violation.sources]
    text = xml_text("\n".join(details))
    if fail_on != "never" and RANK[violation.severity] >= RANK[fail_on]:
        body = f"{element('failure', message=message, type=violation.rule)}>{text}</failure>"
        return Case(violation.path, name, violation.start.line, "failure", body)
    return Case(violation.path, name, violation.start.line, "passed", f"<system-out>{text}</system-out>")


def _failure_case(failure: Failure) -> Case:
    body = f"{element('error', message=described_failure(failure), type=NOT_CHECKED)}>{xml_text(failure.error)}</error>"
    return Case(failure.path, f"{NOT_CHECKED} at line {failure.line}" if failure.line else NOT_CHECKED, failure.line, "error", body)


def _counts(cases: Iterable[Case]) -> dict[str, int]:
    outcomes = [case.outcome for case in cases]
    failures, errors, skipped = (outcomes.count(outcome) for outcome in _COUNTED)
    return {"tests": len(outcomes), "failures": failures, "errors": errors, "skipped": skipped}


def _suite(path: str, cases: list[Case]) -> list[str]:
    name = repository_path(path)
    lines = [f"  {element('testsuite', name=name, **_counts(cases), time='0')}>"]
    for case in cases:
        place = {"file": name, "line": case.line} if case.line else {"file": name}
        start = element("testcase", classname=name, name=case.name, **place, time="0")
        lines.append(f"    {start}>{case.body}</testcase>" if case.body else f"    {start}/>")
    return [*lines, "  </testsuite>"]


class JunitReporter(WholeReporter):
    """Writes one document at the end; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole document: a suite for each file. A finding below the level that fails the run is a case that passes, with the finding as its output."""
        cases = [case for result in report.messages for case in self._cases(result)]
        cases += [_failure_case(failure) for failure in shown_failures(report, self._options)]
        # Readers take a report without any case for a broken one.
        cases = cases or [Case("amzlint", "there was no message to check", 0)]
        suites: dict[str, list[Case]] = {}
        for case in cases:
            suites.setdefault(case.path, []).append(case)
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"{element('testsuites', name='amzlint', **_counts(cases), time='0')}>"]
        for path, own in suites.items():
            lines += _suite(path, own)
        return "\n".join([*lines, "</testsuites>"]) + "\n"

    def _cases(self, result: MessageResult) -> list[Case]:
        found = [_finding_case(shown_violation(violation, self._options), self._options.fail_on) for violation in result.violations]
        return found or [_message_case(result)]
