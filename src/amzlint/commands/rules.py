"""`amzlint rules`: list the rules, run their examples, print the schema of packs."""

from __future__ import annotations

import json
import sys

from amzlint.api import make_linter
from amzlint.config import load_config
from amzlint.errors import ExitCode, UsageError
from amzlint.kinds import nearest, valid_language
from amzlint.linter import known_languages
from amzlint.rule_examples import run_examples
from amzlint.rules import KINDS


def list_rules(lang: str | None, packs: tuple[str, ...], output_format: str, *, use_cache: bool) -> None:
    """Print all rules; lang: with whether each has words or examples in this language."""
    if output_format not in ("text", "json"):
        raise UsageError(f"--format {output_format}: {nearest(output_format, ('text', 'json'))}")
    linter = make_linter(packs, use_cache=use_cache, config=load_config(use_cache=use_cache))
    if lang is not None:
        lang = valid_language(lang, known_languages(linter.packs))
    rows = [
        {"id": rule.id, "pack": rule.pack, "category": rule.category, "check": rule.check, "policy": rule.policy, "severity": rule.severity, "preview": rule.preview,
         "languages": rule.languages, "place": rule.place}
        for rule in linter.packs.rules
    ]  # fmt: skip
    if output_format == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    names = ("rule", "category", *KINDS, *((lang,) if lang else ()))
    table = [names]
    for rule in linter.packs.rules:
        coverage = (("yes" if lang in rule.languages or "any" in rule.languages else "no"),) if lang else ()
        table.append((rule.id + (" (preview)" if rule.preview else ""), rule.category, *(rule.severity[kind] for kind in KINDS), *coverage))
    widths = [max(len(row[column]) for row in table) for column in range(len(names))]
    for row in table:
        sys.stdout.write("  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() + "\n")
    sys.stdout.write(f"\n{len(rows)} rules; `amzlint explain RULE` says more\n")


def test_rules(packs: tuple[str, ...], *, use_cache: bool) -> int:
    """Run the examples of the given packs, else of the shipped one; prints faults like findings and returns the exit code."""
    linter = make_linter(packs, use_cache=use_cache)
    names = [pack["id"] for pack in linter.packs.packs[1:]] or [linter.packs.packs[0]["id"]]
    count = failed = 0
    for name in names:
        for fault in run_examples(linter, name):
            count += 1
            if fault is not None:
                failed += 1
                sys.stdout.write(f"{fault.place}: error: {fault.rule}, {fault.side} example in {fault.language}: {fault.problem}\n    {fault.text}\n")
    sys.stdout.write(f"{count} examples in {', '.join(names)}, {failed} failed\n")
    return int(ExitCode.VIOLATIONS if failed else ExitCode.CLEAN)


def print_schema() -> None:
    """Print the JSON Schema of pack files."""
    from amzlint.pack_schema import json_schemas  # noqa: PLC0415  (brings pydantic)

    sys.stdout.write(json.dumps(json_schemas(), ensure_ascii=False, indent=2) + "\n")
