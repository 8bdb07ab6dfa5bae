"""The text of a file as findings count it, and back to bytes: every piece in its own encoding, byte order marks kept."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, NamedTuple

from amzlint.containers import container_for, mbox
from amzlint.source import decode, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Piece(NamedTuple):
    """A piece of a file that has one encoding. start: code points of the file before it; text: of the piece, without its byte order mark, `mark`."""

    start: int
    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Return another text for this piece as bytes; raises UnicodeEncodeError."""
        return self.mark + text.encode(self.encoding)


def pieces_of(data: bytes, name: str) -> list[Piece]:
    """Return the pieces that make up a file, in order. name: of the file, which chooses the container; raises ReadError as `decode` does."""
    container = container_for(name)
    if container == "eml":
        return list(_placed([_mail_piece(data)]))
    if container == "mbox":
        return list(_placed(_mail_piece(part) for pair in mbox.split_messages(io.BytesIO(data)) for part in pair if part))
    if container == "jsonl" and not data.startswith(_WIDE_MARKS):
        return list(_placed(_line_pieces(data)))
    source = decode(data, name)
    return [Piece(0, source.text, source.encoding, mark_of(data))]


def _placed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    start = 0
    for piece in pieces:
        yield piece._replace(start=start)
        start += len(piece.text)


def _utf8_piece(data: bytes) -> Piece:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Piece(0, data[len(mark) :].decode(), "utf-8", mark)


def _mail_piece(data: bytes) -> Piece:
    """Return an e-mail: UTF-8 where it is, and more than ASCII; else each byte is one character, so that its parts can have charsets of their own."""
    if not data.isascii():
        try:
            return _utf8_piece(data)
        except UnicodeDecodeError:
            pass
    return Piece(0, data.decode("latin-1"), "latin-1")


def _line_pieces(data: bytes) -> Iterator[Piece]:
    """Yield JSON Lines; of a line that is no UTF-8, and so no message, each byte counts as one character."""
    try:
        yield _utf8_piece(data)
    except UnicodeDecodeError:
        for number, line in enumerate(io.BytesIO(data)):
            try:
                # A mark is one at the beginning of the file only.
                yield Piece(0, line.decode(), "utf-8") if number else _utf8_piece(line)
            except UnicodeDecodeError:
                yield Piece(0, line.decode("latin-1"), "latin-1")
