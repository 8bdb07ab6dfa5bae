"""What stands between two words: nothing of weight, a comma, the end of a clause or of a sentence, or a barrier."""

from __future__ import annotations

import unicodedata

# How much stands between two words; behind a barrier no window reaches.
PLAIN, COMMA, CLAUSE, SENTENCE, BARRIER = range(5)
# What only the words around it can tell: a full stop, the end of a line, an emoji.
FULL_STOP, LINE, EMOJI = 10, 11, 12
MOST_KNOWN_BREAKS = 4096
_LEAST_WRAPPED = 15  # characters of a Japanese line that may have been wrapped
_OPEN_ENDINGS = frozenset("、はがをにでともへのてし")  # a Japanese line that ends with one of these is not a finished sentence


class _Breaks(dict[str, int]):
    """From what stands between two words to what it means, filled as it is met."""

    def __missing__(self, between: str) -> int:
        kind = _classify_break(between)
        if len(self) < MOST_KNOWN_BREAKS and len(between) < 16:
            self[between] = kind
        return kind


BREAKS = _Breaks()


def goes_on(source: str, at: int) -> bool:
    """Say whether the sentence before a line break goes on in the line that starts at this code point: it does in lower case."""
    return source[at : at + 1].islower()


def goes_on_japanese(source: str, at: int) -> bool:
    """Say the same for Japanese, which has no case: a line goes on behind a particle, and when it was wrapped, which only the longest lines of a paragraph are."""
    start = source.rfind("\n\n", 0, at) + 1
    *before, last = [line.strip() for line in source[start:at].rstrip().splitlines()] or [""]
    if last[-1:] in _OPEN_ENDINGS:
        return True
    end = source.find("\n\n", at)
    others = [*before, *(line.strip() for line in source[at : end if end >= 0 else None].splitlines())]
    return len(last) >= max(_LEAST_WRAPPED, *map(len, others))


def _classify_break(between: str) -> int:
    """Classify what stands between two words: punctuation that ends a sentence or clause, a line end, or nothing of weight."""
    stripped = between.strip(" \t\"')]}*_~`")
    lines = between.count("\n") or between.count("\r")
    if lines >= 2 or (lines and any(c in between for c in "-*•·>–#|=_►▪●→✓✔")):
        return BARRIER if _is_rule(between) else SENTENCE
    if any(c in between for c in "。！？؟") or any(c in stripped for c in "!?…"):
        return SENTENCE if lines or between[-1:].isspace() or between[-1:] in "\"'([{*_«¡¿" or any(c in between for c in "。！？؟") else CLAUSE
    if "." in stripped:
        after = between[between.rindex(".") + 1 :]
        if lines:
            return SENTENCE
        if not after.strip(" ") and not after:
            return PLAIN
        return FULL_STOP if stripped.endswith(".") or "." in stripped else PLAIN
    if ":" in stripped or ";" in stripped or "؛" in stripped:
        return SENTENCE if lines else CLAUSE
    if lines:
        return SENTENCE if "," not in stripped and ")" in between else LINE
    if "," in stripped or "、" in stripped or "،" in stripped or any(c in between for c in "()[]{}–—|→>") or " - " in between or "•" in between:
        return COMMA
    # Many people end what they say with an emoji, as with an exclamation mark; before a small letter it is only decoration.
    return EMOJI if any(c >= "\u2190" and unicodedata.category(c) == "So" for c in between) else PLAIN


def _is_rule(between: str) -> bool:
    """Say whether a line of its own such as `--` or `____` stands here: the start of a signature or another part."""
    return any(len(line) >= 2 and not line.strip("-_=*~# ") for line in (part.strip() for part in between.split("\n")))
