"""What a rewrite loses: facts, and what a message says about the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.facts import facts_of

if TYPE_CHECKING:
    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.reading import Reading

# What messages are for.
_ABOUT_ORDERS = ("permitted-reason", "refund-notice", "refund-promise", "stock-out", "order-adjusted", "return-notice", "shipped-notice", "delivered-notice", "order-received")
_SERVICE = (*_ABOUT_ORDERS, "next-step", "time-frame", "apology", "help-offer", "unrequested-support", "ask-review")
_EMPTY_TALK = ("greeting", "closing", "thanks", "small-talk", "hope-satisfied")
_LEAST_WORDS = 5  # beside greeting, thanks and closing


def lost_content(linter: Linter, before: Document, after: Document, faulty: str) -> int:
    """Count the facts and the ideas of service that a change loses. faulty: the characters at fault, whose facts do not count."""
    gone = facts_of(_text(before)) - facts_of(_text(after)) - facts_of(faulty)
    old, new = _service(_read(linter, before)), _service(_read(linter, after))
    return sum(gone.values()) + len(old - new)


def has_content(linter: Linter, document: Document) -> bool:
    """Say whether a message says anything beside greeting, thanks and farewell."""
    reading = _read(linter, document)
    if _service(reading) or not reading.proses:
        return bool(_text(document).strip())
    known = {(one.segment, word) for name in _EMPTY_TALK for one in reading.found(name) for word in range(one.first, one.last)}
    count = sum(1 for number, prose in enumerate(reading.proses[0]) for word, text in enumerate(prose.words) if (number, word) not in known and text[0] > "\x08")
    return count >= _LEAST_WORDS


def _read(linter: Linter, document: Document) -> Reading:
    return linter.read(document, linter.languages(document))


def _service(reading: Reading) -> set[str]:
    return {name for name in _SERVICE if reading.found(name)}


def _text(document: Document) -> str:
    return "\n".join(segment.text for segment in document.segments if segment.part == "text")


def speaks_of_order(linter: Linter, document: Document) -> bool:
    """Say whether a message names its order, or says something that messages about orders are for."""
    reading = _read(linter, document)
    named = document.order_id or any(marks.order_ids or any("order-id" in classes for classes in marks.classes) for marks in reading.landmarks)
    return bool(named or any(reading.found(name) for name in _ABOUT_ORDERS))
