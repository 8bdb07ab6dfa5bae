"""Strings of a gettext catalogue: escapes as in C."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.spellings import Around

_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v"}


def spell(text: str, around: Around) -> str:  # noqa: ARG001  (every form has the same two functions)
    """Return a text as it stands between the quotes."""
    return "".join(_ESCAPES.get(sign) or (sign if ord(sign) >= 32 else f"\\{ord(sign):03o}") for sign in text)


spell_part = spell
