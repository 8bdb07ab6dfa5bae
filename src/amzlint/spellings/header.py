"""Headers of e-mails: ASCII as it is, everything else in encoded words, as RFC 2047 wants them."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from amzlint.errors import SpellingError
from amzlint.mail import unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.spellings import Around

LONGEST_WORD = 75  # signs
LONGEST_LINE = 76
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?")
_BARE = re.compile(r"[!-~]+(?: +[!-~]+)*")
_Q_SAFE = frozenset(range(33, 127)) - frozenset(b"=?_")  # in a text such as a subject; in an address it would be less


def spell_part(text: str, around: Around) -> str | None:
    """Return a part of a header; None where the whole has to become encoded words."""
    if _WORD.search(around.source, around.start, around.end):
        return _encoded(text, around) if text else ""
    return text if re.fullmatch("[ -~]*", text) and "=?" not in text else None


def spell(text: str, around: Around) -> str:
    """Return a header; raises SpellingError for more than one line."""
    return text if _BARE.fullmatch(text) and "=?" not in text else _encoded(text, around)


def read(written: str, around: Around) -> str:  # noqa: ARG001  (every form has the same functions)
    """Return what a spelling says; blanks around it are none of it."""
    bare = written.strip()
    return unfolded(bare, 0, len(bare))[0]


def _encoded(text: str, around: Around) -> str:
    if "\n" in text or "\r" in text:
        raise SpellingError("a header of an e-mail is one line")
    found = _WORD.search(around.written)
    charset, kind = (found[1], found[2]) if found else ("utf-8", "Q")
    try:
        text.encode(charset)
    except (UnicodeEncodeError, LookupError):
        charset = "utf-8"
    lines: list[str] = []
    column = len(around.line)
    for word in _words(text, charset, kind, LONGEST_LINE - column):
        if lines and column + len(word) >= LONGEST_LINE:
            lines.append(f"{around.newline} {word}")
            column = 1 + len(word)
        else:
            lines.append(f" {word}" if lines else word)
            column += len(lines[-1])
    return "".join(lines)


def _words(text: str, charset: str, kind: str, room: int) -> Iterator[str]:
    """Yield encoded words, none of which parts a character. room: signs that the first line has left."""
    write = _b if kind in "bB" else _q
    frame = len(f"=?{charset}?{kind}??=")
    pending = ""
    for sign in text:
        if pending and frame + len(write((pending + sign).encode(charset))) > max(min(LONGEST_WORD, room), frame + 12):
            yield f"=?{charset}?{kind}?{write(pending.encode(charset))}?="
            pending, room = "", LONGEST_WORD
        pending += sign
    yield f"=?{charset}?{kind}?{write(pending.encode(charset))}?="


def _b(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _q(data: bytes) -> str:
    return "".join("_" if byte == 32 else chr(byte) if byte in _Q_SAFE else f"={byte:02X}" for byte in data)
