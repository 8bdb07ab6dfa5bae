"""The concepts of one language in one sentence: index look-ups propose terms, the matcher confirms them, near-misses and negations take away."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from amzlint.lexicon import AFTER, BEFORE, NEAR_MISS, NEVER
from amzlint.term_keys import STEM_KEY, is_sign_word
from amzlint.term_matcher import TermMatcher
from amzlint.word_classes import ANY_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amzlint.lexicon import Lexicon, Proposals
    from amzlint.sentence_words import SentenceWords


class Hit(NamedTuple):
    """Words first up to last (exclusive) of a sentence express a concept."""

    first: int
    last: int


class SentenceHits:
    """The hits of a lexicon's concepts in one sentence, computed concept by concept as they are asked for.

    pattern_hits: gives what the patterns of a concept find in the sentence; None where none can.
    """

    __slots__ = ("_consumed", "_keys", "_lexicon", "_matcher", "_negated_after", "_negated_before", "_pattern_hits", "_places", "_proposals", "_proposed", "_raw", "_words", "alive")

    def __init__(self, lexicon: Lexicon, words: SentenceWords, pattern_hits: Callable[[str], Iterable[tuple[int, int]]] | None = None) -> None:
        self._lexicon = lexicon
        self._words = words
        self._pattern_hits = pattern_hits
        self._places = _places(words)
        self._keys = set(self._places)
        self._proposals = self._look_up()
        self._proposed = self._concepts()
        self._raw: dict[str, list[Hit]] = {}
        self._consumed: dict[str, list[Hit]] = {}
        self._matcher = TermMatcher(words, self.raw)
        # The concepts that may have hits: those proposed, less those that turned out to have none.
        self.alive = {concept for concept in self._proposed if concept[0] != "!"}
        self._negated_before: frozenset[int] = frozenset()
        self._negated_after: frozenset[int] = frozenset()
        never = {index for hit in self.raw(NEVER) for index in range(hit.first, hit.last)}
        self._negated_before = frozenset(i for hit in self.raw(BEFORE) for i in range(hit.first, hit.last) if i not in never)
        self._negated_after = frozenset(i for hit in self.raw(AFTER) for i in range(hit.first, hit.last) if i not in never)
        self._matcher.negated = self._negated_before | self._negated_after

    def _look_up(self) -> list[tuple[Proposals, list[int]]]:
        """Return what each word that comes up in the sentence proposes, with all places of that word."""
        words = enumerate(self._words.words)
        by_word: dict[str, list[int]] = {}
        for index, word in words if self._lexicon.fold != "japanese" else [*words, *self._pairs()]:
            if word != ANY_WORD:
                by_word.setdefault(word, []).append(index)
        return [(self._lexicon.proposals(word), indexes) for word, indexes in by_word.items()]

    def _concepts(self) -> set[str]:
        """Return the concepts of which some term is proposed, and those whose terms may lead from these."""
        keys, leads_to = self._keys, self._lexicon.leads_to
        found: set[str] = set(self._lexicon.patterns) if self._pattern_hits is not None else set()
        for proposals, _ in self._proposals:
            found |= proposals.free
            for second, concepts in proposals.gated:
                if not second.isdisjoint(keys):
                    found.update(concepts)
        waiting = [concept for concept in found if concept in leads_to]
        while waiting:
            more: set[str] = leads_to.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
        return found

    def _pairs(self) -> Iterable[tuple[int, str]]:
        """Yield pairs of signs that follow each other, as one word each, with the place of the first."""
        words, breaks = self._words.words, self._words.breaks
        for index, (one, other) in enumerate(pairwise(words)):
            if not breaks[index + 1] and is_sign_word(one) and is_sign_word(other):
                yield index, one + other

    def hits(self, concept: str) -> list[Hit]:
        """Return the concept's hits that no near-miss consumes and no negation turns off, in order."""
        found = self.raw(concept)
        if not found or concept in self._lexicon.keep or not (self._negated_before or self._negated_after):
            return found
        return [hit for hit in found if not self._is_negated(hit)]

    def raw(self, concept: str) -> list[Hit]:
        """Return the concept's hits with near-misses taken out, negated ones included, in order."""
        known = self._raw.get(concept)
        if known is not None:
            return known
        self._raw[concept] = []
        if concept not in self._proposed:
            return self._raw[concept]
        found = self._confirm(concept)
        if not found:
            self.alive.discard(concept)
            return self._raw[concept]
        result = self._raw[concept] = [Hit(*hit) for hit in sorted(found)]  # near-misses may speak of their own concept
        if consumed := self._confirm(NEAR_MISS + concept):
            self._matcher.forget(concept)
            self._consumed[concept] = [Hit(*hit) for hit in sorted(consumed)]
            taken = {index for first, last in consumed for index in range(first, last)}
            result = self._raw[concept] = [hit for hit in result if taken.isdisjoint(range(hit.first, hit.last))]
        return result

    def near_misses(self, concept: str) -> list[Hit]:
        """Return what the concept's near-misses consume, for a trace."""
        self.raw(concept)
        return self._consumed.get(concept, [])

    def _confirm(self, concept: str) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        term_at, raw, places, match_at = self._lexicon.term, self.raw, self._places, self._matcher.match_at
        for term, path, indexes in self._candidates(concept):
            nodes, needed, near = term_at(term)
            likely = _those_near(near, indexes, places) if near else indexes
            if not likely or (needed and not all(map(raw, needed))):
                continue
            for index in likely:
                if hit := match_at(nodes, path, index):
                    found.add(hit)
        if self._pattern_hits is not None:
            found.update(self._pattern_hits(concept))
        return found

    def _candidates(self, concept: str) -> Iterable[tuple[int, int, list[int]]]:
        """Yield the terms of a concept that may match: each with the path to the node that stands at a word, and the words where it may stand."""
        keys = self._keys
        for proposals, indexes in self._proposals:
            if (entries := proposals.terms.get(concept)) is not None:
                for term, path, second in entries:
                    if not second or not second.isdisjoint(keys):
                        yield term, path, indexes
        for nested, places in self._lexicon.at_concepts.get(concept, ()):
            if hits := self.raw(nested):
                firsts = [hit.first for hit in hits]
                for term, path in places:
                    yield term, path, firsts

    def _is_negated(self, hit: Hit) -> bool:
        breaks, reach = self._words.breaks, self._lexicon.reach
        for index in range(hit.first - 1, max(hit.first - 1 - reach, -1), -1):
            if breaks[index + 1]:
                break
            if index in self._negated_before:
                return True
        for index in range(hit.last, min(hit.last + reach, len(self._words.words))):
            if breaks[index]:
                break
            if index in self._negated_after:
                return True
        return False


def _places(sentence: SentenceWords) -> dict[str, list[int]]:
    """Return under which keys a sentence has words, each with their places in order."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(sentence.words):
        if word != ANY_WORD:
            keys = (word, word[:STEM_KEY] + "*") if sentence.forms is None else {key for form in sentence.forms[index] for key in (form, form[:STEM_KEY] + "*")}
            for key in keys:
                places.setdefault(key, []).append(index)
    return places


def _those_near(near: Iterable[tuple[int, int, list[str]]], indexes: list[int], places: Mapping[str, list[int]]) -> list[int]:
    """Return those of the places of a term's anchor for which of each set of keys one stands where the term needs it."""
    for low, high, keys in near:
        if len(indexes) == 1:  # the usual case: to stop at the first key that will do costs least
            first, last = indexes[0] + low, indexes[0] + high
            for key in keys:
                if (found := places.get(key)) is not None and _is_within(found, first, last):
                    break
            else:
                return []
            continue
        rows = [found for key in keys if (found := places.get(key)) is not None]
        indexes = [index for index in indexes if _is_any_within(rows, index + low, index + high)] if rows else []
        if not indexes:
            return []
    return indexes


def _is_any_within(rows: list[list[int]], first: int, last: int) -> bool:
    # A loop: a generator for `any` costs more than what it asks.
    for found in rows:  # noqa: SIM110
        if _is_within(found, first, last):
            return True
    return False


def _is_within(found: list[int], first: int, last: int) -> bool:
    """Say whether one of the places, which are in order, lies between two others, both included."""
    return found[-1] >= first and found[0] <= last and (len(found) == 1 or found[bisect_left(found, first)] <= last)
