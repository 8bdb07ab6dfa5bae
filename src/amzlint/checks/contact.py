"""Finds e-mail addresses, telephone numbers and handles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.contacts import find_handles
from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.contacts import Contact
    from amzlint.landmarks import Landmarks
    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find contact data of the sort `what`; `milder` concepts in the same sentence or the one before make it advice, as for the carrier's hotline."""
    for number, marks in enumerate(reading.landmarks):
        for contact in _contacts(match["what"], reading.segments[number].text, marks):
            if contact.what != match["what"] or match.get("obfuscated") not in (None, contact.obfuscated):
                continue
            if contact.what == "phone" and reading.allowed.is_phone(contact.text):
                continue
            severity = None
            if match["milder"]:
                sentence = reading.sentence_at(number, contact.start)
                if any(found.sentence in (sentence, sentence - 1) for name in match["milder"] for found in reading.found(name)):
                    severity = "info"
            yield Match(number, contact.start, contact.end, severity=severity)


def _contacts(what: str, text: str, marks: Landmarks) -> list[Contact]:
    if what == "email":
        return marks.emails
    if what == "phone":
        return marks.phones
    return find_handles(text, marks.opaque()) if "@" in text else []
