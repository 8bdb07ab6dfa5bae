"""Tests for the `json` and `jsonl` formats and their schema."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import amzlint
from amzlint.report import PARTLY_CHECKED, Failure, Report
from amzlint.reporters import Options, get_reporter

Build = Callable[..., Any]

SCHEMA = json.loads((Path(amzlint.__file__).parent / "data" / "report.schema.json").read_text(encoding="utf-8"))
HOSTILE = '\x1b[2J \x9b \u202egift\u2069 \ud83d "\\ \r\n\x00 日本語\u2028e\u0301 \x7f \\'

EMPTY = """\
{
  "schema": "amzlint.report/1",
  "tool": {
    "name": "amzlint",
    "version": "1.2.3",
    "packs": [
      {
        "id": "amazon",
        "version": "2026.11"
      }
    ]
  },
  "messages": [],
  "violations": [],
  "failures": [],
  "summary": {
    "files": 0,
    "messages": 0,
    "error": 0,
    "warning": 0,
    "info": 0,
    "suppressed": 0,
    "baselined": 0,
    "failures": 0,
    "skipped": 0,
    "would_add": 0,
    "unchecked_languages": {}
  }
}
"""

JSONL = (
    '{"schema":"amzlint.message/1","path":"draft.txt","index":1,"message_id":null,"kind":null,"lang":"en","template":null,"verdict":"findings",'
    '"counts":{"error":1,"warning":0,"info":0},"violations":[{"path":"draft.txt","index":1,"message_id":null,"field":"text","rule":"review-incentive",'
    '"category":"review-incentive","severity":"error","kind":null,"lang":"en","message":"offers “gift” for a review",'
    '"why":"Amazon treats any reward for a review as manipulation.","help":"Ask for a review without a reward.","text":"gift",'
    '"start":{"line":1,"column":3,"offset":2},"end":{"line":1,"column":7,"offset":6},"in_message":{"start":2,"end":6},'
    '"suggestions":["We would be glad to read your review."],"rewording":null,"instruction":"Ask for a review without a reward.","fix":null,"sources":[{"title":"Customer product reviews policies",'
    '"ref":"GYRKB5RU3FS5TURN","checked":"2026-08-31","trust":"official"}],"fingerprint":"82267fc4bd266e6e","status":"active"}]}\n'
    '{"schema":"amzlint.failure/1","path":"photo.txt","error":"binary file","line":null}\n'
    '{"schema":"amzlint.summary/1","tool":{"name":"amzlint","version":"1.2.3","packs":[{"id":"amazon","version":"2026.11"}]},"files":1,"messages":1,'
    '"error":1,"warning":0,"info":0,"suppressed":0,"baselined":0,"failures":1,"skipped":0,"would_add":0,"unchecked_languages":{}}\n'
)


def validator(definition: str = "") -> jsonschema.Draft202012Validator:
    """Return a validator for the whole schema or one of its definitions."""
    schema = {"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]} if definition else SCHEMA
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def hostile_report(violation: Build, message: Build, report: Build) -> Report:
    """A report whose every foreign text is hostile, with all the statuses and verdicts there are."""
    findings = [violation(HOSTILE, HOSTILE, path=HOSTILE, status=status, message_id=HOSTILE) for status in ("active", "suppressed", "baselined")]
    run: Report = report(
        [message(*findings, path=HOSTILE, message_id=HOSTILE), message(index=2, kind="api", lang=None, template=True, verdict=PARTLY_CHECKED)],
        [Failure(HOSTILE, HOSTILE, 7)],
    )
    return run


def test_json_of_nothing(written: Build, report: Build) -> None:
    """An empty run is a complete document with the keys in the documented order."""
    assert written("json", report(files=0)) == EMPTY


def test_json_lines(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Each message and failure is one line, the summary the last."""
    assert written("jsonl", report([message(violation("a gift", "gift"))], [Failure("photo.txt", "binary file")])) == JSONL


def test_json_holds_the_same_objects_as_json_lines(written: Build, mixed_report: Report) -> None:
    """Both formats describe messages, findings, failures and summary alike."""
    document = json.loads(written("json", mixed_report, statistics=True))
    lines = [json.loads(line) for line in written("jsonl", mixed_report, statistics=True).splitlines()]
    schemas = [line.pop("schema") for line in lines]
    findings = [finding for line in lines[:2] for finding in line.pop("violations")]

    assert schemas == ["amzlint.message/1"] * 2 + ["amzlint.failure/1"] * 2 + ["amzlint.summary/1"]
    assert document == {
        "schema": "amzlint.report/1",
        "tool": lines[4].pop("tool"),
        "messages": lines[:2],
        "violations": findings,
        "failures": lines[2:4],
        "summary": lines[4],
    }


def test_schema_is_a_schema() -> None:
    """The shipped schema is valid itself and says what it requires of a violation."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    violation = SCHEMA["$defs"]["violation"]

    assert violation["required"] == list(violation["properties"])


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("statistics", [False, True])
def test_json_follows_its_schema(redact: bool, statistics: bool, written: Build, mixed_report: Report, hostile_report: Report) -> None:
    """Reports of every sort are valid."""
    for run in (mixed_report, hostile_report, Report()):
        validator().validate(json.loads(written("json", run, redact=redact, statistics=statistics)))


def test_json_lines_follow_their_schema(written: Build, mixed_report: Report, hostile_report: Report) -> None:
    """Every line is valid against the definition that its schema names."""
    for run in (mixed_report, hostile_report):
        for line in written("jsonl", run, statistics=True).splitlines():
            fields = json.loads(line)
            name = fields["schema"].removeprefix("amzlint.").removesuffix("/1")
            validator(f"{name}Line").validate(fields)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("violations", 0, "severity"), "fatal"),
        (("violations", 0, "category"), "other"),
        (("violations", 0, "start", "column"), 0),
        (("violations", 0, "sources", 0, "trust"), "rumour"),
        (("messages", 0, "verdict"), "fine"),
        (("messages", 0, "kind"), "letter"),
        (("failures", 0, "line"), 0),
        (("summary", "error"), -1),
        (("schema",), "amzlint.report/2"),
    ],
)
def test_schema_refuses_what_is_wrong(place: tuple[Any, ...], value: object, written: Build, mixed_report: Report) -> None:
    """A document with one wrong value is not valid."""
    document = json.loads(written("json", mixed_report))
    target = document
    for key in place[:-1]:
        target = target[key]
    assert target[place[-1]] != value
    target[place[-1]] = value

    assert not validator().is_valid(document)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_hostile_text_survives(name: str, written: Build, hostile_report: Report) -> None:
    """Control characters, bidi controls and lone surrogates are escaped, can be encoded, and come back as they were."""
    output = written(name, hostile_report)
    parsed = json.loads(output) if name == "json" else json.loads(output.split("\n")[0])

    assert output.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", output)
    assert parsed["violations"][0]["text"] == HOSTILE
    assert "日本語" in output


def test_each_message_is_one_line_for_every_reader(written: Build, hostile_report: Report) -> None:
    """Nothing inside a line ends it, not even for readers that know more line ends than the line feed."""
    output = written("jsonl", hostile_report)

    assert len(output.splitlines()) == output.count("\n") == 4


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_only_active_findings_are_counted_for_a_message(name: str, written: Build, hostile_report: Report) -> None:
    """Suppressed and baselined findings stay in the report with their status, and count as such."""
    output = written(name, hostile_report)
    lines = [json.loads(line) for line in output.splitlines()] if name == "jsonl" else []
    document = json.loads(output) if name == "json" else {"messages": lines, "violations": lines[0]["violations"], "summary": lines[-1]}

    assert document["messages"][0]["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert [finding["status"] for finding in document["violations"]] == ["active", "suppressed", "baselined"]
    assert (document["summary"]["suppressed"], document["summary"]["baselined"]) == (1, 1)


def test_json_lines_need_no_memory_of_the_run(message: Build) -> None:
    """The summary is right although the report kept no message."""
    run = Report(keep=False)
    reporter = get_reporter("jsonl", options=Options())
    for index in (1, 2):
        result = message(index=index, would_add=index)
        run.add(result)
        assert json.loads(reporter.message(result))["index"] == index

    assert json.loads(reporter.finish(run)) | {"messages": 2, "would_add": 3} == json.loads(reporter.finish(run))


def test_json_writes_nothing_before_the_end(violation: Build, message: Build) -> None:
    """The document is written in one piece."""
    reporter = get_reporter("json", options=Options())

    assert not reporter.message(message(violation("a gift", "gift")))
    assert not reporter.failure(Failure("a.txt", "binary file"))


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    """Two processes with different hash seeds write the same bytes."""
    program = (
        "from amzlint.report import Report\n"
        "from amzlint.reporters import Options, get_reporter\n"
        "report = Report()\n"
        "report.unchecked_languages = {name: 1 for name in {'zh', 'ko', 'hi', 'ru', 'th'}}\n"
        "report.by_rule = {(name, 'info'): 1 for name in {'a', 'b', 'c', 'd', 'e'}}\n"
        "for name in ('text', 'concise', 'json', 'jsonl'):\n"
        "    print(get_reporter(name, options=Options(statistics=True)).finish(report))\n"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "123"
    }

    assert len(outputs) == 1
    assert b"hi (1 message), ko (1 message)" in outputs.pop()
