"""Words that no term speaks of: one class, numbers another, and no hit is lost or won by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.arabic import forms
from amzlint.concept_hits import ConceptHits
from amzlint.errors import FramedError
from amzlint.lexicon import Lexicon
from amzlint.lexicon_compiler import ConceptSource, LexiconSource, Term, compile_lexicon
from amzlint.prose import read_prose
from amzlint.word_classes import ANY_NUMBER, ANY_WORD, MOST_KNOWN_WORDS, WordClasses

SPELLED = ("review", "5", "star*", "*karte", "*bewert*")
TERMS = {
    "review": ["star*", "a review", "<number> stars", "review ...{3} please", "(good|bad w?) review*", "leave w? feedback?", "+karte", "+bewert*"],
    "ask": ["please (leave|write)", "w? if you", "would you ...{2} <review> <question>", "US store"],
}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("review", "review"), ("reviews", ANY_WORD), ("5", "5"), ("17", ANY_NUMBER), ("5star", ANY_NUMBER), ("stars", "stars"), ("star", "star"), ("sta", ANY_WORD),
        ("postkarte", "postkarte"), ("karten", ANY_WORD), ("abbewertung", "abbewertung"), ("\x01", "\x01"), ("\x06", "\x06"),
    ],
)  # fmt: skip
def test_a_word_stands_for_itself_where_a_term_speaks_of_it(word: str, expected: str) -> None:
    """Words, stems, endings, parts and landmarks are told apart; all other words are one, all other numbers another."""
    assert WordClasses(SPELLED)[word] == expected


def test_the_forms_of_a_word_count() -> None:
    """An Arabic word with a particle is told apart where the word without it is."""
    classes = WordClasses(["كتاب"], forms)
    assert classes["والكتاب"] == "والكتاب"
    assert classes["قلم"] == ANY_WORD


def test_memory_has_an_end() -> None:
    """What was looked up is forgotten before it fills the memory."""
    classes = WordClasses(SPELLED)
    for number in range(MOST_KNOWN_WORDS + 10):
        assert classes[f"w{number}"] == ANY_WORD
    assert len(classes) <= MOST_KNOWN_WORDS


class _Itself(dict[str, str]):
    """Every word stands for itself."""

    def __missing__(self, word: str) -> str:
        return word


def _lexicon(language: str = "en") -> Lexicon:
    source = LexiconSource(language)
    source.exact = {"US"}
    source.before = [Term("not", _fault), Term("don't", _fault)]
    for name, terms in TERMS.items():
        source.concepts[name] = ConceptSource()
        source.concepts[name].terms = [Term(term, _fault) for term in terms]
    source.concepts["review"].excepts = [Term("peer review", _fault), Term("for your <review>", _fault)]
    return Lexicon(compile_lexicon(source, TERMS))


def _fault(message: str, at: int) -> FramedError:
    raise AssertionError(message, at)


LEXICON, PLAIN = _lexicon(), _lexicon()
PLAIN._word_classes = _Itself()  # type: ignore[assignment]  # its place is taken, which is what the test is about
WORDS = ["please", "leave", "a", "review", "reviews", "good", "bad", "stars", "5", "17", "kettle", "Anna", "if", "you", "would", "not", "don't", "feedback", "US", "us", "store", "peer", "for", "your",
         "postkarte", "bewertung", "starling", ",", ".", "?", "\n\n"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_hit_depends_on_the_classes(text: str) -> None:
    """A lexicon finds the same as one for which every word stands for itself."""
    prose = read_prose(text, text, LEXICON.fold, frozenset())
    one, other = (ConceptHits(lexicon, prose, {}) for lexicon in (LEXICON, PLAIN))
    for concept in TERMS:
        assert one.hits(concept) == other.hits(concept)
        assert one.raw(concept) == other.raw(concept)
        assert one.near_misses(concept) == other.near_misses(concept)


def test_sentences_that_differ_in_a_name_are_looked_at_once() -> None:
    """A name or a number that no term speaks of does not make a new sentence."""
    for name in ("Anna", "Ben", "Carla"):
        text = f"{name}, please leave a review."
        ConceptHits(LEXICON, read_prose(text, text, LEXICON.fold, frozenset()), {}).hits("review")
    known = len(LEXICON._sentences)
    text = "Zoe, please leave a review."
    ConceptHits(LEXICON, read_prose(text, text, LEXICON.fold, frozenset()), {}).hits("review")
    assert len(LEXICON._sentences) == known
