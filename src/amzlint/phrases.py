"""Courteous forms of hard phrases: what can be said in their place, and which characters of the sentence it stands for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.concept_hits import ConceptHits
from amzlint.prose import read_prose
from amzlint.voice import spoken
from amzlint.word_breaks import COMMA, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Match
    from amzlint.lexicon import Lexicon
    from amzlint.prose import Prose
    from amzlint.reading import Reading
    from amzlint.rulepacks import Packs
    from amzlint.voice import Voice

_LOST_WORDS = {"clause": 2, "sentence": 12}  # words beside the phrase that may go with it, by place
_OF_JAPANESE = 3  # of its words, nearly single characters, make up one


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Behind a clause that goes they would hang in the air: "…, dass es kaputt ist". Folded, of all languages.
_SUBORDINATING = _words(
    "that because since que parce car dass daß weil da ob porque che perche dat omdat ze bo poniewaz gdyz aby att eftersom pois ان لان"
    " so if donc si wenn also asi quindi se dus als wiec jesli sa om portanto logo فقد"
)
_AND = _words("and et und y e ed en i och ve")
_BUT = _words("but mais aber pero ma maar ale men mas ama ancak")
# "Unfortunately, we regret this" would say it twice.
_REGRETTING = _words(
    "unfortunately sadly malheureusement helas leider lamentablemente desafortunadamente purtroppo helaas niestety tyvärr tyvarr infelizmente maalesef للاسف"
)
# Left at the end of a sentence that asks for nothing any more.
_TAILS = _REGRETTING | frozenset(
    ("please", "s'il vous plait", "s'il te plait", "s il vous plait", "s il te plait", "bitte", "por favor", "per favore", "alstublieft", "alsjeblieft", "prosze", "lutfen", "من فضلك")
)
# What follows a comma that no semicolon could take the place of.
_LINKING = _SUBORDINATING | _AND | _BUT | _words(
    "or as when until till which who s s'il ou quand qui jusqu puisque cuando ya pues hasta fino of want tot die lub az zanim ktory ktora eller tills som ki cunku ate"
)
_OWN_SENTENCE = 3  # words behind a comma that make one
_COMMA_SPLICES = frozenset(("de", "ar"))  # where a comma may stand between two sentences
_VERB_NEXT = frozenset(("nl", "sv"))  # where the comma behind "as mentioned" may be followed by the verb
_COMMAS = (",", "،")
# What they lead to leans on what was said before: "you must wait, like everyone else", "…, or cancel it". Folded, of all languages.
_LEANING = _words(
    "like than or otherwise comme ou sinon wie oder sonst como igual come oppure altrimenti zoals net of anders jak lub albo inaczej precis liksom som eller annars tal senao veya yoksa مثل او والا"
)
_LEANING_BACK = frozenset(("gibi",))  # the same at the end of what they stand with: "herkes gibi"
_LOUD_END = r"\s?[!?…！？؟]+"
_SPANISH_OPENING = "¡¿"


class Courteous(NamedTuple):
    """What is said instead of code points start up to end of a segment's text."""

    segment: int
    start: int
    end: int
    text: str


class _Words(NamedTuple):
    """Words first up to last of a sentence."""

    first: int
    last: int


def has_phrases(packs: Packs, rule: str, lang: str | None) -> bool:
    """Say whether there are courteous forms for a rule in a language."""
    return rule in packs.part("phrases").get(lang, ())


def courteous(packs: Packs, rule: str, reading: Reading, match: Match, lang: str | None, voice: Voice) -> Courteous | None:
    """Return the courteous form of what a rule found, None where the pack knows none that is grammatical there.

    lang, voice: in which the message speaks. Ids, links and placeholders are never part of what is replaced.
    """
    if lang is None or not has_phrases(packs, rule, lang):
        return None
    number = match.sentence if match.sentence >= 0 else reading.sentence_at(match.segment, match.start)
    if number < 0 or match.segment >= len(reading.segments):
        return None
    data = packs.part(f"phrases-{lang}")
    sentence = reading.sentences[number]
    begin, end = reading.proses[0][sentence.segment].span(sentence.first, sentence.last)
    text, masked = reading.segments[sentence.segment].text, reading.landmarks[sentence.segment].masked
    lexicon = packs.phrase_lexicon(lang)
    prose = read_prose(text[begin:end], masked[begin:end], lexicon.fold, lexicon.abbreviations)
    found = _Words(*_words_of(prose, match.start - begin, match.end - begin))
    for phrase, hit in _hits(lexicon, prose, data["phrases"], rule):
        if hit.first < found.last and found.first < hit.last and not _AND.intersection(prose.words[hit.last : found.last]):
            whole = _Words(min(hit.first, found.first), max(hit.last, found.last))
            words = _widened(phrase["place"], whole, prose, lexicon.fold)
            said = spoken(phrase["say"], voice)
            if words is not None and _is_free(prose, words) and not _is_leant_on(prose, words) and not (said.endswith(_COMMAS) and words.last == len(prose.words)):
                start, end, said = _joined(said, phrase["place"], words, prose, text, begin, lang)
                return _placed(said, start, end, words, prose, text, sentence.segment)
    return None


def _hits(lexicon: Lexicon, prose: Prose, phrases: list[dict[str, Any]], rule: str) -> Iterator[tuple[dict[str, Any], _Words]]:
    """Yield the phrases of a rule that a sentence holds, in the order of their file."""
    hits = ConceptHits(lexicon, prose, {})
    possible = hits.proposed()
    for order, phrase in enumerate(phrases):
        if rule in phrase["rules"] and str(order) in possible:
            for hit in hits.hits(str(order)):
                yield phrase, _Words(hit.first, hit.last)


def _words_of(prose: Prose, start: int, end: int) -> tuple[int, int]:
    inside = [index for index, at in enumerate(prose.source_starts()) if at < end and prose.span(index, index + 1)[1] > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _widened(place: str, words: _Words, prose: Prose, fold: str) -> _Words | None:
    """Return the words that the new ones stand for; None where the phrase does not stand as its place asks."""
    breaks, count = prose.breaks, len(prose.words)
    opens = words.first == 0 or breaks[words.first] != PLAIN
    closes = words.last == count or breaks[words.last] != PLAIN
    if place == "words":
        return words
    if place == "opening":
        return words if opens and not (words.last < count and prose.words[words.last] in _AND) else None
    if place == "alone":
        return words if words == (0, count) else None
    if place == "closing":
        return words if closes else None
    first, last = (0, count) if place == "sentence" else words
    if place == "clause":
        while first > 0 and breaks[first] == PLAIN:
            first -= 1
        if first == 1 and prose.words[0] in _REGRETTING:
            first, words = 0, _Words(0, words.last)
        while last < count and breaks[last] == PLAIN:
            last += 1
        if " ".join(prose.words[last:]) in _TAILS:
            last, words = count, _Words(words.first, count)
        if last < count and prose.words[last] in _SUBORDINATING:
            return None
    lost = (words.first - first) + (last - words.last)
    most = _LOST_WORDS[place] * (_OF_JAPANESE if fold == "japanese" else 1)
    return _Words(first, last) if lost <= most else None


def _is_free(prose: Prose, words: _Words) -> bool:
    """Say whether none of the words is an id, a link, a placeholder or a number."""
    return not any(word[0] < " " or word[0].isdigit() for word in prose.words[words.first : words.last])


def _is_leant_on(prose: Prose, words: _Words) -> bool:
    """Say whether what stays of the sentence would lean on what goes: a comparison or another choice, behind a comma."""
    breaks, count = prose.breaks, len(prose.words)
    if words.first and breaks[words.first] == PLAIN and prose.words[words.first - 1] in _LEANING_BACK:
        return True
    return words.last < count and any(breaks[at] != PLAIN and prose.words[at] in _LEANING for at in range(words.first + 1, words.last + 1))


def _joined(said: str, place: str, words: _Words, prose: Prose, text: str, begin: int, lang: str) -> tuple[int, int, str]:
    """Return where the new words start and end, and the words with the signs that join them to what stands around: no comma between two sentences."""
    start, end = (begin + at for at in prose.span(words.first, words.last))
    semicolon = "\xa0;" if lang == "fr" else ";"
    if words.first and prose.words[words.first] in _BUT and prose.breaks[words.first] == COMMA and lang not in _COMMA_SPLICES:
        start, said = text.rindex(",", 0, start), f"{semicolon} {said}"
    if text.startswith(_COMMAS, end) and said.endswith(_COMMAS):
        return start, end + 1, said
    if text.startswith("、", end) and place != "opening":
        return start, end + 1, said + "。"
    is_apart = lang not in _COMMA_SPLICES and not (place == "opening" and lang in _VERB_NEXT)
    if text.startswith(",", end) and place in ("clause", "opening", "closing") and is_apart and _is_sentence(prose, words.last):
        return start, end + 1, said + semicolon
    return start, end, said


def _is_sentence(prose: Prose, first: int) -> bool:
    """Say whether what begins with a word could be a sentence: it has some words, and none that leans on what stands before it."""
    ahead = prose.breaks[first + 1 : first + _OWN_SENTENCE]
    return len(prose.words) - first >= _OWN_SENTENCE and not any(ahead) and prose.words[first] not in _LINKING


def _placed(said: str, start: int, end: int, words: _Words, prose: Prose, text: str, segment: int) -> Courteous:
    if words.first == 0 or (text[start].isupper() and text[:start].rstrip(" ").endswith("\n")):
        said = said[:1].upper() + said[1:]
    if start and text[start - 1] in _SPANISH_OPENING:
        start -= 1
    if words.last == len(prose.words) and (loud := _loud_end().match(text, end)):
        end = loud.end()
        said += "" if said.endswith(("。", ".", "?", "？", "؟")) else "。" if re.search("[\u3040-\u30ff]", said) else "."
    return Courteous(segment, start, end, said)


@cache
def _loud_end() -> re.Pattern[str]:
    return re.compile(_LOUD_END)
