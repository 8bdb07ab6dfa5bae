"""A document as checks see it: landmarks, words, sentences and concepts, each computed when a check first asks."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from amzlint.allowed import Allowed
from amzlint.concept_hits import ConceptHits
from amzlint.document import fields_of
from amzlint.evasions import undo_evasions
from amzlint.landmarks import Landmarks
from amzlint.links import classify
from amzlint.message_sentences import MessageSentences, SentenceOf
from amzlint.phone_regions import regions_of
from amzlint.prose import Prose, read_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amzlint.document import Document, Segment
    from amzlint.html_looks import StyledPage
    from amzlint.lexicon import Lexicon
    from amzlint.placeholder_names import NameTable
    from amzlint.spans import Span

class Found(NamedTuple):
    """A concept's hit in a document: code points start up to end of a segment's text, with its sentence and its words' numbers in the segment."""

    segment: int
    start: int
    end: int
    sentence: int
    first: int
    last: int


class Reading:
    """What checks may ask of a document.

    lexicons: of the document's languages. names: gives the table of placeholder names. hosts: gives the lists of hosts.
    lexicon_of: gives the lexicon of a language that single sentences are in, None where there is none. allowed: what the configuration allows.
    spellings: gives for each word of a language in lower case how it is usually spelled.
    """

    __slots__ = (
        "_evasions", "_fields", "_folded", "_found", "_hits", "_landmarks", "_lexicon_of", "_lexicons", "_link_classes", "_names", "_pages", "_possible", "_proses", "_sentences",
        "_sentences_of", "allowed", "document", "hosts", "marked_sentences", "spellings",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        lexicons: Sequence[Lexicon],
        names: Callable[[], NameTable],
        hosts: Callable[[], dict[str, list[str]]],
        lexicon_of: Callable[[str], Lexicon | None] = lambda _: None,
        allowed: Allowed = Allowed(),  # noqa: B008  (a value that never changes)
        spellings: Callable[[str], dict[str, str]] = lambda _: {},
    ) -> None:
        self.document = document
        self.allowed = allowed
        self.hosts = hosts
        self.spellings = spellings
        self.marked_sentences: dict[int, list[Span]] = {}  # by segment: what `sentence_units` found, for all who ask about one message
        self._lexicons = list(lexicons)
        self._lexicon_of = lexicon_of
        self._names = names
        self._landmarks: list[Landmarks] | None = None
        self._proses: list[list[Prose]] | None = None
        self._evasions: dict[int, list[tuple[int, int, bool]]] = {}
        self._hits: list[list[ConceptHits]] | None = None
        self._sentences: MessageSentences | None = None
        self._found: dict[str, list[Found]] = {}
        self._pages: list[tuple[int, StyledPage]] | None = None
        self._possible: set[str] | None = None
        self._folded: str | None = None
        self._fields: dict[int, int] | None = None
        self._sentences_of: dict[str, list[int]] = {}
        self._link_classes: dict[int, list[frozenset[str]]] = {}

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The document's segments."""
        return self.document.segments

    @property
    def landmarks(self) -> list[Landmarks]:
        """For each segment what is no prose in it."""
        if self._landmarks is None:
            regions = regions_of(self.document.marketplace, self.languages)
            self._landmarks = [Landmarks(segment.text, self._names, regions) for segment in self.segments]
        return self._landmarks

    @property
    def pages(self) -> list[tuple[int, StyledPage]]:
        """The pages of HTML with how they look, each with the number of its first segment. In a reply the buyer's own words are not looked at."""
        if self._pages is None:
            from amzlint.html_looks import styled_pages  # noqa: PLC0415  (only messages with HTML need it)

            self._pages = styled_pages(self.document)
        return self._pages

    @property
    def lexicons(self) -> list[Lexicon]:
        """The lexicons of the document's languages."""
        return self._lexicons

    @property
    def languages(self) -> list[str]:
        """The languages whose lexicons are used."""
        return [lexicon.language for lexicon in self._lexicons]

    def field_number(self, segment: int) -> int:
        """Return the number of a segment's field in `fields_of`."""
        if self._fields is None:
            self._fields = {id(field): number for number, field in enumerate(fields_of(self.document))}
        return self._fields[id(self.document.segments[segment].field)]

    @property
    def proses(self) -> list[list[Prose]]:
        """For each lexicon the prose of each segment; lexicons that fold alike share it."""
        if self._proses is None:
            by_fold: dict[str, list[Prose]] = {}
            for lexicon in self._lexicons:
                if lexicon.fold not in by_fold:
                    by_fold[lexicon.fold] = self._read(lexicon)
            self._proses = [by_fold[lexicon.fold] for lexicon in self._lexicons]
        return self._proses

    @property
    def _message(self) -> MessageSentences:
        if self._sentences is None:
            self._sentences = MessageSentences(self.proses[0] if self.proses else (), self.segments, self.landmarks, self.languages)
        return self._sentences

    @property
    def sentences(self) -> list[SentenceOf]:
        """The sentences of all segments, in order."""
        return self._message.all

    @property
    def foreign(self) -> dict[int, str]:
        """The sentences that are beyond doubt in another language than the message, by number."""
        return self._message.foreign

    def sentence_language(self, number: int) -> str | None:
        """Return the language of a sentence that is long enough to be judged, None for any other."""
        return self._message.language_of(number)

    def sentence_at(self, segment: int, offset: int) -> int:
        """Return the number of the sentence that holds a code point of a segment; the one before it when it lies between two; -1 for none."""
        return self._message.number_at(segment, offset)

    def _read(self, lexicon: Lexicon) -> list[Prose]:
        abbreviations = frozenset().union(*(one.abbreviations for one in self._lexicons))
        pairs = zip(self.segments, self.landmarks, strict=True)
        proses = [read_prose(segment.text, marks.masked, lexicon.fold, abbreviations) for segment, marks in pairs]
        self._undo_evasions(proses)
        return proses

    def _undo_evasions(self, proses: Sequence[Prose]) -> None:
        for number, prose in enumerate(proses):
            masked = self.landmarks[number].masked
            for first, last, certain in undo_evasions(prose, masked, lambda word: any(lexicon.speaks_of(word) for lexicon in self._lexicons)):
                start, end = prose.span(first, last)
                self._evasions.setdefault(number, []).append((start, end, certain))

    @property
    def has_evasions(self) -> bool:
        """Whether anything in the message was not written plainly."""
        return bool(self.proses and self._evasions) or any(marks.disguised() for marks in self.landmarks)

    def evasions(self, segment: int) -> list[tuple[int, int, bool]]:
        """Return what in a segment was not written plainly, in order: code points start up to end, and whether no honest text holds such a thing."""
        found = self._evasions.get(segment, []) if self.proses else []
        return sorted({*found, *((start, end, False) for start, end in self.landmarks[segment].disguised())})

    @property
    def hits(self) -> list[list[ConceptHits]]:
        """For each lexicon the concepts of each segment."""
        if self._hits is None:
            self._hits = [self._hits_in(lexicon, proses) for lexicon, proses in zip(self._lexicons, self.proses, strict=True)]
            for code in dict.fromkeys(self.foreign.values()):
                if (lexicon := self._lexicon_of(code)) is not None:
                    self._hits.append(self._hits_in(lexicon, self._read(lexicon)))
        return self._hits

    def _hits_in(self, lexicon: Lexicon, proses: Sequence[Prose]) -> list[ConceptHits]:
        pairs = zip(proses, self.landmarks, strict=True)
        return [ConceptHits(lexicon, prose, _classes(prose, marks) if marks.placeholders else {}) for prose, marks in pairs]

    @property
    def possible(self) -> set[str]:
        """The concepts that may occur: a cheap look before `found`."""
        if self._possible is None:
            self._possible = set()
            for row in self.hits:
                for hits in row:
                    self._possible.update(hits.proposed())
        return self._possible

    def link_classes(self, segment: int) -> list[frozenset[str]]:
        """Return the classes of each link of a segment, in order."""
        known = self._link_classes.get(segment)
        if known is None:
            known = self._link_classes[segment] = [classify(link, self.hosts()) for link in self.landmarks[segment].links]
        return known

    def found(self, concept: str) -> list[Found]:
        """Return a concept's hits in all languages of the document, in order, without the same place twice."""
        known = self._found.get(concept)
        if known is None:
            places: set[Found] = set()
            for row in self.hits:
                for number, hits in enumerate(row):
                    if concept in self.possible:
                        places.update(self._placed(hits, number, concept))
            known = self._found[concept] = sorted(places)
        return known

    def _placed(self, hits: ConceptHits, number: int, concept: str) -> list[Found]:
        # Overlapping hits of one concept are one idea, said at length; a rule sees it once, whole.
        united: list[tuple[int, int]] = []
        for first, last in hits.hits(concept):
            if united and first < united[-1][1]:
                united[-1] = (united[-1][0], max(united[-1][1], last))
            else:
                united.append((first, last))
        result = []
        for first, last in united:
            start, end = hits.span(first, last)
            sentence = self.sentence_at(number, start)
            if self._is_read_in(hits.language, sentence):
                result.append(Found(number, start, end, sentence, first, last))
        return result

    def _is_read_in(self, language: str, sentence: int) -> bool:
        """Say whether a sentence is read with the lexicon of a language: that of its own where there is one, else those of the message."""
        own = self.foreign.get(sentence)
        if own is None or self._lexicon_of(own) is None:
            return language in self.languages
        return language == own

    def text(self, found: Found) -> str:
        """Return the characters of a hit."""
        return self.segments[found.segment].text[found.start : found.end]

    def folded_text(self) -> str:
        """Return the folded text of the whole message, for fingerprints."""
        if self._folded is None:
            self._folded = "\n".join(prose.view.text for prose in self.proses[0]) if self.proses else "\n".join(segment.text for segment in self.segments)
        return self._folded

    def found_in(self, concept: str, first: int, last: int) -> list[Found]:
        """Return a concept's hits in sentences first up to last (exclusive)."""
        found = self.found(concept)
        sentences = self._sentences_of.get(concept)
        if sentences is None:
            sentences = self._sentences_of[concept] = [one.sentence for one in found]
        return found[bisect_left(sentences, first) : bisect_left(sentences, last)]


def _classes(prose: Prose, marks: Landmarks) -> dict[int, frozenset[str]]:
    by_start = marks.classes_by_start()
    result = {}
    for index, word in enumerate(prose.words):
        if word == "\x01":
            start, _ = prose.span(index, index + 1)
            result[index] = by_start.get(start, frozenset())
    return result
