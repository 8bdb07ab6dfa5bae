"""The units in which a text can be taken apart: its sentences with their marks, and inside one the clauses and fragments that can go by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.connectives import clause_borders, is_conditional, leading_to, speaks_of_the_last, stands_alone
from amzlint.prose import CONTROL
from amzlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.reading import Reading

FRAGMENT, CLAUSE, LINE, SENTENCE, ALONE = "fragment", "clause", "line", "sentence", "alone"
WITH_COMPANION, WITH_LIST = "sentence with its companion", "sentence with its list"
_ENDING = re.compile(r"[^\s([{¡¿]*(?:[ \u00a0\u202f]+(?:[!?.;»…]+|:))*")
_UNSPACED_ENDING = re.compile(r"[。！？!?…」』）)】”]*[。！？][」』）)】”]*")  # where no space follows a sentence
_OPENING = re.compile(r"(?:«[ \u00a0\u202f]?|[^\s.!?。！？…,;:]*)\Z")
MOST_MARKS = 40  # code points before a sentence that are looked at for its opening marks
_LEAST_WORDS = 3  # of what is left of a sentence
_LABEL = r"(?:(?:tel|fax|phone|mobile|e-?mail|mail|web|website|site)\.?[ ]?:?|[^\W\d]{1,20}(?:[ -][^\W\d]{1,15})?[ ]?:)"  # "Tel", "E-mail", "Our website:"
_DELIMITED = r"[,;|/•·–—-]"
_MOST_WORDS = 6  # of a line that is a line of an address or a signature
_LINK_WORDS = re.compile(r"\[([^\[\]\n]{1,200})\]\Z")  # of "[words](target)" in a text that is no Markdown
_HEADING_SIGNS = tuple("▽▼■◆□◇▶►【")
_LEAD_IN = (":", "：")
_LONGEST_NAME = 60  # code points between a greeting and its comma
_RULES = ("━", "──", "--", "==", "**", *_HEADING_SIGNS)
_QUESTION = ("?", "？", "؟")
_SHORT_QUESTION = 8  # words of one that only leads to the next sentence: "Any questions about your order?"
_ITEM = re.compile(r"\n[ \t]*(?:[-*•·–▪●►]|\d{1,2}[.)])[ \t]")
_WRAPPED_LINE = 40  # code points from which on a line without a stop at its end goes on in the next


class Unit(NamedTuple):
    """Code points of a segment's text that may go, and what stands in their place. kind: one of the constants of this module."""

    kind: str
    segment: int
    start: int
    end: int
    text: str = ""


def sentence_spans(reading: Reading, segment: int) -> list[Span]:
    """Return the sentences of a segment with the marks that belong to them, in code points of its text; conditions of templates at their ends stay outside."""
    if not reading.proses:
        return []
    if segment not in reading.marked_sentences:
        reading.marked_sentences[segment] = _found_sentences(reading, segment)
    return reading.marked_sentences[segment]


def _found_sentences(reading: Reading, segment: int) -> list[Span]:
    prose, text = reading.proses[0][segment], reading.segments[segment].text
    spans: list[Span] = []
    closings = {one.start for one in reading.found("closing") if one.segment == segment}
    for sentence in prose.sentences:
        first, last = sentence.first, sentence.last
        while first < last and prose.words[first] == CONTROL:
            first += 1
        while last > first and prose.words[last - 1] == CONTROL:
            last -= 1
        if first == last:
            continue
        start, end = prose.span(first, last)
        before = prose.span(first - 1, first)[1] if first else 0
        behind = prose.span(last, last + 1)[0] if last < len(prose.words) else len(text)
        found = _UNSPACED_ENDING.match(text, end, behind) or _ENDING.match(text, end, behind)
        opening = _OPENING.search(text, max(before, start - MOST_MARKS), start)
        end = found.end() if found else end
        start = max(opening.start() if opening else start, spans[-1].end if spans else 0)
        if spans and start not in closings and _goes_on(text, spans[-1], start):
            start = spans.pop().start
        spans.append(Span(start, end))
    return spans


def _goes_on(text: str, last: Span, start: int) -> bool:
    """Say whether what seems to begin a sentence belongs to the one before: it was cut at an abbreviation, or where a long line was wrapped."""
    gap = text[last.end : start]
    if "\n" not in gap:
        return text[start : start + 1].islower() and text[last.start : last.end].endswith(".")
    if gap.count("\n") == 1 and not gap.strip() and text[start : start + 1].islower() and not text.endswith((".", "!", "?", *_LEAD_IN), 0, last.end):
        return True
    line = text[text.rfind("\n", 0, last.end) + 1 : last.end]
    return gap.count("\n") == 1 and not gap.strip() and len(line) >= _WRAPPED_LINE and text[last.end - 1].isalnum() and text[start : start + 1].isalpha()


def units_of(reading: Reading, segment: int, span: Span, lang: str | None, *, no_prose: bool = False) -> Iterator[Unit]:
    """Yield what may go to be rid of what stands in a span, the smallest units first. no_prose: it is a link, an address, a number or a placeholder."""
    sentences = [one for one in sentence_spans(reading, segment) if one.overlaps(span)]
    if not sentences:
        return
    text = reading.segments[segment].text
    whole = Span(_behind_greeting(reading, segment, sentences[0], span), sentences[-1].end)
    if len(sentences) == 1:
        yield from _bracketed(text, segment, whole, span)
        if no_prose:
            yield from _fragments(text, segment, whole, span)
        yield from _clauses(text, segment, whole, span, lang)
    if no_prose:
        yield from _lines(text, segment, whole, span)
    start = _with_lead_in(reading, segment, whole)
    if (end := _led_to(text, whole)) is not None:
        yield Unit(WITH_LIST, segment, start, end)
    elif (end := _companion(reading, segment, whole, lang)) is not None:
        yield Unit(WITH_COMPANION, segment, start, end)
    yield Unit(SENTENCE, segment, start, whole.end)
    if no_prose and len(sentences) == 1:
        yield from _alone(text, segment, whole, span, lang)
    if len(sentences) > 1:
        for one in sentences:
            yield Unit(SENTENCE, segment, one.start, one.end)


def sentence_unit(reading: Reading, segment: int, span: Span, lang: str | None) -> Unit | None:
    """Return the sentences that hold what stands in a span, with what leads to them, and with the list that they lead to; None where no sentence does."""
    return next((one for one in units_of(reading, segment, span, lang) if one.kind in (WITH_LIST, SENTENCE)), None)


def begun(reading: Reading, unit: Unit, text: str, lang: str | None) -> str:
    """Return a sentence as it begins where a unit stands: behind the comma of a greeting with a small letter."""
    before = reading.segments[unit.segment].text[: unit.start].rstrip(" \t")
    is_noun = lang == "de" and not stands_alone(text, lang) and not is_conditional(text, lang)
    return text if not before.endswith((",", "،")) or is_noun or text.startswith("I ") else text[0].lower() + text[1:]


def _behind_greeting(reading: Reading, segment: int, sentence: Span, span: Span) -> int:
    """Return where a sentence starts behind its greeting: "Hi Anna, please …"."""
    text = reading.segments[segment].text
    for one in reading.found("greeting"):
        if one.segment == segment and sentence.start <= one.start < sentence.start + 2 and one.end <= span.start:
            comma = re.compile(rf"[^,،、\n]{{0,{_LONGEST_NAME}}}[,،、][ \t]*").match(text, one.end, span.start)
            return comma.end() if comma else sentence.start
    return sentence.start


def _bracketed(text: str, segment: int, sentence: Span, span: Span) -> Iterator[Unit]:
    """Yield the brackets that a span stands in, where the sentence is more than them."""
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    opening, closing = before.rfind("("), after.find(")")
    if opening < 0 or closing < 0 or ")" in before[opening:] or "(" in after[:closing]:
        return
    if (link := _LINK_WORDS.search(before[:opening])) is not None:
        yield Unit(FRAGMENT, segment, sentence.start + link.start(), span.end + closing + 1, link[1])
    elif opening > 0:
        yield Unit(FRAGMENT, segment, sentence.start + len(before[:opening].rstrip()), span.end + closing + 1)


def _fragments(text: str, segment: int, sentence: Span, span: Span) -> Iterator[Unit]:
    """Yield the part between two commas of an enumeration that is nothing but the faulty thing and its label."""
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    head = re.search(rf"[ \t]*{_DELIMITED}[ \t]+(?:{_LABEL}[ ]+)?\Z", before, re.IGNORECASE)
    tail = re.match(rf"[ \t]*(?=[.!?)]*\Z|{_DELIMITED}\s|\n)", after)
    if head and tail:
        yield Unit(FRAGMENT, segment, sentence.start + head.start(), span.end + tail.end())


def _clauses(text: str, segment: int, sentence: Span, span: Span, lang: str | None) -> Iterator[Unit]:
    """Yield the clauses that can go: behind the last border before the span, before the first border behind it, and a condition that leads to a request."""
    whole = text[sentence.start : sentence.end]
    mark = re.search(r"[.!?。！？…]*[\"'”»)]*\Z", whole)
    content = sentence.end - (len(mark[0]) if mark else 0)
    ends = "。" if lang == "ja" else "."
    for border in reversed([*clause_borders(lang).finditer(text, sentence.start, sentence.end)]):
        head = text[sentence.start : border.start()]
        if border.end() <= span.start and _is_enough(head, lang) and (not is_conditional(head, lang) or "," in head):
            stays = text[content : sentence.end] if text[content : content + 1] == "." else ends if content < sentence.end or whole.endswith(_LEAD_IN) else ""
            yield Unit(CLAUSE, segment, border.start(), sentence.end, stays)
    for border in clause_borders(lang).finditer(text, sentence.start, sentence.end):
        rest = text[border.end() : sentence.end]
        if border.start() >= span.end and _is_enough(rest, lang) and stands_alone(rest, lang):
            yield Unit(CLAUSE, segment, sentence.start, border.end())
            break


def _is_enough(clause: str, lang: str | None) -> bool:
    return len(clause) >= 2 * _LEAST_WORDS if lang == "ja" else len(clause.split()) >= _LEAST_WORDS


def _alone(text: str, segment: int, sentence: Span, span: Span, lang: str | None) -> Iterator[Unit]:
    """Yield what is no prose with the words that lead to it: "… at https://…"."""
    lead = re.search(rf"[ \t]*{leading_to(lang)}?[ \t]*\Z", text[sentence.start : span.start], re.IGNORECASE)
    start = sentence.start + (lead.start() if lead else span.start - sentence.start)
    if _is_enough(text[sentence.start : start], lang):
        yield Unit(ALONE, segment, start, span.end)


def _lines(text: str, segment: int, sentences: Span, span: Span) -> Iterator[Unit]:
    """Yield the line of a span where the sentence is a row of short lines, as an address or a signature is."""
    start = text.rfind("\n", sentences.start, span.start) + 1 or sentences.start
    found = text.find("\n", span.end, sentences.end)
    end = sentences.end if found < 0 else found
    lines = text[sentences.start : sentences.end].split("\n")
    if len(lines) > 1 and "\n" not in text[span.start : span.end] and all(len(line.split()) <= _MOST_WORDS for line in lines):
        yield Unit(LINE, segment, start, end)


def _with_lead_in(reading: Reading, segment: int, whole: Span) -> int:
    """Return where a sentence starts together with the one that leads to it, by a colon or a short question, where nothing else follows that one."""
    text = reading.segments[segment].text
    spans = sentence_spans(reading, segment)
    before = next((one for one in reversed(spans) if one.end <= whole.start), None)
    if before is None or text[before.end : whole.start].count("\n") > 2:
        return whole.start
    if any(one.segment == segment and one.start < before.end and before.start < one.end for one in reading.found("greeting")):
        return whole.start
    lead = text[text.rfind("\n", 0, before.start) + 1 : before.end].strip("*_ ")
    if not lead.startswith(_HEADING_SIGNS) and not lead.endswith(_LEAD_IN) and not (lead.endswith(_QUESTION) and len(lead.split()) <= _SHORT_QUESTION):
        return whole.start
    behind = next((one for one in spans if one.start >= whole.end), None)
    gap = "\n\n" if behind is None else text[whole.end : behind.start]
    beside = "\n" not in text[before.end : whole.start]
    ends = gap.count("\n") > 1 or any(sign in gap for sign in _RULES) or ("\n" in gap and not gap.strip() and (lead.endswith(_LEAD_IN) or beside))
    return before.start if ends else whole.start


def _led_to(text: str, whole: Span) -> int | None:
    """Return where the list or the line ends that a sentence leads to with a colon; None when it leads to none."""
    if not text.endswith(_LEAD_IN, 0, whole.end):
        return None
    block = re.compile(r"[ \t]*\n(?:[ \t]*\n)?(?:(?:[ \t]*(?:[-*•·–]|\d{1,2}[.)])[ \t]*\S[^\n]*(?:\n+(?=[ \t]*(?:[-*•·–]|\d{1,2}[.)])))?)+|[^\n]+(?=\n[ \t]*\n|\s*\Z))").match(text, whole.end)
    return whole.end + len(block[0].rstrip()) if block else None


def _companion(reading: Reading, segment: int, whole: Span, lang: str | None) -> int | None:
    """Return where the sentence ends that speaks of this one and is nothing without it; None when the next one stands by itself."""
    text = reading.segments[segment].text
    behind = next((one for one in sentence_spans(reading, segment) if one.start >= whole.end), None)
    if behind is None or text[whole.end : behind.start].count("\n") > 1 or _ITEM.search(text, whole.end, behind.start + 1):
        return None
    pleads = any(one.segment == segment and behind.start <= one.start < behind.end for one in reading.found("review-plea"))
    if not pleads and not speaks_of_the_last(text[behind.start : behind.end], lang):
        return None
    return behind.end
