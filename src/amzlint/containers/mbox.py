"""A mailbox: one e-mail after the other, read as they come, so that memory does not grow with their number."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from amzlint.containers.eml import as_text
from amzlint.mail import read_mail
from amzlint.report import Failure
from amzlint.spans import LineIndex

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from amzlint.document import Message

SEPARATOR = b"From "


def read_bytes(stream: IO[bytes], path: str) -> Iterator[Message | Failure]:
    """Yield the messages of an mbox file; each begins behind a line that starts with “From ”, after a blank line."""
    pending: list[bytes] = []
    first, offset = 1, 0
    blank = True
    begun = False
    for number, line in enumerate(stream, 1):
        if not begun and not _is_blank(line):
            begun = True
            if not line.startswith(SEPARATOR):
                yield Failure(path, f"line {number}: a mailbox begins with “From ”, this file does not; what stands before the first such line was read as one e-mail", number)
        if blank and line.startswith(SEPARATOR):
            length = yield from _message(pending, path, first, offset)
            first, offset = number + 1, offset + length + len(as_text(line))
            pending = []
        else:
            pending.append(line)
        blank = not line.strip()
    yield from _message(pending, path, first, offset)


def _is_blank(line: bytes) -> bool:
    """Say whether a line holds nothing, apart from a byte order mark."""
    return not line.removeprefix(b"\xef\xbb\xbf").strip()


def _message(lines: list[bytes], path: str, line: int, offset: int) -> Generator[Message | Failure, None, int]:
    """Yield what is in the lines of one message; returns how many code points they have."""
    source = as_text(b"".join(lines))
    if source.strip():
        yield from read_mail(source, path, LineIndex(source, first_line=line, first_offset=offset), line)
    return len(source)
