"""The fixes of findings as edits of their file: applied to it, they say what the mended message says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import amzlint
from amzlint import Linter, Violation

FILES = {
    "a.txt": "Hello\r\nsorry!!! \U0001f600\r\nBye\r\n",
    "a.jsonl": '{"id": "a", "text": "Hello\\nsorry!!! \\ud83d\\ude00\\nBye"}\n',
    "a.yaml": "body: |\n  Hello\n  sorry!!! \U0001f600\n  Bye\n",
    "a.csv": 'id,text\n1,"Hello, ""you""\nsorry!!! \U0001f600\nBye"\n',
}
SCHEMA = json.loads((Path(amzlint.__file__).parent / "data" / "report.schema.json").read_text(encoding="utf-8"))


def applied(text: str, violations: list[Violation]) -> str:
    for violation in sorted(violations, key=lambda one: -one.start.offset):
        for edit in sorted(violation.fix["edits"], key=lambda one: -one["start"]["offset"]):
            text = text[: edit["start"]["offset"]] + edit["text"] + text[edit["end"]["offset"] :]
    return text


@pytest.mark.parametrize("name", FILES)
def test_edits_are_places_in_the_file(shipped: Linter, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name].encode())
    report = amzlint.check_paths([path], kind="reply", lang="en", linter=shipped)
    found = [one for one in report.violations if one.fix]
    assert [(one.rule, one.fix["level"]) for one in found] == [("punctuation-excess", "safe"), ("emoji", "safe")]
    escaped = FILES[name].replace("!!!", "!").replace(" \U0001f600", "").replace(" \\ud83d\\ude00", "")
    assert applied(FILES[name], found) == escaped


def test_json_holds_them_as_its_schema_says(amzlint_command: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FILES["a.txt"].encode())
    done = amzlint_command("check", "a.txt", "--kind", "reply", "--lang", "en", "--format", "json", cwd=tmp_path)
    report = json.loads(done.out)
    jsonschema.validate(report, SCHEMA)
    assert report["violations"][0]["fix"]["edits"] == [
        {"start": {"line": 2, "column": 6, "offset": 12}, "end": {"line": 2, "column": 9, "offset": 15}, "text": "!"}
    ]
