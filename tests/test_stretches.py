"""Edits of a field as stretches of its file: the parts that they name, else the lines around them, else the whole text."""

from __future__ import annotations

import io

import pytest

from amzlint.document import Document, Field, fields_of
from amzlint.edits import Edit
from amzlint.errors import SpellingError
from amzlint.kinds import Defaults
from amzlint.line_index import LineIndex
from amzlint.reader import read_stream
from amzlint.spans import SpanMap
from amzlint.stretches import Stretch, replaced, stretches_of, uses_of


def field_of(source: str, name: str) -> Field:
    items = list(read_stream(io.BytesIO(source.encode()), name, name, Defaults(), lambda _: None))
    assert isinstance(items[0], Document)
    return fields_of(items[0])[-1]


def changed(source: str, name: str, *edits: tuple[int, int, str]) -> tuple[int, str]:
    """How many stretches change, and the file that comes of it."""
    found = stretches_of(field_of(source, name), [Edit(0, *edit) for edit in edits])
    return len(found), replaced(source, found)


@pytest.mark.parametrize(
    ("source", "name", "edits", "expected"),
    [
        ('{"text": "a b c"}', "x.json", [(0, 1, "1"), (4, 5, "3")], (2, '{"text": "1 b 3"}')),
        ('{"text": "a \\ud83d\\ude00 c"}', "x.json", [(2, 3, "b")], (1, '{"text": "a b c"}')),
        ('{"text": "a\\n\\nc"}', "x.json", [(1, 2, ""), (2, 3, "\t")], (1, '{"text": "a\\tc"}')),
        ('{"text": "a \\u00e9 c"}', "x.json", [(2, 2, "x"), (3, 3, "y")], (2, '{"text": "a x\\u00e9y c"}')),
        ("text: a b c", "x.yaml", [(2, 3, "'"), (4, 5, "3")], (2, "text: a ' 3")),
        ("text: a b c", "x.yaml", [(0, 1, "'"), (4, 5, "3")], (1, "text: \"' b 3\"")),
        ("text: |\n  a\n  b\n  c\n", "x.yaml", [(2, 4, "")], (1, "text: |\n  a\n  c\n")),
        ("text: >\n  a\n  b\n\n  c\n", "x.yaml", [(1, 2, "")], (1, "text: >\n  ab\n\n  c\n")),
    ],
)
def test_the_least_that_can_change_changes(source: str, name: str, edits: list[tuple[int, int, str]], expected: tuple[int, str]) -> None:
    """Edits that share a spelling become one stretch; where parts would not say what they should, more is written anew."""
    assert changed(source, name, *edits) == expected


def test_a_line_is_written_anew_before_the_whole_text_is() -> None:
    """A blank that comes to stand at the end of a line cannot be written alone; the other lines of the part stay as somebody wrote them."""
    head = "Content-Transfer-Encoding: quoted-printable\n\n"
    source = f"{head}=48ello you\nand y=6Fu now\n=62ye\n"
    assert changed(source, "x.eml", (17, 21, "")) == (1, f"{head}=48ello you\nand y=6Fu\n=62ye\n")
    assert changed(source, "x.eml", (18, 21, "")) == (1, f"{head}=48ello you\nand you=20\n=62ye\n")


def test_mark_up_between_the_characters_stays() -> None:
    """What XLIFF has between two parts of a text is not written, so the new text takes the place of the first part."""
    source = "<target>ab<g>cd</g>ef</target>"
    assert changed(source, "x.xlf", (1, 5, "X")) == (3, "<target>aX<g></g>f</target>")


def test_a_text_of_unknown_spelling_is_not_written() -> None:
    """Where a container says nothing of how it writes its texts, an edit is refused; a text that stands as it is needs no container."""
    with pytest.raises(SpellingError, match="nothing is known"):
        stretches_of(Field("text", "body", "abc", LineIndex("abc"), lambda: SpanMap(3)), [Edit(0, 0, 1, "x")])
    assert stretches_of(Field("text", "body", "abc", LineIndex("abc")), [Edit(0, 0, 1, "x")]) == [Stretch(0, 1, "x")]


@pytest.mark.parametrize(("source", "uses"), [("text: Hello you\n", 1), ("text: &a Hello you\nx: *a\ny: [*a, '*ab']\n", 3), ("text: &a |\n  Hello you\nx: *a\n", 2)])
def test_the_uses_of_an_anchor_are_counted(source: str, uses: int) -> None:
    """A text counts once, and once for each alias of its anchor."""
    assert uses_of(field_of(source, "x.yaml")) == uses
