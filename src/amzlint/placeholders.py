"""Finds the placeholders of every template language in a text."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.masking import cover

if TYPE_CHECKING:
    from amzlint.placeholder_dialects import Row

_OPENING = "[{<%$#@_|«【"  # one of these is in every mark that opens a placeholder
_NESTING = 4  # a placeholder within one within one ...: deeper nesting is noise, and each level costs one more scan


class Placeholder(NamedTuple):
    """A place in a text that a program or a person was to fill in.

    ``start`` and ``end`` are half-open code points; ``name`` is what stands between the marks, without filters, empty
    where the dialect has no names (``%s``); ``control`` marks conditions, loops and comments, which never become text.
    """

    start: int
    end: int
    name: str
    dialect: str
    control: bool


def find_placeholders(text: str) -> list[Placeholder]:
    """Find everything that was to be filled in or evaluated before sending.

    ``text`` is any text, template or message. Returns the placeholders in order, never overlapping; where one lies in
    another, the outer one. Time is linear in the length of the text; plain text costs one search.
    """
    if not any(map(text.__contains__, _OPENING)):
        return []
    first = _opener_pattern().search(text)
    if first is None:
        return []
    found = _scan(text, first.start())
    for _ in range(_NESTING if found else 0):
        blanked = cover(text, [(start, end) for start, end, _ in found], " ")
        outer = _scan(blanked, 0) if _opener_pattern().search(blanked) else []
        if not outer:
            break
        found = _absorb(outer, found)
    return [_placeholder(text, start, end, row) for start, end, row in found]


@functools.cache
def _opener_pattern() -> re.Pattern[str]:
    # One search in C answers "none" for most messages. Runs of an opener ("[[[[", "####") are skipped to their end here.
    return re.compile(
        r"\[(?!\[\[)|\{(?!\{\{\{)|«|【|<(?=[%<\w])(?!<<)|%(?=[%\w({@.])(?!%%%)|\$(?=[^\W\d]|\{)"
        r"|#(?=[^\W\d]|[#{])(?!##)|@@(?=[^\W\d])|__(?=[^\W_])|\*\|"
    )


def _scan(text: str, position: int) -> list[tuple[int, int, Row]]:
    from amzlint.placeholder_dialects import rows_for  # noqa: PLC0415  (most messages have no mark)
    from amzlint.placeholder_lookalikes import Candidate  # noqa: PLC0415

    found: list[tuple[int, int, Row]] = []
    last = 0
    search = _opener_pattern().search
    while opener := search(text, position):
        start = opener.start()
        position = start + 1
        for row, pattern in rows_for(text[start : start + 2]):
            hit = pattern.match(text, start)
            if hit is None:
                continue
            end = hit.end()
            if row.accept is not None:
                before = " " if start == last else text[start - 1]
                inner = text[start + row.lead : end - row.tail]
                if not row.accept(Candidate(text, start, end, inner, before, text[end : end + 1] or " ")):
                    continue
            found.append((start, end, row))
            last = position = end
            break
    return found


def _absorb(outer: list[tuple[int, int, Row]], inner: list[tuple[int, int, Row]]) -> list[tuple[int, int, Row]]:
    merged: list[tuple[int, int, Row]] = []
    for span in sorted([*outer, *inner], key=lambda item: (item[0], -item[1])):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _placeholder(text: str, start: int, end: int, row: Row) -> Placeholder:
    inner = text[start + row.lead : end - row.tail].strip()
    name, control = _named(inner, row.dialect)
    dialect = "brace-arrow" if row.dialect == "brace" and inner.startswith("$") else row.dialect
    return Placeholder(start, end, name, dialect, control)


@functools.lru_cache(maxsize=1024)
def _named(inner: str, dialect: str) -> tuple[str, bool]:
    from amzlint.placeholder_fields import KEYWORDS  # noqa: PLC0415  (loaded by the dialects)

    if dialect == "percent":
        return "", False
    if dialect == "jinja-comment" or (dialect == "erb" and inner.startswith("#")):
        return "", True
    if dialect in ("square", "angle2", "guillemet", "upper-angle", "lenticular"):
        return inner, False
    if dialect == "double-square":  # "[[order-link:See your order]]" shows the words after the colon
        return inner.split(":", 1)[0].strip(), False
    bare = inner.strip("-~ \t\r\n")
    word = bare.lstrip("#/^!>=&@$*+- \t\r\n")
    keyword = re.match(r"\w*", word)
    first = keyword.group() if keyword else ""
    control = (
        dialect == "jinja-block"
        or (dialect == "erb" and not bare.startswith("=") and not (inner.startswith("-") and first not in KEYWORDS))
        or (dialect in ("jinja", "mustache3", "brace") and bare[:1] in tuple("#/^!>*"))
        or (dialect in ("jinja", "brace", "merge-tag") and first.casefold() in KEYWORDS and _is_block(bare, first))
    )
    if control:
        path = re.match(r"[\w.]*\w", word)
        return (path.group() if path else ""), True
    if dialect == "brace":
        word = word.split(":", 1)[0]
    return word.split("|", 1)[0].strip(), False


def _is_block(bare: str, first: str) -> bool:
    """Whether a keyword opens, splits or ends a block: "{else}" and "{if $x}" do, "{comment}" is a name."""
    if len(bare) == len(first):
        return first.casefold().startswith(("else", "end")) or first.casefold() in ("foreachelse", "sectionelse")
    return bare[len(first)] in " :("
