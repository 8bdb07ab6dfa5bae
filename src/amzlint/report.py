"""A report: the messages of a run with their verdicts, violations and failures, and the exit code they lead to."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from amzlint.errors import ExitCode
from amzlint.violation import RANK, SEVERITIES, Violation

CLEAN, FINDINGS, PARTLY_CHECKED, FAILED = "clean", "findings", "partly-checked", "failed"
_Key = TypeVar("_Key")
FAIL_ON = ("error", "warning", "info", "never")


class FieldText(NamedTuple):
    """A field of a message as its container decoded it: the text that `Violation.in_message` counts in."""

    name: str
    text: str


class MessageResult(NamedTuple):
    """One checked message.

    lang: the languages it was checked in, joined by a comma; would_add: how many more findings a proactive message would have; texts: its fields, only where a format shows them;
    distrusted: how many findings are held back, since no source of theirs is trusted enough.
    """

    path: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a result
    message_id: str | None
    kind: str | None
    lang: str | None
    template: bool | None
    verdict: str
    violations: tuple[Violation, ...]
    would_add: int = 0
    texts: tuple[FieldText, ...] = ()
    distrusted: int = 0


class Failure(NamedTuple):
    """Something that could not be checked, and why; line counts from 1, 0 for a whole file."""

    path: str
    error: str
    line: int = 0


class Report:
    """What a run found. keep: remember every message and violation, or only count them (for streams without end); fail_on: the lowest severity that fails it, one of FAIL_ON.

    held: by rule the places of findings that a baseline holds though nobody may silence them; stale: by rule what a baseline holds and is no more.
    """

    def __init__(self, packs: tuple[tuple[str, str], ...] = (), *, keep: bool = True, fail_on: str = "error") -> None:
        self.packs = packs
        self.fail_on = fail_on
        self.keep = keep
        self.messages: list[MessageResult] = []
        self.failures: list[Failure] = []
        self.notes: list[str] = []
        self.files = 0
        self.skipped = 0
        self.message_count = 0
        self.counts = dict.fromkeys(SEVERITIES, 0)
        self.by_rule: dict[tuple[str, str], int] = {}
        self.by_category: dict[str, int] = {}
        self.by_language: dict[str, int] = {}
        self.by_file: dict[str, int] = {}
        self.unchecked_languages: dict[str, int] = {}
        self.would_add = 0
        self.distrusted = 0
        self.clean = 0
        self.messages_with_findings = 0
        self.suppressed = 0
        self.baselined = 0
        self.held: dict[str, list[str]] = {}
        self.stale: dict[str, int] = {}

    @property
    def violations(self) -> list[Violation]:
        """All violations, in the order of files, messages and places."""
        return [violation for message in self.messages for violation in message.violations]

    def add(self, result: MessageResult) -> None:
        """Add a checked message."""
        self.message_count += 1
        self.would_add += result.would_add if result.kind is None else 0
        self.distrusted += result.distrusted
        self.clean += result.verdict == CLEAN
        active = 0
        for violation in result.violations:
            if violation.status != "active":
                self.suppressed += violation.status == "suppressed"
                self.baselined += violation.status == "baselined"
                if violation.status == "baselined" and not violation.suppressible:
                    self.held.setdefault(violation.rule, []).append(f"{violation.path}:{violation.start.line}")
                continue
            active += 1
            self.counts[violation.severity] += 1
            key = (violation.rule, violation.severity)
            self.by_rule[key] = self.by_rule.get(key, 0) + 1
            self.by_category[violation.category] = self.by_category.get(violation.category, 0) + 1
            language = violation.lang or "unknown"
            self.by_language[language] = self.by_language.get(language, 0) + 1
        if active:
            self.by_file[result.path] = self.by_file.get(result.path, 0) + active
        self.messages_with_findings += active > 0
        if result.verdict == PARTLY_CHECKED:
            name = result.lang or "unknown"
            self.unchecked_languages[name] = self.unchecked_languages.get(name, 0) + 1
        if self.keep:
            self.messages.append(result)

    def merge(self, other: Report) -> None:
        """Add what another report of the same run, over other messages, found."""
        if self.keep:
            self.messages += other.messages
        self.failures += other.failures
        for name in ("files", "skipped", "message_count", "would_add", "distrusted", "clean", "messages_with_findings", "suppressed", "baselined"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        _add_up(self.counts, other.counts)
        _add_up(self.by_rule, other.by_rule)
        for mine, theirs in ((self.by_category, other.by_category), (self.by_language, other.by_language), (self.by_file, other.by_file)):
            _add_up(mine, theirs)
        _add_up(self.unchecked_languages, other.unchecked_languages)
        for rule, places in other.held.items():
            self.held.setdefault(rule, []).extend(places)

    def exit_code(self, fail_on: str = "", *, strict_language: bool = False) -> ExitCode:
        """Return the exit code: 3 when anything could not be checked, 1 for violations at or above `fail_on` (empty: that of the report), else 0."""
        fail_on = fail_on or self.fail_on
        if self.failures or (strict_language and self.unchecked_languages):
            return ExitCode.UNCHECKED
        if fail_on != "never" and any(self.counts[s] for s in SEVERITIES if RANK[s] >= RANK[fail_on]):
            return ExitCode.VIOLATIONS
        return ExitCode.CLEAN


def _add_up(mine: dict[_Key, int], theirs: dict[_Key, int]) -> None:
    for key, number in theirs.items():
        mine[key] = mine.get(key, 0) + number
