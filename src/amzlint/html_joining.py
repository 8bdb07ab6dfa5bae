"""Takes characters out of HTML: its tags stay balanced, and elements and line breaks that held nothing else go with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.connectives import joined_without_space
from amzlint.html_tokens import tokenize
from amzlint.text_joining import begun_anew, capitalised, followed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amzlint.html_tokens import Token

# What may go when nothing is left in it; the cells of a table and the page itself stay.
_EMPTIED = frozenset("a abbr b big blockquote center div em font h1 h2 h3 h4 h5 h6 i li ol p s small span strong sub sup u ul".split())  # noqa: SIM905  (a list of fifty words)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_HEADINGS = re.compile(r"h[1-6]")
_BLOCKS = frozenset("blockquote body center div h1 h2 h3 h4 h5 h6 html li ol p table tbody td th tr ul".split())  # noqa: SIM905
_BLANK = r"(?:[ \t\r\n\u00a0]|&nbsp;|&#160;)*"
_LINE_END = re.compile(r"\s*<(?:br|/(?:p|li|div|td|th|h[1-6]|blockquote))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”»)]*\Z")


def without(source: str, start: int, end: int, replacement: str, lang: str | None) -> str:
    """Return HTML in which something else, or nothing, stands in the place of code points start up to end. replacement: as it is written in HTML."""
    tokens = list(tokenize(source))
    start, end = _with_partners(source, tokens, start, end)
    kept = _unpaired(source, [one for one in tokens if one.start >= start and one.end <= end and one.kind in ("start", "end")])
    if replacement:
        return source[:start] + replacement + kept + followed(source[end:], lang)
    if not kept:
        start, end = _emptied(source, tokens, start, end)
        start, end = _with_breaks(source, tokens, start, end)
        start, end = _with_heading(source, tokens, start, end)
    return _joined(source[:start], kept, source[end:], lang)


def _with_partners(source: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Widen a span over the tags at its edges whose partners are in it: the end of a link whose words all go."""
    while True:
        opened, closed = _open_names(tokens, start, end)
        behind, before = _tag_behind(source, tokens, end), _tag_before(source, tokens, start)
        if behind is not None and behind.kind == "end" and opened[-1:] == [behind.name]:
            end = behind.end
        elif before is not None and before.kind == "start" and closed[:1] == [before.name]:
            start = before.start
        else:
            return start, end


def _open_names(tokens: Sequence[Token], start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the names of the elements that begin in a span and do not end in it, and of those that only end in it."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens:
        if token.start < start or token.end > end:
            continue
        if token.kind == "start" and token.name not in _VOID:
            opened.append(token.name)
        elif token.kind == "end" and opened and opened[-1] == token.name:
            opened.pop()
        elif token.kind == "end":
            closed.append(token.name)
    return opened, closed


def _unpaired(source: str, tokens: Sequence[Token]) -> str:
    """Return the tags that have no partner among these, as they are written, with the pictures."""
    opened: list[Token] = []
    kept: list[Token] = []
    for token in tokens:
        if token.kind == "start":
            if token.name == "img":
                kept.append(token)
            elif token.name not in _VOID:
                opened.append(token)
        elif opened and opened[-1].name == token.name:
            opened.pop()
        else:
            kept.append(token)
    return "".join(source[one.start : one.end] for one in sorted([*kept, *opened], key=lambda one: one.start))


def _emptied(source: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Widen a span over the elements in which nothing else is left."""
    while True:
        opening = _tag_before(source, tokens, start)
        closing = _tag_behind(source, tokens, end)
        if opening is None or closing is None or opening.kind != "start" or closing.kind != "end" or opening.name != closing.name or opening.name not in _EMPTIED:
            return start, end
        start, end = opening.start, closing.end


def _with_breaks(source: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Widen a span that stands between two line breaks over the shorter row of them."""
    first, count_before = start, 0
    while (tag := _tag_before(source, tokens, first)) is not None and tag.name == "br":
        first, count_before = tag.start, count_before + 1
    begins = count_before or _is_edge(_tag_before(source, tokens, start)) or not source[:start].strip()
    last, count_behind = end, 0
    while (tag := _tag_behind(source, tokens, last)) is not None and tag.name == "br":
        last, count_behind = tag.end, count_behind + 1
    ends = count_behind or _is_edge(_tag_behind(source, tokens, end)) or not source[end:].strip()
    if not begins or not ends or not (count_before or count_behind):
        return start, end
    if count_behind and (not count_before or count_behind <= count_before):
        return start, last
    return first, end


def _with_heading(source: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Widen a span that stood alone under a heading over that heading."""
    closing = _tag_before(source, tokens, start)
    if closing is None or closing.kind != "end" or not _HEADINGS.fullmatch(closing.name):
        return start, end
    behind = _tag_behind(source, tokens, end)
    if behind is not None and not (behind.kind == "end" or _HEADINGS.fullmatch(behind.name)):
        return start, end
    opening = next((one for one in reversed(tokens) if one.end <= closing.start and one.kind == "start" and one.name == closing.name), None)
    return (opening.start, end) if opening else (start, end)


def _is_edge(tag: Token | None) -> bool:
    return tag is not None and tag.name in _BLOCKS


def _tag_before(source: str, tokens: Sequence[Token], at: int) -> Token | None:
    """Return the tag before a place, where only white space stands between them."""
    found = next((one for one in reversed(tokens) if one.end <= at and one.kind in ("start", "end")), None)
    return found if found is not None and re.fullmatch(_BLANK, source[found.end : at]) else None


def _tag_behind(source: str, tokens: Sequence[Token], at: int) -> Token | None:
    found = next((one for one in tokens if one.start >= at and one.kind in ("start", "end")), None)
    return found if found is not None and re.fullmatch(_BLANK, source[at : found.start]) else None


def _joined(before: str, kept: str, after: str, lang: str | None) -> str:
    """Join what stood around: one space between two texts, no space at the edge of a block; a connective that lost its sentence goes."""
    tag = re.match(rf"{_BLANK}(?:<[^<>]*>{_BLANK})*", after)
    skipped, rest = (tag[0], after[tag.end() :]) if tag else ("", after)
    plain_before = re.sub(r"<[^<>]*>", "", before).rstrip()
    if not plain_before or _SENTENCE_END.search(plain_before) or "<" in skipped:
        rest = _begun_anew(rest, lang) if not plain_before or _SENTENCE_END.search(plain_before) else rest
    after = skipped + rest
    if not kept and re.search(r"(?:\A|\n)[ \t]*\Z", before) and (line := re.match(r"[ \t]*\r?\n", after)):
        return before + after[line.end() :]  # nothing is left of the line
    if _LINE_END.match(after):
        before = before.rstrip(" \t")
    if not kept and before[-1:].isspace() and after[:1].isspace():
        after = after.lstrip(" \t")
    elif before and not before[-1:].isspace() and not kept and after and after[0] not in "<,.;:!?) \n\r\t" and not before.endswith(">") and not joined_without_space(lang):
        after = " " + after
    return before + kept + after



def _begun_anew(source: str, lang: str | None) -> str:
    rest = begun_anew(source, lang)
    tags = re.match(r"(?:<[^<>]*>)+", rest)
    return rest if tags is None or rest == source else tags[0] + capitalised(rest[tags.end() :])
