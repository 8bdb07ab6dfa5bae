"""A file that is one message, as plain text, perhaps behind front matter that says what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.document import Field, Message
from amzlint.line_index import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.report import Failure
    from amzlint.source import Source


def read(source: Source) -> Iterator[Message | Failure]:
    """Yield the file's one message, none when it holds nothing but white space, and what is wrong with its front matter."""
    if source.text.startswith("---"):
        from amzlint.front_matter import find_head, read_behind  # noqa: PLC0415  (few files begin like that)

        if head := find_head(source.text):
            yield from read_behind(source, head)
            return
    yield from read_whole(source)


def read_whole(source: Source) -> Iterator[Message]:
    """Yield a text as one message, however it begins."""
    if source.text.strip():
        yield Message((Field("text", "body", source.text, LineIndex(source.text)),), {})
