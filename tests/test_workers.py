"""Several processes say exactly what one says, in the same order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from amzlint.discovery import Input
from amzlint.report import MessageResult, Report
from amzlint.reporters import REPORTERS
from amzlint.workers import BYTES_A_TASK, LEAST_FILES, Task, _tasks, count_processes, is_stream


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder of some files, among them an empty and a binary one."""
    for number in range(60):
        (tmp_path / f"{number:03d}.txt").write_text("Please leave a 5-star review!!" if number % 7 == 0 else "Your parcel is late.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2\3" * 50)
    return tmp_path


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    """A JSONL file of several blocks with blank, broken and non-UTF-8 lines, and letters of more than one byte."""
    path = tmp_path / "sent.jsonl"
    lines = []
    for number in range(4000):
        text = "Bewerten Sie uns mit fünf Sternen é" if number % 50 == 0 else "Your parcel is late, we are sorry — it will arrive on Tuesday."
        lines.append(json.dumps({"id": number, "text": f"{text} {'x' * (number % 90)}", "lang": "en", "kind": "reply"}, ensure_ascii=number % 3 == 0).encode())
        if number % 400 == 7:
            lines += [b"", b"{broken", b'{"text": "\xff"}']
    path.write_bytes(b"\n".join(lines) + b"\n")
    assert path.stat().st_size > 2 * BYTES_A_TASK
    return path


@pytest.mark.parametrize("output_format", ["concise", "jsonl", "json", "text"])
def test_files_give_the_same_output_in_any_number_of_processes(amzlint_command: Any, templates: Path, output_format: str) -> None:
    """One process or three: the same bytes on both streams and the same exit code."""
    one, three = (amzlint_command("check", str(templates), "--format", output_format, "--jobs", jobs) for jobs in ("1", "3"))
    assert one.code == 3
    assert (three.code, three.out, three.err) == (one.code, one.out, one.err)


@pytest.mark.parametrize("output_format", ["concise", "jsonl", "json"])
def test_a_stream_gives_the_same_output_in_any_number_of_processes(amzlint_command: Any, stream: Path, output_format: str) -> None:
    """Lines, offsets and numbers of messages go on from block to block, over broken lines too."""
    one, two = (amzlint_command("check", str(stream), "--format", output_format, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.code == 3
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)


@pytest.mark.parametrize("given", ["templates", "stream"])
def test_every_format_is_the_same_from_any_number_of_processes(amzlint_command: Any, given: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    """All formats in one run, from one process or two: the same bytes in every file, those that one reporter must count or keep included, and in the job's summary."""
    path = request.getfixturevalue(given)
    written = []
    for jobs in ("1", "2"):
        folder = tmp_path_factory.mktemp("reports")
        options = [option for name in REPORTERS for option in ("--format", f"{name}={folder / name}")]
        done = amzlint_command("check", path, *options, "--jobs", jobs, "--statistics", env={"GITHUB_STEP_SUMMARY": str(folder / "summary.md")})
        written.append({file.name: file.read_bytes() for file in folder.iterdir()} | {"code": done.code, "out": done.out, "err": done.err})
    one, two = written
    assert set(one) == {*REPORTERS, "summary.md", "code", "out", "err"}
    assert (one["code"], one["out"]) == (3, "")
    assert one == two


@pytest.mark.parametrize("keep", [True, False])
def test_a_report_that_only_counts_keeps_no_message_of_others(keep: bool) -> None:
    """What other processes hand over, because some format must see it, stays in memory only where the end needs it."""
    other = Report()
    other.add(MessageResult("a.txt", 1, None, "reply", "en", None, "clean", ()))
    report = Report(keep=keep)
    report.merge(other)
    assert (len(report.messages), report.message_count) == (int(keep), 1)


def test_tasks_hold_every_byte_once(stream: Path) -> None:
    """The blocks of a stream, joined, are the stream; each starts where the one before ended."""
    tasks = list(_tasks([Input(str(stream), True)], ""))
    data = stream.read_bytes()
    assert b"".join(task.block or b"" for task in tasks) == data
    at = 0
    for task in tasks:
        assert task.place.line == data[:at].count(b"\n") + 1
        at += len(task.block or b"")


def test_files_come_in_groups_in_their_order() -> None:
    """Groups keep the order, and standard input is a task of its own."""
    inputs = [Input("-", True), *(Input(f"{number}.txt", False) for number in range(50))]
    tasks = list(_tasks(inputs, ""))
    assert tasks[0] == Task((inputs[0],))
    assert [one for task in tasks for one in task.inputs] == inputs


def test_little_input_is_checked_in_one_process(tmp_path: Path) -> None:
    """A few files are not worth a process; a number that was asked for is used."""
    few = [Input(f"{number}.txt", True) for number in range(LEAST_FILES - 1)]
    assert count_processes(0, few, "") == 1
    assert count_processes(4, few, "") == 4
    assert not is_stream(Input(str(tmp_path / "missing.jsonl"), True), "")
    assert is_stream(Input("-", True), "x.jsonl")
    assert not is_stream(Input("-", True), "x.txt")
