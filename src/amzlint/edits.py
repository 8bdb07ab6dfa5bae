"""Edits of the texts of a message: what shall stand in the place of some characters, and the texts that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.document import fields_of
from amzlint.violation import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amzlint.document import Document, Segment

__all__ = ["Edit", "apply_edits", "edits_in_segment"]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a field's text with edits applied. Raises ValueError when two of them overlap or one reaches beyond the text."""
    pieces: list[str] = []
    at = 0
    before: Edit | None = None
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if before is not None and edit.overlaps(before):
            raise ValueError(f"two edits change code points {edit.start} to {before.end}")
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"an edit from {edit.start} to {edit.end} lies outside a text of {len(text)} code points")
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
        before = edit
    return "".join((*pieces, text[at:]))


def edits_in_segment(document: Document, number: int, start: int, end: int, text: str) -> tuple[Edit, ...] | None:
    """Return the edits of a field that put other text in the place of code points of a segment.

    Mark-up between the characters stays: what is around a tag is edited apart, and `text` takes the place of the first stretch. In HTML it is escaped.
    Returns None where no such edit is exact: the characters share their spelling with others, or are nothing but mark-up.
    """
    segment = document.segment(number)
    field = _number_of(document, segment)
    written = _escaped(text, segment)
    edits: list[Edit] = []
    for run_start, run_end, source_start, source_end, verbatim in segment.to_field.runs_of((start, end)):
        if not verbatim and (run_start < start or run_end > end):
            return None
        first = source_start + (max(start - run_start, 0) if verbatim else 0)
        last = source_start + (min(end, run_end) - run_start) if verbatim else source_end
        if not verbatim and _is_markup(segment, first):
            continue
        if edits and edits[-1].end == first:
            edits[-1] = edits[-1]._replace(end=last)
        else:
            edits.append(Edit(field, first, last, "" if edits else written))
    if start == end:
        point = segment.to_field.to_source((start, end))[0].start
        edits.append(Edit(field, point, point, written))
    return tuple(edits) or None


def _number_of(document: Document, segment: Segment) -> int:
    return next(number for number, field in enumerate(fields_of(document)) if field is segment.field)


def _escaped(text: str, segment: Segment) -> str:
    if segment.page is None:
        return text
    from html import escape  # noqa: PLC0415  (only for HTML that is edited)

    return escape(text, quote=segment.part not in ("text", "hidden"))


def _is_markup(segment: Segment, start: int) -> bool:
    return segment.page is not None and segment.field.text.startswith("<", start)
