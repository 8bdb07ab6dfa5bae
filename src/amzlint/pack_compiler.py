"""Compiles packs, the shipped one and a user's own on top, from YAML to the plain data that a run needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint import pack_schema as schema
from amzlint.advice_compiler import AdviceSource, nearest_names
from amzlint.errors import PackError
from amzlint.example_schema import LanguageExamples
from amzlint.lexicon_compiler import ConceptSource, LexiconSource, Term, compile_lexicon, key_of
from amzlint.match_schema import CHECKS
from amzlint.normalize import fold
from amzlint.pack_yaml import PackText
from amzlint.placeholder_names import build_name_table
from amzlint.schema_faults import validate
from amzlint.vocabulary import usual_spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    KnownLexicon = Callable[[str, str], Any]

ANY = "any"
_KINDS = ("reply", "proactive", "solicitation", "api")
_LEVELS = ("off", "info", "warning", "error")
_NOT_RULES = ("pack.yaml", "advice.yaml")


class _Compiler:
    """What the packs read so far hold together."""

    def __init__(self) -> None:
        self.packs: list[dict[str, Any]] = []
        self.rules: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, dict[str, Any]] = {}
        self.examples: dict[str, dict[str, Any]] = {}
        self.advice = AdviceSource()
        self.concept_users: list[tuple[str, PackText, tuple[str | int, ...]]] = []
        self.class_users: list[tuple[str, PackText, tuple[str | int, ...]]] = []
        self.lexicons: dict[str, LexiconSource] = {}
        self.data: dict[str, Any] = {"hosts": {}, "placeholder-names": {}}

    def add_pack(self, files: Mapping[str, str], folder: str) -> None:
        head, text = read_head(files, folder)
        is_first = not self.packs
        prefix = "" if is_first else f"{head.id}/"
        self.packs.append({"id": head.id, "version": head.version, "effective": head.effective})
        if not is_first and any(pack["id"] == head.id for pack in self.packs[:-1]):
            raise text.error(("id",), f"a pack with the id “{head.id}” is already loaded; choose another id")
        for name in sorted(files):
            if name.startswith("lexicon/"):
                self._add_lexicon(PackText(files[name], _shown(folder, name)))
            elif name.startswith("data/"):
                self._add_data(name.removeprefix("data/").removesuffix(".yaml"), PackText(files[name], _shown(folder, name)))
        self.advice.add_pack({name: PackText(files[name], _shown(folder, name)) for name in sorted(files) if name == "advice.yaml" or name.startswith(("advice/", "phrases/"))})
        for name in sorted(files):
            if "/" not in name and name not in _NOT_RULES:
                self._add_rules(PackText(files[name], _shown(folder, name)), prefix, head.id)
        for name in sorted(files):
            if name.startswith("examples/"):
                self._add_examples(PackText(files[name], _shown(folder, name)))
        own = (source["checked"] for rule_id, rule in self.rules.items() if rule["pack"] == head.id for source in self.texts[rule_id]["sources"])
        self.packs[-1]["checked"] = max(own, default="")
        for rule_id, override in head.overrides.items():
            self._override(rule_id, override, text)

    def _add_rules(self, text: PackText, prefix: str, pack: str) -> None:
        if text.value is None:
            return
        if not isinstance(text.value, list):
            raise text.error((), "a rule file is a list; expected “- id: …”")
        for index, value in enumerate(text.value):
            rule: schema.Rule = validate(schema.Rule, value, text, (index,))
            if prefix and not rule.id.startswith(prefix):
                raise text.error((index, "id"), f"the id “{rule.id}” lacks the pack's prefix; expected “{prefix}{rule.id.rpartition('/')[2]}”")
            if rule.id in self.rules:
                raise text.error((index, "id"), f"the rule id “{rule.id}” is already used in {self.rules[rule.id]['place']}")
            self._add_rule(rule, value, text, index, pack)

    def _add_rule(self, rule: schema.Rule, value: dict[str, Any], text: PackText, index: int, pack: str) -> None:
        rows = rule.match if isinstance(rule.match, list) else [rule.match]
        matches = []
        for number, row in enumerate(rows):
            place = (index, "match", number) if isinstance(rule.match, list) else (index, "match")
            model: Any = validate(CHECKS[rule.check], row, text, place)
            matches.append(model.model_dump(by_alias=True, exclude_none=True))
            self.concept_users += [(name, text, (*place, *inner)) for name, inner in _concepts_of(rule.check, matches[-1])]
            if rule.check == "placeholder":
                self.class_users += [(name, text, (*place, key, item)) for key in ("classes", "unless") for item, name in enumerate(matches[-1][key])]
        if len(matches) > 1 and rule.check != "intent":
            raise text.error((index, "match"), f"only intent rules take several alternatives, not “{rule.check}”")
        advice = [rule.advice] if isinstance(rule.advice, str) else rule.advice
        self.advice.users += [(name, text, (index, "advice")) for name in advice]
        policy = [] if rule.policy is None else [rule.policy] if isinstance(rule.policy, int) else rule.policy
        self.rules[rule.id] = {
            "id": rule.id, "pack": pack, "place": f"{text.path}:{text.line((index,))}", "policy": policy, "category": rule.category, "check": rule.check,
            "match": matches, "severity": _severity(rule.severity), "preview": rule.preview, "suppressible": rule.suppressible, "aliases": rule.aliases,
            "fix": [one.model_dump() for one in (rule.fix if isinstance(rule.fix, list) else [rule.fix])],
            "languages": sorted(set(rule.examples.flag)),
        }  # fmt: skip
        self.texts[rule.id] = {"message": rule.message, "why": rule.why, "help": rule.help, "sources": [source.model_dump() for source in rule.sources], "advice": advice}
        self.examples[rule.id] = {
            side: {language: [_example(one) for one in examples] for language, examples in value["examples"][side].items()} for side in ("flag", "pass")
        }
        for language in rule.examples.flag:
            if language not in rule.examples.pass_:
                raise text.error((index, "examples"), f"there is a “flag” example in “{language}” but no “pass” example; both are needed in every language claimed")

    def _add_examples(self, text: PackText) -> None:
        """Add the examples of one language, which are kept beside its lexicon, to the rules."""
        given: LanguageExamples = validate(LanguageExamples, text.value, text, ())
        for rule_id in given.examples:
            place = ("examples", rule_id)
            if rule_id not in self.rules:
                raise text.error(place, nearest_names(f"unknown rule “{rule_id}”", rule_id, self.rules), key=True)
            known = self.examples[rule_id]
            if given.language in known["flag"]:
                raise text.error(place, f"the rule “{rule_id}” has examples in “{given.language}” already; keep them in one place", key=True)
            rows = text.value["examples"][rule_id]
            for side in ("flag", "pass"):
                known[side][given.language] = [
                    {**_example(example), "place": f"{text.path}:{text.line((*place, side, number))}"} for number, example in enumerate(rows[side])
                ]
            self.rules[rule_id]["languages"] = sorted({*self.rules[rule_id]["languages"], given.language})

    def _add_data(self, name: str, text: PackText) -> None:
        if name not in self.data:
            raise text.error((), f"unknown list “{name}”, expected one of {', '.join(self.data)}")
        lists = validate(schema.DATA[name], text.value, text, ()).model_dump(by_alias=True, exclude_unset=True)
        self.data[name] = _joined(self.data[name], lists)
        if name == "placeholder-names":
            try:
                build_name_table({"words": {}, "helpers": [], "combine": [], **self.data[name]})
            except ValueError as error:
                raise text.error((), str(error)) from None

    def _add_lexicon(self, text: PackText) -> None:
        lexicon: schema.Lexicon = validate(schema.Lexicon, text.value, text, ())
        source = self.lexicons.get(lexicon.language)
        if source is None:
            source = self.lexicons[lexicon.language] = LexiconSource(lexicon.language)
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

    def _override(self, rule_id: str, override: schema.Override, text: PackText) -> None:
        rule = self.rules.get(rule_id) or next((rule for rule in self.rules.values() if rule_id in rule["aliases"]), None)
        if rule is None:
            raise text.error(("overrides", rule_id), nearest_names(f"unknown rule “{rule_id}”", rule_id, self.rules), key=True)
        severity = rule["severity"] if override.severity is None else _severity(override.severity)
        severity = severity if override.enabled else _severity("off")
        if not rule["suppressible"] and any(_LEVELS.index(severity[kind]) < _LEVELS.index(rule["severity"][kind]) for kind in _KINDS):
            raise text.error(("overrides", rule_id), f"“{rule_id}” cannot be silenced, for the account depends on it; leave it as grave as it is", key=True)
        rule["severity"] = severity

    def parts(self, known_lexicon: KnownLexicon) -> dict[str, Any]:
        """Compile what was read; returns the parts by name. known_lexicon: see `compile_packs`."""
        known = {name for source in self.lexicons.values() for name in source.concepts}
        for name, text, place in self.concept_users:
            if name not in known:
                raise text.error(place, nearest_names(f"unknown concept “{name}”", name, known))
        self.advice.assert_known(known, self.rules)
        classes = _placeholder_classes(self.data["placeholder-names"])
        for name, text, place in self.class_users:
            if name not in classes:
                raise text.error(place, nearest_names(f"unknown class of placeholders “{name}”", name, classes))
        languages = sorted(set(self.lexicons) - {ANY})
        parts: dict[str, Any] = {
            "rules": {"packs": self.packs, "languages": languages, "rules": list(self.rules.values())},
            "texts": self.texts, "examples": self.examples, "hosts": self.data["hosts"], "placeholder-names": self.data["placeholder-names"],
        }  # fmt: skip
        parts["vocabulary"] = {language: usual_spellings(language, self._wording(language)) for language in languages}
        keys = parts["lexicon-keys"] = {}
        for language in languages:
            merged = self._merged(language)
            keys[language] = key_of(merged, known)
            ready = known_lexicon(language, keys[language])
            parts[f"lexicon-{language}"] = compile_lexicon(merged, known) if ready is None else ready
        parts.update(self.advice.parts(self.lexicons))
        return parts

    def _wording(self, language: str) -> Iterator[str]:
        """Yield every text of examples and advice in a language."""
        for sides in self.examples.values():
            yield from (example["text"] for rows in sides.values() for example in rows.get(language, ()))
        yield from self.advice.texts_in(language)

    def _merged(self, language: str) -> LexiconSource:
        own = self.lexicons[language]
        merged = LexiconSource(language)
        merged.fold, merged.exact, merged.abbreviations = own.fold, set(own.exact), set(own.abbreviations)
        merged.before, merged.after, merged.never, merged.reach = own.before, own.after, own.never, own.reach
        for other in self.lexicons.values():
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


def read_head(files: Mapping[str, str], folder: str) -> tuple[schema.Pack, PackText]:
    """Return what the pack.yaml among a pack's files says, and its text with the place of every value; raises PackError."""
    if "pack.yaml" not in files:
        raise PackError("not a pack: there is no pack.yaml in this folder", path=folder)
    text = PackText(files["pack.yaml"], _shown(folder, "pack.yaml"))
    head: schema.Pack = validate(schema.Pack, text.value, text, ())
    return head, text


def _remove(known: ConceptSource, removed: Sequence[str], text: PackText, name: str) -> None:
    for number, term in enumerate(removed):
        kept = [one for one in known.terms if one.text != term]
        if len(kept) == len(known.terms):
            raise text.error(("concepts", name, "remove", number), nearest_names(f"there is no term “{term}” in “{name}” to remove", term, [one.text for one in known.terms]))
        known.terms = kept


def _terms(items: Iterable[str | schema.Pattern], text: PackText, place: tuple[str | int, ...]) -> list[Term]:
    found = []
    for number, item in enumerate(items):
        where = text.where((*place, number))
        if isinstance(item, schema.Pattern):
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


def _example(value: str | dict[str, Any]) -> dict[str, Any]:
    return {"text": value} if isinstance(value, str) else dict(value)


def _severity(severity: str | schema.SeverityByKind) -> dict[str, str]:
    if isinstance(severity, str):
        return dict.fromkeys((*_KINDS, "unknown"), severity)
    given = severity.model_dump(by_alias=True, exclude_none=True)
    given.setdefault("unknown", min(given["reply"], given["proactive"], key=_LEVELS.index))
    return given


def _concepts_of(check: str, match: Mapping[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the concepts that a rule names, with their places in its `match`."""
    if check not in ("intent", "terms", "contact", "html_style"):
        return []
    linked: list[str] = match.get("or-linked", {}).get("by", [])
    found: list[tuple[str, tuple[str | int, ...]]] = [(name, ("or-linked", "by", number)) for number, name in enumerate(linked)]
    for key in ("all", "any", "none", "absent", "only", "span", "honest", "milder"):
        found += [(name, (key, number)) for number, name in enumerate(match.get(key, []))]
    return found


def _placeholder_classes(names: Mapping[str, Any]) -> set[str]:
    made = {rule["add"] for rule in names.get("combine", []) if "add" in rule}
    return ({*names.get("words", {})} | made) - {*names.get("helpers", [])}


def _joined(one: Any, other: Any) -> Any:
    """Join the lists of two packs: maps key by key, lists one behind the other."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _joined(one[key], other[key]) if key in one and key in other else one.get(key, other.get(key)) for key in {**one, **other}}
    return [*one, *other] if isinstance(one, list) and isinstance(other, list) else other


def _shown(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name


def compile_packs(packs: Sequence[tuple[str, Mapping[str, str]]], known_lexicon: KnownLexicon = lambda _language, _key: None) -> dict[str, Any]:
    """Compile packs in order, later ones on top of the first.

    packs: for each its folder, as shown in errors, and its files: relative path to text. known_lexicon: gives the compiled lexicon of a language and a key (see `key_of`), None where
    there is none; lexicons are nearly all of the work. Returns the compiled parts by name, plain data.
    Raises PackError at the file, line and column of the fault.
    """
    compiler = _Compiler()
    for folder, files in packs:
        compiler.add_pack(files, folder)
    return compiler.parts(known_lexicon)


