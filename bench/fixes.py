"""What `amzlint check --fix` does to real messages: edits by rule, what is held back and why, and whether anything went wrong.

Usage: python bench/fixes.py [--unsafe-fixes] FILE.jsonl …

For every message: the fixes are applied, the result is checked again, and fixed again. Prints the counts; exit code 1 when a finding is new, a second run changes anything, or a fact
of the original (order id, tracking number, amount, date, placeholder, name) is neither in the result nor in a sentence that was removed.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from amzlint import fixer
from amzlint.api import make_defaults, make_linter
from amzlint.document import Document, fields_of
from amzlint.masking import cover
from amzlint.reader import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.kinds import Defaults
    from amzlint.linter import Linter

FACTS = {
    "order id": r"\b\d{3}-\d{7}-\d{7}\b",
    "tracking number": r"\b(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|[A-Z]{0,4}\d{10,22})\b",
    "amount": r"[€$£¥]\s?\d[\d.,]*\d|\d[\d.,]*\s?(?:[€$£¥]|EUR|USD|GBP|PLN|SEK|TRY|zł|kr|TL|円)",
    "date": r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})(?![\d./-]*\d)",
    "placeholder": r"\{\{[^{}]+\}\}|\$\{[^{}]+\}|\{[A-Za-z_. ]+\}|%[A-Za-z_]+%|\[\[[^\[\]]+\]\]|<%=?[^%]+%>",
    "name": r"(?<=[^\W\d_][ ,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}|(?<=[a-zß-ÿ,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}",
}
REMOVING = ("replacement", "sentence")  # fixes that take a sentence away


class Tally:
    """What happened to the messages of a run."""

    def __init__(self) -> None:
        self.messages = self.changed = 0
        self.mended: Counter[str] = Counter()
        self.held: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = {"new findings": [], "not idempotent": [], "lost facts": []}

    def lines(self) -> Iterator[str]:
        """Yield the figures."""
        yield f"messages            {self.messages}"
        yield f"changed             {self.changed}"
        yield f"findings mended     {self.mended.total()}"
        yield from (f"  {count:>5}  {rule}" for rule, count in self.mended.most_common())
        yield f"held back           {self.held.total()}"
        yield from (f"  {count:>5}  {reason}" for reason, count in self.held.most_common())
        for name, where in self.faults.items():
            yield f"{name:<20}{len(where)}"
            yield from (f"         {one}" for one in where[:20])


def measure(linter: Linter, defaults: Defaults, path: Path, tally: Tally, *, unsafe: bool) -> None:
    """Fix every message of a file, and look at what came of it."""
    removing = {rule.id for rule in linter.packs.rules if any(one["by"] in REMOVING for one in rule.fix)}
    for document in read_stream(io.BytesIO(path.read_bytes()), str(path), str(path), defaults, lambda _: None):
        if not isinstance(document, Document):
            continue
        where = f"{path.name}:{document.message_id or document.index}"
        before = Counter(one.rule for one in linter.check(document).violations)
        fixed = fixer.fix(linter, document, unsafe=unsafe)
        tally.messages += 1
        tally.changed += bool(fixed.applied)
        tally.mended.update(rule for rule, _ in fixed.mended)
        tally.held.update(reason for _, reason in fixed.held_back)
        if new := Counter(one.rule for one in linter.check(fixed.document).violations) - before:
            tally.faults["new findings"].append(f"{where}: {', '.join(new)}")
        if (again := fixer.fix(linter, fixed.document, unsafe=unsafe)).applied:
            tally.faults["not idempotent"].append(f"{where}: {', '.join(sorted({rule for rule, _ in again.applied}))}")
        if removing.isdisjoint(rule for rule, _ in fixed.mended):
            facts = lost(text_of(document), text_of(fixed.document), list(FACTS))
        else:
            # Names, links and telephone numbers may stand in what was removed; what else is a fact holds the removal back.
            facts = lost(bare_text(linter, document), bare_text(linter, fixed.document), [kind for kind in FACTS if kind != "name"])
        tally.faults["lost facts"] += [f"{where}: {fact}" for fact in facts]


def text_of(document: Document) -> str:
    """Return all texts of a message."""
    return "\n".join(field.text for field in fields_of(document))


def bare_text(linter: Linter, document: Document) -> str:
    """Return what the buyer reads of a message, links, addresses and telephone numbers blanked out."""
    marks = linter.read(document, linter.languages(document)).landmarks
    contacts = ([(one.start, one.end) for row in (each.links, each.emails, each.phones) for one in row] for each in marks)
    return "\n".join(cover(segment.text, sorted(spans)) for segment, spans in zip(document.segments, contacts, strict=True))


def lost(before: str, after: str, kinds: list[str]) -> Iterator[str]:
    """Yield the facts of a text that another one lacks, however often each occurs."""
    for kind in kinds:
        missing = Counter(re.findall(FACTS[kind], before)) - Counter(re.findall(FACTS[kind], after))
        yield from (f"{kind} {fact!r}" for fact, count in missing.items() if after.count(fact) < before.count(fact) and count)


def main() -> int:
    """Print the figures of all files together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--unsafe-fixes", action="store_true")
    options = parser.parse_args()
    linter = make_linter()
    tally = Tally()
    for path in options.files:
        measure(linter, make_defaults(linter), path, tally, unsafe=options.unsafe_fixes)
    sys.stdout.write("\n".join(tally.lines()) + "\n")
    return int(any(tally.faults.values()))


if __name__ == "__main__":
    sys.exit(main())
