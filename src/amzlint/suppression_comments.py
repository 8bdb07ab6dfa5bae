"""Suppression comments, `amzlint: ignore[rule-id] reason until 2027-01-31 by name`: found in a text, read, and taken out of it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from amzlint.spans import Position, Run, Span, SpanMap

SIGN = "amzlint:"
LONGEST = 1_000  # code points of one comment
# How comments open, with the sign right behind, and how each of them closes; what stands in one. Compiled when a message holds the sign.
_PATTERNS = {
    "opening": r"(?:(?P<html><!--)|(?P<jinja>\{#)-?|\{\{~?(?P<handlebars>!--|!)|\{%-?[ \t]*(?P<liquid>comment)[ \t]*-?%\}|\{%-?[ \t]*(?P<inline>#))\s{0,40}$",
    "html": r"-->",
    "jinja": r"-?#\}",
    "handlebars": r"~?\}\}",
    "handlebars-long": r"--~?\}\}",
    "inline": r"-?%\}",
    "liquid": r"\{%-?[ \t]*endcomment[ \t]*-?%\}",
    "form": r"\s*ignore\s*\[(?P<rules>[^\[\]]*)\][ \t]*:?(?P<rest>.*)",
    "until": r"(?:^|[\s,;(])until[ \t]+(?P<day>[0-9][0-9A-Za-z./-]*)[),;]?",
    "owner": r"(?:^|\s)by[ \t]+(?P<name>\S+(?:[ \t]+\S+){0,3})$",
    "tag": r"<[^<>]*>",
}
PREFERRED = "amzlint: ignore[rule-id] reason"


class Order(NamedTuple):
    """What a comment says. fault: why it says nothing usable, empty where it does; until: the last day (ISO), owner: who answers for it, both empty when not given."""

    rules: tuple[str, ...]
    reason: str = ""
    until: str = ""
    owner: str = ""
    fault: str = ""


class Comment(NamedTuple):
    """A comment in a text: code points start up to end, what it says, and the span that it covers, None for the whole message."""

    start: int
    end: int
    order: Order
    covers: Span | None


class Suppression(NamedTuple):
    """A comment with its place in the file.

    field: that it covers, empty for the whole message; covers: code points of it; idle: there is nothing that it could cover; inside: it stands in a text of the message;
    shared: by several messages, so that one in which it covers nothing is no sign of an error.
    """

    order: Order
    start: Position
    end: Position
    source_line: str
    field: str = ""
    covers: Span = Span(0, 0)
    idle: bool = False
    inside: bool = False
    shared: bool = False


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name], re.DOTALL)


def read_order(text: str) -> Order:
    """Read what stands behind the sign of a comment."""
    found = _pattern("form").fullmatch(" ".join(text.split()))
    if found is None:
        return Order((), fault=f"expected “{PREFERRED}”, found “{SIGN} {' '.join(text.split())[:60]}”")
    rules = tuple(name.strip() for name in found["rules"].split(",") if name.strip())
    rest = found["rest"].strip()
    until = owner = ""
    if day := _pattern("until").search(rest):
        until = day["day"].rstrip(".,;")
        rest = f"{rest[: day.start()].rstrip()} {rest[day.end() :].lstrip()}".strip()
    if by := _pattern("owner").search(rest):
        owner, rest = by["name"].rstrip(" ,;"), rest[: by.start()].rstrip()
    if not rules:
        return Order((), fault="no rule is named between the brackets; there is no form for all rules")
    if until and not _is_day(until):
        return Order(rules, fault=f"“until {until}” names no day, expected one such as 2027-01-31")
    return Order(rules, rest.rstrip(" ,;"), until, owner)


def _is_day(text: str) -> bool:
    from datetime import date  # noqa: PLC0415  (only for suppressions with an end)

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def find_comments(text: str, markup: str) -> list[Comment]:
    """Find the suppression comments of a field: of HTML in HTML and Markdown, of Jinja, Liquid and Handlebars everywhere.

    A sign that stands in no comment is returned as well, with its fault, for the buyer would read it.
    """
    spans: list[tuple[int, int, Order]] = []
    at = text.find(SIGN)
    while at >= 0:
        start, end, body = _comment_around(text, at, markup)
        spans.append((start, end, read_order(body) if body else Order((), fault="it stands in no comment of this format, so that the buyer would read it")))
        at = text.find(SIGN, max(end, at + len(SIGN)))
    bare = list(text)
    for start, end, _ in spans:
        bare[start:end] = " " * (end - start)
    shown = "".join(bare)
    if markup != "plain":
        shown = _pattern("tag").sub(lambda tag: " " * len(tag[0]), shown)
    return [Comment(start, end, order, _covered(shown, text, start, end)) for start, end, order in spans]


def _comment_around(text: str, at: int, markup: str) -> tuple[int, int, str]:
    """Return start, end and body of the comment that begins right before a sign; the sign alone and no body where there is none."""
    opening = _pattern("opening").search(text[max(0, at - 80) : at])
    nothing = (at, at + len(SIGN), "")
    if opening is None or (opening["html"] and markup == "plain"):
        return nothing
    start = max(0, at - 80) + opening.start()
    kind = next(name for name, found in opening.groupdict().items() if found)
    closing = _pattern("handlebars-long" if opening["handlebars"] == "!--" else kind).search(text, at, min(len(text), at + LONGEST))
    return (start, closing.end(), text[at + len(SIGN) : closing.start()] or " ") if closing else nothing


def _covered(shown: str, text: str, start: int, end: int) -> Span | None:
    """Return what a comment covers: the line it shares with text, else the next line of text; all of the message where there is no text before it."""
    first = text.rfind("\n", 0, start) + 1
    last = _line_end(text, end)
    if shown[first:last].strip():
        return Span(first, last)
    if not shown[:start].strip():
        return None
    at = last + 1
    while at < len(shown):
        stop = _line_end(shown, at)
        if shown[at:stop].strip():
            return Span(at, stop)
        at = stop + 1
    return Span(end, end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def without_comments(text: str, comments: list[Comment], markup: str) -> tuple[str, SpanMap]:
    """Take comments out of a text, as a template engine does: with their line where they stand alone on it. Returns the text and the map to the given one.

    In HTML, where white space does not count, blanks take their place, so that places of tags stay what they are.
    """
    taken = [comment for comment in comments if comment.end - comment.start > len(SIGN)]
    if markup == "html":
        pieces = list(text)
        for comment in taken:
            pieces[comment.start : comment.end] = " " * (comment.end - comment.start)
        return "".join(pieces), SpanMap(len(text))
    kept: list[str] = []
    runs: list[Run] = []
    at = length = 0
    for start, end in [*(_with_line(text, one.start, one.end) for one in taken), (len(text), len(text))]:
        if start > at:
            kept.append(text[at:start])
            runs.append(Run(length, length + start - at, at, start, True))
            length += start - at
        at = max(at, end)
    return "".join(kept), SpanMap(length, runs)


def _with_line(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    alone = not text[first:start].strip() and not text[end:last].strip()
    return (first, min(last + 1, len(text))) if alone else (start, end)
