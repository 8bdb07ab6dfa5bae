"""Changed texts back into the file they came from: only what changed is written anew, in the style around it, and the file is read again before anybody relies on it."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from amzlint.differences import differences
from amzlint.document import fields_of
from amzlint.edits import Edit, apply_edits
from amzlint.errors import ReadError, SpellingError
from amzlint.file_text import Piece, pieces_of
from amzlint.kinds import Defaults
from amzlint.read_again import Use, first_problem
from amzlint.reader import read_stream
from amzlint.report import Failure
from amzlint.spellings import RAW
from amzlint.stretches import Stretch, replaced, stretches_of, uses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amzlint.document import Field
    from amzlint.read_again import Item
    from amzlint.spans import Position

_RAW_BREAKS = (RAW, "csv", "xml", "quoted_printable", "base64", "eight_bit")  # forms whose line breaks are those of the file


class Change(NamedTuple):
    """What shall change in a file. index: number of the message, from 1; field: its number in `fields_of`; edits of its text, or the new text, which then counts."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a change
    field: int
    edits: tuple[Edit, ...] = ()
    text: str | None = None


class Written(NamedTuple):
    """The bytes of a file with changes in it, and the changes that are not in it, each with the reason."""

    data: bytes
    held_back: tuple[tuple[Change, str], ...]


class _Wanted(NamedTuple):
    """What changes ask for in one field: edits, and the text that comes of them."""

    changes: tuple[Change, ...]
    field: Field
    edits: tuple[Edit, ...]
    text: str


class _Task(NamedTuple):
    """A text that changes, once. changes: that ask for it; uses: the messages and fields that hold it; stretches: of the file; text: the new one."""

    changes: tuple[Change, ...]
    uses: tuple[Use, ...]
    stretches: tuple[Stretch, ...]
    text: str


def spelled_edits(field: Field, edits: Sequence[Edit]) -> list[tuple[Position, Position, str]] | None:
    """Return edits of a field as edits of its file: from where to where, and what is written there.

    None when they cannot be written, or not without changing other texts too. Raises ValueError as `apply_edits` does.
    """
    text = _with_file_breaks(field, apply_edits(field.text, edits))
    try:
        if uses_of(field) > 1:
            return None
        found = stretches_of(field, _edits(field, edits, text))
    except SpellingError:
        return None
    return [(field.lines.position(one.start), field.lines.position(one.end), one.text) for one in found]


def written(data: bytes, name: str, changes: Iterable[Change], defaults: Defaults = Defaults()) -> Written:  # noqa: B008  (a value that never changes)
    """Return a file with changes.

    data: its bytes; name: chooses the container, as for `read_stream`; defaults: those that it was read with.
    What is returned was read again: the changed fields hold exactly the new texts, with line breaks as the file writes them, and everything else what it held before.
    """
    return _Writer(data, name, defaults).write(list(changes))


class _Writer:
    def __init__(self, data: bytes, name: str, defaults: Defaults) -> None:
        self._data, self._name, self._defaults = data, name, defaults
        self._before = self._read(data)
        self._held: list[tuple[Change, str]] = []
        self._pieces: list[Piece] = []

    def _read(self, data: bytes) -> list[Item]:
        return list(read_stream(io.BytesIO(data), self._name, self._name, self._defaults, lambda _: None))

    def write(self, changes: Sequence[Change]) -> Written:
        try:
            self._pieces = pieces_of(self._data, self._name)
        except ReadError as error:
            return Written(self._data, tuple((change, str(error)) for change in changes))
        done = self._settle([], list(self._tasks(changes)))
        return Written(self._with(done), tuple(self._held))

    def _tasks(self, changes: Sequence[Change]) -> Iterator[_Task]:
        """Yield what is to be written, once where several fields are one place of the file."""
        uses: dict[int, list[Use]] = {}
        fields: dict[Use, Field] = {}
        for document in self._before:
            if isinstance(document, Failure):
                continue
            for number, field in enumerate(fields_of(document)):
                fields[document.index, number] = field
                uses.setdefault(field.place_key, []).append((document.index, number))
        by_use: dict[Use, list[Change]] = {}
        for change in changes:
            by_use.setdefault((change.index, change.field), []).append(change)
        wanted: dict[int, list[_Wanted]] = {}
        for use, asked in by_use.items():
            if use not in fields:
                self._hold(asked, f"the file has no field {use[1]} in a message {use[0]}")
                continue
            try:
                one = _wanted(asked, fields[use])
            except ValueError as error:
                self._hold(asked, str(error))
            else:
                wanted.setdefault(one.field.place_key, []).append(one)
        for key, group in wanted.items():
            try:
                yield self._task(group, uses[key])
            except SpellingError as error:
                self._hold((change for one in group for change in one.changes), str(error))

    def _hold(self, changes: Iterable[Change], reason: str) -> None:
        self._held += ((change, reason) for change in changes)

    def _task(self, group: Sequence[_Wanted], uses: Sequence[Use]) -> _Task:
        """Return how a place is written for all that want it changed; raises SpellingError where that cannot be."""
        changes, field, edits, text = group[0]
        if not text.strip():
            raise SpellingError("nothing of the text would be left; take it out of the file by hand if that is meant")
        if len(group) < len(uses) or len({one.text for one in group}) > 1:
            raise SpellingError(f"the text is used in {len(uses)} places, and they do not all change alike")
        if uses_of(field) > len(uses):
            raise SpellingError("the text has an anchor that other places of the file refer to, which are no messages")
        offset = field.lines.first_offset
        found = stretches_of(field, edits, self._piece_at(offset).encoding)
        changes = tuple(change for one in group for change in one.changes)
        return _Task(changes, tuple(uses), tuple(Stretch(one.start + offset, one.end + offset, one.text) for one in found), text)

    def _piece_at(self, offset: int) -> Piece:
        return self._pieces[max(bisect_right(self._pieces, offset, key=lambda piece: piece.start) - 1, 0)]

    def _settle(self, good: list[_Task], tasks: list[_Task]) -> list[_Task]:
        """Return the good tasks and those of the others that leave the file right with them; the rest is held back."""
        if not tasks:
            return good
        problem = self._problem([*good, *tasks])
        if not problem:
            return [*good, *tasks]
        if len(tasks) == 1:
            self._hold(tasks[0].changes, problem)
            return good
        half = len(tasks) // 2
        return self._settle(self._settle(good, tasks[:half]), tasks[half:])

    def _with(self, tasks: Iterable[_Task]) -> bytes:
        stretches = sorted(one for task in tasks for one in task.stretches)
        result: list[bytes] = []
        at = 0
        for piece in self._pieces:
            inside: list[Stretch] = []
            while at < len(stretches) and stretches[at].end <= piece.start + len(piece.text):
                inside.append(stretches[at])
                at += 1
            result.append(piece.encoded(replaced(piece.text, inside, piece.start)))
        return b"".join(result)

    def _problem(self, tasks: Sequence[_Task]) -> str:
        """Return what is wrong with a file that is changed so; empty when everything is as it should be."""
        texts = {use: task.text for task in tasks for use in task.uses}
        return first_problem(self._before, self._read(self._with(tasks)), texts)


def _wanted(changes: Sequence[Change], field: Field) -> _Wanted:
    """Return what changes of one field ask for; raises ValueError where that cannot be said."""
    edits = [edit for change in changes for edit in change.edits]
    text = changes[0].text
    if text is None or len(changes) > 1:
        if any(change.text is not None for change in changes):
            raise ValueError("another change is made to the same text")
        text = apply_edits(field.text, edits)
    text = _with_file_breaks(field, text)
    return _Wanted(tuple(changes), field, _edits(field, edits, text), text)


def _edits(field: Field, edits: Sequence[Edit], text: str) -> tuple[Edit, ...]:
    """Return the given edits where they lead to a text, else those that do."""
    given = edits and apply_edits(field.text, edits) == text
    return tuple(edits) if given else differences(field.text, text)


def _with_file_breaks(field: Field, text: str) -> str:
    """Return a new text of a field with its line breaks written as they are in the field, or where it has none in the file."""
    if "\r" in field.text or "\n" in field.text:
        breaks = set(re.findall(r"\r\n|\r|\n", field.text))
    elif (spelling := field.to_source.spelling) and spelling.form in _RAW_BREAKS:
        breaks = set(re.findall(r"\r\n|\r|\n", field.lines.text[:20_000]))
    else:
        return text
    return re.sub(r"\r\n|\r|\n", breaks.pop(), text) if len(breaks) == 1 else text
