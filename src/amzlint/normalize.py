"""Folded views of a text: one spelling for case, width, accents, apostrophes, dashes and white space, with offsets back to the text."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʹ´`′＇‛"), "'")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›″＂"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_STARS = dict.fromkeys(map(ord, "⭐🌟☆✭✮✯✰⋆✩✪"), "★")
_KEPT = frozenset("…★")  # NFKC would turn the ellipsis into three full stops
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})

FOLDS = ("drop-accents", "keep", "german", "turkish", "arabic", "japanese")


class View:
    """A folded text and where its characters came from.

    text: the folded text. offsets: for each of its characters the index of the source character, None when every index is its own.
    """

    __slots__ = ("offsets", "text")

    def __init__(self, text: str, offsets: list[int] | None = None) -> None:
        self.text = text
        self.offsets = offsets

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of the folded text to code points of the source."""
        offsets = self.offsets
        if offsets is None:
            return start, end
        if start >= end:
            at = offsets[start] if start < len(offsets) else (offsets[-1] + 1 if offsets else 0)
            return at, at
        return offsets[start], offsets[end - 1] + 1


class _FoldTable(dict[int, str]):
    """Code point to folded text, filled as characters are met; `irregular` holds those that do not fold to exactly one character."""

    def __init__(self, how: str) -> None:
        super().__init__({**_APOSTROPHES, **_QUOTES, **_DASHES, **_STARS})
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
    folded = unicodedata.normalize("NFKC", character).casefold()
    if how == "german":
        folded = folded.translate(_GERMAN)
    if how == "arabic":
        folded = folded.translate(_ARABIC)
        return "".join(c for c in folded if unicodedata.category(c) != "Mn" and c != "ـ")
    if how in ("keep", "japanese"):
        return folded
    # The Turkish dotless i has no accent to drop, but people write it as i.
    folded = folded.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) != "Mn")


_tables: dict[str, _FoldTable] = {how: _FoldTable(how) for how in FOLDS}


def fold(text: str, how: str = "drop-accents") -> View:
    """Fold a text for matching.

    how: one of `FOLDS`, which letters count as the same. ASCII text takes a fast path. Returns the folded view with its offsets.
    """
    if text.isascii():
        lowered = text.lower()
        return _fold_german_digraphs(lowered, None) if how == "german" else View(lowered)
    if how in ("keep", "japanese") and not unicodedata.is_normalized("NFC", text):
        return _fold_by_cluster(text, how)
    table = _tables[how]
    folded = text.translate(table)
    if table.irregular.isdisjoint(text):
        view = View(folded)
    else:
        pieces = [table[ord(character)] for character in text]
        view = View("".join(pieces), [index for index, piece in enumerate(pieces) for _ in piece])
    return _fold_german_digraphs(view.text, view.offsets) if how == "german" else view


def _fold_by_cluster(text: str, how: str) -> View:
    # Letters that keep their accents must be composed first: a decomposed å is one å.
    table = _tables[how]
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]) and end - at < 16:
            end += 1
        piece = unicodedata.normalize("NFC", text[at:end]).translate(table)
        pieces.append(piece)
        offsets.extend([at] * len(piece))
        at = end
    return View("".join(pieces), offsets)


def _fold_german_digraphs(text: str, offsets: list[int] | None) -> View:
    # German writes ä as ae where a keyboard has no ä, so both fold to a.
    if "ae" not in text and "oe" not in text and "ue" not in text:
        return View(text, offsets)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        digraph = text[at] in "aou" and text[at + 1 : at + 2] == "e"
        pieces.append(text[at])
        places.append(at if offsets is None else offsets[at])
        at += 2 if digraph else 1
    return View("".join(pieces), places)
