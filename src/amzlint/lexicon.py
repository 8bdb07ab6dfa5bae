"""Finds the concepts of one language in prose: index look-ups propose terms, a small matcher confirms them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.errors import PatternTimeout
from amzlint.prose import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amzlint.prose import Prose

Node = Any
NEGATION_REACH = 4  # words between a negation and the start of what it negates
COMMA_COST = 2  # words that a comma counts for inside a gap
PATTERN_SECONDS = 1.0
BEFORE, AFTER, NEVER = "!before", "!after", "!never"  # negations are kept as concepts whose names no author can write


class Hit(NamedTuple):
    """Words first up to last (exclusive) of a prose express a concept."""

    first: int
    last: int


class Lexicon:
    """One language's concepts, compiled; see `lexicon_compiler` for the plain data that it holds."""

    __slots__ = ("abbreviations", "at_concepts", "concepts", "fold", "keep", "kinds", "language", "patterns", "prefix_lengths", "prefixes", "suffix_lengths", "suffixes", "terms", "words")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language: str = data["language"]
        self.fold: str = data["fold"]
        self.abbreviations: frozenset[str] = frozenset(data["abbreviations"])
        self.concepts: list[str] = data["concepts"]
        self.keep: frozenset[str] = frozenset(data["keep"])
        self.terms: list[list[Any]] = data["terms"]
        self.words: dict[str, list[int]] = data["words"]
        self.prefixes: dict[str, list[int]] = data["prefixes"]
        self.suffixes: dict[str, list[int]] = data["suffixes"]
        self.kinds: dict[str, list[int]] = data["kinds"]
        self.at_concepts: dict[str, list[int]] = data["at_concepts"]
        self.patterns: dict[str, list[str]] = data["patterns"]
        self.prefix_lengths: list[int] = data["prefix_lengths"]
        self.suffix_lengths: list[int] = data["suffix_lengths"]


class ConceptHits:
    """The hits of a lexicon's concepts in one prose, computed concept by concept as they are asked for.

    classes: for each placeholder word, in order, the classes of its name.
    """

    __slots__ = ("_by_first", "_by_last", "_candidates", "_classes", "_lexicon", "_negated_after", "_negated_before", "_raw", "prose")

    def __init__(self, lexicon: Lexicon, prose: Prose, classes: Mapping[int, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self.prose = prose
        self._classes = classes
        self._candidates: dict[str, list[tuple[int, int, int]]] = {}
        self._raw: dict[str, list[Hit]] = {}
        self._by_first: dict[str, dict[int, list[int]]] = {}
        self._by_last: dict[str, dict[int, list[int]]] = {}
        self._collect()
        self._negated_before: frozenset[int] = frozenset()
        self._negated_after: frozenset[int] = frozenset()
        never = {index for hit in self.raw(NEVER) for index in range(hit.first, hit.last)}
        self._negated_before = frozenset(i for hit in self.raw(BEFORE) for i in range(hit.first, hit.last) if i not in never)
        self._negated_after = frozenset(i for hit in self.raw(AFTER) for i in range(hit.first, hit.last) if i not in never)

    def _collect(self) -> None:
        lexicon, candidates = self._lexicon, self._candidates
        words, prefixes, suffixes = lexicon.words, lexicon.prefixes, lexicon.suffixes
        prefix_lengths, suffix_lengths = lexicon.prefix_lengths, lexicon.suffix_lengths
        for index, word in enumerate(self.prose.words):
            if (entries := words.get(word)) is not None:
                self._add(entries, index)
            if word < "\x08":
                if (entries := lexicon.kinds.get(word)) is not None:
                    self._add(entries, index)
                continue
            if word[0].isdigit() and (entries := lexicon.kinds.get("\x06")) is not None:
                self._add(entries, index)
            for length in prefix_lengths:
                if (entries := prefixes.get(word[:length])) is not None and len(word) >= length:
                    self._add(entries, index)
            for length in suffix_lengths:
                if (entries := suffixes.get(word[-length:])) is not None and len(word) >= length:
                    self._add(entries, index)
        for concept in lexicon.patterns:
            candidates.setdefault(concept, [])
        if lexicon.at_concepts:
            waiting = list(candidates)
            while waiting:
                for term, _ in _pairs(lexicon.at_concepts.get(waiting.pop(), ())):
                    concept = lexicon.concepts[lexicon.terms[term][0]]
                    if concept not in candidates:
                        candidates[concept] = []
                        waiting.append(concept)

    def _add(self, entries: list[int], index: int) -> None:
        lexicon, candidates = self._lexicon, self._candidates
        terms, names = lexicon.terms, lexicon.concepts
        for at in range(0, len(entries), 2):
            term = entries[at]
            concept = names[terms[term][0]]
            found = candidates.get(concept)
            if found is None:
                candidates[concept] = [(term, entries[at + 1], index)]
            else:
                found.append((term, entries[at + 1], index))

    def possible(self, concept: str) -> bool:
        """Say whether the concept may have hits: a cheap look before `hits`."""
        return concept in self._candidates

    def proposed(self) -> list[str]:
        """Return the concepts that an index look-up proposed, for a trace."""
        return [concept for concept in self._candidates if concept[0] != "!"]

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
        if concept not in self._candidates:
            return self._raw[concept]
        found, consumed = self._confirm(concept)
        if consumed:
            taken = {index for first, last in consumed for index in range(first, last)}
            found = {hit for hit in found if taken.isdisjoint(range(hit[0], hit[1]))}
        result = [Hit(*hit) for hit in sorted(found)]
        self._raw[concept] = result
        return result

    def near_misses(self, concept: str) -> list[Hit]:
        """Return what the concept's near-misses consume, for a trace."""
        return [Hit(*hit) for hit in sorted(self._confirm(concept)[1])] if concept in self._candidates else []

    def _confirm(self, concept: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        found: set[tuple[int, int]] = set()
        consumed: set[tuple[int, int]] = set()
        terms = self._lexicon.terms
        seen: set[tuple[int, int, int]] = set()
        for candidate in self._all_candidates(concept):
            if candidate in seen:
                continue
            seen.add(candidate)
            term, path, index = candidate
            _, is_except, nodes = terms[term]
            if hit := self._match_at(nodes, path, index):
                (consumed if is_except else found).add(hit)
        for pattern in self._lexicon.patterns.get(concept, ()):
            found.update(self._pattern_hits(pattern))
        return found, consumed

    def _all_candidates(self, concept: str) -> Iterable[tuple[int, int, int]]:
        yield from self._candidates[concept]
        lexicon = self._lexicon
        for nested, entries in lexicon.at_concepts.items():
            for term, path in _pairs(entries):
                if lexicon.concepts[lexicon.terms[term][0]] == concept:
                    for hit in self.raw(nested):
                        yield term, path, hit.first

    def _match_at(self, nodes: list[Node], path: int, index: int) -> tuple[int, int] | None:
        """Match a term whose node at `path` stands at word `index`; return its words first up to last."""
        place, alternative, inner = path & 0xFF, (path >> 8) & 0xFFF, path >> 20
        if alternative:
            row = nodes[place][1][alternative - 1]
            last = self._forward(row, inner, index, True)
            first = self._backward(row, inner - 1, index, False) if last >= 0 else -1
        else:
            last = self._forward(nodes[place : place + 1], 0, index, True)
            first = index if last >= 0 else -1
        if first < 0:
            return None
        if (last := self._forward(nodes, place + 1, last, False)) < 0:
            return None
        if (first := self._backward(nodes, place - 1, first, False)) < 0:
            return None
        return first, last

    def _is_word(self, node: Node, index: int) -> bool:
        """Say whether a node that covers exactly one word covers the word at `index`."""
        word = self.prose.words[index]
        if node.__class__ is str:
            return bool(word == node)
        tag = node[0]
        if tag == "W":
            return word in node[1]
        if tag == "p":
            return bool(word.startswith(node[1]))
        if tag == "s":
            return bool(word.endswith(node[1]))
        if tag == "m":
            return node[1] in word
        if tag == "k":
            if node[1] == "\x06":
                return word[0].isdigit()
            return word == node[1] and (not node[2] or node[2] in self._classes.get(index, ()))
        start, end = self.prose.span(index, index + 1)
        return word == node[2] and self.prose.source[start:end] == node[1]

    def _forward(self, nodes: list[Node], at: int, index: int, free: bool) -> int:
        """Match nodes from `at` on against words from `index` on; return the word after the match, -1 for none.

        free: the first word need not follow the one before it directly.
        """
        breaks = self.prose.breaks
        while at < len(nodes):
            node = nodes[at]
            tag = node[0] if node.__class__ is list else ""
            at += 1
            if tag == "?" or tag == "a":
                for row in (node[1],) if tag == "?" else node[1]:
                    end = self._forward(row, 0, index, free)
                    if end >= 0 and (end := self._forward(nodes, at, end, free and end == index)) >= 0:
                        return end
                if tag == "a":
                    return -1
            elif tag == "g":
                for after in self._gap_forward(index, node[1], free):
                    if (end := self._forward(nodes, at, after, True)) >= 0:
                        return end
                return -1
            elif tag == "c":
                if breaks[index] and not free:
                    return -1
                for end in self._ends(node[1]).get(index, ()):
                    if (last := self._forward(nodes, at, end, False)) >= 0:
                        return last
                return -1
            else:
                if index >= len(self.prose.words) or (breaks[index] and not free) or not self._is_word(node, index):
                    return -1
                index += 1
                free = False
        return index

    def _backward(self, nodes: list[Node], at: int, index: int, free: bool) -> int:
        """Match nodes from `at` down to the first against words that end before `index`; return the first word, -1 for none."""
        breaks = self.prose.breaks
        while at >= 0:
            node = nodes[at]
            tag = node[0] if node.__class__ is list else ""
            at -= 1
            if tag == "?" or tag == "a":
                for row in (node[1],) if tag == "?" else node[1]:
                    start = self._backward(row, len(row) - 1, index, free)
                    if start >= 0 and (start := self._backward(nodes, at, start, free and start == index)) >= 0:
                        return start
                if tag == "a":
                    return -1
            elif tag == "g":
                for before in self._gap_backward(index, node[1], free):
                    if (start := self._backward(nodes, at, before, True)) >= 0:
                        return start
                return -1
            elif tag == "c":
                if breaks[index] and not free:
                    return -1
                for start in self._starts(node[1]).get(index, ()):
                    if (first := self._backward(nodes, at, start, False)) >= 0:
                        return first
                return -1
            else:
                if index < 1 or (breaks[index] and not free) or not self._is_word(node, index - 1):
                    return -1
                index -= 1
                free = False
        return index

    def _gap_forward(self, index: int, most: int, free: bool) -> Iterable[int]:
        breaks, count = self.prose.breaks, len(self.prose.words)
        cost = 0
        while True:
            if not free and index <= count:
                if breaks[index] >= CLAUSE:
                    return
                cost += COMMA_COST if breaks[index] else 0
            free = False
            if cost > most:
                return
            yield index
            if index >= count or index in self._negated_before or index in self._negated_after:
                return
            index += 1
            cost += 1

    def _gap_backward(self, index: int, most: int, free: bool) -> Iterable[int]:
        breaks = self.prose.breaks
        cost = 0
        while True:
            if not free:
                if breaks[index] >= CLAUSE:
                    return
                cost += COMMA_COST if breaks[index] else 0
            free = False
            if cost > most:
                return
            yield index
            index -= 1
            if index < 0 or index in self._negated_before or index in self._negated_after:
                return
            cost += 1

    def _ends(self, concept: str) -> dict[int, list[int]]:
        known = self._by_first.get(concept)
        if known is None:
            known = {}
            for first, last in sorted(self.raw(concept), key=lambda hit: hit.first - hit.last):
                known.setdefault(first, []).append(last)
            self._by_first[concept] = known
        return known

    def _starts(self, concept: str) -> dict[int, list[int]]:
        known = self._by_last.get(concept)
        if known is None:
            known = {}
            for first, last in sorted(self.raw(concept), key=lambda hit: hit.first - hit.last):
                known.setdefault(last, []).append(first)
            self._by_last[concept] = known
        return known

    def _is_negated(self, hit: Hit) -> bool:
        breaks = self.prose.breaks
        for index in range(hit.first - 1, max(hit.first - 1 - NEGATION_REACH, -1), -1):
            if breaks[index + 1]:
                break
            if index in self._negated_before:
                return True
        for index in range(hit.last, min(hit.last + NEGATION_REACH, len(self.prose.words))):
            if breaks[index]:
                break
            if index in self._negated_after:
                return True
        return False

    def _pattern_hits(self, pattern: str) -> Iterable[tuple[int, int]]:
        prose = self.prose
        try:
            for found in compiled_pattern(pattern).finditer(prose.view.text, timeout=PATTERN_SECONDS):
                first = bisect_right(prose.ends, found.start())
                last = bisect_left(prose.starts, found.end())
                if first < last:
                    yield first, last
        except TimeoutError:
            raise PatternTimeout(f"the pattern {pattern!r} of a pack did not finish within {PATTERN_SECONDS:g} s; make it simpler") from None


@cache
def compiled_pattern(pattern: str) -> Any:
    """Compile a pack's `regex:` with the library that knows time limits; raises regex.error."""
    import regex  # noqa: PLC0415  (25 ms that only packs with patterns pay)

    return regex.compile(pattern)


def _pairs(entries: Iterable[int]) -> Iterable[tuple[int, int]]:
    iterator = iter(entries)
    return zip(iterator, iterator, strict=True)
