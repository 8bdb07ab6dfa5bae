"""Messages in compliant wording: what goes, what stands there instead, what stays, and what only a person can decide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amzlint.document import fields_of
from amzlint.facts import facts_of
from amzlint.linter import Linter
from amzlint.rewrite import Rewritten, rewrite
from amzlint.rewrite_faults import faults
from read_messages import read_message

MESSAGES = Path(__file__).parent / "messages"
# For each language a greeting, sentences that are service, sentences that are at fault in a reply, and a farewell.
PARTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "en": (
        "Dear Anna,", ("We sent the replacement for order 123-1234567-1234567 today.", "The refund of 12.50 EUR arrives by 3 May."),
        ("Leave us a 5-star review and get $5!", "Follow us on Instagram.", "Get 10% off your next order with the code SAVE10."), "Kind regards",
    ),
    "fr": (
        "Bonjour,", ("Nous avons expédié le remplacement de la commande 123-1234567-1234567 aujourd'hui.", "Le remboursement de 12,50 EUR arrive avant le 3 mai."),
        ("Laissez-nous un avis 5 étoiles et recevez 5 € !", "Suivez-nous sur Instagram.", "Profitez de 10 % de réduction sur votre prochaine commande."), "Cordialement",
    ),
    "de": (
        "Guten Tag,", ("Den Ersatz für die Bestellung 123-1234567-1234567 haben wir heute verschickt.", "Die Erstattung von 12,50 EUR kommt bis zum 3. Mai an."),
        ("Geben Sie uns 5 Sterne und erhalten Sie 5 €!", "Folgen Sie uns auf Instagram.", "Sie erhalten 10 % Rabatt auf Ihre nächste Bestellung."), "Mit freundlichen Grüßen",
    ),
    "es": (
        "Hola:", ("Hoy hemos enviado el reemplazo del pedido 123-1234567-1234567.", "El reembolso de 12,50 EUR llegará antes del 3 de mayo."),
        ("Déjenos una reseña de 5 estrellas y reciba 5 €.", "Síganos en Instagram.", "Obtenga un 10 % de descuento en su próximo pedido."), "Saludos cordiales",
    ),
    "it": (
        "Buongiorno,", ("Oggi abbiamo spedito la sostituzione dell'ordine 123-1234567-1234567.", "Il rimborso di 12,50 EUR arriva entro il 3 maggio."),
        ("Ci lasci una recensione a 5 stelle e riceva 5 €.", "Ci segua su Instagram.", "Riceva il 10 % di sconto sul prossimo ordine."), "Cordiali saluti",
    ),
    "nl": (
        "Beste klant,", ("Vandaag hebben we de vervanging voor bestelling 123-1234567-1234567 verzonden.", "De terugbetaling van 12,50 EUR komt voor 3 mei aan."),
        ("Geef ons 5 sterren en ontvang 5 €.", "Volg ons op Instagram.", "Ontvang 10% korting op uw volgende bestelling."), "Met vriendelijke groet",
    ),
}  # fmt: skip


def rewritten(linter: Linter, text: str, **about: Any) -> tuple[str, Rewritten]:
    found = rewrite(linter, read_message(linter, text, **about))
    return fields_of(found.document)[0].text, found


def test_a_message_without_faults_is_the_same_object(shipped: Linter) -> None:
    document = read_message(shipped, "Your parcel for order 123-1234567-1234567 left today.  \n\n  Two  spaces stay.")
    assert rewrite(shipped, document) == (document, (), (), True)
    assert rewrite(shipped, document).document is document


def test_a_way_to_write_elsewhere_becomes_a_reply_here_and_what_needed_it_reads_on(shipped: Linter) -> None:
    before = "Dear Anna,\n\nyour order 123-1234567-1234567 is late. Email us at a@b.de or reply here. However, leave us a 5-star review and get $5! Besides, we refund you today.\n\nKind regards"
    text, found = rewritten(shipped, before)
    assert text == "Dear Anna,\n\nyour order 123-1234567-1234567 is late. Please reply to this message; we will take care of it here. We refund you today.\n\nKind regards"
    assert found.clean
    assert found.needs_a_person == ()
    assert [(one.rule, one.before, bool(one.after)) for one in found.changes] == [
        ("email-address-invite", "Email us at a@b.de or reply here.", True), ("review-positive-only", "Leave us a 5-star review and get $5!", False),
    ]  # fmt: skip
    assert all(one.reason for one in found.changes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We have sent your replacement; follow us on Instagram for more.", "We have sent your replacement."),
        ("We have refunded you in full, and please leave us a 5-star review!", "We have refunded you in full."),
        ("We refund you today (follow us on Instagram), as agreed.", "We refund you today, as agreed."),
        ("We refund you today.\n\nQuestions? Write to a@b.de\n\nKind regards\nTom", "We refund you today.\n\nKind regards\nTom"),
        ("The next steps:\n1. Open the box\n2. Follow us on Instagram\n3. Keep the parts\n\nWe refund you today.", "The next steps:\n1. Open the box\n2. Keep the parts\n\nWe refund you today."),
        ("We refund you today.\n\nUse your voucher code:\nSAVE10\n\nKind regards", "We refund you today.\n\nKind regards"),
        ("We refund you today. Leave us a 5-star review. It takes a minute. Your parts follow.", "We refund you today. Your parts follow."),
        ("Hi Anna, please leave us a 5-star review! We refund you today.", "Hi Anna, We refund you today."),
    ],
)
def test_only_the_smallest_unit_goes_and_nothing_is_left_hanging(shipped: Linter, before: str, after: str) -> None:
    text, found = rewritten(shipped, before)
    assert text == after
    assert found.clean


def test_safe_fixes_come_first(shipped: Linter) -> None:
    text, found = rewritten(shipped, "We refund you today \U0001f600!!!")
    assert text == "We refund you today!"
    assert found.clean
    assert found.changes


def test_a_gated_request_becomes_a_neutral_one_where_the_kind_allows_it(shipped: Linter) -> None:
    text, found = rewritten(shipped, "About order 123-1234567-1234567: if you are happy, leave us a review. If not, contact us first.", kind="solicitation")
    assert found.clean, found
    assert "whatever" in text
    assert "123-1234567-1234567" in text
    assert "If not" not in text


def test_html_stays_balanced(shipped: Linter) -> None:
    before = '<p>We refund you <b>today</b>.</p>\n<p>Visit <a href="https://x-shop.com">our shop</a> for offers!</p>\n<ul><li>Paid</li><li>Follow us on <a href="https://instagram.com/x">Instagram</a></li></ul>'
    text, found = rewritten(shipped, before, markup="html")
    assert text == "<p>We refund you <b>today</b>.</p>\n<ul><li>Paid</li></ul>"
    assert found.clean


def test_conditions_of_templates_stay_balanced(shipped: Linter) -> None:
    before = "We refund {{ amount }} today.\n{% if code %}Use the discount code {{ code }} on your next order.{% endif %}\nKind regards"
    text, found = rewritten(shipped, before, template=True)
    assert text == "We refund {{ amount }} today.\nKind regards"
    assert found.clean


def test_a_missing_order_id_is_added_where_the_template_shows_how_it_writes_fields(shipped: Linter) -> None:
    before = "Dear {{ customer_name }},\n\nyour parcel is delayed by the storm. The new date is 3 May.\n\nKind regards"
    text, found = rewritten(shipped, before, kind="proactive", template=True)
    assert text.startswith("Dear {{ customer_name }},\n\nThis message is about order {{ order_id }}.\n\nyour parcel")
    assert found.clean
    assert "see that your tool knows {{ order_id }}" in found.changes[-1].reason


def test_a_missing_order_id_that_nobody_knows_needs_a_person(shipped: Linter) -> None:
    before = "Dear Anna,\n\nyour parcel is delayed by the storm. The new date is 3 May.\n\nKind regards"
    text, found = rewritten(shipped, before, kind="proactive", template=False)
    assert text == before
    assert not found.clean
    assert [rule for rule, _ in found.needs_a_person] == ["order-id-missing"]
    assert all(reason for _, reason in found.needs_a_person)


def test_an_order_id_in_a_sentence_that_goes_is_named_anew(shipped: Linter) -> None:
    text, found = rewritten(shipped, "Dear Anna,\n\nyour parcel is delayed by the storm.\n\nLeave us a 5-star review for order 123-1234567-1234567!", kind="proactive", template=False)
    assert found.clean, found
    assert "123-1234567-1234567" in text
    assert "review" not in text.replace("whatever", "") or "whatever" in text


def test_the_type_of_a_message_needs_a_person(shipped: Linter) -> None:
    _, found = rewritten(shipped, "Dear Anna,\n\nyour order 123-1234567-1234567 has been shipped.\n\nKind regards", kind="proactive")
    assert not found.clean
    assert "type-shipping-confirmation" in [rule for rule, _ in found.needs_a_person]


def test_nothing_is_emptied(shipped: Linter) -> None:
    before = "Hello Anna,\n\nget 10% off your next order with the code SAVE10!\n\nKind regards\nTom"
    text, found = rewritten(shipped, before)
    assert text == before
    assert not found.clean
    assert "Without it the message would say nothing" in found.needs_a_person[0][1]


def test_suppressed_findings_are_no_faults(shipped: Linter) -> None:
    before = "We refund you today. <!-- amzlint: ignore[promo-follow-subscribe] agreed with the buyer --> Follow us on Instagram."
    document = read_message(shipped, before)
    if not faults(shipped.check(document)):
        assert rewrite(shipped, document).document is document


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), lang=st.sampled_from(sorted(PARTS)))
def test_service_and_its_facts_survive_whatever_stands_beside_it(shipped: Linter, data: st.DataObject, lang: str) -> None:
    greeting, service, faulty, farewell = PARTS[lang]
    sentences = data.draw(st.permutations([*service, *data.draw(st.lists(st.sampled_from(faulty), min_size=1, max_size=3, unique=True))]))
    joint = data.draw(st.sampled_from([" ", "\n\n", "\n"]))
    before = f"{greeting}\n\n{joint.join(sentences)}\n\n{farewell}"
    text, found = rewritten(shipped, before, lang=lang)
    assert found.clean, (before, text, found.needs_a_person)
    assert text.startswith(greeting)
    assert text.endswith(farewell)
    assert all(one in text for one in service), text
    assert not [one for one in faulty if one in text]
    assert not facts_of("\n".join(service)) - facts_of(text)
    assert "  " not in text
    assert "\n\n\n" not in text
    again = rewrite(shipped, found.document)
    assert again.document is found.document


EVASIVE = ("evasion", "contact-info", "off-platform")


@pytest.mark.parametrize("lang", ["en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar"])
def test_a_rewrite_never_suggests_evasion(shipped: Linter, lang: str) -> None:
    """No rewritten message has a finding about evasion or about other channels, at any severity, that the original did not have."""
    rows = [json.loads(line) for path in sorted(MESSAGES.glob(f"*/{lang}.jsonl")) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    changed = 0
    for row in [row for row in rows if row.get("labels") or row.get("expect")][::4]:
        document = read_message(shipped, row["text"], kind=row["kind"], lang=lang, template=row.get("template"))
        found = rewrite(shipped, document)
        changed += bool(found.changes)
        before = {one.rule for one in shipped.check(document).violations if one.category in EVASIVE}
        after = {one.rule for one in shipped.check(found.document).violations if one.category in EVASIVE}
        assert after <= before, row["text"]
        assert not any(one.category == "evasion" for one in shipped.check(found.document).violations if found.clean)
    assert changed >= 5


def test_an_offer_of_help_goes_where_it_would_be_all_that_is_said(shipped: Linter) -> None:
    """A sentence put in for a faulty one must not make the message one that is not permitted."""
    faulty = "Sie können diese Bestellung auf unserer Webseite unter Mein Konto verfolgen. Wenn Sie ein Gast-Konto haben, können Sie sie auf unserer Webseite verfolgen."
    text = f"Hallo {{firstname}},\n\nIhre Bestellung Nr. {{id_order}}\n\nIhre Bestellung wurde abgebrochen.\n\n{faulty}\n\n{{shop_name}}"
    after, found = rewritten(shipped, text, lang="de", kind="proactive", template=True)
    assert after == "Hallo {firstname},\n\nIhre Bestellung Nr. {id_order}\n\nIhre Bestellung wurde abgebrochen.\n\n{shop_name}"
    assert found.clean
    assert [one.after for one in found.changes] == ["", ""]
