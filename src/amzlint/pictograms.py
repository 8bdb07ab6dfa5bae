"""Finds emoji, pictograms and emoticons in a text, without loading any third-party library until a name is asked for."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Sequence

# Signs that most fonts draw as coloured pictures, and pictures without that default which no plain text needs (hearts,
# faces, hands, weather, ☎ ✉ ⚠ ✈). Signs with a use in plain text (™ ↔ ▪ ‼ ℹ Ⓜ ♀ ♨ ♻ ✂ ㊗) are in _TEXT_SIGNS.
_PICTURES = (
    "\u231a\u231b\u23e9-\u23ec\u23f0-\u23f3\u25fd\u25fe\u2600-\u2604\u260e\u2614\u2615\u2618\u261d\u2620\u2639-\u263b"
    "\u2648-\u2653\u2661\u2665\u267f\u2692-\u2694\u2697\u2699\u26a0\u26a1\u26aa\u26ab\u26b0\u26b1\u26bd\u26be"
    "\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2705"
    "\u2708-\u270d\u2728\u2744\u274c\u274e\u2753-\u2755\u2757\u2763-\u2765\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f0ff\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f201-\U0001f265\U0001f300-\U0001f6ff\U0001f7dc-\U0001f7f0\U0001f900-\U0001faff"
    "\U0001fc00-\U0001fffd"
)
_TEXT_SIGNS = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u2328\u23cf\u23ed-\u23ef\u23f8-\u23fa\u24c2\u25aa"
    "\u25ab\u25b6\u25c0\u25fb\u25fc\u2611\u2622\u2623\u2626\u262a\u262e\u262f\u2638\u2640\u2642\u265f\u2660\u2663"
    "\u2666\u2668\u267b\u267e\u2695\u2696\u269b\u269c\u26a7\u2702\u270f\u2712\u2714\u2716\u271d\u2721\u2733\u2734"
    "\u2747\u27a1\u2934\u2935\u2b05-\u2b07\u3030\u303d\u3297\u3299"
)
_MARKS = "\u2605\u2606\u2713\u2714\u2717\u2718\u2611\u2612\u2610"
_REGIONAL = "\U0001f1e6-\U0001f1ff"
_TONES = "\U0001f3fb-\U0001f3ff"
_TAGS = "\U000e0020-\U000e007f"

_FACE = "[-^＾´｀`・･•°ﾟ><＞＜≧≦;；TＴoO0◕●@＠￣¬◠˘ᵔ=＝*＊_＿.。~～ー▽∀ωДдεヮワﾜ□ᴥ﹏︿益皿‿◡ 　ノﾉっ゜'\"”“]"

# How far the tests for an open bracket look: far enough for a clause, short enough to stay linear.
_CONTEXT = 120
_CLOSING_MOUTHS = ")）]"


def find_emoji(text: str, marks: bool = False) -> list[tuple[int, int]]:
    """Find emoji and pictograms, one span for each that a reader sees as one.

    text: what to search. marks: whether stars, ticks and crosses set as plain text (★ ☆ ✓ ✔ ✗ ☑) count too.
    Families joined by zero-width joiners, flags, keycaps and skin tones are one span each. Signs that belong to plain text (™ © ® ↔ ▶ ✂) count only with
    the emoji variation selector U+FE0F behind them. Returns sorted half-open spans of code points, which do not overlap.
    """
    if text.isascii() or not _emoji_gate().search(text):
        return []
    return [match.span() for match in _emoji_pattern(marks).finditer(text)]


def emoji_name(sequence: str) -> str:
    """Tell the English name of an emoji in lower case with spaces ("folded hands"), or an empty string when it is unknown.

    sequence: one emoji as `find_emoji` reports it.
    """
    import emoji  # noqa: PLC0415  (60 ms, so only once something was found)

    bare = sequence.replace("\ufe0f", "").replace("\ufe0e", "")
    for candidate in (sequence, bare, bare[:1] + "\ufe0f" + bare[1:], bare[:1]):
        entry = emoji.EMOJI_DATA.get(candidate)
        if entry is not None:
            name: str = entry["en"]
            return name.strip(":").replace("_", " ").lower()
    return ""


def find_emoticons(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find smileys and kaomoji written with ordinary characters, such as :-) ;) xD <3 ^_^ (´▽｀).

    text: what to search. masked: half-open spans of code points that are opaque, such as placeholders and links.
    Ratios, times, paths, list markers, options and closing brackets behind a colon are left alone. Returns sorted half-open spans, which do not overlap.
    """
    if not _may_hold_emoticon(text):
        return []
    view = cover(text, masked)
    if view is not text and not _may_hold_emoticon(view):
        return []
    return [match.span() for match in _emoticon_pattern().finditer(view) if _is_emoticon(view, match)]


@functools.cache
def _emoji_gate() -> re.Pattern[str]:
    return re.compile(f"[{_REGIONAL}\u20e3\ufe0f{_PICTURES}{_MARKS}]")


@functools.cache
def _emoji_pattern(marks: bool) -> re.Pattern[str]:
    # The sequences of UTS #51; behind a joiner a text sign needs no selector, since many senders leave it out.
    tail = f"[\ufe0e\ufe0f]?[{_TONES}]?[{_TAGS}]*\u20e3?"
    picture = f"(?:[{_PICTURES}]{tail}|[{_TEXT_SIGNS}]\ufe0f)"
    joined = f"(?:\u200d[{_PICTURES}{_TEXT_SIGNS}]{tail})*"
    mark = f"|[{_MARKS}]" if marks else ""
    return re.compile(f"[{_REGIONAL}]{{1,2}}|[0-9#*]\ufe0f?\u20e3|{picture}{joined}{mark}")


def _may_hold_emoticon(text: str) -> bool:
    """Tell whether a text holds a piece that every emoticon below has one of, and prose hardly ever; the rarest characters are asked for first."""
    return (
        "_" in text
        or "^" in text
        or ("<" in text and ("<3" in text or "</3" in text or ">.<" in text))
        or (")" in text and ("8-)" in text or "B-)" in text))
        or ("\\" in text and "\\o/" in text)
        or ("D" in text and ("xD" in text or "XD" in text))
        or ("O" in text and ("o.O" in text or "O.o" in text or "OwO" in text))
        or ("T" in text and "T.T" in text)
        or ("U" in text and "UwU" in text)
        or ("z" in text and "orz" in text)
        or "uwu" in text
        or (any(map(text.__contains__, ":;=：；")) and _signs_gate(text.isascii()).search(text) is not None)
        or (("(" in text or "（" in text) and _brackets_gate().search(text) is not None)
    )


@functools.cache
def _signs_gate(ascii_only: bool) -> re.Pattern[str]:
    if ascii_only:  # the same without the wide forms, which take three times as long to compile
        return re.compile(r"[:;=](?:[-o'^~)\](\[DPpO|*\\]|/(?!/))")
    return re.compile(r"[:;=：；](?:[-o'’^~)\](（）\[DPpO|*\\]|/(?!/))")


@functools.cache
def _brackets_gate() -> re.Pattern[str]:
    rare = re.sub("[ToO0. 　\"'-]", "", _FACE[1:-1])
    return re.compile(f"[(（][ 　]?[-:;{rare}]")


@functools.cache
def _emoticon_pattern() -> re.Pattern[str]:
    before = r"(?<![^\s.,!?…\"'“”«»()（）。！？、\u200e\u200f\ufffc])"
    after = r"(?![\w:/\\=@*-])"
    kinds = (
        # ( ^_^ ), m(_ _)m, (´▽｀): brackets around a face; what is a face is decided by _is_face
        rf"(?P<kaomoji>[m＼ヽ\\٩]?[(（]{_FACE}{{2,14}}[)）](?:[mノﾉ／/۶v]\b|[／/])?)",
        r"(?P<shrug>¯\\_?[(（]ツ[)）]_?/¯)",
        # :-)  ;-(  >:-)  :'(  :o)
        (
            rf"(?P<nose>>?[:;=：；][-o'’^~]{{1,2}}[)）\]]+|>?[:;=：；][-o'’^~]{{1,2}}[(（\[]+(?![\w])|{before}[8B]-\)+"
            rf"|{before}[:;=][-'’^~][DPpOo/\\|*3]+{after})"
        ),
        # :)  ;)  :(  — attached to a word or not
        r"(?P<bare>>?[:;：；][)）]+|>?[:：][(（]+(?![\w(（])|(?<!\S)=[)]+|(?<!\S):\]+)",
        # letters and strokes as mouths, only between blanks
        rf"(?P<letter>{before}(?:[:;=]D+|[:;=][Pp]+|:[oO/\\*]|x[D]+|XD+(?=\s*$|[.!?,)])){after})",
        r"(?P<mirrored>(?<!\S)\(-?[:;](?!\S))",
        r"(?P<heart>(?:</?3+)+(?!\w))",
        (
            rf"(?P<eyes>{before}(?:\^[_.o-]{{0,2}}\^|(?P<eye>[oOtTuUx0])_+(?P=eye)|[oO0]_[oO0]|o\.O|O\.o|T\.T(?!\.)|>[_.]<|-_+-|;_+;|=_+=|\._\."
            rf"|UwU|OwO|uwu){after}[;*']?)"
        ),
        r"(?P<figure>(?<!\S)\\o/(?!\S)|(?<![A-Za-z])orz(?=\s*(?:$|[.!?。！？\n])))",
    )
    return re.compile("|".join(kinds), re.MULTILINE)


def _is_emoticon(view: str, match: re.Match[str]) -> bool:
    kind = match.lastgroup if match.lastgroup != "eye" else "eyes"
    if kind == "kaomoji":
        return _is_face(match[0])
    if kind == "bare":
        return _is_bare_smiley(view, match)
    if kind == "heart":
        return _is_heart(view, match)
    if kind in {"nose", "letter"} and "|" in match[0]:
        window = view[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
        return window.count("|") == 1  # more strokes are the columns of a table
    return True


def _is_face(bracketed: str) -> bool:
    inner = bracketed[bracketed.index("(" if "(" in bracketed else "（") + 1 :].rstrip("mノﾉ／/۶v")[:-1]
    inner = inner.replace(" ", "").replace("　", "")
    if inner == "__":
        return bracketed[0] == "m"
    core = inner.strip("*＊'\"”“;；") or inner
    if re.fullmatch(r"[\^＾][-_＿.oO~～▽ω]{0,3}[\^＾]", core) or inner in {"><", "＞＜", ";;", "；；"}:
        return inner not in {";;", "；；"}
    if re.fullmatch(r"([;；TＴoOux0=＝.@^-])[_＿]+\1|[>＞][_＿.ω][<＜]|T[-.]T|;[_-];", inner) or core == "T_T":
        return True
    mouths = sum(inner.count(mouth) for mouth in "▽∀ωДдεヮワﾜ□ᴥ﹏︿益皿‿◡ー_")
    eyes = sum(inner.count(eye) for eye in ";；´｀`・･•°ﾟ゜≧≦＞＜><◕●￣¬◠˘ᵔ＠")
    return mouths >= 1 and eyes >= 2 and not inner.isascii()


def _is_bare_smiley(view: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    line = max(view.rfind("\n", max(0, start - _CONTEXT), start) + 1, start - _CONTEXT, 0)
    head = view[line:start]
    if match[0][-1] in _CLOSING_MOUTHS:
        opened = sum(head.count(mark) for mark in "(（[") - sum(head.count(mark) for mark in ")）]")
        # The bracket closes something, unless the smiley brings a bracket of its own besides.
        if opened > 0 and sum(match[0].count(mark) for mark in _CLOSING_MOUTHS) <= opened:
            return False
        if head[-1:].isalnum() and head.isascii() and view[end : end + 1].isalnum():
            return False  # part of an address or a path
        return not (match[0][0] == ";" and re.search(r"&#?\w{1,8}$", head[-12:]))  # the end of an HTML entity
    return not re.match(r"[^\n(（]{0,120}[)）]", view[end : end + _CONTEXT])


def _is_heart(view: str, match: re.Match[str]) -> bool:
    # "<3 days" is a number: a heart ends the line or the sentence, or stands behind "I", "we" and their like.
    start, end = match.span()
    if re.match(r"[ \t]*(?:$|[\n\r.!?,;)♥…<]|[^\W\d_]{0}[:^(])", view[end : end + 12]):
        return not re.search(r"[\d=<]\s?$", view[max(0, start - 2) : start])
    lover = re.search(r"(?:^|\W)(i|we|ich|wir|je|on|nous|ik|wij|jag|vi|yo|io|eu)\s?$", view[max(0, start - 6) : start].lower())
    return lover is not None
