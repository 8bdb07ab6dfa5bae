"""Windows of concepts: together, in order, apart, alone, and what is underlined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter

Found = Callable[..., list[str]]
CONCEPTS: dict[str, Any] = {
    "ask": ["leave review*", "review us"], "reward": ["gift card", "voucher"], "happy": "happy", "exchange": "in exchange", "thanks": ["thank you", "you for it", "kind regards"],
    "reason": "delayed",
}  # fmt: skip


@pytest.fixture
def found(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> Found:
    """Return what one intent rule underlines in a text."""

    def run(match: Any, text: str, **options: Any) -> list[str]:
        linter = linter_of(CONCEPTS, [rule("small-rule", match)])
        report = check_text(text, kind="reply", lang="en", linter=linter, **options)
        return [violation.text for violation in report.violations]

    return run


def test_all_concepts_must_stand_in_one_sentence(found: Found) -> None:
    """Without more said, the concepts of `all` must share a sentence, in any order."""
    match = {"all": ["ask", "reward"]}
    assert found(match, "Leave reviews and get a gift card.") == ["Leave reviews and get a gift card"]
    assert found(match, "Get a gift card: leave reviews.") == ["gift card: leave reviews"]
    assert found(match, "Leave reviews. Get a gift card.") == []
    assert found(match, "Leave reviews.") == []


def test_one_of_any_is_enough(found: Found) -> None:
    """`any` needs one of its concepts, beside all of `all`."""
    assert found({"any": ["ask", "reward"]}, "A voucher.") == ["voucher"]
    assert found({"all": ["happy"], "any": ["ask", "reward"]}, "Happy? Leave reviews.") == []
    assert found({"all": ["happy"], "any": ["ask", "reward"]}, "If happy, leave reviews.") == ["happy, leave reviews"]


@pytest.mark.parametrize(("size", "expected"), [(1, []), (2, []), (3, ["Leave reviews. Please. Get a gift card"]), (4, ["Leave reviews. Please. Get a gift card"])])
def test_a_window_may_span_sentences(found: Found, size: int, expected: list[str]) -> None:
    """A window of n sentences holds n of them, whichever concept comes first."""
    assert found({"all": ["ask", "reward"], "within": {"sentences": size}}, "Hello. Leave reviews. Please. Get a gift card. Bye.") == expected
    assert bool(found({"all": ["reward", "ask"], "within": {"sentences": size}}, "Get a gift card. Please. Leave reviews.")) is bool(expected)


def test_a_window_does_not_cross_a_signature(found: Found) -> None:
    """A rule of signs and the border between branches of a condition keep concepts apart."""
    match = {"all": ["ask", "reward"], "within": {"sentences": 3}}
    assert found(match, "Leave reviews.\n\nGet a gift card.") != []
    assert found(match, "Leave reviews.\n--\nGift card shop") == []
    assert found(match, "{{#if a}}Leave reviews.{{else}}Get a gift card.{{/if}}") == []


@pytest.mark.parametrize(("words", "expected"), [(5, []), (6, ["review us and get a voucher"])])
def test_a_window_may_be_of_words(found: Found, words: int, expected: list[str]) -> None:
    """A window of n words holds everything from the first to the last hit."""
    assert found({"all": ["ask", "reward"], "within": {"words": words}}, "Please review us and get a voucher now") == expected


def test_a_window_of_words_finds_the_near_pair(found: Found) -> None:
    """A hit that is too far away does not hide one that is near enough."""
    match = {"all": ["ask", "reward"], "within": {"words": 6}}
    assert found(match, "Review us one two three four five six seven and a voucher or review us") == ["voucher or review us"]
    assert found({"all": ["ask", "reward"], "order": True, "within": {"words": 6}}, "Voucher: review us and get a voucher") == ["review us and get a voucher"]


def test_a_window_may_be_the_message(found: Found) -> None:
    """With `message: true` concepts may stand anywhere, and one finding is reported."""
    text = "Leave reviews.\n\nOne. Two. Three.\n--\nGet a gift card. Leave reviews. Voucher."
    assert len(found({"all": ["ask", "reward"], "within": {"message": True}}, text)) == 1
    assert found({"all": ["ask", "reward"], "within": {"message": True}}, "Leave reviews.") == []


def test_a_connective_links_more_sentences(found: Found) -> None:
    """`or-linked` widens the window where one of its concepts stands in it."""
    match = {"all": ["ask", "reward"], "or-linked": {"sentences": 2, "by": ["exchange"]}}
    assert found(match, "Leave reviews. In exchange you get a gift card.") == ["Leave reviews. In exchange you get a gift card"]
    assert found(match, "Leave reviews. You get a gift card.") == []
    assert found(match, "In exchange. Leave reviews. You get a gift card.") == []


def test_order_is_kept_where_it_counts(found: Found) -> None:
    """With `order` the hits of `all` must follow each other."""
    match = {"all": ["happy", "ask"], "order": True}
    assert found(match, "If happy, leave reviews.") == ["happy, leave reviews"]
    assert found(match, "Leave reviews if happy.") == []
    assert found(match, "Leave reviews if happy; leave reviews.") == ["happy; leave reviews"]


def test_none_is_a_guard_of_the_window(found: Found) -> None:
    """A concept of `none` in the window turns it off, elsewhere it does not."""
    match = {"all": ["ask"], "none": ["happy"]}
    assert found(match, "Leave reviews if happy.") == []
    assert found(match, "Leave reviews. Be happy.") == ["Leave reviews"]


def test_absent_is_a_guard_of_the_message(found: Found) -> None:
    """A concept of `absent` anywhere in the message turns the rule off."""
    match = {"all": ["ask"], "absent": ["reason"]}
    assert found(match, "Leave reviews. It is delayed.") == []
    assert found(match, "Leave reviews. It is here.") == ["Leave reviews"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thank you for it", True),
        ("Dear Jo,\n\nThank you for it!\n\nKind regards\nThe Lamp Shop", True),
        ("Dear {{name}},\nOrder 123-1234567-1234567\nThank you for it", True),
        ("Thank you for it. Your parcel left our warehouse this morning.", False),
        ("Thank you for it because the parcel was sent to another address yesterday", False),
    ],
)
def test_only_means_that_nothing_else_is_said(found: Found, text: str, expected: bool) -> None:
    """With `only` every sentence must belong to one of the concepts; names, ids and signatures say nothing."""
    assert bool(found({"any": ["thanks"], "only": ["thanks"], "within": {"message": True}}, text)) is expected


def test_span_says_what_is_underlined(found: Found) -> None:
    """Only the concepts of `span` are underlined; without it everything that was matched."""
    assert found({"all": ["ask", "reward"], "span": ["reward"]}, "Leave reviews and get a gift card.") == ["gift card"]
    assert found({"all": ["happy", "ask", "reward"], "span": ["ask", "reward"]}, "If happy leave reviews and get a gift card.") == ["leave reviews and get a gift card"]


def test_alternatives_are_tried_in_turn(found: Found) -> None:
    """A list of matches is met by any of them, one finding a sentence."""
    match = [{"all": ["ask", "reward"]}, {"all": ["happy"]}]
    assert found(match, "I am happy. Leave reviews and get a gift card. Happy about a voucher: leave reviews.") == ["happy", "Leave reviews and get a gift card", "voucher: leave reviews"]


def test_one_finding_a_sentence(found: Found) -> None:
    """Several pairs in one sentence are one finding, in two sentences two."""
    match = {"all": ["ask"]}
    assert found(match, "Leave reviews, leave reviews. Review us, leave review.") == ["Leave reviews", "Review us"]


def test_overlapping_hits_of_a_concept_are_one(found: Found) -> None:
    """The whole of overlapping hits is underlined."""
    assert found({"all": ["thanks"]}, "Thank you for it.") == ["Thank you for it"]


def test_the_subject_counts_as_sentences_of_its_own(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]], tmp_path: Any) -> None:
    """Concepts of subject and body meet in a window of the message, never in one of sentences."""
    from amzlint.api import check_paths  # noqa: PLC0415

    path = tmp_path / "messages.jsonl"
    path.write_text('{"subject": "Leave reviews", "text": "A gift card.", "kind": "reply", "lang": "en"}\n', encoding="utf-8")
    rows = [({"sentences": 5}, 0), ({"message": True}, 1)]
    for within, expected in rows:
        linter = linter_of(CONCEPTS, [rule("small-rule", {"all": ["ask", "reward"], "within": within})])
        assert [one.field for one in check_paths([path], linter=linter).violations] == ["subject"] * expected
