"""Finds the concepts of one language in prose: index look-ups propose terms, a small matcher confirms them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from amzlint.errors import PatternTimeout
from amzlint.packing import unpack
from amzlint.prose import CLAUSE, NUMBER
from amzlint.term_keys import STEM_KEY, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amzlint.prose import Prose

Node = Any
NEGATION_REACH = 4  # words between a negation and the start of what it negates
COMMA_COST = 2  # words that a comma counts for inside a gap
PATTERN_SECONDS = 1.0
MOST_KNOWN_WORDS = 20_000  # whose index entries are remembered from message to message
# Negations and near-misses are kept as concepts whose names no author can write.
BEFORE, AFTER, NEVER, NEAR_MISS = "!before", "!after", "!never", "!near "


class Hit(NamedTuple):
    """Words first up to last (exclusive) of a prose express a concept."""

    first: int
    last: int


class Lexicon:
    """One language's concepts, compiled; see `lexicon_compiler` for the plain data that it holds. Its parts are unpacked when they are first looked up."""

    __slots__ = (
        "_infixes", "_kinds", "_known", "_prefixes", "_suffixes", "_terms", "_words", "abbreviations", "at_concepts", "concepts", "fold", "keep", "language", "leads_to", "patterns", "prefix_lengths",
        "suffix_lengths",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language: str = data["language"]
        self.fold: str = data["fold"]
        self.abbreviations: frozenset[str] = frozenset(data["abbreviations"])
        self.concepts: list[str] = data["concepts"]
        self.keep: frozenset[str] = frozenset(data["keep"])
        self.patterns: dict[str, list[tuple[str, list[str]]]] = data["patterns"]
        self.prefix_lengths: list[int] = data["prefix_lengths"]
        self.suffix_lengths: list[int] = data["suffix_lengths"]
        self._known: dict[str, list[list[tuple[int, list[int]]]]] = {}
        self._terms: list[Any] = data["terms"]
        self._words: dict[str, Any] = data["words"]
        self._prefixes: dict[str, Any] = data["prefixes"]
        self._suffixes: dict[str, Any] = data["suffixes"]
        self._infixes: dict[str, Any] = data["infixes"]
        self._kinds: dict[str, Any] = data["kinds"]
        self.at_concepts: dict[str, list[tuple[str, list[int]]]] = {}  # by the concept that has terms whose anchor is another concept
        self.leads_to: dict[str, set[str]] = {}  # from a concept to those that have such terms
        for nested, concept, entries in data["at_concepts"]:
            self.at_concepts.setdefault(self.concepts[concept], []).append((nested, entries))
            self.leads_to.setdefault(nested, set()).add(self.concepts[concept])

    def term(self, number: int) -> list[Any]:
        """Return a term: its nodes, the concepts it needs, and what must stand near its anchor."""
        term = self._terms[number]
        if term.__class__ is str:
            nodes, needed, near = unpack(term)
            term = self._terms[number] = [nodes, needed, [(low, high, keys_of(nodes[place])) for low, high, place in near]]
        return cast("list[Any]", term)

    def entries(self, word: str) -> list[list[tuple[int, list[int]]]]:
        """Return the index entries of a word: for each concept, by number, the terms and paths that it proposes."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KNOWN_WORDS:
                self._known.clear()
            known = self._known[word] = list(self._looked_up(word))
        return known

    def _looked_up(self, word: str) -> Iterable[list[tuple[int, list[int]]]]:
        if word in self._words:
            yield _unpacked(self._words, word)
        if word < "\x08":
            if word in self._kinds:
                yield _unpacked(self._kinds, word)
            return
        if word[0].isdigit() and NUMBER in self._kinds:
            yield _unpacked(self._kinds, NUMBER)
        for length in self.prefix_lengths:
            if len(word) >= length and word[:length] in self._prefixes:
                yield _unpacked(self._prefixes, word[:length])
        for length in self.suffix_lengths:
            if len(word) >= length and word[-length:] in self._suffixes:
                yield _unpacked(self._suffixes, word[-length:])
        for part in self._infixes:
            if part in word:
                yield _unpacked(self._infixes, part)


def _is_near(near: Iterable[tuple[int, int, list[str]]], index: int, places: Mapping[str, list[int]]) -> bool:
    """Say whether of each set of keys one stands where a term anchored at `index` needs it."""
    for low, high, keys in near:
        first, last = index + low, index + high
        for key in keys:
            if (found := places.get(key)) is not None and found[-1] >= first and found[0] <= last and (len(found) == 1 or any(first <= place <= last for place in found)):
                break
        else:
            return False
    return True


def _unpacked(table: dict[str, Any], key: str) -> list[tuple[int, list[int]]]:
    if table[key].__class__ is list:
        return cast("list[tuple[int, list[int]]]", table[key])
    value = table[key]
    if value.__class__ is str:
        value = table[key] = unpack(value)
    return cast("list[tuple[int, list[int]]]", value)


class ConceptHits:
    """The hits of a lexicon's concepts in one prose, computed concept by concept as they are asked for.

    classes: for each placeholder word, in order, the classes of its name.
    """

    __slots__ = ("_by_first", "_by_last", "_candidates", "_classes", "_consumed", "_lexicon", "_negated_after", "_negated_before", "_pattern_spans", "_places", "_raw", "prose")

    def __init__(self, lexicon: Lexicon, prose: Prose, classes: Mapping[int, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self.prose = prose
        self._classes = classes
        self._candidates: dict[str, list[tuple[list[int], int]]] = {}
        self._places: dict[str, list[int]] = {}
        self._raw: dict[str, list[Hit]] = {}
        self._consumed: dict[str, list[Hit]] = {}
        self._pattern_spans: dict[tuple[int, int], tuple[int, int]] = {}
        self._by_first: dict[str, dict[int, list[int]]] = {}
        self._by_last: dict[str, dict[int, list[int]]] = {}
        self._collect()
        self._negated_before: frozenset[int] = frozenset()
        self._negated_after: frozenset[int] = frozenset()
        never = {index for hit in self.raw(NEVER) for index in range(hit.first, hit.last)}
        self._negated_before = frozenset(i for hit in self.raw(BEFORE) for i in range(hit.first, hit.last) if i not in never)
        self._negated_after = frozenset(i for hit in self.raw(AFTER) for i in range(hit.first, hit.last) if i not in never)

    def _collect(self) -> None:
        lexicon, candidates, places = self._lexicon, self._candidates, self._places
        names = lexicon.concepts
        for index, word in enumerate(self.prose.words):
            for key in (word, word[:STEM_KEY] + "*"):
                if (seen := places.get(key)) is None:
                    places[key] = [index]
                else:
                    seen.append(index)
            for entries in lexicon.entries(word):
                for concept, terms in entries:
                    name = names[concept]
                    if (found := candidates.get(name)) is None:
                        candidates[name] = [(terms, index)]
                    else:
                        found.append((terms, index))
        for concept_name, patterns in lexicon.patterns.items():
            if any(not near or not places.keys().isdisjoint(near) for _, near in patterns):
                candidates.setdefault(concept_name, [])
        waiting = list(candidates)
        while waiting:
            for name in lexicon.leads_to.get(waiting.pop(), ()):
                if name not in candidates:
                    candidates[name] = []
                    waiting.append(name)

    def proposed(self) -> list[str]:
        """Return the concepts that an index look-up proposed; others have no hits."""
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
        found = self._confirm(concept)
        self._raw[concept] = [Hit(*hit) for hit in sorted(found)]  # near-misses may speak of their own concept
        if found and (consumed := self._confirm(NEAR_MISS + concept)):
            self._by_first.pop(concept, None)
            self._by_last.pop(concept, None)
            self._consumed[concept] = [Hit(*hit) for hit in sorted(consumed)]
            taken = {index for first, last in consumed for index in range(first, last)}
            found = {hit for hit in found if taken.isdisjoint(range(hit[0], hit[1]))}
        result = [Hit(*hit) for hit in sorted(found)]
        self._raw[concept] = result
        return result

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the source text that a hit covers: its words, or exactly what a pattern found."""
        return self._pattern_spans.get((first, last)) or self.prose.span(first, last)

    def near_misses(self, concept: str) -> list[Hit]:
        """Return what the concept's near-misses consume, for a trace."""
        self.raw(concept)
        return self._consumed.get(concept, [])

    def _confirm(self, concept: str) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        term_at, raw, places = self._lexicon.term, self.raw, self._places
        for terms, index in self._all_candidates(concept):
            for at in range(0, len(terms), 2):
                nodes, needed, near = term_at(terms[at])
                if (near and not _is_near(near, index, places)) or (needed and not all(map(raw, needed))):
                    continue
                if hit := self._match_at(nodes, terms[at + 1], index):
                    found.add(hit)
        for pattern, words in self._lexicon.patterns.get(concept, ()):
            if not words or not self._places.keys().isdisjoint(words):
                found.update(self._pattern_hits(pattern))
        return found

    def _all_candidates(self, concept: str) -> Iterable[tuple[list[int], int]]:
        yield from self._candidates.get(concept, ())
        for nested, entries in self._lexicon.at_concepts.get(concept, ()):
            for hit in self.raw(nested):
                yield entries, hit.first

    def _match_at(self, nodes: list[Node], path: int, index: int) -> tuple[int, int] | None:
        """Match a term whose node at `path` stands at word `index`; return its words first up to last."""
        place, alternative, inner = path & 0xFF, (path >> 8) & 0xFFF, path >> 20
        if alternative:
            # The term with this alternative written out, so that either side is matched in one go and may try every length.
            row = nodes[place][1][alternative - 1]
            nodes, place = [*nodes[:place], *row, *nodes[place + 1 :]], place + inner
        if (last := self._forward(nodes, place, index, True)) < 0:
            return None
        if (first := self._backward(nodes, place - 1, index, False)) < 0:
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
            elif tag == "q":
                if not index or not self.prose.is_question(index - 1):
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
            elif tag == "q":
                if not index or not self.prose.is_question(index - 1):
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
                if found.start() == found.end() or not prose.words:
                    continue
                # Signs alone stand at the word behind them.
                first = min(bisect_right(prose.ends, found.start()), len(prose.words) - 1)
                last = max(bisect_left(prose.starts, found.end()), first + 1)
                self._pattern_spans[(first, last)] = prose.view.to_source(*found.span())
                yield first, last
        except TimeoutError:
            raise PatternTimeout(f"the pattern {pattern!r} of a pack did not finish within {PATTERN_SECONDS:g} s; make it simpler") from None


@cache
def compiled_pattern(pattern: str) -> Any:
    """Compile a pack's `regex:` with the library that knows time limits; raises regex.error."""
    import regex  # noqa: PLC0415  (25 ms that only packs with patterns pay)

    return regex.compile(pattern)

