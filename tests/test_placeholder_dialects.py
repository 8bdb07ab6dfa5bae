"""Tests that every dialect of placeholders can be reached by its opener, and finds its own marks in linear time."""

from __future__ import annotations

import re

import pytest

from amzlint.placeholder_dialects import Row, _table, rows_for
from amzlint.placeholders import _opener_pattern, find_placeholders

# One placeholder of each row of the table, in its order.
EXAMPLES = [
    "{{{name}}}",
    "{{ name }}",
    "{{ name }",
    "{{ name",
    "{% if late %}",
    "{# note #}",
    "{name}",
    "<%= name %>",
    "<<first name>>",
    "<Your Name>",
    "${name}",
    "$name",
    "#{name}",
    "##NAME##",
    "#order_id#",
    "%%NAME%%",
    "%(name)s",
    "%{days}",
    "%1$s",
    "%NAME%",
    "%s",
    "*|FNAME|*",
    "@@NAME@@",
    "__NAME__",
    "[[name]]",
    "[Your Name]",
    "«Nom»",
    "【注文番号】",
]


def test_each_row_has_an_example() -> None:
    """The list of this test grows with the table."""
    assert len(EXAMPLES) == len(_table())


@pytest.mark.parametrize(("row", "example"), list(zip(_table(), EXAMPLES, strict=True)))
def test_each_row_finds_its_example(row: Row, example: str) -> None:
    """The pattern of a dialect takes its marks from the first to the last, and so does the search."""
    found = re.match(row.pattern, example)
    assert found is not None
    assert found[0] == example
    text = f"Hi {example}, bye"
    assert [text[one.start : one.end] for one in find_placeholders(text)] == [example]


@pytest.mark.parametrize(("row", "example"), list(zip(_table(), EXAMPLES, strict=True)))
def test_each_row_is_reached_by_its_opener(row: Row, example: str) -> None:
    """The search for openers stops at a dialect's marks, and their first two characters lead to it."""
    assert _opener_pattern().match(example)
    assert row in [one for one, _ in rows_for(example[:2])]


def test_longer_openers_come_first() -> None:
    """Of two dialects that may open alike, the one with more marks is tried first."""
    openers = [row.opener for row, _ in rows_for("{{")]
    assert openers == sorted(openers, key=len, reverse=True)


def test_no_dialect_opens_with_a_letter() -> None:
    """Letters and blanks lead to no dialect."""
    assert rows_for("ab") == ()
    assert rows_for("  ") == ()
