"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from amzlint.edits import Edit

MOST_WORDS = 4_000  # that are compared with each other; what changed in longer texts is one stretch


def differences(before: str, after: str, field: int = 0) -> tuple[Edit, ...]:
    """Return the edits that make one text of another, each of whole words, spaces or signs. field: the number that they name."""
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if not old and not new:
        return ()
    olds, news = _words(old), _words(new)
    if len(olds) + len(news) > MOST_WORDS:
        return (Edit(field, first, first + len(old), new),)
    edits: list[Edit] = []
    places = [0]
    for word in olds:
        places.append(places[-1] + len(word))
    for name, start, end, new_start, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if name != "equal":
            edits.append(Edit(field, first + places[start], first + places[end], "".join(news[new_start:new_end])))
    return tuple(edits)


def _common(one: str, other: str) -> int:
    """Return how many code points two texts have in common at their beginning."""
    return next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), min(len(one), len(other)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\r\n|\s|[^\w\s]+", text)
