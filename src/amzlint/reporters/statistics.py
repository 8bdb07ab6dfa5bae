"""What `--statistics` counts: the active findings by rule, category, language and file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.reporters.cells import cell_length, printable
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.report import Report


class Table(NamedTuple):
    """Counts by one trait. trait: its name; rows: value, severity (empty where rows have none) and count, the most frequent first."""

    trait: str
    rows: tuple[tuple[str, str, int], ...]


def tables(report: Report) -> list[Table]:
    """Return the counts of a run; none when nothing was found."""
    if not report.by_rule:
        return []
    rules = sorted(((rule, severity, number) for (rule, severity), number in report.by_rule.items()), key=lambda row: (-row[2], -RANK[row[1]], row[0]))
    others = (("category", report.by_category), ("language", report.by_language), ("file", report.by_file))
    return [Table("rule", tuple(rules)), *(Table(trait, _rows(counts)) for trait, counts in others if counts)]


def _rows(counts: Mapping[str, int]) -> tuple[tuple[str, str, int], ...]:
    return tuple((value, "", number) for value, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def statistics_lines(report: Report) -> list[str]:
    """Return the tables as lines, with an empty line between two; empty when nothing was found."""
    lines: list[str] = []
    for trait, rows in tables(report):
        shown = [(printable(value), severity, number) for value, severity, number in rows]
        width = max(len(trait), *(cell_length(value) for value, _, _ in shown))
        lines += ([""] if lines else []) + [_line(trait, "severity" if rows[0][1] else "", "count", width)]
        lines += [_line(value, severity, str(number), width) for value, severity, number in shown]
    return lines


def _line(value: str, severity: str, count: str, width: int) -> str:
    return f"{value}{' ' * (width - cell_length(value))}  {f'{severity:8}  ' if severity else ''}{count:>5}"


def statistics_fields(report: Report) -> dict[str, Any]:
    """Return the counts for programs: `rules` with severity, `categories`, `languages` and `files`."""
    by_trait = {table.trait: table.rows for table in tables(report)}
    plurals = (("category", "categories"), ("language", "languages"), ("file", "files"))
    return {
        "rules": [{"rule": rule, "severity": severity, "count": number} for rule, severity, number in by_trait.get("rule", ())],
        **{plural: [{trait: value, "count": number} for value, _, number in by_trait.get(trait, ())] for trait, plural in plurals},
    }
