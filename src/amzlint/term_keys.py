"""The look-up keys of a term's nodes: what must be among the words of a text for the node to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.terms import Node

STEM_KEY = 4  # letters of a stem that are its key


def is_sign_word(word: str) -> bool:
    """Say whether a word is one kana or ideograph; two such words that follow each other are indexed as a pair."""
    return len(word) == 1 and "\u3041" <= word <= "\u9fff"


def keys_of(node: Node) -> list[str]:
    """Return the look-up keys of which one is present wherever the node matches; empty when that cannot be told."""
    if isinstance(node, str):
        return [node]
    tag = node[0]
    if tag == "W":
        return list(node[1])
    if tag == "x":
        return [node[2]]
    if tag == "p" and len(node[1]) >= STEM_KEY:
        return [node[1][:STEM_KEY] + "*"]
    if tag == "k":
        return [node[1]] if node[1] != "\x06" else []
    if tag == "a":
        rows = [next((keys for inner in alternative if (keys := keys_of(inner))), []) for alternative in node[1]]
        return [key for row in rows for key in row] if all(rows) else []
    return []
