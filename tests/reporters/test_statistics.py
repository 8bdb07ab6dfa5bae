"""Tests for the counts of `--statistics`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from amzlint.report import Report
from amzlint.reporters.statistics import statistics_fields, statistics_lines, tables

Build = Callable[..., Any]


def test_counts_by_every_trait(violation: Build, message: Build, report: Build) -> None:
    """Active findings are counted by rule, category, language and file, the most frequent first, then by name; the others are not."""
    one = violation("a gift", "gift")
    emoji = one._replace(rule="emoji", category="emoji", severity="warning", lang="de")
    none = one._replace(rule="b", category="tone", lang=None)
    run = report([message(one, emoji, emoji, one._replace(status="baselined")), message(none, path="a.txt")])

    assert statistics_fields(run) == {
        "rules": [{"rule": "emoji", "severity": "warning", "count": 2}, {"rule": "b", "severity": "error", "count": 1}, {"rule": "review-incentive", "severity": "error", "count": 1}],
        "categories": [{"category": "emoji", "count": 2}, {"category": "review-incentive", "count": 1}, {"category": "tone", "count": 1}],
        "languages": [{"language": "de", "count": 2}, {"language": "en", "count": 1}, {"language": "unknown", "count": 1}],
        "files": [{"file": "draft.txt", "count": 3}, {"file": "a.txt", "count": 1}],
    }
    assert [table.trait for table in tables(run)] == ["rule", "category", "language", "file"]
    assert len({sum(row[2] for row in table.rows) for table in tables(run)}) == 1


def test_parts_of_a_run_add_up(violation: Build, message: Build, report: Build) -> None:
    """The counts of two processes are those of one."""
    results = [message(violation("a gift", "gift"), path=path) for path in ("a", "b", "a")]
    whole, merged = report(results), report(results[:1])
    merged.merge(report(results[1:]))
    assert statistics_fields(merged) == statistics_fields(whole)


def test_nothing_found_is_no_table(report: Build) -> None:
    """A clean run has no lines, and empty lists."""
    assert statistics_lines(report()) == []
    assert statistics_fields(report()) == {"rules": [], "categories": [], "languages": [], "files": []}


def test_columns_stand_below_each_other(violation: Build, message: Build, report: Build) -> None:
    """A path with wide letters takes the cells that a terminal draws, and control characters are written out."""
    run = report([message(violation("a gift", "gift"), path="テンプレ.txt"), message(violation("a gift", "gift"), path="\x1b.txt")])
    assert statistics_lines(run)[-3:] == ["file          count", "\\x1b.txt          1", "テンプレ.txt      1"]


def test_whole_documents_have_them_where_there_is_a_place(written: Build, mixed_report: Report) -> None:
    """SARIF carries those of JSON, a job's log those of text, and the page has a table for each."""
    fields = json.loads(written("json", mixed_report, statistics=True))["summary"]["statistics"]
    assert json.loads(written("sarif", mixed_report, statistics=True))["runs"][0]["properties"]["summary"]["statistics"] == fields
    assert "\n".join(statistics_lines(mixed_report)) in written("github", mixed_report, statistics=True)
    page = written("html", mixed_report)
    assert all(f'<section id="by-{table.trait}">' in page for table in tables(mixed_report))
