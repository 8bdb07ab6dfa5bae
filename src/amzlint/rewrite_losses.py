"""What a rewrite loses: facts, and what a message says about the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.facts import facts_of
from amzlint.prose import ORDER_ID
from amzlint.word_breaks import COMMA

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection

    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.message_sentences import SentenceOf
    from amzlint.prose import Prose
    from amzlint.reading import Found, Reading
    from amzlint.spans import Span

    Place = tuple[int, Span]  # code points of a segment's text

# What messages are for.
_ABOUT_ORDERS = ("permitted-reason", "refund-notice", "refund-promise", "stock-out", "order-adjusted", "return-notice", "shipped-notice", "delivered-notice", "order-received")
_SERVICE = (*_ABOUT_ORDERS, "next-step", "time-frame", "apology", "help-offer", "unrequested-support", "ask-review")
_EMPTY_TALK = ("greeting", "closing", "thanks", "small-talk", "hope-satisfied")
_LEAST_WORDS = 2  # beside greeting, thanks, farewell and signature
_LEAST_SIGNS = 6  # the same where every sign is a word


class Content(NamedTuple):
    """What a message tells its buyer: facts, with how often each stands in it, and ideas of service."""

    facts: Counter[str]
    service: frozenset[str]


def content_of(linter: Linter, document: Document) -> Content:
    """Return what a message tells its buyer."""
    reading = _read(linter, document)
    return Content(facts_of(_text(document)), frozenset(name for name in _SERVICE if reading.found(name)))


def count_lost(before: Content, after: Content, faulty: str) -> int:
    """Count the facts and the ideas of service that a change loses. faulty: the characters at fault, whose facts do not count."""
    return (before.facts - after.facts - facts_of(faulty)).total() + len(before.service - after.service)


def has_content(linter: Linter, document: Document, without: Collection[Place] = ()) -> bool:
    """Say whether a message says anything beside greeting, thanks and farewell. without: places whose sentences do not count."""
    reading = _read(linter, document)
    if not reading.proses:
        return bool(_text(document).strip())
    left_out = {reading.sentence_at(segment, at) for segment, span in without for at in (span.start, max(span.end - 1, span.start))}
    if any(one.sentence not in left_out for name in _SERVICE for one in reading.found(name)):
        return True
    known = {(one.segment, word) for name in _EMPTY_TALK for one in talk(reading, name) for word in range(one.first, one.last)}
    greeted = {one.sentence for one in talk(reading, "greeting")}
    signed = {one.segment: one for one in reversed(talk(reading, "closing"))}
    count = 0
    for number, sentence in enumerate(reading.sentences):
        prose, text = reading.proses[0][sentence.segment], reading.segments[sentence.segment].text
        farewell = signed.get(sentence.segment)
        if number in left_out or (farewell is not None and "\n" in text[farewell.end : prose.source_starts()[sentence.first]]):
            continue  # at fault, or a signature
        first = _behind_name(prose, sentence) if number in greeted else sentence.first
        count += sum((prose.words[word] > "\x08" or prose.words[word] == ORDER_ID) and (sentence.segment, word) not in known for word in range(first, sentence.last))
    return count >= (_LEAST_SIGNS if reading.languages == ["ja"] else _LEAST_WORDS)


def _behind_name(prose: Prose, sentence: SentenceOf) -> int:
    """Return the word behind the comma of a greeting; what comes before it is a name."""
    return next((word for word in range(sentence.first + 1, sentence.last) if prose.breaks[word] >= COMMA), sentence.last)


def _read(linter: Linter, document: Document) -> Reading:
    return linter.read(document, linter.languages(document))


def _text(document: Document) -> str:
    return "\n".join(segment.text for segment in document.segments if segment.part == "text")


def talk(reading: Reading, concept: str) -> list[Found]:
    """Return the hits of a concept of small talk, without those that name the order."""
    hits = reading.found(concept)
    return [one for one in hits if ORDER_ID not in reading.proses[0][one.segment].words[one.first : one.last]] if reading.proses else []


def speaks_of_order(linter: Linter, document: Document, without: Collection[Place] = ()) -> bool:
    """Say whether a message names its order, or says something that messages about orders are for. without: places at fault, which do not count."""
    reading = _read(linter, document)
    if document.order_id or any(marks.order_ids or any("order-id" in classes for classes in marks.classes) for marks in reading.landmarks):
        return True
    hits = [one for name in _ABOUT_ORDERS for one in reading.found(name)]
    return any(not any(one.segment == segment and span.start < one.end and one.start < span.end for segment, span in without) for one in hits)
