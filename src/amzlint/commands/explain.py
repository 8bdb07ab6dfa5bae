"""`amzlint explain`: a rule in full, with its examples run through the linter as the reader's own messages would be."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from amzlint import __version__
from amzlint.api import make_linter
from amzlint.config import load_config
from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.linter import Linter
from amzlint.own_findings import OWN_FINDINGS
from amzlint.reporters import Options, get_reporter
from amzlint.reporters.cells import printable, wrap
from amzlint.rule_examples import example_document, parse_marks
from amzlint.rules import KINDS, Rule
from amzlint.voice import Voice, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.document import Document
    from amzlint.rulepacks import Packs
    from amzlint.violation import Violation

WIDTH = 80  # cells
_QUOTE = re.compile(r"\{(?:match(?:\.[a-z0-9-]+)?|detail)\}")
_TRUST = {
    "official": "Amazon's own page",
    "quoted": "Amazon's words, as quoted by others",
    "third-party": "claimed by others",
    "seed": "the article that amzlint started from",
    "inference": "concluded by the authors of the pack",
}
_EVERYWHERE = "every kind of message"


def explain(rule: str, packs: tuple[str, ...], ui_lang: str, *, use_cache: bool) -> None:
    """Print all that is known of a rule, or of one of amzlint's own findings.

    rule: an id or an alias; ui_lang: of the texts for people. Raises UsageError for an unknown name, with the nearest ones.
    """
    linter = make_linter(packs, ui_language=ui_lang, use_cache=use_cache, config=load_config(use_cache=use_cache))
    if rule in OWN_FINDINGS:
        lines = _explain_own(rule, ui_lang)
    else:
        found = _find(linter.packs, rule)
        lines = _explain_rule(linter.packs, found, rule, ui_lang)
    for line in lines:
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


def _explain_rule(packs: Packs, rule: Rule, asked: str, ui_lang: str) -> Iterator[str]:
    texts = packs.part("texts")[rule.id]
    if asked != rule.id:
        yield f"{asked} is an older name of {rule.id}."
        yield ""
    yield from _headline(rule.id, _text(texts["message"], ui_lang))
    yield from _facts(packs, rule)
    yield ""
    yield from _severities(rule)
    yield from _section("why", _text(texts["why"], ui_lang))
    yield from _section("help", _text(texts["help"], ui_lang))
    yield from _sources(texts["sources"])
    yield from _advice(packs, texts["advice"])
    yield from _examples(packs, rule, ui_lang)
    yield from _changes(rule)


def _explain_own(name: str, ui_lang: str) -> Iterator[str]:
    own = OWN_FINDINGS[name]
    yield from _headline(name, _text(own["message"], ui_lang))
    yield "category   amzlint: about files and languages; no pack holds it"
    yield f"severity   {own['severity']}, in {_EVERYWHERE}"
    yield from _section("why", _text(own["why"], ui_lang))
    yield from _section("help", _text(own["help"], ui_lang))
    yield ""
    yield "ignore it"
    yield f"  amzlint check --ignore {name} …"


def _headline(name: str, message: str) -> list[str]:
    return [*wrap(f"{name}: {_QUOTE.sub('…', message)}", WIDTH), ""]


def _facts(packs: Packs, rule: Rule) -> Iterator[str]:
    versions = {pack["id"]: pack["version"] for pack in packs.packs}
    yield f"category   {rule.category}"
    if rule.policy:
        yield f"policy     row{'s' if len(rule.policy) > 1 else ''} {', '.join(map(str, rule.policy))}"
    yield f"check      {rule.check}"
    yield f"languages  {'any, it needs no words' if rule.languages == ['any'] else ', '.join(rule.languages)}"
    yield f"pack       {rule.pack} {versions[rule.pack]}, {printable(rule.place)}"
    if rule.aliases:
        yield f"aliases    {', '.join(rule.aliases)}"
    if rule.preview:
        yield f"preview    off unless selected: --select {rule.id}"


def _severities(rule: Rule) -> Iterator[str]:
    columns = [(name, rule.severity[name]) for name in (*KINDS, "unknown")]
    if "in-templates" in rule.severity:
        columns.append(("in templates", f"{rule.severity['in-templates']} at most"))
    widths = [max(len(name), len(level)) for name, level in columns]
    yield "severity   " + "  ".join(name.ljust(width) for (name, _), width in zip(columns, widths, strict=True)).rstrip()
    yield "           " + "  ".join(level.ljust(width) for (_, level), width in zip(columns, widths, strict=True)).rstrip()


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        yield title
        yield from _indented(text, "  ")


def _indented(text: str, indent: str, first: str = "") -> list[str]:
    start = first or indent
    lines = wrap(text, WIDTH - len(indent))
    return [f"{start if number == 0 else indent}{line}".rstrip() for number, line in enumerate(lines)]


def _sources(sources: list[dict[str, str]]) -> Iterator[str]:
    yield ""
    yield "sources"
    for source in sources:
        trust = source["trust"]
        yield from _indented(f"{source['title']} ({source['ref']}), checked {source['checked']}, {trust}: {_TRUST[trust]}", "    ", "  - ")


def _advice(packs: Packs, names: list[str]) -> Iterator[str]:
    if not names:
        return
    yield ""
    yield "what to write instead"
    for name in names:
        entry = packs.part("advice")[name]
        kinds = _EVERYWHERE if set(entry["kinds"]) == set(KINDS) else ", ".join(entry["kinds"])
        yield f"  {name} ({kinds})"
        for language in entry["languages"]:
            for text in packs.part(f"advice-{language}")[name]:
                formal, informal = (spoken(text, Voice(register)) for register in ("formal", "informal"))
                if formal == informal:
                    yield from _behind(f"    {language}: ", formal)
                else:
                    yield from _behind(f"    {language}, formal: ", formal)
                    yield from _behind(f"    {language}, informal: ", informal)


def _behind(label: str, text: str) -> list[str]:
    """Return a text in lines, the first behind a label, the others below the start of the text."""
    return _indented(text, " " * len(label), label)


def _examples(packs: Packs, rule: Rule, ui_lang: str) -> Iterator[str]:
    linter = Linter(packs, select=[rule.id], ui_language=ui_lang)
    examples: Mapping[str, Mapping[str, list[dict[str, Any]]]] = packs.part("examples")[rule.id]
    for side, title in (("flag", "reported, as amzlint says it"), ("pass", "not reported")):
        yield ""
        yield title
        for language, entries in examples[side].items():
            for entry in entries:
                yield from _example(linter, rule, side, language, entry)


def _example(linter: Linter, rule: Rule, side: str, language: str, entry: Mapping[str, Any]) -> Iterator[str]:
    text, _ = parse_marks(entry["text"])
    document = example_document(rule, language, entry, text)
    label = ", ".join(part for part in (language, document.kind, "template" if document.template else "", *_occasion(entry)) if part)
    findings = _run(linter, rule, document)
    if side == "pass" and not findings and len(label) < WIDTH // 2:
        yield from _behind(f"  {label}: ", text)
        return
    yield from _indented(f"{label}:", "    ", "  ")
    if side == "pass" and not findings:
        yield from _indented(text, "    ")
        return
    if not findings:
        yield from _indented(text, "    ")
        yield "    nothing was reported, though it should be; see `amzlint rules test`"
        return
    for line in findings:
        # The reporter keeps a finding's first line in one piece for programs; here only people read it.
        yield from _indented(line, "      ", "    ") if line.startswith("example:") else [f"    {line}".rstrip()]


def _occasion(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in ("lang", "operation", "sent_at", "ordered_at", "delivered_at"):
        if name in entry:
            yield f"{name} {entry[name]}"


def _run(linter: Linter, rule: Rule, document: Document) -> list[str]:
    """Check an example; returns the lines that the text reporter writes about this rule."""
    reporter = get_reporter("text", options=Options(width=WIDTH - 4, quiet=True, tool_version=__version__))
    result = linter.check(document)
    violations: tuple[Violation, ...] = tuple(violation for violation in result.violations if violation.rule == rule.id)
    return reporter.message(result._replace(violations=violations)).rstrip().splitlines()


def _changes(rule: Rule) -> Iterator[str]:
    yield ""
    yield "change or ignore it"
    yield f"  amzlint check --severity {rule.id}=info …"
    yield f"  amzlint check --ignore {rule.id} …"
    yield "  for good, in the pack.yaml of a pack of your own (--pack):"
    yield f"    overrides: {{{rule.id}: {{severity: info}}}}"
    yield f"    overrides: {{{rule.id}: {{enabled: false}}}}"


def _text(texts: Mapping[str, str], ui_lang: str) -> str:
    return texts.get(ui_lang) or texts.get("en", "")
