"""The reporters: what each output format is called, and the protocol that all of them follow."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

from amzlint.errors import UsageError

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult, Report


class Format(NamedTuple):
    """Where the reporter of a format is, and what it needs. Modules are imported when asked for: a plain run must not pay for the formats that it does not print.

    counts: one reporter must see every message of the run, for what it writes depends on what came before; else each process may have a reporter of its own.
    needs_all: `finish` reads the messages that the report kept. needs_texts: messages come with their texts.
    needs_fixes: findings say how they are mended.
    """

    module: str
    class_name: str
    counts: bool = False
    needs_all: bool = False
    needs_texts: bool = False
    needs_fixes: bool = False


REPORTERS = {
    "text": Format("text", "TextReporter"),
    "concise": Format("concise", "ConciseReporter"),
    "json": Format("json_report", "JsonReporter", needs_all=True, needs_fixes=True),
    "jsonl": Format("jsonl", "JsonLinesReporter", needs_fixes=True),
    "sarif": Format("sarif", "SarifReporter", needs_all=True, needs_fixes=True),
    "github": Format("github", "GithubReporter", counts=True),
    "gitlab": Format("gitlab", "GitlabReporter", needs_all=True),
    "junit": Format("junit", "JunitReporter", needs_all=True),
    "checkstyle": Format("checkstyle", "CheckstyleReporter", needs_all=True),
    "rdjson": Format("rdjson", "RdjsonReporter", needs_all=True, needs_fixes=True),
    "html": Format("html_report", "HtmlReporter", needs_all=True, needs_texts=True, needs_fixes=True),
}


class Options(NamedTuple):
    """How to print a report.

    colour: write ANSI colours. width: of the terminal, in cells. quiet: findings only. redact: show no text of any message.
    statistics: count the findings by rule. tool_version, packs: id and version, named in JSON. fail_on: the lowest severity that fails the run.
    """

    colour: bool = False
    width: int = 80
    quiet: bool = False
    redact: bool = False
    statistics: bool = False
    tool_version: str = ""
    packs: tuple[tuple[str, str], ...] = ()
    fail_on: str = "error"


class Reporter(Protocol):
    """Turns results into text as they arrive; each method returns what is to be written at once, line ends included."""

    def message(self, result: MessageResult) -> str:
        """Return the text for one checked message; empty when the format writes everything at the end."""

    def failure(self, failure: Failure) -> str:
        """Return the text for something that could not be checked."""

    def finish(self, report: Report) -> str:
        """Return the closing text. Call it once, after every message and failure has been handed over."""


def get_reporter(name: str, *, options: Options) -> Reporter:
    """Return a new reporter for one run.

    name: a key of `REPORTERS`. Raises UsageError for any other, naming the valid ones.
    """
    if name not in REPORTERS:
        raise UsageError(f"unknown format “{name}”; choose one of {', '.join(REPORTERS)}")
    module = importlib.import_module(f"amzlint.reporters.{REPORTERS[name].module}")
    reporter: Reporter = getattr(module, REPORTERS[name].class_name)(options)
    return reporter
