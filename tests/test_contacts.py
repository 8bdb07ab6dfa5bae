"""Tests that e-mail addresses and handles are found where they stand, plain or disguised."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.contacts import find_emails, find_handles
from amzlint.placeholders import find_placeholders
from marked import marked_texts

# The marks ⟦ ⟧ hold the address.
EMAILS = [
    "Write to ⟦help@lampshop.com⟧.",
    "Write to ⟦HELP@LAMPSHOP.COM⟧!",
    "Write to ⟦first.last+orders@mail.lampshop.co.uk⟧, please",
    "Write to <⟦help@lampshop.com⟧>",
    "Write to (⟦help@lampshop.com⟧)",
    "Write to “⟦help@lampshop.com⟧”",
    '<a href="⟦mailto:help@lampshop.com⟧?subject=x">',
    "E-Mail:⟦hilfe@grün-licht.de⟧",
    "Écrivez à ⟦aide@boutique-lampe.fr⟧ svp",
    "ご連絡は⟦info@lamp-shop.co.jp⟧まで",
    "راسلنا على ⟦help@lampstore.sa⟧",
    "Piszcie na ⟦pomoc@lampy.pl⟧",
    "Пишите ⟦help@лампы.рф⟧",
    "Write to ⟦help@lampshop.com⟧.Thanks",
    "Write to ...⟦help@lampshop.com⟧",
    "⟦12345@qq.com⟧",
]
DISGUISED_EMAILS = [
    "Write to ⟦help (at) lampshop dot com⟧",
    "Write to ⟦help(at)lampshop.com⟧",
    "Write to ⟦help[at]lampshop[dot]com⟧",
    "Write to ⟦help at lampshop dot com⟧",
    "Write to ⟦help [at] lamp-service [dot] com⟧",
    "Écrivez à ⟦aide [arobase] boutique [point] fr⟧",
    "Schreiben Sie an ⟦hilfe[at]lampen[punkt]de⟧",
    "Write to ⟦help{at}lampshop{dot}com⟧",
    "Write to ⟦help[a]lampshop[.]com⟧",
    "Write to ⟦help @ lampshop.com⟧",
    "Write to ⟦help[@]lampshop.com⟧",
    "Write to ⟦help@lampshop dot com⟧",
    "Écrivez à ⟦aide arobase boutique point fr⟧",
    "Écrivez à ⟦aide(a)boutique.fr⟧",
    "Schreiben Sie an ⟦hilfe (ät) lampen.de⟧",
    "Schreiben Sie an ⟦hilfe Klammeraffe lampen Punkt de⟧",
    "Escriba a ⟦ayuda arroba lamparas punto com⟧",
    "Scriva a ⟦aiuto chiocciola lampade punto it⟧",
    "Mail naar ⟦hulp apenstaartje lampen punt nl⟧",
    "Adres: ⟦pomoc małpa lampy kropka pl⟧",
    "Skriv till ⟦hjalp snabel-a lampor punkt nu⟧",
    "連絡先は⟦infoアットマークlamp.jp⟧です",
    "連絡先は⟦ｉｎｆｏ＠ｌａｍｐ．ｊｐ⟧です",
    "Write to ⟦he\u200blp@lamp\u200bshop.com⟧",
]
NO_EMAIL = [
    "Open 9 @ 5",
    "Follow @lampshop",
    "Visit us at lampshop dot com",
    "Look at lampshop.com",
    "We are at your service.",
    "3 @ 4.50 each",
    "name@localhost",
    "name@version.2",
    "@media print",
    "a@b",
    "@@@@",
    "Wir sind ab 8 Uhr (at) da",
    "C'est arrivé (a) temps",
    "El peso es una arroba de trigo",
    "Ein Treffpunkt in Berlin",
]


@pytest.mark.parametrize("text", EMAILS)
def test_addresses_are_found(text: str) -> None:
    """A written address is found with its exact span and is not called obfuscated."""
    clean, addresses = marked_texts(text)
    found = find_emails(clean)
    assert [(contact.text, contact.what, contact.obfuscated) for contact in found] == [(addresses[0], "email", False)]
    assert clean[found[0].start : found[0].end] == addresses[0]


@pytest.mark.parametrize("text", DISGUISED_EMAILS)
def test_disguised_addresses_are_found(text: str) -> None:
    """A disguised address is found at the original characters and is called obfuscated."""
    clean, addresses = marked_texts(text)
    found = find_emails(clean)
    assert [(contact.text, contact.what, contact.obfuscated) for contact in found] == [(addresses[0], "email", True)]
    assert clean[found[0].start : found[0].end] == addresses[0]


@pytest.mark.parametrize("text", DISGUISED_EMAILS)
def test_disguises_in_brackets_are_no_placeholders(text: str) -> None:
    """Placeholders are masked before addresses are looked for, and the words of an address are none."""
    clean, addresses = marked_texts(text)
    masked = [(one.start, one.end) for one in find_placeholders(clean)]
    assert [contact.text for contact in find_emails(clean, masked)] == addresses


@pytest.mark.parametrize("text", NO_EMAIL)
def test_look_alikes_are_no_addresses(text: str) -> None:
    """Handles, prices, plain "at" and hosts are no addresses."""
    assert find_emails(text) == []


@pytest.mark.parametrize("ending", ["com", "de", "co.uk", "co.jp", "com.be"])
def test_aliases_of_amazon_are_told_apart(ending: str) -> None:
    """An alias that Amazon hands out is an amazon-email, an address that only looks like one is not."""
    (alias,) = find_emails(f"To: a1b2c3+d4@marketplace.amazon.{ending}")
    assert alias.what == "amazon-email"
    (other,) = find_emails("To: help@marketplace-amazon.com")
    assert other.what == "email"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[USER]@lampshop.com", ["[USER]@lampshop.com"]),
        ("help@[DOMAIN] now", ["help@[DOMAIN]"]),
        ("help@shop.[TLD]", ["help@shop.[TLD]"]),
        ("Write to [EMAIL]", []),
        ("[a@b.com]", []),
    ],
)
def test_placeholders_may_be_a_part_of_an_address(text: str, found: list[str]) -> None:
    """An address may be made of placeholders around an @, but a placeholder alone is none."""
    masked = [match.span() for match in re.finditer(r"\[[^\]]*\]", text)]
    assert [contact.text for contact in find_emails(text, masked)] == found


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("Follow @lampshop", ["@lampshop"]),
        ("Follow (@lamp_shop.fr)!", ["@lamp_shop.fr"]),
        ("フォローは@lamp_shopへ", ["@lamp_shop"]),
        ("フォローは @lamp_shop へ", ["@lamp_shop"]),
        ("WeChat ID: lampshop88", ["lampshop88"]),
        ("Telegram: lampshop", ["lampshop"]),
        ("Telegram: @lampshop", ["@lampshop"]),
        ("LINE ID：lampshop", ["lampshop"]),
        ("Instagram: lamp_shop or mail", ["lamp_shop"]),
        ("Instagram: follow us", []),
        ("Instagram: https://www.instagram.com/lamp", []),
        ("Instagram: www.instagram.com/lamp", []),
        ("Baseline: lamp_1, signal: weak, line: 3", []),
        ("help@lampshop.com", []),
        ("@media print and @import x", []),
        ("mails from @amazon.com", []),
        ("Open @9am, 3 @ 4.50, @19.99, @ home", []),
        ("https://www.tiktok.com/@lampshop", []),
        ("@name@ is yours", []),
        ("we can @", []),
    ],
)
def test_handles(text: str, handles: list[str]) -> None:
    """Names after an @ or after a messenger's name are handles; addresses, style rules and prices are not."""
    found = find_handles(text)
    assert [contact.text for contact in found] == handles
    assert all(contact.what == "handle" and text[contact.start : contact.end] == contact.text for contact in found)


def test_handles_in_placeholders_are_left_alone() -> None:
    """An @ inside a placeholder is nobody's handle."""
    assert find_handles("Hello {{ @user.name }}", [(6, 22)]) == []


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
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
def test_contacts_are_sound_in_any_text(text: str, masked: list[tuple[int, int]]) -> None:
    """No text raises; contacts lie inside it, in order, apart from one another, and hold their characters."""
    for found in (find_emails(text, masked), find_handles(text, masked)):
        end = 0
        for contact in found:
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
    for found in (find_emails(text), find_handles(text)):
        assert all(0 <= contact.start < contact.end <= len(text) for contact in found)
