"""Texts of YAML and JSON lead back to their spelling, exactly where there is no escape, and to just the escape where there is one."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from amzlint.containers.json import parse
from amzlint.containers.json import read as read_json
from amzlint.containers.yaml import read as read_yaml
from amzlint.document import Message
from amzlint.source import Source
from amzlint.tree import Mapping, Text

MARK = "leave a review"
ALPHABET = st.sampled_from([*"abc XYZ 123.,:;#-'\"\\{}[]&*!|>%@`?", "\n", "\n\n", "  ", "é", "日", "😀", "\t"])
TEXTS = st.lists(ALPHABET, max_size=25).map("".join)


def only_message(messages: list[object]) -> Message:
    (message,) = messages
    assert isinstance(message, Message)
    return message


def assert_marked(message: Message, source: str) -> None:
    """Every character of the mark is found at itself in the file, unless its spelling is longer."""
    field = message.fields[-1]
    at = field.text.index(MARK)
    for offset, letter in enumerate(MARK):
        start, end = (place.offset for place in field.positions((at + offset, at + offset + 1)))
        spelled = source[start:end]
        assert letter in spelled or spelled.isspace() or spelled.startswith("\\"), (letter, spelled)
        if letter != " ":
            assert spelled == letter


@given(TEXTS, TEXTS, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 200), st.integers(2, 6))
@example("a\n b", "\n\nc", ">", 20, 2)
@example("", "\n\n", "|", 80, 4)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_yaml_scalars_of_every_style(before: str, after: str, style: str | None, width: int, indent: int) -> None:
    """What PyYAML writes in any style, width and indentation is read with every character of the mark at its own place."""
    text = f"{before} {MARK} {after}"
    source = "# first line\n" + yaml.dump({"other": [1, {"body": text}]}, default_style=style, width=width, indent=indent, allow_unicode=True)
    message = only_message(list(read_yaml(Source("x.yaml", source))))
    # PyYAML does not always read back what it wrote (a folded line that begins with a space); what it reads counts.
    assert message.fields[-1].text == yaml.safe_load(source)["other"][1]["body"]
    assume(MARK in message.fields[-1].text)
    assert_marked(message, source)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "source",
    [
        "body: Please leave a review now", "body: Please\n  leave a review\n  now", "body: 'It''s time:\n\n  leave a review'", 'body: "A \\u00e9 \\\n   leave a review \\x21"',
        "body: |\n  one\n  leave a review\n", "body: |+\n  one\n\n   leave a review\n\n", "body: >-\n  one\n  leave a review\n   more\n\n  two", "body: >2\n   x\n  leave a review\n",
        "- text: &a Please leave a review\n- ref: *a", "body: |- # a remark\n    leave a review\n    two", "? body\n: leave a review now",
    ],
)  # fmt: skip
def test_yaml_as_people_write_it(source: str, newline: str) -> None:
    """Hand-written forms, in either style of line ends."""
    written = source.replace("\n", newline)
    message = only_message(list(read_yaml(Source("x.yaml", written))))
    assert_marked(message, written)


@given(TEXTS, TEXTS, st.booleans(), st.sampled_from([None, 1, 4]))
@settings(deadline=None)
def test_json_strings(before: str, after: str, ascii_only: bool, indent: int | None) -> None:
    """What json writes, escaped or not, indented or not, is read with every character of the mark at its own place."""
    text = f"{before} {MARK} {after}"
    source = json.dumps([{"n": [1.5e3, -2, True, None], "text": text}], ensure_ascii=ascii_only, indent=indent)
    message = only_message(list(read_json(Source("x.json", source))))
    assert message.fields[-1].text == text
    assert_marked(message, source)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12))
def test_any_json_is_read_to_its_end(value: object) -> None:
    """Whatever json writes is a tree, and its texts are those of the value."""
    node = parse(json.dumps(value))
    if isinstance(value, str):
        assert isinstance(node, Text)
        assert node.text == value
    if isinstance(value, dict):
        assert isinstance(node, Mapping)
        assert [entry.key for entry in node.entries] == list(value)
