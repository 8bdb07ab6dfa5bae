"""The pages of docs/rules in Markdown: one a rule, and the index by family and by row of the policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint.own_findings import OWN_FINDINGS
from amzlint.reporters.findings import address_of
from amzlint.rule_sheet import CANNOT_BE_SILENCED, OWN_CATEGORY, TRUST, RuleSheet, ShownExample, own_sheet, rule_sheet
from amzlint.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule
    from amzlint.violation import Reference

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|#~]")
_TICKS = re.compile(r"`+")


def rule_pages(packs: Packs, rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return every page below docs/rules by its path there. rows: the rows of the policy by number, with title, and why-not where there is no rule."""
    pages = {"README.md": index_page(packs, rows)}
    for sheet in (*(rule_sheet(packs, rule, "en") for rule in packs.rules), *(own_sheet(name, "en") for name in OWN_FINDINGS)):
        pages[page_path(sheet.category, sheet.name)] = "\n".join(sheet_page(sheet)).rstrip() + "\n"
    return pages


def page_path(category: str, name: str) -> str:
    """Return where the page of a rule is, below docs/rules."""
    return f"{category}/{name}.md"


def plain(text: str) -> str:
    """Return a text on one line as Markdown shows it letter by letter."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def block(lines: Iterable[str], language: str = "text") -> list[str]:
    """Return lines as a fenced block, whatever they hold."""
    body = [line.rstrip() for line in lines]
    longest = max((len(ticks) for line in body for ticks in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *body, fence, ""]


def sheet_page(sheet: RuleSheet) -> Iterator[str]:
    """Yield the lines of a rule's page."""
    yield from (f"# {sheet.name}", "", f"**{plain(sheet.headline)}**", "", "| | |", "|---|---|")
    for label, value in sheet.facts:
        yield f"| {label} | {_fact(sheet, label, value)} |"
    yield from ("", "## Severity", "", _row(name for name, _ in sheet.severities), _row("---" for _ in sheet.severities), _row(level for _, level in sheet.severities), "")
    for title, text in (("Why", sheet.why), ("What to do", sheet.help), ("Fix", sheet.fix)):
        if text:
            yield from (f"## {title}", "", plain(text), "")
    if sheet.sources:
        yield from ("## Sources", "", "| source | checked | trust |", "|---|---|---|", *map(_source, sheet.sources), "")
    if sheet.wording:
        yield from ("## What to write instead", "")
    for entry in sheet.wording:
        yield from (f"**{plain(entry.name)}** ({entry.kinds})", "", "| language | wording |", "|---|---|", *(_row((label, plain(text))) for label, text in entry.texts), "")
    for side, title in (("flag", "Reported, as amzlint says it"), ("pass", "Not reported")):
        shown = [example for example in sheet.examples if example.side == side]
        if shown:
            yield from (f"## {title}", "")
        for example in shown:
            yield from _example(example)
    yield from _changes(sheet)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fact(sheet: RuleSheet, label: str, value: str) -> str:
    if label == "policy":
        return re.sub(r"\d+", lambda number: f"[{number[0]}](../README.md#row-{number[0]})", value)
    if label == "pack":
        # Neither version nor line: a page changes when its rule does.
        return f"{value.split(maxsplit=1)[0]}, `{sheet.place.rpartition(':')[0]}`"
    return plain(value)


def _source(source: Reference) -> str:
    address = address_of(source)
    title = f"[{plain(source.title)}]({address})" if address else plain(source.title)
    return _row((f"{title} ({plain(source.ref)})", source.checked, f"{source.trust}: {TRUST[source.trust]}"))


def _example(example: ShownExample) -> Iterator[str]:
    yield from (f"{plain(example.label)}:", "")
    yield from block(example.output or example.text.splitlines())


def _changes(sheet: RuleSheet) -> Iterator[str]:
    if not sheet.is_suppressible:
        yield from ("## It cannot be silenced", "", plain(CANNOT_BE_SILENCED), "")
        return
    yield from ("## Change or ignore it", "")
    for change in sheet.changes:
        yield from (f"{change.purpose[0].upper()}{plain(change.purpose[1:])}", "", *block(change.lines))


def index_page(packs: Packs, rows: dict[str, dict[str, Any]]) -> str:
    """Return the rules by family, and which rule implements each row of the policy, or why none can."""
    pack = packs.packs[0]
    lines = [
        "# Rules",
        "",
        f"Written by `python docs/generate.py`; pack {pack['id']} {pack['version']}, state of the policy facts {pack['effective']}. `amzlint explain RULE` prints what the page of a rule says.",
        "",
        "## By family",
        "",
        "Severity in replies, proactive messages, solicitations and API texts; `–` means off. A rule in brackets is a preview: off unless it is selected. 🔒 marks what cannot be silenced.",
    ]
    for category in sorted({rule.category for rule in packs.rules} | {OWN_CATEGORY}):
        lines += ["", f"### {category}", "", _row(("rule", *KINDS)), _row(["---"] * (len(KINDS) + 1))]
        for rule in packs.rules:
            if rule.category == category:
                lines.append(_row((_shown(rule), *("–" if rule.severity[kind] == "off" else rule.severity[kind] for kind in KINDS))))
        if category == OWN_CATEGORY:
            lines += [_row((_link(category, name), *[own["severity"]] * len(KINDS))) for name, own in OWN_FINDINGS.items()]
    lines += ["", "## By policy row", "", _row(("row", "what it forbids or asks", "rules")), _row(["---"] * 3)]
    by_row: dict[int, list[Rule]] = {}
    for rule in packs.rules:
        for policy in rule.policy:
            by_row.setdefault(policy, []).append(rule)
    for number, row in rows.items():
        found = by_row.get(int(number), [])
        if bool(found) == ("why-not" in row):
            raise SystemExit(f"row {number} of policy-rows.yaml has {'a rule and a why-not' if found else 'neither a rule nor a why-not'}")
        lines.append(_row((f'<a id="row-{number}"></a>{number}', row["title"], ", ".join(map(_shown, found)) or row["why-not"])))
    return "\n".join(lines) + "\n"


def _link(category: str, name: str) -> str:
    return f"[`{name}`]({page_path(category, name)})"


def _shown(rule: Rule) -> str:
    link = _link(rule.category, rule.id)
    return (f"({link})" if rule.preview else link) + ("" if rule.suppressible else " 🔒")
