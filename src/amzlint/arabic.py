"""The forms under which a folded Arabic word is looked up: without the particles written at its front and the pronouns written at its end."""

from __future__ import annotations

from functools import lru_cache

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ك", "ل", "س")
_ARTICLES = ("ال", "لل")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
LEAST_LETTERS = 3  # that must stay of a word when something is taken off it
_FEMININE, _BEFORE_PRONOUN = "ه", "ت"  # the feminine ending ة (folded to ه) is written ت before a pronoun


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be without a conjunction, a preposition, the article (in this order) and a pronoun at its end.

    word: folded. A form has at least three letters; the word itself comes first.
    """
    fronts = [word]
    for particles in (_CONJUNCTIONS, _PREPOSITIONS, _ARTICLES):
        fronts += [front[len(one) :] for front in fronts for one in particles if front.startswith(one)]
    found = dict.fromkeys(front for front in fronts if len(front) >= LEAST_LETTERS)
    for front in list(found):
        for pronoun in _PRONOUNS:
            bare = front.removesuffix(pronoun)
            if bare != front and len(bare) >= LEAST_LETTERS:
                found[bare] = None
                if bare.endswith(_BEFORE_PRONOUN):
                    found[bare[:-1] + _FEMININE] = None
    return tuple(dict.fromkeys((word, *found)))
