"""The closing lines of the formats for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.errors import ExitCode
from amzlint.reporters.cells import printable
from amzlint.reporters.labels import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.report import Report
    from amzlint.reporters import Options
    from amzlint.reporters.labels import Labels


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def closing_lines(report: Report, labels: Labels = ENGLISH) -> list[str]:
    """Return the summary of a run: one line of counts, then a line for each thing that deserves a word."""
    counts = ", ".join(labels.counted(number, f"{severity}s") for severity, number in report.counts.items())
    held_back = [(report.suppressed, "suppressed"), (report.baselined, "baselined"), (len(report.failures), "unchecked")]
    told = ", ".join(f"{number} {labels[what]}" for number, what in held_back if number)
    messages, files = labels.counted(report.message_count, "messages"), labels.counted(report.files, "files")
    lines = [labels.filled("summary", counts=counts, some=report.messages_with_findings, messages=messages, files=files) + (f"; {told}" if told else "")]
    for rule, places in sorted(report.held.items()):
        lines.append(labels.filled("held", rule=rule, places=", ".join(map(printable, places))))
    if report.stale:
        listed = ", ".join(f"{printable(rule)} ({number})" for rule, number in report.stale.items())
        lines.append(labels.filled("stale", rules=listed))
    if report.would_add:
        lines.append(labels.filled("would-add", findings=labels.counted(report.would_add, "findings")))
    if report.distrusted:
        lines.append(labels.filled("distrusted", findings=labels.counted(report.distrusted, "findings")))
    if report.unchecked_languages:
        languages = sorted(report.unchecked_languages.items())
        lines.append(labels.filled("partly", languages=", ".join(f"{language} ({labels.counted(number, 'messages')})" for language, number in languages)))
    if report.skipped:
        lines.append(labels.filled("skipped", files=labels.counted(report.skipped, "files")))
    return lines


def closing_text(report: Report, options: Options, paint: Callable[[str, str], str]) -> str:
    """Return what stands below the findings: statistics when asked for, and the summary unless quiet.

    paint: colours a text in the style named bad or good, by whether the run fails.
    """
    lines: list[str] = []
    if options.statistics:
        from amzlint.reporters.statistics import statistics_lines  # noqa: PLC0415  (only with the option)

        lines += statistics_lines(report)
    if not options.quiet:
        if lines:
            lines.append("")
        first, *rest = closing_lines(report)
        failed = report.exit_code(options.fail_on) != ExitCode.CLEAN
        lines += [paint(first, "bad" if failed else "good"), *rest]
    return "".join(f"{line}\n" for line in lines)
