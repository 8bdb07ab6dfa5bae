"""Broken and hostile files of every form: a clear failure with its line, exit code 3, the rest checked; never a crash, never a hang."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter

GOOD = "Please leave us a 5-star review on Amazon."

BROKEN = [
    ("cut.json", '{"messages": [{"text": "Please leave us', "line 1, column 24: not valid JSON"),
    ("comma.json", '[{"text": "a b c"},\n]', "line 2, column 1: not valid JSON: a value was expected"),
    ("deep.json", "[" * 5000, "nested more than 64 deep"),
    ("two.json", '{"a": 1} {"b": 2}', "line 1, column 10: not valid JSON: there is more behind the end"),
    ("quote.json", "{'text': 'a'}", "line 1, column 2: not valid JSON: a key in double quotes was expected"),
    ("deep.yaml", "- " * 300 + "a", "nested more than 64 deep"),
    ("tab.yaml", "a:\n\t- b", "line 2, column 1: not valid YAML"),
    ("open.yaml", 'a: "b', "not valid YAML"),
    ("control.yaml", "text: a\x00b\x00\x01\x02", "a binary file"),
    ("second.yaml", f"text: {GOOD}\n---\ntext: [", "not valid YAML"),
    ("wide.csv", "id,text\n1,a,b\n", "line 2: 3 cells, but the first row names 2 columns"),
    ("open.csv", 'id,text\n1,"a\n', "line 2: a quote is never closed"),
    ("no.eml", "just text", "line 1: no e-mail"),
    ("charset.eml", "Content-Type: text/plain; charset=x-none\n\nhi", "the charset “x-none” is not known"),
    ("cut.eml", "Content-Transfer-Encoding: base64\n\nSGVsbG8gdGhlcmU*", "the base64 is cut off or broken"),
    ("open.xlf", "<xliff><target>a b c", "line 1, column 21: not well-formed XML"),
    ("odd.po", "hello", "line 1: not valid in a catalogue"),
    ("line.jsonl", '{"text": "a"\n', "line 1, column 14: not valid JSON"),
    ("list.jsonl", "[1]\n", "line 1: expected an object"),
]


@pytest.mark.parametrize(("name", "content", "error"), BROKEN, ids=[row[0] for row in BROKEN])
def test_what_is_broken_is_told_and_the_rest_is_checked(amzlint_command: Any, tmp_path: Path, name: str, content: str, error: str) -> None:
    """The failure says where and what; the good file beside it is checked; the exit code is 3."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = amzlint_command("check", name, "good.txt", "--format", "concise", "--kind", "reply", cwd=tmp_path)
    assert done.code == 3
    assert f"{name}" in done.out
    assert error in done.out
    assert "review-positive-only" in done.out


GOOD_RECORDS = [
    ("m.jsonl", f'{{"text": "{GOOD}"}}\n{{broken\n{{"text": "{GOOD}"}}\n'),
    ("m.csv", f"id,text\n1,{GOOD}\n2,a,b\n3,{GOOD}\n"),
    ("m.po", f'msgid "a"\nmsgstr "{GOOD}"\n\nnonsense\n\nmsgid "b"\nmsgstr "{GOOD}"\n'),
    ("m.mbox", f"From a\nSubject: x\n\n{GOOD}\n\nFrom b\nno header\n\nFrom c\nSubject: y\n\n{GOOD}\n"),
]


@pytest.mark.parametrize(("name", "content"), GOOD_RECORDS, ids=[row[0] for row in GOOD_RECORDS])
def test_good_records_of_a_broken_file_are_checked(shipped: Linter, tmp_path: Path, name: str, content: str) -> None:
    """One bad record is one failure; the records around it are checked."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    report = check_paths([path], kind="reply", linter=shipped)
    assert len(report.failures) == 1
    assert [one.rule for one in report.violations if one.severity == "error"] == ["review-positive-only"] * 2


# What is broken where, and how many of the good texts in it are found all the same: all but those that cannot be told from what is broken.
XML = '<xliff><file target-language="en"><trans-unit id="1"><target>'
NOTHING_LOST = [
    ("cut.json", f'{{"messages": [\n{{"text": "{GOOD}"}},\n{{"text": "Please', 3, 1),
    ("comma.json", f'[{{"text": "{GOOD}"}}\n{{"text": "a"}}]', 2, 1),
    ("key.json", f'[{{"text": "{GOOD}", id: 1}}]', 1, 1),
    ("value.json", f'{{"a": {{"text": "{GOOD}"}},\n"b": nothing}}', 2, 1),
    ("more.json", f'{{"text": "{GOOD}"}}\n{{"text": "x"}}', 2, 1),
    ("cut.jsonl", f'{{"text": "{GOOD}"}}\n{{"text": "cut', 2, 1),
    ("bad.jsonl", f'{{"text": "{GOOD}"}}\n{{"text" "b"}}\n{{"text": "{GOOD}"}}\n', 2, 2),
    ("day.yaml", f"- text: {GOOD}\n- text: {GOOD}\n  sent_at: soon\n- text: {GOOD}\n", 2, 2),
    ("tab.yaml", f"text: {GOOD}\n---\na:\n\t- b\n", 4, 1),
    ("alias.yaml", f"text: {GOOD}\n---\na: *nowhere\n", 3, 1),
    ("quote.csv", f'id,text\n1,"a\n2,{GOOD}\n3,"{GOOD}"\n', 2, 2),
    ("open.csv", f'id,text\n1,{GOOD}\n2,"a\n3,{GOOD}\n', 3, 2),
    ("behind.csv", f'id,text\n1,"a"b\n2,{GOOD}\n', 2, 1),
    ("wide.tsv", f"id\ttext\n1\ta\tb\n2\t{GOOD}\n", 2, 1),
    ("base64.eml", "Subject: x\nContent-Transfer-Encoding: base64\n\nUGxlYXNlIGxlYXZlIHVzIGEgNS1zdGFyIHJldmlldyBvbiBBbWF6b24uA", 4, 1),
    ("signs.eml", "Subject: x\nContent-Transfer-Encoding: base64\n\nUGxlYXNlIGxlYXZlIHVzIGEgNS1zdGFyIHJldmlldyBvbiBBbWF6b24u*", 4, 1),
    ("bytes.eml", f"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{GOOD} =FF\n", 5, 1),
    ("end.eml", f"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n{GOOD}\n", 3, 1),
    ("none.eml", f"Content-Type: multipart/mixed; boundary=x\n\n{GOOD}\n", 3, 1),
    ("charset.eml", f"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=x-none\n\na\n--x\n\n{GOOD}\n--x--\n", 6, 1),
    ("from.mbox", f"Subject: x\n\n{GOOD}\n\nFrom a@b\nSubject: y\n\n{GOOD}\n", 1, 2),
    ("head.mbox", f"From a@b\nno header\n\nFrom a@b\nSubject: y\n\n{GOOD}\n", 2, 1),
    ("open.po", f'msgid "a"\nmsgstr "{GOOD}\n\nmsgid "b"\nmsgstr "{GOOD}"\n', 2, 2),
    ("escape.po", f'msgid "a"\nmsgstr "ok\\\\\\"\n"{GOOD}"\n', 2, 1),
    ("alone.po", f'msgid "a"\nmsgstr "{GOOD}"\n\nmsgstr "{GOOD}"\n', 4, 2),
    ("word.po", f'msgid "a"\nmsgstr "{GOOD}"\nnonsense\n', 3, 1),
    ("cut.xlf", f"{XML}{GOOD}</target>\n", 2, 1),
    ("open.xlf", f'{XML}{GOOD}</trans-unit>\n<trans-unit id="2"><target>{GOOD}</target></trans-unit></file></xliff>', 1, 2),
    ("and.xliff", f"{XML}{GOOD} R&D</target></trans-unit></file></xliff>", 1, 1),
    ("last.xlf", f"{XML}{GOOD}", 1, 1),
    ("front.txt", f"---\nkind: reply\nlang: [en\n---\n{GOOD}\n", 4, 1),
    ("front.md", f"---\nkind: reply\n\tlang: en\n---\n{GOOD}\n", 3, 1),
    ("front.html", f"---\nkind: reply\n<p>{GOOD}</p>\n", 1, 1),
]


@pytest.mark.parametrize(("name", "content", "line", "count"), NOTHING_LOST, ids=[row[0] for row in NOTHING_LOST])
def test_what_is_broken_takes_nothing_else_along(amzlint_command: Any, tmp_path: Path, name: str, content: str, line: int, count: int) -> None:
    """One failure with file and line, exit code 3, and every text around it is checked."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = amzlint_command("check", name, "--format", "concise", "--kind", "reply", "--lang", "en", cwd=tmp_path)
    assert done.code == 3
    assert [one.split(" ")[0] for one in done.out.splitlines() if ": failed: " in one] == [f"{name}:{line}:"]
    assert done.out.count("[review-positive-only]") == count
    assert "Traceback" not in done.err


def test_a_subject_keeps_its_place_in_a_broken_mail(shipped: Linter, tmp_path: Path) -> None:
    """What is wrong with the parts says nothing of the subject."""
    content = f"Subject: Leave us a 5-star review\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n{GOOD}\n"
    (tmp_path / "m.eml").write_text(content, encoding="utf-8")
    report = check_paths([tmp_path / "m.eml"], kind="reply", lang="en", linter=shipped)
    assert len(report.failures) == 1
    assert [content[one.start.offset : one.end.offset] for one in report.violations] == ["Leave us a 5-star review", "leave us a 5-star review on Amazon"]


HOSTILE = [
    ("alias.yaml", "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)) + f"text: {GOOD}\n"),
    ("self.yaml", f"a: &a [*a]\ntext: {GOOD}\n"),
    ("surrogate.json", '{"text": "\\ud800 ' + GOOD + '"}'),
    ("twice.json", f'{{"text": "x", "text": "{GOOD}"}}'),
    ("huge.json", '{"text": "' + "word " * 100_000 + GOOD + '"}'),
    ("tags.html", "<a " * 100_000 + f"<p>{GOOD}</p>"),
    ("bidi.json", '{"text": "\u202e\u2066 ' + GOOD + '"}'),
    ("bom.csv", f"\ufeffid,text\r\n1,{GOOD}\r\n"),
    ("bom.yaml", f"\ufefftext: {GOOD}\r\n"),
    ("wide.csv", "id,text" + ",x" * 1900 + f"\n1,{GOOD}\n"),
    ("cells.tsv", "text\t" * 50 + f"\n{GOOD}\n"),
]


@pytest.mark.parametrize(("name", "content"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_files_are_read_to_their_end(shipped: Linter, tmp_path: Path, name: str, content: str) -> None:
    """Bombs, surrogates, repeated keys, marks and masses of nothing hide no finding."""
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    report = check_paths([path], kind="reply", lang="en", linter=shipped)
    assert report.failures == []
    assert "review-positive-only" in {one.rule for one in report.violations}
