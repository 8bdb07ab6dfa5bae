"""Checks much input in several processes: files in groups, JSON Lines in blocks; the results come in the order of the input, as if one had checked it all."""

from __future__ import annotations

import io
import multiprocessing
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import api, checking
from amzlint.containers import container_for
from amzlint.discovery import STDIN, Input
from amzlint.reader import BEGINNING, Place, after_lines, read_json_lines
from amzlint.report import Failure, MessageResult, Report
from amzlint.reporters import Options, Reporter, get_reporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amzlint.kinds import Defaults
    from amzlint.linter import Linter

FILES_A_TASK = 24
BYTES_A_TASK = 1 << 17  # of JSON Lines; a message has a few hundred
LEAST_FILES = 200  # fewer are checked sooner than processes start
LEAST_BLOCK = 1 << 14  # bytes of lines that are handed over
LEAST_BYTES = 1 << 19  # of a JSONL file, likewise
AHEAD = 3  # tasks for each process that may wait, so that memory stays flat


class Settings(NamedTuple):
    """What every process is told.

    linter, defaults: the arguments of `api.make_linter` and `api.make_defaults`; formats: to be written here, with their options; keep: whether results come back whole;
    stdin_name: what standard input is treated as.
    """

    linter: dict[str, Any]
    defaults: dict[str, Any]
    formats: tuple[tuple[str, Options], ...]
    keep: bool
    stdin_name: str


class Outcome(NamedTuple):
    """What came of one task. texts: as the reporter of each format writes it; notes: what people should know; found: for each input whether there was anything in it to check."""

    texts: tuple[str, ...]
    report: Report
    notes: tuple[str, ...]
    found: tuple[bool, ...]


class Task(NamedTuple):
    """Something to check: some files, or with `block` some lines of one JSONL input, which start at `place` of it."""

    inputs: tuple[Input, ...]
    block: bytes | None = None
    place: Place = BEGINNING


class Checker:
    """Checks tasks with a linter of its own; stdin_name: the file name that standard input is treated as."""

    def __init__(self, settings: Settings, linter: Linter | None = None) -> None:
        self._linter = linter or api.make_linter(**settings.linter)
        self._defaults: Defaults = api.make_defaults(self._linter, **settings.defaults)
        self._reporters: list[Reporter] = [get_reporter(name, options=options) for name, options in settings.formats]
        self._keep = settings.keep
        self._stdin_name = settings.stdin_name

    def check(self, task: Task) -> Outcome:
        """Check one task."""
        report = checking.new_report(self._linter, keep=self._keep)
        notes: list[str] = []
        found: list[bool] = []
        pieces: list[list[str]] = [[] for _ in self._reporters]
        for one in task.inputs:
            checked = report.message_count + len(report.failures)
            items = checking.check_input(self._linter, one, self._defaults, notes.append, stdin_name=self._stdin_name) if task.block is None else self._lines(task, notes)
            for item in items:
                checking.add_to_report(report, item)
                for reporter, written in zip(self._reporters, pieces, strict=True):
                    if isinstance(item, MessageResult):
                        written.append(reporter.message(item))
                    elif isinstance(item, Failure):
                        written.append(reporter.failure(item))
            found.append(report.message_count + len(report.failures) > checked)
        return Outcome(tuple(map("".join, pieces)), report, tuple(notes), tuple(found))

    def _lines(self, task: Task, notes: list[str]) -> Iterator[MessageResult | Failure | checking.Skipped | Input]:
        one, name = task.inputs[0], task.inputs[0].path
        if name == STDIN:
            name = self._stdin_name
        if task.place == BEGINNING:
            yield one
        documents = read_json_lines(io.BytesIO(task.block or b""), name, name, self._defaults, notes.append, task.place)
        yield from checking.check_documents(self._linter, documents)


_own: list[Checker] = []  # the one of this process


def _start(settings: Settings) -> None:
    _own.append(Checker(settings))


def _check(task: Task) -> Outcome:
    return _own[0].check(task)


def count_processes(jobs: int, inputs: Iterable[Input], stdin_name: str) -> int:
    """Return how many processes to use. jobs: as asked for, 0 for one a core where the input is worth it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs or cores == 1:
        return jobs or 1
    return cores if any(number >= LEAST_FILES or is_stream(one, stdin_name) for number, one in enumerate(inputs, 1)) else 1


def is_stream(one: Input, stdin_name: str) -> bool:
    """Say whether an input is JSON Lines without a known end, or with a far one."""
    if one.path == STDIN:
        return container_for(stdin_name) == "jsonl"
    return container_for(one.path) == "jsonl" and Path(one.path).is_file() and Path(one.path).stat().st_size >= LEAST_BYTES


def check_in_processes(settings: Settings, linter: Linter, inputs: Iterable[Input], count: int) -> Iterator[tuple[Task, Outcome]]:
    """Check inputs in so many processes; yields tasks with what came of them, in the order of the input.

    linter: of this process, which checks what is not worth handing over: standard input that is no JSON Lines, and the few lines that a live pipe brings at a time.
    """
    here = Checker(settings, linter)
    start = "fork" if os.name == "posix" and "fork" in multiprocessing.get_all_start_methods() else None
    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for task in _tasks(inputs, settings.stdin_name):
            is_small = task.inputs[0].path == STDIN if task.block is None else len(task.block) < LEAST_BLOCK
            if not is_small:
                pool = pool or ProcessPoolExecutor(count, multiprocessing.get_context(start), _start, (settings,))
                waiting.append((task, pool.submit(_check, task)))
            while len(waiting) > (0 if is_small else count * AHEAD):
                done, future = waiting.popleft()
                yield done, future.result()
            if is_small:
                yield task, here.check(task)
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _tasks(inputs: Iterable[Input], stdin_name: str) -> Iterator[Task]:
    group: list[Input] = []
    for one in inputs:
        is_long = is_stream(one, stdin_name)
        if group and (is_long or one.path == STDIN or len(group) == FILES_A_TASK):
            yield Task(tuple(group))
            group = []
        if is_long:
            yield from _blocks(one)
        elif one.path == STDIN:
            yield Task((one,))
        else:
            group.append(one)
    if group:
        yield Task(tuple(group))


def _blocks(one: Input) -> Iterator[Task]:
    """Yield the lines of an input as they can be read, so that a live pipe is answered at once; the input itself where there are none or it cannot be opened."""
    place, pending = BEGINNING, b""
    try:
        with checking.open_input(one.path) as stream:
            read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
            while piece := read(BYTES_A_TASK):
                before, newline, after = piece.rpartition(b"\n")
                if not newline:
                    pending += piece
                    continue
                block, pending = pending + before + newline, after
                yield Task((one,), block, place)
                place = after_lines(block, place)
    except OSError:
        pending = b""
    if pending or place == BEGINNING:
        yield Task((one,), pending or None, place)
