"""Which texts of structured data are messages, and what the data says of each."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.containers.json import parse
from amzlint.line_index import LineIndex
from amzlint.message_fields import facts_of, find_messages, identity_of, is_by_language, language_of_tag
from amzlint.tree import Mapping


def rows(data: Any) -> list[tuple[str | None, list[str], dict[str, Any]]]:
    """Return name, texts and facts of each message; every text stands at its place in the file."""
    source = json.dumps(data, ensure_ascii=False)
    found = []
    for message in find_messages(parse(source), LineIndex(source)):
        for field in message.fields:
            start, end = field.positions((0, len(field.text)))
            assert json.loads(f'"{source[start.offset : end.offset]}"') == field.text
        about = {key: value for key, value in message.about.items() if key != "operation_text"}
        found.append((message.message_id, [field.text for field in message.fields], about))
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"text": "Hi"}, [(None, ["Hi"], {})]),
        ({"id": 7, "subject": "S", "body": "B", "kind": "reply"}, [("7", ["S", "B"], {"kind": "reply"})]),
        ({"Betreff": "S", "Nachricht": "N"}, [(None, ["S", "N"], {})]),
        ({"text": "T", "html": "<p>H</p>"}, [(None, ["T", "<p>H</p>"], {})]),  # one message in two mark-ups
        ({"key": "late", "body": {"en": "A", "fr-FR": "B"}}, [("late", ["A"], {"lang": "en"}), ("late", ["B"], {"lang": "fr"})]),
        ({"subject": {"en": "S", "fr": "T"}, "body": {"en": "A", "fr": "B"}}, [(None, ["S", "A"], {"lang": "en"}), (None, ["T", "B"], {"lang": "fr"})]),
        ({"templates": ["one two three", "one two"]}, [("templates", ["one two three"], {"template": True})]),
        ({"messages": {"late": "It is very late."}}, [("late", ["It is very late."], {})]),
        ({"replies": ["遅れて申し訳ございません"]}, [("replies", ["遅れて申し訳ございません"], {})]),
        ({"late": {"en": "It is late.", "de": "Es ist spät."}}, [("late", ["It is late."], {"lang": "en"}), ("late", ["Es ist spät."], {"lang": "de"})]),
        ({"kind": "proactive", "rows": [{"text": "A"}, {"text": "B", "kind": "reply"}]}, [("rows", ["A"], {"kind": "proactive"}), ("rows", ["B"], {"kind": "reply"})]),
        ({"messages": [{"note": "Not for the buyer at all.", "text": "A"}]}, [("messages", ["A"], {})]),
        ({"a": {"b": [1, True, None, "loose words of no message"]}}, []),
        ([], []),
    ],
)
def test_what_is_a_message(data: Any, expected: list[tuple[str | None, list[str], dict[str, Any]]]) -> None:
    """Known names, several bodies, maps by language, collections; notes for colleagues and loose texts are none."""
    assert rows(data) == expected


def facts(data: dict[str, Any]) -> dict[str, Any]:
    node = parse(json.dumps(data))
    assert isinstance(node, Mapping)
    return {key: value for key, value in facts_of(node).items() if key != "operation_text"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"type": "reply", "locale": "pt_BR", "is_template": True}, {"kind": "reply", "lang": "pt", "template": True}),
        ({"type": "email", "lang": "klingon", "template": "yes"}, {}),  # they speak of something else
        ({"AmazonOrderId": "123-1234567-1234567", "marketplace": "de"}, {"order_id": "123-1234567-1234567", "marketplace": "de"}),
        ({"sent_at": "2026-08-31T10:00:00Z"}, {"sent_at": date(2026, 8, 31)}),
        ({"sent_at": "soon"}, {"fault": "“sent_at” is “soon”, expected a day such as 2026-08-31"}),
        ({"operation": "createWarranty"}, {"operation": "warranty", "kind": "api"}),
        ({"operation": "send"}, {}),
        ({"path": "/messaging/v1/orders/1/messages/legalDisclosure"}, {"operation": "legalDisclosure", "kind": "api"}),
        ({"operation": "warranty", "kind": "reply"}, {"operation": "warranty", "kind": "reply"}),
        ({}, {}),
    ],
)
def test_what_the_data_says(data: dict[str, Any], expected: dict[str, Any]) -> None:
    """Facts under the names that the rest of amzlint knows; a value that cannot be one says nothing, a day that is none is a fault."""
    assert facts(data) == expected


def test_attachments_are_listed_with_their_sizes() -> None:
    """Texts, or objects with a name; a size that is no number is unknown."""
    source = json.dumps({"text": "Hi", "attachments": ["a.pdf", {"fileName": "b.pdf", "size": 5}, {"fileName": "c", "size": "x"}, {"size": 1}]})
    (message,) = find_messages(parse(source), LineIndex(source))
    assert [(one.name, one.size) for one in message.attachments] == [("a.pdf", None), ("b.pdf", 5), ("c", None)]


@pytest.mark.parametrize(("tag", "language"), [("de", "de"), ("fr-CA", "fr"), ("pt_BR", "pt"), ("zz", None), ("german", None), ("", None), ("en-", None)])
def test_tags_of_languages(tag: str, language: str | None) -> None:
    """Known languages with or without a region."""
    assert language_of_tag(tag) == language


def test_names_and_maps_by_language() -> None:
    """A mapping names itself by the first of the known keys; its name and remarks do not keep it from being a map by language."""
    node = parse('{"name": "n", "id": 3, "note": "x", "en": "a", "fr": "b"}')
    assert isinstance(node, Mapping)
    assert identity_of(node) == "3"
    assert is_by_language(node)
    assert not is_by_language(Mapping((), 0))


TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(alphabet="ab é", max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(("text", "body", "en", "fr", "templates", "id", "kind", "sent_at", "x", "subject")), inner, max_size=4)),
    max_leaves=15,
)


@given(TREES)
def test_any_tree_is_read_and_every_text_is_one_of_the_file(data: Any) -> None:
    """No shape of data ends in an error, and no message holds a text that the data does not."""
    every = json.dumps(data, ensure_ascii=False)
    for _, texts, _ in rows(data):
        assert all(json.dumps(text, ensure_ascii=False) in every for text in texts)
