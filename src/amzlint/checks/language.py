"""Finds text that is not in the buyer's language, and two languages in one body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find the first sentence in another language: `mismatch` when most words are in one that was not declared, `mixed` when there are two; once a message."""
    if not reading.foreign and reading.languages == [reading.document.language]:
        return
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, sentence in enumerate(reading.sentences):
        if sentence.quoted or not (code := reading.sentence_language(number)):
            continue
        counts[code] = counts.get(code, 0) + sentence.last - sentence.first
        first.setdefault(code, number)
    if not counts:
        return
    declared = reading.document.language
    most = max(counts, key=counts.__getitem__)
    if match["what"] == "mismatch":
        if declared is not None and most != declared:
            yield _match(reading, first[most], most)
    elif len(counts) > 1 and (declared is None or most == declared):
        other = next(code for code in sorted(counts, key=first.__getitem__) if code != most)
        yield _match(reading, first[other], other)


def _match(reading: Reading, number: int, code: str) -> Match:
    sentence = reading.sentences[number]
    start, end = reading.proses[0][sentence.segment].span(sentence.first, sentence.last)
    return Match(sentence.segment, start, end, number, parts={"language": code})
