"""Finds finished ideas that stand together: concepts in a window of sentences, of words, or in the whole message."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from amzlint.reading import Found, Reading

_NAMES_WORDS = 4  # a line of at most so many words and no known idea is a name or a signature
_REST_WORDS = 6  # words beside the known ideas that a sentence may hold and still say nothing else


class _Window(NamedTuple):
    """Sentences first up to last of a message."""

    first: int
    last: int


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find windows that hold the concepts of `match` (see docs/rule-format.md); at most one match a sentence."""
    possible = reading.possible
    if not possible.issuperset(match["all"]) or (match["any"] and possible.isdisjoint(match["any"])):
        return
    anchors = _anchors(match, reading)
    if not anchors or any(reading.found(name) for name in match["absent"]):
        return
    if match["only"] and not _holds_only(match["only"], reading):
        return
    done: set[int] = set()
    for window in _windows(match, reading, anchors):
        for chosen in _choices(match, reading, window):
            result = _match(match, reading, chosen)
            if result.sentence not in done and done.isdisjoint(found.sentence for _, found in chosen):
                done.add(result.sentence)
                yield result
            break


def _anchors(match: Mapping[str, Any], reading: Reading) -> list[Found]:
    """Return the hits that every window must hold one of; empty when some concept of `all` has none."""
    hits = []
    for name in match["all"]:
        if not (found := reading.found(name)):
            return []
        hits.append(found)
    either = [found for name in match["any"] for found in reading.found(name)] if match["any"] else []
    if match["any"]:
        hits.append(sorted(either))
    return min(hits, key=len)


def _windows(match: Mapping[str, Any], reading: Reading, anchors: Sequence[Found]) -> Iterator[_Window]:
    count = len(reading.sentences)
    within = match["within"]
    if within.get("message"):
        yield _Window(-1, count)
        return
    numbers = sorted({found.sentence for found in anchors})
    most = within.get("sentences", 1)
    linked = match.get("or-linked")
    for size in range(1, max(most, linked["sentences"] if linked else 0) + 1):
        for number in numbers:
            for first in range(max(number - size + 1, 0), number + 1):
                window = _Window(first, first + size)
                if window.last > count or any(reading.sentences[s].barrier for s in range(first + 1, window.last)):
                    continue
                if size <= most or (linked and any(reading.found_in(name, window.first, window.last) for name in linked["by"])):
                    yield window


def _choices(match: Mapping[str, Any], reading: Reading, window: _Window) -> Iterator[list[tuple[str, Found]]]:
    """Choose hits of all concepts in a window, those nearest to each other first."""
    if match["none"] and any(reading.found_in(name, *_around(match, reading, window)) for name in match["none"]):
        return
    rows: list[list[tuple[str, Found]]] = [[(name, f) for f in reading.found_in(name, window.first, window.last)] for name in match["all"]]
    if match["any"]:
        rows.append(sorted(((name, f) for name in match["any"] for f in reading.found_in(name, window.first, window.last)), key=lambda one: (one[1].start, -one[1].end)))
    if not all(rows):
        return
    for lead in rows[0]:
        chosen = [lead]
        for row in rows[1:]:
            options = row
            if match["order"]:
                options = [one for one in row if _key(one[1]) >= (chosen[-1][1].segment, chosen[-1][1].end)]
            if not options:
                break
            chosen.append(min(options, key=lambda one: _distance(one[1], lead[1])))
        if len(chosen) == len(rows) and _near_enough(match["within"].get("words"), chosen):
            yield chosen


def _around(match: Mapping[str, Any], reading: Reading, window: _Window) -> _Window:
    """Return the widest window of the rule's size that holds this one: what must not occur must be absent from all of it."""
    most = match["within"].get("sentences", 1)
    first, last = window
    while first > 0 and window.last - first < most and not reading.sentences[first].barrier:
        first -= 1
    while last < len(reading.sentences) and last - window.first < most and not reading.sentences[last].barrier:
        last += 1
    return _Window(first, last)


def _key(found: Found) -> tuple[int, int]:
    return found.segment, found.start


def _distance(one: Found, other: Found) -> tuple[int, int]:
    return abs(one.sentence - other.sentence), max(one.start - other.end, other.start - one.end, 0)


def _near_enough(words: int | None, chosen: Iterable[tuple[str, Found]]) -> bool:
    if words is None:
        return True
    found = sorted(f for _, f in chosen)
    return all(a.segment == b.segment for a, b in pairwise(found)) and max(f.last for f in found) - found[0].first <= words


def _match(match: Mapping[str, Any], reading: Reading, chosen: Sequence[tuple[str, Found]]) -> Match:
    wanted = set(match["span"])
    spanning = [found for name, found in chosen if not wanted or name in wanted] or [found for _, found in chosen]
    first = min(spanning, key=_key)
    # A span cannot cross from the subject into the body.
    end = max(found.end for found in spanning if found.segment == first.segment)
    parts = {name: reading.text(found) for name, found in chosen}
    return Match(first.segment, first.start, end, first.sentence, len(chosen), parts)


def _holds_only(names: Sequence[str], reading: Reading) -> bool:
    """Say whether every sentence says nothing but these concepts; names, signatures and ids say nothing."""
    covered: dict[int, set[int]] = {}
    for name in names:
        for found in reading.found(name):
            covered.setdefault(found.sentence, set()).update(range(found.first, found.last))
    for number, sentence in enumerate(reading.sentences):
        words = reading.proses[0][sentence.segment].words
        known = covered.get(number, set())
        rest = sum(1 for index in range(sentence.first, sentence.last) if index not in known and words[index] >= "\x08" and not words[index].isdigit())
        if rest > (_REST_WORDS if known else _NAMES_WORDS):
            return False
    return True
