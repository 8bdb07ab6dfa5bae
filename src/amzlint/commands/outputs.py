"""Where the results of a run go: each format to standard output or to a file of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint.commands.terminal import colour_wanted, width
from amzlint.discovery import STDIN, Input
from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.reporters import REPORTERS, Options, Reporter, get_reporter
from amzlint.reporters.cells import one_line
from amzlint.reporters.redaction import redact_failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import ExitStack
    from typing import TextIO

    from amzlint.report import Failure, MessageResult, Report


class Target(NamedTuple):
    """A format and the file it goes to, None for standard output."""

    format: str
    path: str | None


class Output(NamedTuple):
    """An open target."""

    format: str
    options: Options
    reporter: Reporter
    stream: TextIO

    @property
    def is_apart(self) -> bool:
        """Whether every process may write its own part."""
        return not (REPORTERS[self.format].counts or REPORTERS[self.format].needs_all)

    def write(self, text: str) -> None:
        """Write at once, so that a live pipe works."""
        if text:
            self.stream.write(text)
            self.stream.flush()


def read_targets(formats: Sequence[str], output: str | None) -> tuple[Target, ...]:
    """Read `--format NAME` and `--format NAME=FILE`; the one without a file goes to `output`, or to standard output where that is None.

    Raises UsageError for an unknown name, two results for one place, and an `output` that nothing would go to.
    """
    targets: list[Target] = []
    for given in formats:
        name, equals, path = given.partition("=")
        if name not in REPORTERS:
            raise UsageError(f"--format {given}: {nearest(name, tuple(REPORTERS))}")
        if equals and not path:
            raise UsageError(f"--format {given}: expected a file behind the equals sign")
        targets.append(Target(name, path if equals else output))
    for number, target in enumerate(targets):
        for other in targets[:number]:
            if _place(target) == _place(other):
                place = "standard output" if target.path is None else target.path
                raise UsageError(f"--format {other.format} and --format {target.format} would both go to {place}; write --format {target.format}=FILE")
    if output is not None and all("=" in given for given in formats):
        raise UsageError(f"--output {output}: every --format has a file of its own")
    return tuple(targets)


def _place(target: Target) -> str | None:
    return None if target.path is None else os.path.realpath(target.path)


def open_outputs(targets: Sequence[Target], inputs: Sequence[Input], options: Options, stack: ExitStack, standard: TextIO) -> Outputs:
    """Open the targets; options: as for every format, colour and width apart; standard: where results go that have no file.

    Raises UsageError for a file that cannot be written, or is one of the inputs.
    """
    for target in targets:
        if target.path is not None:
            _assert_no_input(target, inputs)
    opened = []
    for target in targets:
        stream = standard if target.path is None else stack.enter_context(_opened(target))
        own = options._replace(colour=colour_wanted(stream), width=width(stream))
        opened.append(Output(target.format, own, get_reporter(target.format, options=own), stream))
    return Outputs(opened, redact=options.redact)


def _assert_no_input(target: Target, inputs: Sequence[Input]) -> None:
    path = Path(target.path or "")
    if path.exists() and any(path.samefile(one.path) for one in inputs if one.path != STDIN and Path(one.path).exists()):
        raise UsageError(f"{target.format} report {target.path}: it is one of the files to check, and would be overwritten")


def _opened(target: Target) -> TextIO:
    try:
        return Path(target.path or "").open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"{target.format} report {target.path}: cannot be written: {error.strerror or error}") from None


class Outputs:
    """All outputs of a run. redact: show no text of any message on standard error either."""

    def __init__(self, outputs: Sequence[Output], *, redact: bool) -> None:
        self._outputs = tuple(outputs)
        self._redact = redact
        # Where nothing on standard output tells of a failure when it happens, standard error does.
        self._tells = not any(one.stream in (sys.stdout, sys.stderr) and not REPORTERS[one.format].needs_all for one in outputs)

    @property
    def apart(self) -> tuple[tuple[str, Options], ...]:
        """The formats that every process may write its own part of."""
        return tuple((one.format, one.options) for one in self._outputs if one.is_apart)

    @property
    def all_apart(self) -> bool:
        """Whether no reporter here needs the results themselves."""
        return all(one.is_apart for one in self._outputs)

    def message(self, result: MessageResult) -> None:
        """Write one checked message."""
        for one in self._outputs:
            one.write(one.reporter.message(result))

    def failure(self, failure: Failure) -> None:
        """Write what could not be checked."""
        self._tell(failure)
        for one in self._outputs:
            one.write(one.reporter.failure(failure))

    def parts(self, texts: Sequence[str], messages: Iterable[MessageResult], failures: Sequence[Failure]) -> None:
        """Write what another process found. texts: of the formats of `apart`, in their order; messages, failures: for the others."""
        for failure in failures:
            self._tell(failure)
        for one, text in zip([one for one in self._outputs if one.is_apart], texts, strict=True):
            one.write(text)
        others = [one for one in self._outputs if not one.is_apart]
        if others:
            for result in messages:
                for one in others:
                    one.write(one.reporter.message(result))
            for failure in failures:
                for one in others:
                    one.write(one.reporter.failure(failure))

    def finish(self, report: Report) -> None:
        """Write the ends. Call it once, after all results."""
        for one in self._outputs:
            one.write(one.reporter.finish(report))

    def _tell(self, failure: Failure) -> None:
        if self._tells:
            shown = redact_failure(failure) if self._redact else failure
            sys.stderr.write(f"amzlint: failed: {one_line(shown.path)}: {one_line(shown.error)}\n")
