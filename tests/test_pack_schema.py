"""The shape of pack files: faults are worded for people, and the JSON Schema agrees with the shipped files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from amzlint.checks import CHECKS
from amzlint.errors import PackError
from amzlint.links import classify
from amzlint.match_schema import CHECKS as MODELS
from amzlint.match_schema import IntentMatch, LinkClass, PlaceholderMatch, Within
from amzlint.pack_schema import Lexicon, Rule, json_schemas
from amzlint.pack_yaml import PackText
from amzlint.schema_faults import validate

SHIPPED = Path(__file__).parent.parent / "rules" / "amazon"


def problem(model: Any, text: str) -> str:
    pack_text = PackText(text, "f.yaml")
    with pytest.raises(PackError) as caught:
        validate(model, pack_text.value, pack_text, ())
    return str(caught.value).split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("model", "text", "message"),
    [
        (Within, "{sentence: 1}", "f.yaml:1:2: error: unknown key “sentence”, did you mean “sentences”? [pack]"),
        (Within, "{sentences: 0}", "f.yaml:1:13: error: “sentences”: input should be greater than or equal to 1, not “0” [pack]"),
        (Within, "{sentences: two}", "f.yaml:1:13: error: “sentences”: input should be a valid integer, not “two” [pack]"),
        (Within, "{sentences: 1, words: 2}", "f.yaml:1:1: error: expected one of sentences, words and message [pack]"),
        (IntentMatch, "{none: [a]}", "f.yaml:1:1: error: expected concepts in “all” or “any” [pack]"),
        (IntentMatch, "{all: [a], span: [b]}", "f.yaml:1:1: error: “span” names “b”, expected concepts of “all” or “any” [pack]"),
        (IntentMatch, "{all: [A b]}", "f.yaml:1:8: error: "),
        (IntentMatch, "{all: [a], within: {words: 900}}", "f.yaml:1:28: error: “words”: "),
        (PlaceholderMatch, "{}", "f.yaml:1:1: error: expected either “what” or “classes” [pack]"),
        (Lexicon, "language: en\nconcepts:\n  a: {terms: [yes, 7]}", "f.yaml:3:20: error: "),
        (Rule, "id: a", "f.yaml:1:1: error: the key “category” is missing [pack]"),
    ],
)
def test_a_fault_names_its_place_and_what_was_expected(model: Any, text: str, message: str) -> None:
    """Errors name file, line, column, key and expectation."""
    assert problem(model, text).startswith(message)


def test_every_check_has_a_shape() -> None:
    """The checks that rules may name are those that exist, each with a model of its settings."""
    assert set(MODELS) == set(CHECKS)
    assert set(get_args(Rule.model_fields["check"].annotation)) == set(CHECKS)


def test_the_classes_of_links_are_those_that_are_found() -> None:
    """The classes that a rule may name are those that `classify` documents."""
    documented = (classify.__doc__ or "").split("Returns some of: ")[1].split(". ")[0]
    assert set(documented.replace(",", " ").split()) == set(get_args(LinkClass))


FILES = sorted(path for glob in ("*.yaml", "lexicon/*.yaml", "advice/*.yaml", "phrases/*.yaml") for path in SHIPPED.glob(glob) if path.name != "advice.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_json_schema_takes_the_shipped_files(path: Path) -> None:
    """Editors that use the schema find no fault in the pack that amzlint ships."""
    jsonschema.Draft202012Validator(json_schemas()).validate(PackText(path.read_text(encoding="utf-8"), path.name).value)


@pytest.mark.parametrize("value", [{"id": "a"}, [{"id": "a"}], {"language": "en"}, "text", {"language": "en", "concepts": {"a": {"term": []}}}])
def test_the_json_schema_refuses_what_the_compiler_refuses(value: Any) -> None:
    """A file with a missing or unknown key fails the schema too."""
    assert not jsonschema.Draft202012Validator(json_schemas()).is_valid(value)
