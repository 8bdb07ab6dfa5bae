"""A rule in full, as data: the page of docs/rules and `amzlint explain` say the same of it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from amzlint.commands.explain import sheet_lines
from amzlint.linter import Linter
from amzlint.own_findings import OWN_FINDINGS
from amzlint.rule_sheet import CANNOT_BE_SILENCED, RuleSheet, own_sheet, rule_sheet

RULES = Path(__file__).parent.parent / "docs" / "rules"


def words(text: str) -> str:
    """Return a text without what Markdown and the breaking of lines put between and around its words."""
    return re.sub(r"[\s|*`]+", "", html.unescape(text))


def said(sheet: RuleSheet) -> list[str]:
    """Return every text that a sheet holds."""
    texts = [sheet.name, sheet.headline, sheet.why, sheet.help, sheet.fix, *(f"{label}{value}" for label, value in sheet.facts if label not in ("pack", "policy")), *map(str, sheet.policy)]
    texts += [word for severity in sheet.severities for word in severity]
    texts += [text for source in sheet.sources for text in (source.title, source.ref, source.checked, source.trust)]
    texts += [text for entry in sheet.wording for text in (entry.name, entry.kinds, *(part for pair in entry.texts for part in pair))]
    texts += [text for example in sheet.examples for text in (example.label, *(example.output or [example.text]))]
    texts += [line for change in sheet.changes for line in (change.purpose[1:], *change.lines)]
    return texts + ([] if sheet.is_suppressible else [CANNOT_BE_SILENCED])


@pytest.fixture(scope="module")
def sheets(shipped: Linter) -> list[RuleSheet]:
    """Every rule and own finding in full."""
    return [*(rule_sheet(shipped.packs, rule, "en") for rule in shipped.packs.rules), *(own_sheet(name, "en") for name in OWN_FINDINGS)]


def test_page_and_command_say_all_there_is(sheets: list[RuleSheet]) -> None:
    """Every fact, text, source, wording, example with its output and way to silence stands on the rule's page and is printed by the command."""
    for sheet in sheets:
        page = words((RULES / sheet.category / f"{sheet.name}.md").read_text(encoding="utf-8"))
        printed = words("\n".join(sheet_lines(sheet)))
        for text in said(sheet):
            assert words(text) in page, f"the page of {sheet.name} lacks {text}"
            assert words(text) in printed, f"explain {sheet.name} lacks {text}"


def test_examples_are_run(sheets: list[RuleSheet]) -> None:
    """Every example that is to be reported shows what the linter says of it, every other one shows nothing."""
    examples = [(sheet.name, example) for sheet in sheets for example in sheet.examples]
    assert len(examples) > 1000
    for name, example in examples:
        assert bool(example.output) == (example.side == "flag"), (name, example)
        assert not example.output or f"[{name}]" in example.output[0]


def test_a_fix_is_shown_when_the_rule_has_one(shipped: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pack says of a rule's fix, as a word, by language or as settings, is part of the sheet; a rule without one has none."""
    rule = next(rule for rule in shipped.packs.rules if rule.id == "image-insecure")
    texts = shipped.packs.part("texts")[rule.id]
    for value, shown in (("drop the sign", "drop the sign"), ({"en": "drop it", "fr": "retirez-le"}, "retirez-le"), ({"replace": "https"}, "replace: https"), (None, "")):
        monkeypatch.setitem(texts, "fix", value)
        sheet = rule_sheet(shipped.packs, rule, "fr")
        assert sheet.fix == shown
        assert ("\nfix\n" in "\n".join(sheet_lines(sheet))) == bool(shown)
