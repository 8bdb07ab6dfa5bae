"""Words written so that a filter misses them: look-alike letters, digits for letters, spaced letters, words cut in two; undone word by word, at their places."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from amzlint.word_breaks import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from amzlint.prose import Prose

LEAST_LETTERS = 4  # of a word that is worth hiding
LEAST_STARS = 3  # in a row that stands for a rating
LONGEST_SPACED = 60  # single letters in a row that are looked at together
MOST_VARIANTS = 32  # readings of one word that are tried

# A folded letter and the Latin letters that it passes for, the likeliest first.
_LOOK_ALIKES = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "н": "hn", "і": "i", "ї": "i", "ј": "j", "к": "k", "м": "m", "п": "n", "о": "o", "р": "p", "ԛ": "q", "г": "r",
    "ѕ": "s", "т": "t", "у": "yu", "ц": "u", "ѵ": "v", "ԝ": "w", "ѡ": "w", "ш": "w", "х": "x", "з": "z", "и": "un", "я": "r", "ь": "b", "ӏ": "l", "э": "e",
    "α": "a", "β": "b", "ϲ": "c", "σ": "o", "δ": "d", "ε": "e", "η": "nh", "ι": "i", "κ": "k", "ν": "vn", "ο": "o", "ρ": "p", "τ": "t", "υ": "uy", "χ": "x", "γ": "y", "ω": "w",
    "ζ": "z", "μ": "um", "ϳ": "j", "θ": "o", "λ": "a", "π": "n",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ǫ": "q",
    "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z", "ɡ": "g", "ɑ": "a", "ɩ": "i", "ʋ": "v", "ı": "i",
}  # fmt: skip
_DIGITS = {"0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "€": "e", "!": "il", "|": "il", "£": "l"}

# Each of these begins with a class of rare characters, which keeps the search fast.
_SIGN_IN_WORD = r"[0-9@$€£!|](?:(?<=[a-z].)[0-9@$€£!|]*[a-z]|(?<![\w@$€£.,-].)[0-9@$€£]?[a-z]{3})"
_SPACED = r"[ ._*\-·|/](?<=[a-z].)(?<![^\W_][a-z].)[ ._*\-·|/]?(?:[a-z][ ._*\-·|/]{1,2}){2}[a-z](?![^\W_])"
_CUT = r"[._*~|·\n](?:(?<=[^\W\d_][._*~|·\n])|(?<=[^\W\d_]-\n))[^\W\d_]{2}"
_CUTS = frozenset((".", "_", "*", "~", "|", "·", "\n", "-\n"))
_GLUED = r"(?<![\w@])[a-z0-9@$€£!|]{4,24}(?![\w@])"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060-\u2064\ufeff\u180e\u034f"
_HIDDEN = f"(?<=[A-Za-z\u00c0-\u024f])[{_ZERO_WIDTH}\u00ad]+(?=[A-Za-z\u00c0-\u024f])"
_OTHER_ALPHABET = "\u0370-\u03ff\u0400-\u04ff\u0500-\u052f"
# Letters that Unicode keeps for formulas, labels and phonetics, and strokes laid over letters.
_DRESSED = "\u1d00-\u1d6a\ua730\ua731\u0262\u026a\u0274\u0280\u0299\u029c\u029f\u028f\u24b6-\u24e9\U0001d400-\U0001d7cb\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189\u0334-\u0338"
_WIDE = "\uff21-\uff3a\uff41-\uff5a"
_EAST_ASIAN = "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]"


class Evasion(NamedTuple):
    """Words first up to last (exclusive) were not written plainly. certain: no honest text holds such a thing, so it counts by itself."""

    first: int
    last: int
    certain: bool


class _Change(NamedTuple):
    """Words first up to last are read as `word`."""

    first: int
    last: int
    word: str


def undo_evasions(prose: Prose, masked: str, is_known: Callable[[str], bool]) -> list[Evasion]:
    """Read a prose's hidden words as what they say.

    masked: the text that the prose was folded from; is_known: whether a folded word is one that rules speak of. The words of the prose are changed in place: a spaced or
    cut word becomes one. Returns what was not written plainly, in order; honest accents, full-width letters in Japanese and joiners in Arabic are none.
    """
    changes: list[_Change] = []
    folded = prose.view.text
    if not masked.isascii() and re.search(f"[{_OTHER_ALPHABET}{_DRESSED}]", masked):
        changes += _look_alikes(prose, is_known)
    if re.search(_SIGN_IN_WORD, folded):
        changes += _digits_for_letters(prose, is_known)
    if re.search(_SPACED, folded):
        changes += _spaced_letters(prose, is_known)
    if re.search(_CUT, folded):
        changes += _cut_words(prose, is_known)
    marked = {} if masked.isascii() else _dressed_words(prose, masked)
    if "★" in folded:
        changes += _star_ratings(prose)
    if not changes and not marked:
        return []
    kept = _without_overlaps(changes)
    new_index = prose.join_words(kept)
    # The sign of "5*" belongs to the number before it.
    found = [Evasion(new_index[one.first] - (one.word == "★"), new_index[one.first] + 1, False) for one in kept]
    found += [Evasion(new_index[index], new_index[index] + 1, certain) for index, certain in marked.items()]
    return sorted(set(found))


def _without_overlaps(changes: Sequence[_Change]) -> list[_Change]:
    kept: list[_Change] = []
    for change in sorted(changes, key=lambda one: (one.first, -one.last)):
        if not kept or change.first >= kept[-1].last:
            kept.append(change)
    return kept


def _readings(word: str, table: Mapping[str, str]) -> Iterator[str]:
    yield from islice(map("".join, product(*(table.get(letter, letter) for letter in word))), MOST_VARIANTS)


def _known_reading(word: str, table: Mapping[str, str], is_known: Callable[[str], bool]) -> str | None:
    if len(word) < LEAST_LETTERS or all(letter not in table for letter in word):
        return None
    return next((reading for reading in _readings(word, table) if is_known(reading)), None)


def _look_alikes(prose: Prose, is_known: Callable[[str], bool]) -> Iterator[_Change]:
    for index, word in enumerate(prose.words):
        if not word.isascii() and (reading := _known_reading(word, _LOOK_ALIKES, is_known)) and reading.isascii():
            yield _Change(index, index + 1, reading)


def _digits_for_letters(prose: Prose, is_known: Callable[[str], bool]) -> Iterator[_Change]:
    for found in re.finditer(_GLUED, prose.view.text):
        written = found[0].rstrip("!|")
        if written.isalpha() or sum(map(str.isalpha, written)) * 2 < len(written):
            continue
        reading = _known_reading(written, _DIGITS, is_known)
        if reading is not None and (words := _words_in(prose, found.start(), found.start() + len(written))):
            yield _Change(*words, reading)


def _words_in(prose: Prose, start: int, end: int) -> tuple[int, int] | None:
    """Return the words that stand between two places of the folded text, as first and last (exclusive); None when there are none or landmarks among them."""
    from bisect import bisect_left, bisect_right  # noqa: PLC0415  (rarely needed)

    first, last = bisect_right(prose.ends, start), bisect_left(prose.starts, end)
    return (first, last) if first < last and all(word > "\x08" for word in prose.words[first:last]) else None


def _spaced_letters(prose: Prose, is_known: Callable[[str], bool]) -> Iterator[_Change]:
    words, breaks = prose.words, prose.breaks
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end]) == 1 and "a" <= words[end] <= "z" and (end == at or breaks[end] < SENTENCE):
            end += 1
        if end - at >= LEAST_LETTERS:
            yield from _words_of_letters(words[at : min(end, at + LONGEST_SPACED)], at, is_known)
        at = max(end, at + 1)


def _words_of_letters(letters: Sequence[str], first: int, is_known: Callable[[str], bool]) -> Iterator[_Change]:
    """Find the known words in a row of single letters, the longest first."""
    joined = "".join(letters)
    at = 0
    while at < len(joined):
        end = next((end for end in range(len(joined), at + LEAST_LETTERS - 1, -1) if is_known(joined[at:end])), 0)
        if end:
            yield _Change(first + at, first + end, joined[at:end])
        at = end or at + 1


def _cut_words(prose: Prose, is_known: Callable[[str], bool]) -> Iterator[_Change]:
    """Find words that a sign or a line break inside cuts in two; two words that are known themselves are two words."""
    text, words = prose.view.text, prose.words
    for index in range(len(words) - 1):
        one, other = words[index], words[index + 1]
        between = text[prose.ends[index] : prose.starts[index + 1]]
        if between not in _CUTS or len(one) < 2 or len(other) < 2 or not (one + other).isalpha():
            continue
        if len(one + other) > LEAST_LETTERS and is_known(one + other) and not is_known(one) and not is_known(other):
            yield _Change(index, index + 2, one + other)


def _star_ratings(prose: Prose) -> Iterator[_Change]:
    """Find ratings in signs, as "5*" and "★★★★★"; their words stay as they are."""
    for index, word in enumerate(prose.words):
        if (word.startswith("★") and len(word) >= LEAST_STARS) or (word == "★" and index and prose.words[index - 1].isdigit() and prose.ends[index - 1] == prose.starts[index]):
            yield _Change(index, index + 1, word)


def _dressed_words(prose: Prose, masked: str) -> dict[int, bool]:
    """Return the words that hold hidden or dressed-up letters, and whether that alone is certain."""
    found: dict[int, bool] = {}
    for hidden in re.finditer(_HIDDEN, masked):
        if (index := prose.word_at(hidden.start() - 1)) is not None:
            found[index] = found.get(index, False) or hidden[0].strip("\u00ad") != ""
    pattern = _DRESSED if re.search(_EAST_ASIAN, masked) else _DRESSED + _WIDE
    counts: dict[int, int] = {}
    for letter in re.finditer(f"[{pattern}]", masked):
        if (index := prose.word_at(letter.start())) is not None:
            counts[index] = counts.get(index, 0) + 1
    for index, count in counts.items():
        if count > 1 or len(prose.words[index]) >= LEAST_LETTERS:
            found.setdefault(index, False)
    return found


@cache
def vocabulary_of(packed: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and the stems of a lexicon that are worth hiding. packed: as `lexicon_compiler` writes them, stems with an asterisk."""
    entries = packed.split()
    return frozenset(one for one in entries if one[-1] != "*"), frozenset(one[:-1] for one in entries if one[-1] == "*")


def is_in(word: str, words: frozenset[str], stems: frozenset[str]) -> bool:
    """Say whether a folded word is one of these or begins with one of the stems."""
    return word in words or any(word[:length] in stems for length in range(LEAST_LETTERS, len(word) + 1))
