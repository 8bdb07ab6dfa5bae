"""A file that is one message, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.document import Field, Message
from amzlint.spans import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.source import Source


def read(source: Source) -> Iterator[Message]:
    """Yield the file's one message; none when it holds nothing but white space."""
    if source.text.strip():
        yield Message((Field("text", "body", source.text, LineIndex(source.text)),), {})
