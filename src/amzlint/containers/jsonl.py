"""JSON Lines: one message a line, as an object with `text` (or `body`) and what is known about it."""

from __future__ import annotations

import json
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stub leaves it out
from typing import TYPE_CHECKING, Any

from amzlint.api_operations import operation_of
from amzlint.document import Field, Message
from amzlint.errors import ReadError
from amzlint.line_index import LineIndex
from amzlint.message_fields import BODIES
from amzlint.spans import Run, SpanMap, Spelling
from amzlint.tree import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

_WHITE = " \t\r\n"
_OTHER_BODIES = frozenset(BODIES) - {"template"}  # here it says whether the text is one
_BODY_KEYS = ("text", "body")
_PROBLEMS = {  # what the decoder says, in the words that amzlint has for JSON elsewhere
    "Expecting value": "a value was expected",
    "Expecting property name enclosed in double quotes": "a key in double quotes was expected",
    "Expecting ':' delimiter": "a colon was expected",
    "Expecting ',' delimiter": "a comma or the end was expected",
    "Extra data": "there is more behind the end of the object",
    "Unterminated string starting at": "this text is never closed",
    "Invalid control character at": "a text goes on over the end of its line, or holds a control character",
}


def read_line(line: str, number: int, offset: int) -> Message | None:
    """Read one line; None for a blank one.

    number: of the line in the file, from 1; offset: code points of the file before it. Raises ReadError for a line that is no message, with what was expected.
    """
    if not line.strip():
        return None
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"line {number}, column {error.pos + 1}: not valid JSON: {_PROBLEMS.get(error.msg, error.msg)}") from None
    except RecursionError:
        raise ReadError(f"line {number}: too deeply nested") from None
    except ValueError as error:
        raise ReadError(f"line {number}: not valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise ReadError(f"line {number}: expected an object such as {{\"text\": \"…\"}}, found {_type_name(value)}")
    key = next((key for key in _BODY_KEYS if isinstance(value.get(key), str)), None)
    if key is None or any(name != key and isinstance(value[name], str) for name in value.keys() & _OTHER_BODIES):
        # Other names of texts, or several texts: they are looked for as in any structured data, so that none goes unread.
        from amzlint.containers import json as structured  # noqa: PLC0415  (most lines have one text)

        if (message := structured.read_line(line, number, offset, ())) is not None:
            return message
    if key is None:
        raise ReadError(f"line {number}: no message in it; expected a text under “text” or “body”, found the keys {', '.join(map(str, value)) or 'none'}")
    lines = LineIndex(line, first_line=number, first_offset=offset)
    names = ["subject", key] if isinstance(value.get("subject"), str) and value["subject"] else [key]
    fields = tuple(Field(name, "subject" if name == "subject" else "body", value[name], lines, _place(line, name)) for name in names)
    message_id = value.get("id")
    about = _about(value, number)
    if "operation" in about:
        about["operation_text"] = Text(value["operation"], 0, _place(line, "operation"))
    return Message(fields, about, None if message_id is None else str(message_id), number)


def _about(value: dict[str, Any], number: int) -> dict[str, Any]:
    about: dict[str, Any] = {}
    for key in ("kind", "lang", "marketplace", "order_id", "operation"):
        given = value.get(key)
        if given is None or given == "":
            continue
        if not isinstance(given, str):
            raise ReadError(f"line {number}: “{key}” is {_type_name(given)}, expected a text")
        about[key] = given
    for key in ("sent_at", "ordered_at", "delivered_at"):
        if value.get(key) not in (None, ""):
            about[key] = _day(value[key], key, number)
    if "operation" in about:
        about["operation"] = operation_of(about["operation"])
        about.setdefault("kind", "api")
    template = value.get("template")
    if template is not None:
        if not isinstance(template, bool):
            raise ReadError(f"line {number}: “template” is {_type_name(template)}, expected true or false")
        about["template"] = template
    return about


def _day(given: object, key: str, number: int) -> date:
    from datetime import date  # noqa: PLC0415  (only where a message says when it was sent)

    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise ReadError(f"line {number}: “{key}” is {str(given)[:40]!r}, expected a day such as \"2026-08-31\"") from None


def _place(line: str, key: str) -> Callable[[], SpanMap]:
    return lambda: map_string(line, *string_places(line)[key])


def string_places(line: str) -> dict[str, tuple[int, int]]:
    """Return where the strings of an object's own keys stand in its line, as code points between the quotes; the last of repeated keys counts."""
    decoder = json.JSONDecoder()
    places: dict[str, tuple[int, int]] = {}
    at = line.index("{") + 1
    while True:
        while at < len(line) and line[at] in _WHITE + ",":
            at += 1
        if at >= len(line) or line[at] == "}":
            return places
        key, at = scanstring(line, at + 1, False)
        while line[at] in _WHITE + ":":
            at += 1
        start = at
        if line[at] == '"':
            _, at = scanstring(line, at + 1, False)
            places[key] = (start + 1, at - 1)
        else:
            _, at = decoder.raw_decode(line, at)
            places.pop(key, None)


def map_string(line: str, start: int, end: int) -> SpanMap:
    """Map a decoded JSON string to its spelling between `start` and `end` of the line; each escape is an opaque run."""
    runs: list[Run] = []
    at, length = start, 0
    while at < end:
        escape = line.find("\\", at, end)
        stop = end if escape < 0 else escape
        if stop > at:
            runs.append(Run(length, length + stop - at, at, stop, True))
            length += stop - at
        if escape < 0:
            break
        width = 6 if line[escape + 1] == "u" else 2
        if width == 6 and _is_surrogate_pair(line, escape):
            width = 12
        runs.append(Run(length, length + 1, escape, escape + width, False))
        length += 1
        at = escape + width
    return SpanMap(length, runs, offset=start, spelling=Spelling("json", start, end))


def _is_surrogate_pair(line: str, escape: int) -> bool:
    high, low = line[escape + 2 : escape + 6].lower(), line[escape + 8 : escape + 12].lower()
    return line[escape + 6 : escape + 8] == "\\u" and "d800" <= high <= "dbff" and "dc00" <= low <= "dfff"


def _type_name(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number", type(None): "null"}
    return names.get(type(value), "something else")


def split_lines(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the lines of a text with their number, from 1, and the code points before them."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield line, number, at
        at += len(line) + 1
