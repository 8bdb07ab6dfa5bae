"""Find loud typography in a text: shouting capitals, repeated punctuation, decorative rows, runs of empty lines."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Stands for anything opaque: neither a word nor white space nor punctuation that a pattern asks for.
_OPAQUE = "\ufffc"
_BLANKS = (
    " \t\xa0\xad\u115f\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u202f\u205f\u2060\u2800\u3000\u3164\ufeff"
)
_BREAKS = "\r\n\v\f\x85\u2028\u2029"
_ROW_SIGNS = "*=~_#+<>:\\-‐-―•·∙⋅●◆◇■▪▬♦❖★☆✦✧✩-✳✶-✿❀-❋─-╿▀-▟⁂※＊＝～〜＿＃＋－"

_LETTERS_TOGETHER = 10
_CAPITAL_LETTERS = "A-ZÀ-ÖØ-ÞßĀ-ɏΆ-ΫЀ-ЯҐḀ-ỿＡ-Ｚ"
# Words of capitals that are read as names, not as shouting; those without a vowel need no listing.
_ACRONYMS = _words(
    "AAA ABS ADAC ADSL AED AES AGB AMOLED ASAP ASBL ASIN AUX AZERTY BIC CEE CEO CEST CET CIF CNIL COD CPU DAB "
    "DIN DIY DSGVO DVI EAN EEA EORI EPR ESIM EST ETA EUR EURL EVA FAQ FBA FEDEX FIFA FYI GAFA GLS GPU GTIN IBAN "
    "IKEA IMEI IOS IRPF ISBN ISDN ISO IVA JPEG KDV LAN LED LEGO LIPO LTDA LTE LUCID MAC NASA NFE NIE NIF NIP "
    "OEM OHG OLED ONG ONU OTA OTP PESEL PET PIN QLED QWERTY QWERTZ RAL RAM REACH REGON RIB RMA ROHS ROM RSA SAS "
    "SASU SARL SAR SAT SAV SEK SEPA SIM SIRET SIREN SKU SLA SOS SPA SRL TPE TPU TRY TUV TVA TÜV UAE UEFA UHD "
    "UKCA UNICEF UNO UPC UPS URL USA USB USD USPS UST UTC UVA UVB VAT VGA WAN WEEE WIFI WLAN"
)
_COMPANY_FORMS = _words(
    "AB AG BV CORP EIRL EURL GBR GMBH INC KG LDA LIMITED LLC LLP LTD LTDA NV OHG OY OÜ SA SARL SAS SASU SL SLU "
    "SPA SRL SRLS UG AŞ ŞTİ"
)
_CONSONANTS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")


@dataclasses.dataclass(frozen=True, slots=True)
class _Run:
    """Capital words in a row on one line, with what decides whether they shout."""

    start: int
    end: int
    line: int
    words: tuple[str, ...]
    letters: int
    strong: int
    codes: int


def cover_masked(text: str, masked: Sequence[tuple[int, int]]) -> str:
    """Replace opaque spans by a filler of the same length, so that offsets stay true.

    Args:
        text: The text to cover.
        masked: Half-open spans in code points, in any order; what lies outside the text is ignored.

    Returns:
        A text as long as `text`.

    """
    if not masked:
        return text
    pieces: list[str] = []
    done = 0
    for span in sorted(masked):
        start, end = max(span[0], done), min(span[1], len(text))
        if start < end:
            pieces += (text[done:start], _OPAQUE * (end - start))
            done = end
    return "".join((*pieces, text[done:]))


def find_shouting(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find two or more words in capitals in a row that have ten letters together.

    Numbers, codes and masked spans between them are passed over; acronyms do not count as words. Addresses, company
    names, names in a salutation or signature, product names with a model code and bracketed labels are left alone.

    Args:
        text: The text to search.
        masked: Half-open spans in code points that are opaque: placeholders, links, ids.

    Returns:
        Sorted half-open spans in code points of `text`, which do not overlap; lines that go on shouting are one span.

    """
    if not _has_two_capital_words(text, 0, len(text)):
        return []
    view = cover_masked(text, masked)
    lines = [match.span() for match in re.finditer(r"[^\r\n]*[^\s][^\r\n]*", view)]
    spans: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        if not _has_two_capital_words(view, start, end):
            continue
        for run in _capital_runs(view, number, start, end):
            if _is_name_or_label(view, run, lines) or _is_address(view, run, lines):
                continue
            between = view[spans[-1][1] : run.start] if spans else "."
            if between.isspace() and len(between) <= 3 and between.count("\n") <= 1:
                spans[-1] = (spans[-1][0], run.end)
            else:
                spans.append((run.start, run.end))
    return spans


def find_repeated_punctuation(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find piled-up marks such as !! ?? ?!? .... ！！ and !!!1; three dots, one … and a single ?! are fine.

    Args:
        text: The text to search.
        masked: Half-open spans in code points that are opaque; marks inside a web address are left alone in any case.

    Returns:
        Sorted half-open spans in code points of `text`, which do not overlap.

    """
    if not _punctuation_gate().search(text):
        return []
    pattern = _punctuation_pattern()
    view = cover_masked(text, masked)
    # The last character of an address is not a sentence's mark, so marks behind it still count.
    addresses = [match.span() for match in re.finditer(r"(?:https?://|www\.)\S*[^\s!?.…]", view)]
    if addresses:
        view = cover_masked(view, addresses)
    return [match.span() for match in pattern.finditer(view) if not _is_japanese_ellipsis(view, match)]


def find_decorative_rows(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find rows of four or more signs that only decorate, such as ***** ===== -=-=- ━━━━ or * * * *.

    Ratings of up to five stars, hidden digits (**** 1234), Markdown and the dashes of a quoted mail header are left
    alone.

    Args:
        text: The text to search.
        masked: Half-open spans in code points that are opaque: placeholders, links, ids.

    Returns:
        Sorted half-open spans in code points of `text`, which do not overlap.

    """
    if not _rows_gate().search(text):
        return []
    view = cover_masked(text, masked)
    return [span for span in _rows(view) if not _is_useful_row(view, *span)]


def find_line_breaks(text: str, most: int = 2) -> list[tuple[int, int]]:
    """Find more line breaks in a row than a message may have, blanks between them notwithstanding.

    Args:
        text: The text to search.
        most: How many line breaks in a row are fine.

    Returns:
        Sorted half-open spans in code points, from the first break to the end of the last; empty lines at the very
        beginning and end of the text do not count.

    """
    pattern = _line_breaks_pattern(most)
    first = pattern.search(text)
    if first is None:
        return []
    empty = _BLANKS + _BREAKS
    begin, finish = len(text) - len(text.lstrip(empty)), len(text.rstrip(empty))
    return [match.span() for match in pattern.finditer(text, begin, max(begin, finish))]


@functools.cache
def _capitals_gate() -> re.Pattern[str]:
    return re.compile(f"[{_CAPITAL_LETTERS}]{{3}}\\w*")


def _has_two_capital_words(text: str, start: int, end: int) -> bool:
    first = _capitals_gate().search(text, start, end)
    return first is not None and _capitals_gate().search(text, first.end(), end) is not None


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
    line_break = r"(?>\r\n|[\r\n\v\f\x85\u2028\u2029])"
    return re.compile(f"{line_break}(?:[{re.escape(_BLANKS)}]*+{line_break}){{{max(most, 1)},}}+")


def _capital_runs(view: str, line: int, start: int, end: int) -> Iterator[_Run]:
    row: list[re.Match[str]] = []
    codes = 0
    for token in _TOKEN.finditer(view, start, end):
        kind = _kind_of_word(token[0])
        if row and view[row[-1].end() : token.start()] == "/":
            # A stroke sets alternatives apart, mostly names and codes.
            yield from _finished_run(row, line, codes)
            row = []
        if kind == "capital":
            row.append(token)
        elif kind == "code":
            codes += 1
        elif kind == "other":
            yield from _finished_run(row, line, codes)
            row, codes = [], 0
    yield from _finished_run(row, line, codes)


def _finished_run(row: list[re.Match[str]], line: int, codes: int) -> Iterator[_Run]:
    words = tuple(token[0] for token in row)
    letters = sum(character.isalpha() for word in words for character in word)
    strong = sum(map(_is_strong, words))
    if letters >= _LETTERS_TOGETHER and strong >= 2:
        yield _Run(row[0].start(), row[-1].end(), line, words, letters, strong, codes)


def _kind_of_word(word: str) -> str:
    """Sort a word into capital, code (a model, an identifier), number (passed over) or other (ends a run)."""
    if word.isupper() or ("ß" in word and word.replace("ß", "").isupper()):
        if any(character.isdigit() or character == "_" for character in word):
            # 24H and 50EUR are amounts; S21, B08XYZ1234 and ORDER_ID are codes.
            return "number" if word[0].isdigit() and len(word) <= 5 else "code"
        # Japanese and Arabic letters have no case, so a word that holds them does not shout.
        return "capital" if all(c.lower() != c or c in "ß'’-" for c in word) else "other"
    if word[0].isdigit():
        return "number"
    return "number" if not word.strip("_") else "other"


def _is_strong(word: str) -> bool:
    parts = word.replace("’", "'").replace("'", "-").split("-")
    return any(len(part) >= 3 and part not in _ACRONYMS and not _CONSONANTS.issuperset(part) for part in parts) or (
        len(parts) > 1 and parts[0] in {"DON", "CAN", "WON"}
    )


def _is_name_or_label(view: str, run: _Run, lines: list[tuple[int, int]]) -> bool:
    start, end = lines[run.line]
    before, after = view[max(start, run.start - 60) : run.start], view[run.end : min(end, run.end + 60)]
    if run.codes and run.strong <= 3:
        return True  # a product name with its model
    if run.strong <= 4 and (run.words[0] in _COMPANY_FORMS or run.words[-1] in _COMPANY_FORMS):
        return True
    if len(run.words) <= 5 and before[-1:] and before[-1:] in "[{<%" and after[:1] and after[:1] in "]}>%":
        return True  # a label or a placeholder of an unknown dialect
    if run.strong <= 3 and run.line < 3 and before.strip() and after.strip() in {",", "،", "、"}:
        return True  # the buyer's name in the salutation, as it was typed in the address
    if run.line < max(2, len(lines) - 3) or run.strong > 3 or before.strip() or after.strip():
        return False
    closing = view[slice(*lines[run.line - 1])].rstrip()
    return closing.endswith((",", "،")) and len(closing) <= 60  # the name under "Kind regards,"


def _is_address(view: str, run: _Run, lines: list[tuple[int, int]]) -> bool:
    start, end = lines[run.line]
    if end - start > 120 or re.search(r"[!?%€$£]", view[start:end]):
        return False
    first = last = run.line
    while first > max(0, run.line - 4) and _continues(view, lines, first - 1):
        first -= 1
    while last < min(len(lines) - 1, run.line + 4) and _continues(view, lines, last):
        last += 1
    block = view[lines[first][0] : lines[last][1]]
    elsewhere, postcodes = _address_pattern().subn(" ", block)
    numbered = re.search(r"(?<![\w#-])\d{1,6}[A-Z]?(?![\w%-])", elsewhere if postcodes else block)
    if numbered is None:
        return False
    return postcodes > 0 or _street_pattern().search(view, run.start, run.end) is not None


def _continues(view: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Tell whether the line after this one belongs to the same block of short lines."""
    (start, end), (following, finish) = lines[number], lines[number + 1]
    return end - start <= 60 and finish - following <= 60 and view[end:following] in {"\n", "\r\n", "\r"}


@functools.cache
def _address_pattern() -> re.Pattern[str]:
    # Postcodes of the marketplaces; a year alone is none.
    return re.compile(
        r"(?<![\w#.,-])(?!(?:19|20)\d\d(?!\d))(?:[A-Z]{1,2}[- ])?(?:\d{5,6}|\d{4}(?: ?[A-Z]{2})?|\d{2}-\d{3}"
        r"|\d{4}-\d{3}|\d{3} \d{2}|\d{5}-\d{3,4})(?![\w.%-])"
        r"|(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?!\w)"
    )


@functools.cache
def _street_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:\w*(?:STRASSE|STRAßE|STRAAT|GATAN|VÄGEN|PLATZ|WEG|PLEIN|LAAN)|STREET|ROAD|AVENUE|LANE|DRIVE|BOULEVARD|RUE|ALLÉE"
        r"|CHEMIN|IMPASSE|CALLE|AVENIDA|PLAZA|PASEO|VIA|VIALE|PIAZZA|CORSO|ULICA|UL|ALEJA|RUA|TRAVESSA|CADDESİ|CADDESI|SOKAK"
        r"|MAHALLESİ|MAHALLESI|CD|SK|MAH)\b"
    )


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
    return (
        re.match(r"(?:from|von|de|da|van|od|från|gönderen|kimden|差出人|送信者|من)\*?\s?[:：]", following.lower())
        is not None
    )


@functools.cache
def _quoted_header_pattern() -> re.Pattern[str]:
    return re.compile(
        r"^[->_= –—]*(?:(?:original|ursprüngliche|weitergeleitete|forwarded|begin|oryginalna|przekazana|vidarebefordrat"
        r"|orijinal|iletilen)\b|message (?:d.origine|transféré|original)|mensaje (?:original|reenviado)"
        r"|messaggio (?:originale|inoltrato)|(?:oorspronkelijk|doorgestuurd) bericht|wiadomość \w+"
        r"|ursprungligt meddelande|mensagem (?:original|encaminhada)|元のメッセージ|転送|الرسالة|رسالة)"
    )
