"""What holds for every format: the same counts, no failure that looks clean, hostile text that stays text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from amzlint.report import Failure, Report
from amzlint.reporters import REPORTERS, Options, get_reporter

Build = Callable[..., Any]
Count = Callable[[str], dict[str, int]]


def counts_of_sarif(output: str) -> dict[str, int]:
    levels = {"error": "error", "warning": "warning", "note": "info"}
    results = json.loads(output)["runs"][0]["results"]
    return Counter(levels[result["level"]] for result in results if not result["suppressions"])


def counts_of_github(output: str) -> dict[str, int]:
    levels = {"error": "error", "warning": "warning", "notice": "info"}
    found = re.findall(r"^::(\w+) .*?title=amzlint%3A ([\w-]+)::", output, re.MULTILINE)
    return Counter(levels[level] for level, rule in found if rule != "not-checked")


def counts_of_gitlab(output: str) -> dict[str, int]:
    levels = {"major": "error", "minor": "warning", "info": "info"}
    return Counter(levels[issue["severity"]] for issue in json.loads(output) if issue["check_name"] != "not-checked")


def counts_of_junit(output: str) -> dict[str, int]:
    texts = [one.get("message", "") for one in ET.fromstring(output).iter("failure")]
    return Counter(text.partition(":")[0] for text in texts)


def counts_of_checkstyle(output: str) -> dict[str, int]:
    return Counter(one.get("severity", "") for one in ET.fromstring(output).iter("error") if one.get("source") != "amzlint.not-checked")


def counts_of_rdjson(output: str) -> dict[str, int]:
    return Counter(one["severity"].lower() for one in json.loads(output)["diagnostics"] if one["code"]["value"] != "not-checked")


def counts_of_html(output: str) -> dict[str, int]:
    return Counter(re.findall(r'<li class="finding"[^>]* data-severity="(\w+)"[^>]* data-status="active">', output))


COUNTS: dict[str, Count] = {
    "sarif": counts_of_sarif, "github": counts_of_github, "gitlab": counts_of_gitlab, "junit": counts_of_junit, "checkstyle": counts_of_checkstyle,
    "rdjson": counts_of_rdjson, "html": counts_of_html,
}  # fmt: skip


def test_every_format_is_counted_here() -> None:
    """No format is left out of these tests; text, concise and JSON have tests of their own."""
    assert set(REPORTERS) - {"text", "concise", "json", "jsonl"} == set(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_those_of_text(name: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """Errors, warnings and infos are as many as the closing line of text says; suppressed and baselined findings are not among them."""
    severities = ["error"] * 3 + ["warning"] * 2 + ["info"] * 4
    findings = [violation("a gift", "gift", severity=severity) for severity in severities]
    findings += [violation("a gift", "gift", status=status) for status in ("suppressed", "baselined")]
    run = report([message(*findings), message(path="b.txt")], [Failure("c.txt", "binary file")])

    assert written("text", run).splitlines()[-1] == "3 errors, 2 warnings, 4 infos in 1 of 2 messages (1 file); 1 suppressed, 1 baselined, 1 not checked"
    assert COUNTS[name](written(name, run, fail_on="info")) == {"error": 3, "warning": 2, "info": 4}


@pytest.mark.parametrize("name", COUNTS)
def test_a_failure_never_looks_clean(name: str, written: Build, message: Build, report: Build) -> None:
    """A run that could not check a file says so in every format, with the file and the reason, even where it found nothing."""
    clean, failed = (written(name, report([message()], failures)) for failures in ((), [Failure("photo.txt", "a binary file")]))
    signs = {
        "sarif": '"executionSuccessful": false', "github": "::error file=photo.txt,", "gitlab": '"severity": "blocker"', "junit": 'errors="1"', "checkstyle": 'severity="error"',
        "rdjson": '"severity": "ERROR"', "html": "Could not be checked (1)",
    }  # fmt: skip

    assert signs[name] in failed
    assert signs[name] not in clean
    assert "photo.txt" in failed
    assert "a binary file" in failed


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("redact", [False, True])
def test_hostile_text_can_be_written_and_reaches_no_terminal(name: str, redact: bool, written: Build, hostile_run: Report) -> None:
    """Whatever stands in a message, the output is UTF-8 without control characters, bidi controls and lone surrogates."""
    output = written(name, hostile_run, redact=redact)

    assert output.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", output)


@pytest.mark.parametrize("name", COUNTS)
def test_hostile_text_changes_no_count(name: str, written: Build, hostile_run: Report) -> None:
    """What a message says is never taken for a finding, a field or a command of the format."""
    assert COUNTS[name](written(name, hostile_run, fail_on="info")) == {"error": 1, "warning": 1, "info": 1}


@pytest.mark.parametrize("name", COUNTS)
def test_a_line_of_a_megabyte(name: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding in a line of a megabyte does not drag the line into the output."""
    line = "x " * 500_000 + "gift" + " y" * 100
    finding = violation(line, "gift")
    output = written(name, report([message(finding)]))

    assert len(output) < (60_000 if name == "html" else 5_000)
    assert COUNTS[name](output) == {"error": 1}


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    """Processes with different hash seeds write the same bytes in every format."""
    program = (
        "from amzlint import check_text\n"
        "from amzlint.reporters import REPORTERS, Options, get_reporter\n"
        "report = check_text('Leave us a review and get a gift card! Write to jane@seller-example.com or +44 20 7946 0958.', lang='en', kind='reply')\n"
        "for name, form in REPORTERS.items():\n"
        "    reporter = get_reporter(name, options=Options(statistics=True))\n"
        "    print(*map(reporter.message, report.messages), reporter.finish(report))\n"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "123"
    }

    assert len(outputs) == 1
    assert b"email-address" in outputs.pop()


@pytest.mark.parametrize("name", [name for name, form in REPORTERS.items() if form.needs_all])
def test_collected_formats_write_nothing_before_the_end(name: str, violation: Build, message: Build, written: Build, report: Build) -> None:
    """Where results come from several processes, the end alone makes the document: the report has the messages."""
    reporter = get_reporter(name, options=Options(tool_version="1.2.3"))
    result = message(violation("a gift", "gift"))
    run = report([result])

    assert not reporter.message(result)
    assert not reporter.failure(Failure("a.txt", "binary file"))
    assert written(name, run) == get_reporter(name, options=Options(tool_version="1.2.3")).finish(run)
