"""The changes that would settle one finding: its phrase, fragment, clause or sentence gone or replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.document import Match, fields_of
from amzlint.edits import apply_edits
from amzlint.removal import field_number, text_without
from amzlint.revision import reread
from amzlint.rewrite_losses import talk
from amzlint.sentence_units import ALONE, CLAUSE, FRAGMENT, LINE, SENTENCE, WITH_COMPANION, WITH_LIST, Unit, begun, sentence_spans, units_of
from amzlint.spans import Span
from amzlint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Document, Segment
    from amzlint.linter import Linter
    from amzlint.reading import Reading
    from amzlint.violation import Violation

# An offer has no compliant form; a request for reviews has none in replies.
_REMOVED = frozenset(("promotion",))
_ASKS_FOR_REVIEWS = frozenset(("review-request", "review-manipulation", "review-incentive"))
_RANKS = {FRAGMENT: 0, LINE: 0, CLAUSE: 1, WITH_COMPANION: 4, WITH_LIST: 4, SENTENCE: 5, ALONE: 6}
_REPLACED = {WITH_COMPANION: 2, WITH_LIST: 2, SENTENCE: 3}
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•·–])\s")
_LEAST_SPOKEN = 4  # words of a sentence that something else is said in the place of
_OF_STYLE = frozenset(("capitals", "punctuation", "line_breaks", "emoji"))  # what they find is mended, not taken out
_NO_PROSE = frozenset(("link", "contact", "placeholder"))  # checks that find what is no prose


class Candidate(NamedTuple):
    """A message after one change.

    before, after: what was written and what stands there now; rank: the lower, the less was changed; faulty: what of it has no facts to keep;
    is_whole: the sentence goes with all that speaks of it; is_bare: it goes alone.
    """

    document: Document
    before: str
    after: str
    rank: int
    faulty: str = ""
    is_whole: bool = False
    is_bare: bool = False


def candidates_for(linter: Linter, document: Document, fault: Violation, lang: str | None) -> list[Candidate]:
    """Return the changes that may settle a finding, the smallest first."""
    check = next((rule.check for rule in linter.rules if rule.id == fault.rule), "")
    if check in _OF_STYLE:
        return []
    reading = linter.read(document, linter.languages(document))
    found: list[Candidate] = []
    for segment, span in places_of(document, fault):
        for unit in units_of(reading, segment, span, lang, no_prose=check in _NO_PROSE):
            if unit.kind in _REPLACED and _is_prose(reading, unit):
                for text in _replacements(linter, reading, fault, lang, unit, span):
                    found += _made(document, unit._replace(text=begun(reading, unit, text, lang)), lang, _REPLACED[unit.kind])
            found += _made(document, unit, lang, _RANKS[unit.kind])
    return found


def mended(document: Document, fault: Violation) -> Candidate | None:
    """Return the message with the safe fix of a finding; None where it has none."""
    remedy = fault.remedy
    if remedy is None or remedy.level != "safe" or not remedy.edits:
        return None
    fields = fields_of(document)
    texts = {number: apply_edits(fields[number].text, [one for one in remedy.edits if one.field == number]) for number in {one.field for one in remedy.edits}}
    before = "".join(fields[one.field].text[one.start : one.end] for one in remedy.edits)
    return Candidate(reread(document, texts), before, "".join(one.text for one in remedy.edits), 0)


def without_sentence(linter: Linter, document: Document, said: str, lang: str | None) -> Document | None:
    """Return the message without a sentence that stands in it as it is given; None where none does."""
    reading = linter.read(document, linter.languages(document))
    for number, segment in enumerate(document.segments):
        start = segment.text.find(said) if said and segment.part == "text" else -1
        whole = Span(start, start + len(said))
        if start >= 0 and any(one.start == whole.start for one in sentence_spans(reading, number)) and any(one.end == whole.end for one in sentence_spans(reading, number)):
            text = text_without(document, Unit(SENTENCE, number, *whole), lang)
            return None if text is None else reread(document, {field_number(document, number): text})
    return None


def places_of(document: Document, fault: Violation) -> Iterator[tuple[int, Span]]:
    """Yield where a finding stands in the texts that the buyer reads: a link's target stands where its words do."""
    for number, segment in enumerate(document.segments):
        if segment.part != "text" or segment.field.name != fault.field or segment.field.text[slice(*fault.in_message)] != fault.text:
            continue
        start, end = segment.to_field.from_source(fault.in_message)
        if start == end and _has_no_words(segment, start, fault):
            continue
        end = max(end, min(start + 1, len(segment.text)))
        if start < end:
            yield number, Span(start, end)


def _has_no_words(segment: Segment, start: int, fault: Violation) -> bool:
    """Say whether an attribute's element ends before the next word: that one is not what the attribute is about."""
    if start >= len(segment.text):
        return True
    point = segment.to_field.to_source((start, start + 1))[0].start
    return "</" in segment.field.text[fault.in_message.end : point]


def _made(document: Document, unit: Unit, lang: str | None, rank: int) -> list[Candidate]:
    text = text_without(document, unit, lang)
    number = field_number(document, unit.segment)
    if text is None or text == fields_of(document)[number].text:
        return []
    before = document.segments[unit.segment].text[unit.start : unit.end]
    is_whole = unit.kind in (WITH_LIST, WITH_COMPANION)
    return [Candidate(reread(document, {number: text}), before.strip(), unit.text.strip(), rank, before if is_whole else "", is_whole, unit.kind == SENTENCE and not unit.text)]


def _is_prose(reading: Reading, unit: Unit) -> bool:
    """Say whether a unit is said to the buyer, and no line of a signature or of a list of addresses."""
    prose = reading.proses[0][unit.segment]
    places = prose.source_starts()
    spoken = sum(unit.start <= place < unit.end and word[0] > "\x08" for place, word in zip(places, prose.words, strict=True))
    text = reading.segments[unit.segment].text
    if spoken < _LEAST_SPOKEN or _ITEM.match(text, unit.start, unit.end):
        return False
    return not any(one.segment == unit.segment and one.end <= unit.start and "\n" in text[one.end : unit.start] for one in talk(reading, "closing"))


def _replacements(linter: Linter, reading: Reading, fault: Violation, lang: str | None, unit: Unit, span: Span) -> list[str]:
    """Return the sentences that can stand where the faulty one stood, as they are, its courteous form first; none that the message has already."""
    if fault.category in _REMOVED or (fault.category in _ASKS_FOR_REVIEWS and reading.document.kind == "reply"):
        return []
    choice = Wording(linter.packs).choose(fault.rule, reading.document, reading, lang, Match(unit.segment, span.start, span.end))
    whole = "\n".join(one.text for one in reading.segments)
    faulty = reading.segments[unit.segment].text[unit.start : unit.end].strip()
    courteous = [fault.rewording.after] if fault.rewording is not None and fault.rewording.before == faulty else []
    return [text for text in dict.fromkeys([*courteous, *(one.text for one in choice if one.replaces)]) if text not in whole]
