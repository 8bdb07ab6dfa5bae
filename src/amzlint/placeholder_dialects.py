"""The dialects of placeholders: how each is marked, and what only looks like it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.disguise_cues import words_for_signs
from amzlint.placeholder_fields import CSS, CURRENCIES, FIELDS, HTML, KEYWORDS, TAG_PHRASES, TAGS, all_fields, folded, is_field_phrase, is_identifier

if TYPE_CHECKING:
    from collections.abc import Callable


class Candidate(NamedTuple):
    """A span whose marks fit a dialect: the inner text, and the characters around it (a blank beside a placeholder)."""

    text: str
    start: int
    end: int
    inner: str
    before: str
    after: str


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


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _apart(candidate: Candidate) -> bool:
    return not (_is_ascii_word(candidate.before) or _is_ascii_word(candidate.after))


def _is_sign(candidate: Candidate) -> bool:
    dots, ats = words_for_signs()
    word = candidate.inner.strip().lower()
    if word not in dots and word not in ats:
        return False
    from amzlint.disguises import is_sign_in_brackets  # noqa: PLC0415  (hardly ever needed)

    return is_sign_in_brackets(candidate.text, candidate.start, candidate.end)


def _has_edge_space(text: str) -> bool:
    return text != text.strip()


def _accept_dollar(candidate: Candidate) -> bool:
    word = candidate.inner.rstrip("$")
    return len(word) > 1 and word.casefold() not in CURRENCIES and candidate.before != "$" and not _is_ascii_word(candidate.before)


def _accept_percent(candidate: Candidate) -> bool:
    if candidate.before == "%" or _is_ascii_word(candidate.before) or _is_ascii_word(candidate.after):
        return False
    return not re.search(r"\d\s*$", candidate.text[max(0, candidate.start - 3) : candidate.start])


def _accept_percent_word(candidate: Candidate) -> bool:
    # "%C3%A9" is a percent-encoded letter
    return _accept_percent(candidate) and not re.fullmatch(r"[0-9A-Fa-f]{2}", candidate.inner)


def _accept_percent_brace(candidate: Candidate) -> bool:
    return candidate.inner.casefold() not in KEYWORDS


def _accept_hash(candidate: Candidate) -> bool:
    return _apart(candidate) and candidate.before not in "#&/" and candidate.after != "#"


def _accept_underscore(candidate: Candidate) -> bool:
    inner = candidate.inner
    if not _apart(candidate) or folded(inner) in TAGS:
        return False
    return (inner.isupper() and len(inner) > 1) or is_identifier(inner)


def _accept_quoted(candidate: Candidate) -> bool:
    inner = candidate.inner
    return not _has_edge_space(inner) and (is_identifier(inner) or all_fields(inner))


def _accept_angle2(candidate: Candidate) -> bool:
    inner = candidate.inner
    if "  " in inner or not re.match(r"\s?[$@]?[^\W\d]", inner) or candidate.after == ">":
        return False
    return is_identifier(inner.strip()) or all_fields(inner) or (not _has_edge_space(inner) and inner.count(" ") < 4)


def _accept_angle(candidate: Candidate) -> bool:
    inner = candidate.inner
    if _has_edge_space(inner) or "  " in inner or not re.fullmatch(r"[^\W\d][\w' -]+", inner):
        return False
    if _is_ascii_word(candidate.before) or candidate.before in "<)" or candidate.after == ">":
        return False
    first = inner.split()[0]
    if first.casefold() in HTML or folded(inner) in TAG_PHRASES or (first.islower() and "-" in first):
        return False
    # "<Ana Lopez>" is a person's name, "<Your Name>" a field
    several = " " in inner and inner.count(" ") < 7 and not FIELDS.isdisjoint(folded(inner).split())
    return (several or inner.isupper() or is_identifier(inner) or all_fields(inner)) and not _is_sign(candidate)


def _accept_lenticular(candidate: Candidate) -> bool:
    inner = candidate.inner.strip()
    if re.fullmatch(r"[○〇●◯*＊xXＸ]{2,}", inner) or re.search(r"ここに|を(?:ご?記入|入力|記載|入れ)|してください$", inner):
        return True
    if inner.isascii():
        return is_identifier(inner) or all_fields(inner)
    if len(inner) > 12 or not re.search(r"(?:名|名前|番号|日|日時|時間|金額|額|住所|URL|リンク|コード|ID|アドレス)$", inner):
        return False
    # At the start of a line it heads what follows, unless the sentence goes on with a title or a particle.
    heading = not candidate.text[max(0, candidate.start - 40) : candidate.start].rpartition("\n")[2].strip(" 　・■◆●-*")
    return not heading or bool(re.match(r"様|さま|さん|の|を|に|は|が|で|へ|と|から|まで|より", candidate.text[candidate.end : candidate.end + 2]))


def _accept_double_square(candidate: Candidate) -> bool:
    return bool(re.search(r"[^\W\d_]", candidate.inner)) and "  " not in candidate.inner


def _accept_brace(candidate: Candidate) -> bool:
    inner = candidate.inner
    if inner.startswith("$"):
        return len(inner) > 1
    if not inner:
        earlier = candidate.text[max(0, candidate.start - 3) : candidate.start].rstrip()
        return candidate.before.isspace() and earlier[-1:] not in (":", "=", ")", ",") and candidate.after in " ,.!?;\n"
    if re.fullmatch(r"\d{1,2}", inner):
        return not (candidate.before.isalnum() or candidate.before in "\\)]_")
    if re.fullmatch(r"[/#^]\s?[\w.]+[^;\"]*|\*.*\*", inner):
        return True
    if "  " in inner or ";" in inner or inner.startswith(('"', "'")):
        return False
    if inner.partition(" ")[0] in ("if", "elseif", "for", "foreach", "while", "section", "assign", "include"):
        return True
    return _is_brace_content(inner.strip()) and not _is_sign(candidate)


def _is_brace_content(inner: str) -> bool:
    head = re.match(r"@?[^\W\d][\w.\-]*(?:\[[^\[\]]*\]|\(\))?", inner)
    if head is None:
        return False
    rest = inner[head.end() :]
    if not rest or rest.lstrip().startswith("|") or re.match(r"(?: [\w.$]+=\S+)+$| or .*$| if .*$|![rsa]$", rest):
        return True
    if rest.startswith(":"):
        key = head.group().casefold()
        formatted = re.fullmatch(r":(?:%[\w%./: -]+|[,<>^+=]\S*|\.\d+[%a-z]|\d+[dfsx]|[A-Za-z][\w./ :-]*)", rest)
        return bool(formatted) and key.partition("-")[0] not in CSS
    if re.match(r"\s*,\s*(?:number|date|time|plural|select|selectordinal)\b", rest):
        return True
    return bool(re.fullmatch(r"[\w'’./ #\-]*", rest)) and inner.count(" ") < 8


def _accept_square(candidate: Candidate) -> bool:
    inner = candidate.inner.strip()
    if candidate.after == "(" or not inner or "  " in candidate.inner or _is_blank_to_tick(candidate, inner):
        return False
    if re.fullmatch(r"[#€$£%]?\s?(?:X+|N|x{2,})\s?[%€$£]?", inner):
        return not (candidate.after.isalpha() or (len(inner) == 1 and _is_among_parts(candidate)))
    return not _is_sign(candidate) and is_field_phrase(inner) and not _is_part_of_word(candidate, inner) and not _is_button(candidate, inner)


def _is_blank_to_tick(candidate: Candidate, inner: str) -> bool:
    if inner == "X":
        line = candidate.text[max(0, candidate.start - 20) : candidate.start].rpartition("\n")[2]
        return not line.strip(" \t-*+•0123456789.)")
    return inner == "x"


def _is_among_parts(candidate: Candidate) -> bool:
    """Whether other parts of the product are named by letters nearby: "screw [A], hole [N]"."""
    return re.search(r"\[[A-MO-W]\]", candidate.text[max(0, candidate.start - 200) : candidate.end + 200]) is not None


def _is_part_of_word(candidate: Candidate, inner: str) -> bool:
    if candidate.after.isalpha() and inner.islower() and candidate.after.isascii() and " " not in inner:
        return True
    if candidate.before in "])" or candidate.after == "[":
        # "[text][reference]" and "rows[i][name]", but "[FIRST_NAME][LAST_NAME]" is two fields
        return not (inner.isupper() or inner[0].isupper())
    if inner.isascii() and f"[/{inner.casefold()}]" in candidate.text[candidate.end : candidate.end + 300].casefold():
        return True
    return _is_ascii_word(candidate.before) and inner.islower() and " " not in inner


def _is_button(candidate: Candidate, inner: str) -> bool:
    """Whether the brackets draw a button or a menu path, as in "click [Return items]" and "[Orders] > [Returns]"."""
    earlier = candidate.text[max(0, candidate.start - 30) : candidate.start]
    later = candidate.text[candidate.end : candidate.end + 12]
    if re.search(r"[→›]\s*$|\S\s>\s$", earlier) or re.match(r"\s*[→›]|\s>\s", later):
        return True
    if re.match(r"\s?[」』]?\s?(?:を|の)?(?:クリック|タップ|選択|押|ボタン)", later):
        return True
    if " " not in inner or inner.isupper() or re.search(r"\b(?:link|lien|url|enlace|site|website|shop|store|länk|łącze|bağlantı)\b", inner.casefold()):
        return False
    return bool(_click_pattern().search(earlier))


@functools.cache
def _click_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:click|tap|press|klick\w*|tippen|drück\w*|cliqu\w*|appuy\w*|clic|pulse|pulsa|clicc\w*|premi|premere|klik\w*|kies"
        r"|kliknij|naciśnij|klicka|clique|tıkla\w*|go to|gehen sie|allez|aller|vaya|vai|ga naar|przejdź|gå till)"
        r"(?: (?:on|the|your|sie|auf|zu|sur|dans|en|a|su|op|w|na|do|på|em|le|la|den|de|il)){0,2}[ :]{1,2}$",
        re.IGNORECASE,
    )


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
        Row("{", "brace", r"\{[^{}\n]{0,120}\}", 1, 1, _accept_brace),
        Row("<%", "erb", r"<%(?>[^%<]+|%(?!>)|<(?!%))*+%>", 2, 2, None),
        Row("<<", "angle2", r"<<[^<>\n]{1,60}>>", 2, 2, _accept_angle2),
        Row("<", "upper-angle", r"<[^<>\n]{2,60}>", 1, 1, _accept_angle),
        Row("${", "dollar-brace", r"\$\{[^{}\n]{0,120}\}", 2, 1, None),
        Row("$", "dollar", r"\$[^\W\d]\w*(?:(?:\.|->|::)[^\W\d]\w*)*(?:\$(?!\w))?", 1, 0, _accept_dollar),
        Row("#{", "hash-brace", r"#\{[^{}\n]{1,80}\}", 2, 1, None),
        Row("##", "hash2", r"##[^\W\d](?:[\w .\-]{0,40}\w)?##", 2, 2, _accept_hash),
        Row("#", "hash", r"#[A-Za-z][\w.\-]{0,40}#", 1, 1, _accept_hash),
        Row("%%", "percent-word", r"%%=?[^\W\d][^%\n]{0,60}%%", 2, 2, _accept_percent),
        Row("%(", "percent-named", r"%\([^()%\n]{1,60}\)[-+0# ]?\d*(?:\.\d+)?[sdifrgxu]", 2, 2, None),
        Row("%{", "percent-named", r"%\{[A-Za-z_][\w.]*\}", 2, 1, _accept_percent_brace),
        Row("%", "percent", r"%\d{1,2}\$[-+0, ]?\d{0,3}(?:\.\d)?[sdifuxg@]", 1, 0, _accept_percent),
        Row("%", "percent-word", r"%[^\W\d][\w.\-]{1,60}%", 1, 1, _accept_percent_word),
        Row("%", "percent", r"%(?:\.\df|,?d|0\dd|[sifu@])", 1, 0, _accept_percent),
        Row("*|", "merge-tag", r"\*\|[^|*\n]{1,60}\|\*", 2, 2, None),
        Row("@@", "at2", r"@@[^\W\d][\w.\-]{0,40}@@", 2, 2, _apart),
        Row("__", "underscore", r"__[^\W_](?:\w{0,60}?[^\W_])?__(?!_)", 2, 2, _accept_underscore),
        Row("[[", "double-square", r"\[\[[^\[\]\n]{1,120}\]\]", 2, 2, _accept_double_square),
        Row("[", "square", r"\[[^\[\]\n]{1,120}\]", 1, 1, _accept_square),
        Row("«", "guillemet", r"«[^«»\n]{1,60}»", 1, 1, _accept_quoted),
        Row("【", "lenticular", r"【[^【】\n]{1,40}】", 1, 1, _accept_lenticular),
    )
