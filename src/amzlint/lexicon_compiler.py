"""Compiles the lexicons of all packs for one language to plain data that JSON can hold and `lexicon.Lexicon` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.errors import FramedError
from amzlint.lexicon import AFTER, BEFORE, NEAR_MISS, NEVER
from amzlint.normalize import fold
from amzlint.packing import pack
from amzlint.prose import read_prose
from amzlint.term_index import LONGEST_CONCEPT, LONGEST_JAPANESE_CONCEPT, anchors, needs, required_concepts
from amzlint.term_keys import keys_of
from amzlint.terms import TermError, concepts_in, parse_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NEGATION_REACH = 4  # words between a negation and the start of what it negates, unless the lexicon says otherwise
LEAST_HIDDEN = 4  # letters of a word that is worth hiding from a filter
DEEPEST = 3  # concepts inside concepts inside concepts


class Term(NamedTuple):
    """A term as its author wrote it.

    where: makes the error that points at it; pattern_words: None for a term, else it is a pattern, run where one of these words occurs (everywhere when empty).
    """

    text: str
    where: Callable[[str, int], FramedError]
    pattern_words: tuple[str, ...] | None = None


class ConceptSource:
    """What the packs say of a concept in one language: its terms, near-misses, and whether negated hits stay."""

    __slots__ = ("excepts", "keep", "terms")

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.excepts: list[Term] = []
        self.keep = False


class LexiconSource:
    """What the packs say of one language, before it is compiled."""

    __slots__ = ("abbreviations", "after", "before", "concepts", "exact", "fold", "language", "never", "reach", "shared")

    def __init__(self, language: str) -> None:
        self.language = language
        self.fold = "drop-accents"
        self.exact: set[str] = set()
        self.shared: set[str] = set()
        self.abbreviations: set[str] = set()
        self.before: list[Term] = []
        self.after: list[Term] = []
        self.never: list[Term] = []
        self.reach = NEGATION_REACH
        self.concepts: dict[str, ConceptSource] = {}


def key_of(source: LexiconSource, known_concepts: Iterable[str]) -> str:
    """Return a key of everything that one language compiles to, so that a lexicon that is known already need not be compiled again."""
    import hashlib  # noqa: PLC0415  (a wheel's mirror needs no key)

    negation = [[term.text for term in terms] for terms in (source.before, source.after, source.never)]
    concepts = [
        (name, concept.keep, [(term.text, term.pattern_words) for term in concept.terms], [(term.text, term.pattern_words) for term in concept.excepts])
        for name, concept in source.concepts.items()
    ]
    whole = (source.language, source.fold, sorted(source.exact), sorted(source.abbreviations), source.reach, negation, concepts, sorted(known_concepts))
    return hashlib.sha256(repr(whole).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def compile_lexicon(source: LexiconSource, known_concepts: Iterable[str]) -> dict[str, Any]:
    """Compile one language.

    known_concepts: names that some language defines; a reference to one that this language lacks never matches, any other is an error.
    Returns plain data. Raises PackError, placed at the term.
    """
    concepts = dict(source.concepts)
    for name, terms in ((BEFORE, source.before), (AFTER, source.after), (NEVER, source.never)):
        concepts[name] = ConceptSource()
        concepts[name].terms = terms
    known = set(known_concepts) | set(concepts)
    names = list(concepts)
    data = _without_terms(source, concepts)
    edges: dict[str, dict[str, Term]] = {}
    vocabulary: set[str] = set()
    spoken_of: set[str] = set()
    for number, name in enumerate(names):
        for is_except, terms in ((0, concepts[name].terms), (1, concepts[name].excepts)):
            for term in terms:
                if term.pattern_words is not None:
                    words = [fold(word, source.fold).text for word in term.pattern_words]
                    data["patterns"].setdefault((NEAR_MISS if is_except else "") + name, []).append([term.text, words])
                    continue
                nodes = _parsed(term, source)
                vocabulary.update(_worth_hiding(nodes))
                spoken_of.update(_words_of(nodes))
                for reference in concepts_in(nodes):
                    if reference not in known:
                        raise term.where(_unknown(reference, known), 0)
                    if not (is_except and reference == name):  # a near-miss may speak of its own concept: "thanks for your <review>"
                        edges.setdefault(name, {}).setdefault(reference, term)
                _index(data, number + is_except * len(names), nodes, term, LONGEST_JAPANESE_CONCEPT if source.fold == "japanese" else LONGEST_CONCEPT)
    _assert_shallow(edges)
    _pack_index(data)
    data["vocabulary"] = " ".join(sorted(vocabulary))
    data["further_words"] = " ".join(sorted(spoken_of - vocabulary))
    data["prefix_lengths"] = sorted({len(key) for key in data["prefixes"]})
    data["suffix_lengths"] = sorted({len(key) for key in data["suffixes"]})
    return data


def _without_terms(source: LexiconSource, concepts: Mapping[str, ConceptSource]) -> dict[str, Any]:
    """Return a compiled lexicon in which no term stands yet."""
    # Near-misses are indexed as concepts of their own, so that they cost nothing where their concept has no hit.
    indexed = [*concepts, *(NEAR_MISS + name for name in concepts)]
    return {
        "language": source.language, "fold": source.fold, "abbreviations": sorted(_last_words(source.abbreviations, source.fold)),
        "exact": sorted(fold(word, source.fold).text for word in source.exact), "concepts": indexed, "reach": source.reach, "keep": sorted(name for name in concepts if concepts[name].keep),
        "terms": [], "words": {}, "prefixes": {}, "suffixes": {}, "infixes": {}, "kinds": {}, "at_concepts": {}, "patterns": {},
    }  # fmt: skip


def _worth_hiding(nodes: Iterable[Any]) -> Iterable[str]:
    """Yield the longer words of a term, stems with an asterisk."""
    for node in nodes:
        if isinstance(node, str):
            yield from (node,) if len(node) >= LEAST_HIDDEN else ()
        elif node[0] == "W":
            yield from _worth_hiding(node[1])
        elif node[0] == "p" and len(node[1]) >= LEAST_HIDDEN:
            yield node[1] + "*"
        elif node[0] == "?":
            yield from _worth_hiding(node[1])
        elif node[0] == "a":
            for row in node[1]:
                yield from _worth_hiding(row)


def _words_of(nodes: Iterable[Any]) -> Iterable[str]:
    """Yield all words of a term; stems with an asterisk behind them, endings with one before them, inner parts with both."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node[0] == "W":
            yield from node[1]
        elif node[0] == "x":
            yield node[2]
        elif node[0] in ("p", "s", "m"):
            yield "*" * (node[0] != "p") + node[1] + "*" * (node[0] != "s")
        elif node[0] == "?":
            yield from _words_of(node[1])
        elif node[0] == "a":
            for row in node[1]:
                yield from _words_of(row)


def _last_words(abbreviations: Iterable[str], how: str) -> set[str]:
    """Return the words before whose full stop a sentence does not end: the last of each abbreviation, as "ex" of "p.ex."."""
    return {words[-1] for one in abbreviations if (words := read_prose(one, one, how, frozenset()).words)}


def _parsed(term: Term, source: LexiconSource) -> list[Any]:
    try:
        return parse_term(term.text, source.fold, frozenset(source.exact))
    except TermError as error:
        raise term.where(str(error), error.at) from None


def _index(data: dict[str, Any], concept: int, nodes: list[Any], term: Term, longest: int) -> None:
    found = anchors(nodes)
    if not found:
        raise term.where("the term has no fixed word; expected at least one word, slot or concept that is not optional", 0)
    by_place = {anchor.path[0] for anchor in found}
    near = [[*need] for need in needs(nodes, by_place.pop(), longest)]
    # A term is only looked at in a sentence that also holds one of the keys that it needs next.
    second = " ".join(dict.fromkeys(keys_of(nodes[near[0][2]]))) if near else ""
    number = len(data["terms"])
    data["terms"].append(pack([nodes, required_concepts(nodes), near]))
    for table, key, path in found:
        place, alternative, inner = (path[0], 0, 0) if len(path) == 1 else (path[0], path[1] + 1, path[2])
        at = place | alternative << 8 | inner << 20
        if table == "concepts":
            data["at_concepts"].setdefault(key, {}).setdefault(concept, []).append([number, at])
        else:
            data[table].setdefault(key, {}).setdefault(second, []).append([concept, number, at])


def _pack_index(data: dict[str, Any]) -> None:
    # Most of a lexicon is never looked at in a run, so its parts stay text until they are.
    for table in ("words", "prefixes", "suffixes", "infixes", "kinds"):
        data[table] = {key: pack(entries) for key, entries in data[table].items()}
    data["at_concepts"] = [[nested, concept, entries] for nested, by_concept in data["at_concepts"].items() for concept, entries in by_concept.items()]


def _unknown(name: str, known: set[str]) -> str:
    import difflib  # noqa: PLC0415  (only for errors)

    near = difflib.get_close_matches(name, [k for k in known if not k.startswith("!")], 3)
    return f"unknown concept <{name}>" + (f", did you mean {', '.join(f'<{n}>' for n in near)}?" if near else ", expected one that a lexicon defines")


def _assert_shallow(edges: dict[str, dict[str, Term]]) -> None:
    depths: dict[str, int] = {}

    def depth(name: str, path: tuple[str, ...], term: Term | None) -> int:
        if name in path and term:
            raise term.where(f"the concepts {' → '.join((*path, name))} refer to each other in a circle", 0)
        if name not in depths:
            depths[name] = 1 + max((depth(inner, (*path, name), by) for inner, by in edges.get(name, {}).items()), default=-1)
        if depths[name] > DEEPEST and term is None:
            first = next(iter(edges[name].values()))
            raise first.where(f"<{name}> nests concepts {depths[name]} deep, at most {DEEPEST}", 0)
        return depths[name]

    for name in edges:
        depth(name, (), None)
