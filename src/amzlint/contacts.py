"""Finds e-mail addresses, telephone numbers and messenger handles in text, as spans."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amzlint.links import MASK, blank_out, token_pattern, top_level_domains, undo_disguises

REGIONS_BY_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "en": ("US", "GB", "AU"),
    "fr": ("FR", "BE", "CH"),
    "de": ("DE", "AT", "CH"),
    "es": ("ES", "MX"),
    "it": ("IT",),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "sv": ("SE",),
    "pt": ("BR", "PT"),
    "tr": ("TR",),
    "ja": ("JP",),
    "ar": ("SA", "AE", "EG"),
}
# A message holds a handful of numbers: beyond this many the rest is a table or an attack, and costs no more time.
MOST_CANDIDATES = 400

_LOCAL_PART = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+%-" + MASK
_LOCAL_PART += "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœąćęłńśźżğışÀÉÖÜÄ"
_FILLER = "\x00"  # for what is no telephone number: neither a digit nor a separator nor white space
_MESSENGERS = (
    "whats",
    "chat",
    "telegram",
    "skype",
    "viber",
    "kakao",
    "discord",
    "insta",
    "tiktok",
    "facebook",
    "twitter",
)
_MORE_MESSENGERS = ("signal", "line", "qq", "zalo", "threads", "messenger", "微信")
_LINK_SIGNS = frozenset("/@:")
_CLOSING = frozenset(["", *"\n\r,;.!)、。"])
_AT_RULES = frozenset({"media", "import", "font-face", "keyframes", "charset", "page", "supports", "namespace", "property"})


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: half-open code points in the text, what it is, and the original characters.

    what: email, amazon-email (an alias that Amazon gives to buyers and sellers), phone or handle.
    obfuscated: it was written to be overlooked.
    """

    start: int
    end: int
    what: str
    text: str
    obfuscated: bool


def find_emails(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find e-mail addresses, plain or disguised ("name (at) shop dot com"), with a `mailto:` before them.

    masked: half-open spans of placeholders, which may be a part of an address. Returns contacts in order.
    """
    work = blank_out(text, masked) if masked else text
    found = dict.fromkeys(_addresses(work), False) if "@" in work else {}
    view = undo_disguises(work)
    if view is not None and "@" in view.text:
        for start, end in _addresses(view.text):
            span = view.span(start, end)
            if work[span[0] : span[1]] != view.text[start:end]:
                found[span] = True
    contacts = []
    reached = 0
    for (start, end), disguised in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reached:
            domain = work[start:end].lower().rpartition("@")[2]
            what = "amazon-email" if ".marketplace.amazon." in f".{domain}" else "email"
            contacts.append(Contact(start, end, what, text[start:end], disguised))
            reached = end
    return contacts


def _addresses(work: str) -> Iterator[tuple[int, int]]:
    reached = 0
    sign = work.find("@")
    while sign >= 0:
        end = _domain_end(work, sign + 1)
        before = work[max(reached, sign - 64) : sign]
        local = before[len(before.rstrip(_LOCAL_PART)) :].lstrip(".-+%")
        if end > 0 and local and not local.endswith("."):
            start = sign - len(local)
            if work[max(reached, start - 7) : start].lower() == "mailto:":
                start -= 7
            yield start, end
            reached = end
        sign = work.find("@", max(sign + 1, end))


def _domain_end(work: str, start: int) -> int:
    """Return the end of the domain that starts here, 0 when there is none; a sentence glued to it is left out."""
    run = token_pattern().match(work, start)
    if run is None or run.end() - start > 300:
        return 0
    labels = run[0].split(".")
    if len(labels) == 1:
        return run.end() if set(run[0]) == {MASK} else 0
    for count in range(len(labels), 1, -1):
        last = labels[count - 1]
        glued = last.istitle() and count > 2 and labels[count - 2].lower() in top_level_domains()
        if (last.lower() in top_level_domains() or (last and set(last) == {MASK})) and not glued:
            return start + len(".".join(labels[:count])) if all(labels[:count]) else 0
    return 0


def find_handles(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find messenger and social handles: `@shopname`, and a name that follows a messenger's ("WeChat ID: shop_fr").

    masked: half-open spans of placeholders. Returns contacts in order, without overlaps.
    """
    candidates: list[tuple[int, int]] = []
    work = blank_out(text, masked) if masked else text
    if "@" in work or "＠" in work:
        candidates += _at_names(work)
    if ":" in work or "：" in work:
        lowered = work.lower()
        if any(name in lowered for name in _MESSENGERS + _MORE_MESSENGERS):
            candidates += _named_after_messenger(work)
    contacts = []
    reached = 0
    for start, end in sorted(candidates):
        if start >= reached:
            contacts.append(Contact(start, end, "handle", text[start:end], False))
            reached = end
    return contacts


def _at_names(work: str) -> Iterator[tuple[int, int]]:
    for found in _handle_patterns()["at-name"].finditer(work):
        name = found["name"].lower().rstrip(".-_") or found["name"]
        end = found.start("name") + len(name)
        domain = "amazon." in name  # "mails from @amazon.com" names a sender, not a shop
        nameless = len(name) < 3 or not any(map(str.isalpha, name))
        if not (domain or nameless or name in _AT_RULES or work[end : end + 1] == "@"):
            yield found.start(), end


def _named_after_messenger(work: str) -> Iterator[tuple[int, int]]:
    for found in _handle_patterns()["after-messenger"].finditer(work):
        name = found["name"].rstrip("._")
        start = found.start("name")
        end = start + len(name)
        followed_by = work[end : end + 1]
        ending = name.rpartition(".")[2].lower()
        if followed_by in _LINK_SIGNS or name.lower().startswith("www.") or ("." in name and ending in top_level_domains()):
            continue
        if followed_by in _CLOSING or found["id"] or not name.isalpha():  # "Instagram: follow us" goes on
            yield start, end


@functools.cache
def _handle_patterns() -> Mapping[str, re.Pattern[str]]:
    sure = "whats ?app|we ?chat|微信|telegram|skype|viber|kakao(?: ?talk)?|qq|snapchat|discord|insta(?:gram)?|tiktok|facebook|twitter"
    unsure = "signal|line|messenger|zalo|threads"  # words of every day, unless "ID" follows
    owner = f"(?:{sure}|{unsure})[ -]?(?P<id>id|user ?name|account|handle|nick(?:name)?|番号)|{sure}"
    after = rf"(?<![A-Za-z])(?:{owner})[ \t]?[:：][ \t]{{0,2}}(?P<name>[A-Za-z][A-Za-z0-9._]{{2,40}})"
    return {
        "at-name": re.compile(r"(?<![0-9A-Za-z_À-ɏ@./+%=&-])[@＠](?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,63})"),
        "after-messenger": re.compile(after, re.IGNORECASE),
    }


def find_phones(text: str, regions: Sequence[str], masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find telephone numbers.

    regions: two-letter countries whose national spelling counts; a number with + or 00 is found in any case.
    masked: half-open spans of placeholders, never a part of a number. Order ids, tracking numbers, dates, prices, article
    numbers, bank accounts and postcodes are no numbers. Returns contacts in order, without overlaps.
    """
    patterns = _number_patterns()
    foreign = not text.isascii() and patterns["foreign"].search(text) is not None
    work = text.translate(_ascii_digits()) if foreign else text
    if not patterns["gate"].search(work):
        return []
    if masked:
        work = blank_out(work, masked, _FILLER)
    work = patterns["order-id"].sub(_fill, work)
    work = patterns["chain"].sub(_fill_if_no_number, work)
    if not patterns["gate"].search(work):
        return []
    for pattern in _look_alikes():
        work = pattern.sub(_fill, work)
    contacts = []
    known: dict[tuple[str, str], tuple[int, int] | None] = {}
    for count, run in enumerate(patterns["run"].finditer(work)):
        if count == MOST_CANDIDATES:
            break
        for start, end in _numbers_in(work, run.start(), run.end(), regions, known):
            contacts.append(Contact(start, end, "phone", text[start:end], _is_spread(text[start:end])))
    return contacts


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
def _number_patterns() -> Mapping[str, re.Pattern[str]]:
    gap = r"[ \u00a0\u202f\t().\[\]/~\u2010-\u2015\u2212-]"
    return {
        "gate": re.compile(f"[0-9](?:{gap}{{0,4}}[0-9]){{5}}"),
        "foreign": re.compile("[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]"),
        "order-id": re.compile(r"(?<![0-9])[0-9D][0-9]{2}-[0-9]{7}-[0-9]{7}(?![0-9])"),
        "chain": re.compile(r"[0-9]+(?:[.,/:-][0-9]+)*+"),
        "run": re.compile(f"[+(\\[]{{0,3}}[0-9](?:{gap}{{0,4}}[0-9]){{5,}}+"),
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


_LOOKS_NATIONAL = r"\([0-9]{2,4}\) ?[0-9]{3,5}[ -][0-9]{4}$|0 ?8[0-9]{2}(?:[ -][0-9]{2,4}){2,3}$"


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
    if _hint_patterns()["reference"].search(before):
        return "reference"
    return "call" if _hint_patterns()["call"].search(before) else ""


@functools.cache
def _hint_patterns() -> Mapping[str, re.Pattern[str]]:
    call = (
        r"call|dial|phone|telephone|tel\b|mobile|cell\b|cell ?phone|whatsapp|fax|hotline|helpline|sms|viber|text (?:us|me)"
        r"|appel|téléphon|tél\b|portable|fixe\b|gsm|joindre|joignable|anruf|rufen|telefon|handy|erreichbar|llam|teléfon"
        r"|móvil|chiam|cellulare|bel (?:ons|naar|met)|bellen|telefoon|zadzwo|dzwo|infolini|ring (?:oss|på)|ligue|ligar"
        r"|telemóvel|celular|zap\b|arayın|arayabilir|cep tel"
    )
    call_elsewhere = "電話|ＴＥＬ|℡|フリーダイヤル|携帯|ファックス|اتصل|هاتف|جوال|موبايل|واتس"
    reference = (
        r"orders?|rma|rga|po|sn|awb|tracking|track|serial|case|sku|invoice|ean|upc|gtin|isbn|asin|ref|reference|model|lot|batch|ticket|item"
        r"|customer|account|vat|id|part|zip|postcode|shipment|parcel|iban|code|commande|suivi|colis|série|facture|référence"
        r"|réf|dossier|modèle|article|siret|siren|tva|client|compte|bestell?|sendungs?|rechnungs?|auftrags?|serien|artikel"
        r"|kunden|vorgangs?|paket|modell|charge|referenz|ust|steuer|plz|konto|pedido|seguimiento|serie|factura|referencia"
        r"|envío|modelo|lote|artículo|nif|cif|ordine|tracciamento|spedizione|fattura|riferimento|modello|lotto|articolo"
        r"|codice|piva|zending|factuur|klant|referentie|kvk|btw|bestelling|zamówieni[ae]|przesyłki|faktury|seryjny|klienta"
        r"|nip|regon|nadania|beställning|beställnings|kolli|faktura|kund|referens|spårnings?|ärende|encomenda|rastreio"
        r"|fatura|referência|cpf|cnpj|sipariş|takip|seri|kargo|müşteri|fatura"
    )
    elsewhere = "注文|追跡|伝票|請求|シリアル|型番|合わ?せ|受付|管理|郵便|الطلب|طلبك|التتبع|تتبع|الشحنة|الفاتورة|التسلسلي|المرجع"
    noun = r"no|nr|n|num|number|numéro|numero|número|nummer|nummern|numer|numeru|numarası|numaranız|id|code|kod|codice|código"
    verb = r"is|ist|est|es|è|jest|är|of|de|番号|は|رقم"
    # A full stop ends the hint, unless the word is short for something: "your order. (415) 555-0132", "ref. 415".
    between = rf"(?:(?<=ref)\.|(?<=réf)\.)?[\s:：#°º№()=-]*(?:(?:{noun}|{verb})[\s.:：#°º№()=-]*){{0,3}}$"
    return {
        "call": re.compile(rf"\b(?:{call})|{call_elsewhere}", re.IGNORECASE),
        "reference": re.compile(rf"(?:\b(?:{reference})|{elsewhere}){between}", re.IGNORECASE),
    }
