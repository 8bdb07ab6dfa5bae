"""Undoes what hides the dots and at signs of links and addresses: words, brackets, blanks, invisible and full-width characters."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.disguise_cues import DISGUISES, find_cues, words_for_signs
from amzlint.hostnames import LABEL, STRONG, top_level_domains

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Endings that may follow a word for the dot without brackets, in every language: a point is often no dot.
_COMMON_ENDINGS = "com net org info biz shop store eu co io online site app"
# "the dot com era", "un point de vente": after an article the word is a noun.
_DETERMINERS = (
    "the a an this that each every polka un une le la ce chaque au du notre votre el los este cada il lo di uno questo "
    "een het de der den dem die das ein jeder en ett o um este neste ao no na do da ten ta to w bir bu connect point"
)
_DOT_COM_HISTORY = "era boom bubble crash company companies business bust startup startups age blase bulle"
_NOT_A_MAILBOX = "us me it out back visit shop order directly available look website online here is are or page"


class View(NamedTuple):
    """Text with disguises undone: sources maps each of its characters to a code point of the original.

    mailboxes holds the original offsets at which a disguised @ ends, so that what follows is known to be no link.
    """

    text: str
    sources: Sequence[int]
    mailboxes: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open span for a non-empty span of this text."""
        return self.sources[start], self.sources[end - 1] + 1


def undo_disguises(work: str) -> View | None:
    """Return the text with disguised dots and at signs undone, or None when nothing hints at a disguise.

    work: text in which placeholders are filled with MASK.
    """
    cues = find_cues(work)
    if cues is None or not cues.disguised:
        return None
    base = work.translate(_narrow_forms()) if cues.wide else work
    edits = list(_invisible_characters(base)) if cues.wide else []
    if cues.dots or cues.signs:
        edits += _dot_edits(base)
    if cues.signs:
        edits += _spaced_edits(base)
    at_edits = list(_at_edits(base)) if cues.ats else []
    if base == work and not edits and not at_edits:
        return None
    return _applied(base, sorted(edits + at_edits), frozenset(end for _, end, _ in at_edits))


def is_sign_in_brackets(text: str, start: int, end: int) -> bool:
    """Say whether a word in brackets stands for the dot or the at sign of an address: "help [at] shop [dot] com".

    start, end: half-open code points of the brackets in the text. The word stands between two words, and one for a dot before a top-level domain.
    """
    dots, ats = words_for_signs()
    word = text[start + 1 : end - 1].strip().lower()
    before = _patterns()["label"].search(text[max(0, start - 3) : start].rstrip(" \t")[-1:])
    after = _patterns()["label"].match(text[end : end + 66].lstrip(" \t"))
    if before is None or after is None:
        return False
    return word in ats or (word in dots and after[0].lower() in top_level_domains())


def _applied(base: str, edits: list[tuple[int, int, str]], mailboxes: frozenset[int]) -> View:
    pieces: list[str] = []
    sources: list[int] = []
    done = 0
    for start, end, replacement in edits:
        if start >= done:
            pieces += [base[done:start], replacement]
            sources.extend(range(done, start))
            sources.extend(range(start, start + len(replacement)))
            done = end
    sources.extend(range(done, len(base)))
    return View("".join([*pieces, base[done:]]), sources, mailboxes)


@functools.cache
def _narrow_forms() -> Mapping[int, int]:
    wide = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF20, 0xFF3B), *range(0xFF41, 0xFF5B)]}
    return wide | dict.fromkeys(map(ord, "。．｡․·•∙"), ord(".")) | {ord("／"): ord("/"), ord("："): ord(":")}


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = [word for dots, _, _ in DISGUISES.values() for word in dots.split("|")]
    latin = "|".join(sorted({word for word in words if word.isascii()}))
    other = "|".join(word for word in words if not word.isascii())
    signs = [word for _, ats, _ in DISGUISES.values() for word in ats.split("|") if word != "at"]
    ats = "|".join(signs)
    long_ats = "|".join(word for word in signs if len(word) > 2)  # "ät" is an ending as well
    after, before = f"(?=[{LABEL}])", f"(?<=[{LABEL}])"
    closed = r"(?P<closed>(?=[ \t]{0,2}(?:$|[\n\r/,;:!?).])))?"
    letters = r"[a-z0-9](?: [a-z0-9]){1,40}+"
    sources = {
        "invisible": f"(?<=[{LABEL}.])[\u00ad\u200b-\u200d\u2060\ufeff]{{1,9}}(?=[{LABEL}.])",
        "dot": rf"{before}(?:[ \t]{{0,2}}[\[({{<] ?(?:(?P<sign>\.)|(?P<framed>{latin}|{other})) ?[\])}}>][ \t]{{0,2}}"
        rf"|[ \t_-]{{1,2}}(?P<word>{latin})[ \t_-]{{1,2}}| ?(?P<glued>{other}) ?){after}",
        "spaced": rf"{before}(?P<gap> \. ?|\. )(?P<ending>[A-Za-z]{{2,6}})(?![{LABEL}]){closed}",
        "letters": rf"(?<!\S){letters}(?: ?\. ?{letters}){{1,3}}(?!\S)",
        "at": rf"{before}(?: {{0,2}}[\[({{<] ?(?:at|{ats}|@) ?[\])}}>] {{0,2}}|[(\[]a[)\]]| @ | ?(?:{long_ats}) ?"
        rf"| (?P<bare>at) (?=[{LABEL}]{{1,63}}(?: ?[\[(] ?| )(?:{latin}|\.)[ \])])){after}",
        "label": f"[{LABEL}]+",
        "before": f"[{LABEL}]+$",
        "after": r"([A-Za-z]{2,24})(?![A-Za-z0-9])(?:[ -]([A-Za-z]+))?",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _word_before(base: str, end: int) -> str:
    word = _patterns()["before"].search(base[max(0, end - 64) : end])
    return word[0].lower() if word else ""


def _invisible_characters(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["invisible"].finditer(base):
        yield found.start(), found.end(), ""


def _dot_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["dot"].finditer(base):
        if found["sign"]:
            yield found.start(), found.end(), "."
            continue
        before = _word_before(base, found.start())
        after = _patterns()["after"].match(base, found.end())
        if after is None:
            continue
        ending = after[1].lower()
        framed = found["framed"] is not None
        word = (found["framed"] or found["word"] or found["glued"]).lower()
        known = ending in (top_level_domains() if framed else _endings_after(word)) or before == "www"
        noun = before in _listed(_DETERMINERS) or (after[2] or "").lower() in _listed(_DOT_COM_HISTORY)
        if known and (framed or not noun):
            yield found.start(), found.end(), "."
            if before != "www":  # "Brand Dot Fr": capitals here do not open a sentence
                yield found.end(), found.end() + len(ending), ending


@functools.cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@functools.cache
def _endings_after(word: str) -> frozenset[str]:
    endings = [own for words, _, own in DISGUISES.values() if word in words.split("|")]
    return frozenset(" ".join([_COMMON_ENDINGS, *endings]).split())


def _spaced_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["spaced"].finditer(base):
        ending = found["ending"]
        closed = found["closed"] is not None
        free = ending.lower() in STRONG | {"fr", "uk", "pl", "nl", "eu", "info", "biz", "store", "online", "io"}
        usual = ending.lower() in _endings_after("dot") | {"it", "se", "pt", "jp", "br", "mx", "tr"}
        if ending.istitle() or (found["gap"] == ". " and not (closed and ending.lower() in {"com", "net", "org"})):
            continue
        if free or (usual and closed):
            yield found.start("gap"), found.end("gap"), "."
    for found in _patterns()["letters"].finditer(base):
        for offset, character in enumerate(found[0]):
            if character == " ":
                yield found.start() + offset, found.start() + offset + 1, ""


def _at_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["at"].finditer(base):
        unframed = found["bare"] or found[0] == " @ "
        if not (unframed and _word_before(base, found.start()) in _listed(_NOT_A_MAILBOX) | _listed(_DETERMINERS)):
            yield found.start(), found.end(), "@"
