"""Compliant wording as the message would say it: in its language, register and person, with its own values, and fit for the sentence."""

from __future__ import annotations

import pytest

from amzlint.document import Document, Field, Match, Segment
from amzlint.line_index import LineIndex
from amzlint.linter import Linter
from amzlint.spans import SpanMap
from amzlint.wording import Suggestion, Wording, fill, sentences_around

ORDER = "123-4567890-1234567"


def document(text: str, kind: str | None = "reply", lang: str | None = "en") -> Document:
    return Document("p", 1, None, (Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text))),), kind, language=lang)


def suggested(linter: Linter, rule: str, text: str, kind: str | None = "reply", lang: str = "en", found: str = "") -> tuple[Suggestion, ...]:
    """Return the wording for a finding of a rule at some words of a text."""
    message = document(text, kind, lang)
    reading = linter.read(message, linter.languages(message))
    at = text.index(found)
    return Wording(linter.packs).choose(rule, message, reading, lang, Match(0, at, at + len(found)) if found else None)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "You must wait.", "Thank you for your patience."),
        ("fr", "Vous devez attendre.", "Merci pour votre patience."),
        ("fr", "Tu dois attendre.", "Merci pour ta patience."),
        ("de", "Du musst warten.", "Vielen Dank für deine Geduld."),
        ("it", "Deve aspettare.", "Grazie per la sua pazienza."),
        ("pl", "Musisz czekać, pisałem.", "Dziękuję za cierpliwość."),
        ("tr", "Beklemelisin.", "Sabrın için teşekkür ederiz."),
        ("ja", "お待ちください。", "お待ちいただき、ありがとうございます。"),
    ],
)
def test_the_register_of_the_message_is_kept(shipped: Linter, lang: str, text: str, expected: str) -> None:
    """A message that says tu gets tu, one that says I gets I."""
    assert [one.text for one in suggested(shipped, "tone-commanding", text, lang=lang)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Order {ORDER}: not our fault.", f"We are sorry for the trouble with order {ORDER} and will look into it."),
        ("Order {{order_number}}: not our fault.", "We are sorry for the trouble with order {{order_number}} and will look into it."),
        ("Order [ORDER_ID]: not our fault.", "We are sorry for the trouble with order [ORDER_ID] and will look into it."),
        (f"Orders {ORDER} and 123-4567890-7654321: not our fault.", "We are sorry for the trouble and will look into it."),
        (f"Order {ORDER} like {{{{order_number}}}}: not our fault.", f"We are sorry for the trouble with order {ORDER} and will look into it."),
        ("It is not my fault.", "I am sorry for the trouble and will look into it."),
    ],
)
def test_the_values_of_the_message_are_filled_in(shipped: Linter, text: str, expected: str) -> None:
    """Its order id or its own field stands in the suggestion when there is exactly one; else a text without it is taken."""
    assert suggested(shipped, "tone-defensive", text)[0].text == expected


def test_what_stays_open_is_known(shipped: Linter) -> None:
    """A text with a value that the message lacks says so, and never replaces a sentence; neither does one that only the seller can confirm."""
    ready, open_one = suggested(shipped, "tone-helpless", "There is nothing we can do.")
    assert (ready.text, ready.open, ready.replaces) == ("We will help you solve this problem.", (), True)
    assert (open_one.open, open_one.replaces) == (("order_id", "action", "date"), False)
    confirmed = suggested(shipped, "type-cancel-request", "Please cancel.")[0]
    assert (confirmed.open, confirmed.confirm, confirmed.replaces) == ((), True, False)


@pytest.mark.parametrize(
    ("rule", "text", "kind", "found", "expected"),
    [
        ("link-external", "Follow the parcel at http://x.example/a now.", "reply", "http", "You can track the parcel under Your Orders on Amazon."),
        ("link-external", "See the warranty at http://x.example/a now.", "reply", "http", "If you have a question about the warranty, simply reply to this message."),
        ("link-external", "The parcel left. See http://x.example/a now.", "reply", "http", "If you need more information about your order, simply reply to this message."),
        ("offplatform-payment", "The refund comes by PayPal.", "reply", "PayPal", "Amazon returns the amount to the payment method that you used for the order."),
        ("offplatform-payment", "Pay the rest by PayPal.", "reply", "PayPal", "Payments and refunds for your order go through Amazon."),
        ("review-gating", "If you are happy, review it.", "solicitation", "happy", "You can share your experience with the product on Amazon, whatever it was."),
        ("review-gating", "If you are happy, review it.", "reply", "happy", "If you have a question about your order, simply reply to this message."),
    ],
)  # fmt: skip
def test_the_sentence_and_the_kind_decide(shipped: Linter, rule: str, text: str, kind: str, found: str, expected: str) -> None:
    """A link to tracking is answered with tracking, a refund with the refund; a neutral request is only offered where it is allowed."""
    assert suggested(shipped, rule, text, kind, found=found)[0].text == expected


def test_rules_for_a_person_have_no_wording(shipped: Linter) -> None:
    """What is mended by deleting or by a decision has nothing to paste."""
    assert suggested(shipped, "emoji", "Hello") == ()


def test_messages_do_not_mix(shipped: Linter) -> None:
    """The values and the register of one message do not reach the next."""
    wording = Wording(shipped.packs)
    texts = [f"Order {ORDER}, not your fault, my dear, I know.", "We know that it is not our fault."]
    got = []
    for text in texts:
        message = document(text)
        got.append(wording.replacement("tone-defensive", message, shipped.read(message, shipped.languages(message)), "en"))
    assert got == [f"I am sorry for the trouble with order {ORDER} and will look into it.", "We are sorry for the trouble and will look into it."]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("One. Two is here! Three.", "Two", "Two is here!"),
        ("One. Two is here. Three.", "here. Three", "Two is here. Three."),
        ("Hello Mrs Miller,\nyou must wait.", "must", "you must wait."),
        ("It is late, sorry,\nyou must wait.", "must", "you must wait."),
        ("It is late because of the snow, sorry,\nyou must wait.", "must", "It is late because of the snow, sorry,\nyou must wait."),
    ],
)
def test_a_sentence_is_taken_whole(shipped: Linter, text: str, found: str, expected: str) -> None:
    """The sentences of a match are taken with the signs at their ends, without a greeting that a comma joins to them."""
    message = document(text)
    at = text.index(found)
    place = sentences_around(shipped.read(message, shipped.languages(message)), Match(0, at, at + len(found)))
    assert place is not None
    assert text[slice(*place)] == expected


def test_filling_says_what_it_filled() -> None:
    """A value that is known takes the place of its name, any other name stays."""
    assert fill("{order_id} and {date}, {date}", {"order_id": "7"}) == Suggestion("7 and {date}, {date}", ("date",), ("7",))


def test_every_rule_has_words_or_is_for_a_person(shipped: Linter) -> None:
    """A rule with advice gives at least one wording in each language, in some kind in which it is on; its texts are those of the language."""
    packs = shipped.packs
    for lang in packs.languages:
        message = document("x", None, lang)
        reading = shipped.read(message, shipped.languages(message))
        for rule in packs.rules:
            names = packs.part("texts")[rule.id]["advice"]
            assert packs.part("texts")[rule.id]["help"], rule.id
            assert not names or Wording(packs).choose(rule.id, message, reading, lang), (rule.id, lang)
