"""Tests that telephone numbers are found, and that numbers of other kinds are not."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.phone_regions import REGIONS_BY_LANGUAGE, regions_of
from amzlint.phones import _ascii_digits, _has_digits, _pattern, find_phones
from marked import marked_texts

# Language whose regions count; text with the number marked.
PHONES = [
    ("fr", "Appelez-nous au ⟦01 23 45 67 89⟧."),
    ("fr", "⟦01 23 45 67 89⟧ ou ⟦06 12 34 56 78⟧"),
    ("fr", "⟦01.23.45.67.89⟧"),
    ("fr", "⟦01-23-45-67-89⟧"),
    ("fr", "⟦0123456789⟧"),
    ("fr", "⟦01\u00a023\u00a045\u00a067\u00a089⟧"),
    ("fr", "⟦+33 1 23 45 67 89⟧"),
    ("fr", "⟦+33 (0)1 23 45 67 89⟧"),
    ("fr", "⟦+33123456789⟧"),
    ("fr", "⟦00 33 1 23 45 67 89⟧"),
    ("en", "⟦0033123456789⟧"),
    ("fr", "⟦0800 123 456⟧ (gratuit)"),
    ("fr", "⟦0 800 123 456⟧"),
    ("fr", "Tél.⟦01 23 45 67 89⟧"),
    ("fr", "numéro de téléphone : ⟦01 23 45 67 89⟧"),
    ("fr", "une question sur votre commande : ⟦01 23 45 67 89⟧"),
    ("fr", "⟦0 6 1 2 3 4 5 6 7 8⟧"),
    ("en", "Call ⟦(415) 555-0132⟧"),
    ("en", "⟦415-555-0132⟧"),
    ("en", "⟦415.555.0132⟧"),
    ("en", "⟦+1 415 555 0132⟧"),
    ("en", "⟦1-415-555-0132⟧"),
    ("en", "Call us at ⟦4155550132⟧"),
    ("en", "call ⟦555-0132⟧ now"),
    ("en", "⟦+1 (555) 123-4567⟧"),
    ("en", "⟦(555) 123-4567⟧"),
    ("en", "Please phone ⟦0800 123 456⟧"),
    ("en", "⟦0800 123 456⟧"),
    ("en", "⟦020 7946 0018⟧"),
    ("en", "Ring our hotline ⟦07700 900123⟧"),
    ("en", "WhatsApp: ⟦+44 7700 900123⟧"),
    ("en", "In case of questions: ⟦+1 415 555 0132⟧"),
    ("en", "your order. ⟦(415) 555-0132⟧"),
    ("en", "⟦+971 50 123 4567⟧"),
    ("en", "⟦+8613800138000⟧"),
    ("en", "tel:⟦+14155550132⟧"),
    ("en", "Order 112-1234567-1234567, phone ⟦415-555-0132⟧"),
    ("en", "on 12.03.2025 call ⟦415-555-0132⟧"),
    ("de", "Telefon ⟦030 23125 123⟧"),
    ("de", "⟦030/23125123⟧"),
    ("de", "⟦+49 30 23125 123⟧"),
    ("de", "⟦+49 (0)30 23125-123⟧"),
    ("de", "Handy: ⟦0171 1234567⟧"),
    ("de", "Kundenservice: ⟦030 23125 123⟧"),
    ("es", "⟦612 34 56 78⟧"),
    ("es", "Llámenos al ⟦912 345 678⟧"),
    ("es", "Llame al ⟦912345678⟧"),
    ("es", "⟦+34 912 345 678⟧"),
    ("it", "Chiami lo ⟦02 1234 5678⟧"),
    ("it", "⟦+39 02 1234 5678⟧"),
    ("nl", "Bel ons: ⟦020-1234567⟧"),
    ("pl", "tel. ⟦600 123 456⟧"),
    ("pl", "⟦+48 600 123 456⟧"),
    ("sv", "Ring oss på ⟦08-123 456 78⟧"),
    ("pt", "Ligue ⟦(11) 91234-5678⟧"),
    ("pt", "⟦(98) 99999-9999⟧"),
    ("tr", "Bizi arayın: ⟦0850 123 45 67⟧"),
    ("tr", "⟦(216) 418 26 26⟧"),
    ("ja", "電話⟦03-1234-5678⟧まで"),
    ("ja", "お問い合わせ先 ⟦0120-123-456⟧"),
    ("ja", "電話⟦０３－１２３４－５６７８⟧まで"),
    ("ar", "اتصل ⟦٠٥٠ ١٢٣ ٤٥٦٧⟧"),
    ("ar", "⟦+966 50 123 4567⟧"),
]
NO_PHONE = [
    ("en", "Order 112-1234567-1234567"),
    ("en", "Digital order D01-1234567-1234567"),
    ("de", "Bestellung 302-1234567-7654321"),
    ("en", "Tracking 1Z999AA10123456784"),
    ("en", "Tracking LX123456789FR, or LX 123 456 789 FR"),
    ("en", "Tracking 9400100000000000000000"),
    ("en", "Tracking 9400 1000 0000 0000 0000 00"),
    ("en", "Tracking number: 123456789012"),
    ("en", "Parcel 1234 5678 9012"),
    ("fr", "Numéro de suivi 0123456789"),
    ("fr", "Commande n° 0123456789"),
    ("fr", "Facture 2025-000123"),
    ("fr", "SIRET 123 456 789 00012"),
    ("fr", "TVA FR 12 345678901, SIREN 123 456 789"),
    ("fr", "IBAN FR76 3000 6000 0112 3456 7890 189"),
    ("de", "IBAN DE89 3704 0044 0532 0130 00"),
    ("de", "USt-IdNr. DE123456789"),
    ("de", "Bestellnummer 0301234567"),
    ("de", "Kundennummer 030 23125 123"),
    ("de", "Rechnungsnummer: 0301234567"),
    ("de", "Lieferung am 12.03.2025 um 14:30 Uhr"),
    ("de", "Lieferung 12.03.2025-14.03.2025"),
    ("de", "Lieferung 12. 3. 2025 oder 12 03 2025"),
    ("en", "Delivery 2025-03-12 14:30:00"),
    ("en", "Delivery 03/12/2025 - 03/14/2025"),
    ("en", "Between 14:30-16:30, 08h30-18h00"),
    ("en", "Seasons 2024-2025 and 2025/2026"),
    ("en", "It costs $1,234,567.00"),
    ("fr", "Cela coûte 1 234 567 €"),
    ("sv", "Det kostar 1 234 567 kr"),
    ("en", "EAN 5901234123457, ASIN B000000000, UPC 012345678905"),
    ("en", "SKU 12-3456-7890"),
    ("en", "RMA-20250312-01 and INV-2025-000123"),
    ("en", "Serial number 0123456789"),
    ("en", "Part no. 415-555-0132"),
    ("en", "Model #4155550132"),
    ("en", "Code 4155550132"),
    ("en", "Size 120x60x30 cm, screen 1920x1080"),
    ("en", "Battery 10000 mAh 3.7 V, 220-240 V"),
    ("en", "ZIP 90210-1234, 12345-6789"),
    ("fr", "12 rue des Lampes, 75001 Paris"),
    ("ja", "〒150-0001 東京都"),
    ("ja", "注文番号：0312345678"),
    ("ja", "追跡番号 1234-5678-9012"),
    ("ja", "2025年3月12日 14時30分"),
    ("pt", "CEP 01310-100, CPF 123.456.789-09, CNPJ 12.345.678/0001-95"),
    ("pl", "NIP 123-456-32-18, kod 00-950"),
    ("tr", "Kargo takip numarası 1234567890123"),
    ("ar", "رقم الطلب 112-1234567-1234567"),
    ("ar", "رقم التتبع ١٢٣٤٥٦٧٨٩٠١٢٣"),
    ("en", "See https://www.carrier.com/track/4155550132?x=0800123456"),
    ("en", "See carrier.com/track/4155550132"),
    ("en", "4155550132@mail.com"),
    ("en", "Server 192.168.100.200"),
    ("en", "100% of 123456 customers"),
    ("en", "1 2 3 4 5"),
    ("en", "Steps 1. 2. 3. 4. 5. 6."),
    ("it", "Ordine n. 0212345678"),
    ("es", "Número de pedido 912345678"),
    ("nl", "Bestelnummer 0201234567"),
    ("de", "Modell 0815-4711, Art.-Nr. 030-123-456"),
    ("en", "Call number of the parcel is 1Z999AA10123456784"),
]


@pytest.mark.parametrize(("language", "text"), PHONES)
def test_numbers_are_found(language: str, text: str) -> None:
    """A telephone number of the language's countries, or an international one, is found with its exact span."""
    clean, numbers = marked_texts(text)
    found = find_phones(clean, REGIONS_BY_LANGUAGE[language])
    assert [contact.text for contact in found] == numbers
    assert [clean[contact.start : contact.end] for contact in found] == numbers
    assert {contact.what for contact in found} == {"phone"}


@pytest.mark.parametrize(("language", "text"), NO_PHONE)
def test_other_numbers_are_no_telephone_numbers(language: str, text: str) -> None:
    """Ids, codes, dates, prices, accounts and postcodes are no telephone numbers."""
    assert find_phones(text, REGIONS_BY_LANGUAGE[language]) == []


def test_spread_digits_are_called_obfuscated() -> None:
    """A number written digit by digit is disguised, one written in groups is not."""
    assert [contact.obfuscated for contact in find_phones("0 6 1 2 3 4 5 6 7 8", ["FR"])] == [True]
    assert [contact.obfuscated for contact in find_phones("06 12 34 56 78", ["FR"])] == [False]


def test_international_numbers_need_no_region() -> None:
    """Without regions a number with a plus is still found, a national one is not."""
    assert [contact.text for contact in find_phones("+33 1 23 45 67 89", [])] == ["+33 1 23 45 67 89"]
    assert find_phones("01 23 45 67 89", []) == []


def test_placeholders_are_no_part_of_a_number() -> None:
    """Digits on both sides of a placeholder do not join to a number."""
    text = "01 23 [ID] 45 67 89"
    assert find_phones(text, ["FR"], [(6, 10)]) == []


def test_every_language_has_regions() -> None:
    """Each of the twelve languages names the countries whose spelling counts."""
    assert set(REGIONS_BY_LANGUAGE) == {"en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar"}
    assert all(re.fullmatch("[A-Z]{2}", region) for regions in REGIONS_BY_LANGUAGE.values() for region in regions)


def test_numbering_plans_are_loaded_only_for_candidates() -> None:
    """Text with an order id and a date does not load the library for numbering plans."""
    program = (
        "import sys; from amzlint.phones import find_phones;"
        "find_phones('Order 112-1234567-1234567 of 12.03.2025, 3 items', ('DE',));"
        "print('phonenumbers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


LANGUAGES = st.sampled_from(sorted(REGIONS_BY_LANGUAGE))


@settings(max_examples=200)
@given(st.dates(min_value=dt.date(2015, 1, 1), max_value=dt.date(2099, 12, 31)), st.times(), LANGUAGES)
def test_dates_are_never_numbers(day: dt.date, time: dt.time, language: str) -> None:
    """No usual spelling of a date and time is a telephone number in any language."""
    for spelling in ("%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%d. %m. %Y", "%d %m %Y", "%d/%m/%y"):
        for text in (f"{day:{spelling}} at {time:%H:%M}", f"{day:{spelling}} {time:%H:%M:%S}", f"{day:{spelling}}"):
            assert find_phones(f"We note {text} for you.", REGIONS_BY_LANGUAGE[language]) == [], text


@settings(max_examples=200)
@given(st.text("0123456789", min_size=40, max_size=40), LANGUAGES)
def test_ids_and_prices_are_never_numbers(digits: str, language: str) -> None:
    """Order ids, tracking numbers, prices and sizes are no telephone numbers in any language."""
    for text in (
        f"{digits[:3]}-{digits[3:10]}-{digits[10:17]}",
        f"1Z{digits[:16]}",
        f"LX{digits[:9]}FR",
        f"9{digits[:11]}",
        f"9{digits[:21]}",
        f"{digits[0]} {digits[1:4]},{digits[4:6]} €",
        f"${digits[:4]}.{digits[4:6]}",
        f"{digits[:3]}x{digits[3:6]}x{digits[6:8]} cm",
        f"B0{digits[:8]}",
    ):
        assert find_phones(f"We note {text} for you.", REGIONS_BY_LANGUAGE[language]) == [], text


PIECES = st.sampled_from(
    [
        "help",
        "@",
        ".",
        "com",
        " ",
        "(at)",
        " arobase ",
        " dot ",
        "mailto:",
        "0123",
        "06 12 34 56 78",
        "+33",
        "(",
        ")",
        "-",
        "/",
        "call ",
        "WeChat ID: ",
        "٠٥٠",
        "＠",
        "を",
        "\u200b",
        "\ue000",
        "[",
        "00",
        "1Z",
        "€",
        "\n",
        "İ",
        "�",
        "112-1234567-1234567",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=300)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3), LANGUAGES)
def test_numbers_are_sound_in_any_text(text: str, masked: list[tuple[int, int]], language: str) -> None:
    """No text raises; contacts lie inside it, in order, apart from one another, and hold their characters."""
    end = 0
    for contact in find_phones(text, REGIONS_BY_LANGUAGE[language], masked):
        assert end <= contact.start < contact.end <= len(text)
        assert contact.text == text[contact.start : contact.end]
        end = contact.end


@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "@",
        "a@",
        "a@a.",
        "1 ",
        "12-",
        "1.",
        "(",
        "0612345678 ",
        "06 12 34 56 78, ",
        "call 1234567 ",
        "FR76 ",
        "1Za",
        "$ 1 ",
        "1x1",
        "mailto:",
        " arobase ",
        "e @ b ",
        "a (at) b.com ",
        "WeChat: ab",
        "@a.",
        "@ab ",
        "999 999 ",
        "Order id no nr n ",
        "00",
        "12:30",
    ],
)
def test_a_megabyte_of_anything_is_finished(unit: str) -> None:
    """Long hostile texts are finished; each unit would take hours in quadratic time."""
    text = unit * (1_000_000 // len(unit))
    assert all(0 <= contact.start < contact.end <= len(text) for contact in find_phones(text, ["US", "GB"]))


@given(st.text(st.sampled_from("0123456789 -.()+٠١٢۳۴０１２ａé한를\n")))
def test_the_cheap_look_misses_no_digits(text: str) -> None:
    """Where six digits of any script may be one number, they are noticed."""
    if _pattern("gate").search(text.translate(_ascii_digits())):
        assert _has_digits(text)


@pytest.mark.parametrize(
    ("marketplace", "languages", "regions"),
    [
        (None, ["fr"], ("FR", "BE", "CH")), ("de", ["fr"], ("DE", "FR", "BE", "CH")), ("amazon.co.uk", ["en"], ("GB", "US", "AU")), ("www.amazon.fr", ["fr"], ("FR", "BE", "CH")),
        ("com.br", [], ("BR",)),
    ],
)  # fmt: skip
def test_the_region_of_the_marketplace_comes_first(marketplace: str | None, languages: list[str], regions: tuple[str, ...]) -> None:
    assert regions_of(marketplace, languages) == regions
