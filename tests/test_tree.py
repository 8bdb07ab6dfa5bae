"""Data as a file holds it: the last of repeated keys counts, in any case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amzlint.spans import SpanMap
from amzlint.tree import Entry, Mapping, Text, Value


def mapping(*entries: tuple[str, str]) -> Mapping:
    return Mapping(tuple(Entry(key, Text(value, 0, lambda: SpanMap(0))) for key, value in entries), 0)


def test_the_last_of_repeated_keys_counts() -> None:
    """As every reader of JSON has it, whatever the case of the keys."""
    found = mapping(("Text", "a"), ("other", "b"), ("TEXT", "c")).get("text")
    assert isinstance(found, Text)
    assert found.text == "c"


def test_several_names_are_looked_for_at_once() -> None:
    """The last entry under any of the names is returned; none is None."""
    node = mapping(("body", "a"), ("text", "b"), ("note", "c"))
    found = node.get("text", "body")
    assert isinstance(found, Text)
    assert found.text == "b"
    assert node.get("subject") is None
    assert Mapping((), 0).get("text") is None


@given(st.lists(st.tuples(st.sampled_from(("a", "A", "b")), st.integers())))
def test_get_agrees_with_a_dictionary(rows: list[tuple[str, int]]) -> None:
    """A dictionary built in the order of the file says the same."""
    node = Mapping(tuple(Entry(key, Value(value, 0)) for key, value in rows), 0)
    expected = {key.lower(): value for key, value in rows}
    for key in ("a", "b"):
        found = node.get(key)
        assert (found.value if isinstance(found, Value) else None) == expected.get(key)
