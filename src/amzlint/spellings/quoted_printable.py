"""Quoted-printable: bytes escaped where they must be, lines of at most 76 signs, cut softly; other lines stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.spellings.charsets import bytes_of
from amzlint.transfer_encodings import decode_part

if TYPE_CHECKING:
    from amzlint.spellings import Around

LONGEST_LINE = 76  # signs, the "=" of a soft break included
_PLAIN = re.compile(r"[!-<>-~ \t]")


def spell(text: str, around: Around) -> str:
    """Return a text, cut softly where its line would become too long."""
    newline = around.newline
    behind = re.compile(r"[^\r\n]*").match(around.source, around.end, around.spelling.end)
    rest = behind[0] if behind else ""
    lines = re.split(r"\r\n|\n", text)
    column = len(around.line)
    written: list[str] = []
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        signs = _signs(line, around, ends=not is_last or not rest)
        if column == 0 and "".join(signs[:5]) == "From ":
            signs[0] = "=46"  # mailboxes begin a message so
        written.append(_cut(signs, column, len(rest) if is_last else 0, f"={newline}"))
        column = 0
    return newline.join(written)


spell_part = spell


def read(written: str, around: Around) -> str:
    """Return what a spelling says."""
    return decode_part(written, 0, len(written), "quoted-printable", around.spelling.details[0]).text


def _signs(line: str, around: Around, *, ends: bool) -> list[str]:
    """Return the characters of a line, each as it is written; ends: whether a line break follows, before which blanks would be lost."""
    signs = [sign if _PLAIN.fullmatch(sign) else "".join(f"={byte:02X}" for byte in bytes_of(sign, around)) for sign in line]
    if ends and signs and signs[-1] in (" ", "\t"):
        signs[-1] = f"={ord(signs[-1]):02X}"
    return signs


def _cut(signs: list[str], column: int, rest: int, soft_break: str) -> str:
    """Join signs to lines. column: how long their first line is already; rest: how much is written behind the last one."""
    pieces: list[str] = []
    whole = sum(map(len, signs)) + rest
    for sign in signs:
        if column + whole > LONGEST_LINE and column + len(sign) > LONGEST_LINE - 1:
            pieces.append(soft_break)
            column = 0
        pieces.append(sign)
        column += len(sign)
        whole -= len(sign)
    if column + rest > LONGEST_LINE and column and signs:
        pieces.append(soft_break)
    return "".join(pieces)
