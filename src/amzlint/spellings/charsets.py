"""The charset that a part of an e-mail names, and the bytes of a text in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.errors import SpellingError

if TYPE_CHECKING:
    from amzlint.spellings import Around


def bytes_of(text: str, around: Around) -> bytes:
    """Return a text in the charset of its part, the first detail of its spelling; raises SpellingError when the charset lacks a character."""
    charset = around.spelling.details[0]
    try:
        return text.encode(charset)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        raise SpellingError(f"“{sign}” (U+{ord(sign):04X}) cannot be written in the charset of its part, {charset}") from None
