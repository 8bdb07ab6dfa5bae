"""A message read again with other texts in its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.document import Field, fields_of
from amzlint.line_index import LineIndex
from amzlint.reader import read_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.document import Document


def reread(document: Document, texts: Mapping[int, str]) -> Document:
    """Return the message with other texts in some of its fields, by their number in `fields_of`; its places are then those in the new texts, not in a file."""
    fields: list[Field] = []
    for number, field in enumerate(fields_of(document)):
        text = texts.get(number)
        fields.append(field if text is None else Field(field.name, field.scope, text, LineIndex(text), None, field.markup))
    segments, suppressions = read_fields(fields)
    around = tuple(one for one in document.suppressions if not one.inside)
    return document._replace(segments=segments, suppressions=(*around, *suppressions))


def changed_fields(before: Document, after: Document) -> dict[int, str]:
    """Return the texts of the fields that differ between a message and its reread version, by their number in `fields_of`."""
    pairs = zip(fields_of(before), fields_of(after), strict=True)
    return {number: new.text for number, (old, new) in enumerate(pairs) if new.text != old.text}
