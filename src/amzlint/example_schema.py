"""The shape of the examples inside rules and in `examples/`, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from amzlint.schema_base import Kind, Language, RuleId, Strict


class Example(Strict):
    """A message that must or must not be reported."""

    text: str
    kind: Kind | None = None
    template: bool | None = None
    lang: Language | None = None
    operation: str | None = None
    sent_at: str | None = None
    ordered_at: str | None = None
    delivered_at: str | None = None
    attachments: list[str] = []
    siblings: list[str] = []
    library: list[str] = []
    markup: Literal["html", "markdown", "plain"] | None = None


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

    language: Language
    examples: dict[RuleId, RuleExamples]
