"""The shape of a configuration, validated by pydantic: which keys `amzlint.yaml` may hold, and what stands under each."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from amzlint.schema_base import Kind, Level, Strict

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"

Name = Annotated[str, Field(pattern=r"^\S+$", description="The id of a rule, or a category.")]
Glob = Annotated[str, Field(min_length=1, description="A pattern as in .gitignore, relative to the folder of this file.")]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$", description="A language such as en or pt-BR.")]
_HOST = r"^[^\s/:@]+\.[^\s/:@.]+$"
_PHONE = r"^\+?[0-9][0-9 ().\-/]{4,30}$"


def _host(value: str) -> str:
    if not re.match(_HOST, value):
        raise ValueError(f"expected a host such as track.example.com, without https:// and without a path, not “{value}”")
    return value


def _phone(value: str) -> str:
    if not re.match(_PHONE, value):
        raise ValueError(f"expected a telephone number such as +49 30 1234567, not “{value}”")
    return value


Host = Annotated[str, AfterValidator(_host), Field(description="A host such as track.example.com, which stands for its subdomains too.", json_schema_extra={"pattern": _HOST})]
Phone = Annotated[
    str,
    AfterValidator(_phone),
    Field(description="A telephone number; with + and country code it also stands for its national spelling.", json_schema_extra={"pattern": _PHONE}),
]
Selector = Annotated[str, Field(min_length=1, description="The way to texts that are messages: templates[*].body, $.mail.text, **.text.")]
FieldName = Annotated[str, Field(pattern=r"^[^\s{}<>%$](?:[^{}<>%$]*[^\s{}<>%$])?$", description="The name of a field such as order_id, without the marks around it.")]
Silenced = list[Name] | dict[Name, str]


class Allow(Strict):
    """What is yours and may stand in messages."""

    carriers: list[Host] = Field(default=[], description="Sites of your carriers, where buyers follow their parcel.")
    hosts: dict[str, list[Host]] = Field(default={}, description="Other sites that may be linked to, by purpose.")
    phones: dict[str, list[Phone]] = Field(default={}, description="Telephone numbers that may be given, by purpose.")


class Render(Strict):
    """How templates are filled for a trial."""

    mode: Literal["off", "worst"] = Field(default="off", description="worst: check templates filled with values that are long, empty or misleading too.")
    samples: dict[str, str | int | list[str | int]] = Field(default={}, description="Sample values by the name of a placeholder.")


class Configuration(Strict):
    """Settings of amzlint for one repository."""

    extends: str | list[str] = Field(default=[], description="Configurations to start from: files, or names of installed packages.")
    packs: list[str] = Field(default=[], description="Packs on top of the shipped one: folders, or names of installed packages.")
    select: list[Name] = Field(default=[], description="Only these rules or categories, and those that cannot be silenced.")
    ignore: list[Name] = Field(default=[], description="Not these rules or categories.")
    severity: dict[Name, Level] = Field(default={}, description="Another severity for a rule or a category.")
    languages: list[Language] = Field(default=[], description="The languages that messages are written in, where they do not say so themselves.")
    marketplaces: list[str] = Field(default=[], description="Where the buyers shop, such as de or co.uk; they imply languages.")
    kind: Kind | dict[Glob, Kind] | None = Field(default=None, description="What messages are, by path; the last pattern that fits wins.")
    lang: Language | dict[Glob, Language] | None = Field(default=None, description="The language of messages, by path; the last pattern that fits wins.")
    template: bool | dict[Glob, bool] | None = Field(default=None, description="Whether texts are templates, by path; the last pattern that fits wins.")
    fields: list[Selector] | dict[Glob, list[Selector]] = Field(default=[], description="Which texts of JSON, YAML and tables are messages, perhaps by path.")
    allow: Allow = Field(default=Allow(), description="What is yours and may stand in messages.")
    placeholders: list[FieldName] = Field(default=[], description="All names that the fields of templates may have; every other name is told.")
    exclude: list[Glob] = Field(default=[], description="Files that are never checked, even when a hook names them.")
    per_file_ignores: dict[Glob, Silenced] = Field(default={}, alias="per-file-ignores", description="Rules that are suppressed in some files: a list, or each with its reason.")
    per_message_ignores: dict[str, Silenced] = Field(
        default={}, alias="per-message-ignores", description="Rules that are suppressed in messages with this id, where * stands for anything."
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(default="error", alias="fail-on", description="Exit 1 from this severity on.")
    min_trust: Literal["official", "quoted", "third-party", "seed", "inference"] = Field(
        default="inference", alias="min-trust", description="The least trust in the best source of a finding; what has weaker ones alone is held back."
    )
    render: Render = Field(default=Render(), description="How templates are filled for a trial.")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a configuration, for editors."""
    return {"$schema": SCHEMA_ID, **Configuration.model_json_schema(by_alias=True), "title": "amzlint configuration"}
