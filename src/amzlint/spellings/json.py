"""Strings of JSON: quotes, backslashes and control characters escaped; other characters where the file escapes them too, or its encoding lacks them."""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.spellings import Around

_SMALL, _CAPITAL = re.compile(r"\\u[0-9A-F]*[a-f]"), re.compile(r"\\u[0-9a-f]*[A-F]")


def spell(text: str, around: Around) -> str:
    """Return a text as it stands between the quotes."""
    ascii_only, slashes, capitals = _habits(around.source)
    written = "".join(json.dumps(sign, ensure_ascii=ascii_only or not around.holds(sign))[1:-1] for sign in text)
    if slashes:
        written = written.replace("/", "\\/")
    if capitals:
        written = re.sub(r"\\u([0-9a-f]{4})", lambda escape: f"\\u{escape[1].upper()}", written)
    return written


spell_part = spell


@functools.lru_cache(maxsize=1)  # of the file that is being written
def _habits(source: str) -> tuple[bool, bool, bool]:
    """Say whether a file escapes all that is not ASCII, escapes slashes, and writes the numbers of its escapes in capitals."""
    return source.isascii() and "\\u" in source, "\\/" in source, _CAPITAL.search(source) is not None and _SMALL.search(source) is None
