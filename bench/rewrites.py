"""Measures rewriting on labelled messages: how many faulty ones lint clean afterwards without a person, and what they lose.

Usage: python bench/rewrites.py [--write] [--show OUT.jsonl] NAME=FILE.jsonl[,FILE.jsonl] …

Each line of a file is a message: text, lang, kind, template. A message's faults are all in its wording when each of its errors and warnings is one that other words can settle, and something is
said beside the faulty sentences; those that say nothing else, and those whose type, missing order id, files, layout or dates are at fault, are counted apart. --write puts the tables between the
markers of bench/quality-head.md and docs/quality.md; --show writes what came of each message.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import Linter, api
from amzlint.document import Document, fields_of
from amzlint.reader import read_text
from amzlint.rewrite import Rewritten, rewrite
from amzlint.rewrite_candidates import places_of
from amzlint.rewrite_faults import faults, is_of_type, is_of_wording
from amzlint.rewrite_losses import has_content, speaks_of_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.spans import Span

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "bench" / "quality-head.md", ROOT / "docs" / "quality.md")
START, END = "<!-- rewrites -->", "<!-- /rewrites -->"
WORDING, PURPOSE, TYPE, FACTS, NONE = "wording", "purpose", "type", "facts", "none"
LEAST_CLEAN, MOST_EMPTY = 0.95, 0.03


class Outcome(NamedTuple):
    """One message. fault: where its faults are; clean: it lints clean afterwards; empty: nothing about the order is left; unchanged: it came back as it was."""

    lang: str
    fault: str
    clean: bool
    empty: bool
    unchanged: bool


def documents(files: list[Path], linter: Linter) -> Iterator[tuple[dict[str, Any], Document]]:
    """Yield the messages of the files with what is said of them."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                defaults = api.make_defaults(linter, kind=row["kind"], lang=row["lang"], template=row.get("template"))
                (document,) = read_text(row["text"], str(row.get("id", "")), defaults, lambda _: None)
                assert isinstance(document, Document)
                yield row, document


def fault_of(linter: Linter, document: Document) -> str:
    """Say where the faults of a message are."""
    rules = {rule.id: rule for rule in linter.rules}
    found = [rules.get(one.rule) for one in faults(linter.check(document))]
    if not found:
        return NONE
    if any(is_of_type(rule) for rule in found):
        return TYPE
    if not all(is_of_wording(rule) for rule in found):
        return FACTS
    return WORDING if has_content(linter, document, places(linter, document)) else PURPOSE


def places(linter: Linter, document: Document) -> list[tuple[int, Span]]:
    """Return where the faults of a message stand in its texts."""
    return [place for one in faults(linter.check(document)) for place in places_of(document, one)]


def judge(linter: Linter, row: dict[str, Any], document: Document, rewritten: Rewritten) -> Outcome:
    """Compare a message with what came of it; what is clean is checked once more."""
    texts = [field.text for field in fields_of(rewritten.document)]
    clean = rewritten.clean and not faults(linter.check(rewritten.document))
    empty = not has_content(linter, rewritten.document) or (speaks_of_order(linter, document, places(linter, document)) and not speaks_of_order(linter, rewritten.document))
    return Outcome(row["lang"], fault_of(linter, document), clean, empty, texts == [field.text for field in fields_of(document)])


def table(outcomes: list[Outcome]) -> str:
    """Return the figures by language."""
    head = (
        "| | faults all in the wording | clean afterwards | empty, or nothing about the order | nothing said but what is at fault: clean | type at fault: clean "
        "| order id, files, layout: clean | without fault | of these unchanged |"
    )
    lines = [head, "|---|---|---|---|---|---|---|---|---|"]
    by_language: dict[str, list[Outcome]] = collections.defaultdict(list)
    for one in outcomes:
        by_language[one.lang].append(one)
        by_language["**all**"].append(one)
    for lang, rows in sorted(by_language.items(), key=lambda item: (item[0] == "**all**", item[0])):
        groups = {fault: [one for one in rows if one.fault == fault] for fault in (WORDING, PURPOSE, TYPE, FACTS, NONE)}
        wording = groups[WORDING]
        lines.append(
            f"| {lang} | {len(wording)} | {_share(sum(one.clean for one in wording), len(wording))} | {_share(sum(one.empty for one in wording), len(wording))} | "
            + " | ".join(f"{sum(one.clean for one in groups[fault])} of {len(groups[fault])}" for fault in (PURPOSE, TYPE, FACTS))
            + f" | {len(groups[NONE])} | {_share(sum(one.unchanged for one in groups[NONE]), len(groups[NONE]))} |"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else "–"


def shown(row: dict[str, Any], document: Document, rewritten: Rewritten, outcome: Outcome) -> str:
    """Return what came of one message, as a line of JSON."""
    return json.dumps(
        {
            "id": row.get("id"), "lang": row["lang"], "kind": row["kind"], **outcome._asdict(), "original": fields_of(document)[0].text, "rewritten": fields_of(rewritten.document)[0].text,
            "changes": [one._asdict() for one in rewritten.changes], "needs_a_person": rewritten.needs_a_person,
        },
        ensure_ascii=False,
    )  # fmt: skip


def write(text: str) -> None:
    """Put the table between the markers of the pages. Raises ValueError when a page has none."""
    for page in PAGES:
        before, start, rest = page.read_text(encoding="utf-8").partition(START)
        _, end, after = rest.partition(END)
        if not start or not end:
            raise ValueError(f"{page}: there is no {START} … {END} in it")
        page.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def is_missed(outcomes: list[Outcome]) -> bool:
    """Say whether a goal is missed: 95 % clean, at most 3 % empty, and nothing changed that was without fault."""
    wording = [one for one in outcomes if one.fault == WORDING]
    clean, empty = sum(one.clean for one in wording), sum(one.empty for one in wording)
    return clean < LEAST_CLEAN * len(wording) or empty > MOST_EMPTY * len(wording) or not all(one.unchanged for one in outcomes if one.fault == NONE)


def main() -> int:
    """Run from the command line; returns 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FILE[,FILE]")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/quality.md")
    parser.add_argument("--show", type=Path, metavar="OUT.jsonl", help="write what came of each message")
    arguments = parser.parse_args()
    linter = api.make_linter()
    parts: list[str] = []
    lines: list[str] = []
    missed = False
    for name, _, files in (one.partition("=") for one in arguments.sets):
        outcomes: list[Outcome] = []
        for row, document in documents([Path(file) for file in files.split(",")], linter):
            rewritten = rewrite(linter, document)
            outcomes.append(judge(linter, row, document, rewritten))
            lines.append(shown(row, document, rewritten, outcomes[-1]))
        parts.append(f"**{name}**\n\n{table(outcomes)}")
        missed = missed or is_missed(outcomes)
    if arguments.show:
        arguments.show.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = "\n\n".join(parts)
    print(text)
    if arguments.write:
        write(text)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
