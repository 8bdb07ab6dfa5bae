"""Words that join a sentence or a clause to what stands before it, in the twelve languages: what must go with it, and where a clause may be cut off.

data/connectives.json holds them as short patterns, by language:
points-back: at the start of a sentence they need the one before it, and go together with the comma behind them; points-back-without-comma: so do these without a comma;
between-clauses: behind a comma another clause begins with them; subjects: a clause that begins so stands by itself; conditions: a sentence that begins so cannot end before its
comma; of-the-last: a short sentence that begins so speaks of what the one before it said; leads-to: these stand before a link or an address, and go with it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_NO_SPACES = frozenset(("ja",))
_LONGEST_COMPANION = 160  # code points of a sentence that is nothing without the one before it


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    found: dict[str, Any] = json.loads(files("amzlint").joinpath("data", "connectives.json").read_text(encoding="utf-8"))
    return found


@cache
def _pattern(lang: str | None, name: str) -> str:
    """Return a pattern for one of the lists of a language, of the longer entries first; one that matches nothing where the list is empty. English stands in for other languages."""
    words = _table().get(lang or "en", _table()["en"])[name]
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})" if words else r"(?!)"


def joined_without_space(lang: str | None) -> bool:
    """Say whether sentences of a language stand beside each other without a space."""
    return lang in _NO_SPACES


def _edge(lang: str | None) -> str:
    return "" if lang in _NO_SPACES else r"(?!\w)"


@cache
def pointing_back(lang: str | None) -> re.Pattern[str]:
    """Return what matches, at the start of a sentence, the words that need the sentence before it, with the white space and the comma behind them."""
    words, certain = _pattern(lang, "points-back"), _pattern(lang, "points-back-without-comma")
    if joined_without_space(lang):
        return re.compile(rf"{words}[、,]\s*")
    return re.compile(rf"(?:{words}\s*[,،:]\s*|{certain}\s+)", re.IGNORECASE)


@cache
def clause_borders(lang: str | None) -> re.Pattern[str]:
    """Return what matches where one clause of a sentence ends and another begins: the comma with its conjunction, a semicolon, a dash."""
    if joined_without_space(lang):
        return re.compile(r"[；;]\s*")
    return re.compile(rf"\s*[;؛]\s+|\s+[–—-]\s+|\s*[,،]\s*{_pattern(lang, 'between-clauses')}\s+", re.IGNORECASE)


def stands_alone(clause: str, lang: str | None) -> bool:
    """Say whether a clause that followed a conjunction begins as a sentence of its own does."""
    return re.match(rf"{_pattern(lang, 'subjects')}{_edge(lang)}", clause, re.IGNORECASE) is not None


def is_conditional(sentence: str, lang: str | None) -> bool:
    """Say whether a sentence begins with a condition, which needs the clause behind its comma."""
    return re.match(rf"\W*{_pattern(lang, 'conditions')}{_edge(lang)}", sentence, re.IGNORECASE) is not None


def speaks_of_the_last(sentence: str, lang: str | None) -> bool:
    """Say whether a sentence speaks of what the one before it said, and is nothing without it."""
    return len(sentence) <= _LONGEST_COMPANION and re.match(rf"[¡¿]?{_pattern(lang, 'of-the-last')}{_edge(lang)}", sentence, re.IGNORECASE) is not None


@cache
def leading_to(lang: str | None) -> str:
    """Return a pattern for the words that stand before a link or an address: "at", "here:"."""
    return rf"(?:(?<!\w){_pattern(lang, 'leads-to')}[ ]?:?)"
