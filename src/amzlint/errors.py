"""The exceptions that amzlint raises, and the exit codes they lead to.

AmzlintError
├── UsageError      bad option or argument                        exit 2
├── FramedError     a file of the user's with its place           exit 2
│   ├── PackError       a pack that cannot be used
│   └── ConfigError     a configuration that cannot be used
├── ReadError       a file or message that cannot be checked      exit 3
│   └── PatternTimeout  a user's pattern that ran out of time     exit 3
├── WriteError      a file that cannot be written                 exit 3
└── SpellingError   a text that its file has no way to write      exit 3
"""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """The exit codes of the command line; where several apply, 2 beats 3 beats 1."""

    CLEAN = 0
    VIOLATIONS = 1
    USAGE = 2
    UNCHECKED = 3


class AmzlintError(Exception):
    """Any error that amzlint raises on purpose; its text is meant for people."""

    exit_code = ExitCode.USAGE


class UsageError(AmzlintError):
    """A bad option or argument; the text names the nearest valid value."""


class FramedError(AmzlintError):
    """A fault in a file that the user wrote for amzlint, shown with its place.

    message: what is wrong, and what was expected.
    path, line, column: the place in the file; line and column count from 1, 0 when unknown.
    source_line: the text of that line, shown below the message.
    """

    label = ""

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0, source_line: str = "") -> None:
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.source_line = source_line
        super().__init__(self._framed())

    def _framed(self) -> str:
        if not self.path:
            return f"error: {self.message} [{self.label}]"
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        first = f"{place}: error: {self.message} [{self.label}]"
        if not self.source_line:
            return first
        gutter = " " * len(str(self.line))
        underline = " " * max(self.column - 1, 0) + "^"
        return f"{first}\n{gutter} |\n{self.line} | {self.source_line}\n{gutter} | {underline}"


class PackError(FramedError):
    """A pack that cannot be used."""

    label = "pack"


class ConfigError(FramedError):
    """A configuration that cannot be used."""

    label = "config"


class ReadError(AmzlintError):
    """A file or message that could not be checked; it is reported as a failure, never as clean."""

    exit_code = ExitCode.UNCHECKED


class PatternTimeout(ReadError):  # noqa: N818  (a kind of failure, like the built-in TimeoutError it stands for)
    """A user's pattern that did not finish within its time limit."""


class WriteError(AmzlintError):
    """A file that was not written, and still holds what it held; the text says why."""

    exit_code = ExitCode.UNCHECKED


class SpellingError(AmzlintError):
    """A text that cannot be written in the form of its file; the text says why."""

    exit_code = ExitCode.UNCHECKED
