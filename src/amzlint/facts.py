"""The facts of a text, which a rewrite must keep: order ids, numbers with their amounts and dates, and placeholders."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from amzlint.placeholders import find_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable

# Parts of one number are kept together: dates, amounts, times, order ids, numbers of parcels with their letters. The number of an item of a list is none.
_FACT = re.compile(r"(?m)(?!^[ \t]*\d{1,2}[.)]\s)(?<!\w)(?=[A-Z0-9]*\d)[A-Z0-9]+(?:[-.,:/’'\u00a0 ](?=\d)[A-Z0-9]+)*(?!\w)")


def facts_of(text: str, without: Iterable[tuple[int, int]] = ()) -> Counter[str]:
    """Return the facts of a text and how often each stands in it. without: spans of it that do not count, in code points."""
    faulty = list(without)
    placeholders = [one for one in find_placeholders(text) if not one.control]
    spans = [(one.start, one.end) for one in placeholders]
    bare = text
    for start, end in spans:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    spans += [found.span() for found in _FACT.finditer(bare)]
    return Counter(text[start:end] for start, end in spans if not any(start < last and first < end for first, last in faulty))
