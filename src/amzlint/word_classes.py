"""Which words a lexicon tells apart. All others are one word to it, numbers another, and sentences that differ in nothing else hold the same concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_KNOWN_WORDS = 10_000  # that are remembered from message to message
# What stands for words that no term speaks of. No message holds these signs, see `prose.mask`.
ANY_WORD, ANY_NUMBER = "\x08", "0\x00"


class WordClasses(dict[str, str]):
    """From a folded word to itself where some term speaks of it, else to ANY_NUMBER or ANY_WORD; filled as words are looked up.

    spelled: the words of the lexicon's terms; stems have an asterisk behind them, endings one before them, inner parts both; forms: gives the forms under which a word is looked up.
    """

    __slots__ = ("_ending_lengths", "_endings", "_forms", "_parts", "_stem_lengths", "_stems", "_words")

    def __init__(self, spelled: Iterable[str], forms: Callable[[str], tuple[str, ...]] | None = None) -> None:
        super().__init__()
        self._forms = forms
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self._endings: set[str] = set()
        self._parts: set[str] = set()
        for one in spelled:
            if one[0] == "*":
                (self._parts if one[-1] == "*" else self._endings).add(one.strip("*"))
            elif one[-1] == "*":
                self._stems.add(one[:-1])
            else:
                self._words.add(one)
        self._stem_lengths = sorted(set(map(len, self._stems)))
        self._ending_lengths = sorted(set(map(len, self._endings)))

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KNOWN_WORDS:
            self.clear()
        self[word] = found = word if self._is_told_apart(word) else ANY_NUMBER if word[0].isdigit() else ANY_WORD
        return found

    def _is_told_apart(self, word: str) -> bool:
        return self._covers(word) if self._forms is None else any(map(self._covers, self._forms(word)))

    def _covers(self, word: str) -> bool:
        """Say whether some term of the lexicon covers this very word, or words that begin, end or go on like it; landmarks always count."""
        return (
            word < "\x08"
            or word in self._words
            or any(word[:length] in self._stems for length in self._stem_lengths)
            or any(word[-length:] in self._endings for length in self._ending_lengths)
            or any(part in word for part in self._parts)
        )
