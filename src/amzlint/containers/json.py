"""JSON: template libraries, exports and API payloads as one document; what in it is a message, `message_fields` decides."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stub leaves it out
from typing import TYPE_CHECKING, Any

from amzlint.containers.jsonl import map_string
from amzlint.errors import ReadError
from amzlint.line_index import LineIndex
from amzlint.report import Failure
from amzlint.selected_fields import messages_of
from amzlint.tree import DEEPEST, Entry, Mapping, Node, Sequence, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message
    from amzlint.source import Source

_WHITE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
_NAMES = {"true": True, "false": False, "null": None, "NaN": None, "Infinity": None, "-Infinity": None}


class _CutOffError(ReadError):
    """Where a document stops being JSON. node: what was read of it so far."""

    def __init__(self, error: ReadError, node: Node) -> None:
        super().__init__(str(error), error.line)
        self.node = node


def read(source: Source, selectors: Iterable[str] = ()) -> Iterator[Message | Failure]:
    """Yield the messages of a JSON document, perhaps those that selectors lead to; where it stops being JSON, those before, and a failure with line and column."""
    lines = LineIndex(source.text)
    try:
        root = parse(source.text)
    except _CutOffError as error:
        yield from messages_of(error.node, lines, selectors)
        yield Failure(source.path, str(error), error.line)
        return
    yield from messages_of(root, lines, selectors)


def read_line(line: str, number: int, offset: int, selectors: Iterable[str]) -> Message | None:
    """Read a line of JSON Lines whose texts selectors name, all of them one message; None for a line without any. number, offset: where the line starts in the file. Raises ReadError."""
    try:
        found = list(messages_of(parse(line), LineIndex(line, first_line=number, first_offset=offset), selectors))
    except ReadError as error:
        raise ReadError(str(error).replace("line 1,", f"line {number},", 1)) from None
    if not found:
        return None
    fields = {id(field): field for message in found for field in message.fields}
    return found[0]._replace(fields=tuple(fields.values()), line=number)


def parse(text: str) -> Node:
    """Read a JSON document to a tree; of repeated keys the last counts. Raises ReadError."""
    node, at = _value(text, _skip(text, 0), 0)
    at = _skip(text, at)
    if at < len(text):
        raise _CutOffError(_fault(text, at, "there is more behind the end of the document"), node)
    return node


def _skip(text: str, at: int) -> int:
    found = _WHITE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, depth: int) -> tuple[Node, int]:
    if depth > DEEPEST:
        raise _fault(text, at, f"nested more than {DEEPEST} deep")
    sign = text[at : at + 1]
    if sign == '"':
        return _string(text, at)
    if sign == "{":
        return _mapping(text, at, depth)
    if sign == "[":
        return _sequence(text, at, depth)
    number = _NUMBER.match(text, at)
    if number is not None:
        literal: Any = number[0] if number[1] or number[2] else int(number[0][:40])
        return Value(literal, at), number.end()
    for name, value in _NAMES.items():
        if text.startswith(name, at):
            return Value(value, at), at + len(name)
    raise _fault(text, at, "a value was expected: a text, a number, true, false, null, [ or {")


def _string(text: str, at: int) -> tuple[Text, int]:
    try:
        value, end = scanstring(text, at + 1, False)
    except ValueError as error:
        raise _fault(text, getattr(error, "pos", at), f"not a valid text: {getattr(error, 'msg', error)}") from None
    return Text(value, at, lambda: map_string(text, at + 1, end - 1)), end


def _mapping(text: str, start: int, depth: int) -> tuple[Node, int]:
    entries: list[Entry] = []
    at = _skip(text, start + 1)
    if text[at : at + 1] == "}":
        return Mapping((), start), at + 1
    while True:
        if text[at : at + 1] != '"':
            raise _CutOffError(_fault(text, at, "a key in double quotes was expected"), Mapping(tuple(entries), start))
        try:
            key, at = _string(text, at)
        except ReadError as error:
            raise _CutOffError(error, Mapping(tuple(entries), start)) from None
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise _CutOffError(_fault(text, at, "a colon was expected behind the key"), Mapping(tuple(entries), start))
        try:
            node, at = _value(text, _skip(text, at + 1), depth + 1)
        except _CutOffError as error:
            raise _CutOffError(error, Mapping((*entries, Entry(key.text, error.node)), start)) from None
        except ReadError as error:
            raise _CutOffError(error, Mapping(tuple(entries), start)) from None
        entries.append(Entry(key.text, node))
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return Mapping(tuple(entries), start), at + 1
        if text[at : at + 1] != ",":
            raise _CutOffError(_fault(text, at, "a comma or } was expected"), Mapping(tuple(entries), start))
        at = _skip(text, at + 1)


def _sequence(text: str, start: int, depth: int) -> tuple[Node, int]:
    items: list[Node] = []
    at = _skip(text, start + 1)
    if text[at : at + 1] == "]":
        return Sequence((), start), at + 1
    while True:
        try:
            node, at = _value(text, at, depth + 1)
        except _CutOffError as error:
            raise _CutOffError(error, Sequence((*items, error.node), start)) from None
        except ReadError as error:
            raise _CutOffError(error, Sequence(tuple(items), start)) from None
        items.append(node)
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return Sequence(tuple(items), start), at + 1
        if text[at : at + 1] != ",":
            raise _CutOffError(_fault(text, at, "a comma or ] was expected"), Sequence(tuple(items), start))
        at = _skip(text, at + 1)


def _fault(text: str, at: int, problem: str) -> ReadError:
    place = LineIndex(text).position(min(at, len(text)))
    return ReadError(f"line {place.line}, column {place.column}: not valid JSON: {problem}", place.line)
