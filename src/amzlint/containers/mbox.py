"""A mailbox: one e-mail after the other, read as they come, so that memory does not grow with their number."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from amzlint.containers.eml import as_text
from amzlint.mail import read_mail
from amzlint.spans import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message
    from amzlint.report import Failure

SEPARATOR = b"From "


def read_bytes(stream: IO[bytes], path: str) -> Iterator[Message | Failure]:
    """Yield the messages of an mbox file."""
    line, offset = 1, 0
    for separator, data in split_messages(stream):
        line, offset = line + bool(separator), offset + len(as_text(separator))
        source = as_text(data)
        if source.strip():
            yield from read_mail(source, path, LineIndex(source, first_line=line, first_offset=offset), line)
        line, offset = line + data.count(b"\n"), offset + len(source)


def split_messages(stream: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the messages in the lines of an mbox file, each with the line before it, empty for the first: one that starts with “From ” after a blank line."""
    separator = b""
    pending: list[bytes] = []
    blank = True
    for line in stream:
        if blank and line.startswith(SEPARATOR):
            yield separator, b"".join(pending)
            separator, pending = line, []
        else:
            pending.append(line)
        blank = not line.strip()
    yield separator, b"".join(pending)
