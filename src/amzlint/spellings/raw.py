"""Text that stands in its file as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.spellings import Around


def spell(text: str, around: Around) -> str:  # noqa: ARG001  (every form has the same two functions)
    """Return the text."""
    return text


spell_part = spell
