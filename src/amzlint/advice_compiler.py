"""Compiles what packs say instead of faults: advice by name, its texts by language, and phrases with their courteous forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint import advice_schema as schema
from amzlint.lexicon_compiler import ConceptSource, LexiconSource, Term, compile_lexicon
from amzlint.schema_faults import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amzlint.pack_yaml import PackText

    Users = list[tuple[str, PackText, tuple[str | int, ...]]]

_OF_HEAD = ("kinds", "confirm", "when")  # keys of an advice; every other one is a language


class AdviceSource:
    """The advice and phrases of the packs read so far."""

    def __init__(self) -> None:
        self.users: Users = []  # of advice, in rules
        self._heads: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, dict[str, list[Any]]] = {}  # by language, then by advice
        self._concepts: Users = []
        self._rules: Users = []
        self._phrases: dict[str, list[tuple[schema.Phrase, PackText, int]]] = {}

    def add_pack(self, files: Mapping[str, PackText]) -> None:
        """Add the advice of a pack. files: `advice.yaml` and those of `advice/` and `phrases/`, by their path in the pack. Raises PackError at a fault."""
        if "advice.yaml" in files:
            self._add_heads(files["advice.yaml"])
        texts = [file for name, file in files.items() if name.startswith("advice/")]
        given = [self._add_texts(file) for file in texts]
        _assert_parity([(file, one) for file, one in zip(texts, given, strict=True)])
        for name, file in files.items():
            if name.startswith("phrases/"):
                self._add_phrases(file)

    def _add_heads(self, text: PackText) -> None:
        if not isinstance(text.value, dict | None):
            raise text.error((), "expected advice by name")
        for name, value in (text.value or {}).items():
            if not isinstance(value, dict | None):
                raise text.error((name,), "expected texts by language")
            value = value or {}  # noqa: PLW2901  (nothing but a name)
            texts = {key: item for key, item in value.items() if key not in _OF_HEAD}
            head = {key: value[key] for key in _OF_HEAD if key in value}
            entry: schema.Advice = validate(schema.Advice, {"texts": texts, **head}, text, (name,))
            when = entry.when.model_dump(exclude_none=True)
            self._heads[name] = {"kinds": entry.kinds, "confirm": entry.confirm, "when": when, "place": text.where((name,))}
            self._concepts += [(concept, text, (name, "when", "near", number)) for number, concept in enumerate(when.get("near", ()))]
            self._rules += [(rule, text, (name, "when", "rules", number)) for number, rule in enumerate(when.get("rules", ()))]
            for known in self._texts.values():
                known.pop(name, None)  # a pack on top that names an advice anew gives all of its texts
            for language, one in entry.texts.items():
                self._texts.setdefault(language, {})[name] = _as_list(one)

    def _add_texts(self, text: PackText) -> schema.LanguageAdvice:
        given: schema.LanguageAdvice = validate(schema.LanguageAdvice, text.value, text, ())
        for name, one in given.advice.items():
            if name not in self._heads:
                raise text.error(("advice", name), nearest_names(f"“{name}” is no advice of advice.yaml", name, self._heads), key=True)
            self._texts.setdefault(given.language, {})[name] = _as_list(one)
        return given

    def _add_phrases(self, text: PackText) -> None:
        given: schema.LanguagePhrases = validate(schema.LanguagePhrases, text.value, text, ())
        for number, phrase in enumerate(given.phrases):
            self._rules += [(rule, text, ("phrases", number, "rules", at)) for at, rule in enumerate(phrase.rules)]
            self._phrases.setdefault(given.language, []).append((phrase, text, number))

    def assert_known(self, concepts: Iterable[str], rules: Iterable[str]) -> None:
        """Raise PackError where a rule names an advice, or an advice a concept or a rule, that no pack has, or where an advice has no English text."""
        for users, known, sort in ((self.users, self._heads, "advice"), (self._concepts, concepts, "concept"), (self._rules, rules, "rule")):
            for name, text, place in users:
                if name not in known:
                    raise text.error(place, nearest_names(f"unknown {sort} “{name}”", name, known))
        for name, head in self._heads.items():
            if name not in self._texts.get("en", {}):
                raise head["place"](f"the advice “{name}” has no text in “en”", 0)

    def texts_in(self, language: str) -> Iterator[str]:
        """Yield every text in a language."""
        for texts in self._texts.get(language, {}).values():
            for one in texts:
                yield from (one,) if isinstance(one, str) else one.values()

    def parts(self, lexicons: Mapping[str, LexiconSource]) -> dict[str, Any]:
        """Compile what was read; returns the parts by name. lexicons: tell how the words of a language fold."""
        languages = sorted(self._texts)
        heads = {
            name: {"kinds": head["kinds"], "confirm": head["confirm"], "when": head["when"], "languages": [code for code in languages if name in self._texts[code]]}
            for name, head in self._heads.items()
        }
        parts: dict[str, Any] = {"advice": heads, "phrases": {}}
        parts.update((f"advice-{code}", self._texts[code]) for code in languages)
        for code, rows in self._phrases.items():
            parts["phrases"][code] = sorted({rule for phrase, _, _ in rows for rule in phrase.rules})
            parts[f"phrases-{code}"] = _compiled(code, rows, lexicons.get(code))
        return parts


def _compiled(language: str, rows: Iterable[tuple[schema.Phrase, PackText, int]], lexicon: LexiconSource | None) -> dict[str, Any]:
    """Compile the phrases of a language: their terms as a lexicon in which each phrase is a concept, named by its number."""
    source = LexiconSource(language)
    if lexicon is not None:
        source.fold, source.abbreviations = lexicon.fold, lexicon.abbreviations
    says = []
    for order, (phrase, text, number) in enumerate(rows):
        concept = source.concepts[str(order)] = ConceptSource()
        concept.terms = [Term(term, text.where(("phrases", number, "terms", at))) for at, term in enumerate(phrase.terms)]
        concept.keep = True
        says.append({"rules": phrase.rules, "say": phrase.say, "place": phrase.place})
    return {"lexicon": compile_lexicon(source, ()), "phrases": says}


def _as_list(texts: Any) -> list[Any]:
    return texts if isinstance(texts, list) else [texts]


def _assert_parity(files: list[tuple[PackText, schema.LanguageAdvice]]) -> None:
    """Raise PackError where a language of a pack lacks an advice, or a text of one, that its English has."""
    english = next((given for _, given in files if given.language == "en"), None)
    if english is None:
        return
    for text, given in files:
        for name, texts in english.advice.items():
            if name not in given.advice:
                raise text.error(("advice",), f"the advice “{name}” has no text in “{given.language}”, as it has in “en”", key=True)
            have, expected = len(_as_list(given.advice[name])), len(_as_list(texts))
            if have != expected:
                raise text.error(("advice", name), f"the advice “{name}” has {have} texts in “{given.language}”, expected {expected} as in “en”", key=True)


def nearest_names(problem: str, name: str, known: Iterable[str]) -> str:
    """Return a problem with a name, and the known names that are like it."""
    import difflib  # noqa: PLC0415  (only for errors)

    near = difflib.get_close_matches(name, list(known), 3)
    return problem + (f", did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else "")
