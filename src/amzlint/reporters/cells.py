"""Text for a terminal: which characters are safe to print, how many cells they fill, and where a line may be broken."""

from __future__ import annotations

import functools
import re
import unicodedata

TAB_STOP = 4

# Control characters, bidi controls and line separators could move the cursor or reorder what is read; surrogates cannot be
# encoded; the invisible ones are here because whoever reads a finding must see what it is about. No text needs them to be read.
_UNSAFE = "\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = frozenset("🏻🏼🏽🏾🏿")
_NEVER_FIRST = frozenset("、。，．！？：；）」』】〉》ー・")
_NEVER_LAST = frozenset("（「『【〈《")


@functools.cache
def _unsafe_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_UNSAFE}]")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def printable(text: str) -> str:
    r"""Return the text with every character that must not reach a terminal written out, as \x1b or \u202e."""
    if text.isprintable():
        return text
    return _unsafe_pattern().sub(_escaped, text)


def one_line(text: str, limit: int = 400) -> str:
    """Return the text safe to print and on one line, its middle left out when it is longer than `limit` code points."""
    if len(text) > limit:
        text = f"{text[: limit - limit // 4]} … {text[-limit // 4 :]}"
    return printable(" ".join(text.split()))


@functools.lru_cache(maxsize=4096)
def _own_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cell_widths(text: str) -> list[int]:
    """Return how many terminal cells each code point adds; a mark, a joined emoji or a skin tone adds none to the sign before it."""
    if text.isascii():
        return [1] * len(text)
    widths: list[int] = []
    cluster = 0
    joined = False
    for character in text:
        if character == _EMOJI_STYLE:
            width = 1 if cluster == 1 and not joined else 0
        elif character in _SKIN_TONES and cluster:
            width = 2 - cluster
        else:
            width = _own_width(character)
            # A joiner between letters (Arabic, Indic) shapes them; only between emoji it makes one sign of two.
            if joined and cluster == 2:
                width = 0
            elif width:
                cluster = 0
        cluster += width
        joined = character == _ZERO_WIDTH_JOINER
        widths.append(width)
    return widths


def cell_length(text: str) -> int:
    """Return how many terminal cells the text fills."""
    return len(text) if text.isascii() else sum(cell_widths(text))


def _breaks_between(before: str, before_width: int, character: str, width: int) -> bool:
    if before in _NEVER_LAST or character in _NEVER_FIRST:
        return False
    return width == 2 or (before_width == 2 and character.isalnum())


def _units(text: str) -> list[tuple[str, int, bool]]:
    """Cut at spaces and between wide signs: the pieces, their cells, and whether a space stands before each."""
    units: list[tuple[str, int, bool]] = []
    for word in text.split():
        # French sets its quotation marks and high punctuation off by a space that is no place to break.
        if units and (units[-1][0] == "«" or word[0] in "»!?;:"):
            before, cells, spaced = units.pop()
            units.append((f"{before} {word}", cells + 1 + cell_length(word), spaced))
            continue
        if word.isascii():
            units.append((word, len(word), True))
            continue
        piece, cells, spaced = "", 0, True
        last, last_width = "", 0
        for character, width in zip(word, cell_widths(word), strict=True):
            if piece and _breaks_between(last, last_width, character, width):
                units.append((piece, cells, spaced))
                piece, cells, spaced = "", 0, False
            piece, cells = piece + character, cells + width
            if width:
                last, last_width = character, width
        units.append((piece, cells, spaced))
    return units


# Hundreds of findings share the reasons and the wording of a few rules.
@functools.lru_cache(maxsize=512)
def wrap(text: str, room: int) -> tuple[str, ...]:
    """Break a text into lines of at most `room` cells, at spaces and between ideographs; a longer word (a link) stays whole.

    Line breaks of the text are kept; every line is safe to print and ends without white space.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        line, used = "", 0
        for piece, cells, spaced in _units(printable(" ".join(paragraph.split()))):
            space = 1 if spaced and line else 0
            if line and used + space + cells > room:
                lines.append(line)
                line, used, space = "", 0, 0
            line, used = line + " " * space + piece, used + space + cells
        lines.append(line)
    return tuple(lines)
