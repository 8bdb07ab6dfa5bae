"""`amzlint trace`: why rules did or did not fire."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RULES = """\
- id: acme/offer-for-hat
  category: promotion
  check: intent
  match: {all: [acme-offer, acme-hat], none: [acme-shield]}
  severity: {reply: error, proactive: error}
  message: {en: "offers a hat"}
  why: {en: "Hats."}
  sources: [{title: t, ref: r, checked: "2026-01-31", trust: inference}]
  examples: {flag: {en: ["We [[zoffer a zhat]]."]}, pass: {en: ["A zhat."]}}
- id: acme/proactive-hat
  category: tone
  check: terms
  match: {any: [acme-hat]}
  severity: {reply: off, proactive: error}
  message: {en: "names a hat"}
  why: {en: "Hats."}
  sources: [{title: t, ref: r, checked: "2026-01-31", trust: inference}]
  examples: {flag: {en: ["A [[zhat]]."]}, pass: {en: ["A cap."]}}
"""
LEXICON = """\
language: en
negation: {before: [not]}
concepts:
  acme-offer: {terms: [zoffer]}
  acme-hat: {terms: [zhat], except: [zhat trick]}
  acme-shield: {terms: [zshield]}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack whose words no other lexicon knows, so that the traces below stay what they are."""
    place = tmp_path / "acme"
    (place / "lexicon").mkdir(parents=True)
    (place / "pack.yaml").write_text("id: acme\nversion: '1'\n", encoding="utf-8")
    (place / "rules.yaml").write_text(RULES, encoding="utf-8")
    (place / "lexicon" / "en.yaml").write_text(LEXICON, encoding="utf-8")
    return place


def blocks(out: str) -> dict[str, str]:
    """Return what stands below each heading about rules, as one line each, by rule."""
    result: dict[str, str] = {}
    heading = ""
    for line in out.splitlines():
        if line and not line.startswith(" "):
            heading = line.partition(":")[0]
        elif line.startswith("  ") and not line.startswith("   ") and heading:
            result[f"{heading} {line.strip()}"] = ""
        elif line.startswith("      ") and result and heading in ("fired", "silent", "almost fired", "off for the kind reply"):
            last = list(result)[-1]
            result[last] = f"{result[last]} {line.strip()}".strip()
    return result


def test_a_rule_that_fires(amzlint_command: Any, pack: Path) -> None:
    """A rule that fires is named with its level, its sentence, the text and the concepts; one that this kind leaves off stands apart."""
    done = amzlint_command("trace", "-", "--pack", pack, "--lang", "en", "--kind", "reply", stdin="Hello there. Today we zoffer you the zhat for free.")
    rules = blocks(done.out)
    assert (done.code, done.err) == (0, "")
    assert rules["fired acme/offer-for-hat"] == "error: sentence 2, “zoffer you the zhat” (acme-hat, acme-offer)"
    assert rules["off for the kind reply acme/proactive-hat"] == "sentence 2, “zhat” (acme-hat)"
    assert "acme-offer               “zoffer”" in done.out


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("Today we zoffer you a coat.", "lacks acme-hat"),
        ("Today we zoffer you a zhat trick.", "lacks acme-hat, which is there but consumed by a near-miss: “zhat trick”"),
        ("Here is the zhat, but today we do not zoffer it.", "lacks acme-offer, which is there but negated: “zoffer”"),
        ("Today we zoffer you a zhat with zshield.", "all of it is there, but nearby also acme-shield, which rules it out"),
        ("Today we zoffer much. Then came a zhat.", "all of it is there, but not in one sentence"),
        ("Yes.\n\n> we zoffer you a zhat", "all of it is there, but in the buyer's own words"),
    ],
)
def test_a_rule_that_almost_fires(amzlint_command: Any, pack: Path, text: str, lack: str) -> None:
    """A rule that lacks one thing says which, and whether it is there without counting."""
    done = amzlint_command("trace", "-", "--pack", pack, "--lang", "en", "--kind", "reply", stdin=text)
    assert blocks(done.out)["almost fired acme/offer-for-hat"] == lack


def test_negated_and_consumed_hits_are_marked(amzlint_command: Any, pack: Path) -> None:
    """Below its sentence each hit is listed with its text, negated ones and near-misses marked."""
    done = amzlint_command("trace", "-", "--pack", pack, "--lang", "en", stdin="We do not zoffer a zhat trick.")
    assert "acme-offer               “zoffer”  negated" in done.out
    assert "acme-hat                 “zhat trick”  near-miss, consumed" in done.out


def test_a_rule_of_which_nothing_is_present_is_left_out(amzlint_command: Any, pack: Path) -> None:
    """Rules that have nothing to do with the text are not listed."""
    done = amzlint_command("trace", "-", "--pack", pack, "--lang", "en", "--kind", "reply", stdin="The lamp is here.")
    assert "acme/" not in done.out


def test_landmarks_and_sentences(amzlint_command: Any, tmp_path: Path) -> None:
    """Placeholders, links, addresses, numbers and order ids are listed with their classes, sentences are numbered, the buyer's words and barriers marked."""
    path = tmp_path / "draft.txt"
    path.write_text(
        "Hello [BUYER_NAME], see https://www.ups.com/track for order 113-4482910-6637205.\nWrite to jane@seller-example.com or call +33 6 39 98 35 60.\n\n----\n\nJane\n\n> where is it?\n",
        encoding="utf-8",
    )
    out = amzlint_command("trace", path, "--lang", "en", "--kind", "reply").out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    for line in ("placeholder [BUYER_NAME] (name)", "link https://www.ups.com/track (carrier)", "email jane@seller-example.com", "order id 113-4482910-6637205"):
        assert line in lines
    assert any(line.startswith("1. Hello [BUYER_NAME]") for line in lines)
    quoted = lines.index(next(line for line in lines if line.endswith("where is it")))
    assert "quoted: the buyer's own words" in lines[quoted + 1]
    signature = lines.index(next(line for line in lines if line.endswith(". Jane")))
    assert "barrier" in lines[signature + 1]


@pytest.mark.parametrize(
    ("arguments", "field", "kind", "language"),
    [
        (("--kind", "reply", "--lang", "en"), {"kind": "proactive", "lang": "fr"}, "reply (from the option)", "en (from the option)"),
        ((), {"kind": "proactive", "lang": "fr"}, "proactive (from its own field)", "fr (from its own field)"),
        ((), {}, "solicitation (from its path)", "fr (from its path)"),
    ],
)
def test_where_kind_and_language_come_from(amzlint_command: Any, tmp_path: Path, arguments: tuple[str, ...], field: dict[str, str], kind: str, language: str) -> None:
    """Kind and language are told with the source that decided them: option, field or path."""
    path = tmp_path / "solicitations" / "fr" / "export.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"id": "m1", "text": "Bonjour, votre commande est arrivée.", **field}), encoding="utf-8")
    out = amzlint_command("trace", path, *arguments).out
    assert out.splitlines()[0].endswith("message 1, id m1")
    assert f"kind          {kind}" in out
    assert f"language      {language}" in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bonjour, votre commande est arrivée et nous vous remercions de votre patience.", "fr (detected)"),
        ("Ok merci", "not certain: under 5 words"),
    ],
)
def test_detected_languages(amzlint_command: Any, text: str, told: str) -> None:
    """A detected language is told as such, and an uncertain one as uncertain."""
    out = " ".join(amzlint_command("trace", "-", stdin=text).out.split())
    assert f"language {told}" in out
    assert "kind unknown" in out


def test_broken_input(amzlint_command: Any, tmp_path: Path) -> None:
    """What cannot be read is told on standard error with exit code 3, and every other message is traced."""
    path = tmp_path / "export.jsonl"
    path.write_text('{"text": "One lamp."}\n{broken\n{"text": "Two lamps."}\n', encoding="utf-8")
    done = amzlint_command("trace", path, "--lang", "en")
    assert done.code == 3
    assert "message 1" in done.out
    assert "message 3" in done.out  # the broken one keeps its number
    assert "line 2" in done.err
    for arguments in ((tmp_path / "missing.txt",), (tmp_path,), ("-",)):
        empty = amzlint_command("trace", *arguments)
        assert (empty.code, empty.out) == (3, "")
        assert empty.err.startswith("amzlint: failed: ")
    assert amzlint_command("trace", path, "--kind", "replie").code == 2


def test_control_characters_are_written_out(amzlint_command: Any) -> None:
    """Nothing of a message can act on the terminal."""
    out = amzlint_command("trace", "-", "--lang", "en", stdin="Hello \x1b[31m [BUYER\x1b_NAME] \u202e we zoffer\x07 this.").out
    assert "\\x1b[31m" in out
    assert not any(character in out for character in "\x1b\x07\u202e")
