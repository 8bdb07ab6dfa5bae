"""Parts of e-mails that stand as they are, in the charset that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.errors import SpellingError
from amzlint.spellings.charsets import bytes_of

if TYPE_CHECKING:
    from amzlint.spellings import Around

BYTES = "latin-1"  # what the text of an e-mail is in, where each of its characters stands for a byte


def spell(text: str, around: Around) -> str:
    """Return a text; in an e-mail of bytes, each byte as a character."""
    if text.isascii():
        return text
    charset, transfer = around.spelling.details
    if transfer not in ("8bit", "binary") and around.written.isascii():
        raise SpellingError(f"the part is sent as {transfer or '7bit'}, so that it cannot hold “{next(sign for sign in text if not sign.isascii())}”")
    written = bytes_of(text, around)
    if around.encoding == BYTES:
        return written.decode(BYTES)
    if charset != "utf-8" and around.encoding:
        raise SpellingError(f"the part names the charset {charset}, but the e-mail is written in UTF-8")
    return text


spell_part = spell
