"""`amzlint check --fix` and `--diff`: mends the inputs, or shows what mending them would change."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from amzlint import atomic_files, checking, fixer
from amzlint.discovery import STDIN, Input
from amzlint.document import Document
from amzlint.errors import ReadError, UsageError, WriteError
from amzlint.file_text import pieces_of
from amzlint.reader import read_stream
from amzlint.report import Failure
from amzlint.reporters.cells import one_line
from amzlint.reporters.redaction import redact_quotations
from amzlint.revision import changed_fields
from amzlint.violation import RANK
from amzlint.writeback import Change, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.commands.check import CheckOptions
    from amzlint.fixer import Fixed
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter

UNWRITABLE = "cannot be written as their file is"


class Tally:
    """What came of the fixes of a run. mended: how many findings; held_back: how many for each reason; unsafe: how many only unsafe fixes would mend."""

    def __init__(self) -> None:
        self.mended = 0
        self.held_back: Counter[str] = Counter()
        self.unsafe = 0

    def add(self, fixed: Fixed) -> None:
        """Count the fixes of a message."""
        self.mended += len(fixed.mended)
        self.held_back.update(reason for _, reason in fixed.held_back)
        self.unsafe += fixed.unsafe

    def __add__(self, other: Tally) -> Tally:
        total = Tally()
        total.mended, total.unsafe, total.held_back = self.mended + other.mended, self.unsafe + other.unsafe, self.held_back + other.held_back
        return total

    def take_back(self, count: int) -> None:
        """Count fixes as held back that were made and could not be written."""
        self.mended -= count
        self.held_back[UNWRITABLE] += count

    def told(self, done: str) -> str:
        """Return the counts in one line; empty where there is nothing to tell. done: fixed, or would be fixed."""
        reasons = [f"{count} {reason}" for reason, count in self.held_back.most_common() if count]
        if not self.mended and not reasons and not self.unsafe:
            return ""
        line = f"{self.mended} {done}"
        if reasons:
            line += f", {self.held_back.total()} held back: {', '.join(reasons)}"
        return line + (f"; {self.unsafe} more with --unsafe-fixes" if self.unsafe else "")


class Mended(NamedTuple):
    """An input with its fixes in it.

    name: that chooses its container; data: as it was read; new: as it should be; remaining: the severities of the findings that are left, each once; tally: of its fixes.
    """

    one: Input
    shown: str
    name: str
    data: bytes
    new: bytes
    remaining: tuple[str, ...]
    tally: Tally


def assert_fixable(options: CheckOptions) -> None:
    """Raise UsageError for options that exclude each other."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes widens what --fix and --diff do; add one of them")
    if not options.fix and not options.diff:
        return
    if options.write_baseline or options.prune_baseline:
        raise UsageError(f"--{'fix' if options.fix else 'diff'} and --{'write' if options.write_baseline else 'prune'}-baseline exclude each other: first fix, then make the baseline of what is left")
    if options.diff and options.redact:
        raise UsageError("--diff shows the texts of messages, which --redact hides")


def show_diff(options: CheckOptions, linter: Linter, inputs: Sequence[Input], defaults: Defaults) -> int:
    """Print what --fix would change as a unified diff; returns 3 when something could not be read, 1 when anything would change or a finding that fails the run would be left."""
    tally, failed, is_clean = Tally(), False, True
    for item in _mend(options, linter, inputs, defaults):
        if isinstance(item, Failure):
            failed = True
            _tell(f"failed: {one_line(item.path)}: {one_line(item.error)}")
            continue
        tally += item.tally
        sys.stdout.write(_shown(unified_diff(item.shown, _text(item.data, item.name), _text(item.new, item.name)) if item.new != item.data else ""))
        is_clean = is_clean and item.new == item.data and not any(_fails(severity, options.fail_on) for severity in item.remaining)
    _tell(tally.told("would be fixed"))
    return 3 if failed else 0 if is_clean else 1


def fix_inputs(options: CheckOptions, linter: Linter, inputs: Sequence[Input], defaults: Defaults) -> tuple[bytes | None, list[Failure]]:
    """Mend the inputs in place; standard input is printed, mended. Returns the mended standard input, None when it is none of them, and what could not be written."""
    tally, failures = Tally(), list[Failure]()
    stdin: bytes | None = None
    for item in _mend(options, linter, inputs, defaults):
        if isinstance(item, Failure):
            continue  # the check that follows tells
        tally += item.tally
        if item.one.path == STDIN:
            stdin = item.new
            sys.stdout.flush()
            sys.stdout.buffer.write(item.new)
            sys.stdout.buffer.flush()
        elif item.new != item.data:
            try:
                told = atomic_files.replace(item.one.path, item.new, item.data)
            except WriteError as error:
                tally.take_back(item.tally.mended)
                failures.append(Failure(item.shown, str(error)))
                continue
            if told:
                _tell(f"note: {one_line(item.shown)}: {told}")
    _tell(tally.told("fixed"))
    return stdin, failures


def _mend(options: CheckOptions, linter: Linter, inputs: Sequence[Input], defaults: Defaults) -> Iterator[Mended | Failure]:
    for one in inputs:
        shown = (options.stdin_filename or STDIN) if one.path == STDIN else one.path
        if one.error:
            yield Failure(shown, one.error)
            continue
        try:
            with checking.open_input(one.path) as stream:
                data = stream.read()
        except OSError as error:
            yield Failure(shown, error.strerror or str(error))
            continue
        yield from _mend_data(options, linter, one, shown, data, defaults)


def _mend_data(options: CheckOptions, linter: Linter, one: Input, shown: str, data: bytes, defaults: Defaults) -> Iterator[Mended | Failure]:
    name = options.stdin_filename if one.path == STDIN else one.path
    tally = Tally()
    changes: list[Change] = []
    mended: dict[int, list[frozenset[int]]] = {}  # the fields that each fix changed, by message
    remaining: set[str] = set()
    for item in read_stream(io.BytesIO(data), shown, name, defaults, lambda _: None):
        if isinstance(item, Failure):
            yield item
            continue
        try:
            fixed = fixer.fix(linter, item, unsafe=options.unsafe_fixes)
        except ReadError as error:
            yield Failure(shown, f"message {item.index}: {error}")
            continue
        tally.add(fixed)
        remaining.update(violation.severity for violation in fixed.remaining)
        if fixed.mended:
            mended[item.index] = [fields for _, fields in fixed.mended]
            changes += _changes(item, fixed)
    new, held = written(data, name, changes, defaults) if changes else (data, ())
    unwritten = {(change.index, change.field) for change, _ in held}
    tally.take_back(sum(any((index, field) in unwritten for field in fields) for index, rows in mended.items() for fields in rows))
    for reason in dict.fromkeys(reason for _, reason in held):
        _tell(f"note: {one_line(shown)}: not written: {redact_quotations(one_line(reason)) if options.redact else one_line(reason)}")
    yield Mended(one, shown, name, data, new, tuple(remaining), tally)


def _changes(document: Document, fixed: Fixed) -> Iterator[Change]:
    for number, text in changed_fields(document, fixed.document).items():
        yield Change(document.index, number, text=text)


def unified_diff(name: str, before: str, after: str) -> str:
    """Return the unified diff of two texts of a file, empty where they are the same."""
    import difflib  # noqa: PLC0415  (only with --diff)

    lines = list(difflib.unified_diff(_lines(before), _lines(after), f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}"))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    # splitlines would also cut at form feeds and the like, which `patch` does not count as lines.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _shown(diff: str) -> str:
    """Return a diff as it may be written: on a terminal without control characters, for a pipe as it is, so that `patch` can read it."""
    return re.sub(r"[^\S\n\t ]|[\x00-\x08\x0e-\x1f\x7f-\x9f]", lambda sign: f"\\x{ord(sign[0]):02x}", diff) if sys.stdout.isatty() else diff


def _text(data: bytes, name: str) -> str:
    return "".join(piece.text for piece in pieces_of(data, name)) if data else ""


def _fails(severity: str, fail_on: str) -> bool:
    return fail_on != "never" and RANK[severity] >= RANK[fail_on]


def _tell(text: str) -> None:
    if text:
        sys.stderr.write(f"amzlint: {text}\n")
