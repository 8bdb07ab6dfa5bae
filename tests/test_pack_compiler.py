"""Packs on top of each other: what a house may add, take away and change, and errors that point at the fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_text, make_linter
from amzlint.errors import PackError
from amzlint.linter import Linter
from amzlint.pack_compiler import compile_packs
from amzlint.rulepacks import Packs

BASE = {
    "pack.yaml": 'id: base\nversion: "1"\n',
    "lexicon/en.yaml": "language: en\nconcepts:\n  fruit:\n    terms: [apple, pear]\n    except: [apple pie]\n  drink: {terms: [tea]}\n",
    "advice.yaml": "eat-well:\n  en: Eat well.\n",
    "data/hosts.yaml": "amazon: [amazon.com]\n",
    "data/placeholder-names.yaml": "helpers: []\nwords:\n  coupon:\n    en: [coupon]\ncombine: []\n",
}
RULE = """- id: {id}
  category: tone
  check: {check}
  match: {match}
  severity: error
  message: {{en: found}}
  why: {{en: because}}
  help: {{en: mend it}}
  advice: {advice}
  sources: [{{title: T, ref: R, checked: "2026-08-31", trust: seed}}]
  examples: {{flag: {{en: ["[[x]]"]}}, pass: {{en: ["y"]}}}}
"""
HEAD = 'id: acme\nversion: "1"\n'


def rule_text(rule_id: str, match: str = "{any: [fruit]}", check: str = "terms", advice: str = "[]") -> str:
    return RULE.format(id=rule_id, match=match, check=check, advice=advice)


def house(path: str, text: str, more: dict[str, str] | None = None) -> dict[str, str]:
    """Return a house pack of one file beside its pack.yaml, or a few."""
    return {"pack.yaml": HEAD, path: text, **(more or {})}


def lexicon(concepts: str, head: str = "") -> dict[str, str]:
    """Return a house pack with an English lexicon; the first concept is on line 3."""
    return house("lexicon/en.yaml", f"language: en\n{head}concepts:\n{concepts}")


def rules(text: str, old: str = "", new: str = "") -> dict[str, str]:
    """Return a house pack with these rules, one piece of them replaced."""
    assert old in text
    return house("rules.yaml", text.replace(old, new) if old else text)


def compile_with(files: dict[str, str], base: dict[str, str] | None = None) -> dict[str, Any]:
    return compile_packs([("base", {**BASE, "rules.yaml": rule_text("eat-fruit"), **(base or {})}), ("house", files)])


def found(parts: dict[str, Any], text: str, lang: str = "en") -> list[str]:
    linter = Linter(Packs(parts.__getitem__))
    return [f"{one.rule} {one.severity} {one.text}" for one in check_text(text, kind="reply", lang=lang, linter=linter).violations]


def test_a_house_adds_terms_and_near_misses() -> None:
    """Terms and near-misses of a house are added to those of the concept."""
    parts = compile_with(lexicon("  fruit:\n    terms: [plum]\n    except: [pear tree]\n"))
    assert found(parts, "A plum. A pear tree. An apple pie. An apple.") == ["eat-fruit error plum", "eat-fruit error apple"]


def test_a_house_removes_terms() -> None:
    """A term that a house removes is found no more."""
    assert found(compile_with(lexicon("  fruit: {remove: [pear]}\n")), "A pear. An apple.") == ["eat-fruit error apple"]


def test_a_house_adds_rules_with_its_prefix() -> None:
    """A rule of a house carries its prefix, and may use concepts and advice of both packs."""
    soup = rule_text("acme/no-soup", "{any: [acme-soup]}", advice="eat-well")
    files = {**lexicon("  acme-soup: {terms: ['<drink> soup']}\n"), "rules.yaml": soup}
    assert found(compile_with(files), "Some tea soup.") == ["acme/no-soup error tea soup"]


def test_a_house_adds_languages_and_lists() -> None:
    """A house may bring a lexicon of a new language, hosts, and names of placeholders beside those that are there."""
    files = house(
        "lexicon/fi.yaml",
        "language: fi\nconcepts:\n  fruit: {terms: [omena]}\n",
        {"data/hosts.yaml": "amazon: [amazon.example]\n", "data/placeholder-names.yaml": "words:\n  coupon:\n    en: [bon]\n    fi: [kuponki]\n"},
    )
    parts = compile_with(files)
    assert parts["rules"]["languages"] == ["en", "fi"]
    assert parts["hosts"]["amazon"] == ["amazon.com", "amazon.example"]
    assert parts["placeholder-names"]["words"] == {"coupon": {"en": ["coupon", "bon"], "fi": ["kuponki"]}}


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("{severity: warning}", ["eat-fruit warning apple"]),
        ("{severity: {reply: info}}", ["eat-fruit info apple"]),
        ("{severity: {proactive: error}}", []),
        ("{enabled: false}", []),
        ("{severity: off}", []),
    ],
)
def test_a_house_overrides_severities(override: str, expected: list[str]) -> None:
    """A house changes the severity of another pack's rule, by kind if it likes, or turns it off."""
    assert found(compile_with({"pack.yaml": f"{HEAD}overrides:\n  eat-fruit: {override}\n"}), "An apple") == expected


def test_an_override_knows_old_ids() -> None:
    """An override may name a rule by an old id of it."""
    old = rule_text("eat-fruit").replace("  check:", "  aliases: [old-fruit]\n  check:")
    parts = compile_with({"pack.yaml": f"{HEAD}overrides:\n  old-fruit: {{enabled: false}}\n"}, {"rules.yaml": old})
    assert found(parts, "An apple") == []


X = rule_text("acme/x")
FAULTS: list[tuple[dict[str, str], str]] = [
    # pack.yaml
    ({"a.yaml": "[]"}, "house: error: not a pack: there is no pack.yaml in this folder"),
    ({"pack.yaml": 'id: base\nversion: "1"\n'}, "house/pack.yaml:1:5: error: a pack with the id “base” is already loaded"),
    ({"pack.yaml": "id: acme\nversion: 1\n"}, "house/pack.yaml:2:10: error: “version”: expected a text, not “1”"),
    ({"pack.yaml": "id: acme\n"}, "house/pack.yaml:1:1: error: the key “version” is missing"),
    ({"pack.yaml": ""}, "house/pack.yaml"),
    ({"pack.yaml": 'id: Acme Shop\nversion: "1"\n'}, "house/pack.yaml:1:5: error: “id”: string should match pattern"),
    ({"pack.yaml": 'id: acme\nverson: "1"\nversion: "1"\n'}, "house/pack.yaml:2:1: error: unknown key “verson”, did you mean “version”?"),
    ({"pack.yaml": f"{HEAD}overrides: {{eat-fruits: {{enabled: false}}}}\n"}, "house/pack.yaml:3:13: error: unknown rule “eat-fruits”, did you mean “eat-fruit”?"),
    ({"pack.yaml": f"{HEAD}overrides: {{eat-fruit: {{message: x}}}}\n"}, "house/pack.yaml:3:25: error: unknown key “message”, expected one of severity, enabled"),
    # rules
    (rules(rule_text("no-soup")), "house/rules.yaml:1:7: error: the id “no-soup” lacks the pack's prefix; expected “acme/no-soup”"),
    (rules(rule_text("base/no-soup")), "house/rules.yaml:1:7: error: the id “base/no-soup” lacks the pack's prefix; expected “acme/no-soup”"),
    (rules(X + X), "house/rules.yaml:12:7: error: the rule id “acme/x” is already used in house/rules.yaml:1"),
    (rules(rule_text("acme/x", "{any: [drink, fruits]}")), "house/rules.yaml:4:24: error: unknown concept “fruits”, did you mean “fruit”?"),
    (rules(rule_text("acme/x", "[{all: [fruit]}, {all: [fruit], none: [zzz]}]", "intent")), "house/rules.yaml:4:49: error: unknown concept “zzz”"),
    (rules(rule_text("acme/x", "{all: [fruit], or-linked: {sentences: 2, by: [zzz]}}", "intent")), "house/rules.yaml:4:56: error: unknown concept “zzz”"),
    (rules(rule_text("acme/x", advice="eat-wel")), "house/rules.yaml:9:11: error: unknown advice “eat-wel”, did you mean “eat-well”?"),
    (rules(rule_text("acme/x", "{all: [fruit]}")), "house/rules.yaml:4:11: error: unknown key “all”"),
    (rules(rule_text("acme/x", "{any: []}")), "house/rules.yaml:4:16: error: "),
    (rules(rule_text("acme/x", "{classes: [shop]}", "placeholder")), "house/rules.yaml:4:21: error: unknown class of placeholders “shop”"),
    (rules(rule_text("acme/x", "{classes: [shorteners]}", "link")), "house/rules.yaml:4:21: error: "),
    (rules(rule_text("acme/x", "[{any: [fruit]}, {any: [drink]}]")), "house/rules.yaml:4:10: error: only intent rules take several alternatives"),
    (rules(rule_text("acme/x", check="term")), "house/rules.yaml:3:10: error: “check”: input should be"),
    (rules(X, "severity: error", "severity: fatal"), "house/rules.yaml:5:13: error: "),
    (rules(X, "message: {en: found}", "message: {fr: trouvé}"), "house/rules.yaml:6:12: error: “message”: expected a text in “en”"),
    (rules(X, "pass: {en", "pass: {fr"), "house/rules.yaml:11:13: error: there is a “flag” example in “en” but no “pass” example"),
    (rules(X, 'flag: {en: ["[[x]]"]}', "flag: {}"), "house/rules.yaml:11:"),
    (rules(X, 'flag: {en: ["[[x]]"]}', "flag: {en: []}"), "house/rules.yaml:11:"),
    (rules(X, '[{title: T, ref: R, checked: "2026-08-31", trust: seed}]', "[]"), "house/rules.yaml:10:12: error: "),
    (rules("id: acme/x\n"), "house/rules.yaml:1:1: error: a rule file is a list"),
    (rules("- just text\n"), "house/rules.yaml:1:3: error: "),
    # lexicons
    (lexicon("  fruit: {remove: [banana]}\n"), "house/lexicon/en.yaml:3:20: error: there is no term “banana” in “fruit” to remove"),
    (lexicon("  acme:\n    terms:\n      - good <fruits>\n"), "house/lexicon/en.yaml:5:9: error: unknown concept <fruits>, did you mean <fruit>?"),
    (lexicon("  acme:\n    terms: ['a (b']\n"), "house/lexicon/en.yaml:4:16: error: “(” is never closed"),
    (lexicon("  acme:\n    terms: ['a? b?']\n"), "house/lexicon/en.yaml:4:13: error: the term has no fixed word"),
    (lexicon("  acme: {terms: [{regex: '(a'}]}\n"), "house/lexicon/en.yaml:3:26: error: not a valid pattern"),
    (lexicon(f"  acme: {{terms: [{{regex: '{'a' * 501}'}}]}}\n"), "house/lexicon/en.yaml:3:26: error: “regex”: "),
    (lexicon("  acme: {terms: [{regex: a, words: ['b c']}]}\n"), "house/lexicon/en.yaml:3:37: error: "),
    (lexicon("  acme: {term: [a]}\n"), "house/lexicon/en.yaml:3:10: error: unknown key “term”, did you mean “terms”?"),
    (lexicon("  {}\n", "fold: none\n"), "house/lexicon/en.yaml:2:7: error: “fold”: expected one of drop-accents, keep"),
    (lexicon("  {}\n", "fold: keep\n"), "house/lexicon/en.yaml:2:7: error: the language “en” folds by “drop-accents”"),
    (house("lexicon/en.yaml", "language: english\nconcepts: {}\n"), "house/lexicon/en.yaml:1:11: error: “language”"),
    (lexicon("  aa: {terms: ['<bb> x']}\n  bb: {terms: ['<aa> y']}\n"), "house/lexicon/en.yaml:4:16: error: the concepts aa → bb → aa refer to each other in a circle"),
    (
        lexicon("".join(f"  d{n}: {{terms: ['<d{n + 1}> x']}}\n" for n in range(4)) + "  d4: {terms: [y]}\n"),
        "house/lexicon/en.yaml:3:16: error: <d0> nests concepts 4 deep, at most 3",
    ),
    # advice and lists
    (house("advice.yaml", "- a\n"), "house/advice.yaml:1:1: error: expected advice by name"),
    (house("advice.yaml", "a: text\n"), "house/advice.yaml:1:4: error: expected texts by language"),
    (house("advice.yaml", "a: {en: {polite: x}}\n"), "house/advice.yaml:1:"),
    (house("data/hosts.yaml", "amazon: amazon.com\n"), "house/data/hosts.yaml:1:9: error: "),
    (house("data/hosts.yaml", "[a]\n"), "house/data/hosts.yaml:1:1: error: "),
    (house("data/placeholder-names.yaml", "words: {coupon: [a]}\n"), "house/data/placeholder-names.yaml:1:17: error: "),
    (house("data/placeholder-names.yaml", "combine: [{when: [zzz], drop: [coupon]}]\n"), "house/data/placeholder-names.yaml:1:1: error: "),
    (house("data/shops.yaml", "a: [b]\n"), "house/data/shops.yaml:1:1: error: unknown list “shops”, expected one of hosts, placeholder-names"),
]


@pytest.mark.parametrize(("files", "problem"), FAULTS, ids=[problem[:70] for _, problem in FAULTS])
def test_a_faulty_pack_says_what_and_where(files: dict[str, str], problem: str) -> None:
    """Every fault of a pack is an error with file, line and column, and with what was expected."""
    with pytest.raises(PackError) as caught:
        compile_with(files)
    assert str(caught.value).startswith(problem), str(caught.value)


def test_a_concept_of_another_language_never_matches() -> None:
    """A rule may use a concept that only some languages express; in the others it finds nothing."""
    files = house("lexicon/fi.yaml", "language: fi\nconcepts:\n  sauna: {terms: [sauna]}\n", {"rules.yaml": rule_text("acme/x", "{any: [sauna]}")})
    parts = compile_with(files)
    assert found(parts, "A sauna") == []
    assert found(parts, "A sauna", "fi") == ["acme/x error sauna"]


def test_shared_words_may_be_phrases() -> None:
    """Words under `shared` count in other languages, phrases of several words too; terms beside them do not."""
    files = {
        "lexicon/en.yaml": "language: en\nshared: [black friday, voucher]\nconcepts:\n  fruit: {terms: [black friday, voucher*, cyber monday]}\n",
        "lexicon/fi.yaml": "language: fi\nconcepts: {}\n",
    }
    parts = compile_with({"pack.yaml": HEAD}, files | {"rules.yaml": rule_text("eat-fruit")})
    assert found(parts, "Black Friday. Vouchers. Cyber Monday.", "fi") == ["eat-fruit error Black Friday", "eat-fruit error Vouchers"]


def test_abbreviations_of_several_parts_count() -> None:
    """An abbreviation with a full stop inside ends no sentence."""
    parts = compile_with(lexicon("  {}\n", "abbreviations: [p.ex., approx]\n"))
    assert {"ex", "approx"} <= set(parts["lexicon-en"]["abbreviations"])


def test_a_house_pack_in_a_folder_loads_on_top_of_the_shipped_one(write_pack: Callable[..., Path]) -> None:
    """A pack extends and overrides what amzlint ships, and its rules fire beside the shipped ones."""
    folder = write_pack(
        {
            "pack.yaml": f"{HEAD}overrides:\n  placeholder-unresolved: {{severity: info}}\n",
            "lexicon/en.yaml": "language: en\nconcepts:\n  nickname: {terms: [buddy]}\n",
            "rules.yaml": rule_text("acme/no-nicknames", "{any: [nickname]}"),
        }
    )
    linter = make_linter([str(folder)])
    assert [pack["id"] for pack in linter.packs.packs] == ["amazon", "acme"]
    assert "acme/no-nicknames" in [one.rule for one in check_text("Hello buddy", kind="reply", lang="en", linter=linter).violations]
