"""The sentences of a message: in the order of its segments, whose words they are, and which are in a language of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from amzlint.language import LEAST_JUDGED, function_words, language_of_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amzlint.document import Segment
    from amzlint.landmarks import Landmarks
    from amzlint.prose import Prose


class SentenceOf(NamedTuple):
    """A sentence of a document: words first up to last of a segment; barrier: no window reaches over its start; quoted: the buyer's own words."""

    segment: int
    first: int
    last: int
    barrier: bool
    quoted: bool


class MessageSentences:
    """The sentences of all segments.

    proses, segments, landmarks: of the message, one each a segment; languages: of the message. Without a language there are no proses and no sentences.
    """

    __slots__ = ("_firsts", "_foreign", "_landmarks", "_languages", "_proses", "all")

    def __init__(self, proses: Sequence[Prose], segments: Sequence[Segment], landmarks: Sequence[Landmarks], languages: Sequence[str]) -> None:
        self._proses = proses
        self._landmarks = landmarks
        self._languages = languages
        self._foreign: dict[int, str] | None = None
        self.all = [one for number, prose in enumerate(proses) for one in _sentences_of(number, prose, segments[number])]
        self._firsts = list(accumulate((len(prose.sentences) for prose in proses), initial=0))

    @property
    def foreign(self) -> dict[int, str]:
        """The sentences that are beyond doubt in another language than the message, by number."""
        if self._foreign is None:
            self._foreign = {}
            usual = function_words(*self._languages)
            for number, sentence in enumerate(self.all):
                count = sentence.last - sentence.first
                if count < LEAST_JUDGED or len(usual.intersection(self._proses[sentence.segment].words[sentence.first : sentence.last])) * 6 > count:
                    continue  # enough of its words are those of the message's own language
                if code := language_of_sentence(self._plain_text(sentence), tuple(self._languages)):
                    self._foreign[number] = code
        return self._foreign

    def language_of(self, number: int) -> str | None:
        """Return the language of a sentence that is long enough to be judged, None for any other."""
        if (code := self.foreign.get(number)) is not None:
            return code
        sentence = self.all[number]
        if sentence.last - sentence.first < LEAST_JUDGED:
            return None
        if len(self._languages) == 1:
            return self._languages[0]
        # Several languages may be meant: each is tried against the others.
        text = self._plain_text(sentence)
        found = (language_of_sentence(text, tuple(other for other in self._languages if other != code)) for code in self._languages)
        return next((code for code in found if code in self._languages), None)

    def number_at(self, segment: int, offset: int) -> int:
        """Return the number of the sentence that holds a code point of a segment; the one before it when it lies between two; -1 for none."""
        if not self._proses or not self._proses[segment].words:
            return -1
        prose = self._proses[segment]
        word = max(bisect_right(prose.source_starts(), offset) - 1, 0)
        return self._firsts[segment] + prose.sentence_of[word]

    def _plain_text(self, sentence: SentenceOf) -> str:
        start, end = self._proses[sentence.segment].span(sentence.first, sentence.last)
        return re.sub("[\x00-\x07]", " ", self._landmarks[sentence.segment].masked[start:end])


def _sentences_of(number: int, prose: Prose, segment: Segment) -> list[SentenceOf]:
    found: list[SentenceOf] = []
    for place, sentence in enumerate(prose.sentences):
        is_quoted = False
        if segment.quoted:
            start, end = prose.span(sentence.first, sentence.last)
            is_quoted = any(start < quoted.end and quoted.start < end for quoted in segment.quoted)
        found.append(SentenceOf(number, sentence.first, sentence.last, sentence.barrier or (place == 0 and number > 0), is_quoted))
    return found
