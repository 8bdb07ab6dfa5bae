"""Folded views of a text: one spelling for case, width, accents, apostrophes, dashes and white space, with offsets back to the text."""

from __future__ import annotations

import unicodedata
from typing import Literal

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʹ´`′＇‛"), "'")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›″＂"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_STARS = dict.fromkeys(map(ord, "⭐🌟☆✭✮✯✰⋆✩✪"), "★")
_MARKS = {**_APOSTROPHES, **_QUOTES, **_DASHES, **_STARS}
_KEPT = frozenset("…★！？")  # NFKC would make three full stops of the ellipsis, and of the wide marks narrow ones, which end no sentence without a space
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "٪": "%", **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)}})
_HALF_WIDTH = frozenset("ﾞﾟ")  # voice marks that half-width kana carry as characters of their own
_BARRED = str.maketrans("ıłøđ", "ilod")
_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})

FOLDS = ("drop-accents", "keep", "german", "turkish", "arabic", "japanese")


class View:
    """A folded text and where its characters came from.

    text: the folded text. offsets: for each of its characters the index of the source character, None when every index is its own. length: of the source.
    """

    __slots__ = ("length", "offsets", "text")

    def __init__(self, text: str, offsets: list[int] | None = None, *, length: int | None = None) -> None:
        self.text = text
        self.offsets = offsets
        self.length = len(text) if length is None else length

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of the folded text to code points of the source; what folds to nothing belongs to the character before it."""
        offsets = self.offsets
        if offsets is None:
            return start, end
        after = offsets[end] if end < len(offsets) else self.length
        if start >= end:
            return after, after
        return offsets[start], max(after, offsets[end - 1] + 1)


class _FoldTable(dict[int, str]):
    """Code point to folded text, filled as characters are met; `irregular` holds those that do not fold to exactly one character."""

    def __init__(self, how: str) -> None:
        super().__init__(_MARKS)
        self.how = how
        self.irregular: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character, self.how)
        self[code] = folded
        if len(folded) != 1:
            self.irregular.add(character)
        return folded


def _fold_character(character: str, how: str) -> str:
    if character in _KEPT or character < "\x80":
        return character.lower()
    if character.isspace():
        # Line and paragraph separators break lines for readers, so they do here too.
        return "\n" if character in "\u2028\u2029\x85" else " "
    if unicodedata.category(character) == "Cf":
        return ""
    if how == "turkish" and character in "İı":
        return "i"
    if "\U0001f150" <= character <= "\U0001f189" and (letter := (ord(character) - 0x1F150) % 32) < 26:
        return chr(ord("a") + letter)  # white letters on black, which NFKC leaves alone
    # NFKC takes some signs apart into marks that have a plain spelling themselves.
    folded = unicodedata.normalize("NFKC", character).casefold().translate(_MARKS)
    if how == "german":
        folded = folded.translate(_GERMAN)
    if how == "arabic":
        bare = unicodedata.normalize("NFD", folded.translate(_ARABIC))
        return "".join(c for c in bare if unicodedata.category(c) != "Mn" and c != "ـ")
    if how in ("keep", "japanese"):
        return folded
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) != "Mn")
    # These have no accent that could be dropped, but people write them as the plain letter.
    return bare.translate(_BARRED)


_tables: dict[str, _FoldTable] = {how: _FoldTable(how) for how in FOLDS}


def fold(text: str, how: str = "drop-accents") -> View:
    """Fold a text for matching.

    how: one of `FOLDS`, which letters count as the same. ASCII text takes a fast path. Returns the folded view with its offsets.
    """
    if text.isascii():
        lowered = text.lower().replace("`", "'")
        return _fold_german_digraphs(View(lowered)) if how == "german" else View(lowered)
    if how in ("keep", "japanese") and (not unicodedata.is_normalized("NFC", text) or not _HALF_WIDTH.isdisjoint(text)):
        return _fold_by_cluster(text, how)
    table = _tables[how]
    folded = text.translate(table)
    if table.irregular.isdisjoint(text):
        view = View(folded)
    else:
        pieces = [table[ord(character)] for character in text]
        view = View("".join(pieces), [index for index, piece in enumerate(pieces) for _ in piece], length=len(text))
    return _fold_german_digraphs(view) if how == "german" else view


def _fold_by_cluster(text: str, how: str) -> View:
    # Letters that keep their accents must be composed first: a decomposed å is one å.
    table = _tables[how]
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and end - at < 16 and (unicodedata.combining(text[end]) or text[end] in _HALF_WIDTH):
            end += 1
        form: Literal["NFC", "NFKC"] = "NFC" if _HALF_WIDTH.isdisjoint(text[at:end]) else "NFKC"
        piece = unicodedata.normalize(form, text[at:end]).translate(table)
        pieces.append(piece)
        offsets.extend([at] * len(piece))
        at = end
    return View("".join(pieces), offsets, length=len(text))


def _fold_german_digraphs(view: View) -> View:
    # German writes ä as ae where a keyboard has no ä, so both fold to a.
    text, offsets = view.text, view.offsets
    if "ae" not in text and "oe" not in text and "ue" not in text:
        return view
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        pieces.append(letter)
        places.append(at if offsets is None else offsets[at])
        at += 1
        # Every e goes, so that "Böen" and "Boeen" stay the same word.
        while letter in "aou" and text[at : at + 1] == "e":
            at += 1
    return View("".join(pieces), places, length=view.length)
