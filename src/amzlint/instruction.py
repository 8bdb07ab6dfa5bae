"""What to do about a finding, as one plain English sentence for whoever repairs the draft: a person, or a language model."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amzlint.violation import Rewording

MOST_QUOTED = 200  # code points of the message that an instruction quotes
_KEEP = "and leave everything else as it is"


def instruction_for(advice: str, found: str, suggestions: Sequence[str], rewording: Rewording | None) -> str:
    """Return what to do.

    advice: the help of the rule, in English; found: the characters that were found; suggestions: what could be pasted; rewording: a sentence that can be replaced as it is.
    """
    if rewording is not None and len(rewording.before) <= MOST_QUOTED:
        # A whole sentence may say what the message says elsewhere; a phrase keeps the rest of its own.
        unless = " (or delete it, if the message says so already)" if rewording.after in suggestions else ""
        return f"Replace {_quoted(rewording.before)} with {_quoted(rewording.after)}{unless} {_KEEP}."
    said = _as_one_sentence(advice)
    where = f" (found: {_quoted(found)})" if found.strip() else ""
    facts = ", with a suggested text only where its facts are known to be true" if suggestions else ""
    return f"{said or 'Change what the rule reports'}{where}{facts}; keep order IDs, amounts, dates, names and placeholders as they are."


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= MOST_QUOTED else plain[: MOST_QUOTED - 1].rstrip() + '…'}”"


@lru_cache(maxsize=256)
def _as_one_sentence(advice: str) -> str:
    first, *rest = re.split(r"(?<=[a-z)])\.\s+", advice.strip().rstrip("."))
    return "; ".join((first, *(part[:1].lower() + part[1:] for part in rest)))
