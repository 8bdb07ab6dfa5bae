"""The parts of a rewrite: faults, losses, the sentence about the order, units taken out of texts of every mark-up."""

from __future__ import annotations

import pytest

from amzlint.document import fields_of
from amzlint.linter import Linter
from amzlint.order_reference import with_order_reference
from amzlint.removal import text_without
from amzlint.rewrite_candidates import candidates_for
from amzlint.rewrite_faults import faults, is_of_type, is_of_wording, of_wording
from amzlint.rewrite_losses import content_of, count_lost, has_content, speaks_of_order
from amzlint.sentence_units import SENTENCE, Unit
from read_messages import read_message


def test_faults_are_of_wording_or_not(shipped: Linter) -> None:
    rules = {rule.id: rule for rule in shipped.rules}
    for name in ("emoji", "review-gating", "link-external", "tone-commanding", "type-cancel-request", "type-marketing", "pii-request"):
        assert is_of_wording(rules[name]), name
    for name in ("order-id-missing", "type-thank-you-only", "sent-after-30-days", "attachment-type", "language-mismatch", "placeholder-unresolved", "font-override"):
        assert not is_of_wording(rules[name]), name
    assert is_of_type(rules["type-thank-you-only"])
    assert not is_of_type(rules["type-cancel-request"])
    assert not is_of_wording(None)


def test_only_active_errors_and_warnings_are_faults(shipped: Linter) -> None:
    document = read_message(shipped, "Your order 123-1234567-1234567: rate us, leave a review.", kind="proactive")
    found = faults(shipped.check(document))
    assert {one.severity for one in found} <= {"error", "warning"}
    assert set(of_wording(found, {rule.id: rule for rule in shipped.rules})) <= set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello Anna,\n\nthank you!\n\nKind regards\nTom Miller, Oak & Brass Ltd", False),
        ("Hello Mr Miller,\n\nKind regards", False),
        ("Hello Anna,\n\nthe refund is done.\n\nKind regards", True),
        ("Order 123-1234567-1234567 repaired.", True),
    ],
)
def test_a_message_says_something_beside_courtesies(shipped: Linter, text: str, expected: bool) -> None:
    assert has_content(shipped, read_message(shipped, text, lang="en")) is expected


def test_losses_are_facts_and_what_is_said_about_the_order(shipped: Linter) -> None:
    before = content_of(shipped, read_message(shipped, "We refund 12.50 EUR by 3 May. Get 10% off!", lang="en"))
    assert count_lost(before, content_of(shipped, read_message(shipped, "We refund 12.50 EUR by 3 May.", lang="en")), "Get 10% off") == 0
    assert count_lost(before, content_of(shipped, read_message(shipped, "Get 10% off!", lang="en")), "") > 1
    assert speaks_of_order(shipped, read_message(shipped, "Order 123-1234567-1234567.", lang="en"))
    assert not speaks_of_order(shipped, read_message(shipped, "Nice weather.", lang="en"))


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("Dear {{ customer_name }},\n\nit is late.", "{{ order_id }}"),
        ("Dear ${buyer.firstName},\n\nit is late.", "${buyer.orderId}"),
        ("Dear [Buyer Name],\n\nit is late.", "[Order ID]"),
        ("Dear {BUYER_NAME},\n\nit is late.", "{ORDER_ID}"),
        ("Dear {{ name }},\n\nit is late, see {{ order.order_number }}.", "{{ order.order_number }}"),
    ],
)
def test_the_order_is_named_as_the_template_names_things(shipped: Linter, template: str, written: str) -> None:
    document = read_message(shipped, template, kind="proactive", lang="en", template=True)
    found = with_order_reference(shipped, document, document, "order-id-missing", "en")
    assert found is not None
    placed, sentence, _ = found
    assert written in sentence
    head, _, rest = fields_of(placed)[0].text.partition("\n\n")
    assert head == template.partition("\n\n")[0]
    assert rest.startswith(sentence)


def test_an_order_that_nobody_knows_is_not_made_up(shipped: Linter) -> None:
    document = read_message(shipped, "Dear Anna,\n\nit is late.", kind="proactive", lang="en")
    assert with_order_reference(shipped, document, document, "order-id-missing", "en") is None


@pytest.mark.parametrize(
    ("text", "markup", "gone", "expected"),
    [
        ("One. Two. Three.", "plain", "Two.", "One. Three."),
        ("One. See **our [shop](https://x.com)**. Three.", "markdown", "our shop", "One. See. Three."),
        ("<p>One.</p><p>Two &amp; more.</p>", "html", "Two & more.", "<p>One.</p>"),
        ("One.\n{% if x %}\nTwo.\n{% endif %}\nThree.", "plain", "Two.", "One.\nThree."),
    ],
)
def test_a_unit_goes_whatever_the_markup(shipped: Linter, text: str, markup: str, gone: str, expected: str) -> None:
    document = read_message(shipped, text, markup=markup, lang="en")
    start = document.segments[0].text.index(gone)
    assert text_without(document, Unit(SENTENCE, 0, start, start + len(gone)), "en") == expected


def test_a_replacement_is_escaped_in_html(shipped: Linter) -> None:
    document = read_message(shipped, "<p>One. Two.</p>", markup="html", lang="en")
    assert text_without(document, Unit(SENTENCE, 0, 5, 9, "A & B."), "en") == "<p>One. A &amp; B.</p>"


def test_candidates_begin_with_the_smallest(shipped: Linter) -> None:
    document = read_message(shipped, "We refund you today (follow us on Instagram), as agreed. Bye.", lang="en")
    (fault, *_) = faults(shipped.check(document))
    found = candidates_for(shipped, document, fault, "en")
    assert found[0].before == "(follow us on Instagram)"
    assert found[0].rank == min(one.rank for one in found)
    assert len({fields_of(one.document)[0].text for one in found}) > 1


def test_what_is_only_badly_typed_is_never_taken_out(shipped: Linter) -> None:
    document = read_message(shipped, "THIS IS A VERY LOUD SENTENCE ABOUT YOUR REFUND.", lang="en")
    for fault in faults(shipped.check(document)):
        assert candidates_for(shipped, document, fault, "en") == []
