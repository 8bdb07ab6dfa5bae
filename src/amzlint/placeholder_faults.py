"""Placeholders that no program can fill as they are meant: marks without their partner, conditions without an end, fields with nothing between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.placeholders import Placeholder

_LONE_MARK = re.compile(r"\{\{(?!\{)|\}\}(?!\})|\{%|%\}|<%|%>|\$\{(?=[A-Za-z_])|\[(?=[A-Z][A-Z]*_[A-Z_]+\b(?![\w\]]))")
# What opens a block, and what closes it, in the languages of templates.
_BLOCK = re.compile(r"[{<]%[-~+]?\s*(?P<name>end\w*|if|unless|for|case|block|capture|comment|raw|with|filter|macro|call|tablerow|form|paginate)\b")
_HANDLEBARS = re.compile(r"\{\{\s?(?P<sign>[#^/])\s?(?P<name>\w+)")


def find_lone_marks(text: str, placeholders: Sequence[Placeholder]) -> Iterator[tuple[int, int]]:
    """Yield marks that open or close a placeholder and have no partner, and blocks that are never closed or never opened; half-open code points."""
    rest = cover(text, [(one.start, one.end) for one in placeholders], " ")
    found = [match.span() for match in _LONE_MARK.finditer(rest)] if any(mark in rest for mark in ("{{", "}}", "{%", "%}", "<%", "%>", "${", "[")) else []
    open_fields = [(one.start, one.end) for one in placeholders if text.startswith("{{", one.start) and not text.startswith("}}", one.end - 2)]
    yield from sorted([*found, *open_fields, *_lone_blocks(text, placeholders)])


def _lone_blocks(text: str, placeholders: Sequence[Placeholder]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, Placeholder]] = []
    for one in placeholders:
        if not one.control:
            continue
        written = text[one.start : one.end]
        block, bars = _BLOCK.match(written), _HANDLEBARS.match(written)
        if block is None and bars is None:
            continue
        name = block["name"] if block else bars["name"] if bars else ""
        closes = name.startswith("end") if block else bool(bars and bars["sign"] == "/")
        if not closes:
            opened.append((name, one))
            continue
        meant = name.removeprefix("end")
        if opened and meant in ("", opened[-1][0]):
            opened.pop()
        else:
            yield one.start, one.end
    yield from ((one.start, one.end) for _, one in opened)


def find_adjacent(placeholders: Sequence[Placeholder]) -> Iterator[tuple[int, int]]:
    """Yield pairs of fields with nothing between them, as half-open code points from the first to the end of the second."""
    fields = [one for one in placeholders if not one.control]
    for one, other in pairwise(fields):
        if one.end == other.start and one.dialect == other.dialect:
            yield one.start, other.end
