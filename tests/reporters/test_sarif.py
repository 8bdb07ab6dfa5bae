"""Tests for the `sarif` format, validated against the published schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from amzlint.report import Failure, Report
from amzlint.reporters.sarif import artifact_location, message_text
from amzlint.spans import Position
from amzlint.violation import Excuse

Build = Callable[..., Any]

VALIDATOR = jsonschema.Draft4Validator(json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))

EMPTY = {
    "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
    "version": "2.1.0",
    "runs": [{
        "tool": {"driver": {"name": "amzlint", "rules": [], "semanticVersion": "1.2.3"}, "extensions": [{"name": "amazon", "version": "2026.11"}]},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": []}],
        "results": [],
    }],
}  # fmt: skip
RULE = {
    "id": "review-incentive",
    "shortDescription": {"text": "Amazon treats any reward for a review as manipulation."},
    "fullDescription": {"text": "Amazon treats any reward for a review as manipulation. Ask for a review without a reward."},
    "help": {
        "text": "Amazon treats any reward for a review as manipulation.\n\nAsk for a review without a reward.\n\n"
        "Source: Customer product reviews policies (GYRKB5RU3FS5TURN), checked 2026-08-31, official",
        "markdown": "Amazon treats any reward for a review as manipulation.\n\nAsk for a review without a reward.\n\n"
        "*Source:* Customer product reviews policies &#40;GYRKB5RU3FS5TURN&#41;, checked 2026-08-31, official",
    },
    "properties": {
        "category": "review-incentive", "tags": ["review-incentive"],
        "sources": [{"title": "Customer product reviews policies", "ref": "GYRKB5RU3FS5TURN", "checked": "2026-08-31", "trust": "official"}],
    },
}  # fmt: skip
RESULT = {
    "ruleId": "review-incentive",
    "ruleIndex": 0,
    "level": "error",
    "message": {"text": "offers “gift” for a review"},
    "locations": [{"physicalLocation": {
        "artifactLocation": {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 7, "snippet": {"text": "gift"}},
    }}],
    "partialFingerprints": {"amzlint/v1": "82267fc4bd266e6e"},
    "suppressions": [],
    "properties": {"category": "review-incentive", "lang": "en", "field": "text", "messageIndex": 1, "suggestions": ["We would be glad to read your review."]},
}  # fmt: skip


def run_of(output: str) -> dict[str, Any]:
    """Parse and validate a log; returns its one run."""
    document = json.loads(output)
    VALIDATOR.validate(document)
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_refuses_what_is_wrong() -> None:
    """The schema in the tests is a schema, and a log with an unknown level is not valid."""
    jsonschema.Draft4Validator.check_schema(VALIDATOR.schema)
    wrong = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "a"}}, "results": [{"level": "fatal", "message": {"text": "b"}}]}]}

    assert not VALIDATOR.is_valid(wrong)


def test_a_run_of_nothing(written: Build, report: Build) -> None:
    """A run without a message is a complete log of a successful run."""
    output = written("sarif", report())
    document = json.loads(output)

    assert run_of(output)
    assert document["runs"][0].pop("properties") == {"summary": json.loads(written("json", report()))["summary"]}
    assert document == EMPTY


def test_a_finding(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding has its rule with reason, remedy and source, its place in code points, and its fingerprint."""
    run = run_of(written("sarif", report([message(violation("a gift", "gift"))])))

    assert run["tool"]["driver"]["rules"] == [RULE]
    assert run["results"] == [RESULT]


def test_rules_are_named_once_and_results_point_at_them(written: Build, mixed_report: Report) -> None:
    """Each rule that found something is described once, by name; each result has its rule's number."""
    run = run_of(written("sarif", mixed_report))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert rules == ["review-incentive", "trigger-word"]
    assert [(rules[result["ruleIndex"]], result["level"]) for result in run["results"]] == [("trigger-word", "note"), ("review-incentive", "error")]


def test_failures_are_notifications_of_an_unsuccessful_run(written: Build, mixed_report: Report) -> None:
    """What could not be checked makes the invocation unsuccessful and is named with its place."""
    run = run_of(written("sarif", mixed_report))
    (invocation,) = run["invocations"]
    notifications = invocation["toolExecutionNotifications"]
    places = [one["locations"][0]["physicalLocation"] for one in notifications]

    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in notifications] == ["could not be checked: binary file", "could not be checked: no JSON object: “{{”"]
    assert {one["level"] for one in notifications} == {"error"}
    assert run["tool"]["driver"]["notifications"][notifications[0]["descriptor"]["index"]]["id"] == "not-checked"
    assert places == [
        {"artifactLocation": {"uri": "photo.txt", "uriBaseId": "%SRCROOT%"}},
        {"artifactLocation": {"uri": "other.jsonl", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 3}},
    ]


EXCUSES = [
    (Excuse("comment", "part of the brand", "Ana Lopez", "2027-01-31"), "inSource", "part of the brand; by Ana Lopez; until 2027-01-31"),
    (Excuse("comment"), "inSource", "Silenced by a comment, which gives no reason."),
    (Excuse("configuration", "goes in spring"), "external", "goes in spring"),
    (Excuse("configuration"), "external", "Silenced by the configuration, which gives no reason."),
    (Excuse("baseline"), "external", "Known from the baseline."),
    (Excuse("revision"), "external", "In lines that did not change since the revision compared with."),
]


@pytest.mark.parametrize(("excuse", "kind", "justification"), EXCUSES)
def test_suppressions(written: Build, violation: Build, message: Build, report: Build, excuse: Excuse, kind: str, justification: str) -> None:
    """A finding that does not count stays in the log, accepted, with who says so and why; an active one has an empty list."""
    status = "suppressed" if excuse.by in ("comment", "configuration") else "baselined"
    findings = [violation("a gift", "gift"), violation("a gift", "gift", status=status, excuse=excuse)]
    run = run_of(written("sarif", report([message(*findings)])))

    assert [result["suppressions"] for result in run["results"]] == [[], [{"kind": kind, "status": "accepted", "justification": justification}]]
    (redacted,) = run_of(written("sarif", report([message(findings[1])]), redact=True))["results"][0]["suppressions"]
    assert (redacted["kind"], "Ana" in redacted["justification"]) == (kind, False)


def test_the_state_against_a_baseline(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Where the run can tell old from new every result says which it is, else none does."""
    findings = [violation("a gift", "gift", status=status) for status in ("active", "suppressed", "baselined")]
    run = report([message(*findings)])

    assert [result["baselineState"] for result in run_of(written("sarif", run, knows_old=True))["results"]] == ["new", "new", "unchanged"]
    assert not any("baselineState" in result for result in run_of(written("sarif", run))["results"])


def test_fixes(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The edits of a fix become replacements in the finding's file."""
    start, end = Position(1, 2, 1)._asdict(), Position(1, 7, 6)._asdict()
    finding = violation("a gift", "gift", fix={"edits": [{"start": start, "end": end, "text": ""}]})
    (result,) = run_of(written("sarif", report([message(finding)])))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]

    assert change == {
        "artifactLocation": {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"},
        "replacements": [{"deletedRegion": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 7}, "insertedContent": {"text": ""}}],
    }


def test_columns_are_code_points(written: Build, violation: Build, message: Build, report: Build) -> None:
    """An emoji before a finding counts as one column, as `columnKind` says."""
    run = run_of(written("sarif", report([message(violation("👍👍 gift", "gift"))])))

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 4


def test_hostile_text_is_valid_and_comes_back(written: Build, hostile_run: Report, hostile: str) -> None:
    """A hostile run is valid; the text that was found comes back, its lone surrogate written out for strict readers."""
    run = run_of(written("sarif", hostile_run, statistics=True))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert region["snippet"]["text"] == hostile.replace("\ud83d", "\\ud83d")
    assert len(run["results"]) == 5
    assert unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], errors="surrogatepass") == hostile


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain [text] of {{buyer}}", "plain [text] of {{{{buyer}}}}"),
        ("{0}", "{{0}}"),
        ("see [here](https://evil.example)", "see \\[here\\](https://evil.example)"),
        ("a \\ b ](", "a \\\\ b \\]("),
    ],
)
def test_message_text(text: str, escaped: str) -> None:
    """Braces and embedded links of a message are escaped, so that no viewer replaces the ones or makes links of the others."""
    assert message_text(text) == {"text": escaped}


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("a/b.txt", {"uri": "a/b.txt", "uriBaseId": "%SRCROOT%"}),
        ("./a b%.txt", {"uri": "a%20b%25.txt", "uriBaseId": "%SRCROOT%"}),
        ("c:d?#.txt", {"uri": "c%3Ad%3F%23.txt", "uriBaseId": "%SRCROOT%"}),
        ("日.txt", {"uri": "%E6%97%A5.txt", "uriBaseId": "%SRCROOT%"}),
        ("caf\udce9.txt", {"uri": "caf%E9.txt", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a.txt", {"uri": "file:///srv/a.txt"}),
    ],
)
def test_artifact_location(path: str, location: dict[str, str]) -> None:
    """A path becomes an address that leads back to its bytes; below the working folder it is relative."""
    assert artifact_location(path) == location


def test_redacted(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A redacted log is valid and has neither the text nor its edits."""
    edit = {"start": Position(1, 1, 0)._asdict(), "end": Position(1, 2, 1)._asdict(), "text": "Miller"}
    run = run_of(written("sarif", report([message(violation("Dear Mrs Miller", "Miller", fix={"edits": [edit]}))], [Failure("a", "“Miller”")]), redact=True))

    assert "Miller" not in json.dumps(run)
    assert "fixes" not in run["results"][0]
