"""Tests for the `junit` format, read back by junitparser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from junitparser import Error, JUnitXml, Skipped, TestSuite
from junitparser import Failure as Failed

from amzlint.report import Failure, Report

Build = Callable[..., Any]

GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="amzlint" tests="3" failures="1" errors="1" skipped="0" time="0">
  <testsuite name="draft.txt" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="draft.txt" name="review-incentive at 1:3" file="draft.txt" line="1" time="0"><failure message="error: offers “gift” for a review" type="review-incentive">\
draft.txt:1:3: error: offers “gift” for a review [review-incentive]&#10;help: Ask for a review without a reward.&#10;why: Amazon treats any reward for a review as manipulation.&#10;\
suggest: We would be glad to read your review.&#10;source: Customer product reviews policies (GYRKB5RU3FS5TURN), checked 2026-08-31, official</failure></testcase>
    <testcase classname="draft.txt" name="message 2 (en-2)" file="draft.txt" time="0"/>
  </testsuite>
  <testsuite name="photo.txt" tests="1" failures="0" errors="1" skipped="0" time="0">
    <testcase classname="photo.txt" name="not-checked" file="photo.txt" time="0"><error message="could not be checked: a binary file" type="not-checked">a binary file</error></testcase>
  </testsuite>
</testsuites>
"""


def read(output: str) -> JUnitXml:
    """Parse a report, and hold its totals against what it contains."""
    parsed = JUnitXml.fromstring(output.encode())
    told = parsed.tests, parsed.failures, parsed.errors, parsed.skipped
    parsed.update_statistics()  # type: ignore[no-untyped-call]
    assert told == (parsed.tests, parsed.failures, parsed.errors, parsed.skipped)
    return parsed


def outcomes(parsed: JUnitXml) -> list[str]:
    """Return what each case came to."""
    cases = [case for suite in parsed for case in suite]
    return ["passed" if not case.result else {Failed: "failure", Error: "error", Skipped: "skipped"}[type(case.result[0])] for case in cases]


def test_a_run(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding fails, a message without one passes, what could not be checked is an error."""
    run = report([message(violation("a gift", "gift")), message(index=2, message_id="en-2")], [Failure("photo.txt", "a binary file")])
    output = written("junit", run)

    assert output == GOLDEN
    assert outcomes(read(output)) == ["failure", "passed", "error"]


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        ("error", ["failure", "passed", "passed", "skipped"]),
        ("warning", ["failure", "failure", "passed", "skipped"]),
        ("info", ["failure", "failure", "failure", "skipped"]),
        ("never", ["passed", "passed", "passed", "skipped"]),
    ],
)
def test_what_fails_is_what_fails_the_run(fail_on: str, expected: list[str], written: Build, violation: Build, message: Build, report: Build) -> None:
    """A case fails from --fail-on on; a milder finding passes with its text as output, a baselined one is skipped."""
    findings = [violation("a gift", "gift", severity=severity) for severity in ("error", "warning", "info")]
    parsed = read(written("junit", report([message(*findings, violation("a gift", "gift", status="baselined"))]), fail_on=fail_on))
    (suite,) = parsed
    cases = list(suite)

    assert outcomes(parsed) == expected
    assert [bool(case.system_out) for case in cases] == [outcome == "passed" for outcome in expected]


def test_nothing_to_check(written: Build, report: Build) -> None:
    """A run without a message has one case that says so, since readers take a report without cases for broken."""
    (suite,) = read(written("junit", report()))

    assert isinstance(suite, TestSuite)
    assert [case.name for case in suite] == ["there was no message to check"]


def test_hostile_text(written: Build, hostile_run: Report, tmp_path: Path) -> None:
    """Hostile text stays inside its case: no result more, and its words come back."""
    path = tmp_path / "junit.xml"
    path.write_bytes(written("junit", hostile_run, fail_on="info").encode())
    parsed = JUnitXml.fromfile(str(path))
    first = next(iter(next(iter(parsed))))

    assert outcomes(parsed) == ["failure", "failure", "failure", "skipped", "skipped", "error", "error"]
    assert "]]> </script><script>document.title='owned'</script>" in first.result[0].message
    assert "::error::x ##[error]y %0A" in first.result[0].text
