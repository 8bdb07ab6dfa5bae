"""Plain text, with the line breaks and character entities of HTML that many exports leave in it."""

from __future__ import annotations

import re
from functools import cache

from amzlint.document import Field, Segment
from amzlint.spans import Span, SpanMap

# Where a text has <br>, the line breaks of its source are not shown.
_ENCODED = r"<br\s{0,3}/?>[ \t\r\n]*|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


@cache
def _encoded() -> re.Pattern[str]:
    return re.compile(_ENCODED, re.IGNORECASE)


@cache
def _attribution() -> re.Pattern[str]:
    # The line that mail programs put above the buyer's words, in the twelve languages.
    wrote = "wrote|a écrit|a ecrit|schrieb|escribió|escribio|ha scritto|schreef|napisał|napisała|napisal|skrev|escreveu|yazdı|さんは書きました|كتب"
    original = "original message|message d['’]origine|ursprüngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original"
    return re.compile(rf"^[ \t]*(?:[^\n>]{{6,160}}\b(?:{wrote})[^\S\n]{{0,3}}:|-{{2,}}[^\S\n]{{0,3}}(?:{original})[^\S\n]{{0,3}}-{{2,}})[^\S\n]*$", re.MULTILINE | re.IGNORECASE)


_QUOTE_LINE = r"(?m)^[ \t]*>[^\n]*"


def read(field: Field) -> tuple[Segment, ...]:
    """Return the one segment of a field of plain text."""
    text, to_field = decode(field.text)
    return (Segment(field, text, to_field, find_quoted(text)),)


def decode(text: str) -> tuple[str, SpanMap]:
    """Decode `<br>` and entities. Returns the text as the buyer reads it and the map from it to the given text."""
    if "<" not in text and "&" not in text:
        return text, SpanMap(len(text))
    import html  # noqa: PLC0415  (5 ms that most messages need not pay)

    from amzlint.derived_text import DerivedText  # noqa: PLC0415  (the same)

    derived = DerivedText()
    at = 0
    for found in _encoded().finditer(text):
        encoded = found.group()
        decoded = "\n" if encoded[0] == "<" else html.unescape(encoded)
        if decoded == encoded:
            continue
        derived.add(text[at : found.start()], at, found.start(), verbatim=True)
        derived.add(decoded, found.start(), found.end(), verbatim=False)
        at = found.end()
    if not derived.length:
        return text, SpanMap(len(text))
    derived.add(text[at:], at, len(text), verbatim=True)
    return str(derived), derived.to_source


def find_quoted(text: str) -> tuple[Span, ...]:
    """Find the buyer's own words: from the first `>` line or attribution line to the last `>` line, or without any to the end."""
    quotes = list(re.finditer(_QUOTE_LINE, text)) if ">" in text else []
    attribution = _attribution().search(text) if ":" in text or "--" in text else None
    starts = [quotes[0].start()] if quotes else []
    if attribution:
        starts.append(attribution.start())
    if not starts:
        return ()
    return (Span(min(starts), quotes[-1].end() if quotes else len(text)),)
