"""Finds shouting in a text: runs of words in capitals that are neither names nor codes nor addresses."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LETTERS_TOGETHER = 10
_CAPITAL_BYTES = bytes.maketrans(b"BCDEFGHIJKLMNOPQRSTUVWXYZ" + bytes(range(128, 256)), b"A" * 153)
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
_COMPANY_FORMS = _words("AB AG BV CORP EIRL EURL GBR GMBH INC KG LDA LIMITED LLC LLP LTD LTDA NV OHG OY OÜ SA SARL SAS SASU SL SLU SPA SRL SRLS UG AŞ ŞTİ")
_CONSONANTS = frozenset("BCDFGHJKLMNPQRSTVWXZ")


class _Run:
    """Capital words in a row on one line, with what decides whether they shout."""

    __slots__ = ("codes", "end", "letters", "line", "start", "strong", "words")

    def __init__(self, row: Sequence[re.Match[str]], line: int, codes: int) -> None:
        self.start = row[0].start()
        self.end = row[-1].end()
        self.line = line
        self.words = [token[0] for token in row]
        self.letters = sum(character.isalpha() for word in self.words for character in word)
        self.strong = sum(map(_is_strong, self.words))
        self.codes = codes


def find_shouting(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Find two or more words in capitals in a row that have ten letters together.

    text: what to search. masked: half-open spans of code points that are opaque, such as placeholders and links.
    Numbers, codes and masked spans between the words are passed over; acronyms do not count as words. Addresses, company names, names in a salutation
    or signature, product names with a model code and bracketed labels are left alone. Returns sorted half-open spans, which do not overlap; lines that
    go on shouting are one span.
    """
    # Two words have at least three capitals each; a letter beyond ASCII has at least two bytes, each of which counts as a capital here.
    if text.encode("utf-8", "surrogatepass").translate(_CAPITAL_BYTES).count(b"AAA") < 2:
        return []
    if not _has_two_capital_words(text, 0, len(text)):
        return []
    view = cover(text, masked)
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


def is_acronym(word: str) -> bool:
    """Say whether a word in capitals is read as a name rather than as a shouted word; those that are too short to tell count as one, unless they are known."""
    return word in _ACRONYMS or word in _COMPANY_FORMS or (len(word) > 1 and _CONSONANTS.issuperset(word))


@functools.cache
def _capitals_gate() -> re.Pattern[str]:
    return re.compile(f"[{_CAPITAL_LETTERS}]{{3}}\\w*")


@functools.cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’-]\w+)*")


def _has_two_capital_words(text: str, start: int, end: int) -> bool:
    first = _capitals_gate().search(text, start, end)
    return first is not None and _capitals_gate().search(text, first.end(), end) is not None


def _capital_runs(view: str, line: int, start: int, end: int) -> Iterator[_Run]:
    row: list[re.Match[str]] = []
    codes = 0
    for token in _token_pattern().finditer(view, start, end):
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


def _finished_run(row: Sequence[re.Match[str]], line: int, codes: int) -> Iterator[_Run]:
    if row:
        run = _Run(row, line, codes)
        if run.letters >= _LETTERS_TOGETHER and run.strong >= 2:
            yield run


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
