"""Takes characters out of plain text or Markdown and joins what stands around them, so that it reads on."""

from __future__ import annotations

import re

from amzlint.connectives import joined_without_space, pointing_back

_BREAK = r"(?:<br\s{0,3}/?>[ \t\r\n]*|\r\n|\n|\r)"
_LINE_BREAK = re.compile(_BREAK, re.IGNORECASE)
_MARKER = re.compile(r"\s*(?:(?:#{1,6}|\d{1,2}[.)]|[A-Za-z][.)]|[^\w\s\"'“„«(\[{<%$]{1,3})\s*)?\Z")
_NUMBERED = re.compile(r"[ \t]*(\d{1,2})([.)])[ \t]")
_MOST_CONNECTIVES = 2  # "In addition, as a thank you, …"
MOST_BREAKS = 2  # between two paragraphs
_WRAPPED = (("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"))
_LINKS = re.compile(r"!?\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}[^()\n]{0,300}\)")


def without(text: str, start: int, end: int, replacement: str, lang: str | None) -> str:
    """Return a text in which something else, or nothing, stands in the place of code points start up to end; where nothing does, the text around closes up."""
    if replacement:
        return text[:start] + replacement + followed(text[end:], lang)
    line_start, line_end = _line(text, start, end)
    before, after = text[line_start:start], text[end:line_end]
    marker = _MARKER.match(before)
    if not after.strip():
        if marker:
            return _without_lines(text, line_start, line_end, lang)
        return text[:start].rstrip(" \t") + text[line_end:]
    if marker:
        return text[:start] + begun_anew(after.lstrip(" \t"), lang) + text[line_end:]
    between = "" if joined_without_space(lang) or after.lstrip()[:1] in ",.;:!?)" else " "
    rest = after.lstrip(" \t")
    if re.search(r"[.!?…。！？:][\"'”»)]*\s*\Z", before):
        rest = begun_anew(rest, lang)
    return text[:start].rstrip(" \t") + between + rest + text[line_end:]


def begun_anew(text: str, lang: str | None) -> str:
    """Return a text whose first sentence needs no other before it: without the word that points back, with a capital."""
    rest = text
    for _ in range(_MOST_CONNECTIVES):
        found = pointing_back(lang).match(rest)
        rest = rest[found.end() :] if found and len(rest) > found.end() else rest
    return capitalised(rest)


def followed(text: str, lang: str | None) -> str:
    """Return what follows a sentence that was replaced: without the word that points back to what was there, otherwise as it is."""
    rest = text.lstrip()
    return text[: len(text) - len(rest)] + begun_anew(rest, lang) if pointing_back(lang).match(rest) else text


def capitalised(text: str) -> str:
    """Return a text that begins with a capital, where its first word is no address or placeholder."""
    first = re.match(r"[\"'“„«(¡¿]*([^\W\d_])(\w*+)(?![\w.@/:]*[@/]|\.\w)", text)
    if first is None or not first[1].islower() or any(letter.isupper() for letter in first[2]):
        return text
    at = first.start(1)
    return text[:at] + text[at].upper() + text[at + 1 :]


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of Markdown with the links that it meets and the signs of emphasis around it."""
    for link in _LINKS.finditer(text):
        if link.start() < end and start < link.end():
            start, end = min(start, link.start()), max(end, link.end())
    for opening, closing in _WRAPPED:
        if text[:start].endswith(opening) and text.startswith(closing, end):
            return start - len(opening), end + len(closing)
    return start, end


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    starts = [found.end() for found in _LINE_BREAK.finditer(text, 0, start)]
    behind = _LINE_BREAK.search(text, end)
    return (starts[-1] if starts else 0), (behind.start() if behind else len(text))


def _without_lines(text: str, start: int, end: int, lang: str | None) -> str:
    """Take whole lines out: one of the gaps before and behind them goes too, the smaller one, and items behind are numbered anew."""
    numbered = _NUMBERED.match(text, start)
    gap_before = re.search(rf"(?:[ \t]*{_BREAK})*\Z", text[:start], re.IGNORECASE)
    gap_behind = re.compile(rf"[ \t]*(?:{_BREAK}[ \t]*(?={_BREAK}|\Z))*(?:{_BREAK})?", re.IGNORECASE).match(text, end)
    before = gap_before[0] if gap_before else ""
    behind = gap_behind[0] if gap_behind else ""
    head, tail = text[: start - len(before)], text[end + len(behind) :]
    if not head.strip():
        return begun_anew(tail, lang)
    if not tail.strip():
        return head + (behind if len(behind) < len(before) and not before.strip() else behind[:0]) + tail
    if numbered:
        tail = _renumbered(tail, int(numbered[1]))
    elif _breaks(before) > 1 or not re.match(r"\s*[-*•·–▪►●✓✔]", tail):
        tail = begun_anew(tail, lang) if _pointed(tail, lang) else tail
    return head + _at_most_two(max(before, behind, key=_breaks)) + tail


def _at_most_two(gap: str) -> str:
    """Return a gap between two lines with one empty line at most."""
    breaks = [*_LINE_BREAK.finditer(gap)]
    return gap if len(breaks) <= MOST_BREAKS else gap[: breaks[0].end()] + breaks[1][0]


def _pointed(text: str, lang: str | None) -> bool:
    return pointing_back(lang).match(text) is not None


def _breaks(gap: str) -> int:
    return len(_LINE_BREAK.findall(gap))


def _renumbered(text: str, number: int) -> str:
    """Return a text whose items at its start are numbered on."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        found = _NUMBERED.match(line)
        if found is None or int(found[1]) != number + 1:
            break
        lines[place] = line[: found.start(1)] + str(number) + line[found.end(1) :]
        number += 1
    return "\n".join(lines)
