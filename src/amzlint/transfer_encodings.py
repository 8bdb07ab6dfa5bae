"""Undoes the encodings of e-mail, quoted-printable, base64 and charsets, with a map back to the spelling of every character."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from typing import NamedTuple

from amzlint.spans import Run, SpanMap, Spelling

_ESCAPED = re.compile(r"(?P<bytes>=[0-9A-Fa-f]{2}(?:(?:=[ \t]*\r?\n)*=[0-9A-Fa-f]{2})*)|(?P<soft>=[ \t]*\r?\n)|(?P<trailing>[ \t]+(?=\r?\n))")
_HIGH = re.compile(r"[^\x00-\x7f]+")
LONGEST_CHARACTER = 4  # bytes
_FORMS = {"base64": "base64", "quoted-printable": "quoted_printable"}


class Decoded(NamedTuple):
    """A decoded text. place: map to the text that it was decoded from; fault: what could not be decoded, empty when all could."""

    text: str
    place: SpanMap
    fault: str = ""


class _Text:
    """A text under construction: pieces as they stand, and bytes with their spelling."""

    def __init__(self, codec: str) -> None:
        self.codec = codec
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.fault = ""

    def add(self, piece: str, start: int, end: int, *, verbatim: bool) -> None:
        if piece:
            self.pieces.append(piece)
            self.runs.append(Run(self.length, self.length + len(piece), start, end, verbatim))
            self.length += len(piece)

    def add_bytes(self, data: list[tuple[int, int, int]]) -> None:
        """Add bytes, each with the start and end of its spelling, character by character."""
        at = 0
        while at < len(data):
            for width in range(1, LONGEST_CHARACTER + 1):
                try:
                    letter = bytes(value for value, _, _ in data[at : at + width]).decode(self.codec)
                except UnicodeDecodeError:
                    continue
                if letter:
                    break
            else:
                width, letter = 1, "\ufffd"
                self.fault = f"bytes that are no {self.codec}"
            width = min(width, len(data) - at)
            self.add(letter, data[at][1], data[at + width - 1][2], verbatim=False)
            at += width

    def done(self, start: int) -> Decoded:
        text = "".join(self.pieces)
        return Decoded(text, SpanMap(len(text), self.runs) if text else SpanMap(0, (), offset=start), self.fault)


def decode_part(source: str, start: int, end: int, encoding: str, charset: str) -> Decoded:
    """Decode a part of a message.

    source: the file's text; where the file is no UTF-8, each of its characters is a byte; start, end: of the part, in code points; encoding, charset: as the headers name them.
    Raises LookupError for an unknown charset.
    """
    codec = codecs.lookup(charset.strip() or "us-ascii").name
    codec = "utf-8" if codec == "ascii" else codec  # a superset, and what programs that name none really send
    encoding = encoding.lower().strip()
    if encoding == "base64":
        decoded = _decode_base64(source, start, end, codec)
    else:
        text = _Text(codec)
        (_add_quoted_printable if encoding == "quoted-printable" else _add_plain)(text, source, start, end)
        decoded = text.done(start)
    # Where a part that names no charset is ASCII so far, nobody would know how to read more.
    named = codec if charset.strip().lower() not in ("", "us-ascii", "ascii") or not decoded.text.isascii() else "ascii"
    decoded.place.spelling = Spelling(_FORMS.get(encoding, "eight_bit"), start, end, (named, encoding))
    return decoded


def _add_plain(text: _Text, source: str, start: int, end: int) -> None:
    """Add text as it stands; bytes above 127 that the file's own decoding left as they are become characters of the charset."""
    at = start
    is_bytes = text.codec != "latin-1" and source[start:end].isascii() is False and all(ord(letter) < 256 for letter in source[start:end])
    for high in _HIGH.finditer(source, start, end) if is_bytes else ():
        data = [(ord(letter), place, place + 1) for place, letter in enumerate(high[0], high.start())]
        try:
            bytes(value for value, _, _ in data).decode(text.codec)
        except UnicodeDecodeError:
            continue  # the file was UTF-8 as a whole, so these are characters already
        text.add(source[at : high.start()], at, high.start(), verbatim=True)
        text.add_bytes(data)
        at = high.end()
    text.add(source[at:end], at, end, verbatim=True)


def _add_quoted_printable(text: _Text, source: str, start: int, end: int) -> None:
    at = start
    for found in _ESCAPED.finditer(source, start, end):
        text.add(source[at : found.start()], at, found.start(), verbatim=True)
        if found["bytes"]:
            escapes = re.finditer(r"=([0-9A-Fa-f]{2})", found[0])
            text.add_bytes([(int(one[1], 16), found.start() + one.start(), found.start() + one.end()) for one in escapes])
        at = found.end()
    text.add(source[at:end], at, end, verbatim=True)


def _decode_base64(source: str, start: int, end: int, codec: str) -> Decoded:
    """Decode groups of four signs, three bytes; the characters of a group lead back to the group, since none of them has signs of its own."""
    signs = [(letter, place) for place, letter in enumerate(source[start:end], start) if not letter.isspace()]
    usable = [(letter, place) for letter, place in signs if letter != "="]
    fault = ""
    if len(usable) % 4 == 1 or any(not letter.isascii() or not (letter.isalnum() or letter in "+/") for letter, _ in usable):
        fault = "the base64 is cut off or broken"
        usable = usable[: next((index for index, (letter, _) in enumerate(usable) if not (letter.isascii() and (letter.isalnum() or letter in "+/"))), len(usable) // 4 * 4)]
    text = _Text(codec)
    letters = "".join(letter for letter, _ in usable)
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return Decoded("", SpanMap(0, (), offset=start), "the base64 is broken")
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    first = 0
    for group in range(0, len(data), 3):
        piece = decoder.decode(data[group : group + 3], group + 3 >= len(data))
        if piece:
            last = min(group // 3 * 4 + 3, len(usable) - 1)
            text.add(piece, usable[first][1], usable[last][1] + 1, verbatim=False)
            first = last + 1
            if "\ufffd" in piece:
                fault = fault or f"bytes that are no {codec}"
    decoded = text.done(start)
    return decoded._replace(fault=fault)
