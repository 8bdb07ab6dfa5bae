"""A text as words and sentences: what lexicon terms are matched against."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from amzlint.normalize import View, fold
from amzlint.word_breaks import BARRIER, BREAKS, CLAUSE, EMOJI, FULL_STOP, LINE, PLAIN, SENTENCE, goes_on, goes_on_japanese

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# The first character of a masked landmark tells its kind, the rest of it is _FILLER; see `mask`.
PLACEHOLDER, LINK, EMAIL, PHONE, ORDER_ID, NUMBER, CONTROL = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07"
_FILLER = "\x00"

# Patterns are compiled by `re` when they are first used, and kept; most messages need few of them.
# What most words are comes first, with ranges, which `re` reads fastest.
_ASCII_WORD = r"([A-Za-z][0-9A-Za-z]*|\d++(?:[.,']\d++)++|[0-9A-Za-z]+|[\x01-\x07]\x00*|[%$])"
_LATIN_WORD = r"[a-z\u00df-\u00f6\u00f8-\u024f]++(?![\w\u0300-\u036f\u064b-\u0652])"
_ANY_WORD = (
    rf"({_LATIN_WORD}|[\x01-\x07]\x00*"
    # Japanese puts no space between words: a run of katakana is a word, every other kana and every ideograph is one of its own.
    r"|[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff]+|[\u3040-\u309f\u3400-\u9fff\uf900-\ufaff\u3005]"
    r"|★+|[%€$£¥]"
    r"|\d++(?:[.,'٫٬]\d++)+"
    r"|(?:[^\W_\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u3005]|(?<=\w)[\u0300-\u036f\u064b-\u0652])+)"
)
_GENDERED_ENDING = r"(?:\((?:e|s|es|ne|nes|le|les|euse|rice|r|in|innen|n|en)\)|[·•*:](?:e|es|s|in|innen|ne|nes|r|n)(?!\w)(?:[·•]s(?!\w))?)"
_RATING = r"(?<=\d)\*(?![*\w])"  # "5*" is how people type five stars
_RESERVED = "\x00\x01\x02\x03\x04\x05\x06\x07\x08"
_RESERVED_SIGNS = frozenset(_RESERVED)
_BRANCH = r"(?i)\{\{\s?\^|\b(?:else|elseif|elsif|elif|when|case)\b"  # what starts another branch of a condition


def mask(text: str, landmarks: Sequence[tuple[int, int, str]]) -> str:
    """Replace landmarks by characters that no message holds, so that each is one word.

    landmarks: sorted, non-overlapping (start, end, kind) in code points, kind one of the constants of this module.
    Returns a text of the same length.
    """
    if not text.isprintable() and not _RESERVED_SIGNS.isdisjoint(text):
        text = text.translate(dict.fromkeys(map(ord, _RESERVED), " "))
    if "*" in text:
        text = re.sub(_RATING, "★", text)
    if not landmarks:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, kind in landmarks:
        pieces += (text[at:start], kind, _FILLER * (end - start - 1))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


class Sentence:
    """A sentence: words first up to last (exclusive); `barrier`: no window reaches over its start; `quoted`: the buyer's own words."""

    __slots__ = ("barrier", "first", "last", "quoted")

    def __init__(self, first: int, last: int, *, barrier: bool = False, quoted: bool = False) -> None:
        self.first = first
        self.last = last
        self.barrier = barrier
        self.quoted = quoted


class Prose:
    """The words and sentences of one text in one folding.

    words: folded words; starts, ends: their places in the folded text; breaks: what stands before each word (PLAIN, COMMA, CLAUSE, SENTENCE),
    with one more at the end; sentence_of: the number of each word's sentence.
    """

    __slots__ = ("_asks", "_source_starts", "breaks", "ends", "sentence_of", "sentences", "source", "starts", "view", "words")

    def __init__(self, source: str, view: View, abbreviations: frozenset[str], how: str = "drop-accents") -> None:
        self.source = source
        self.view = view
        self.words: list[str]
        self.starts: list[int]
        self.ends: list[int]
        self.breaks: list[int]
        self._source_starts: list[int] | None = None
        self._asks = "?" in view.text or "？" in view.text or "؟" in view.text
        self._read_words(abbreviations, goes_on_japanese if how == "japanese" else goes_on)
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self._read_sentences()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the source text that words first up to last (exclusive) cover."""
        return self.view.to_source(self.starts[first], self.ends[last - 1])

    def source_starts(self) -> list[int]:
        """Return where each word starts in the source text, in code points."""
        offsets = self.view.offsets
        if offsets is None:
            return self.starts
        if self._source_starts is None:
            self._source_starts = [offsets[start] for start in self.starts]
        return self._source_starts

    def spelled(self, first: int, last: int, exact: frozenset[str]) -> tuple[str, ...]:
        """Return words first up to last (exclusive) as they are spelled where that counts, nothing for the others; exact: folded words whose spelling counts."""
        if exact.isdisjoint(self.words[first:last]):
            return ()
        return tuple(self.source[slice(*self.span(index, index + 1))] if self.words[index] in exact else "" for index in range(first, last))

    def word_at(self, offset: int) -> int | None:
        """Return the number of the word that covers a code point of the source text; None when none does."""
        index = bisect_right(self.source_starts(), offset) - 1
        return index if index >= 0 and offset < self.span(index, index + 1)[1] else None

    def join_words(self, changes: Sequence[tuple[int, int, str]]) -> list[int]:
        """Read words first up to last (exclusive) as one word each, in order and without overlaps. Returns for each old word the number of the new one."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        breaks: list[int] = []
        numbers: list[int] = []
        pending = list(changes)[::-1]
        index = 0
        while index < len(self.words):
            first, last, word = pending.pop() if pending and pending[-1][0] == index else (index, index + 1, self.words[index])
            numbers += [len(words)] * (last - first)
            words.append(word)
            starts.append(self.starts[first])
            ends.append(self.ends[last - 1])
            breaks.append(self.breaks[first])
            index = last
        breaks.append(self.breaks[-1])
        self.words, self.starts, self.ends, self.breaks = words, starts, ends, breaks
        self._source_starts = None
        self.sentences, self.sentence_of = [], []
        self._read_sentences()
        return numbers

    def is_question(self, word: int) -> bool:
        """Say whether the sentence of a word ends with a question mark."""
        if not self._asks:
            return False
        last = self.sentences[self.sentence_of[word]].last
        end = self.starts[last] if last < len(self.words) else self.ends[-1] + MOST_QUESTION_MARKS
        return any(sign in self.view.text[self.ends[last - 1] : end] for sign in "?？؟")

    def _read_words(self, abbreviations: frozenset[str], goes_on: Callable[[str, int], bool]) -> None:
        text = self.view.text
        # Split gives what stands between words and words in turn, at the speed of C.
        parts = re.split(_ASCII_WORD if text.isascii() else _ANY_WORD, text)
        places = list(accumulate(map(len, parts)))
        self.words = parts[1::2]
        if _FILLER in text:
            # A landmark's word is its kind alone.
            self.words = [word if word[0] >= "\x08" else word[0] for word in self.words]
        self.starts, self.ends, betweens = places[:-1:2], places[1::2], parts[:-1:2]
        if ("(" in text or "·" in text or ":" in text or "*" in text or "•" in text) and re.search(_GENDERED_ENDING, text):
            self._join_gendered_endings(betweens)
        self.breaks = list(map(BREAKS.__getitem__, betweens))
        for index in [index for index, kind in enumerate(self.breaks) if kind >= FULL_STOP]:
            self.breaks[index] = self._break(betweens[index], index, abbreviations, goes_on)
        self.breaks.append(SENTENCE)
        if self.words:
            self.breaks[0] = SENTENCE
        # A buyer sees one branch of a condition, so nothing may be read across two.
        for index, word in enumerate(self.words) if CONTROL in self.words else ():
            if word == CONTROL and self._starts_branch(self.starts[index], self.ends[index]):
                self.breaks[index] = BARRIER

    def _join_gendered_endings(self, betweens: list[str]) -> None:
        """Let endings such as "(e)" and ":innen" belong to the word before them."""
        text = self.view.text
        index = 0
        while index < len(self.words):
            end = self.ends[index]
            if end < len(text) and text[end] in "(·•:*" and self.words[index] >= "\x08" and (ending := _gendered_ending(text, end)):
                after = index + 1
                while after < len(self.words) and self.starts[after] < ending:
                    after += 1
                for row in (self.words, self.starts, self.ends, betweens):
                    del row[index + 1 : after]
                self.ends[index] = ending
                if index + 1 < len(self.words):
                    betweens[index + 1] = text[ending : self.starts[index + 1]]
            index += 1

    def _starts_branch(self, start: int, end: int) -> bool:
        first, last = self.view.to_source(start, end)
        return re.search(_BRANCH, self.source[first:last]) is not None

    def _break(self, between: str, index: int, abbreviations: frozenset[str], goes_on: Callable[[str, int], bool]) -> int:
        kind = BREAKS[between]
        if kind == FULL_STOP:
            return PLAIN if self._is_abbreviated(between, index, abbreviations) else SENTENCE
        if kind in (LINE, EMOJI):
            start = self.starts[index]
            return PLAIN if goes_on(self.source, self.view.to_source(start, start + 1)[0]) else SENTENCE if kind == LINE else CLAUSE
        return kind

    def _is_abbreviated(self, between: str, index: int, abbreviations: frozenset[str]) -> bool:
        last = self.words[index - 1] if index else ""
        if last in abbreviations:
            return True
        if between != ". ":
            return False
        # Initials ("J. Smith"), and the number of a list's item ("3. Open the box"), which is a word of its line.
        starts = index == 1 or self.breaks[index - 1] >= SENTENCE
        return (len(last) == 1 and last.isalpha()) or (starts and len(last) <= 2 and last.isdigit())

    def _read_sentences(self) -> None:
        breaks = self.breaks
        bounds = [index for index, kind in enumerate(breaks) if kind >= SENTENCE]
        for number, (first, last) in enumerate(pairwise(bounds)):
            self.sentences.append(Sentence(first, last, barrier=first > 0 and breaks[first] > SENTENCE))
            self.sentence_of += [number] * (last - first)


MOST_QUESTION_MARKS = 8  # code points behind the last word in which its question mark is looked for


def _gendered_ending(text: str, at: int) -> int:
    """Return where a gendered ending that starts here ends, 0 when there is none."""
    found = re.match(_GENDERED_ENDING, text[at : at + 12])
    return at + found.end() if found else 0


def read_prose(text: str, masked: str, how: str, abbreviations: frozenset[str]) -> Prose:
    """Read a text as words and sentences.

    text: the text; masked: the same with its landmarks replaced by `mask`; how: the folding; abbreviations: folded words whose full stop ends no sentence.
    """
    return Prose(text, fold(masked, how), abbreviations, how)
