"""Compiles packs, the shipped one and a user's own on top, from YAML to the plain data that a run needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint import pack_schema as schema
from amzlint.advice_compiler import AdviceSource, nearest_names
from amzlint.errors import PackError
from amzlint.example_compiler import add_examples, as_example
from amzlint.lexicon_compiler import LexiconSource, compile_lexicon, key_of
from amzlint.lexicon_layers import ANY, add_lexicon, merged_lexicon
from amzlint.match_schema import CHECKS
from amzlint.overrides import override_rule, severity_by_kind
from amzlint.pack_yaml import PackText
from amzlint.placeholder_names import build_name_table
from amzlint.schema_faults import validate
from amzlint.vocabulary import usual_spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    KnownLexicon = Callable[[str, str], Any]

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
                add_lexicon(self.lexicons, PackText(files[name], _shown(folder, name)))
            elif name.startswith("data/"):
                self._add_data(name.removeprefix("data/").removesuffix(".yaml"), PackText(files[name], _shown(folder, name)))
        self.advice.add_pack({name: PackText(files[name], _shown(folder, name)) for name in sorted(files) if name == "advice.yaml" or name.startswith(("advice/", "phrases/"))})
        for name in sorted(files):
            if "/" not in name and name not in _NOT_RULES:
                self._add_rules(PackText(files[name], _shown(folder, name)), prefix, head.id)
        for name in sorted(files):
            if name.startswith("examples/"):
                add_examples(PackText(files[name], _shown(folder, name)), self.rules, self.examples)
        own = (source["checked"] for rule_id, rule in self.rules.items() if rule["pack"] == head.id for source in self.texts[rule_id]["sources"])
        self.packs[-1]["checked"] = max(own, default="")
        for rule_id, override in head.overrides.items():
            override_rule(self.rules, rule_id, override, text)

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
            "match": matches, "severity": severity_by_kind(rule.severity), "preview": rule.preview, "suppressible": rule.suppressible, "aliases": rule.aliases,
            "fix": [one.model_dump() for one in (rule.fix if isinstance(rule.fix, list) else [rule.fix])],
            "languages": sorted(set(rule.examples.flag)),
        }  # fmt: skip
        self.texts[rule.id] = {"message": rule.message, "why": rule.why, "help": rule.help, "sources": [source.model_dump() for source in rule.sources], "advice": advice}
        self.examples[rule.id] = {
            side: {language: [as_example(one) for one in examples] for language, examples in value["examples"][side].items()} for side in ("flag", "pass")
        }
        for language in rule.examples.flag:
            if language not in rule.examples.pass_:
                raise text.error((index, "examples"), f"there is a “flag” example in “{language}” but no “pass” example; both are needed in every language claimed")

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
            merged = merged_lexicon(self.lexicons, language)
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

def read_head(files: Mapping[str, str], folder: str) -> tuple[schema.Pack, PackText]:
    """Return what the pack.yaml among a pack's files says, and its text with the place of every value; raises PackError."""
    if "pack.yaml" not in files:
        raise PackError("not a pack: there is no pack.yaml in this folder", path=folder)
    text = PackText(files["pack.yaml"], _shown(folder, "pack.yaml"))
    head: schema.Pack = validate(schema.Pack, text.value, text, ())
    return head, text


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


