"""All that there is to say about a rule, as data: `amzlint explain` prints it, and the pages of docs/rules are built from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import __version__
from amzlint.linter import Linter
from amzlint.own_findings import OWN_FINDINGS
from amzlint.reporters import Options, get_reporter
from amzlint.rule_examples import example_document, parse_marks
from amzlint.rules import KINDS
from amzlint.violation import Reference
from amzlint.voice import Voice, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.document import Document
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule

OUTPUT_WIDTH = 76  # cells of the lines that an example's output has
TRUST = {
    "official": "Amazon's own page",
    "quoted": "Amazon's words, as quoted by others",
    "third-party": "claimed by others",
    "seed": "the article that amzlint started from",
    "inference": "concluded by the authors of the pack",
}
EVERYWHERE = "every kind of message"
OWN_CATEGORY = "amzlint"
CANNOT_BE_SILENCED = (
    "The account depends on it: no comment, setting, option or pack of your own turns it off or makes it milder. A baseline may hold old findings of it; every summary lists them."
)
_QUOTE = re.compile(r"\{(?:match(?:\.[a-z0-9-]+)?|detail)\}")


class Wording(NamedTuple):
    """Compliant wording that findings suggest. kinds: of the messages that may say so; texts: by language and register."""

    name: str
    kinds: str
    texts: tuple[tuple[str, str], ...]


class ShownExample(NamedTuple):
    """An example inside a rule, run. side: flag or pass; label: language, kind and facts; output: what the text format writes about this rule, nothing where it is silent."""

    side: str
    label: str
    text: str
    output: tuple[str, ...]


class Change(NamedTuple):
    """A way to change or silence a rule: for what, and what to write there."""

    purpose: str
    lines: tuple[str, ...]


class RuleSheet(NamedTuple):
    """A rule in full. facts: by label; place: file and line in its pack, empty for amzlint's own findings; severities: by kind of message; fix: what --fix does, mostly nothing."""

    name: str
    category: str
    headline: str
    facts: tuple[tuple[str, str], ...]
    place: str
    severities: tuple[tuple[str, str], ...]
    policy: tuple[int, ...]
    why: str
    help: str
    fix: str
    sources: tuple[Reference, ...]
    wording: tuple[Wording, ...]
    examples: tuple[ShownExample, ...]
    is_suppressible: bool
    changes: tuple[Change, ...]


def rule_sheet(packs: Packs, rule: Rule, ui_lang: str) -> RuleSheet:
    """Return the sheet of a rule; its examples are run. ui_lang: of the texts for people, English where the rule lacks it."""
    texts = packs.part("texts")[rule.id]
    return RuleSheet(
        rule.id, rule.category, _headline(_text(texts["message"], ui_lang)), tuple(_facts(packs, rule)), rule.place, tuple(_severities(rule)), tuple(rule.policy),
        _text(texts["why"], ui_lang), _text(texts["help"], ui_lang), _fix(rule),
        tuple(Reference(**source) for source in texts["sources"]), tuple(_wording(packs, texts["advice"])), tuple(_examples(packs, rule, ui_lang)),
        rule.suppressible, tuple(_changes(rule)) if rule.suppressible else (),
    )  # fmt: skip


def own_sheet(name: str, ui_lang: str) -> RuleSheet:
    """Return the sheet of one of amzlint's own findings, see `OWN_FINDINGS`."""
    own = OWN_FINDINGS[name]
    ignore = Change("for one run:", (f"amzlint check --ignore {name} …",))
    return RuleSheet(
        name, OWN_CATEGORY, _headline(_text(own["message"], ui_lang)), (("category", f"{OWN_CATEGORY}: about files, languages and suppressions; no pack holds it"),), "",
        ((EVERYWHERE, own["severity"]),), (), _text(own["why"], ui_lang), _text(own["help"], ui_lang), "", (), (), (), True, (ignore,),
    )  # fmt: skip


def _headline(message: str) -> str:
    return _QUOTE.sub("…", message)


def _facts(packs: Packs, rule: Rule) -> Iterator[tuple[str, str]]:
    yield "category", rule.category
    if rule.policy:
        yield "policy", f"row{'s' if len(rule.policy) > 1 else ''} {', '.join(map(str, rule.policy))}"
    yield "check", rule.check
    yield "languages", "any, it needs no words" if rule.languages == ["any"] else ", ".join(rule.languages)
    yield "pack", next(f"{pack['id']} {pack['version']}" for pack in packs.packs if pack["id"] == rule.pack)
    if rule.aliases:
        yield "aliases", ", ".join(rule.aliases)
    if rule.preview:
        yield "preview", f"off unless selected: --select {rule.id}"


def _severities(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from ((name, rule.severity[name]) for name in (*KINDS, "unknown"))
    if "in-templates" in rule.severity:
        yield "in templates", f"{rule.severity['in-templates']} at most"


def _fix(rule: Rule) -> str:
    """Return what may mend a finding, the first that can, with the option that applies it; nothing where only a person can."""
    fixes: list[dict[str, str]] = getattr(rule, "fix", [])
    return ", else ".join(f"{fix['by']} ({'--fix' if fix['level'] == 'safe' else '--fix --unsafe-fixes'})" for fix in fixes)


def _wording(packs: Packs, names: list[str]) -> Iterator[Wording]:
    for name in names:
        entry = packs.part("advice")[name]
        kinds = EVERYWHERE if set(entry["kinds"]) == set(KINDS) else ", ".join(entry["kinds"])
        texts: list[tuple[str, str]] = []
        for language in entry["languages"]:
            for text in packs.part(f"advice-{language}")[name]:
                formal, informal = (spoken(text, Voice(register)) for register in ("formal", "informal"))
                texts += [(language, formal)] if formal == informal else [(f"{language}, formal", formal), (f"{language}, informal", informal)]
        yield Wording(name, kinds, tuple(texts))


def _examples(packs: Packs, rule: Rule, ui_lang: str) -> Iterator[ShownExample]:
    linter = Linter(packs, select=[rule.id], ui_language=ui_lang)
    examples: Mapping[str, Mapping[str, list[dict[str, Any]]]] = packs.part("examples")[rule.id]
    for side in ("flag", "pass"):
        for language, entries in examples[side].items():
            for entry in entries:
                text, _ = parse_marks(entry["text"])
                document = example_document(rule, language, entry, text)
                label = ", ".join(part for part in (language, document.kind, "template" if document.template else "", *_occasion(entry)) if part)
                yield ShownExample(side, label, text, tuple(_output(linter, rule, document)))


def _occasion(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in ("lang", "operation", "sent_at", "ordered_at", "delivered_at"):
        if name in entry:
            yield f"{name} {entry[name]}"


def _output(linter: Linter, rule: Rule, document: Document) -> list[str]:
    """Check an example; returns the lines that the text reporter writes about this rule."""
    reporter = get_reporter("text", options=Options(width=OUTPUT_WIDTH, quiet=True, tool_version=__version__))
    result = linter.check(document)
    violations = tuple(violation for violation in result.violations if violation.rule == rule.id)
    return reporter.message(result._replace(violations=violations)).rstrip().splitlines()


def _changes(rule: Rule) -> Iterator[Change]:
    yield Change("for one message, by a comment in the template:", (f"<!-- amzlint: ignore[{rule.id}] REASON until 2027-01-31 by NAME -->",))
    yield Change("for one run:", (f"amzlint check --severity {rule.id}=info …", f"amzlint check --ignore {rule.id} …"))
    yield Change("for a repository, in amzlint.yaml:", (f"severity: {{{rule.id}: info}}", f"ignore: [{rule.id}]", f'per-file-ignores: {{"legacy/**": {{{rule.id}: "REASON"}}}}'))
    yield Change(
        "for good, in the pack.yaml of a pack of your own (--pack):",
        (f"overrides: {{{rule.id}: {{severity: info}}}}", f"overrides: {{{rule.id}: {{enabled: false}}}}"),
    )


def _text(texts: Mapping[str, str], ui_lang: str) -> str:
    return texts.get(ui_lang) or texts.get("en", "")
