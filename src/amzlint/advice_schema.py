"""The shape of advice and phrases, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from amzlint.placeholder_names import VALUES
from amzlint.schema_base import Kind, Language, Name, RuleId, Strict

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
    texts: dict[Language, _SomeTexts]


class LanguageAdvice(Strict):
    """The texts of one language, by advice: a file of `advice/`."""

    language: Language
    advice: dict[Name, _SomeTexts]


class Phrase(Strict):
    """Words of a hard tone, as terms, and what is said instead; place: how much of the sentence the new words stand for."""

    rules: Annotated[list[RuleId], Field(min_length=1)]
    terms: Annotated[list[str], Field(min_length=1)]
    say: _Text
    place: Literal["words", "alone", "opening", "closing", "clause", "sentence"] = "clause"


class LanguagePhrases(Strict):
    """The phrases of one language: a file of `phrases/`."""

    language: Language
    phrases: list[Phrase]
