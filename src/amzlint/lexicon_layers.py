"""The lexicons of several packs on top of each other: terms added and taken away, and the words that languages share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.advice_compiler import nearest_names
from amzlint.lexicon_compiler import ConceptSource, LexiconSource, Term
from amzlint.normalize import fold
from amzlint.pack_schema import Lexicon, Pattern
from amzlint.schema_faults import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amzlint.pack_yaml import PackText

ANY = "any"  # the language of terms that hold in every language


def add_lexicon(lexicons: dict[str, LexiconSource], text: PackText) -> None:
    """Lay what a pack says of a language on top of what the packs before it say; raises PackError at a fault."""
    lexicon: Lexicon = validate(Lexicon, text.value, text, ())
    source = lexicons.get(lexicon.language)
    if source is None:
        source = lexicons[lexicon.language] = LexiconSource(lexicon.language)
        source.fold = lexicon.fold
    elif "fold" in lexicon.model_fields_set and lexicon.fold != source.fold:
        raise text.error(("fold",), f"the language “{lexicon.language}” folds by “{source.fold}”, which another pack has set; leave “fold” out")
    if "reach" in lexicon.negation.model_fields_set:
        source.reach = lexicon.negation.reach
    source.exact.update(lexicon.exact)
    source.shared.update(lexicon.shared)
    source.abbreviations.update(lexicon.abbreviations)
    for side in ("before", "after", "never"):
        terms = getattr(lexicon.negation, side)
        getattr(source, side).extend(Term(term, text.where(("negation", side, number))) for number, term in enumerate(terms))
    for name, concept in lexicon.concepts.items():
        known = source.concepts.setdefault(name, ConceptSource())
        known.keep = known.keep or concept.negated == "keep"
        _remove(known, concept.remove, text, name)
        known.terms += _terms(concept.terms, text, ("concepts", name, "terms"))
        known.excepts += _terms(concept.except_, text, ("concepts", name, "except"))


def merged_lexicon(lexicons: Mapping[str, LexiconSource], language: str) -> LexiconSource:
    """Return the lexicon of a language with what holds in every language, and the shared words of the others."""
    own = lexicons[language]
    merged = LexiconSource(language)
    merged.fold, merged.exact, merged.abbreviations = own.fold, set(own.exact), set(own.abbreviations)
    merged.before, merged.after, merged.never, merged.reach = own.before, own.after, own.never, own.reach
    for other in lexicons.values():
        if other is not own and other.language != ANY and not other.shared:
            continue
        is_foreign = other is not own and other.language != ANY
        if other.language == ANY:
            merged.exact |= other.exact
        for name, concept in other.concepts.items():
            terms = [term for term in concept.terms if not is_foreign or _is_shared(term, other)]
            if not terms and (is_foreign or not concept.excepts):
                continue
            target = merged.concepts.setdefault(name, ConceptSource())
            target.terms += terms
            if not is_foreign:
                target.excepts += concept.excepts
                target.keep = target.keep or concept.keep
    return merged


def _remove(known: ConceptSource, removed: Sequence[str], text: PackText, name: str) -> None:
    for number, term in enumerate(removed):
        kept = [one for one in known.terms if one.text != term]
        if len(kept) == len(known.terms):
            raise text.error(("concepts", name, "remove", number), nearest_names(f"there is no term “{term}” in “{name}” to remove", term, [one.text for one in known.terms]))
        known.terms = kept


def _terms(items: Iterable[str | Pattern], text: PackText, place: tuple[str | int, ...]) -> list[Term]:
    found = []
    for number, item in enumerate(items):
        where = text.where((*place, number))
        if isinstance(item, Pattern):
            _assert_pattern(item.regex, text, (*place, number, "regex"))
            found.append(Term(item.regex, where, tuple(item.words)))
        else:
            found.append(Term(item, where))
    return found


def _assert_pattern(pattern: str, text: PackText, place: tuple[str | int, ...]) -> None:
    import regex  # noqa: PLC0415  (only for packs with patterns)

    try:
        regex.compile(pattern)
    except regex.error as error:
        raise text.error(place, f"not a valid pattern: {error}") from None


def _is_shared(term: Term, lexicon: LexiconSource) -> bool:
    if term.pattern_words is not None or not re.fullmatch(r"[^()|<>?.+]+", term.text):
        return False
    shared = {fold(word, lexicon.fold).text for word in lexicon.shared}
    return fold(term.text.rstrip("*"), lexicon.fold).text in shared
