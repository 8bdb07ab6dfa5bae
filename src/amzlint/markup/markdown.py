"""Markdown: what the buyer reads of it; signs of mark-up go, link targets and alternative texts stand apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.document import Segment
from amzlint.markup.plain import decode, find_quoted
from amzlint.spans import Run, SpanMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Field

_SYNTAX = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<fence>^(?P<mark>`{3,20}+|~{3,20}+)(?![`~])[^\n]{0,200}+\n.*?(?:^(?P=mark)[^\n]*$|\Z))"
    r"|(?P<code>`[^`\n]{1,300}`)"
    r"|(?P<image>!\[(?P<alt>[^\]\n]{0,300})\]\((?P<source>[^()\s]{0,2000})[^()\n]{0,300}\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,500})\]\((?P<target>[^()\s]{1,2000})[^()\n]{0,300}\))"
    r"|(?P<heading>^[ ]{0,3}#{1,6}[ \t]+)"
    r"|(?P<opened>(?<![*\w])\*{1,3}(?=[^\s*])|(?<![_\w])__?(?=[^\s_]))|(?P<closed>(?<=[^\s*])\*{1,3}(?![*\w])|(?<=[^\s_])__?(?![_\w]))",
    re.DOTALL | re.MULTILINE,
)

_MOST_OPEN = 8  # signs of emphasis before a closing one that may be its partner


def read(field: Field) -> tuple[Segment, ...]:
    """Return the segments of a field of Markdown: the text without its signs, then link targets and alternative texts of pictures. Code is no text for buyers."""
    source = field.text
    runs: list[tuple[int, int]] = []  # what stays, in order
    others: list[tuple[int, int, str]] = []
    at = 0
    for found in _paired(_SYNTAX.finditer(source), source):
        runs.append((at, found.start()))
        at = found.end()
        if found["comment"] or found["fence"]:
            # What stood around it is not one gap of many lines.
            at = _after_blank_lines(source, at)
        if found["link"]:
            runs.append(found.span("words"))
            others.append((*found.span("target"), "href"))
        elif found["image"]:
            others.append((*found.span("alt"), "alt"))
    runs.append((at, len(source)))
    segments = [_segment(field, runs, "text")]
    segments += [_segment(field, [(start, end)], part) for start, end, part in others if source[start:end].strip()]
    return tuple(segments)


def _paired(tokens: Iterable[re.Match[str]], source: str) -> list[re.Match[str]]:
    """Return the tokens without those signs of emphasis that have no partner in their paragraph: "5*" and "3 * 4" are text."""
    kept: list[re.Match[str]] = []
    opened: list[re.Match[str]] = []
    for token in tokens:
        if token["opened"]:
            opened.append(token)
        elif token["closed"]:
            partner = next((one for one in reversed(opened[-_MOST_OPEN:]) if one[0] == token[0] and "\n\n" not in source[one.end() : token.start()]), None)
            if partner is not None:
                del opened[opened.index(partner) :]
                kept += (partner, token)
        else:
            kept.append(token)
    return sorted(kept, key=lambda one: one.start())


def _segment(field: Field, spans: list[tuple[int, int]], part: str) -> Segment:
    kept = "".join(field.text[start:end] for start, end in spans)
    to_field = SpanMap(len(kept), _runs(spans))
    text, to_kept = decode(kept)
    return Segment(field, text, to_kept.through(to_field), find_quoted(text) if part == "text" else (), part)


def _runs(spans: list[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in spans:
        if end > start:
            yield Run(at, at + end - start, start, end, True)
            at += end - start


def _after_blank_lines(source: str, at: int) -> int:
    found = re.compile(r"[ \t]*(?:\r?\n)+").match(source, at)
    return found.end() if found else at
