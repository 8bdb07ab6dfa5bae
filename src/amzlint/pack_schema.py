"""The shape of pack files, validated by pydantic: what a rule, a lexicon, a pack and an advice entry may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, get_args

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, field_validator, model_validator

from amzlint.lexicon_compiler import NEGATION_REACH
from amzlint.match_schema import UNSAFE_FIXES, CheckName, FixName, Name, Strict
from amzlint.normalize import FOLDS
from amzlint.placeholder_names import VALUES

if TYPE_CHECKING:
    from amzlint.errors import FramedError

Level = Literal["error", "warning", "info", "off"]
Kind = Literal["reply", "proactive", "solicitation", "api"]
Category = Literal[
    "external-link", "contact-info", "off-platform", "review-request", "review-manipulation", "review-incentive", "promotion", "emoji", "formatting", "tone", "personal-data",
    "not-permitted-type", "unfilled-placeholder", "trigger-word", "envelope", "language", "attachment", "api", "evasion", "accessibility", "spelling", "sensitive-content", "amzlint",
]  # fmt: skip
RuleId = Annotated[str, Field(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*$")]
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


class Example(Strict):
    """A message that must or must not be reported."""

    text: str
    kind: Kind | None = None
    template: bool | None = None
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    operation: str | None = None
    sent_at: str | None = None
    ordered_at: str | None = None
    delivered_at: str | None = None
    attachments: list[str] = []
    siblings: list[str] = []
    markup: Literal["html", "markdown"] | None = None


_SomeExamples = Annotated[list[str | Example], Field(min_length=1)]


class Examples(Strict):
    """Examples by language."""

    flag: Annotated[dict[str, _SomeExamples], Field(min_length=1)]
    pass_: Annotated[dict[str, _SomeExamples], Field(min_length=1, alias="pass")]


class RuleExamples(Strict):
    """The examples of one rule in one language."""

    flag: _SomeExamples
    pass_: _SomeExamples = Field(alias="pass")


class LanguageExamples(Strict):
    """The examples of one language, by rule: a file of `examples/`."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    examples: dict[RuleId, RuleExamples]


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

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
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


_Text = str | dict[Literal["formal", "informal"], str]
_SomeTexts = _Text | Annotated[list[_Text], Field(min_length=1)]


class When(Strict):
    """What must hold for an advice to be given: a concept in the sentence, values that the message holds, the rule."""

    near: Annotated[list[Name], Field(min_length=1)] | None = None
    has: Annotated[list[Literal[VALUES]], Field(min_length=1)] | None = None  # type: ignore[valid-type]  # the names are listed once, where they are looked for
    rules: Annotated[list[RuleId], Field(min_length=1)] | None = None


class Advice(Strict):
    """Compliant wording: when it is given, and perhaps its texts in each language."""

    kinds: list[Kind] = list(get_args(Kind))
    confirm: bool = False
    when: When = When()
    texts: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], _SomeTexts]


class LanguageAdvice(Strict):
    """The texts of one language, by advice: a file of `advice/`."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    advice: dict[Name, _SomeTexts]


class Phrase(Strict):
    """Words of a hard tone, as terms, and what is said instead; place: how much of the sentence the new words stand for."""

    rules: Annotated[list[RuleId], Field(min_length=1)]
    terms: Annotated[list[str], Field(min_length=1)]
    say: _Text
    place: Literal["words", "alone", "opening", "closing", "clause", "sentence"] = "clause"


class LanguagePhrases(Strict):
    """The phrases of one language: a file of `phrases/`."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    phrases: list[Phrase]


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


# What pydantic says of types, in the words of YAML.
_PLAINLY = {
    "dict_type": "expected a mapping, “name: value”", "model_type": "expected a mapping, “name: value”", "list_type": "expected a list, “[one, another]”", "string_type": "expected a text",
    "bool_type": "expected true or false",
}  # fmt: skip


class Located(Protocol):
    """A file whose parts have places."""

    def error(self, path: tuple[str | int, ...], message: str, *, column: int = 0, key: bool = False) -> FramedError:
        """Return an error placed at a value, or at its key."""


def validate(model: type[BaseModel], value: object, text: Located, path: tuple[str | int, ...]) -> Any:
    """Validate plain data against a model; raises PackError at the place of the first fault, with what was expected."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise _placed(model, error, text, path) from None


def _placed(model: type[BaseModel], error: ValidationError, text: Located, path: tuple[str | int, ...]) -> FramedError:
    # A union reports a fault for each of its members; the deepest place says most.
    fault = max(error.errors(), key=lambda one: (len(one["loc"]) - (one["type"] == "missing"), one["type"] == "extra_forbidden"))
    place = tuple(part for part in fault["loc"] if not isinstance(part, str) or not _is_type_name(part))
    last = next((part for part in reversed(place) if isinstance(part, str)), "")
    if fault["type"] == "extra_forbidden":
        return text.error((*path, *place), _unknown_key(last, _fields(model, place[:-1])), key=True)
    if fault["type"] == "missing":
        return text.error((*path, *place[:-1]), f"the key “{last}” is missing")
    message = _PLAINLY.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    given = fault.get("input")
    told = "expected" in message and fault["type"] not in _PLAINLY
    shown = f", not “{given}”" if isinstance(given, str | int) and not isinstance(given, bool) and not told else ""
    return text.error((*path, *place), f"“{last}”: {message[:1].lower()}{message[1:]}{shown}" if last else message)


def _is_type_name(part: str) -> bool:
    return part in ("str", "int", "bool") or part[:1].isupper() or part.startswith(("literal[", "list[", "dict[", "function-"))


def _fields(model: type[BaseModel], place: tuple[Any, ...]) -> list[str]:
    for part in place:
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == part), None)
        if field is None:
            continue
        inner = [one for one in (field.annotation, *_arguments(field.annotation)) if isinstance(one, type) and issubclass(one, Strict)]
        if inner:
            model = inner[0]
    return [field.alias or name for name, field in model.model_fields.items()]


def _arguments(annotation: object) -> list[object]:
    found: list[object] = []
    for argument in get_args(annotation):
        found += [argument, *_arguments(argument)]
    return found


def _unknown_key(name: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415  (only for errors)

    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"expected one of {', '.join(known)}"
    return f"unknown key “{name}”, {hint}"


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
