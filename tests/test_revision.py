"""A message read again with other texts."""

from __future__ import annotations

from amzlint.document import Document, Field, fields_of
from amzlint.kinds import Defaults
from amzlint.reader import read_text
from amzlint.revision import changed_fields, reread


def document(text: str) -> Document:
    (found,) = read_text(text, "<text>", Defaults(), lambda _: None)
    assert isinstance(found, Document)
    return found


def test_the_new_text_is_read_with_the_same_markup() -> None:
    before = document("Hello <br>there")
    after = reread(before, {0: "Good <br> day"})
    assert [segment.text for segment in after.segments] == ["Good \nday"]
    assert changed_fields(before, after) == {0: "Good <br> day"}
    assert changed_fields(before, reread(before, {})) == {}


def test_suppressions_inside_the_text_are_read_anew() -> None:
    before = document("<!-- amzlint: ignore[emoji] our mascot --> Hello \U0001f600")
    assert len(before.suppressions) == 1
    after = reread(before, {0: "Hello"})
    assert after.suppressions == ()
    assert [field.text for field in fields_of(after)] == ["Hello"]


def test_other_fields_stay_the_same_objects() -> None:
    before = document("Hello")
    fields: tuple[Field, ...] = fields_of(before)
    assert fields_of(reread(before, {})) == fields
