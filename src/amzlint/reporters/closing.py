"""The closing lines of the formats for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.errors import ExitCode
from amzlint.reporters.cells import printable
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.report import Report
    from amzlint.reporters import Options


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def closing_lines(report: Report) -> list[str]:
    """Return the summary of a run: one line of counts, then a line for each thing that deserves a word."""
    counts = ", ".join(counted(number, severity) for severity, number in report.counts.items())
    messages = f"{report.messages_with_findings} of {counted(report.message_count, 'message')}"
    held_back = [(report.suppressed, "suppressed"), (report.baselined, "baselined"), (len(report.failures), "not checked")]
    told = ", ".join(f"{number} {what}" for number, what in held_back if number)
    lines = [f"{counts} in {messages} ({counted(report.files, 'file')})" + (f"; {told}" if told else "")]
    for rule, places in sorted(report.held.items()):
        lines.append(f"baselined, though it may never be silenced: {rule} in {', '.join(map(printable, places))}")
    if report.stale:
        listed = ", ".join(f"{printable(rule)} ({number})" for rule, number in report.stale.items())
        lines.append(f"no longer found, but still in the baseline: {listed}; --prune-baseline removes them")
    if report.would_add:
        lines.append(f"--kind proactive would add {counted(report.would_add, 'finding')}")
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


def closing_text(report: Report, options: Options, paint: Callable[[str, str], str]) -> str:
    """Return what stands below the findings: statistics when asked for, and the summary unless quiet.

    paint: colours a text in the style named bad or good, by whether the run fails.
    """
    lines = statistics_lines(report) if options.statistics else []
    if not options.quiet:
        if lines:
            lines.append("")
        first, *rest = closing_lines(report)
        failed = report.exit_code(options.fail_on) != ExitCode.CLEAN
        lines += [paint(first, "bad" if failed else "good"), *rest]
    return "".join(f"{line}\n" for line in lines)
