"""Maps the text of a YAML scalar to its spelling: quotes and escapes, folded lines, block scalars with their indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.spans import Run, SpanMap, Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Piece = tuple[str, int, int]  # text, and where in the source its spelling starts and ends

_FOLD = r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*"
_TOKENS = {
    "'": re.compile(rf"(?P<fold>{_FOLD})|(?P<quote>'')|[^'\r\n \t]+|[ \t]+", re.DOTALL),
    '"': re.compile(rf"(?P<joined>\\(?:\r\n|\r|\n)[ \t]*)|(?P<escape>\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|.))|(?P<fold>{_FOLD})|[^\\\r\n \t]+|[ \t]+", re.DOTALL),
    "": re.compile(rf"(?P<fold>{_FOLD})|[^\r\n \t]+|[ \t]+", re.DOTALL),
}
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
# What no scalar holds but in an escape: control characters, and what YAML takes for a line break.
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")  # an anchor and a tag before the scalar
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def map_scalar(source: str, start: int, end: int, style: str | None, value: str, *, in_flow: bool = False) -> SpanMap:
    """Map a scalar's value to its spelling.

    source: the file's text; start, end: half-open code points of the scalar as YAML marks them; style: `'`, `"`, `|`, `>` or None for plain; in_flow: whether it stands in [ ] or { }.
    What cannot be retraced exactly is one opaque run over the whole scalar.
    """
    if not value:
        return SpanMap(0, (), offset=start)
    if (properties := _PROPERTIES.match(source, start, end)) is not None:
        start = properties.end()
    pieces = _pieces(source, start, end, style or "")
    runs = _runs(source, pieces) if "".join(text for text, _, _ in pieces) == value else [Run(0, len(value), start, end, False)]
    if style in ("|", ">"):
        spelling = Spelling("yaml_block", start, _end_of_text(source, start, end), (style, str(end)))
    else:
        spelling = Spelling("yaml_flow", start, end, (style or "", "flow" if in_flow else ""))
    return SpanMap(len(value), runs, spelling=spelling)


def read_scalar(source: str, start: int, end: int, style: str) -> str:
    """Return the text of a scalar; the parameters are those of `map_scalar`, the style of a plain one is empty."""
    return "".join(text for text, _, _ in _pieces(source, start, end, style))


def _pieces(source: str, start: int, end: int, style: str) -> list[_Piece]:
    return list(_block(source, start, end, style) if style in ("|", ">") else _flow(source, start, end, style))


def _end_of_text(source: str, start: int, end: int) -> int:
    """Return where the last line of a block scalar that is not blank ends, without its line break."""
    line = _LINE.match(source, start + len(source[start:end].rstrip(" \r\n")))
    return min(line.end(1), end) if line else end


def _runs(source: str, pieces: Iterable[_Piece]) -> Iterator[Run]:
    at = 0
    for text, start, end in pieces:
        if text:
            yield Run(at, at + len(text), start, end, source[start:end] == text)
            at += len(text)


def _flow(source: str, start: int, end: int, style: str) -> Iterator[_Piece]:
    if style:
        start, end = start + 1, end - 1
    for token in _TOKENS[style].finditer(source, start, end):
        kind = token.lastgroup
        if kind == "fold":
            breaks = len(re.findall(r"\r\n|\r|\n", token[0]))
            yield (" " if breaks == 1 else "\n" * (breaks - 1)), token.start(), token.end()
        elif kind == "joined":
            continue
        elif kind == "quote":
            yield "'", token.start(), token.end()
        elif kind == "escape":
            yield _unescaped(token[0]), token.start(), token.end()
        else:
            yield token[0], token.start(), token.end()


def _unescaped(escape: str) -> str:
    return chr(int(f"0x{escape[2:]}", base=0)) if escape[1] in "xuU" else _ESCAPES.get(escape[1], escape[1])


def _block(source: str, start: int, end: int, style: str) -> Iterator[_Piece]:
    head = _LINE.match(source, start)
    if head is None:
        return
    indicators = re.match(r"[|>]([-+0-9]*)", head[1])
    chomping = next((sign for sign in (indicators[1] if indicators else "") if sign in "+-"), "")
    lines = _lines(source, head.end(), end)
    filled = [index for index, (line, _, _) in enumerate(lines) if line.strip(" ")]
    if not filled:
        yield "\n" * len(lines) if chomping == "+" else "", start, end
        return
    first = lines[filled[0]][0]
    depth = len(first) - len(first.lstrip(" "))
    given = next((int(sign) for sign in (indicators[1] if indicators else "") if sign.isdigit()), None)
    if given is not None:
        # The number counts from the indentation of what the scalar belongs to.
        depth = next((width for width in range(given, depth + 1) if (width - given) == _parent_indent(source, start)), depth)
    last = filled[-1]
    folded = style == ">"
    for index, (line, at, break_end) in enumerate(lines[: last + 1]):
        content = line[depth:]
        if content:
            yield content, at + depth, at + len(line)
        if index < last:
            yield from _break(lines, index, depth, at + len(line), break_end, folded=folded)
    line, at, break_end = lines[last]
    if chomping != "-" and break_end > at + len(line):
        yield "\n", at + len(line), break_end
    if chomping == "+":
        for line, at, break_end in lines[last + 1 :]:
            if break_end > at + len(line):
                yield "\n", at, break_end


def _break(lines: list[tuple[str, int, int]], index: int, depth: int, at: int, end: int, *, folded: bool) -> Iterator[_Piece]:
    """Yield what a line break becomes: itself, or in a folded scalar a space between two lines of text."""
    here, there = lines[index][0][depth:], lines[index + 1][0][depth:]
    if not folded or not here:
        yield "\n", at, end
        return
    if here[:1] in (" ", "\t"):
        yield "\n", at, end
        return
    following = next((one for line, _, _ in lines[index + 1 :] if (one := line[depth:])), "")
    if following[:1] in (" ", "\t"):
        yield "\n", at, end
    elif there:
        yield " ", at, end
    # Before blank lines the break of a text line is dropped; each blank line stands for one.


def _lines(source: str, start: int, end: int) -> list[tuple[str, int, int]]:
    found = []
    at = start
    while at < end:
        line = _LINE.match(source, at)
        if line is None or line.end() == at:
            break
        found.append((line[1], at, line.end()))
        at = line.end()
    return found


def _parent_indent(source: str, start: int) -> int:
    line = source[source.rfind("\n", 0, start) + 1 : start]
    bare = line.lstrip(" ")
    while bare.startswith("- "):
        bare = bare[2:].lstrip(" ")
    return len(line) - len(bare) if ":" in bare else len(line) - len(line.lstrip(" "))
