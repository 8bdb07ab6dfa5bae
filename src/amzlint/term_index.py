"""Where a term is indexed and what else must stand near: from its nodes to look-up keys and distances in words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from amzlint.term_keys import STEM_KEY, is_sign_word, keys_of
from amzlint.word_frequency import commonness, stem_commonness

if TYPE_CHECKING:
    from amzlint.terms import Node

PAIR_IS_RARER = 8.0  # times, than the rarer one of two signs that each are a word
LONGEST_CONCEPT = 14  # words; only an estimate for the distances, a longer hit is not found through them
LONGEST_JAPANESE_CONCEPT = 60  # most of its words are single characters


class Anchor(NamedTuple):
    """One entry of a term in the index. table: words, prefixes, suffixes, infixes, kinds or concepts; path: node, or node, alternative and node in it."""

    table: str
    key: str
    path: tuple[int, ...]


class Need(NamedTuple):
    """A node that must match between `low` and `high` words behind the anchor (before it when negative); place: its number in the term."""

    low: int
    high: int
    place: int


def anchors(nodes: list[Node]) -> list[Anchor]:
    """Choose where a term is indexed: at its rarest fixed word, else at a slot, else at a concept; empty when nothing in it is fixed."""
    options = _options(nodes, ())
    return min(options, key=lambda option: option[0])[1] if options else []


def _options(nodes: list[Node], path: tuple[int, ...]) -> list[tuple[float, list[Anchor]]]:
    """Return where a row of nodes may be indexed, with how common that is; two signs that each are a word are rarer together."""
    options = [option for index, node in enumerate(nodes) if (option := _anchor(node, (*path, index)))[1]]
    for index, (one, other) in enumerate(pairwise(nodes)):
        if isinstance(one, str) and isinstance(other, str) and is_sign_word(one) and is_sign_word(other):
            cost = min(commonness(one), commonness(other)) / PAIR_IS_RARER
            options.append((cost, [Anchor("words", one + other, (*path, index))]))
    return options


def _anchor(node: Node, path: tuple[int, ...]) -> tuple[float, list[Anchor]]:
    if isinstance(node, str):
        return commonness(node), [Anchor("words", node, path)]
    tag = node[0]
    if tag == "W":
        return sum(map(commonness, node[1])), [Anchor("words", word, path) for word in node[1]]
    if tag == "x":
        return commonness(node[2]), [Anchor("words", node[2], path)]
    if tag == "p":
        return stem_commonness(node[1]), [Anchor("prefixes", node[1][:STEM_KEY], path)]
    if tag == "s":
        return stem_commonness(node[1]), [Anchor("suffixes", node[1][-STEM_KEY:], path)]
    if tag == "m":
        return stem_commonness(node[1]), [Anchor("infixes", node[1], path)]
    if tag == "k":
        return 3.0, [Anchor("kinds", node[1], path)]
    if tag == "c":
        return 80.0, [Anchor("concepts", node[1], path)]
    if tag == "a":
        return _alternatives_anchor(node[1], path)
    return 0.0, []


def _alternatives_anchor(alternatives: list[list[Node]], path: tuple[int, ...]) -> tuple[float, list[Anchor]]:
    total, found = 0.0, []
    for number, alternative in enumerate(alternatives):
        options = _options(alternative, (*path, number))
        if not options:
            return 0.0, []
        cost, entries = min(options, key=lambda option: option[0])
        total += cost
        found += entries
    return total, found


def required_concepts(nodes: list[Node]) -> list[str]:
    """Return the concepts without which a term cannot match."""
    return [node[1] for node in nodes if isinstance(node, list) and node[0] == "c"]


def needs(nodes: list[Node], place: int, longest: int = LONGEST_CONCEPT) -> list[Need]:
    """Return what must stand near the anchor, which is in the node at `place`, for the term to match; the rarest first. longest: words of a concept's hit."""
    found: list[tuple[float, Need]] = []
    slack = _width(nodes[place], longest)[1] - 1
    for step in (1, -1):
        low, high = 1, 1 + slack
        index = place + step
        while 0 <= index < len(nodes):
            keys = keys_of(nodes[index])
            least, most = _width(nodes[index], longest)
            if keys:
                reach = high + most - 1
                found.append((sum(map(commonness, keys)), Need(low, reach, index) if step > 0 else Need(-reach, -low, index)))
            low, high = low + least, high + most
            index += step
    return [need for _, need in sorted(found, key=lambda one: one[0])]


def _width(node: Node, longest: int) -> tuple[int, int]:
    """Return how many words a node covers, at least and at most."""
    if isinstance(node, str):
        return 1, 1
    tag = node[0]
    if tag == "q":
        return 0, 0
    if tag == "g":
        return 0, node[1]
    if tag == "c":
        return 1, longest
    if tag == "?":
        return 0, sum(_width(inner, longest)[1] for inner in node[1])
    if tag == "a":
        rows = [[_width(inner, longest) for inner in row] for row in node[1]]
        return min(sum(low for low, _ in row) for row in rows), max(sum(high for _, high in row) for row in rows)
    return 1, 1
