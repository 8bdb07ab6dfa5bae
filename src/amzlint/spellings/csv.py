"""Cells of CSV and TSV: quotes doubled inside quotes; a bare cell is quoted when its new text needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.containers.csv import find_delimiter

if TYPE_CHECKING:
    from amzlint.spellings import Around


def spell_part(text: str, around: Around) -> str | None:
    """Return a part of a cell; None when the cell becomes one that needs quotes."""
    if around.spelling.details:
        return text.replace('"', '""')
    spelling = around.spelling
    cell = around.source[spelling.start : around.start] + text + around.source[around.end : spelling.end]
    return None if _needs_quotes(cell, around) else text


def spell(text: str, around: Around) -> str:
    """Return a cell, in quotes where it has them already or needs them."""
    if around.spelling.details or _needs_quotes(text, around):
        return '"' + text.replace('"', '""') + '"'
    return text


def _needs_quotes(cell: str, around: Around) -> bool:
    return any(sign in cell for sign in ('"', "\r", "\n", find_delimiter(around.source))) or cell != cell.strip()
