"""Fills the placeholders of a template with sample values: texts as a buyer might get them, with their way back to the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.derived_text import DerivedText
from amzlint.masking import cover
from amzlint.samples import ALWAYS_THERE, EMPTY, LONGEST, ORDINARY, VARIANTS, sample
from amzlint.spans import Span
from amzlint.template_blocks import find_guarded, longest_way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.document import Document, Match, Segment
    from amzlint.landmarks import Landmarks
    from amzlint.placeholders import Placeholder

FILLED_PARTS = ("text", "hidden", "alt", "title")  # an address with a value in it is judged as it stands
_DEFAULT = re.compile(r"\b(?:default|fallback|or|else|ifempty|coalesce)\b|\|\||\?\?|\?:|:-|!\s*[\"'(]")


class Slot(NamedTuple):
    """A placeholder to fill. written: as it stands in its segment; declared: the values that it is said to have, empty where the built-in ones serve."""

    segment: int
    placeholder: Placeholder
    written: str
    classes: frozenset[str]
    declared: tuple[str, ...]
    may_be_empty: bool


class Value(NamedTuple):
    """A value in a filled text: code points start up to end of its segment's new text; an empty one has a place and no length."""

    segment: int
    start: int
    end: int
    text: str
    slot: Slot


class Rendering(NamedTuple):
    """A document with its placeholders filled. values: all of them, in order."""

    document: Document
    values: tuple[Value, ...]


def find_slots(document: Document, landmarks: Sequence[Landmarks], declared: Mapping[str, Sequence[str]]) -> list[Slot]:
    """Return the placeholders of a document that stand for a value. landmarks: of its segments; declared: values by the name of a placeholder."""
    slots: list[Slot] = []
    for number, (segment, marks) in enumerate(zip(document.segments, landmarks, strict=True)):
        if segment.part not in FILLED_PARTS or not marks.placeholders:
            continue
        guarded = find_guarded(segment.text, marks.placeholders)
        for one, known in zip(marks.placeholders, marks.classes, strict=True):
            if one.control or any(span.start < one.end and one.start < span.end for span in segment.quoted):
                continue
            written = segment.text[one.start : one.end]
            classes = known or frozenset(() if one.name.strip(" 0123456789") else ("product",))  # what has no name may be anything
            values = tuple(declared.get(one.name.strip(), ()))
            is_safe = one.start in guarded or bool(classes & ALWAYS_THERE) or _DEFAULT.search(written) is not None
            slots.append(Slot(number, one, written, classes, values, "" in values if values else not is_safe))
    return slots


def renderings(document: Document, slots: Sequence[Slot], landmarks: Sequence[Landmarks]) -> Iterator[Rendering]:
    """Yield the document filled in each way that differs from those before."""
    most = max((len(slot.declared) for slot in slots), default=0)
    seen: set[tuple[str, ...]] = set()
    for variant in (*VARIANTS, *map(str, range(1, most))):
        values = tuple(value_of(slot, variant) for slot in slots)
        if values not in seen:
            seen.add(values)
            yield fill(document, slots, values, landmarks)


def ordinary_rendering(document: Document, slots: Sequence[Slot], landmarks: Sequence[Landmarks]) -> Rendering:
    """Return the document filled with values that mean nothing: what is found in it too, and not in the template, comes of filling as such."""
    return fill(document, slots, [sample(slot.classes, ORDINARY) for slot in slots], landmarks)


def value_of(slot: Slot, variant: str) -> str:
    """Return what a slot is filled with. variant: one of the samples' variants, or the number of a declared value."""
    if variant == EMPTY and slot.may_be_empty:
        return ""
    if slot.declared:
        number = int(variant) if variant.isdigit() else 0
        return max(slot.declared, key=len) if variant == LONGEST else slot.declared[number if number < len(slot.declared) else 0]
    return sample(slot.classes, ORDINARY if variant == EMPTY else variant)


def fill(document: Document, slots: Sequence[Slot], values: Sequence[str], landmarks: Sequence[Landmarks]) -> Rendering:
    """Fill the slots of a document, in order, with as many values; the text around them leads back to the template letter by letter, each value to the whole of its placeholder."""
    by_segment: dict[int, list[tuple[Slot, str]]] = {}
    for slot, value in zip(slots, values, strict=True):
        by_segment.setdefault(slot.segment, []).append((slot, value))
    segments = list(document.segments)
    placed: list[Value] = []
    for number, row in by_segment.items():
        segments[number], found = _fill_segment(segments[number], row, landmarks[number].placeholders)
        placed += found
    return Rendering(document._replace(segments=tuple(segments)), tuple(placed))


def _fill_segment(segment: Segment, row: Sequence[tuple[Slot, str]], placeholders: Sequence[Placeholder]) -> tuple[Segment, list[Value]]:
    filling = DerivedText()
    values: list[Value] = []
    at = 0
    for slot, value in row:
        start, end = slot.placeholder.start, slot.placeholder.end
        filling.add(segment.text[at:start], at, start, verbatim=True)
        values.append(Value(slot.segment, filling.length, filling.length + len(value), value, slot))
        filling.add(value, start, end, verbatim=False)
        at = end
    filling.add(segment.text[at:], at, len(segment.text), verbatim=True)
    to_template = filling.to_source
    lengths = {slot.placeholder.start: len(value) for slot, value in row}
    longest = longest_way(segment.text, placeholders, lambda one: lengths.get(one.start, one.end - one.start))
    quoted = tuple(Span(*to_template.from_source(span)) for span in segment.quoted)
    filled = segment._replace(text=str(filling), to_field=to_template.through(segment.to_field), quoted=quoted, growth=longest - len(segment.text))
    return filled, values


def blame(rendering: Rendering, match: Match, marks: Landmarks, sentence_of: Mapping[Value, int]) -> list[Value]:
    """Return the values that make a match what it is, and none where the template is not to blame: it says nothing of the match itself, or no value has to do with it.

    marks: of the segment of the match; sentence_of: the sentence of each value. An ordinary value is never to blame.
    """
    own = [value for value in rendering.values if value.segment == match.segment]
    opaque = [(value.start, value.end) for value in own] + [(one.start, one.end) for one in marks.placeholders]
    said = cover(rendering.document.segment(match.segment).text, opaque, " ")[match.start : match.end]
    if not any(map(str.isalnum, said)):
        return []
    causes = [value for value in own if value.text != sample(value.slot.classes, ORDINARY)]
    met = [value for value in causes if value.start < match.end and match.start < value.end and (value.text or match.start < value.start)]
    return met or [value for value in causes if value.text and match.sentence >= 0 and sentence_of.get(value) == match.sentence]
