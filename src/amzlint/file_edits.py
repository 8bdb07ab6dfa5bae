"""The fixes of findings as edits of their file, for formats that offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import fields_of
from amzlint.writeback import spelled_edits

if TYPE_CHECKING:
    from amzlint.document import Document, Field
    from amzlint.report import MessageResult
    from amzlint.spans import Position
    from amzlint.violation import Edit, Fix


MOST_EDITS = 100  # of one fix that a format is told


def with_file_edits(document: Document, result: MessageResult) -> MessageResult:
    """Return the result of a document in which every finding with a fix has it as edits of the file; where these cannot be written it has none."""
    fields = fields_of(document)
    violations = tuple(one._replace(fix=_in_file(fields, one.remedy)) if one.remedy is not None and one.remedy.edits else one for one in result.violations)
    return result._replace(violations=violations)


def _in_file(fields: tuple[Field, ...], fix: Fix) -> dict[str, Any] | None:
    if len(fix.edits) > MOST_EDITS:
        return None
    by_field: dict[int, list[Edit]] = {}
    for edit in fix.edits:
        by_field.setdefault(edit.field, []).append(edit)
    found: list[dict[str, Any]] = []
    for number, edits in by_field.items():
        spelled = _spelled(fields[number], edits)
        if spelled is None:
            return None
        found += [{"start": start._asdict(), "end": end._asdict(), "text": text} for start, end, text in spelled]
    return {"level": fix.level, "edits": found}


def _spelled(field: Field, edits: list[Edit]) -> list[tuple[Position, Position, str]] | None:
    if not field.to_source.is_identity:
        return spelled_edits(field, edits)
    # The file holds the very characters of the field; the usual case, and many findings must not cost much.
    return [(*field.positions((edit.start, edit.end)), edit.text) for edit in edits]
