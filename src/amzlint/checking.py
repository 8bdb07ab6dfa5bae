"""Inputs checked one after the other, and what comes of them gathered in a report."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from amzlint.discovery import STDIN, Input
from amzlint.errors import ReadError
from amzlint.reader import read_stream
from amzlint.report import Failure, MessageResult, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amzlint.document import Document
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter


class Skipped(NamedTuple):
    """A file that was merely found and holds no message."""

    path: str


def new_report(linter: Linter, *, keep: bool = True) -> Report:
    """Return an empty report that names the linter's packs, and fails as its configuration says."""
    return Report(tuple((pack["id"], pack["version"]) for pack in linter.packs.packs), keep=keep, fail_on=linter.config.value("fail-on", "error"))


def add_to_report(report: Report, item: MessageResult | Failure | Skipped | Input) -> None:
    """Add what a run yields to its report."""
    if isinstance(item, MessageResult):
        report.add(item)
    elif isinstance(item, Failure):
        report.failures.append(item)
    elif isinstance(item, Skipped):
        report.skipped += 1
    else:
        report.files += 1


def check_inputs(
    linter: Linter, inputs: Iterator[Input], defaults: Defaults, note: Callable[[str], None], *, stdin: IO[bytes] | None = None, stdin_name: str = ""
) -> Iterator[MessageResult | Failure | Skipped | Input]:
    """Check inputs one after the other; each is yielded itself before its results.

    stdin: what `-` reads; stdin_name: the file name that `-` is treated as, shown in its results.
    """
    found = Fruits()
    for one in inputs:
        fruitless = True
        for item in check_input(linter, one, defaults, note, stdin=stdin, stdin_name=stdin_name):
            fruitless = fruitless and isinstance(item, (Skipped, Input))
            yield item
        if not one.error:
            found.add(one, fruitful=not fruitless)
    yield from found.failures()


class Fruits:
    """Which of the folders and globs that were named led to a message; one that led to none is a failure."""

    def __init__(self) -> None:
        self._fruitful: dict[str, bool] = {}

    def add(self, one: Input, *, fruitful: bool) -> None:
        """Remember whether there was something to check in an input."""
        for argument in one.found_by:
            self._fruitful[argument] = self._fruitful.get(argument, False) or fruitful

    def failures(self) -> Iterator[Failure]:
        """Yield a failure for each argument without any message."""
        for argument, fruitful in self._fruitful.items():
            if not fruitful:
                yield Failure(argument, "there is no message in any of its files")


def check_input(
    linter: Linter, one: Input, defaults: Defaults, note: Callable[[str], None], *, stdin: IO[bytes] | None = None, stdin_name: str = ""
) -> Iterator[MessageResult | Failure | Skipped | Input]:
    """Check one input; it is yielded itself before its results."""
    if one.error:
        yield Failure(one.path, one.error)
        return
    yield one
    yield from _read_and_check(linter, one, defaults, note, stdin, stdin_name)


def _read_and_check(
    linter: Linter, one: Input, defaults: Defaults, note: Callable[[str], None], stdin: IO[bytes] | None, stdin_name: str
) -> Iterator[MessageResult | Failure | Skipped]:
    shown = (stdin_name or STDIN) if one.path == STDIN else one.path
    count = 0
    try:
        with open_input(one.path, stdin) as stream:
            name = stdin_name if one.path == STDIN else one.path
            for item in check_documents(linter, read_stream(stream, shown, name, defaults, note)):
                count += 1
                yield item
    except OSError as error:
        yield Failure(shown, reason_of(error))
        return
    if not count:
        yield without_message(one, stdin_name)


def without_message(one: Input, stdin_name: str) -> Failure | Skipped:
    """Return what an input is in which there is no message: a failure where it was named, else skipped. stdin_name: what `-` is called."""
    shown = (stdin_name or STDIN) if one.path == STDIN else one.path
    return Failure(shown, "there is no message in it") if one.named else Skipped(shown)


def open_input(path: str, stdin: IO[bytes] | None = None) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input (`stdin`, where it is given) for `-`, to be read as bytes; raises OSError."""
    if path != STDIN:
        return Path(path).open("rb")
    if stdin is None and sys.stdin is None:
        raise OSError("standard input is closed")
    return nullcontext(stdin or sys.stdin.buffer)


def check_documents(linter: Linter, items: Iterator[Document | Failure]) -> Iterator[MessageResult | Failure]:
    """Check documents as they come; failures pass through."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            result = linter.check(item)
            judged = result if linter.gate is None else linter.gate.judge(item, result)
            yield _with_file_edits(item, judged) if any(one.remedy for one in judged.violations) else judged
        except ReadError as error:
            yield Failure(item.path, f"message {item.index}: {error}")


def _with_file_edits(document: Document, result: MessageResult) -> MessageResult:
    from amzlint.file_edits import with_file_edits  # noqa: PLC0415  (most messages have nothing to mend)

    return with_file_edits(document, result)


def reason_of(error: OSError) -> str:
    """Say why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return error.strerror or str(error)
