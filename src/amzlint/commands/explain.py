"""`amzlint explain`: a rule in full, with its examples run through the linter as the reader's own messages would be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amzlint.api import make_linter
from amzlint.config import load_config
from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.own_findings import OWN_FINDINGS
from amzlint.reporters.cells import printable, wrap
from amzlint.rule_sheet import CANNOT_BE_SILENCED, TRUST, RuleSheet, ShownExample, Wording, own_sheet, rule_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule
    from amzlint.violation import Reference

WIDTH = 80  # cells
_LABELS = 11  # cells of the labels of facts


def explain(rule: str, packs: tuple[str, ...], ui_lang: str, *, use_cache: bool) -> None:
    """Print all that is known of a rule, or of one of amzlint's own findings.

    rule: an id or an alias; ui_lang: of the texts for people. Raises UsageError for an unknown name, with the nearest ones.
    """
    linter = make_linter(packs, ui_language=ui_lang, use_cache=use_cache, config=load_config(use_cache=use_cache))
    sheet = own_sheet(rule, ui_lang) if rule in OWN_FINDINGS else rule_sheet(linter.packs, _find(linter.packs, rule), ui_lang)
    if rule != sheet.name:
        sys.stdout.write(f"{rule} is an older name of {sheet.name}.\n\n")
    for line in sheet_lines(sheet):
        sys.stdout.write(f"{line}\n")


def _find(packs: Packs, name: str) -> Rule:
    for rule in packs.rules:
        if name == rule.id or name in rule.aliases:
            return rule
    of_category = [rule.id for rule in packs.rules if rule.category == name]
    if of_category:
        raise UsageError(f"“{name}” is a category, no rule; its rules are {', '.join(of_category)}")
    hint = nearest(name, [known for rule in packs.rules for known in (rule.id, *rule.aliases)] + list(OWN_FINDINGS))
    raise UsageError(f"unknown rule “{name}”, {hint if hint.startswith('did') else 'and none has a name like it'}; `amzlint rules list` shows all")


def sheet_lines(sheet: RuleSheet) -> Iterator[str]:
    """Yield the lines that explain a rule, 80 cells wide."""
    yield from wrap(f"{sheet.name}: {sheet.headline}", WIDTH)
    yield ""
    yield from _facts(sheet)
    yield ""
    yield from _severities(sheet)
    yield from _section("why", sheet.why)
    yield from _section("help", sheet.help)
    yield from _section("fix", sheet.fix)
    yield from _sources(sheet.sources)
    yield from _wording(sheet.wording)
    yield from _examples(sheet.examples)
    yield from _changes(sheet)


def _facts(sheet: RuleSheet) -> Iterator[str]:
    for label, value in sheet.facts:
        shown = f"{value}, {printable(sheet.place)}" if label == "pack" else value
        yield from _behind(label.ljust(_LABELS), shown) if label == "languages" else (f"{label.ljust(_LABELS)}{shown}",)


def _severities(sheet: RuleSheet) -> Iterator[str]:
    widths = [max(len(name), len(level)) for name, level in sheet.severities]
    for label, side in (("severity", 0), ("", 1)):
        yield label.ljust(_LABELS) + "  ".join(column[side].ljust(width) for column, width in zip(sheet.severities, widths, strict=True)).rstrip()


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        yield title
        yield from _indented(text, "  ")


def _indented(text: str, indent: str, first: str = "") -> list[str]:
    start = first or indent
    lines = wrap(text, WIDTH - len(indent))
    return [f"{start if number == 0 else indent}{line}".rstrip() for number, line in enumerate(lines)]


def _behind(label: str, text: str) -> list[str]:
    """Return a text in lines, the first behind a label, the others below the start of the text."""
    return _indented(text, " " * len(label), label)


def _sources(sources: Sequence[Reference]) -> Iterator[str]:
    if sources:
        yield ""
        yield "sources"
    for source in sources:
        yield from _indented(f"{source.title} ({source.ref}), checked {source.checked}, {source.trust}: {TRUST[source.trust]}", "    ", "  - ")


def _wording(entries: Sequence[Wording]) -> Iterator[str]:
    if entries:
        yield ""
        yield "what to write instead"
    for entry in entries:
        yield f"  {entry.name} ({entry.kinds})"
        for label, text in entry.texts:
            yield from _behind(f"    {label}: ", text)


def _examples(examples: Sequence[ShownExample]) -> Iterator[str]:
    for side, title in (("flag", "reported, as amzlint says it"), ("pass", "not reported")):
        shown = [example for example in examples if example.side == side]
        if shown:
            yield ""
            yield title
        for example in shown:
            yield from _example(example)


def _example(example: ShownExample) -> Iterator[str]:
    label = example.label
    if example.side == "pass" and not example.output and len(label) < WIDTH // 2:
        yield from _behind(f"  {label}: ", example.text)
        return
    yield from _indented(f"{label}:", "    ", "  ")
    if not example.output:
        yield from _indented(example.text, "    ")
        if example.side == "flag":
            yield "    nothing was reported, though it should be; see `amzlint rules test`"
    for line in example.output:
        # The reporter keeps a finding's first line in one piece for programs; here only people read it.
        yield from _indented(line, "      ", "    ") if line.startswith("example:") else [f"    {line}".rstrip()]


def _changes(sheet: RuleSheet) -> Iterator[str]:
    if not sheet.is_suppressible:
        yield from _section("it cannot be silenced", CANNOT_BE_SILENCED)
        return
    yield ""
    yield "change or ignore it"
    for change in sheet.changes:
        yield f"  {change.purpose}"
        yield from (f"    {line}" for line in change.lines)
