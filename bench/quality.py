"""Writes docs/quality.md: how well the rules find what labelled messages are labelled with, and how often they are wrong.

Usage: python bench/quality.py [--write] NAME=FILE.jsonl[,FILE.jsonl] …

Each line of a file is a message: text, lang, kind, template, labels [{category, quote}] and perhaps tolerated [{category}], where a finding is neither right nor wrong.
A category counts as found when an error or a warning of it is reported for the message. Without --write the page is printed.
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path
from typing import NamedTuple

from amzlint import Linter, api
from amzlint.report import Report

ROOT = Path(__file__).parent.parent
# The labels speak of these categories only.
CATEGORIES = (
    "external-link", "contact-info", "off-platform", "review-request", "review-manipulation", "review-incentive", "promotion", "emoji", "formatting", "tone", "personal-data",
    "not-permitted-type", "unfilled-placeholder",
)  # fmt: skip


class Outcome(NamedTuple):
    """What was right and wrong in one message: categories found, invented and missed; compliant: it has no label."""

    lang: str
    found: frozenset[str]
    invented: frozenset[str]
    missed: frozenset[str]
    compliant: bool


def judge(row: dict[str, object], report: Report) -> Outcome:
    """Compare a report with the labels of its message."""
    labels = row.get("labels") or []
    tolerated = row.get("tolerated") or []
    assert isinstance(labels, list)
    assert isinstance(tolerated, list)
    gold = frozenset(label["category"] for label in labels)
    allowed = frozenset(span["category"] for span in tolerated) - gold
    got = frozenset(v.category for v in report.violations if v.severity != "info" and v.category in CATEGORIES) - allowed
    return Outcome(str(row["lang"]), gold & got, got - gold, gold - got, not gold)


def outcomes(files: list[Path], linter: Linter) -> list[Outcome]:
    """Check every message of the files with its declared kind, language and template flag."""
    found = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                if row["lang"] in linter.packs.languages:
                    report = api.check_text(row["text"], kind=row["kind"], lang=row["lang"], template=row.get("template"), linter=linter)
                    found.append(judge(row, report))
    return found


def _row(name: str, right: int, wrong: int, missed: int) -> str:
    precision = f"{right / (right + wrong):.2f}" if right + wrong else "–"
    recall = f"{right / (right + missed):.2f}" if right + missed else "–"
    f1 = f"{2 * right / (2 * right + wrong + missed):.2f}" if right + wrong + missed else "–"
    return f"| {name} | {precision} | {recall} | {f1} | {right} | {wrong} | {missed} |"


def section(name: str, rows: list[Outcome]) -> str:
    """Return the tables of one set of messages."""
    by_category: dict[str, list[int]] = {category: [0, 0, 0] for category in CATEGORIES}
    by_language: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    clean: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for row in rows:
        for slot, categories in enumerate((row.found, row.invented, row.missed)):
            for category in categories:
                by_category[category][slot] += 1
                by_language[row.lang][slot] += 1
        if row.compliant:
            clean[row.lang][0] += 1
            clean[row.lang][1] += bool(row.invented)
    lines = [f"## {name}", "", f"{len(rows)} messages.", "", "| | precision | recall | F1 | right | wrong | missed |", "|---|---|---|---|---|---|---|"]
    lines += [_row(category, *counts) for category, counts in by_category.items() if any(counts)]
    lines += [_row(f"**{lang}**", *counts) for lang, counts in sorted(by_language.items())]
    total = [sum(column) for column in zip(*by_category.values(), strict=True)]
    lines += [_row("**all**", *total), "", "| language | compliant messages | with a false error or warning |", "|---|---|---|"]
    lines += [f"| {lang} | {count} | {alarms} ({alarms / count:.1%}) |" for lang, (count, alarms) in sorted(clean.items())]
    return "\n".join(lines) + "\n"


def page(sets: list[tuple[str, list[Path]]]) -> str:
    """Return docs/quality.md."""
    linter = api.make_linter()
    pack = linter.packs.packs[0]
    head = (ROOT / "bench" / "quality-head.md").read_text(encoding="utf-8").replace("{version}", pack["version"]).replace("{effective}", pack["effective"])
    return head + "\n" + "\n".join(section(name, outcomes(files, linter)) for name, files in sets)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FILE[,FILE]")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md instead of printing it")
    arguments = parser.parse_args()
    sets = [(name, [Path(file) for file in files.split(",")]) for name, _, files in (one.partition("=") for one in arguments.sets)]
    text = page(sets)
    if arguments.write:
        (ROOT / "docs" / "quality.md").write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
