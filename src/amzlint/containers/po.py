"""gettext catalogues: the translations of templates, one message a translation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.document import Field, Message
from amzlint.line_index import LineIndex
from amzlint.message_fields import language_of_tag
from amzlint.report import Failure
from amzlint.spans import Run, SpanMap, Spelling
from amzlint.suppression_comments import SIGN, Suppression, read_order
from amzlint.suppression_targets import with_entry_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.source import Source

_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*(\"(?:[^\"\\\n]|\\.)*\")[ \t]*\r?$")
_COMMENT = re.compile(r"^[ \t]*#\.?[ \t]*amzlint:([^\r\n]*)", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*(?:#~[ \t]*)?(msgctxt|msgid)[ \t]", re.MULTILINE)
_UNCLOSED = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*\"([^\r\n]*?)[ \t]*\r?$")
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
LONGEST_KEY = 60  # code points of a source text that names its translation


class _Piece(NamedTuple):
    """A quoted string; start, end: of what is between the quotes."""

    text: str
    start: int
    end: int


def read(source: Source) -> Iterator[Message | Failure]:
    """Yield the translations of a catalogue; a line that belongs to nothing is a failure, the entries around it are read.

    A comment of translators or programmers above an entry may silence rules in its translations, the plural ones included.
    """
    items = _read(source)
    yield from with_entry_suppressions(items, list(_comments(source.text))) if SIGN in source.text else items


def _comments(text: str) -> Iterator[tuple[Suppression, tuple[int, int]]]:
    """Yield the suppressions of a catalogue, each with the code points of the entry below it; an entry that is commented out is one too."""
    lines = LineIndex(text)
    names = list(_ENTRY.finditer(text))
    starts = [name.start() for before, name in zip([None, *names], names, strict=False) if name[1] == "msgctxt" or before is None or before[1] == "msgid"]
    for comment in _COMMENT.finditer(text):
        start, end = lines.position(comment.start()), lines.position(comment.end())
        below = bisect_left(starts, comment.end())
        entry = (*starts[below : below + 2], len(text), len(text))[:2]
        yield Suppression(read_order(comment[1]), start, end, lines.line_text(start.line)), (entry[0], entry[1])


def _read(source: Source) -> Iterator[Message | Failure]:
    lines = LineIndex(source.text)
    about: dict[str, Any] = {}
    entry: dict[str, list[_Piece]] = {}
    current = ""
    at = 0
    for number, line in enumerate([*source.text.split("\n"), ""], 1):
        found = _KEYWORD.match(line)
        if found is None and (broken := _UNCLOSED.match(line)) is not None and (broken[1] or current):
            yield Failure(source.path, f"line {number}: this text never ends, or goes on behind its closing quote; what stands on the line was checked", number)
            found = broken
        if found is not None and (found[1] or current):
            if found[1] in ("msgid", "msgctxt") and any(name.startswith("msgstr") for name in entry):
                yield from _messages(source.path, entry, about, lines)
                entry = {}
            current = found[1] or current
            edge = 0 if found.re is _UNCLOSED else 1
            entry.setdefault(current, []).append(_Piece(found[2][edge : len(found[2]) - edge], at + found.start(2) + edge, at + found.end(2) - edge))
        elif not line.strip() or line.lstrip().startswith("#"):
            if not line.strip() and any(name.startswith("msgstr") for name in entry):
                yield from _messages(source.path, entry, about, lines)
                entry, current = {}, ""
        else:
            yield Failure(source.path, f"line {number}: not valid in a catalogue, expected msgid, msgstr or a text in double quotes", number)
        at += len(line) + 1
    if entry:
        yield from _messages(source.path, entry, about, lines)


def _messages(path: str, entry: dict[str, list[_Piece]], about: dict[str, Any], lines: LineIndex) -> Iterator[Message | Failure]:
    """Yield the translations of one entry; the one with an empty source text is the header, which names the language, and one without any is a fault."""
    if "msgid" not in entry and any(name.startswith("msgstr") for name in entry):
        line = lines.position(next(iter(entry.values()))[0].start).line
        yield Failure(path, f"line {line}: a translation without a msgid before it; it was checked", line)
        entry = {"msgctxt": [_Piece("?", 0, 1)], **entry}
    named = "".join(_decoded(piece)[0] for piece in entry.get("msgid", ()))
    context = "".join(_decoded(piece)[0] for piece in entry.get("msgctxt", ()))
    for name, pieces in entry.items():
        if not name.startswith("msgstr"):
            continue
        text = "".join(_decoded(piece)[0] for piece in pieces)
        if not named and not context:
            language = re.search(r"(?m)^Language:[ \t]*([A-Za-z_-]+)", text)
            if language and (code := language_of_tag(language[1])):
                about["lang"] = code
        elif text.strip():
            line = lines.position(pieces[0].start).line
            yield Message((Field(name, "body", text, lines, _placed(pieces)),), dict(about), context or named[:LONGEST_KEY], line)


def _placed(pieces: list[_Piece]) -> Any:
    return lambda: _map(pieces)


def _map(pieces: list[_Piece]) -> SpanMap:
    runs = []
    length = 0
    for piece in pieces:
        for start, end, source_start, source_end, verbatim in _decoded(piece)[1]:
            runs.append(Run(length + start, length + end, source_start, source_end, verbatim))
        length += len(_decoded(piece)[0])
    return SpanMap(length, runs, spelling=Spelling("po", pieces[0].start, pieces[-1].end))


def _decoded(piece: _Piece) -> tuple[str, list[Run]]:
    text = ""
    runs: list[Run] = []
    at = 0
    for escape in [*_ESCAPE.finditer(piece.text), None]:
        stop = escape.start() if escape else len(piece.text)
        if stop > at:
            runs.append(Run(len(text), len(text) + stop - at, piece.start + at, piece.start + stop, True))
            text += piece.text[at:stop]
        if escape:
            runs.append(Run(len(text), len(text) + 1, piece.start + stop, piece.start + escape.end(), False))
            text += _unescaped(escape[0][1:])
            at = escape.end()
    return text, runs


def _unescaped(escape: str) -> str:
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    return chr(int(f"0x{escape[1:]}", base=0)) if escape[0] == "x" and len(escape) > 1 else _ESCAPES.get(escape, escape)
