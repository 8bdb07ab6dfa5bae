"""The term syntax of lexicons: text such as `leave us? (a|your)? <review>` to the plain data that `lexicon` matches."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from amzlint.normalize import fold
from amzlint.prose import EMAIL, LINK, NUMBER, ORDER_ID, PHONE, PLACEHOLDER, Prose

Node = Any  # a word (str) or a list [tag, …]; see `parse_term`
MOST_ALTERNATIVES = 400
LARGEST_GAP = 20  # words
LARGEST_JAPANESE_GAP = 60  # most of its words are single characters
LONGEST_TERM = 60  # words, gaps and groups in a row

SLOTS = {"number": NUMBER, "link": LINK, "email": EMAIL, "phone": PHONE, "order-id": ORDER_ID, "placeholder": PLACEHOLDER}

_LOST_SIGNS = frozenset("+*=#@&^~\\§°•;:,!")  # a word beside one of them would match without it, which is not what was meant
_TOKEN = re.compile(r"\s*(?:(?P<gap>\.\.\.\{(?P<size>\d+)\})|<(?P<slot>[a-z0-9:_-]+)>|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<absent>\?)|(?P<word>[^\s()|<>?]+))")


class TermError(ValueError):
    """A term that does not follow the syntax; `at` is the code point in the term where it goes wrong."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class _Parser:
    """One pass over a term.

    The nodes: a word, ["W", words], ["p"|"s"|"m", part], ["x", spelled, word], ["g", n] (with "first": rather one word than none), ["c", concept],
    ["k", kind, class], ["q"], ["?", nodes], ["a", [nodes, …]] (with the first words of the alternatives where all begin with a word).
    """

    def __init__(self, term: str, how: str, exact: frozenset[str]) -> None:
        self.term = term
        self.how = how
        self.exact = exact
        self.at = 0

    def parse(self) -> list[Node]:
        nodes = self._sequence(inside=False)
        if self.at < len(self.term.rstrip()):
            raise TermError("“)” without “(” before it", self.at)
        if not nodes:
            raise TermError("empty term, expected at least one word", 0)
        if len(nodes) > LONGEST_TERM:
            raise TermError(f"{len(nodes)} words and groups in a row, at most {LONGEST_TERM}", 0)
        return nodes

    def _next(self) -> re.Match[str] | None:
        if not self.term[self.at :].strip():
            return None
        found = _TOKEN.match(self.term, self.at)
        if found is None:
            raise TermError(f"“{self.term[self.at :].strip()[:10]}” is not understood, expected a word, (a|b), ...{{n}} or <concept>", self.at)
        return found

    def _sequence(self, *, inside: bool) -> list[Node]:
        nodes: list[Node] = []
        last: list[Node] = []  # the nodes of the last item, which a "?" makes optional
        while (found := self._next()) is not None:
            if found["close"] or found["bar"]:
                if not inside:
                    raise TermError("“|” and “)” belong inside “( )”", found.start(found.lastgroup or 0))
                break
            self.at = found.end()
            if found["absent"]:
                if not last:
                    raise TermError("“?” needs a word or a group before it", found.start("absent"))
                del nodes[-len(last) :]
                nodes.append(["g", 1, "first"] if last == ["w"] and self.term[found.start("absent") - 1] == "w" else ["?", last])
                last = []
                continue
            last = self._item(found)
            nodes += last
        return nodes

    def _item(self, found: re.Match[str]) -> list[Node]:
        if found["gap"]:
            largest = LARGEST_JAPANESE_GAP if self.how == "japanese" else LARGEST_GAP
            if not 0 < int(found["size"]) <= largest:
                raise TermError(f"a gap of {found['size']} words, expected 1 to {largest}", found.start("gap"))
            return [["g", int(found["size"])]]
        if found["slot"]:
            return [self._slot(found["slot"])]
        if found["open"]:
            return [self._group(found.start("open"))]
        return self._words(found["word"], found.start("word"))

    def _slot(self, name: str) -> Node:
        if name == "question":
            return ["q"]
        kind, _, detail = name.partition(":")
        if kind in SLOTS and (not detail or kind == "placeholder"):
            return ["k", SLOTS[kind], detail]
        return ["c", name]

    def _group(self, opened: int) -> Node:
        alternatives = [self._sequence(inside=True)]
        while (found := self._next()) is not None and found["bar"]:
            self.at = found.end()
            alternatives.append(self._sequence(inside=True))
        if found is None:
            raise TermError("“(” is never closed", opened)
        self.at = found.end()
        if any(not nodes for nodes in alternatives):
            raise TermError("an alternative is empty; write (…)? for something that may be absent", opened)
        if all(len(nodes) == 1 and isinstance(nodes[0], str) for nodes in alternatives):
            return ["W", list(dict.fromkeys(nodes[0] for nodes in alternatives))]
        rows = _flattened(alternatives, opened)
        firsts = [row[0] for row in rows]
        return ["a", rows, firsts] if all(isinstance(first, str) for first in firsts) else ["a", rows]

    def _words(self, spelled: str, at: int) -> list[Node]:
        if spelled in self.exact:
            return [["x", spelled, fold(spelled, self.how).text]]
        before, after = spelled.startswith("+"), spelled.endswith("*")
        bare = spelled[before : len(spelled) - after]
        lost = next((sign for sign in bare if sign in _LOST_SIGNS), None)
        if lost and any(character.isalnum() for character in bare):
            raise TermError(f"the sign “{lost}” in “{spelled}” cannot be matched; only words and % € $ £ ¥ ★ can", at)
        words = _words_of(bare, self.how)
        if not words:
            raise TermError(f"“{spelled}” holds no word", at)
        nodes: list[Node] = list(words)
        if before and after and len(words) == 1:
            return [["m", words[0]]]
        if before:
            nodes[0] = ["s", words[0]]
        if after:
            nodes[-1] = ["p", words[-1]]
        return nodes


@lru_cache(maxsize=50_000)  # a lexicon spells the same few thousand words hundreds of thousands of times
def _words_of(spelled: str, how: str) -> tuple[str, ...]:
    return tuple(Prose(spelled, fold(spelled, how), frozenset()).words)


def _flattened(alternatives: list[list[Node]], at: int) -> list[list[Node]]:
    """Write alternatives inside alternatives out, so that every alternative is a plain row of nodes."""
    result: list[list[Node]] = []
    for nodes in alternatives:
        rows: list[list[Node]] = [[]]
        for node in nodes:
            inner = node[1] if isinstance(node, list) and node[0] == "a" else None
            rows = [row + choice for row in rows for choice in inner] if inner else [[*row, node] for row in rows]
        result += rows
        if len(result) > MOST_ALTERNATIVES:
            raise TermError(f"more than {MOST_ALTERNATIVES} alternatives; write several terms", at)
    return result


def parse_term(term: str, how: str, exact: frozenset[str] = frozenset()) -> list[Node]:
    """Parse a term.

    how: the folding of the lexicon; exact: words whose case and accents count. Returns its nodes as plain data. Raises TermError.
    """
    return _Parser(term, how, exact).parse()


def concepts_in(nodes: list[Node]) -> set[str]:
    """Return the names of the concepts that a term refers to."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, list):
            if node[0] == "c":
                found.add(node[1])
            elif node[0] == "?":
                found |= concepts_in(node[1])
            elif node[0] == "a":
                for alternative in node[1]:
                    found |= concepts_in(alternative)
    return found
