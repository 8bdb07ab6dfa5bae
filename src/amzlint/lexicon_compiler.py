"""Compiles the lexicons of all packs for one language to plain data that JSON can hold and `lexicon.Lexicon` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.errors import PackError
from amzlint.lexicon import AFTER, BEFORE, NEVER
from amzlint.normalize import fold
from amzlint.terms import TermError, anchors, concepts_in, parse_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DEEPEST = 3  # concepts inside concepts inside concepts


class Term(NamedTuple):
    """A term as its author wrote it: `where` makes the error that points at it."""

    text: str
    where: Callable[[str, int], PackError]
    is_pattern: bool = False


class ConceptSource:
    """What the packs say of a concept in one language: its terms, near-misses, and whether negated hits stay."""

    __slots__ = ("excepts", "keep", "terms")

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.excepts: list[Term] = []
        self.keep = False


class LexiconSource:
    """What the packs say of one language, before it is compiled."""

    __slots__ = ("abbreviations", "after", "before", "concepts", "exact", "fold", "language", "never", "shared")

    def __init__(self, language: str) -> None:
        self.language = language
        self.fold = "drop-accents"
        self.exact: set[str] = set()
        self.shared: set[str] = set()
        self.abbreviations: set[str] = set()
        self.before: list[Term] = []
        self.after: list[Term] = []
        self.never: list[Term] = []
        self.concepts: dict[str, ConceptSource] = {}


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
    data: dict[str, Any] = {
        "language": source.language, "fold": source.fold, "abbreviations": sorted(fold(word.rstrip("."), source.fold).text for word in source.abbreviations),
        "concepts": names, "keep": sorted(name for name in names if concepts[name].keep),
        "terms": [], "words": {}, "prefixes": {}, "suffixes": {}, "kinds": {}, "at_concepts": {}, "patterns": {},
    }  # fmt: skip
    edges: dict[str, dict[str, Term]] = {}
    for number, name in enumerate(names):
        for is_except, terms in ((0, concepts[name].terms), (1, concepts[name].excepts)):
            for term in terms:
                if term.is_pattern:
                    data["patterns"].setdefault(name, []).append(term.text)
                    continue
                nodes = _parsed(term, source)
                for reference in concepts_in(nodes):
                    if reference not in known:
                        raise term.where(_unknown(reference, known), 0)
                    edges.setdefault(name, {}).setdefault(reference, term)
                _index(data, number, is_except, nodes, term)
    _assert_shallow(edges)
    data["prefix_lengths"] = sorted({len(key) for key in data["prefixes"]})
    data["suffix_lengths"] = sorted({len(key) for key in data["suffixes"]})
    return data


def _parsed(term: Term, source: LexiconSource) -> list[Any]:
    try:
        return parse_term(term.text, source.fold, frozenset(source.exact))
    except TermError as error:
        raise term.where(str(error), error.at) from None


def _index(data: dict[str, Any], concept: int, is_except: int, nodes: list[Any], term: Term) -> None:
    found = anchors(nodes)
    if not found:
        raise term.where("the term has no fixed word; expected at least one word, slot or concept that is not optional", 0)
    number = len(data["terms"])
    data["terms"].append([concept, is_except, nodes])
    for table, key, path in found:
        place, alternative, inner = (*path, 0, 0)[:3] if len(path) == 1 else (path[0], path[1] + 1, path[2])
        entries = data["at_concepts" if table == "concepts" else table].setdefault(key, [])
        entries += (number, place | alternative << 8 | inner << 20)


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
