"""The closing lines of the formats for people, and the counts that only a reporter keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.errors import ExitCode
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.report import MessageResult, Report
    from amzlint.reporters import Options


class Tally:
    """Counts of a run by status: messages with findings, held back findings, and what a known kind would add."""

    __slots__ = ("baselined", "messages_with_findings", "suppressed", "would_add")

    def __init__(self) -> None:
        self.messages_with_findings = 0
        self.suppressed = 0
        self.baselined = 0
        self.would_add = 0

    def add(self, result: MessageResult) -> None:
        """Count one message."""
        if result.kind is None:
            self.would_add += result.would_add
        active = 0
        for violation in result.violations:
            if violation.status == "active":
                active = 1
            elif violation.status == "suppressed":
                self.suppressed += 1
            else:
                self.baselined += 1
        self.messages_with_findings += active


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def closing_lines(report: Report, tally: Tally) -> list[str]:
    """Return the summary of a run: one line of counts, then a line for each thing that deserves a word."""
    counts = ", ".join(counted(number, severity) for severity, number in report.counts.items())
    messages = f"{tally.messages_with_findings} of {counted(report.message_count, 'message')}"
    held_back = [(tally.suppressed, "suppressed"), (tally.baselined, "baselined"), (len(report.failures), "not checked")]
    told = ", ".join(f"{number} {what}" for number, what in held_back if number)
    lines = [f"{counts} in {messages} ({counted(report.files, 'file')})" + (f"; {told}" if told else "")]
    if tally.would_add:
        lines.append(f"--kind proactive would add {counted(tally.would_add, 'finding')}")
    if report.unchecked_languages:
        languages = sorted(report.unchecked_languages.items())
        listed = ", ".join(f"{language} ({counted(number, 'message')})" for language, number in languages)
        lines.append(f"only partly checked, for want of a lexicon: {listed}")
    if report.skipped:
        lines.append(f"{counted(report.skipped, 'file')} skipped, without any message")
    return lines


def rows_by_rule(report: Report) -> list[tuple[str, str, int]]:
    """Return rule, severity and count of every rule that found something, the most frequent first."""
    rows = [(rule, severity, number) for (rule, severity), number in report.by_rule.items()]
    return sorted(rows, key=lambda row: (-row[2], -RANK[row[1]], row[0]))


def statistics_lines(report: Report) -> list[str]:
    """Return the table of `--statistics`; empty when nothing was found."""
    rows = rows_by_rule(report)
    if not rows:
        return []
    width = max(len("rule"), *(len(rule) for rule, _, _ in rows))
    lines = [f"{'rule':{width}}  severity  count"]
    return lines + [f"{rule:{width}}  {severity:8}  {number:5}" for rule, severity, number in rows]


def closing_text(report: Report, tally: Tally, options: Options, paint: Callable[[str, str], str]) -> str:
    """Return what stands below the findings: statistics when asked for, and the summary unless quiet.

    paint: colours a text in the style named bad or good, by whether the run fails.
    """
    lines = statistics_lines(report) if options.statistics else []
    if not options.quiet:
        if lines:
            lines.append("")
        first, *rest = closing_lines(report, tally)
        failed = report.exit_code(options.fail_on) != ExitCode.CLEAN
        lines += [paint(first, "bad" if failed else "good"), *rest]
    return "".join(f"{line}\n" for line in lines)
