"""Removes emoji and emoticons; one that stands for a word or a sign is put in words or held back, one that leads the lines of a list becomes a bullet."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.language import function_words
from amzlint.tidying import BLANKS, gap, line_around, replace

if TYPE_CHECKING:
    from amzlint.document import Segment
    from amzlint.fixes import Task
    from amzlint.reading import Reading
    from amzlint.violation import Edit

_BULLET = "- "
# Signs that are set as text once the selector behind them goes, and arrows that have a plain sign.
_AS_TEXT = {"©": "©", "®": "®", "™": "™", "ℹ": "ℹ", "↔": "↔", "➡": "→", "⬅": "←", "⬆": "↑", "⬇": "↓"}
_MARKS = {"❗": "!", "❕": "!", "❓": "?", "❔": "?", "‼": "!", "⁉": "?"}
_SELECTORS = "\ufe0e\ufe0f"
_FACES = "\u2639-\u263b\u261d\u270a-\u270d\U0001f440-\U0001f450\U0001f600-\U0001f64f\U0001f910-\U0001f93e\U0001f970-\U0001f97a\U0001f9d0-\U0001f9ff\U0001fae0-\U0001faff"
_HEARTS = "\u2661\u2665\u2763-\u2765\U0001f493-\U0001f49f\U0001f5a4\U0001f90d-\U0001f90f\U0001f9e1\U0001fa75-\U0001fa77"
_FLAGS = "\U0001f1e6-\U0001f1ff"
# Words that ask for another word behind them, so that a picture there may stand for it.
_LEADING_WORDS = """
    a an the your our my his her their this that these to from in on at of for with by per and or i we
    le la les l un une des du de votre vos notre nos mon ma mes ce cette ces à au aux en dans sur pour avec par et ou je nous
    der die das den dem des ein eine einen einem einer ihr ihre ihren ihrem ihrer unser unsere mein meine dein deine zu zum zur von vom aus in im mit für auf und oder ich wir
    el los las una unos del su sus tu tus nuestro nuestra mi al con para por y o yo nosotros
    il lo gli i uno di dello della suo sua nostro nostra al allo alla da dal nel con per e io noi
    de het een uw je jouw ons onze mijn naar van uit met voor op en of ik wij we
    w we z ze do na dla o od i lub twój twoja nasz nasza mój moja ja my
    en ett din ditt dina vår vårt våra min mitt till från med för på och eller jag vi
    o os as um uma seu sua nosso nossa meu minha ao do da no na em e ou eu nós
    bir bu şu ve veya ile için
"""
_LEADING_ON = frozenset(_LEADING_WORDS.split())


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Remove what was found, with the space around it."""
    segment = task.segment
    found = segment.text[task.match.start : task.match.end]
    first, last = line_around(segment.text, task.match.start, task.match.end)
    before, after = segment.text[first : task.match.start], segment.text[task.match.end : last]
    text = _in_words(found, before, after)
    if text is None and (reason := _doubt(found, before, after)):
        return HeldBack(reason)
    if text is None and not before.strip(BLANKS) and after.strip(BLANKS) and _leads_lines(task.reading, task.match.segment, task.match.start, first, last):
        text = _BULLET
    if text is not None:
        spaces = len(after) - len(after.lstrip(BLANKS)) if text.endswith(" ") else 0
        edits = replace(task.document, task.match.segment, task.match.start, task.match.end + spaces, text)
    else:
        start, end, joint = gap(segment, task.match.start, task.match.end)
        edits = replace(task.document, task.match.segment, start, end, _full_stop(task.reading, before, after) or joint)
    if edits is None:
        return UNCERTAIN
    return HeldBack("would leave a link without words") if _empties_link(segment, edits) else edits


def _in_words(found: str, before: str, after: str) -> str | None:
    """Return the text that says the same as an emoji, None where it has none: the number of a keycap, a sign that has a plain form, a mark at the end of a sentence."""
    bare = found.translate(dict.fromkeys(map(ord, _SELECTORS)))
    if re.fullmatch("(?:[0-9]\u20e3)+", bare):
        number = bare.replace("\u20e3", "")
        return f"{number}. " if not before.strip(BLANKS) and after[:1] not in (".", ")", ":") else number
    if bare in _AS_TEXT:
        return _AS_TEXT[bare]
    following = after.lstrip(BLANKS)[:1]
    if bare in _MARKS and before[-1:].isalnum() and (not following or following.isupper()):
        return _MARKS[bare]
    return None


def _doubt(found: str, before: str, after: str) -> str:
    """Return why an emoji may stand for a word; empty where it only decorates."""
    if any(sign in found for sign in "\u20e3©®™"):
        return "may stand for a word"  # a number or a mark among pictures
    head, tail = before.rstrip(BLANKS), after.lstrip(BLANKS)
    if head.endswith((":", "：", "=")) and not re.match(r"\w", tail) and head.strip(":= "):
        return "may stand for a word"
    if _is_face(found) or not head:
        return ""
    if head[-1].isdigit():
        return "may stand for a word"
    words = re.findall(r"[^\W\d_]+", head[-40:])
    leads_on = bool(words) and head[-1].isalpha() and words[-1].lower() in _LEADING_ON
    return "may stand for a word" if leads_on or (re.search(f"[{_FLAGS}]", found) and tail[:1].islower()) else ""


@cache
def _face() -> re.Pattern[str]:
    return re.compile(f"[{_FACES}]")


def _is_face(found: str) -> bool:
    """Say whether a picture is a face, a hand or an emoticon, which say how a thing is meant and never what."""
    return found.isascii() or _face().search(found) is not None or re.search(f"[\u2000-\U0001ffff{_HEARTS}]", found) is None


def _leads_lines(reading: Reading, number: int, start: int, first: int, last: int) -> bool:
    """Say whether the line before or after begins with a picture or a bullet as well, as in a list; the items of a list in HTML have a bullet already."""
    from amzlint.pictograms import find_emoji  # noqa: PLC0415  (only for those that begin a line)

    segment = reading.document.segment(number)
    if segment.page is not None:
        source = segment.field.text
        at, _ = segment.to_field.to_source((start, start + 1))
        if re.search(r"<li(?:\s[^<>]*)?>\s*(?:<\w+(?:\s[^<>]*)?>\s*)*\Z", source[max(0, at.start - 300) : at.start]):
            return False
    near = (_line_before(segment.text, first), _line_after(segment.text, last))
    if not segment.text[start:last].rstrip(BLANKS).endswith((":", "：")) and any(line.lstrip(BLANKS).startswith(_BULLET) for line in near):
        return True
    return any(
        line.strip() and (found := find_emoji(line)) and not line[: found[0][0]].strip(BLANKS) and line[found[0][1] :].strip(BLANKS)
        for line in near
    )


def _line_before(text: str, first: int) -> str:
    end = first - 1 - text.startswith("\r\n", max(first - 2, 0))
    return text[slice(*line_around(text, end, end))] if first > 1 else ""


def _line_after(text: str, last: int) -> str:
    start = last + 1 + text.startswith("\r\n", last)
    return text[slice(*line_around(text, start, start))] if start < len(text) else ""


def _full_stop(reading: Reading, before: str, after: str) -> str:
    """Return the end that a sentence needs where only an emoji ended it; empty where it needs none."""
    head, tail = before.rstrip(BLANKS), after.lstrip(BLANKS)
    if not head or not tail or after[:1] not in (" ", "\xa0"):
        return ""
    if "ja" in reading.languages and re.search("[\u3040-\u30ff]$", head):
        return ""
    word = re.match(r"[^\W\d_]+", tail)
    if word is None or not word[0][0].isupper() or not (head[-1].isalpha() or head[-1] in "}])%"):
        return ""
    # A word that is no name has its capital from the sentence that it begins.
    lower = word[0].lower()
    is_ordinary = lower in function_words(*reading.languages) or any(reading.spellings(code).get(lower) == lower for code in reading.languages)
    return "." if is_ordinary and len(re.findall(r"\w+", head[-200:])) > 2 else ""


def _empties_link(segment: Segment, edits: tuple[Edit, ...]) -> bool:
    """Say whether an edit takes all that a link of a page shows."""
    if segment.page is None or segment.part != "text":
        return False
    source = segment.field.text
    return any(
        not edit.text and re.search(r"<a\s[^<>]*>\s*\Z", source[max(0, edit.start - 2000) : edit.start]) and re.match(r"\s*</a\b", source[edit.end : edit.end + 40]) for edit in edits
    )
