"""Concepts in one sentence: what terms find, what near-misses consume, what negations turn off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.lexicon import Lexicon
from amzlint.prose import read_prose
from amzlint.sentence_hits import SentenceHits
from amzlint.sentence_words import SentenceWords

Make = Callable[..., Lexicon]


def hits_of(lexicon: Lexicon, text: str) -> tuple[SentenceHits, SentenceWords]:
    prose = read_prose(text, text, lexicon.fold, frozenset())
    last = len(prose.words)
    spelled = prose.spelled(0, last, lexicon.exact) if lexicon.exact else ()
    words = SentenceWords(prose.words, prose.breaks, lexicon.forms, prose.is_question(0), {}, spelled)
    return SentenceHits(lexicon, words), words


def found(lexicon: Lexicon, text: str, concept: str, view: str = "hits") -> list[str]:
    """Return the words that a concept has in a text: its `hits`, `raw` ones, or `near_misses`."""
    sentence, words = hits_of(lexicon, text)
    return [" ".join(words.words[hit.first : hit.last]) for hit in getattr(sentence, view)(concept)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leave a review", ["review"]),
        ("two reviews and a rating", ["reviews", "rating"]),
        ("your claim is under review", []),
        ("under review, so leave a review", ["review"]),
        ("nothing of it", []),
    ],
)
def test_near_misses_are_consumed_first(lexicon_of: Make, text: str, expected: list[str]) -> None:
    """The longest near-miss takes its words away; the others stay."""
    lexicon = lexicon_of({"review": {"terms": ["review*", "rating"], "except": ["under review"]}})
    assert found(lexicon, text, "review") == expected


def test_what_was_consumed_can_be_told(lexicon_of: Make) -> None:
    """A trace shows the near-miss; a concept that nothing is left of is dead."""
    lexicon = lexicon_of({"review": {"terms": ["review"], "except": ["under review"]}})
    sentence, _ = hits_of(lexicon, "it is under review")
    assert found(lexicon, "it is under review", "review", "near_misses") == ["under review"]
    assert found(lexicon, "it is under review", "other", "near_misses") == []
    assert sentence.hits("review") == []


@pytest.mark.parametrize(
    ("text", "raw", "hits"),
    [
        ("please buy it", ["buy"], ["buy"]),
        ("do not buy it", ["buy"], []),
        ("not only buy it", ["buy"], ["buy"]),
        ("not now, buy it", ["buy"], ["buy"]),  # a comma ends what is negated
        ("buy it never", ["buy"], ["buy"]),
    ],
)
def test_negations_turn_hits_off(lexicon_of: Make, text: str, raw: list[str], hits: list[str]) -> None:
    """A negation before a hit in the same clause drops it from the hits, not from the raw ones; words that only look like one do not."""
    lexicon = lexicon_of({"purchase": ["buy"]}, negation={"before": ["not", "never"], "never": ["not only"]})
    assert (found(lexicon, text, "purchase", "raw"), found(lexicon, text, "purchase")) == (raw, hits)


def test_a_concept_within_a_concept(lexicon_of: Make) -> None:
    """A term may name another concept, whose near-misses hold."""
    lexicon = lexicon_of({"review": {"terms": ["review"], "except": ["peer review"]}, "ask": ["leave (a|us)? <review>"]})
    assert found(lexicon, "leave a review", "ask") == ["leave a review"]
    assert found(lexicon, "leave a peer review", "ask") == []


def test_concepts_that_nothing_proposes_are_not_alive(lexicon_of: Make) -> None:
    """Only what the words propose is looked at."""
    lexicon = lexicon_of({"review": ["review"], "gift": ["gift card"], "ask": ["leave <review>"]})
    sentence, _ = hits_of(lexicon, "leave review")
    assert sentence.alive == {"review", "ask"}
    assert sentence.hits("gift") == []


SMALL: dict[str, Any] = {"review": {"terms": ["review", "star rating"], "except": ["under review"]}, "ask": ["leave w? <review>", "rate ...{2} us"]}


def test_hits_are_in_order_and_leave_consumed_words_alone(lexicon_of: Make) -> None:
    """Whatever the words: hits lie in the sentence, are sorted, and meet no near-miss of their concept."""
    lexicon = lexicon_of(SMALL, negation={"before": ["not"]})

    @given(st.lists(st.sampled_from(("leave", "a", "review", "under", "not", "rate", "us", "star", "rating", ",", "the")), max_size=12))
    def holds(words: list[str]) -> None:
        sentence, own = hits_of(lexicon, " ".join(words))
        for concept in ("review", "ask"):
            hits, raw = sentence.hits(concept), sentence.raw(concept)
            assert set(hits) <= set(raw)
            assert raw == sorted(raw)
            assert all(0 <= hit.first < hit.last <= len(own.words) for hit in raw)
            consumed = {index for hit in sentence.near_misses(concept) for index in range(hit.first, hit.last)}
            assert all(consumed.isdisjoint(range(hit.first, hit.last)) for hit in raw)

    holds()


@pytest.mark.parametrize(("plain", "told"), [(0, 1), (1, 1), (0, 7), (5, 1), (4, 9)])
def test_an_anchor_that_stands_often_is_found_wherever_its_company_is_near(lexicon_of: Make, plain: int, told: int) -> None:
    """The places of a word are looked at together; the outcome is that of looking at each alone."""
    lexicon = lexicon_of({"ask": {"terms": ["leave ...{2} review"]}})
    text = " ".join(["leave it at the door again"] * plain + ["leave us a review or else"] * told + ["leave it at the door again"] * plain)
    assert found(lexicon, text, "ask") == ["leave us a review"] * told
