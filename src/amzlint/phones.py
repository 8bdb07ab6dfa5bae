"""Finds telephone numbers in text, and tells them from order ids, tracking numbers, dates, prices and accounts."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from amzlint.contacts import Contact
from amzlint.masking import cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A message holds a handful of numbers: beyond this many the rest is a table or an attack, and costs no more time.
MOST_CANDIDATES = 20_000

_GAP = r"[ \u00a0\u202f\t().\[\]/~\u2010-\u2015\u2212-]"
_PATTERNS = {
    "gate": f"[0-9](?:{_GAP}{{0,4}}[0-9]){{5}}",
    "foreign": "[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]",
    "order-id": r"(?<![0-9])[0-9D][0-9]{2}-[0-9]{7}-[0-9]{7}(?![0-9])",
    "chain": r"[0-9]+(?:[.,/:-][0-9]+)*+",
    "run": f"[+(\\[]{{0,3}}[0-9](?:{_GAP}{{0,4}}[0-9]){{5,}}+",
}
_LOOKS_NATIONAL = r"\([0-9]{2,4}\) ?[0-9]{3,5}[ -][0-9]{4}$|0 ?8[0-9]{2}(?:[ -][0-9]{2,4}){2,3}$"
_FILLER = "\x00"  # for what is no telephone number: neither a digit nor a separator nor white space

# What the words before digits say of them.
_CALL_WORDS = (
    r"call|dial|phone|telephone|tel\b|mobile|cell\b|cell ?phone|whatsapp|fax|hotline|helpline|sms|viber|text (?:us|me)"
    r"|appel|téléphon|tél\b|portable|fixe\b|gsm|joindre|joignable|anruf|rufen|telefon|handy|erreichbar|llam|teléfon"
    r"|móvil|chiam|cellulare|bel (?:ons|naar|met)|bellen|telefoon|zadzwo|dzwo|infolini|ring (?:oss|på)|ligue|ligar"
    r"|telemóvel|celular|zap\b|arayın|arayabilir|cep tel"
)
_CALL_WORDS_ELSEWHERE = "電話|ＴＥＬ|℡|フリーダイヤル|携帯|ファックス|اتصل|هاتف|جوال|موبايل|واتس"
_REFERENCE_WORDS = (
    r"orders?|rma|rga|po|sn|awb|tracking|track|serial|case|sku|invoice|ean|upc|gtin|isbn|asin|ref|reference|model|lot|batch|ticket|item"
    r"|customer|account|vat|id|part|zip|postcode|shipment|parcel|iban|code|commande|suivi|colis|série|facture|référence"
    r"|réf|dossier|modèle|article|art|siret|siren|tva|client|compte|bestell?|sendungs?|rechnungs?|auftrags?|serien|artikel"
    r"|kunden|vorgangs?|paket|modell|charge|referenz|ust|steuer|plz|konto|pedido|seguimiento|serie|factura|referencia"
    r"|envío|modelo|lote|artículo|nif|cif|ordine|tracciamento|spedizione|fattura|riferimento|modello|lotto|articolo"
    r"|codice|piva|zending|factuur|klant|referentie|kvk|btw|bestelling|zamówieni[ae]|przesyłki|faktury|seryjny|klienta"
    r"|nip|regon|nadania|beställning|beställnings|kolli|faktura|kund|referens|spårnings?|ärende|encomenda|rastreio"
    r"|fatura|referência|cpf|cnpj|sipariş|takip|seri|kargo|müşteri"
)
_REFERENCE_WORDS_ELSEWHERE = "注文|追跡|伝票|請求|シリアル|型番|合わ?せ|受付|管理|郵便|الطلب|طلبك|التتبع|تتبع|الشحنة|الفاتورة|التسلسلي|المرجع"
_NOUNS = r"no|nr|n|num|number|numéro|numero|número|nummer|nummern|numer|numeru|numarası|numaranız|id|code|kod|codice|código"
_VERBS = r"is|ist|est|es|è|jest|är|of|de|番号|は|رقم"
# A full stop ends the hint, unless the word is short for something: "your order. (415) 555-0132", "ref. 415".
_BETWEEN = rf"(?:(?<=ref|réf|art)\.)?[\s:：#°º№()=-]*(?:(?:{_NOUNS}|{_VERBS})[\s.:：#°º№()=-]*){{0,3}}$"


def find_phones(text: str, regions: Sequence[str], masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find telephone numbers.

    regions: two-letter countries whose national spelling counts; a number with + or 00 is found in any case.
    masked: half-open spans of placeholders, never a part of a number. Order ids, tracking numbers, dates, prices, article
    numbers, bank accounts and postcodes are no numbers. Returns contacts in order, without overlaps.
    """
    if not _has_digits(text):
        return []
    foreign = not text.isascii() and _pattern("foreign").search(text) is not None
    work = text.translate(_ascii_digits()) if foreign else text
    if not _pattern("gate").search(work):
        return []
    if masked:
        work = cover(work, masked, _FILLER)
    work = _pattern("order-id").sub(_fill, work)
    work = _pattern("chain").sub(_fill_if_no_number, work)
    if not _pattern("gate").search(work):
        return []
    for pattern in _look_alikes():
        work = pattern.sub(_fill, work)
    contacts = []
    known: dict[tuple[str, str], tuple[int, int] | None] = {}
    for count, run in enumerate(_pattern("run").finditer(work)):
        if count == MOST_CANDIDATES:
            break
        for start, end in _numbers_in(work, run.start(), run.end(), regions, known):
            contacts.append(Contact(start, end, "phone", text[start:end], _is_spread(text[start:end])))
    return contacts


def _has_digits(text: str) -> bool:
    """Tell whether a text may hold the six digits of the shortest number; digits of other scripts count as enough."""
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) - len(encoded.translate(None, b"0123456789")) >= 6:
        return True
    return not text.isascii() and (b"\xd9" in encoded or b"\xdb" in encoded or b"\xef\xbc" in encoded)  # how ٠, ۰ and ０ begin


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def _fill(found: re.Match[str]) -> str:
    return _FILLER * len(found[0])


def _is_spread(number: str) -> bool:
    groups = re.findall("[^\\W_]+", number)
    return len(groups) >= 7 and all(len(group) == 1 for group in groups)


@functools.cache
def _ascii_digits() -> Mapping[int, int]:
    zeros = (0x0660, 0x06F0, 0xFF10)  # Arabic-Indic, Persian, full-width
    digits = {zero + value: ord("0") + value for zero in zeros for value in range(10)}
    return digits | {
        ord("＋"): ord("+"),
        ord("－"): ord("-"),
        ord("（"): ord("("),
        ord("）"): ord(")"),
        0x3000: ord(" "),
    }


@functools.cache
def _look_alikes() -> tuple[re.Pattern[str], ...]:
    money = r"€|\$|£|¥|₺|₹|EUR|USD|GBP|CAD|AUD|JPY|SEK|PLN|BRL|TRY|SAR|AED|zł|kr|TL|円|ريال|درهم"
    unit = r"[%°]|(?:cm|mm|km|m|kg|g|mg|ml|cl|l|V|W|kW|A|Ah|mAh|Wh|Hz|GB|MB|TB|px|lm|K|pcs|x|個|枚|点|cc)(?![A-Za-z])"
    sources = (
        r"(?i:\b(?:https?://|www\.)|\b[a-z0-9-]{1,63}\.[a-z]{2,24}/)[^\s<>]+",
        r"[^\s@<>]{1,64}@[A-Za-z0-9.-]{1,255}",
        r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",  # IBAN
        r"(?<![A-Za-z0-9])[A-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[A-Z]{2}(?![A-Za-z0-9])",  # postal tracking
        r"(?<![A-Za-z0-9])1Z(?: ?[0-9A-Z]{2,4}){4,8}(?![A-Za-z0-9])",
        r"(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])(?=[A-Za-z]*[0-9])[A-Za-z0-9]{4,}+",  # codes of letters and digits
        r"[A-Za-z#№º°][-_/#]{0,2}[0-9][0-9A-Za-z_-]*+",  # RMA-2025-0312, no. 12
        r"(?<![0-9+])(?!00[2-9])[0-9]{12,}+",
        r"(?<![0-9+])(?<![0-9] )[1-9][0-9]{3}(?:[ -][0-9]{4}){2,6}(?![0-9])",  # tracking and card numbers in fours
        r"(?<![0-9])[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{5}(?![0-9])",  # SIRET
        r"(?<![0-9])[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}/[0-9]{4}-[0-9]{2}|(?<![0-9])[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}",  # CNPJ, CPF
        r"(?<![0-9])(?:[01]?[0-9]|2[0-4])[:hH][0-5][0-9](?::[0-5][0-9])?(?![0-9])",
        r"(?<![0-9./-])[0-3]?[0-9]\. ?[01]?[0-9]\. ?(?:19|20)[0-9]{2}(?![0-9])",
        r"(?<![0-9] )(?<![0-9+(])[0-3]?[0-9] [01][0-9] (?:19|20)[0-9]{2}(?![0-9]| [0-9])",
        r"(?<![0-9+])(?:19|20)[0-9]{2} ?[-–/] ?(?:19|20)[0-9]{2}(?![0-9])",
        rf"(?:{money}) ?[0-9][0-9.,]*+(?: [0-9]{{3}}(?![0-9])){{0,3}}",
        rf"(?<![0-9.,+])(?<![0-9][ .-])[0-9][0-9.,]*+(?: [0-9]{{3}}){{0,3}} ?(?:{money}|{unit})",
        r"(?<![0-9])[0-9]{1,5}(?:[.,][0-9]{1,3})? ?[xX×*] ?[0-9]{1,5}(?:[.,][0-9]{1,3})?(?: ?[xX×*] ?[0-9]{1,5})?",
        r"〒 ?[0-9]{3}-?[0-9]{4}|(?<![0-9)] )(?<![0-9)-])[1-8][0-9]{4}-[0-9]{3,4}(?![0-9-])",  # postcodes: JP; US, BR
    )
    return tuple(re.compile(source) for source in sources)


def _fill_if_no_number(found: re.Match[str]) -> str:
    """Fill dates, decimals, addresses of machines and the like in a chain of digits joined by signs."""
    chain = found[0]
    parts = re.split("[.,/:-]", chain)
    signs = {character for character in chain if not character.isdigit()}
    if len(parts) in (3, 6) and len(signs) <= 2 and _is_date(parts[:3]) and (len(parts) == 3 or _is_date(parts[3:])):
        return _fill(found)
    if "," in signs or ":" in signs:
        return _fill(found)
    machine = len(parts) == 4 and signs == {"."} and all(part[0] != "0" and int(part) < 256 for part in parts if len(part) < 4)
    return _fill(found) if machine and max(map(len, parts)) < 4 else chain


def _is_date(parts: Sequence[str]) -> bool:
    lengths = [len(part) for part in parts]
    if max(lengths) > 4 or min(lengths) > 2:
        return False
    first, second, third = (int(part) for part in parts)
    if lengths[0] == 4:
        return 1900 <= first <= 2100 and 1 <= second <= 31 and 1 <= third <= 31
    years = lengths[2] == 2 or (lengths[2] == 4 and 1900 <= third <= 2100)
    return years and lengths[1] <= 2 and 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12


def _numbers_in(work: str, start: int, end: int, regions: Sequence[str], known: dict[tuple[str, str], tuple[int, int] | None]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the numbers in one run of digits and separators."""
    end = min(end, start + 80)  # several numbers in a row; longer is a table of figures
    if work[start] in "([" and not any(closing in work[start:end] for closing in ")]"):
        start += 1
    hint = _hint_before(work, start)
    position = start
    while position < end:
        piece = work[position:end]
        key = (piece, hint)
        if key not in known:
            known[key] = _first_number(piece, hint, regions)
        place = known[key]
        if place is None or work[position + place[1] : position + place[1] + 1] in ("@", "%", "_"):
            return
        yield position + place[0], position + place[1]
        position += place[1]
        hint = ""


def _first_number(piece: str, hint: str, regions: Sequence[str]) -> tuple[int, int] | None:
    import phonenumbers  # noqa: PLC0415  (35 ms: only once a run of digits was found)

    international = re.match(r"[(\[]?(?:\+|00)[ (]{0,2}[1-9]", piece)
    in_pairs = re.match(r"0[0-9](?:[ .\u00a0-][0-9]{2}){4}", piece)  # as only French telephone numbers are written
    if hint == "reference" and not international and not in_pairs:
        return None
    dialled = piece if not piece.startswith("00") else " +" + piece[2:]
    for region in regions or ("ZZ",):
        for found in phonenumbers.PhoneNumberMatcher(dialled, region, max_tries=30):
            start = 0 if international and found.start == 1 else found.start
            if _is_written_as_number(piece[start : found.end], hint):
                return start, found.end
    digits = sum(character.isdigit() for character in piece)
    if 7 <= digits <= 15 and (international or hint == "call" or re.match(_LOOKS_NATIONAL, piece)):
        # Numbers in templates are often invented and fail the numbering plan: "+1 (555) 123-4567".
        return 0, len(piece)
    return None


def _is_written_as_number(number: str, hint: str) -> bool:
    """Tell whether digits are spelled as a telephone number: bare ones and odd groups need a reason."""
    if hint == "call" or number.startswith(("+", "(", "[", " +", "00")):
        return True
    groups = re.findall("[0-9]+", number)
    if number[0] == "0":
        return sum(map(len, groups)) >= (9 if len(groups) > 1 else 10)
    return len(groups) > 2


def _hint_before(work: str, start: int) -> str:
    """Return what the words before a number say of it: call, reference (directly before it only), or nothing."""
    before = work[max(0, start - 40) : start]
    before = before[before.rfind("\n") + 1 :]
    if _hint_pattern("reference").search(before):
        return "reference"
    return "call" if _hint_pattern("call").search(before) else ""


@functools.cache
def _hint_pattern(name: str) -> re.Pattern[str]:
    call = rf"\b(?:{_CALL_WORDS})|{_CALL_WORDS_ELSEWHERE}"
    reference = rf"(?:\b(?:{_REFERENCE_WORDS})|{_REFERENCE_WORDS_ELSEWHERE}){_BETWEEN}"
    return re.compile(call if name == "call" else reference, re.IGNORECASE)
