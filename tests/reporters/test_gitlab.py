"""Tests for the `gitlab` format."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema

from amzlint.report import Failure, Report
from amzlint.spans import Position

Build = Callable[..., Any]

# What GitLab documents of a Code Quality report: these properties, and nothing that is not among them here.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./"}},
                    "lines": {"type": "object", "required": ["begin", "end"], "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def issues(output: str) -> list[dict[str, Any]]:
    """Parse and validate a report; no two issues may share a fingerprint."""
    found: list[dict[str, Any]] = json.loads(output)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return found


def test_a_finding(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding says what and where, and keeps its fingerprint."""
    assert issues(written("gitlab", report([message(violation("a gift", "gift", path="./t/draft.txt"))]))) == [
        {
            "description": "offers “gift” for a review. Ask for a review without a reward.",
            "check_name": "review-incentive",
            "fingerprint": "82267fc4bd266e6e",
            "severity": "major",
            "location": {"path": "t/draft.txt", "lines": {"begin": 1, "end": 1}},
        }
    ]


def test_nothing_found(written: Build, message: Build, report: Build) -> None:
    """A clean run is an empty list."""
    assert issues(written("gitlab", report([message()]))) == []


def test_copies_of_a_message_stay_apart(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The same finding in copies of a message has a fingerprint for each, and the first keeps its own when more are added."""
    three, two = (
        [issue["fingerprint"] for issue in issues(written("gitlab", report([message(violation("a gift", "gift", path=f"{number}.txt")) for number in range(count)])))]
        for count in (3, 2)
    )

    assert three[0] == "82267fc4bd266e6e"
    assert three[:2] == two


def test_a_span_that_ends_before_a_line(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A span that reaches to the start of line 3 covers lines 1 and 2."""
    (issue,) = issues(written("gitlab", report([message(violation("a gift", "gift", end=Position(3, 1, 20)))])))

    assert issue["location"]["lines"] == {"begin": 1, "end": 2}


def test_failures_are_blockers(written: Build, report: Build) -> None:
    """What could not be checked comes first and is the worst there is; two failures of a file stay apart."""
    found = issues(written("gitlab", report([], [Failure("a.jsonl", "no JSON", 3), Failure("a.jsonl", "no JSON", 4)])))

    assert [(issue["check_name"], issue["severity"], issue["location"]["lines"]["begin"]) for issue in found] == [("not-checked", "blocker", 3), ("not-checked", "blocker", 4)]


def test_hostile_text(written: Build, hostile_run: Report, hostile: str) -> None:
    """A hostile run is valid, and a path comes back as it was."""
    found = issues(written("gitlab", hostile_run))

    assert [issue["severity"] for issue in found] == ["blocker", "blocker", "major", "minor", "info"]
    assert found[2]["location"]["path"] == hostile.replace("\ud83d", "\\ud83d")
    assert "\n" not in found[2]["description"]
