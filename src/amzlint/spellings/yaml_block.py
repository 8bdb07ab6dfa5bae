"""Block scalars of YAML: literal and folded, with their indentation; lines that say the same stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.errors import SpellingError
from amzlint.spellings.yaml_anchors import uses_at
from amzlint.yaml_scalars import UNPRINTABLE, read_scalar

if TYPE_CHECKING:
    from amzlint.spellings import Around

_HEADER = re.compile(r"([|>])([-+0-9]*)([^\r\n]*)(\r\n|\r|\n)")
SHORTEST_FOLD = 40  # code points; a folded text of short lines is not a reason to go on with shorter ones


def spell_part(text: str, around: Around) -> str | None:  # noqa: ARG001  (every form has the same two functions)
    """Return a part of a line; None where the text has line breaks."""
    return None if "\n" in text or UNPRINTABLE.search(text) else text


def spell(text: str, around: Around) -> str:
    """Return a block with its header, up to the end of its last line that is not blank."""
    if found := UNPRINTABLE.search(text):
        raise SpellingError(f"a block of YAML has no way to write U+{ord(found[0]):04X}")
    header = _HEADER.match(around.written)
    body = text.rstrip("\n")
    if header is None or not body.strip():
        raise SpellingError("a block of YAML without text in it is not written")
    depth = _depth(around.written[header.end() :])
    lines = body.split("\n") if header[1] == "|" else _folded(body.split("\n"), _width(around.written[header.end() :], depth))
    written = header[4].join(" " * depth + line if line else "" for line in lines)
    return f"{header[1]}{_indicators(header[2], text, around)}{header[3]}{header[4]}{written}"


def uses(around: Around) -> int:
    """Return how often the file uses the text."""
    return uses_at(around.source, around.spelling.start)


def read(written: str, around: Around) -> str:
    """Return what a spelling says, with the blank lines behind it."""
    spelling = around.spelling
    line = around.source[max(around.source.rfind("\n", 0, spelling.start), around.source.rfind("\r", 0, spelling.start)) + 1 : spelling.start]
    source = line + written + around.source[spelling.end : int(spelling.details[1])]
    return read_scalar(source, len(line), len(source), spelling.details[0])


def _depth(body: str) -> int:
    filled = next((line for line in re.split(r"\r\n|\r|\n", body) if line.strip(" ")), "")
    return len(filled) - len(filled.lstrip(" "))


def _width(body: str, depth: int) -> int:
    return max(SHORTEST_FOLD, *(len(line) - depth for line in re.split(r"\r\n|\r|\n", body)))


def _indicators(old: str, text: str, around: Around) -> str:
    """Return the indicators of a header for the line breaks that a text ends with."""
    breaks = len(text) - len(text.rstrip("\n"))
    behind = around.source[around.spelling.end : int(around.spelling.details[1])]
    if "+" in old or breaks > 1:
        return old
    bare = old.replace("-", "")
    return bare if breaks and behind else f"{bare}-"


def _folded(lines: list[str], width: int) -> list[str]:
    """Return the lines that, folded, are read as these."""
    result: list[str] = []
    before = ""
    for number, line in enumerate(lines):
        # Around lines that begin with a space nothing is folded, so that no blank line is needed to keep a line break.
        if number and line and not line.startswith((" ", "\t")) and before and not before.startswith((" ", "\t")):
            result.append("")
        elif number and line and not before and (earlier := next((one for one in reversed(lines[:number]) if one), "")):
            result += [""] if not earlier.startswith((" ", "\t")) and not line.startswith((" ", "\t")) else []
        result += _wrapped(line, width)
        before = line
    return result


def _wrapped(line: str, width: int) -> list[str]:
    """Cut a line at single spaces, so that its pieces are not longer than the width where that can be."""
    pieces: list[str] = []
    while len(line) > width and not line.startswith((" ", "\t")):
        spaces = [found.start() for found in re.finditer(r"(?<=[^ \t]) (?=[^ \t])", line)]
        at = max((space for space in spaces if space <= width), default=min(spaces, default=0))
        if not at:
            break
        pieces.append(line[:at])
        line = line[at + 1 :]
    return [*pieces, line]
