"""Conditions and loops of templates: which field stands inside which, and how long the longest way through them is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amzlint.placeholders import Placeholder

OPENS, SPLITS, CLOSES = "opens", "splits", "closes"
_MARK = re.compile(r"[\[{<*|%]+[-~+=]?\s*(?P<sign>[#^/]?)\s*(?P<word>\w*)")
_OPENERS = frozenset(("if", "unless", "ifequal", "for", "foreach", "while", "case", "switch", "section", "with", "block", "capture", "filter", "macro", "call", "form", "paginate", "tablerow"))
_SPLITTERS = frozenset(("else", "elseif", "elsif", "elif", "when", "foreachelse", "sectionelse"))


def role_of(written: str) -> str:
    """Say whether a mark of control opens, splits or closes a block; empty where it does nothing of the kind."""
    found = _MARK.match(written)
    if found is None or written.startswith("{#"):
        return ""
    word = found["word"].casefold()
    if found["sign"] == "/" or word.startswith("end"):
        return CLOSES
    if word in _SPLITTERS or (found["sign"] == "^" and not word):
        return SPLITS
    return OPENS if word in _OPENERS or (found["sign"] and word) else ""


_BINDING = re.compile(r"(?:\bfor\s+(?P<loop>\w+(?:\s*,\s*\w+)*)\s+in\b|\b(?:assign|set|capture|as)\s+\|?\s*(?P<name>\w+(?:[\s,]+\w+)*?)\s*(?:=|\||[-~+]?[%}]))")
ALWAYS_BOUND = ("forloop", "loop", "this", "self", "super", "tablerowloop", "parent", "root")  # what loops and blocks bring themselves


def bound_names(text: str, placeholders: Sequence[Placeholder]) -> frozenset[str]:
    """Return the names that the loops and assignments of a template give to values, in lower case, with those that every loop has."""
    names = list(ALWAYS_BOUND)
    for one in placeholders:
        for found in _BINDING.finditer(text, one.start, one.end) if one.control else ():
            names += re.findall(r"\w+", (found["loop"] or found["name"]).lower())
    return frozenset(names)


def find_guarded(text: str, placeholders: Sequence[Placeholder]) -> set[int]:
    """Return the starts of the fields that stand inside a condition on their own name."""
    opened: list[str] = []
    guarded: set[int] = set()
    for one in placeholders:
        written = text[one.start : one.end]
        role = role_of(written) if one.control else ""
        if role == OPENS:
            opened.append(written)
        elif role == CLOSES and opened:
            opened.pop()
        elif not one.control and one.name and any(_speaks_of(tag, one.name) for tag in opened):
            guarded.add(one.start)
    return guarded


def _speaks_of(tag: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name.strip())}(?![\w.])", tag) is not None


def longest_way(text: str, placeholders: Sequence[Placeholder], length_of: Callable[[Placeholder], int]) -> int:
    """Return the code points of the longest text that a template becomes, with the longest branch of every condition and one turn of every loop.

    length_of: gives the length of a field's value.
    """
    levels = [[0, 0]]  # for each open block the length of its longest branch so far, and of the present one
    at = 0
    for one in placeholders:
        levels[-1][1] += one.start - at
        at = one.end
        role = role_of(text[one.start : one.end]) if one.control else ""
        if not one.control:
            levels[-1][1] += length_of(one)
        elif role == OPENS:
            levels.append([0, 0])
        elif role == SPLITS and len(levels) > 1:
            levels[-1] = [max(levels[-1]), 0]
        elif role == CLOSES and len(levels) > 1:
            longest = max(levels.pop())
            levels[-1][1] += longest
    levels[-1][1] += len(text) - at
    return sum(max(level) for level in levels)
