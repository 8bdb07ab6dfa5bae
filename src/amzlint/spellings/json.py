"""Strings of JSON: quotes, backslashes and control characters escaped; other characters where the file escapes them too, or its encoding lacks them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.spellings import Around

_SMALL, _CAPITAL = re.compile(r"\\u[0-9A-F]*[a-f]"), re.compile(r"\\u[0-9a-f]*[A-F]")


def spell(text: str, around: Around) -> str:
    """Return a text as it stands between the quotes."""
    source = around.source
    ascii_only = source.isascii() and "\\u" in source
    written = "".join(json.dumps(sign, ensure_ascii=ascii_only or not around.holds(sign))[1:-1] for sign in text)
    if "\\/" in source:
        written = written.replace("/", "\\/")
    if "\\u" in written and _CAPITAL.search(source) and not _SMALL.search(source):
        written = re.sub(r"\\u([0-9a-f]{4})", lambda escape: f"\\u{escape[1].upper()}", written)
    return written


spell_part = spell
