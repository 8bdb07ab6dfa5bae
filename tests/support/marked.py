"""Texts in which ⟦marks⟧ stand around what is to be found."""

from __future__ import annotations

import re


def unmark(marked: str, marks: str = "(?s)⟦(.*?)⟧") -> tuple[str, list[tuple[int, int]]]:
    """Split a text into the bare text and the marked spans. marks: a pattern whose one group is what they hold."""
    pieces = re.split(marks, marked)
    spans, position = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((position, position + len(piece)))
        position += len(piece)
    return "".join(pieces), spans


def marked_texts(marked: str) -> tuple[str, list[str]]:
    """Split a text into the bare text and what is marked in it."""
    text, spans = unmark(marked)
    return text, [text[start:end] for start, end in spans]
