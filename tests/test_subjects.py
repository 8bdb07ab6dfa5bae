"""The subject line has its own checks in every form that has one: marks, capitals, promotion, emoji, links, at the characters that spell them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter

ORDER = "123-4567890-1234567"
BODIES = {
    "en": f"The address of order {ORDER} lacks the house number. Please reply here with it.",
    "de": f"In der Adresse der Bestellung {ORDER} fehlt die Hausnummer. Bitte nennen Sie sie uns hier.",
    "fr": f"Il manque le numéro de rue dans l'adresse de la commande {ORDER}. Merci de nous le donner ici.",
    "ja": f"ご注文{ORDER}のお届け先に番地がありません。番地をお知らせください。",
}
FORMS: dict[str, Callable[[str, str], str]] = {
    "m.eml": lambda subject, lang: f"Subject: {subject}\nContent-Language: {lang}\nContent-Type: text/plain; charset=utf-8\n\n{BODIES[lang]}\n",
    "m.mbox": lambda subject, lang: f"From a@b\nSubject: {subject}\nContent-Language: {lang}\n\n{BODIES[lang]}\n",
    "m.json": lambda subject, lang: json.dumps({"subject": subject, "lang": lang, "text": BODIES[lang]}, ensure_ascii=False, indent=1),
    "m.jsonl": lambda subject, lang: json.dumps({"text": BODIES[lang], "lang": lang, "subject": subject}, ensure_ascii=False),
    "m.csv": lambda subject, lang: f'lang,subject,body\n{lang},"{subject}","{BODIES[lang]}"\n',
    "m.yaml": lambda subject, lang: f"lang: {lang}\nsubject: >-\n  {subject}\nbody: |\n  {BODIES[lang]}\n",
    "m.txt": lambda subject, lang: f"---\nlang: {lang}\nsubject: '{subject}'\n---\n{BODIES[lang]}\n",
    "m.md": lambda subject, lang: f"---\r\nlang: {lang}\r\nsubject: '{subject}'\r\n---\r\n{BODIES[lang]}\r\n",
    "m.html": lambda subject, lang: f"---\nlang: {lang}\nsubject: '{subject}'\n---\n<p>{BODIES[lang]}</p>\n",
}
SUBJECTS = [
    ("[Important] Your order", "en", "important-tag", "[Important]"),
    ("[wichtig] Ihre Bestellung", "de", "important-tag", "[wichtig]"),
    ("[重要] ご注文について", "ja", "important-tag", "[重要]"),
    ("About THE HOUSE NUMBER MISSING in your address", "en", "all-caps", "THE HOUSE NUMBER MISSING"),
    ("10% off your next order", "en", "promo-future-benefit", "10% off your next order"),
    ("Votre adresse 😀", "fr", "emoji", "😀"),
    ("Your address, see https://lampshop.com", "en", "link-external", "https://lampshop.com"),
    ("Leave us a 5-star review", "en", "review-positive-only", "Leave us a 5-star review"),
    ("Your address, order {{ order_id", "en", "placeholder-unresolved", "{{ order_id"),
    ("Your address is incomplete", "en", "", ""),
    ("Adresse incomplète : il manque le numéro", "fr", "", ""),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("subject", "lang", "rule", "text"), SUBJECTS, ids=[f"{row[1]} {row[2] or 'clean'}" for row in SUBJECTS])
def test_what_a_subject_breaks_is_told_in_every_form(shipped: Linter, tmp_path: Path, form: str, subject: str, lang: str, rule: str, text: str) -> None:
    """The finding belongs to the field “subject” and stands at its characters; a good subject has none."""
    content = FORMS[form](subject, lang)
    (tmp_path / form).write_bytes(content.encode())
    report = check_paths([tmp_path / form], kind="proactive", linter=shipped)
    assert report.failures == []
    found = {(one.rule, one.field, content[one.start.offset : one.end.offset]) for one in report.violations if one.severity in ("warning", "error")}
    assert ((rule, "subject", text) in found) if rule else found == set()
    assert all(field == "subject" for _, field, _ in found)


ENCODED = [
    ("=?utf-8?q?=5BImportant=5D_Your?= order", "important-tag"),
    ("=?utf-8?B?W0ltcG9ydGFudF0=?= Your order", "important-tag"),
    ("Your =?utf-8?q?order_=F0=9F=98=80?=", "emoji"),
    ("=?utf-8?q?10=25_off?=\n =?utf-8?q?_your_next_order?=", "promo-future-benefit"),
]


@pytest.mark.parametrize(("header", "rule"), ENCODED, ids=[f"{number} {row[1]}" for number, row in enumerate(ENCODED)])
def test_encoded_words_hide_nothing(shipped: Linter, tmp_path: Path, header: str, rule: str) -> None:
    """RFC 2047 words are decoded, and the finding lies within them."""
    content = f"Subject: {header}\nContent-Language: en\n\n{BODIES['en']}\n"
    (tmp_path / "m.eml").write_text(content, encoding="utf-8")
    (found,) = [one for one in check_paths([tmp_path / "m.eml"], kind="proactive", linter=shipped).violations if one.rule == rule]
    start = content.index("=?")
    assert start <= found.start.offset < found.end.offset <= content.rindex("?=") + 2


def test_the_severity_of_the_mark_goes_by_kind(shipped: Linter, tmp_path: Path) -> None:
    """By hand it is a warning, in a review request an error."""
    (tmp_path / "m.txt").write_text(FORMS["m.txt"]("[Important] Your order", "en"), encoding="utf-8")
    for kind, severity in (("reply", "warning"), ("proactive", "warning"), ("solicitation", "error")):
        found = [one.severity for one in check_paths([tmp_path / "m.txt"], kind=kind, linter=shipped).violations if one.rule == "important-tag"]
        assert found == [severity]


def test_a_long_subject_is_no_fault(shipped: Linter, tmp_path: Path) -> None:
    """No limit for subjects is documented for any channel, so none is made up."""
    (tmp_path / "m.txt").write_text(FORMS["m.txt"]("About the address of your order, which lacks the house number, " * 8, "en"), encoding="utf-8")
    assert [one for one in check_paths([tmp_path / "m.txt"], kind="proactive", linter=shipped).violations if one.field == "subject"] == []
