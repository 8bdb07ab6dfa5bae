"""What only looks like a placeholder: text between the marks of one that is something else."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from amzlint.disguise_cues import words_for_signs
from amzlint.placeholder_fields import CSS, CURRENCIES, FIELDS, HTML, KEYWORDS, TAG_PHRASES, TAGS, all_fields, folded, is_field_phrase, is_identifier


class Candidate(NamedTuple):
    """A span whose marks fit a dialect: the inner text, and the characters around it (a blank beside a placeholder)."""

    text: str
    start: int
    end: int
    inner: str
    before: str
    after: str


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def apart(candidate: Candidate) -> bool:
    """Whether the marks touch no word."""
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


def accept_dollar(candidate: Candidate) -> bool:
    """Refuse amounts and variables inside words."""
    word = candidate.inner.rstrip("$")
    return len(word) > 1 and word.casefold() not in CURRENCIES and candidate.before != "$" and not _is_ascii_word(candidate.before)


def accept_percent(candidate: Candidate) -> bool:
    """Refuse percentages, and signs inside words."""
    if candidate.before == "%" or _is_ascii_word(candidate.before) or _is_ascii_word(candidate.after):
        return False
    return not re.search(r"\d\s*$", candidate.text[max(0, candidate.start - 3) : candidate.start])


def accept_percent_word(candidate: Candidate) -> bool:
    """Refuse percentages and letters that a link encodes."""
    # "%C3%A9" is a percent-encoded letter
    return accept_percent(candidate) and not re.fullmatch(r"[0-9A-Fa-f]{2}", candidate.inner)


def accept_percent_brace(candidate: Candidate) -> bool:
    """Refuse the words of programs."""
    return candidate.inner.casefold() not in KEYWORDS


def accept_hash(candidate: Candidate) -> bool:
    """Refuse hashtags, links and character references."""
    return apart(candidate) and candidate.before not in "#&/" and candidate.after != "#"


def accept_underscore(candidate: Candidate) -> bool:
    """Refuse emphasis: only capitals and names of fields are placeholders."""
    inner = candidate.inner
    if not apart(candidate) or folded(inner) in TAGS:
        return False
    return (inner.isupper() and len(inner) > 1) or is_identifier(inner)


def accept_quoted(candidate: Candidate) -> bool:
    """Refuse quotations: only names of fields are placeholders."""
    inner = candidate.inner
    return not _has_edge_space(inner) and (is_identifier(inner) or all_fields(inner))


def accept_angle2(candidate: Candidate) -> bool:
    """Refuse arrows and quotations."""
    inner = candidate.inner
    if "  " in inner or not re.match(r"\s?[$@]?[^\W\d]", inner) or candidate.after == ">":
        return False
    return is_identifier(inner.strip()) or all_fields(inner) or (not _has_edge_space(inner) and inner.count(" ") < 4)


def accept_angle(candidate: Candidate) -> bool:
    """Refuse the tags of HTML, and names of people."""
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


def accept_lenticular(candidate: Candidate) -> bool:
    """Refuse headings: only blanks, requests to fill in and names of fields are placeholders."""
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


def accept_double_square(candidate: Candidate) -> bool:
    """Refuse brackets without a word in them."""
    return bool(re.search(r"[^\W\d_]", candidate.inner)) and "  " not in candidate.inner


def accept_brace(candidate: Candidate) -> bool:
    """Refuse styles, code and sets."""
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


def accept_square(candidate: Candidate) -> bool:
    """Refuse boxes to tick, buttons, links, parts of words and signs of an address."""
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
