"""The shape of pack files, as pydantic models: what a rule, a lexicon, a list and the head of a pack may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator, model_validator

from amzlint.advice_schema import LanguageAdvice, LanguagePhrases
from amzlint.example_schema import Examples
from amzlint.lexicon_compiler import NEGATION_REACH
from amzlint.match_schema import UNSAFE_FIXES, CheckName, FixName
from amzlint.normalize import FOLDS
from amzlint.schema_base import Language, Level, Name, RuleId, Strict

Category = Literal[
    "external-link", "contact-info", "off-platform", "review-request", "review-manipulation", "review-incentive", "promotion", "emoji", "formatting", "tone", "personal-data",
    "not-permitted-type", "unfilled-placeholder", "trigger-word", "envelope", "language", "attachment", "api", "evasion", "accessibility", "spelling", "sensitive-content", "amzlint",
]  # fmt: skip
Word = Annotated[str, Field(pattern=r"^\S+$")]
Texts = dict[str, str]


class SeverityByKind(Strict):
    """A severity for each kind; a kind that is left out is off."""

    reply: Level = "off"
    proactive: Level = "off"
    solicitation: Level = "off"
    api: Level = "off"
    unknown: Level | None = None
    in_templates: Level | None = Field(default=None, alias="in-templates")


class Source(Strict):
    """Where a rule comes from."""

    title: str
    ref: str
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    trust: Literal["official", "quoted", "third-party", "seed", "inference"]


class Fix(Strict):
    """What may mend a finding: the name of a fix, and whether meaning and facts stay as they are."""

    by: FixName
    level: Literal["safe", "unsafe"]

    @model_validator(mode="after")
    def _is_honest(self) -> Fix:
        if self.by in UNSAFE_FIXES and self.level != "unsafe":
            raise ValueError(f"“{self.by}” changes what the message says, expected “level: unsafe”")
        return self


class Rule(Strict):
    """A rule."""

    id: RuleId
    policy: int | list[int] | None = None
    category: Category
    check: CheckName
    match: dict[str, Any] | list[dict[str, Any]] = {}
    severity: Level | SeverityByKind
    message: Texts
    why: Texts
    help: Texts = {}
    sources: Annotated[list[Source], Field(min_length=1)]
    advice: str | list[str] = []
    fix: Fix | list[Fix] = []
    examples: Examples
    preview: bool = False
    suppressible: bool = True
    aliases: list[RuleId] = []

    @field_validator("message", "why", "help")
    @classmethod
    def _has_english(cls, value: Texts) -> Texts:
        if value and "en" not in value:
            raise ValueError("expected a text in “en”")
        return value


class Pattern(Strict):
    """The experts' way out; it runs only where one of `words` occurs, everywhere when there are none."""

    regex: Annotated[str, Field(min_length=1, max_length=500)]
    words: list[Word] = []


class Concept(Strict):
    """A concept in one language."""

    terms: list[str | Pattern] = []
    except_: list[str | Pattern] = Field(default=[], alias="except")
    remove: list[str] = []
    negated: Literal["keep", "drop"] = "drop"


class Negation(Strict):
    """Words that turn a hit off."""

    before: list[str] = []
    after: list[str] = []
    never: list[str] = []
    reach: Annotated[int, Field(ge=1, le=40)] = NEGATION_REACH


class Lexicon(Strict):
    """How one language expresses concepts."""

    language: Language
    fold: str = "drop-accents"
    negation: Negation = Negation()
    abbreviations: list[str] = []
    exact: list[Word] = []
    shared: list[str] = []
    concepts: dict[Name, Concept]

    @field_validator("fold")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if value not in FOLDS:
            raise ValueError(f"expected one of {', '.join(FOLDS)}")
        return value


class Override(Strict):
    """What a pack may change in a rule of another."""

    severity: Level | SeverityByKind | None = None
    enabled: bool = True


class Pack(Strict):
    """The head of a pack."""

    id: Name
    version: str
    effective: str | None = None
    title: str | None = None
    languages: list[str] = []
    overrides: dict[str, Override] = {}


class Combination(Strict):
    """A rule that settles which classes the name of a placeholder keeps."""

    when: list[str]
    unless: list[str] = []
    add: str | None = None
    drop: list[str] = []
    alone: bool = False


class PlaceholderNames(Strict):
    """What the names of placeholders stand for: words by class and language."""

    helpers: list[Name] = []
    words: dict[Name, dict[str, list[str]]] = {}
    combine: list[Combination] = []


class Hosts(RootModel[dict[Name, list[str]]]):
    """Hosts by list."""

    model_config = ConfigDict(strict=True)


DATA: dict[str, type[BaseModel]] = {"hosts": Hosts, "placeholder-names": PlaceholderNames}


def json_schemas() -> dict[str, Any]:
    """Return the JSON Schemas of a rule file, a lexicon, pack.yaml and the files of advice/ and phrases/, for editors."""
    from pydantic.json_schema import models_json_schema  # noqa: PLC0415  (only for `rules schema`)

    models = (Rule, Lexicon, Pack, LanguageAdvice, LanguagePhrases)
    shapes, shared = models_json_schema([(model, "validation") for model in models], by_alias=True)
    rule, lexicon, pack, advice, phrases = (shapes[model, "validation"] for model in models)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "amzlint pack files",
        "oneOf": [{"title": "rules", "type": "array", "items": rule}, {"title": "lexicon", **lexicon}, {"title": "pack.yaml", **pack}, {"title": "advice", **advice}, {"title": "phrases", **phrases}],
        "$defs": shared["$defs"],
    }
