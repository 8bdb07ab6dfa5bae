"""Looks for what hints at a link or an address, plain or disguised: cheap enough for every message."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from amzlint.masking import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DISGUISES: Mapping[str, tuple[str, str, str]] = {  # language: words for the dot, words for the at sign, endings
    "en": ("dot", "at", "uk us ca au ie nz de fr es nl pl"),
    "fr": ("point", "arobase|arobas|arrobas", "fr be ch ca"),
    "de": ("punkt", "ät|klammeraffe|at-zeichen", "de at ch"),
    "es": ("punto", "arroba", "es mx ar cl"),
    "it": ("punto", "chiocciola|chiocciolina", "it"),
    "nl": ("punt", "apenstaartje|apestaartje", "nl be"),
    "pl": ("kropka", "małpa|malpa", "pl"),
    "sv": ("punkt", "snabel-a|snabela|snabel a", "nu"),
    "pt": ("ponto", "arroba", "pt br"),
    "tr": ("nokta", "kuyruklu a|et işareti", "tr"),
    "ja": ("ドット", "アットマーク|あっとまーく|アット", "jp"),
    "ar": ("نقطة|دوت", "آت|أت", "sa ae eg"),
}
# What honest text rarely holds; looked for as plain strings, which is many times faster than a pattern.
_DOT_CUES = ("dot", "punkt", "point", "punt", "kropka", "ponto", "nokta")
_DOT_CUES_ELSEWHERE = ("ドット", "نقطة", "دوت")
_DOT_SIGNS = ("[.", "(.", "{.", "<.")
_DOT_ENDINGS = (". com", ". net", ". org")
_AT_SIGNS = ("(at", "[at", "{at", "( at", "[ at", "(a)", "[a]", "(ät", "[ät", "[@", "(@")
_AT_WORDS = ("arob", "arrob", "klammeraffe", "at-zeichen", "chiocciol", "staartje", "malpa", "snabel", "kuyruklu a")
_AT_WORDS_ELSEWHERE = ("małpa", "et işareti", "アット", "あっとまーく", "آت", "أت")

_DOTTED = re.compile(r"\.[^\W\d_]")


class Cues:
    """What a text may hold. dotted: a link as it is usually written; wide, dots, signs, ats: what stands for its characters; disguised: any of these."""

    __slots__ = ("ats", "disguised", "dots", "dotted", "signs", "wide")

    def __init__(self, *, dotted: bool, wide: bool, dots: bool, signs: bool, ats: bool) -> None:
        self.dotted = dotted
        self.wide = wide
        self.dots = dots
        self.signs = signs
        self.ats = ats
        self.disguised = wide or dots or signs or ats


@functools.lru_cache(maxsize=1)  # links and addresses are looked for in the same text, one after the other
def find_cues(work: str) -> Cues | None:
    """Say what the text hints at, None for nothing: a cheap look before the search for links and addresses.

    work: text in which placeholders are filled with MASK.
    """
    elsewhere = not work.isascii()
    dotted = _DOTTED.search(work) is not None or "://" in work or "www." in work.lower() or (elsewhere and "." + MASK in work)
    lowered = work.lower()
    framed = "(" in work or "[" in work or "{" in work or "<" in work
    wide = elsewhere and _odd_characters().search(work) is not None
    dots = _any_in(_DOT_CUES, lowered) or (elsewhere and _any_in(_DOT_CUES_ELSEWHERE, lowered))
    signs = "." in work and (" ." in work or _any_in(_DOT_ENDINGS, lowered) or (framed and _any_in(_DOT_SIGNS, work)))
    if not (dotted or wide or dots or signs or (elsewhere and MASK in work)):
        return None  # an at sign alone makes no address
    ats = _any_in(_AT_WORDS, lowered) or " @ " in work or (framed and _any_in(_AT_SIGNS, lowered))
    ats = ats or (dots and " at " in lowered) or (elsewhere and _any_in(_AT_WORDS_ELSEWHERE, lowered))
    return Cues(dotted=dotted, wide=wide, dots=dots, signs=signs, ats=ats)


@functools.cache
def words_for_signs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that stand for a dot and those that stand for an at sign, of all languages, in lower case."""
    dots, ats = (frozenset("|".join(row[column] for row in DISGUISES.values()).split("|")) for column in (0, 1))
    return dots, ats


def _any_in(cues: Iterable[str], text: str) -> bool:
    return any(map(text.__contains__, cues))  # map: a generator costs twice as much


@functools.cache
def _odd_characters() -> re.Pattern[str]:
    wide = "\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\uff61"
    odd = "\u00ad\u00b7\u200b-\u200d\u2022\u2024\u2060\u2219\u3002\ufeff" + wide
    return re.compile(f"[{odd}](?=[.0-9A-Za-z\uff0e\uff10-\uff5a])")
