"""Bytes to text, once: name, encoding and byte order mark of a file, and a refusal of what is no text."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from amzlint.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_SHARE = 0.01  # of control bytes, in a file that also holds a NUL
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class Source(NamedTuple):
    """A file, or standard input, as text. encoding: as found; guessed: no mark and not UTF-8, so the encoding is a guess; path: as shown to people."""

    path: str
    text: str
    encoding: str = "utf-8"
    guessed: bool = False


def decode(data: bytes, path: str) -> Source:
    """Decode a file: by its byte order mark, as UTF-8, as UTF-16 without a mark, and else as a guess (Windows-1252) that the caller reports.

    Raises ReadError for binary data and for text that breaks the encoding its mark names.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Source(path, data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"marked as {encoding.upper()}, but byte {error.start + len(mark)} does not fit; save the file again as UTF-8") from None
    if b"\0" in data:
        wide = _utf16_without_mark(data)
        if wide:
            return Source(path, data.decode(wide), wide, guessed=True)
        if len(data) - len(data.translate(None, _CONTROLS)) > BINARY_SHARE * len(data):
            raise ReadError("a binary file, no text that could be checked")
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return Source(path, data.decode("cp1252"), "cp1252", guessed=True)
    except UnicodeDecodeError:
        return Source(path, data.decode("latin-1"), "latin-1", guessed=True)


def mark_of(data: bytes) -> bytes:
    """Return the byte order mark that a file begins with, empty when it has none."""
    return next((mark for mark, _ in _BOMS if data.startswith(mark)), b"")


def _utf16_without_mark(data: bytes) -> str | None:
    # Western text in UTF-16 has a zero in every second byte; binary files have them anywhere.
    sample = data[: 2 * 2000]
    if len(data) % 2:
        return None
    for encoding, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > 0.6 * len(zeros) and others.count(0) < 0.01 * len(others) + 1:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None
