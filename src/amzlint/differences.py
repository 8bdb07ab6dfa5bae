"""What changed between two texts: first line by line, then word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from amzlint.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_PARTS = 2_000  # lines or words that are compared with each other; more change as one


def differences(before: str, after: str, field: int = 0) -> tuple[Edit, ...]:
    """Return the edits that make one text of another, each of whole words, spaces or signs. field: the number that they name."""
    edits: list[Edit] = []
    for start, end, new in _changed(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        old = before[start:end]
        first = common_start(old, new)
        last = common_start(old[first:][::-1], new[first:][::-1])
        words = _changed(_words(old[first : len(old) - last]), _words(new[first : len(new) - last]))
        edits += (Edit(field, start + first + here, start + first + there, text) for here, there, text in words)
    return tuple(edits)


def _changed(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield from which code point to which the first parts change, and to what."""
    if len(olds) + len(news) > MOST_PARTS:
        yield 0, sum(map(len, olds)), "".join(news)
        return
    places = [0]
    for part in olds:
        places.append(places[-1] + len(part))
    for name, start, end, new_start, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if name != "equal":
            yield places[start], places[end], "".join(news[new_start:new_end])


def common_start(one: str, other: str) -> int:
    """Return how many code points two texts have in common at their beginning."""
    return next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), min(len(one), len(other)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\r\n|\s|[^\w\s]+", text)
