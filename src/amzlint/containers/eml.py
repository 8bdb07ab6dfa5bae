"""One e-mail: subject, bodies and the names of its attachments."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from amzlint.line_index import LineIndex
from amzlint.mail import read_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Message
    from amzlint.report import Failure


def read_bytes(stream: IO[bytes], path: str) -> Iterator[Message | Failure]:
    """Yield the message of an .eml file."""
    source = as_text(stream.read())
    if source.strip():
        yield from read_mail(source, path, LineIndex(source))


def as_text(data: bytes) -> str:
    """Return bytes as text: UTF-8 where they are, else each byte as one character, for its part to decode."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
