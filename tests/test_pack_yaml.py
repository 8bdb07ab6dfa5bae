"""The YAML of packs: fewer surprises, places for errors, and limits for hostile files."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.errors import PackError
from amzlint.pack_yaml import MOST_CHARACTERS, PackText


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: [yes, on, off, y, n, Yes, NO]", {"a": ["yes", "on", "off", "y", "n", "Yes", "NO"]}),
        ("a: 2026-08-31", {"a": "2026-08-31"}),
        ("a: 2026.10", {"a": "2026.10"}),
        ("a: [010, 0o10, 0x1F, 1_000, 1e3, 12:30:45, .5, +1, .inf]", {"a": ["010", "0o10", "0x1F", "1_000", "1e3", "12:30:45", ".5", "+1", ".inf"]}),
        ("a: [true, false, null, ~, True, FALSE]", {"a": [True, False, None, None, "True", "FALSE"]}),
        ("a: [0, 7, -12]", {"a": [0, 7, -12]}),
        ("a: ['true', \"7\", '']", {"a": ["true", "7", ""]}),
        ("a:", {"a": None}),
        ("a: |\n  true\n", {"a": "true\n"}),
        ("a: !!int '7'", {"a": "7"}),
        ("a: !!python/object/apply:os.system [echo]", {"a": ["echo"]}),
        ("1: a\nnull: b\nno: c", {"1": "a", "null": "b", "no": "c"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("", None),
        ("# only a comment", None),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
    ],
)
def test_only_plain_values_exist(text: str, value: Any) -> None:
    """True, false, null and integers are values, all else is a string, tags and dates included."""
    found = PackText(text, "f.yaml").value
    assert found == value
    assert repr(found) == repr(value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1: error: the key “a” is repeated; the first is on line 1"),
        ("a:\n  b: 1\n  'b': 2", "f.yaml:3:3: error: the key “b” is repeated"),
        ("a: [1, 2", "f.yaml:2:1: error: not valid YAML"),
        ("a: 'x\n\n", "f.yaml:"),
        ("a: b: c", "f.yaml:1:5: error: not valid YAML"),
        ("\ta: 1", "f.yaml:1:1: error: not valid YAML"),
        ("a: *nothing", "f.yaml:1:4: error: not valid YAML"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: error: not valid YAML"),
        ("[a, b]: 1", "f.yaml:1:1: error: a key must be a word"),
        ("a: \x00", "f.yaml: error: not valid YAML"),
        ("a: &x [*x]", "f.yaml:1:4: error: too many values"),
    ],
)
def test_a_faulty_file_says_where(text: str, problem: str) -> None:
    """A fault of the file is an error with file, line and column."""
    with pytest.raises(PackError) as caught:
        PackText(text, "f.yaml")
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))]),
        "[" * 300_000,
        "{a: " * 300_000,
        "- " * 300_000,
        "\n".join(" " * depth + "a:" for depth in range(1000)),
        "x" * (MOST_CHARACTERS + 1),
    ],
    ids=["aliases", "lists", "maps", "items", "indents", "size"],
)
def test_a_hostile_file_is_refused(text: str) -> None:
    """Aliases that multiply, nesting without end and sheer size are errors, not the end of the process."""
    with pytest.raises(PackError):
        PackText(text, "f.yaml")


def test_errors_are_placed_at_values_and_keys() -> None:
    """An error can point at a value, at its key, or into the text of a value; an unknown path falls back to what is around it."""
    text = PackText("a:\n  - term one\n  - 'quoted'\nb: {c: d}", "f.yaml")
    assert [(e.line, e.column) for e in (text.error(("a", 0), ""), text.error(("a", 0), "", column=5), text.error(("a", 1), "", column=2))] == [(2, 5), (2, 10), (3, 8)]
    assert [(e.line, e.column) for e in (text.error(("b", "c"), ""), text.error(("b", "c"), "", key=True), text.error(("b", "x", 3), ""))] == [(4, 8), (4, 5), (4, 4)]
    assert text.where(("a", 0))("bad", 1).message == "bad"
    assert (text.line(("a", 1)), text.line(("zzz",))) == (3, 0)


def test_an_error_shows_its_line() -> None:
    """The text of an error holds the line and a mark below the place."""
    error = PackText("a: b\nlong: value", "f.yaml").error(("long",), "bad")
    assert str(error) == "f.yaml:2:7: error: bad [pack]\n  |\n2 | long: value\n  |       ^"
