"""Tells whether words joined by dots are the name of a host, or the end of a sentence, a file, a number."""

from __future__ import annotations

import functools
import os
import re
from typing import Any

from amzlint.masking import MASK

LABEL = "0-9A-Za-z_\\-À-ÖØ-öø-ɏͰ-ԯḀ-῿" + MASK  # no Japanese or Arabic: their text is glued to hosts


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRONG = _words("com net org shop")
_SECOND_LEVEL = _words("co com net org gov ac")
_FILE_ENDINGS = _words("zip mov py md sh rs ps ai")
# Words that open a sentence after a missing space: a host only when nothing in lower case follows.
_SENTENCE_WORDS = _words(
    """you now how new one here like open read help today next call contact final free total team support feedback
    review reviews delivery case save show post work works pay care fast safe best direct express la si ne je et il so
    er im am su no me na om vi to do za ve is as my"""
)
# English after a missing space: "shipped.it was", "arrived.in the".
_ENGLISH_ENDINGS = _words("it in be at us es de pm")
_SENTENCE_STARTS = _words(
    """is was has have will would can could should does did may might the a an your my our you we this these that case
    order addition future fact know if not"""
)
_NUMBER_WORDS = _words("art ref order item model serial part tel phone track tracking inv invoice ord batch lot po vat")
_FIELD_OWNERS = _words("order customer buyer item product shop user recipient address file first last full")
_PRODUCT_NAMES = _words("asp.net vb.net ado.net co.kg m.in")


@functools.cache
def top_level_domains() -> frozenset[str]:
    """Return IANA's top-level domains in lower case, as xn-- and in Unicode; read once, when a candidate was found."""
    loader: Any = __spec__.loader  # the loader, not the file system: the package may run from a zip
    data: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), "data", "tlds.txt"))  # noqa: PTH118, PTH120  (pathlib costs more than the reading)
    return frozenset(line for line in data.decode("utf-8").splitlines() if not line.startswith("#"))


@functools.cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of a run of labels joined by dots; it cannot fail inside a run, so scanning stays linear."""
    return re.compile(f"[{LABEL}]+(?:\\.[{LABEL}]+)*")


def count_host_labels(labels: list[str], has_path: bool, following: str) -> int:
    """Return how many labels from the left are a host, 0 for none: the next sentence may be glued to it.

    has_path: a port, path or query comes next; following: the next word when it is in lower case, else ''.
    """
    for count in range(len(labels), max(1, len(labels) - 3), -1):
        if _is_host(labels[:count], has_path and count == len(labels), following if count == len(labels) else ""):
            return count
        if not labels[count - 1][:1].isupper():
            break
    return 0


def count_labels_without_sentence(labels: list[str]) -> int:
    """Return how many labels to keep when the next sentence is glued to a host that a scheme announced: "https://shop.com.Thanks"."""
    known = top_level_domains()
    glued = len(labels) > 2 and labels[-1].istitle() and labels[-2].lower() in known
    return len(labels) - 1 if glued and labels[-1].lower() not in STRONG else len(labels)


def known_host(labels: list[str]) -> str:
    """Return the host to the right of any placeholder in lower case, '' when less than two labels of it are known."""
    known = labels
    for index in range(len(labels) - 1, -1, -1):
        if MASK in labels[index]:
            known = labels[index + 1 :] if len(labels) - index > 2 else []
            break
    return ".".join(known).lower()


def _is_host(labels: list[str], has_path: bool, following: str) -> bool:
    last, second = labels[-1], labels[-2].lower()
    ending = last.lower()
    with_www = labels[0].lower() == "www"
    if MASK in last or any(not label or len(label) > 63 for label in labels):
        return with_www and MASK in last
    if with_www and (len(labels) == 2 or not last.istitle()):
        return len(last) > 1 or has_path
    if ending not in top_level_domains():
        return False
    if MASK in second:
        return has_path or (ending in STRONG and last != ending.title()) or len(labels) > 2
    if _is_sentence_end(labels, has_path, following):
        return False
    return has_path or not _is_other_name(labels, second, ending, with_www)


def _is_sentence_end(labels: list[str], has_path: bool, following: str) -> bool:
    """Tell whether the last dot is a full stop without its space: "shipped.It", "Gracias.Me", "order.you will"."""
    last, second = labels[-1], labels[-2]
    ending = last.lower()
    if has_path or ending in STRONG:
        return False
    if last.istitle():
        return second.lower() not in _SECOND_LEVEL
    if len(labels) > 2 or not following:
        return False
    return ending in _SENTENCE_WORDS or (ending in _ENGLISH_ENDINGS and following in _SENTENCE_STARTS)


def _is_other_name(labels: list[str], second: str, ending: str, with_www: bool) -> bool:
    """Tell whether a name without a path is that of a product, a number, a field or a file: "ASP.NET", "order.no", "order.id", "README.md"."""
    if f"{second}.{ending}" in _PRODUCT_NAMES or (ending == "no" and second in _NUMBER_WORDS):
        return True
    if ending in ("id", "name") and second in _FIELD_OWNERS:
        return True
    if ending in _FILE_ENDINGS:
        return not (with_www or len(labels) > 2)
    return (len(second) == 1 or second.isdigit()) and ending not in STRONG
