"""The concepts of one language in one prose: sentence by sentence, and what patterns find across them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from amzlint.errors import PatternTimeout
from amzlint.lexicon import compiled_pattern
from amzlint.sentence_hits import Hit, SentenceHits
from amzlint.sentence_words import SentenceWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.lexicon import Lexicon
    from amzlint.prose import Prose

PATTERN_SECONDS = 1.0
LONGEST_KNOWN = 80  # words of a sentence that is remembered


class ConceptHits:
    """The hits of a lexicon's concepts in one prose.

    No term reaches over the end of a sentence, and the sentences of templates come again and again, so each is looked at once.
    classes: for each placeholder word, in order, the classes of its name.
    """

    __slots__ = ("_lexicon", "_pattern_places", "_pattern_spans", "_sentences", "_words", "prose")

    def __init__(self, lexicon: Lexicon, prose: Prose, classes: Mapping[int, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self.prose = prose
        self._pattern_spans: dict[tuple[int, int], tuple[int, int]] = {}
        self._pattern_places: dict[str, list[tuple[int, int]]] = {}
        has_patterns = lexicon.has_patterns(prose.words)
        exact = frozenset() if lexicon.exact.isdisjoint(prose.words) else lexicon.exact
        self._words = list(map(lexicon.word_classes.__getitem__, prose.words))
        self._sentences = [(one.first, self._read(one.first, one.last, classes, exact, has_patterns=has_patterns)) for one in prose.sentences]

    def _read(self, first: int, last: int, classes: Mapping[int, frozenset[str]], exact: frozenset[str], *, has_patterns: bool) -> SentenceHits:
        prose, lexicon = self.prose, self._lexicon
        own = {index - first: names for index, names in classes.items() if first <= index < last} if classes else classes
        spelled = prose.spelled(first, last, exact) if exact else ()
        question = prose.is_question(first)
        words, breaks = self._words[first:last], prose.breaks[first : last + 1]
        if has_patterns:
            return SentenceHits(lexicon, SentenceWords(words, breaks, lexicon.forms, question, own, spelled), lambda concept: self._pattern_hits(concept, first, last))
        if last - first > LONGEST_KNOWN:
            return SentenceHits(lexicon, SentenceWords(words, breaks, lexicon.forms, question, own, spelled))
        # All that two sentences share which hold the same hits; few long parts, for each look-up hashes every part. No word holds a space.
        key = (" ".join(words), bytes(breaks), question, spelled, *own.items())
        known: SentenceHits | None = lexicon.recall(key)
        if known is None:
            known = SentenceHits(lexicon, SentenceWords(words, breaks, lexicon.forms, question, own, spelled))
            lexicon.remember(key, known)
        return known

    @property
    def language(self) -> str:
        """The language of the lexicon."""
        return self._lexicon.language

    def proposed(self) -> set[str]:
        """Return the concepts that may have hits."""
        return set().union(*(sentence.alive for _, sentence in self._sentences))

    def hits(self, concept: str) -> list[Hit]:
        """Return the concept's hits that no near-miss consumes and no negation turns off, in order, with the numbers of the prose's words."""
        return [Hit(hit.first + at, hit.last + at) for at, sentence in self._sentences if concept in sentence.alive for hit in sentence.hits(concept)]

    def raw(self, concept: str) -> list[Hit]:
        """Return the concept's hits with near-misses taken out, negated ones included, in order."""
        return [Hit(hit.first + at, hit.last + at) for at, sentence in self._sentences for hit in sentence.raw(concept)]

    def near_misses(self, concept: str) -> list[Hit]:
        """Return what the concept's near-misses consume, for a trace."""
        return [Hit(hit.first + at, hit.last + at) for at, sentence in self._sentences for hit in sentence.near_misses(concept)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the source text that a hit covers: its words, or exactly what a pattern found."""
        return self._pattern_spans.get((first, last)) or self.prose.span(first, last)

    def _pattern_hits(self, concept: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield what the patterns of a concept find in words first up to last, counted from the first of them."""
        places = self._pattern_places.get(concept)
        if places is None:
            words = set(self.prose.words)
            patterns: Sequence[tuple[str, Sequence[str]]] = self._lexicon.patterns.get(concept, ())
            places = [place for pattern, near in patterns if not near or not words.isdisjoint(near) for place in self._found(pattern)]
            self._pattern_places[concept] = places
        for start, end in places:
            if first <= start < last:
                yield start - first, min(end, last) - first

    def _found(self, pattern: str) -> Iterator[tuple[int, int]]:
        prose = self.prose
        try:
            for found in compiled_pattern(pattern).finditer(prose.view.text, timeout=PATTERN_SECONDS):
                if found.start() == found.end() or not prose.words:
                    continue
                # Signs alone stand at the word behind them.
                first = min(bisect_right(prose.ends, found.start()), len(prose.words) - 1)
                last = max(bisect_left(prose.starts, found.end()), first + 1)
                self._pattern_spans[(first, last)] = prose.view.to_source(*found.span())
                yield first, last
        except TimeoutError:
            raise PatternTimeout(f"the pattern {pattern!r} of a pack did not finish within {PATTERN_SECONDS:g} s; make it simpler") from None
