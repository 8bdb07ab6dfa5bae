"""Writes shouted words as a sentence; what may be a name, an acronym or a title stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack
from amzlint.language import function_words
from amzlint.normalize import fold
from amzlint.shouting import is_acronym
from amzlint.vocabulary import WORD

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.fixes import Task
    from amzlint.reading import Reading
    from amzlint.violation import Edit

_QUOTED = r"“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|\"[^\"\n]{1,200}\"|(?<!\w)['‘][^'’\n]{1,200}['’](?!\w)|「[^」\n]{1,200}」"
_ENDS = ".!?…:。！？"
_SIGNS = r"[^\w\n.!?…:。！？,;]+"  # bullets, quotes, pictures: what may stand before the first word of a sentence
_REACH = 300  # code points around what was found that are looked at
_SURE_LENGTH = 50  # of a line; the next one goes on with the same sentence
_NAME_OR_TITLE = "may be a name or a title"


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Spell each word as usual, the first of a sentence with a capital; held back where no word tells that this is a sentence rather than a name or a title."""
    text = task.reading.segments[task.match.segment].text
    spelled = _Speller(task.reading, text)
    masked = [*task.reading.landmarks[task.match.segment].opaque(), *_quotes(text, task.match)]
    words = [
        found
        for found in re.compile(WORD).finditer(text, task.match.start, task.match.end)
        if found[0].isupper() and not _is_code(text, found) and not any(start < found.end() and found.start() < end for start, end in masked)
    ]
    if not words or not _is_sentence(task.reading, text, task.match, words, spelled):
        return HeldBack(_NAME_OR_TITLE)
    unknown = sum(spelled.usual(found[0]) is None and not is_acronym(found[0]) for found in words)
    if unknown * 2 > len(words):
        return HeldBack(_NAME_OR_TITLE)
    edits: list[Edit] = []
    for found in words:
        written = spelled.usual(found[0])
        if written is None:
            continue
        if _begins_sentence(text, found.start()):
            written = spelled.with_capital(written)
        changed = edits_in_segment(task.document, task.match.segment, *found.span(), written) if written != found[0] else ()
        if changed is None:
            return UNCERTAIN
        edits += changed
    return tuple(edits) or HeldBack(_NAME_OR_TITLE)


class _Speller:
    """Knows how words are spelled: by the message itself, then by what the languages of the message usually write."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._languages = reading.languages
        self._common = function_words(*reading.languages)
        self._tables = [reading.spellings(code) for code in reading.languages]
        self._lexicons = reading.lexicons
        self._own: dict[str, str] = {word.lower(): word for word in re.findall(rf"(?<=[\w,;]\s){WORD}", text[:20_000]) if not word.isupper()}

    def usual(self, word: str) -> str | None:
        """Return how a word in capitals is spelled inside a sentence; None for one that nobody knows, which may be a name."""
        lower = self._lower(word)
        if lower in self._own:
            return self._own[lower]
        if "en" in self._languages and re.fullmatch(r"i(?:['’][a-z]{1,2})?", lower):
            return word[0] + lower[1:]
        if "en" in self._languages and re.fullmatch(r"[a-z]+n['’]t", lower):
            return lower
        if is_acronym(word) and not self.is_common(word):
            return None
        known = next((table[lower] for table in self._tables if lower in table), None)
        if known is not None:
            return known
        if self.is_common(word):
            return lower
        parts = lower.replace("’", "'").split("'")
        if len(parts) == 2 and "de" not in self._languages and (parts[0] in self._common or parts[1] in self._common or len(parts[1]) <= 2):
            inner = self.usual(word[: len(parts[0])]) if len(parts[1]) <= 2 else self.usual(word[-len(parts[1]) :])
            return None if inner is None else lower
        if "de" not in self._languages and any(lexicon.speaks_of(fold(lower, lexicon.fold).text) for lexicon in self._lexicons):
            return lower
        return None

    def is_common(self, word: str) -> bool:
        """Say whether a word holds sentences together, as “the” and “not” do."""
        return self._lower(word) in self._common

    def with_capital(self, word: str) -> str:
        """Return a word as it begins a sentence."""
        if word[:1] == "i" and self._languages[:1] == ["tr"]:
            return f"İ{word[1:]}"
        return word[:1].upper() + word[1:]

    def _lower(self, word: str) -> str:
        if self._languages[:1] == ["tr"]:
            word = word.replace("İ", "i").replace("I", "ı")
        return word.lower()


def _is_sentence(reading: Reading, text: str, match: Match, words: list[re.Match[str]], spelled: _Speller) -> bool:
    """Say whether shouted words are a sentence, or a line whose every word is an ordinary one."""
    if any(spelled.is_common(found[0]) for found in words):
        return True
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    fills_line = not re.sub(_SIGNS, "", before.rsplit("\n", 1)[-1]) and not re.search(r"\w", after.split("\n", 1)[0])
    return (fills_line or "ja" in reading.languages) and all(spelled.usual(found[0]) is not None for found in words)


def _is_code(text: str, found: re.Match[str]) -> bool:
    """Say whether a word is part of an id or of a field of a template: digits, underscores or marks of such a field touch it."""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return any(sign.isdigit() or sign in "_@/\\#%${}<>" for sign in around)


def _quotes(text: str, match: Match) -> list[tuple[int, int]]:
    begin = max(0, match.start - _REACH)
    return [(begin + found.start(), begin + found.end()) for found in re.finditer(_QUOTED, text[begin : match.end + _REACH])]


def _begins_sentence(text: str, at: int) -> bool:
    before = re.sub(_SIGNS + r"\Z", "", text[max(0, at - _REACH) : at])
    if not before or before[-1] in _ENDS:
        return True
    if before[-1] != "\n":
        return False
    line = before[:-1].rsplit("\n", 1)[-1].rstrip()
    return not line or len(line) < _SURE_LENGTH or not (line[-1].isalnum() or line[-1] == ",")
