"""The dialects of placeholders: how each is marked."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.placeholder_lookalikes import (
    Candidate,
    accept_angle,
    accept_angle2,
    accept_brace,
    accept_dollar,
    accept_double_square,
    accept_hash,
    accept_lenticular,
    accept_percent,
    accept_percent_brace,
    accept_percent_word,
    accept_quoted,
    accept_square,
    accept_underscore,
    apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Row(NamedTuple):
    """One dialect: the opener that leads to it, its pattern, how many characters its marks take, and what to refuse."""

    opener: str
    dialect: str
    pattern: str
    lead: int
    tail: int
    accept: Callable[[Candidate], bool] | None


@functools.cache
def rows_for(pair: str) -> tuple[tuple[Row, re.Pattern[str]], ...]:
    """Return the dialects that two characters may open, in the order in which to try them, with their compiled patterns."""
    rows = [row for row in _table() if pair.startswith(row.opener)]
    return tuple((row, re.compile(row.pattern)) for row in rows)


@functools.cache
def _table() -> tuple[Row, ...]:
    # A body that stops at the next opener keeps unclosed marks linear; `*+` and `(?>` never give back what they took.
    return (
        Row("{{", "mustache3", r"\{\{\{[^{}]*\}\}\}", 3, 3, None),
        Row("{{", "jinja", r"\{\{(?!\{)(?>[^{}]+|\{\{[^{}]*+\}\}|\{(?!\{)|\}(?!\}))*+\}\}", 2, 2, None),
        Row("{{", "jinja", r"\{\{[^{}\n]{1,80}\}", 2, 1, None),
        Row("{{", "jinja", r"\{\{ ?[^\W\d][\w.]{0,60}", 2, 0, None),
        Row("{%", "jinja-block", r"\{%(?>[^%{]+|%(?!\})|\{(?!%))*+%\}", 2, 2, None),
        Row("{#", "jinja-comment", r"\{#(?>[^#{]+|#(?!\})|\{(?!#))*+#\}", 2, 2, None),
        Row("{", "brace", r"\{[^{}\n]{0,120}\}", 1, 1, accept_brace),
        Row("<%", "erb", r"<%(?>[^%<]+|%(?!>)|<(?!%))*+%>", 2, 2, None),
        Row("<<", "angle2", r"<<[^<>\n]{1,60}>>", 2, 2, accept_angle2),
        Row("<", "upper-angle", r"<[^<>\n]{2,60}>", 1, 1, accept_angle),
        Row("${", "dollar-brace", r"\$\{[^{}\n]{0,120}\}", 2, 1, None),
        Row("$", "dollar", r"\$[^\W\d]\w*(?:(?:\.|->|::)[^\W\d]\w*)*(?:\$(?!\w))?", 1, 0, accept_dollar),
        Row("#{", "hash-brace", r"#\{[^{}\n]{1,80}\}", 2, 1, None),
        Row("##", "hash2", r"##[^\W\d](?:[\w .\-]{0,40}\w)?##", 2, 2, accept_hash),
        Row("#", "hash", r"#[A-Za-z][\w.\-]{0,40}#", 1, 1, accept_hash),
        Row("%%", "percent-word", r"%%=?[^\W\d][^%\n]{0,60}%%", 2, 2, accept_percent),
        Row("%(", "percent-named", r"%\([^()%\n]{1,60}\)[-+0# ]?\d*(?:\.\d+)?[sdifrgxu]", 2, 2, None),
        Row("%{", "percent-named", r"%\{[A-Za-z_][\w.]*\}", 2, 1, accept_percent_brace),
        Row("%", "percent", r"%\d{1,2}\$[-+0, ]?\d{0,3}(?:\.\d)?[sdifuxg@]", 1, 0, accept_percent),
        Row("%", "percent-word", r"%[^\W\d][\w.\-]{1,60}%", 1, 1, accept_percent_word),
        Row("%", "percent", r"%(?:\.\df|,?d|0\dd|[sifu@])", 1, 0, accept_percent),
        Row("*|", "merge-tag", r"\*\|[^|*\n]{1,60}\|\*", 2, 2, None),
        Row("@@", "at2", r"@@[^\W\d][\w.\-]{0,40}@@", 2, 2, apart),
        Row("__", "underscore", r"__[^\W_](?:\w{0,60}?[^\W_])?__(?!_)", 2, 2, accept_underscore),
        Row("[[", "double-square", r"\[\[[^\[\]\n]{1,120}\]\]", 2, 2, accept_double_square),
        Row("[", "square", r"\[[^\[\]\n]{1,120}\]", 1, 1, accept_square),
        Row("«", "guillemet", r"«[^«»\n]{1,60}»", 1, 1, accept_quoted),
        Row("【", "lenticular", r"【[^【】\n]{1,40}】", 1, 1, accept_lenticular),
    )
