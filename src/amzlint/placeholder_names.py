"""Says what the names of placeholders stand for: their words, and the classes that a table of words gives them."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VALUES = ("order_id", "tracking_number", "delivery_date", "carrier", "amount", "name", "seller_name")  # of a message, by the name that wording gives them
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss", "ة": "ه", "ى": "ي"})


class NameTable:
    """The words of placeholder names, ready for look-up; made by `build_name_table`."""

    __slots__ = ("combine", "fragments", "helpers", "known", "sequences", "shortest_stem", "stems", "words")

    def __init__(self, combine: Sequence[_Combination], helpers: frozenset[str]) -> None:
        self.words: dict[str, frozenset[str]] = {}
        self.stems: dict[str, frozenset[str]] = {}
        self.shortest_stem = 1
        self.sequences: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}  # by their first word, longest first
        self.fragments: list[tuple[str, frozenset[str]]] = []  # of Japanese, longest first
        self.combine = combine
        self.helpers = helpers
        self.known: dict[str, frozenset[str]] = {}  # answers given so far


class _Combination:
    """A rule for several classes of one name: with one of each set of `when` and none of `unless`, `drop` goes and `add` comes."""

    __slots__ = ("add", "alone", "drop", "unless", "when")

    def __init__(self, rule: Mapping[str, Any]) -> None:
        self.when = [frozenset[str](part.split("|")) for part in rule["when"]]
        self.unless: frozenset[str] = frozenset(rule.get("unless", ()))
        self.alone = bool(rule.get("alone"))  # only for a name of one word
        self.add: frozenset[str] = frozenset([rule["add"]] if "add" in rule else [])
        self.drop: frozenset[str] = frozenset(rule.get("drop", ()))


def name_words(name: str) -> tuple[str, ...]:
    """Split a placeholder's name into folded words: ``orderTrackingURL`` gives order, tracking, url.

    Handles snake_case, kebab-case, dots, arrows, camelCase, spaces and changes of script; accents and the Arabic
    article are dropped, and whatever follows the first ``|`` (a filter).
    """
    plain = unaccented(name.split("|", 1)[0])
    return tuple(_without_article(word.casefold()) for word in _words_pattern().findall(plain))


MOST_WORDS = 7  # of a name that says what it stands for


def name_classes(name: str, table: NameTable) -> frozenset[str]:
    """Say what a placeholder's name stands for, as class names of the data file; empty if no word of it is known.

    ``name`` is `Placeholder.name`, ``table`` comes from `build_name_table`.
    """
    known = table.known.get(name)
    if known is None:
        if len(table.known) > 4096:  # names come from foreign input: forget rather than grow
            table.known.clear()
        words = name_words(name)
        # A whole instruction, "[the benefit they mentioned, e.g. …]", has no name.
        known = table.known[name] = _classify(words, table) if len(words) <= MOST_WORDS else frozenset()
    return known


def build_name_table(data: Mapping[str, Any]) -> NameTable:
    """Turn the plain data of ``placeholder-names.yaml`` into a fast look-up.

    ``data`` has ``words`` (class → language → words or word sequences), ``combine`` (rules, applied in order) and
    ``helpers`` (classes that are never reported). Raises ValueError for an unknown class in a rule.
    """
    helpers = frozenset[str](data["helpers"])
    rules = [_Combination(rule) for rule in data["combine"]]
    _refuse_unknown(rules, helpers, frozenset(data["words"]))
    table = NameTable(rules, helpers)
    sequences: dict[tuple[str, ...], frozenset[str]] = {}
    fragments: dict[str, frozenset[str]] = {}
    for name, languages in data["words"].items():
        classes = frozenset[str]([name])
        for language, terms in languages.items():
            for term in map(str, terms):
                bare = term.removesuffix("*")
                # most terms are plain lower-case words: this runs at the start of every check that meets a name
                parts = (bare,) if bare.isascii() and bare.isalpha() and bare.islower() else name_words(bare)
                joined = "".join(parts)
                if len(parts) > 1 and language != "ja":
                    sequences[parts] = classes | sequences.get(parts, classes)
                kept = fragments if language == "ja" else table.stems if len(parts) == 1 and term != bare else table.words
                kept[joined] = classes | kept.get(joined, classes)
    for parts, names in sorted(sequences.items(), key=lambda item: -len(item[0])):
        table.sequences.setdefault(parts[0], []).append((parts, names))
    table.fragments = sorted(fragments.items(), key=lambda item: -len(item[0]))
    table.shortest_stem = min(map(len, table.stems), default=1)
    return table


@functools.cache
def _words_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[\u3040-\u30ff\u3400-\u9fff]+|[\u0600-\u06ff]+"
        r"|[^\W\d_A-Za-z\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]+"
    )


def unaccented(text: str) -> str:
    """Drop accents, width and Arabic vowel signs and letter forms; Japanese voicing marks stay."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    bare = re.sub(r"[\u0300-\u036f\u0640\u064b-\u0655]", "", split)
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _refuse_unknown(rules: Sequence[_Combination], helpers: frozenset[str], words: frozenset[str]) -> None:
    made = words.union(*(rule.add for rule in rules))
    for rule in rules:
        unknown = rule.unless.union(rule.drop, *rule.when) - made
        if unknown:
            raise ValueError(f"combination names an unknown class: {', '.join(sorted(unknown))}")
    if helpers - words:
        raise ValueError(f"helper without words: {', '.join(sorted(helpers - words))}")


def _classify(words: Sequence[str], table: NameTable) -> frozenset[str]:
    found = set[str]()
    position = 0
    while position < len(words):
        position += _take(words, position, table, found)
    for rule in table.combine:
        if rule.alone and len(words) > 1:
            continue
        if all(found & part for part in rule.when) and not found & rule.unless:
            found = (found - rule.drop) | rule.add
    return frozenset(found - table.helpers)


def _take(words: Sequence[str], position: int, table: NameTable, found: set[str]) -> int:
    """Add the classes of the word or word sequence at a position; return how many words it took."""
    word = words[position]
    for sequence, names in table.sequences.get(word, ()):
        if tuple(words[position : position + len(sequence)]) == sequence:
            found |= names
            return len(sequence)
    names = _of_word(word, table) or _of_fragments(word, table)
    if not names and word.isascii() and 6 <= len(word) <= 40:
        names = _of_halves(word, table)
    found |= names
    return 1


def _of_word(word: str, table: NameTable) -> frozenset[str]:
    names = table.words.get(word, frozenset())
    for length in range(table.shortest_stem, len(word) + 1):
        names |= table.stems.get(word[:length], frozenset())
    return names


def _of_fragments(word: str, table: NameTable) -> frozenset[str]:
    """Classes of the Japanese terms in a run of kana and kanji: longest terms first, each character used once."""
    if not "\u3040" <= word[0] <= "\u9fff":
        return frozenset()
    names: frozenset[str] = frozenset()
    for fragment, classes in table.fragments:
        if fragment in word:
            word = word.replace(fragment, " ")
            names |= classes
    return names


def _of_halves(word: str, table: NameTable) -> frozenset[str]:
    """Classes of two known words written as one: trackingurl, ordernumber."""
    for cut in range(3, len(word) - 1):
        first, second = table.words.get(word[:cut]), table.words.get(word[cut:])
        if first and second:
            return first | second
    return frozenset()
