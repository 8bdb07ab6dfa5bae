"""How the words of a language are usually spelled, capitals included: counted over the examples and the compliant wording of packs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_CAPITAL_NOUNS = ("de",)  # languages in which the first word of a sentence does not tell how it is spelled inside one


def usual_spellings(language: str, texts: Iterable[str]) -> dict[str, str]:
    """Return for each word in lower case how it is spelled inside a sentence; words that are only ever written in capitals are left out."""
    inside: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text in texts:
        shown = re.sub(r"\\?\[\[|\]\]", "", re.sub(r"\{[^{}]{0,60}\}|https?://\S+", " ", text))
        for found in re.finditer(WORD, shown):
            if len(found[0]) > 1 and found[0].isupper():
                continue
            before = shown[max(0, found.start() - 2) : found.start()]
            (inside if re.search(r"[\w,;]\s$", before) else first)[found[0]] += 1
    spellings: dict[str, str] = {}
    for word, _ in sorted(inside.items(), key=lambda one: (-one[1], one[0])):
        spellings.setdefault(word.lower(), word)
    if language not in _CAPITAL_NOUNS:
        for word in sorted(first):
            spellings.setdefault(word.lower(), word.lower())
    return dict(sorted(spellings.items()))
