"""Tests for finding runs of words in capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.shouting import _CAPITAL_BYTES, _has_two_capital_words, find_shouting
from marked import unmark

SHOUTING = [
    "⟦PLEASE READ THIS⟧ before you open the box.",
    "⟦WE ARE SO GLAD TODAY⟧",
    "⟦DID WE DO WELL⟧?",
    "⟦DON'T MISS THIS⟧!",
    "⟦YOUR USB CABLE⟧ has arrived",
    "⟦PLEASE CONTACT⟧ us now, we ⟦NEVER EVER SLEEP⟧",
    "⟦SAVE 20% ON YOUR NEXT ORDER⟧",
    "⟦SALE SALE SALE⟧",
    "⟦PLEASE CONTACT US WITHIN⟧ 24H",
    "Hello,\n\n⟦THANK YOU SO MUCH⟧",
    "5 ⟦STAR REVIEWS WANTED⟧",
    "Hello,\n\n⟦HERE COMES THE NEWS⟧:\nWe send it.",
    "Hello,\n⟦WE CANNOT SEND YOUR ORDER\nUNTIL YOU HAVE PAID⟧ for it.",
    "⟦BITTE LESEN SIE DIE ANLEITUNG⟧",
    "Beachten Sie: ⟦GRÖßE UND FARBE PRÜFEN⟧!",
    "⟦ÜBERPRÜFEN SIE IHRE ADRESSE⟧",
    "⟦MERCI DE NOUS ÉCRIRE À L'ADRESSE⟧ suivante",
    "⟦À LIRE AVANT L’OUVERTURE⟧",
    "⟦OUVREZ VITE LE COLIS⟧ !",
    "⟦RESUMEN DE SU COMPRA⟧",
    "⟦LEGGERE PRIMA DI APRIRE⟧",
    "⟦LET OP: LEES DIT EERST⟧",
    "⟦PROSIMY O KONTAKT⟧ w ciągu 2 dni",
    "⟦ZAŻALENIA I ZWROTY⟧",
    "⟦VIKTIG INFORMATION OM DIN BESTÄLLNING⟧",
    "⟦ATENÇÃO AO PRAZO DE ENTREGA⟧",
    "⟦LÜTFEN BİZE ULAŞIN⟧",
    "⟦WE THANK {name} FOR BUYING⟧",
    "お客様へ ⟦IMPORTANT NOTICE⟧ ご確認ください",
    "⟦ПОЖАЛУЙСТА ПРОЧИТАЙТЕ⟧",
]
NO_SHOUTING = [
    "Your USB HDMI cable (USB-C, HDMI, VGA, DVI) is on its way.",
    "See our FAQ. DHL, UPS, GLS, DPD and FEDEX deliver.",
    "TVA FR12345678901, SARL au capital de 1000 EUR, SIRET, SIREN, RCS",
    "UPS USPS DHL FAQ USB HDMI LED OLED",
    "Please note: this is IMPORTANT.",
    "[IMPORTANT] Your order",
    "[IMPORTANT NOTICE] Your order",
    "[ORDER NUMBER] and {CUSTOMER NAME} and <TRACKING NUMBER> and %BUYER NAME%",
    "Order 305-1234567-1234567, ASIN B08XYZ1234, SKU ABC-RED-XL",
    "Your SAMSUNG GALAXY S21 has shipped.",
    "the ASUS PRIME B550M and the SONY WH-1000XM4",
    "ORDER_ID and CUSTOMER_NAME and MAX_SIZE_LIMIT",
    "Bitte senden an:\nMAX MUSTERMANN\nHAUPTSTRASSE 12\n10115 BERLIN\nDEUTSCHLAND",
    "Adresse :\nMARIE DUPONT\n12 RUE DE LA PAIX\n75002 PARIS\nFRANCE",
    "Ship to:\nJOHN SMITH\n221B BAKER STREET\nLONDON NW1 6XE\nUNITED KINGDOM",
    "Wysyłka:\nJAN KOWALSKI\nUL. MARSZAŁKOWSKA 10\n00-950 WARSZAWA",
    "Retour: 12 RUE DES LILAS BLANCS, 69003 LYON",
    "Enviar a CALLE MAYOR ALTA 5",
    "Adres:\nJAN DE VRIES\nKERKSTRAAT 12\n1012 AB AMSTERDAM",
    "The company MUSTER HANDELS GMBH answers.",
    "Ditta ROSSI FORNITURE SRL",
    "Dear JONATHAN SMITHSON,\nyour order is late.",
    "Bonjour MARIE-CLAUDE DUPONT,\nmerci.",
    "Your order is late.\n\nKind regards,\nMARGARET THOMPSON",
    "Sehr geehrte Frau Müller, vielen Dank. Ihre Größe ist L, XL oder XXL.",
    "Wir senden UNS etwas",
    "BUY NOW",
    "NE PAS ouvrir",
    "A B C D E F G H I J K L M N",
    "お問い合わせはAMAZONサイトのUSBケーブル、HDMIケーブルまで",
    "شكرا لتواصلك معنا ASIN رقم USB",
    "Carriers: DHL/HK POST/SG POST",
    "I AM I OK",
    "iPhone iPad MacBook McDonald O'Neill",
    "Size: 10 X 20 X 30 CM, 5 KG, 220 V AC",
]


@pytest.mark.parametrize("marked", SHOUTING)
def test_shouting_is_found(marked: str) -> None:
    """Two or more capital words with ten letters together shout, in every script with case."""
    text, spans = unmark(marked)
    masked = [match.span() for match in re.finditer(r"\{\w+\}", text)]
    assert find_shouting(text, masked) == spans


@pytest.mark.parametrize("text", NO_SHOUTING)
def test_names_codes_and_acronyms_do_not_shout(text: str) -> None:
    """Acronyms, codes, addresses, names and labels are left alone."""
    assert find_shouting(text) == []


NOISE = st.text(st.sampled_from("ABCÉß aé'-_/[],!?.…！？¿¡*=~-━★# 1234\n\r\t\xa0あ，|>:hHtpsT")) | st.text()


@given(st.text(st.characters(codec="utf-8")))
def test_lower_case_never_shouts(text: str) -> None:
    """A text without capitals does not shout."""
    assert find_shouting(text.lower()) == []


@given(st.lists(st.sampled_from(["PLEASE", "READ", "ÉCRIRE", "BİZE", "STRAßE", "À"]), min_size=4, max_size=9))
def test_capital_sentences_shout_whole(words: list[str]) -> None:
    """A sentence of capital words is one span from its first to its last word."""
    sentence = " ".join(["CONTACT", *words, "SELLER"])
    assert find_shouting(f"we say {sentence}, or not") == [(7, 7 + len(sentence))]


def test_masked_spans_are_opaque() -> None:
    """What stands inside a placeholder or link is not looked at."""
    assert find_shouting("a CLICK HERE NOW b", masked=[(2, 16)]) == []


@given(NOISE, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=3))
def test_spans_are_sorted_and_apart(text: str, masked: list[tuple[int, int]]) -> None:
    """Spans are non-empty, in bounds, sorted and apart, for any text and any mask."""
    spans = find_shouting(text, masked)
    borders = [0, *(border for span in spans for border in span), len(text)]
    assert borders == sorted(borders)
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("piece", ["A ", "AB ", "ABC DEF ", "ABC\n", "ABCD 1234\n", "AAA/", "ÀÉÜ ", "1 ", "A_"])
def test_hostile_repetition_ends(piece: str) -> None:
    """A megabyte of one pattern is searched to its end."""
    text = piece * (1_000_000 // len(piece))
    assert all(0 <= start < end <= len(text) for start, end in find_shouting(text))


@given(NOISE, st.text(st.sampled_from("ABÉЖＡ é-日\n"), max_size=12))
def test_the_cheap_look_misses_no_capitals(text: str, more: str) -> None:
    """Where two words begin with three capitals, in any script, their bytes are noticed."""
    text += more
    if _has_two_capital_words(text, 0, len(text)):
        assert text.encode("utf-8", "surrogatepass").translate(_CAPITAL_BYTES).count(b"AAA") >= 2
