"""How often a YAML file uses a text: once, and once more for each alias of its anchor."""

from __future__ import annotations

import re

_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)\s+(?:!\S*\s+)?\Z")


def uses_at(source: str, start: int) -> int:
    """Return the uses of the scalar that starts at a code point. What looks like an alias in a comment or a text counts too: better a use too many than one too few."""
    anchor = _ANCHOR.search(source, max(start - 200, 0), start)
    return 1 + len(re.findall(rf"\*{re.escape(anchor[1])}(?![^\s,\[\]{{}}])", source)) if anchor else 1
