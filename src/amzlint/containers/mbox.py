"""A mailbox: one e-mail after the other, read as they come, so that memory does not grow with their number."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from amzlint.containers.eml import as_text
from amzlint.line_index import LineIndex
from amzlint.mail import read_mail
from amzlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message

SEPARATOR = b"From "


def read_bytes(stream: IO[bytes], path: str) -> Iterator[Message | Failure]:
    """Yield the messages of an mbox file, and a failure for text before the first of its separating lines, which is read as a message all the same."""
    line, offset = 1, 0
    for separator, data in split_messages(stream):
        text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not separator and text:
            number = 1 + data[: len(data) - len(text)].count(b"\n")
            yield Failure(path, f"line {number}: a mailbox begins with “From ”, this file does not; what stands before the first such line was read as one e-mail", number)
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
