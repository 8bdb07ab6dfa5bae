"""YAML as a tree: constants, texts as they stand, anchors, limits, faults with their line."""

from __future__ import annotations

import pytest

from amzlint.errors import ReadError
from amzlint.tree import Mapping, Sequence, Text, Value
from amzlint.yaml_tree import read_documents


def test_texts_stay_as_they_are_written() -> None:
    """YAML 1.1 would make other things of yes, off, dates and sexagesimals; null, true and whole numbers are values."""
    (root,) = read_documents("a: yes\nb: off\nc: 2026-08-31\nd: 12:30\ne: true\nf: 42\ng:\nh: '42'\n")
    assert isinstance(root, Mapping)
    found = {entry.key: entry.node.text if isinstance(entry.node, Text) else ("value", entry.node.value) for entry in root.entries if isinstance(entry.node, Text | Value)}
    assert found == {"a": "yes", "b": "off", "c": "2026-08-31", "d": "12:30", "e": ("value", True), "f": ("value", "42"), "g": ("value", None), "h": "42"}


def test_every_text_knows_its_place() -> None:
    """The map of a text leads to its characters, in the second document too."""
    source = "a: 'it''s'\n---\n- \"x\\ty\"\n"
    first, second = read_documents(source)
    assert isinstance(first, Mapping)
    assert isinstance(second, Sequence)
    text, item = first.entries[0].node, second.items[0]
    assert isinstance(text, Text)
    assert isinstance(item, Text)
    assert [source[slice(*text.place().to_source((at, at + 1))[0])] for at in range(4)] == ["i", "t", "''", "s"]
    assert source[slice(*item.place().to_source((1, 2))[0])] == "\\t"


def test_an_anchor_is_one_object() -> None:
    """Aliases lead to the very node, and one that holds itself ends."""
    (root,) = read_documents("a: &x [b]\nc: *x\nd: &y [*y]\n")
    assert isinstance(root, Mapping)
    assert root.entries[0].node is root.entries[1].node


def test_documents_before_a_fault_are_read() -> None:
    """The fault comes behind them, with line and column."""
    documents = read_documents("a: b\n---\nc: [\n")
    assert isinstance(next(documents), Mapping)
    with pytest.raises(ReadError, match=r"line \d+, column \d+: not valid YAML") as raised:
        next(documents)
    assert raised.value.line >= 3


def test_deep_nesting_is_refused_with_its_line() -> None:
    """Sixty-four levels are read, no more."""
    assert list(read_documents("[" * 64 + "]" * 64))
    with pytest.raises(ReadError, match="line 2: nested more than 64 deep"):
        list(read_documents("# deep\n" + "[" * 65 + "]" * 65))
