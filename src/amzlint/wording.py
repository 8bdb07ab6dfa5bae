"""Chooses compliant wording for a finding: in the language and register of the message, and allowed in its kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amzlint.document import Document

_INFORMAL = {
    "fr": (r"\b(?:tu|toi|ton|tes|te|t')\b|\bt['’]", r"\b(?:vous|votre|vos)\b"),
    "de": (r"\b(?:du|dir|dich|dein\w*)\b", r"\b(?:Sie|Ihnen|Ihr\w*)\b"),
    "es": (r"\b(?:tú|tu|tus|te|ti)\b", r"\b(?:usted|ustedes|su|sus)\b"),
    "it": (r"\b(?:tu|ti|tuo|tua|tuoi|tue)\b", r"\b(?:Lei|La|Le|Suo|Sua)\b"),
    "nl": (r"\b(?:je|jij|jou|jouw)\b", r"\b(?:u|uw)\b"),
}  # fmt: skip


def suggestions(advice: Mapping[str, Any], names: Sequence[str], document: Document, lang: str | None) -> tuple[str, ...]:
    """Return wording that can be pasted: of each named advice that this kind of message allows.

    advice: the entries of the packs; lang: the language of the message; English where an entry lacks it. A message that says "tu" gets "tu".
    """
    found: list[str] = []
    for name in names:
        entry = advice[name]
        if document.kind is not None and document.kind not in entry["kinds"]:
            continue
        texts = entry["texts"]
        text = texts.get(lang) or texts.get("en")
        if isinstance(text, dict):
            register = register_of("\n".join(segment.text for segment in document.segments), lang)
            text = text.get(register) or next(iter(text.values()))
        if text and text not in found:
            found.append(text)
    return tuple(found)


def register_of(text: str, lang: str | None) -> str:
    """Return `informal` when a text addresses its reader so and never formally, else `formal`."""
    if lang not in _INFORMAL:
        return "formal"
    informal, formal = _patterns(lang)
    return "informal" if informal.search(text) and not formal.search(text) else "formal"


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    informal, formal = _INFORMAL[lang]
    # German and Italian tell the polite form by its capital letter alone.
    flags = re.NOFLAG if lang in ("de", "it") else re.IGNORECASE
    return re.compile(informal, re.IGNORECASE if lang != "it" else flags), re.compile(formal, flags)
