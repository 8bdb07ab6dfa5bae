"""Finds loud typography in a text: repeated punctuation, decorative rows, runs of empty lines."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = (
    " \t\xa0\xad\u115f\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u202f\u205f\u2060\u2800\u3000\u3164\ufeff"
)
_BREAKS = "\r\n\v\f\x85\u2028\u2029"
_BREAK_BYTES = bytes.maketrans(b"\r\v\f", b"\n" * 3)
_SIGN_BYTES = bytes.maketrans(b"=~_#+<>:-", b"*" * 9)
_ROW_SIGNS = "*=~_#+<>:\\-‐-―•·∙⋅●◆◇■▪▬♦❖★☆✦✧✩-✳✶-✿❀-❋─-╿▀-▟⁂※＊＝～〜＿＃＋－"


def find_repeated_punctuation(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find piled-up marks such as !! ?? ?!? .... ！！ and !!!1; three dots, one … and a single ?! are fine.

    text: what to search. masked: half-open spans of code points that are opaque; marks inside a web address are left alone in any case.
    Returns sorted half-open spans, which do not overlap.
    """
    if text.isascii() and text.count("!") + text.count("?") < 2 and "...." not in text:
        return []
    if not _punctuation_gate().search(text):
        return []
    pattern = _punctuation_pattern()
    view = cover(text, masked)
    # The last character of an address is not a sentence's mark, so marks behind it still count.
    addresses = [match.span() for match in re.finditer(r"(?:https?://|www\.)\S*[^\s!?.…]", view)]
    if addresses:
        view = cover(view, addresses)
    return [match.span() for match in pattern.finditer(view) if not _is_japanese_ellipsis(view, match)]


def find_decorative_rows(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find rows of four or more signs that only decorate, such as ***** ===== -=-=- ━━━━ or * * * *.

    text: what to search. masked: half-open spans of code points that are opaque, such as placeholders and links.
    Ratings of up to five stars, hidden digits (**** 1234), Markdown and the dashes of a quoted mail header are left alone.
    Returns sorted half-open spans, which do not overlap.
    """
    if text.isascii():
        signs = text.encode().translate(_SIGN_BYTES)
        if b"****" not in signs and b"* *" not in signs:
            return []
    if not _rows_gate().search(text):
        return []
    view = cover(text, masked)
    return [span for span in _rows(view) if not _is_useful_row(view, *span)]


def find_line_breaks(text: str, most: int = 2) -> list[tuple[int, int]]:
    """Find more line breaks in a row than a message may have, blanks between them notwithstanding.

    text: what to search. most: how many line breaks in a row are fine.
    Returns sorted half-open spans of code points, from the first break to the end of the last; empty lines at the very beginning and end of the text
    do not count.
    """
    if text.isascii():
        lines = text.replace("\r\n", "\n") if "\r" in text else text
        if b"\n" * (max(most, 1) + 1) not in lines.encode().translate(_BREAK_BYTES, b" \t"):
            return []
    pattern = _line_breaks_pattern(most)
    if pattern.search(text) is None:
        return []
    empty = _BLANKS + _BREAKS
    begin, finish = len(text) - len(text.lstrip(empty)), len(text.rstrip(empty))
    return [match.span() for match in pattern.finditer(text, begin, max(begin, finish))]


@functools.cache
def _punctuation_gate() -> re.Pattern[str]:
    # One class of characters in front keeps the search fast; what follows only has to be rare.
    marks = "!?！？؟¡¿…。‼⁇⁈⁉"
    return re.compile(rf"[.{marks}](?:(?<=\.)\.{{3}}|(?<!\.)[.{marks}]|[ \xa0\u202f][!?]|(?<=[‼⁇]))")


@functools.cache
def _punctuation_pattern() -> re.Pattern[str]:
    marks = "!?！？؟"
    return re.compile(
        # two of a kind, three of any, or three of a kind with blanks between
        rf"(?>(?:([{marks}])\1[{marks}]*+|[{marks}]{{3,}}+)(?:1+(?!\w))?|([!?])(?:[ \xa0\u202f]\2){{2,}}+)"
        r"|¡¡[¡¿]*+|¿¿[¡¿]*+|[¡¿]{3,}+|\.{4,}+|…{2,}+\.*|…\.{2,}+|。{2,}+"
        r"|[‼⁇](?!\ufe0f)[‼⁇⁈⁉!?]*+|[⁈⁉](?!\ufe0f)[‼⁇⁈⁉!?]++"
    )


@functools.cache
def _rows_gate() -> re.Pattern[str]:
    sign = f"[{_ROW_SIGNS}]"
    return re.compile(rf"{sign}(?:{sign}{{3}}|{sign}{{0,2}}[ \xa0\u3000]{sign})")


@functools.cache
def _line_breaks_pattern(most: int) -> re.Pattern[str]:
    line_break = rf"[{_BREAKS}](?:(?<=\r)\n)?+"  # a class of characters in front keeps the search fast
    return re.compile(f"{line_break}(?:[{re.escape(_BLANKS)}]*+{line_break}){{{max(most, 1)},}}+")


def _is_japanese_ellipsis(view: str, match: re.Match[str]) -> bool:
    around = view[max(0, match.start() - 1) : match.start()] + view[match.end() : match.end() + 1]
    return match[0] == "……" and any(character >= "\u3000" for character in around)


def _rows(view: str) -> Iterator[tuple[int, int]]:
    """Give the rows of signs; groups of one sign with single blanks between them are one row."""
    start = end = groups = longest = count = 0
    for match in _row_pattern().finditer(view):
        signs = match[0]
        spaced = view[end : match.start()] in {" ", "\xa0", "\u3000"}
        if groups and spaced and signs.count(view[start]) == len(signs) and view[end - 1] == view[start]:
            end, groups, longest, count = match.end(), groups + 1, max(longest, len(signs)), count + len(signs)
            continue
        if longest >= 4 or (groups >= 3 and count >= 4):
            yield start, end
        (start, end), groups, longest, count = match.span(), 1, len(signs), len(signs)
    if longest >= 4 or (groups >= 3 and count >= 4):
        yield start, end


@functools.cache
def _row_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_ROW_SIGNS}]+")


_RULES = frozenset("━─═=-＝－‐―-")


def _is_useful_row(view: str, start: int, end: int) -> bool:
    """Tell whether a row means something: a rating, hidden digits, Markdown, a quoted header."""
    signs = set(view[start:end]) - set(" \xa0\u3000")
    head = view[max(view.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0) : start]
    newline = view.find("\n", end, end + 200)
    tail = view[end : newline if newline >= 0 else end + 200]
    if signs <= set("★☆✩✪"):
        return sum(view.count(sign, start, end) for sign in signs) <= 5
    return (
        (signs <= set("*#•·●") and _hides_characters(head, tail))
        or _is_markdown(signs, end - start, head, tail)
        or (head[-1:].isalnum() and tail[:1].isalnum())  # part of an identifier
        or (signs <= set("_#") and re.search(r"[^\W_]", head) is not None)  # a blank to fill in
        or (signs <= set("-_=–—>") and _is_quoted_header(view, head, tail, newline))
        # Japanese letters part their sections with a ruled line.
        or (signs <= _RULES and not (head + tail).strip() and re.search("[\u3041-\u30ff]", view[max(0, start - 400) : end + 400]) is not None)
    )


def _is_markdown(signs: set[str], length: int, head: str, tail: str) -> bool:
    if not head.strip() and (signs == {">"} or (signs == {"#"} and length <= 6 and tail[:1] == " ")):
        return True  # a quotation, a heading
    if signs < set("*_~") and len(signs) > 1 and length <= 6 and (head[-1:].strip() or tail[:1].strip()):
        return True  # nested emphasis
    return "|" in head + tail and not re.search(r"[^\s|:+=-]", head + tail)  # the rule of a table


def _hides_characters(head: str, tail: str) -> bool:
    shown_behind = re.match(r"[ *#•·●-]{0,20}\d{2,6}(?![\d%*])(?!\s?[%€$£])", tail)
    shown_around = re.search(r"\w$", head) and re.match(r"[\w@]|\s?\d{2}", tail)
    return bool(shown_behind or shown_around or re.search(r"\d{4}[ -]?$", head))


def _is_quoted_header(view: str, head: str, tail: str, newline: int) -> bool:
    words = (head + tail).lower()
    if words.strip("-_=–—> \r"):
        return _quoted_header_pattern().search(words) is not None
    following = view[newline : newline + 40].lstrip("\r\n >*") if newline >= 0 else ""
    return re.match(r"(?:from|von|de|da|van|od|från|gönderen|kimden|差出人|送信者|من)\*?\s?[:：]", following.lower()) is not None


@functools.cache
def _quoted_header_pattern() -> re.Pattern[str]:
    return re.compile(
        r"^[->_= –—]*(?:(?:original|ursprüngliche|weitergeleitete|forwarded|begin|oryginalna|przekazana|vidarebefordrat"
        r"|orijinal|iletilen)\b|message (?:d.origine|transféré|original)|mensaje (?:original|reenviado)"
        r"|messaggio (?:originale|inoltrato)|(?:oorspronkelijk|doorgestuurd) bericht|wiadomość \w+"
        r"|ursprungligt meddelande|mensagem (?:original|encaminhada)|元のメッセージ|転送|الرسالة|رسالة)"
    )
