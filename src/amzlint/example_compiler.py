"""Compiles the examples of rules: those inside them, and those of a language that are kept beside its lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.advice_compiler import nearest_names
from amzlint.example_schema import LanguageExamples
from amzlint.schema_faults import validate

if TYPE_CHECKING:
    from amzlint.pack_yaml import PackText


def as_example(value: str | dict[str, Any]) -> dict[str, Any]:
    """Return an example as a mapping; a mere text is that of its message."""
    return {"text": value} if isinstance(value, str) else dict(value)


def add_examples(text: PackText, rules: dict[str, dict[str, Any]], examples: dict[str, dict[str, Any]]) -> None:
    """Add the examples of one language, which are kept beside its lexicon, to those of the rules, and the language to theirs; raises PackError at a fault."""
    given: LanguageExamples = validate(LanguageExamples, text.value, text, ())
    for rule_id in given.examples:
        place = ("examples", rule_id)
        if rule_id not in rules:
            raise text.error(place, nearest_names(f"unknown rule “{rule_id}”", rule_id, rules), key=True)
        known = examples[rule_id]
        if given.language in known["flag"]:
            raise text.error(place, f"the rule “{rule_id}” has examples in “{given.language}” already; keep them in one place", key=True)
        rows = text.value["examples"][rule_id]
        for side in ("flag", "pass"):
            known[side][given.language] = [
                {**as_example(example), "place": f"{text.path}:{text.line((*place, side, number))}"} for number, example in enumerate(rows[side])
            ]
        rules[rule_id]["languages"] = sorted({*rules[rule_id]["languages"], given.language})
