"""Tests for the `rdjson` format."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from amzlint.report import Failure, Report
from amzlint.reporters.rdjson import byte_range
from amzlint.spans import Position

Build = Callable[..., Any]


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


# The Reviewdog Diagnostic Format as its protocol file describes it; reviewdog itself would ignore other keys, so they are refused here.
TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}
POSITION = closed(["line"], line=NUMBER, column=NUMBER)
RANGE = closed(["start"], start=POSITION, end=POSITION)
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = closed(
    ["message", "location"], message=TEXT, location=closed(["path"], path=TEXT, range=RANGE), severity=SEVERITY, code=closed(["value"], value=TEXT, url={"type": "string"}),
    suggestions={"type": "array", "items": closed(["range", "text"], range=RANGE, text={"type": "string"})},
)  # fmt: skip
SCHEMA = closed(["diagnostics"], source=closed(["name"], name=TEXT), severity=SEVERITY, diagnostics={"type": "array", "items": DIAGNOSTIC})


def diagnostics(output: str) -> list[dict[str, Any]]:
    """Parse and validate a report."""
    document = json.loads(output)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["source"] == {"name": "amzlint"}
    found: list[dict[str, Any]] = document["diagnostics"]
    return found


def test_a_finding(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding has fault, remedy, wording, place and rule; wording for a person is no suggestion that a click commits."""
    assert diagnostics(written("rdjson", report([message(violation("a gift", "gift"))]))) == [
        {
            "message": "offers “gift” for a review. Ask for a review without a reward.\nSuggested wording: We would be glad to read your review.",
            "location": {"path": "draft.txt", "range": {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 7}}},
            "severity": "ERROR",
            "code": {"value": "review-incentive"},
        }
    ]


@pytest.mark.parametrize("redact", [False, True])
def test_columns_are_bytes(redact: bool, written: Build, violation: Build, message: Build, report: Build) -> None:
    """Columns count UTF-8 bytes, as reviewdog does, redacted or not."""
    (one,) = diagnostics(written("rdjson", report([message(violation("é👍 日 gift", "日"))]), redact=redact))

    assert one["location"]["range"] == {"start": {"line": 1, "column": len("é👍 ".encode()) + 1}, "end": {"line": 1, "column": len("é👍 日".encode()) + 1}}


@pytest.mark.parametrize(("end", "last"), [(Position(4, 2, 40), 4), (Position(4, 1, 40), 3)])
def test_a_span_of_several_lines_is_of_whole_lines(end: Position, last: int) -> None:
    """Over several lines there are no columns; a line that the span only touches is left out."""
    assert byte_range(Position(2, 5, 20), end, "abcdef") == {"start": {"line": 2}, "end": {"line": last}}


def test_a_fix_is_one_suggestion(written: Build, violation: Build, message: Build, report: Build) -> None:
    """All edits of a fix become one replacement, bytes counted, for a platform commits each suggestion by itself."""
    edits = [edit_of(1, 2, 7, "!"), edit_of(1, 8, 10, "?")]
    (one,) = diagnostics(written("rdjson", report([message(violation("é gift so", "gift", fix={"level": "safe", "edits": edits}))])))

    assert one["suggestions"] == [{"range": {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 11}}, "text": "! ?"}]


def test_a_fix_of_several_lines_is_no_suggestion(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Half of a fix would be wrong, and the bytes of other lines are not known."""
    edits = [edit_of(1, 2, 7, "!"), edit_of(2, 2, 7, "!")]
    (one,) = diagnostics(written("rdjson", report([message(violation("é gift", "gift", fix={"level": "safe", "edits": edits}))])))

    assert "suggestions" not in one


def edit_of(line: int, start: int, end: int, text: str) -> dict[str, Any]:
    """Return an edit of a fix inside one line, by columns."""
    places = ({"line": line, "column": column, "offset": column - 1} for column in (start, end))
    return dict(zip(("start", "end"), places, strict=True)) | {"text": text}


def test_failures_come_first(written: Build, mixed_report: Report) -> None:
    """What could not be checked is an error with its line where one is known."""
    found = diagnostics(written("rdjson", mixed_report))

    assert [(one["location"], one["severity"]) for one in found[:2]] == [({"path": "photo.txt"}, "ERROR"), ({"path": "other.jsonl", "range": {"start": {"line": 3}}}, "ERROR")]


def test_nothing_found(written: Build, message: Build, report: Build) -> None:
    """A clean run has no diagnostics."""
    assert diagnostics(written("rdjson", report([message()], []))) == []
    assert len(diagnostics(written("rdjson", report([message()], [Failure("a", "b")])))) == 1


def test_hostile_text(written: Build, hostile_run: Report, hostile: str) -> None:
    """A hostile run is valid, its paths come back, and no message brings a control character to reviewdog's terminal."""
    found = diagnostics(written("rdjson", hostile_run))

    assert [one["severity"] for one in found] == ["ERROR", "ERROR", "ERROR", "WARNING", "INFO"]
    assert found[2]["location"]["path"] == hostile.replace("\ud83d", "\\ud83d")
    assert all(character.isprintable() or character in "\n\ufffe" for one in found for character in one["message"])
