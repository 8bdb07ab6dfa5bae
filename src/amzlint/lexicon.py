"""One language's concepts, compiled: terms, and the index that leads from words to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from amzlint.packing import unpack
from amzlint.prose import NUMBER
from amzlint.term_keys import keys_of
from amzlint.word_classes import MOST_KNOWN_WORDS, WordClasses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Node = Any
MOST_KNOWN_SENTENCES = 2_000  # of which the hits are remembered, those met last
# Negations and near-misses are kept as concepts whose names no author can write.
BEFORE, AFTER, NEVER, NEAR_MISS = "!before", "!after", "!never", "!near "


class Proposals(NamedTuple):
    """The terms that a word proposes.

    terms: by concept, each as term, path (which of its nodes stands at the word) and the keys of which one must be in its sentence too, none where none must;
    free: the concepts with a term that needs no such key; gated: the keys of the others with the concepts of their terms.
    """

    terms: dict[str, list[tuple[int, int, frozenset[str]]]]
    free: set[str]
    gated: list[tuple[frozenset[str], list[str]]]


class Lexicon:
    """One language's concepts, compiled; see `lexicon_compiler` for the plain data that it holds. Its parts are unpacked when they are first looked up."""

    __slots__ = (
        "_always_patterns", "_further_words", "_infixes", "_kinds", "_known", "_pattern_words", "_prefixes", "_proposals", "_sentences", "_suffixes", "_terms", "_vocabulary",
        "_word_classes", "_words", "abbreviations", "at_concepts", "concepts", "exact", "fold", "forms", "keep", "language", "leads_to", "patterns", "prefix_lengths", "reach",
        "suffix_lengths",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language: str = data["language"]
        self.fold: str = data["fold"]
        self.abbreviations: frozenset[str] = frozenset(data["abbreviations"])
        self.concepts: list[str] = data["concepts"]
        self.reach: int = data["reach"]
        self.keep: frozenset[str] = frozenset(data["keep"])
        self.exact: frozenset[str] = frozenset(data["exact"])
        self._sentences: dict[tuple[object, ...], Any] = {}
        self.patterns: dict[str, list[tuple[str, list[str]]]] = data["patterns"]
        near = [near for patterns in self.patterns.values() for _, near in patterns]
        self._always_patterns = any(not words for words in near)
        self._pattern_words = frozenset(word for words in near for word in words)
        self.prefix_lengths: list[int] = data["prefix_lengths"]
        self.suffix_lengths: list[int] = data["suffix_lengths"]
        self._vocabulary: str = data["vocabulary"]
        self._further_words: str = data["further_words"]
        self._word_classes: WordClasses | None = None
        self.forms = _arabic_forms() if self.fold == "arabic" else None
        self._known: dict[str, Proposals] = {}
        self._proposals: dict[tuple[int, ...], Proposals] = {}
        self._terms: list[Any] = data["terms"]
        self._words: dict[str, Any] = data["words"]
        self._prefixes: dict[str, Any] = data["prefixes"]
        self._suffixes: dict[str, Any] = data["suffixes"]
        self._infixes: dict[str, Any] = data["infixes"]
        self._kinds: dict[str, Any] = data["kinds"]
        self.at_concepts: dict[str, list[tuple[str, list[tuple[int, int]]]]] = {}  # by the concept that has terms whose anchor is another concept
        self.leads_to: dict[str, set[str]] = {}  # from a concept to those that have such terms
        for nested, concept, entries in data["at_concepts"]:
            self.at_concepts.setdefault(self.concepts[concept], []).append((nested, entries))
            self.leads_to.setdefault(nested, set()).add(self.concepts[concept])

    def recall(self, key: tuple[object, ...]) -> Any:
        """Return what was found in a sentence, None when it was not met lately."""
        hits = self._sentences.pop(key, None)
        if hits is not None:
            self._sentences[key] = hits  # now the one met last
        return hits

    def remember(self, key: tuple[object, ...], hits: Any) -> None:
        """Keep what was found in a sentence for the next message that holds it."""
        if len(self._sentences) >= MOST_KNOWN_SENTENCES:
            del self._sentences[next(iter(self._sentences))]
        self._sentences[key] = hits

    def has_patterns(self, words: Iterable[str]) -> bool:
        """Say whether a pattern may find something among these words."""
        return self._always_patterns or not self._pattern_words.isdisjoint(words)

    def term(self, number: int) -> list[Any]:
        """Return a term: its nodes, the concepts it needs, and what must stand near its anchor."""
        term = self._terms[number]
        if term.__class__ is str:
            nodes, needed, near = unpack(term)
            term = self._terms[number] = [nodes, needed, [(low, high, keys_of(nodes[place])) for low, high, place in near]]
        return cast("list[Any]", term)

    @property
    def word_classes(self) -> WordClasses:
        """From a folded word to what stands for it in the lexicon."""
        if self._word_classes is None:
            self._word_classes = WordClasses([*self._vocabulary.split(), *self._further_words.split()], self.forms)
        return self._word_classes

    def speaks_of(self, word: str) -> bool:
        """Say whether a folded word, or the beginning of it, stands in some term: a word that may be worth hiding."""
        from amzlint.evasions import is_in, vocabulary_of  # noqa: PLC0415  (most messages hide nothing)

        return is_in(word, *vocabulary_of(self._vocabulary))

    def proposals(self, word: str) -> Proposals:
        """Return the terms that a word proposes."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KNOWN_WORDS:
                self._known.clear()
            tables = [*self._looked_up(word)]
            if self.forms is not None:
                tables += [entries for form in self.forms(word)[1:] for entries in self._looked_up(form)]
            # Words that lead to the same entries, as all numbers do, share their proposals; the tables live as long as the lexicon.
            key = tuple(map(id, tables))
            if key not in self._proposals:
                self._proposals[key] = _joined(tables, self.concepts)
            known = self._known[word] = self._proposals[key]
        return known

    def _looked_up(self, word: str) -> Iterable[dict[str, list[list[int]]]]:
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


def _arabic_forms() -> Callable[[str], tuple[str, ...]]:
    from amzlint.arabic import forms  # noqa: PLC0415  (only Arabic needs it)

    return forms


def _joined(tables: Iterable[dict[str, list[list[int]]]], concepts: list[str]) -> Proposals:
    found = Proposals({}, set(), [])
    for table in tables:
        for packed, entries in table.items():
            second = frozenset(packed.split())
            names = [concepts[concept] for concept, _, _ in entries]
            for name, (_, term, path) in zip(names, entries, strict=True):
                found.terms.setdefault(name, []).append((term, path, second))
            if second:
                found.gated.append((second, names))
            else:
                found.free.update(names)
    return found


def _unpacked(table: dict[str, Any], key: str) -> dict[str, list[list[int]]]:
    value = table[key]
    if value.__class__ is str:
        value = table[key] = unpack(value)
    return cast("dict[str, list[list[int]]]", value)


@cache
def compiled_pattern(pattern: str) -> Any:
    """Compile a pack's `regex:` with the library that knows time limits; raises regex.error."""
    import regex  # noqa: PLC0415  (25 ms that only packs with patterns pay)

    return regex.compile(pattern)

