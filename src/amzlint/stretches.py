"""Edits of a field as stretches of its file, each with what is to be written in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.edits import Edit, apply_edits
from amzlint.errors import SpellingError
from amzlint.spans import SpanMap
from amzlint.spellings import Around, find_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from amzlint.document import Field


class Stretch(NamedTuple):
    """Code points start up to end of the text that a field stands in, and what takes their place."""

    start: int
    end: int
    text: str


def stretches_of(field: Field, edits: Sequence[Edit], encoding: str = "") -> list[Stretch]:
    """Return the least of a file that changes when a field is edited: the parts that the edits name, else the lines around them, else the whole text.

    encoding: of the file, where that is known. Raises SpellingError when the form of the file cannot hold the new text, with the reason.
    """
    form, around = _form_of(field, encoding)
    wanted = apply_edits(field.text, edits)
    for ranges in (_ranges(field, edits), _ranges(field, edits, lines=True)) if hasattr(form, "spell_part") else ():
        found = _parts(form, field, edits, ranges, around)
        if found is not None and _says(form, found, around, wanted):
            return _encodable(found, around)
    if getattr(form, "KEEPS_GAPS", False):
        raise SpellingError("the edit reaches over mark-up of the file, which has to stay")
    whole = [_trimmed(Stretch(around.start, around.end, form.spell(wanted, around)), around.source)]
    if not _says(form, whole, around, wanted):
        raise SpellingError("the style that the text is written in cannot hold the new one")
    return _encodable(whole, around)


def uses_of(field: Field) -> int:
    """Return how often a file uses the text of a field: more than once where it has a name that others refer to. Raises SpellingError as `stretches_of` does."""
    form, around = _form_of(field, "")
    uses: int = form.uses(around) if hasattr(form, "uses") else 1
    return uses


def _form_of(field: Field, encoding: str) -> tuple[ModuleType, Around]:
    spelling, source = field.to_source.spelling, field.lines.text
    if spelling is None:
        raise SpellingError("nothing is known of how the file writes this text")
    return find_form(spelling.form), Around(source, spelling.start, spelling.end, _line_before(source, spelling.start), spelling, encoding)


def _says(form: ModuleType, stretches: Sequence[Stretch], around: Around, wanted: str) -> bool:
    """Say whether a text that is changed so says what it should, as far as its form can tell."""
    return not hasattr(form, "read") or form.read(replaced(around.written, stretches, around.spelling.start), around) == wanted


def replaced(text: str, stretches: Iterable[Stretch], offset: int = 0) -> str:
    """Return a text with stretches replaced. offset: what their places count before it."""
    return apply_edits(text, (Edit(0, one.start - offset, one.end - offset, one.text) for one in stretches))


def _encodable(stretches: list[Stretch], around: Around) -> list[Stretch]:
    for stretch in stretches:
        for sign in stretch.text:
            if not around.holds(sign):
                raise SpellingError(f"“{sign}” (U+{ord(sign):04X}) cannot be written in the file's encoding, {around.encoding or 'utf-8'}")
    return stretches


def _ranges(field: Field, edits: Iterable[Edit], *, lines: bool = False) -> list[tuple[int, int]]:
    """Return what of a field is written anew: code points that share their spelling with none outside, apart from each other."""
    ranges: list[tuple[int, int]] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        start, end = (_line_around(field.text, edit.start, edit.end)) if lines else (edit.start, edit.end)
        start, end = _whole_spellings(field.to_source, start, end)
        if ranges and start <= ranges[-1][1]:
            start, end = ranges[-1][0], max(end, ranges[-1][1])
            ranges.pop()
        ranges.append((start, end))
    return ranges


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind - text.startswith("\r", behind - 1)


def _whole_spellings(place: SpanMap, start: int, end: int) -> tuple[int, int]:
    # An edit between two characters of one spelling touches it too.
    for run in place.runs_of((max(start - 1, 0), min(end + 1, place.length))):
        if not run.verbatim and run.start < end and start < run.end:
            start, end = min(start, run.start), max(end, run.end)
    return start, end


def _parts(form: ModuleType, field: Field, edits: Sequence[Edit], ranges: Iterable[tuple[int, int]], around: Around) -> list[Stretch] | None:
    """Spell each range anew; None when the form must write the whole text anew, as where line breaks behind its last line change."""
    done: list[Stretch] = []
    for start, end in ranges:
        inner = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits if start <= edit.start and edit.end <= end]
        text = apply_edits(field.text[start:end], inner)
        for first, last in _places(field.to_source, start, end, around.source, keep_gaps=getattr(form, "KEEPS_GAPS", False)):
            written = form.spell_part(text, around._replace(start=first, end=last, line=_line_then(around.source, done, first)))
            if written is None or last > around.spelling.end:
                return None
            done.append(Stretch(first, last, written))
            text = ""
    return done


def _places(place: SpanMap, start: int, end: int, source: str, *, keep_gaps: bool) -> Iterator[tuple[int, int]]:
    """Yield where code points of a field stand in the source: in one stretch, or in several between which something has to stay."""
    if start == end:
        point = place.to_source((start, end))[0].start
        yield point, point
        return
    pieces: list[tuple[int, int]] = []
    for run in place.runs_of((start, end)):
        first = run.source_start + (max(start - run.start, 0) if run.verbatim else 0)
        last = run.source_start + min(end, run.end) - run.start if run.verbatim else run.source_end
        if pieces and (not keep_gaps or pieces[-1][1] == first):
            first = pieces.pop()[0]
        pieces.append((first, last))
    if end < place.length and source[pieces[-1][1] - 1] in "\r\n":
        # A line break that goes takes the indentation behind it along.
        following = place.to_source((end, end))[0].start
        if not source[pieces[-1][1] : following].strip(" \t"):
            pieces[-1] = (pieces[-1][0], following)
    yield from pieces


def _line_before(source: str, at: int) -> str:
    return source[max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1 : at]


def _line_then(source: str, done: Sequence[Stretch], at: int) -> str:
    """Return what will stand before a place in its line, once the stretches before it are replaced."""
    line = _line_before(source, at)
    begins = at - len(line)
    for one in reversed(done):
        if one.end < begins:
            break
        line = line[: max(one.start - begins, 0)] + one.text + line[one.end - begins :]
    return re.split(r"[\r\n]", line)[-1]


def _trimmed(stretch: Stretch, source: str) -> Stretch:
    """Return a stretch without what it leaves as it is, at both ends."""
    start, end, text = stretch
    most = min(end - start, len(text))
    first = next((at for at in range(most) if text[at] != source[start + at]), most)
    last = next((at for at in range(most - first) if text[-1 - at] != source[end - 1 - at]), most - first)
    return Stretch(start + first, end - last, text[first : len(text) - last])
