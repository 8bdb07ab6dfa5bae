"""The units in which a text can be taken apart."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.linter import Languages, Linter
from amzlint.sentence_units import CLAUSE, FRAGMENT, LINE, SENTENCE, WITH_COMPANION, WITH_LIST, sentence_spans, units_of
from amzlint.spans import Span
from read_messages import read_message


def reading_of(linter: Linter, text: str, **about: Any) -> Any:
    document = read_message(linter, text, **about)
    return linter.read(document, linter.languages(document))


@pytest.mark.parametrize(
    ("lang", "text", "sentences"),
    [
        ("en", "Thanks! We ship it (today). “Good.” Bye", ["Thanks!", "We ship it (today).", "“Good.”", "Bye"]),
        ("fr", "Merci ! Nous expédions : demain. « Bien »", ["Merci !", "Nous expédions : demain.", "« Bien »"]),
        ("es", "¿Qué tal? Gracias.\n¡Adiós!", ["¿Qué tal?", "Gracias.", "¡Adiós!"]),
        ("ja", "ありがとう。「はい。」明日です", ["ありがとう。", "「はい。」", "明日です"]),
        ("en", "- One item\n- Two items", ["One item", "Two items"]),
        ("de", "Schauen Sie doch mal im Shop vorbei, www.lampen.example\nMit freundlichen Grüßen", ["Schauen Sie doch mal im Shop vorbei, www.lampen.example", "Mit freundlichen Grüßen"]),
        ("de", "Rechnung ohne MwSt. anbieten wir nicht. Danke", ["Rechnung ohne MwSt. anbieten wir nicht.", "Danke"]),
        ("de", "Wie von Ihnen gewünscht haben wir das Konto mit der\nEmailadresse gelöscht.", ["Wie von Ihnen gewünscht haben wir das Konto mit der\nEmailadresse gelöscht."]),
    ],
)
def test_sentences_have_their_marks(shipped: Linter, lang: str, text: str, sentences: list[str]) -> None:
    spans = sentence_spans(reading_of(shipped, text, lang=lang), 0)
    assert [text[one.start : one.end].removeprefix("- ") for one in spans] == sentences


def test_conditions_at_the_edges_stay_outside(shipped: Linter) -> None:
    text = "{% if late %}We are late.{% endif %}"
    assert [text[slice(*one)] for one in sentence_spans(reading_of(shipped, text, template=True, lang="en"), 0)] == ["We are late."]


def units(linter: Linter, text: str, found: str, *, no_prose: bool = False) -> dict[str, list[str]]:
    start = text.index(found)
    result: dict[str, list[str]] = {}
    for unit in units_of(reading_of(linter, text, lang="en"), 0, Span(start, start + len(found)), "en", no_prose=no_prose):
        result.setdefault(unit.kind, []).append(text[unit.start : unit.end] + (f" → {unit.text}" if unit.text else ""))
    return result


def test_a_clause_behind_its_conjunction(shipped: Linter) -> None:
    assert units(shipped, "We refund you in full, and please follow us!", "follow us")[CLAUSE] == [", and please follow us! → ."]
    assert units(shipped, "Follow us on Instagram; we refund you today.", "Follow us")[CLAUSE] == ["Follow us on Instagram; "]
    assert CLAUSE not in units(shipped, "If you agree, and follow us.", "follow us")
    assert CLAUSE not in units(shipped, "Leave a review, and get $5.", "Leave a review")


def test_brackets_and_parts_of_an_enumeration(shipped: Linter) -> None:
    assert units(shipped, "We refund you (follow us) today.", "follow us")[FRAGMENT] == [" (follow us)"]
    assert units(shipped, "Tom Miller, Tel: 0123 456789, London", "0123 456789", no_prose=True)[FRAGMENT] == [", Tel: 0123 456789"]
    assert FRAGMENT not in units(shipped, "To find more, visit https://x-shop.com.", "https://x-shop.com", no_prose=True)


def test_a_line_of_a_signature(shipped: Linter) -> None:
    assert units(shipped, "Regards\nTom\nwww.x-shop.com\nLondon", "www.x-shop.com", no_prose=True)[LINE] == ["www.x-shop.com"]


def test_what_leads_to_the_sentence_and_what_speaks_of_it(shipped: Linter) -> None:
    assert units(shipped, "We help.\n\nOur page:\nhttps://x-shop.com\n\nBye", "https://x-shop.com", no_prose=True)[SENTENCE] == ["Our page:\nhttps://x-shop.com"]
    assert units(shipped, "Follow us. It is fun. We ship.", "Follow us")[WITH_COMPANION] == ["Follow us. It is fun."]
    assert units(shipped, "Follow us on:\n- Instagram\n- Facebook\n\nWe ship.", "Follow us")[WITH_LIST] == ["Follow us on:\n- Instagram\n- Facebook"]


def test_what_waits_for_what_was_asked_goes_along(shipped: Linter) -> None:
    assert units(shipped, "Tell us your phone number. Once we have received it, we help. We ship.", "phone")[WITH_COMPANION] == ["Tell us your phone number. Once we have received it, we help."]
    assert WITH_COMPANION not in units(shipped, "Tell us your phone number. Once the parcel arrives, look into it.", "phone")


def test_an_item_of_a_list_does_not_speak_of_the_one_before(shipped: Linter) -> None:
    assert WITH_COMPANION not in units(shipped, "- Follow us.\n- It fits all phones.", "Follow us")


def test_a_greeting_stays(shipped: Linter) -> None:
    assert units(shipped, "Hi Anna, please follow us. Bye", "follow us")[SENTENCE] == ["please follow us."]


def test_without_a_lexicon_there_are_no_sentences(shipped: Linter) -> None:
    document = reading_of(shipped, "We ship. Bye.").document
    assert sentence_spans(shipped.read(document, Languages((), None, None)), 0) == []
