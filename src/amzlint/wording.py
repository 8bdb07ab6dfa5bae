"""Chooses compliant wording for a finding: in the language, register and person of the message, with its own values, and allowed in its kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from amzlint.own_values import own_values
from amzlint.phrases import courteous, has_phrases
from amzlint.violation import Rewording
from amzlint.voice import has_forms, spoken, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.document import Document, Match
    from amzlint.phrases import Courteous
    from amzlint.reading import Reading
    from amzlint.rulepacks import Packs
    from amzlint.voice import Voice

    Texts = Sequence[str | Mapping[str, str]]

_GREETING_WORDS = 5
_OPEN = r"\{([a-z_]+)\}"


class Suggestion(NamedTuple):
    """Wording that can be pasted.

    open: the values in braces that a person has to fill in; own: the message's own values that it holds; confirm: whether it says what only the seller can know.
    """

    text: str
    open: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    confirm: bool = False

    @property
    def replaces(self) -> bool:
        """Whether it can take the place of a faulty sentence as it is."""
        return not self.open and not self.confirm


class Wording:
    """Compliant wording for the findings of one message after another; what the findings of a message share is found out once."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._document: Document | None = None
        self._voices: dict[str | None, Voice] = {}
        self._values: dict[str, str] | None = None
        self._chosen: dict[tuple[str, str | None, tuple[str, ...]], tuple[Suggestion, ...]] = {}

    def replacement(self, rule: str, document: Document, reading: Reading, lang: str | None, match: Match | None = None) -> str | None:
        """Return a sentence that can stand where the faulty one stood: nothing to fill in, nothing that only the seller knows. None where there is none."""
        return next((one.text for one in self.choose(rule, document, reading, lang, match) if one.replaces), None)

    def courteous(self, rule: str, document: Document, reading: Reading, lang: str | None, match: Match) -> Courteous | None:
        """Return the courteous form of a hard phrase, as the message would say it; None where there is none."""
        return courteous(self._packs, rule, reading, match, lang, self.voice(document, lang)) if has_phrases(self._packs, rule, lang) else None

    def reworded(self, rule: str, document: Document, reading: Reading, lang: str | None, match: Match, chosen: Sequence[Suggestion]) -> Rewording | None:
        """Return the sentences that hold what was found, and what could stand there as it is; None where only a person can tell. chosen: from `choose`."""
        phrase = self.courteous(rule, document, reading, lang, match)
        after = next((one.text for one in chosen if one.replaces), None)
        place = sentences_around(reading, match) if phrase is not None or after is not None else None
        if place is None:
            return None
        start, end = place
        text = reading.segments[match.segment].text
        if phrase is not None and start <= phrase.start and phrase.end <= end:
            return Rewording(text[start:end], text[start : phrase.start] + phrase.text + text[phrase.end : end])
        return None if after is None else Rewording(text[start:end], after)

    def choose(self, rule: str, document: Document, reading: Reading, lang: str | None, match: Match | None = None) -> tuple[Suggestion, ...]:
        """Return all wording for a finding, the fittest first: what its sentence or the values of the message speak for, then what always fits."""
        names: Sequence[str] = self._packs.part("texts")[rule]["advice"]
        if not names:
            return ()
        self._turn_to(document)
        fitting = tuple(self._fitting(names, rule, document, reading, match))
        key = (rule, lang, fitting)
        if key not in self._chosen:
            found = [self._worded(name, document, reading, lang) for name in fitting]
            self._chosen[key] = tuple({one.text: one for one in found}.values())
        return self._chosen[key]

    def voice(self, document: Document, lang: str | None) -> Voice:
        """Return how the message speaks in a language."""
        self._turn_to(document)
        if lang not in self._voices:
            self._voices[lang] = voice_of("\n".join(segment.text for segment in document.segments), lang)
        return self._voices[lang]

    def _turn_to(self, document: Document) -> None:
        if document is not self._document:
            self._document, self._values = document, None
            self._voices.clear()
            self._chosen.clear()

    def _fitting(self, names: Sequence[str], rule: str, document: Document, reading: Reading, match: Match | None) -> Iterator[str]:
        """Yield the advice that fits, that with a condition first."""
        advice = self._packs.part("advice")
        allowed = [name for name in names if document.kind is None or document.kind in advice[name]["kinds"]]
        for name in allowed:
            if (when := advice[name]["when"]) and self._holds(when, rule, document, reading, match):
                yield name
        for name in allowed:
            if not advice[name]["when"]:
                yield name

    def _holds(self, when: Mapping[str, Sequence[str]], rule: str, document: Document, reading: Reading, match: Match | None) -> bool:
        if "rules" in when and rule not in when["rules"]:
            return False
        if "has" in when and not all(value in self._own_values(document, reading) for value in when["has"]):
            return False
        near = when.get("near", ())
        return not near or any(reading.found_in(concept, number, number + 1) for number in _sentences_of(reading, match) for concept in near)

    def _own_values(self, document: Document, reading: Reading) -> dict[str, str]:
        if self._values is None:
            self._values = own_values(document, reading)
        return self._values

    def _worded(self, name: str, document: Document, reading: Reading, lang: str | None) -> Suggestion:
        """Return the first text of an advice that the message's own values fill, else the first one with its values open."""
        texts, shown = self._texts(name, lang)
        confirm = self._packs.part("advice")[name]["confirm"]
        first: Suggestion | None = None
        for text in texts:
            # Neither the voice of a message nor its values are looked for where the text has no use for them.
            said = spoken(text, self.voice(document, shown)) if has_forms(text) else str(text)
            filled = fill(said, self._own_values(document, reading)) if "{" in said else Suggestion(said)
            if not filled.open:
                return filled._replace(confirm=confirm)
            first = first or filled
        return first._replace(confirm=confirm)  # type: ignore[union-attr]  # no advice is without a text

    def _texts(self, name: str, lang: str | None) -> tuple[Texts, str]:
        # English where a house gives no text in the language of the message.
        languages = self._packs.part("advice")[name]["languages"]
        shown = lang if lang is not None and lang in languages else "en"
        texts: Texts = self._packs.part(f"advice-{shown}")[name]
        return texts, shown


def sentences_around(reading: Reading, match: Match) -> tuple[int, int] | None:
    """Return the code points of the segment's text that the sentences of a match cover, with the signs at both ends; None where it lies in no sentence."""
    numbers = _sentences_of(reading, match)
    if not numbers:
        return None
    prose = reading.proses[0][match.segment]
    start, _ = prose.span(reading.sentences[numbers[0]].first, reading.sentences[numbers[0]].last)
    _, end = prose.span(reading.sentences[numbers[-1]].first, reading.sentences[numbers[-1]].last)
    text = reading.segments[match.segment].text
    start, end = min(_behind_greeting(text, start, match.start), match.start), max(end, match.end)
    if start and text[start - 1] in "¡¿":
        start -= 1
    return start, _end_pattern().match(text, end).end()  # type: ignore[union-attr]  # it matches everywhere


def _behind_greeting(text: str, start: int, found: int) -> int:
    """Return where a sentence starts without the line "Hello," that a comma joins to it."""
    line = text.rfind("\n", start, found) + 1
    greeting = text[start : max(line, start)].rstrip()
    return line if greeting.endswith((",", "،", "、")) and len(greeting.split()) <= _GREETING_WORDS else start


def _sentences_of(reading: Reading, match: Match | None) -> range:
    if match is None or not 0 <= match.segment < len(reading.segments) or match.end <= match.start:
        return range(0)
    first, last = reading.sentence_at(match.segment, match.start), reading.sentence_at(match.segment, match.end - 1)
    return range(first, last + 1) if first >= 0 else range(0)


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile("(?:\\s?[.!?…。！？؟]+)?")


def fill(text: str, values: Mapping[str, str]) -> Suggestion:
    """Return a text with the values that are known in the place of their names in braces; those that are not stay open."""
    missing: list[str] = []
    own: list[str] = []

    def value(found: re.Match[str]) -> str:
        if (known := values.get(found[1])) is not None:
            own.append(known)
            return known
        missing.append(found[1])
        return found[0]

    filled = re.sub(_OPEN, value, text)
    return Suggestion(filled, tuple(dict.fromkeys(missing)), tuple(own))
