"""Advice and phrases of packs: what a house may add, and errors that point at the fault."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.errors import PackError
from amzlint.pack_compiler import compile_packs

BASE = {
    "pack.yaml": 'id: base\nversion: "1"\n',
    "lexicon/en.yaml": "language: en\nconcepts:\n  fruit: {terms: [apple]}\n",
    "lexicon/fr.yaml": "language: fr\nconcepts:\n  fruit: {terms: [pomme]}\n",
    "advice.yaml": "eat:\n  kinds: [reply]\n  when: {near: [fruit]}\nrest:\n  confirm: true\n",
    "advice/en.yaml": "language: en\nadvice:\n  eat: Eat.\n  rest: [Rest., Sleep.]\n",
    "advice/fr.yaml": 'language: fr\nadvice:\n  eat: "[Mangez|Mange]."\n  rest: [Repos., {formal: Dormez., informal: Dors.}]\n',
    "phrases/en.yaml": "language: en\nphrases:\n  - rules: [no-fruit]\n    terms: [an apple]\n    say: a pear\n",
    "data/hosts.yaml": "amazon: [amazon.com]\n",
    "data/placeholder-names.yaml": "helpers: []\nwords: {}\ncombine: []\n",
    "rules.yaml": """- id: no-fruit
  category: tone
  check: terms
  match: {any: [fruit]}
  severity: error
  message: {en: found}
  why: {en: because}
  help: {en: mend it}
  advice: [eat, rest]
  sources: [{title: T, ref: R, checked: "2026-08-31", trust: seed}]
  examples: {flag: {en: ["[[x]]"]}, pass: {en: ["y"]}}
""",
}
HEAD = 'id: acme\nversion: "1"\n'


def compiled(house: dict[str, str] | None = None, **base: str) -> dict[str, Any]:
    """Compile the base pack, some of its files replaced, with a house pack on top."""
    packs = [("base", {**BASE, **base})]
    return compile_packs([*packs, ("house", {"pack.yaml": HEAD, **house})] if house else packs)


def test_advice_is_kept_apart_by_language() -> None:
    """When an advice is given is known without its texts; phrases are a lexicon with what is said instead."""
    parts = compiled()
    assert parts["advice"] == {
        "eat": {"kinds": ["reply"], "confirm": False, "when": {"near": ["fruit"]}, "languages": ["en", "fr"]},
        "rest": {"kinds": ["reply", "proactive", "solicitation", "api"], "confirm": True, "when": {}, "languages": ["en", "fr"]},
    }
    assert parts["advice-fr"] == {"eat": ["[Mangez|Mange]."], "rest": ["Repos.", {"formal": "Dormez.", "informal": "Dors."}]}
    assert parts["phrases"] == {"en": ["no-fruit"]}
    assert parts["phrases-en"]["phrases"] == [{"rules": ["no-fruit"], "say": "a pear", "place": "clause"}]


def test_a_house_adds_texts_and_advice() -> None:
    """A house words an advice of another pack in a language, gives advice of its own in one file, and phrases, which come last."""
    parts = compiled(
        {
            "advice.yaml": "acme-tea: {en: Tea., de: Tee.}\n",
            "advice/de.yaml": "language: de\nadvice: {eat: Essen.}\n",
            "phrases/en.yaml": "language: en\nphrases:\n  - {rules: [no-fruit], terms: [apples], say: pears, place: words}\n",
        }
    )
    assert parts["advice"]["eat"]["languages"] == ["de", "en", "fr"]
    assert parts["advice-de"] == {"acme-tea": ["Tee."], "eat": ["Essen."]}
    assert [phrase["place"] for phrase in parts["phrases-en"]["phrases"]] == ["clause", "words"]


def test_a_house_that_names_an_advice_anew_gives_all_its_texts() -> None:
    """No text of the other pack is left where the new one has none."""
    assert compiled({"advice.yaml": "eat: {en: Drink.}\n"})["advice"]["eat"]["languages"] == ["en"]


FAULTS = [
    ({"advice.yaml": "eat: {kinds: [mail], en: x}\n"}, "house/advice.yaml:1:"),
    ({"advice.yaml": "tea: {kinds: [reply]}\n"}, "house/advice.yaml:1:6: error: the advice “tea” has no text in “en”"),
    ({"advice.yaml": "tea: {when: {near: [froot]}, en: x}\n"}, "house/advice.yaml:1:21: error: unknown concept “froot”, did you mean “fruit”?"),
    ({"advice.yaml": "tea: {when: {rules: [no-froot]}, en: x}\n"}, "house/advice.yaml:1:22: error: unknown rule “no-froot”, did you mean “no-fruit”?"),
    ({"advice.yaml": "tea: {when: {has: [weight]}, en: x}\n"}, "house/advice.yaml:1:20: error: "),
    ({"advice.yaml": "tea: {when: {near: []}, en: x}\n"}, "house/advice.yaml:1:20: error: "),
    ({"advice/en.yaml": "language: en\nadvice:\n  eet: Eat.\n"}, "house/advice/en.yaml:3:3: error: “eet” is no advice of advice.yaml, did you mean “eat”?"),
    ({"advice/en.yaml": "language: en\nadvice:\n  eat: []\n"}, "house/advice/en.yaml:3:8: error: "),
    (
        {"advice.yaml": "tea:\nmilk:\n", "advice/en.yaml": "language: en\nadvice: {tea: T., milk: M.}\n", "advice/fr.yaml": "language: fr\nadvice:\n  tea: T.\n"},
        "house/advice/fr.yaml:2:1: error: the advice “milk” has no text in “fr”, as it has in “en”",
    ),
    (
        {"advice.yaml": "tea:\n", "advice/en.yaml": "language: en\nadvice: {tea: [T., S.]}\n", "advice/fr.yaml": "language: fr\nadvice:\n  tea: T.\n"},
        "house/advice/fr.yaml:3:3: error: the advice “tea” has 1 texts in “fr”, expected 2 as in “en”",
    ),
    ({"phrases/en.yaml": "language: en\nphrases:\n  - {rules: [no-froot], terms: [x], say: y}\n"}, "house/phrases/en.yaml:3:14: error: unknown rule “no-froot”"),
    ({"phrases/en.yaml": "language: en\nphrases:\n  - {rules: [no-fruit], terms: ['(x'], say: y}\n"}, "house/phrases/en.yaml:3:"),
    ({"phrases/en.yaml": "language: en\nphrases:\n  - {rules: [no-fruit], terms: [x], say: y, place: here}\n"}, "house/phrases/en.yaml:3:"),
    ({"phrases/en.yaml": "language: en\nphrases:\n  - {rules: [no-fruit], say: y}\n"}, "house/phrases/en.yaml:3:5: error: the key “terms” is missing"),
]


@pytest.mark.parametrize(("house", "problem"), FAULTS, ids=[problem[:70] for _, problem in FAULTS])
def test_a_faulty_file_says_what_and_where(house: dict[str, str], problem: str) -> None:
    """Every fault is an error with file, line and column, and with what was expected."""
    with pytest.raises(PackError) as caught:
        compiled(house)
    assert str(caught.value).startswith(problem), str(caught.value)
