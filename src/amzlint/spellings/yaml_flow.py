"""Scalars of YAML in a line: plain, in single quotes, in double quotes; a plain one is quoted when its new text needs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.spellings.yaml_anchors import uses_at
from amzlint.yaml_scalars import UNPRINTABLE, read_scalar

if TYPE_CHECKING:
    from amzlint.spellings import Around

_ESCAPES = {"\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e", '"': '\\"', "\\": "\\\\"}
# What would end a plain scalar, begin something else, or be read as a number, a truth or nothing.
_NOT_PLAIN = re.compile(r"\n|:(?=\s|\Z)|\s#|\A[-?:](?=\s|\Z)|\A[,\[\]{}#&*!|>'\"%@`]|\A(?:---|\.\.\.)(?=\s|\Z)|\A\s|\s\Z|\A(?i:true|false|null|~|yes|no|on|off|[-+]?[0-9][0-9_]*)?\Z")
_FLOW_SIGNS = re.compile(r"[,?\[\]{}]|:(?=[,\[\]{}])")


def spell_part(text: str, around: Around) -> str | None:
    """Return a part of a scalar in its style; None where line breaks or signs ask for another one."""
    style = around.spelling.details[0]
    if style == '"':
        return _escaped(text, around)
    if "\n" in text or UNPRINTABLE.search(text) or not around.holds(text):
        return None
    if style == "'":
        return text.replace("'", "''")
    return None if "\t" in text else text  # not every reader takes a tab in a plain scalar


def spell(text: str, around: Around) -> str:
    """Return a scalar in one line: in its style if that can be, else in single or double quotes."""
    style, place = around.spelling.details
    if style == '"' or "\n" in text or UNPRINTABLE.search(text) or not around.holds(text):
        return f'"{_escaped(text, around)}"'
    if style == "" and "\t" not in text and _is_plain(text, in_flow=bool(place)):
        return text
    if style == "" and "'" in text and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def uses(around: Around) -> int:
    """Return how often the file uses the text."""
    return uses_at(around.source, around.spelling.start)


def read(written: str, around: Around) -> str | None:
    """Return what a spelling says; None when it is none, as a plain scalar that would end before its end."""
    style, place = around.spelling.details
    style = written[:1] if style != '"' and written[:1] in ("'", '"') else style
    text = read_scalar(written, 0, len(written), style)
    return None if style == "" and not _is_plain(text.replace("\n", " "), in_flow=bool(place)) else text


def _is_plain(text: str, *, in_flow: bool) -> bool:
    return not _NOT_PLAIN.search(text) and not (in_flow and _FLOW_SIGNS.search(text))


def _escaped(text: str, around: Around) -> str:
    ascii_only = around.written.isascii() and re.search(r"\\[xuU]", around.written) is not None
    return "".join(_ESCAPES.get(sign) or (_numbered(sign) if _must_escape(sign, around, ascii_only=ascii_only) else sign) for sign in text)


def _must_escape(sign: str, around: Around, *, ascii_only: bool) -> bool:
    return UNPRINTABLE.match(sign) is not None or not around.holds(sign) or (ascii_only and not sign.isascii())


def _numbered(sign: str) -> str:
    number = ord(sign)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
