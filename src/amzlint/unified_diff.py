"""The unified diff of a file, as `patch` and `git apply` read it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from amzlint.reporters.cells import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(path: str, before: str, after: str, *, safe: bool = False) -> str:
    """Return what changes between two texts of a file; empty when nothing does. safe: with control characters written out, for a terminal."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(_shown(lines, safe=safe))


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _shown(lines: Iterator[str], *, safe: bool) -> Iterator[str]:
    for line in lines:
        content = line.removesuffix("\n")
        yield (printable(content.replace("\t", "    ")) if safe else content) + "\n"
        if not line.endswith("\n"):
            yield _NO_NEWLINE
