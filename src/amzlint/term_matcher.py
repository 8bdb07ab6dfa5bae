"""Matches one term against the words of a sentence, forwards and backwards from the word that proposed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.prose import NUMBER
from amzlint.word_breaks import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amzlint.sentence_words import SentenceWords

Node = Any  # see `terms`
COMMA_COST = 2  # words that a comma counts for inside a gap
_GROUPS = ("?", "a")
_INFLECTED = ("W", "p", "s", "m")


def _covers(node: Node, form: str) -> bool:
    """Say whether a node of words or parts of words covers a form of a word."""
    if node.__class__ is str:
        return bool(form == node)
    tag, part = node
    if tag == "W":
        return form in part
    if tag == "p":
        return form.startswith(part)
    return form.endswith(part) if tag == "s" else part in form


def _is_closed(kind: int, most: int) -> bool:
    """Say whether what stands before a word keeps a gap of so many words from reaching over it."""
    return kind >= CLAUSE or (kind != 0 and most < COMMA_COST)


class TermMatcher:
    """Matches terms in one sentence.

    hits_of: gives the hits of a nested concept, as first word and word after; negated: words of negations, which no gap crosses.
    """

    __slots__ = ("_by_first", "_by_last", "_hits_of", "_sentence", "negated")

    def __init__(self, sentence: SentenceWords, hits_of: Callable[[str], list[Any]]) -> None:
        self._sentence = sentence
        self._hits_of = hits_of
        self._by_first: dict[str, dict[int, list[int]]] = {}
        self._by_last: dict[str, dict[int, list[int]]] = {}
        self.negated: frozenset[int] = frozenset()

    def forget(self, concept: str) -> None:
        """Ask for the hits of a concept anew when they are next needed."""
        self._by_first.pop(concept, None)
        self._by_last.pop(concept, None)

    def match_at(self, nodes: list[Node], path: int, index: int) -> tuple[int, int] | None:
        """Match a term whose node at `path` stands at word `index`; return its words first up to last."""
        place, alternative, inner = path & 0xFF, (path >> 8) & 0xFFF, path >> 20
        if alternative:
            # The term with this alternative written out, so that either side is matched in one go and may try every length.
            row = nodes[place][1][alternative - 1]
            nodes, place = [*nodes[:place], *row, *nodes[place + 1 :]], place + inner
        if (last := self._forward(nodes, place, index, True)) < 0:
            return None
        if (first := self._backward(nodes, place - 1, index, False)) < 0:
            return None
        return first, last

    def _is_word(self, node: Node, index: int) -> bool:
        """Say whether a node that covers exactly one word covers the word at `index`."""
        if self._sentence.forms is not None and (node.__class__ is str or node[0] in _INFLECTED):
            return any(_covers(node, form) for form in self._sentence.forms[index])
        word = self._sentence.words[index]
        if node.__class__ is str:
            return bool(word == node)
        tag = node[0]
        if tag == "W":
            return bool(word in node[1])
        if tag == "p":
            return bool(word.startswith(node[1]))
        if tag == "s":
            return bool(word.endswith(node[1]))
        if tag == "m":
            return bool(node[1] in word)
        if tag == "k":
            if node[1] == NUMBER:
                return word[0].isdigit()
            return bool(word == node[1]) and (not node[2] or node[2] in self._sentence.classes.get(index, ()))
        return bool(word == node[2] and self._sentence.spelled[index] == node[1])

    def _may_start(self, node: Node, index: int) -> bool:
        """Say whether a node may match from the word at `index` on: a cheap look that spares a call for each word of a gap."""
        sentence = self._sentence
        if sentence.forms is not None:
            return True
        if node.__class__ is str:
            return index < len(sentence.words) and bool(sentence.words[index] == node)
        if node[0] == "W" or (node[0] == "a" and len(node) == 3):
            return index < len(sentence.words) and sentence.words[index] in (node[1] if node[0] == "W" else node[2])
        return True

    def _may_end(self, node: Node, index: int) -> bool:
        """Say whether a node may match the words that end before `index`."""
        if self._sentence.forms is not None or not (node.__class__ is str or node[0] == "W"):
            return True
        return index > 0 and (self._sentence.words[index - 1] in node[1] if node.__class__ is list else self._sentence.words[index - 1] == node)

    def _forward(self, nodes: list[Node], at: int, index: int, free: bool) -> int:  # noqa: C901, PLR0911, PLR0912  (a branch a kind of node; a call for each would double the time of a run)
        """Match nodes from `at` on against words from `index` on; return the word after the match, -1 for none.

        free: the first word need not follow the one before it directly.
        """
        breaks = self._sentence.breaks
        while at < len(nodes):
            node = nodes[at]
            tag = node[0] if node.__class__ is list else ""
            at += 1
            if tag in _GROUPS:
                if tag == "a" and not self._may_start(node, index):
                    return -1
                for row in (node[1],) if tag == "?" else node[1]:
                    end = self._forward(row, 0, index, free)
                    if end >= 0 and (end := self._forward(nodes, at, end, free and end == index)) >= 0:
                        return end
                if tag == "a":
                    return -1
            elif tag == "g" and at == len(nodes):
                return self._last_words(index, node, free)
            elif tag == "g" and not free and index <= len(self._sentence.words) and _is_closed(breaks[index], node[1]):
                continue  # where no word fits into a gap it is empty, and what may be absent may follow it
            elif tag == "g":
                for after in self._gap_forward(index, node[1], free) if len(node) == 2 else reversed([*self._gap_forward(index, node[1], free)]):
                    if self._may_start(nodes[at], after) and (end := self._forward(nodes, at, after, True)) >= 0:
                        return end
                return -1
            elif tag == "q":
                if not index or not self._sentence.question:
                    return -1
            elif tag == "c":
                if breaks[index] and not free:
                    return -1
                for end in self._ends(node[1]).get(index, ()):
                    if (last := self._forward(nodes, at, end, False)) >= 0:
                        return last
                return -1
            else:
                if index >= len(self._sentence.words) or (breaks[index] and not free) or not self._is_word(node, index):
                    return -1
                index += 1
                free = False
        return index

    def _backward(self, nodes: list[Node], at: int, index: int, free: bool) -> int:  # noqa: C901, PLR0912  (as `_forward`)
        """Match nodes from `at` down to the first against words that end before `index`; return the first word, -1 for none."""
        breaks = self._sentence.breaks
        while at >= 0:
            node = nodes[at]
            tag = node[0] if node.__class__ is list else ""
            at -= 1
            if tag in _GROUPS:
                for row in (node[1],) if tag == "?" else node[1]:
                    start = self._backward(row, len(row) - 1, index, free)
                    if start >= 0 and (start := self._backward(nodes, at, start, free and start == index)) >= 0:
                        return start
                if tag == "a":
                    return -1
            elif tag == "g" and not free and _is_closed(breaks[index], node[1]):
                continue
            elif tag == "g":
                for before in self._gap_backward(index, node[1], free) if len(node) == 2 else reversed([*self._gap_backward(index, node[1], free)]):
                    if (at < 0 or self._may_end(nodes[at], before)) and (start := self._backward(nodes, at, before, True)) >= 0:
                        return start
                return -1
            elif tag == "q":
                if not index or not self._sentence.question:
                    return -1
            elif tag == "c":
                if breaks[index] and not free:
                    return -1
                for start in self._starts(node[1]).get(index, ()):
                    if (first := self._backward(nodes, at, start, False)) >= 0:
                        return first
                return -1
            else:
                if index < 1 or (breaks[index] and not free) or not self._is_word(node, index - 1):
                    return -1
                index -= 1
                free = False
        return index

    def _last_words(self, index: int, node: Node, free: bool) -> int:
        """Return where a term ends whose last node is a gap: words that may be absent are taken along, a gap is not."""
        if len(node) == 2 or index >= len(self._sentence.words) or (self._sentence.breaks[index] and not free) or index in self.negated:
            return index
        return index + 1

    def _gap_forward(self, index: int, most: int, free: bool) -> Iterable[int]:
        breaks, count = self._sentence.breaks, len(self._sentence.words)
        cost = 0
        while True:
            if not free and index <= count:
                if breaks[index] >= CLAUSE:
                    return
                cost += COMMA_COST if breaks[index] else 0
            free = False
            if cost > most:
                return
            yield index
            if index >= count or index in self.negated:
                return
            index += 1
            cost += 1

    def _gap_backward(self, index: int, most: int, free: bool) -> Iterable[int]:
        breaks = self._sentence.breaks
        cost = 0
        while True:
            if not free:
                if breaks[index] >= CLAUSE:
                    return
                cost += COMMA_COST if breaks[index] else 0
            free = False
            if cost > most:
                return
            yield index
            index -= 1
            if index < 0 or index in self.negated:
                return
            cost += 1

    def _ends(self, concept: str) -> dict[int, list[int]]:
        known = self._by_first.get(concept)
        if known is None:
            known = {}
            for first, last in sorted(self._hits_of(concept), key=lambda hit: hit[0] - hit[1]):
                known.setdefault(first, []).append(last)
            self._by_first[concept] = known
        return known

    def _starts(self, concept: str) -> dict[int, list[int]]:
        known = self._by_last.get(concept)
        if known is None:
            known = {}
            for first, last in sorted(self._hits_of(concept), key=lambda hit: hit[0] - hit[1]):
                known.setdefault(last, []).append(first)
            self._by_last[concept] = known
        return known
