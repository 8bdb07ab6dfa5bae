"""The cheap look before each rule: it never leaves a rule out that would find something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amzlint.candidates import rule_candidates
from amzlint.document import Document, Field, Segment
from amzlint.kinds import Defaults
from amzlint.line_index import LineIndex
from amzlint.linter import Linter
from amzlint.reader import read_text
from amzlint.rule_choice import RuleChoice
from amzlint.rules import KINDS
from amzlint.spans import SpanMap

MESSAGES = Path(__file__).parent / "messages" / "violations"


def document(text: str, **facts: object) -> Document:
    segment = Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text)))
    return Document("x", 1, None, (segment,), language="en", **facts)  # type: ignore[arg-type]


def chosen(linter: Linter, one: Document) -> tuple[set[str], RuleChoice]:
    every = RuleChoice((rule, "error") for rule in linter.rules)
    return {rule.id for rule, _ in every.possible(linter.read(one, linter.languages(one)))}, every


@pytest.mark.parametrize("language", ["en", "fr", "de", "ja", "ar"])
def test_a_rule_that_finds_something_is_never_left_out(shipped: Linter, language: str) -> None:
    """Every rule is run over labelled messages; those left out find nothing, as text, as HTML and as template."""
    path = MESSAGES / f"{language}.jsonl"
    path = path if path.exists() else MESSAGES.parent / "first" / f"{language}.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()][::9]
    for text in texts:
        for markup in ("plain", "html"):
            for one in read_text(text, "x", Defaults("proactive", language, None, markup=markup), lambda _: None):
                assert isinstance(one, Document)
                possible, _ = chosen(shipped, one)
                reading = shipped.read(one, shipped.languages(one))
                found = {rule.id for rule in shipped.rules if rule_candidates(rule, "error", one, reading)}
                assert found <= possible


def test_a_plain_message_asks_few_rules(shipped: Linter) -> None:
    """Without links, numbers, fields, attachments, pages and words of any rule most are left out, in the order of the pack."""
    possible, every = chosen(shipped, document("It left."))
    assert len(possible) < len(shipped.rules) / 4
    reading = shipped.read(document("It left."), shipped.languages(document("It left.")))
    orders = [rule.order for rule, _ in every.possible(reading)]
    assert orders == sorted(orders)


def test_levels_go_along(shipped: Linter) -> None:
    """Each rule comes with the level that it was given."""
    rules = RuleChoice((rule, KINDS[0]) for rule in shipped.rules)
    reading = shipped.read(document("Leave us a review \U0001f600"), shipped.languages(document("x")))
    assert {level for _, level in rules.possible(reading)} == {KINDS[0]}
    assert list(RuleChoice([]).possible(reading)) == []


@pytest.mark.parametrize(
    ("text", "check", "expected"),
    [
        ("see https://a.example", "link", True), ("see there", "link", False), ("jo@a.example", "contact", True), ("call me", "contact", False), ("{{ x }}", "placeholder", True),
        ("no field", "placeholder", False), ("a lone {% here", "placeholder", True), ("text", "html_style", False), ("text", "attachment", False), ("text", "window", False),
    ],
)  # fmt: skip
def test_checks_are_asked_by_what_is_there(shipped: Linter, text: str, check: str, expected: bool) -> None:
    """Links, addresses, fields and facts decide whether their rules are run."""
    possible, _ = chosen(shipped, document(text))
    assert any(rule.id in possible for rule in shipped.rules if rule.check == check) is expected
