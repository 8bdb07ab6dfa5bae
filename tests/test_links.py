"""Tests that links are found where they stand, that look-alikes are not, and that hosts are put into the right classes."""

from __future__ import annotations

import pathlib
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.hostnames import top_level_domains
from amzlint.links import Link, classify, find_links

ROOT = pathlib.Path(__file__).parent.parent
HOSTS = yaml.safe_load((ROOT / "rules" / "amazon" / "data" / "hosts.yaml").read_text(encoding="utf-8"))

# The marks ⟦ ⟧ hold the link; then the host.
PLAIN = [
    ("Track it at ⟦https://www.dhl.de/track?id=00340434⟧.", "www.dhl.de"),
    ("Track it at ⟦http://dhl.de/a/b⟧!", "dhl.de"),
    ("See (⟦https://en.wikipedia.org/wiki/Lamp_(bulb)⟧) for more", "en.wikipedia.org"),
    ("See (⟦https://brand.example/a⟧).", "brand.example"),
    ("“⟦https://brand.fr/aide⟧”", "brand.fr"),
    ("«⟦brand.fr⟧»", "brand.fr"),
    ("<⟦https://brand.fr/aide⟧>", "brand.fr"),
    ('<a href="⟦https://brand.fr/aide⟧">', "brand.fr"),
    ("[our page](⟦https://brand.fr/aide⟧)", "brand.fr"),
    ("Visit ⟦www.brand-lamps.com⟧, please", "www.brand-lamps.com"),
    ("Visit ⟦brand.com⟧ today", "brand.com"),
    ("Visit ⟦Brand.com⟧ today", "brand.com"),
    ("Visit ⟦BRAND.COM⟧", "brand.com"),
    ("Besuchen Sie ⟦LAMPEN.DE⟧", "lampen.de"),
    ("Notre site ⟦boutique-lampe.fr⟧ est ouvert", "boutique-lampe.fr"),
    ("Il nostro sito ⟦lampade.it⟧ è aperto", "lampade.it"),
    ("Nuestra web ⟦lamparas.es⟧ está abierta", "lamparas.es"),
    ("Nasz sklep ⟦lampy.com.pl⟧ jest otwarty", "lampy.com.pl"),
    ("ご注文は⟦lamp-shop.jp⟧をご覧ください", "lamp-shop.jp"),
    ("詳細は⟦https://lamp-shop.co.jp/help⟧をご覧ください", "lamp-shop.co.jp"),
    ("詳細は⟦https://lamp-shop.co.jp⟧。", "lamp-shop.co.jp"),
    ("⟦https://日本語.jp/⟧案内を参照", "日本語.jp"),
    ("موقعنا ⟦lampstore.sa⟧ مفتوح", "lampstore.sa"),
    ("موقعنا⟦lampstore.com⟧الآن", "lampstore.com"),
    ("Наш сайт ⟦лампы.рф⟧", "лампы.рф"),
    ("Unsere Seite ⟦grün-licht.de⟧", "grün-licht.de"),
    ("Go to ⟦lamps.online⟧ or call", "lamps.online"),
    ("Go to ⟦brand.co.uk⟧ now", "brand.co.uk"),
    ("Go to ⟦Brand.Co.Uk⟧ now", "brand.co.uk"),
    ("Add us: ⟦t.me/lampshop⟧", "t.me"),
    ("Add us: ⟦wa.me/33612345678⟧", "wa.me"),
    ("Like us: ⟦x.com/lampshop⟧", "x.com"),
    ("Order at ⟦shop.brand.io/cart?x=1#top⟧", "shop.brand.io"),
    ("Download ⟦www.brand.zip⟧", "www.brand.zip"),
    ("Download ⟦brand.ai/app⟧", "brand.ai"),
    ("At ⟦https://brand.com:8443/x⟧ or", "brand.com"),
    ("At ⟦brand.com:8080/x⟧ or", "brand.com"),
    ("At ⟦https://user:word@brand.com/x⟧ or", "brand.com"),
    ("At ⟦http://192.168.1.20/setup⟧ you", "192.168.1.20"),
    ("At ⟦http://localhost:80/setup⟧ you", "localhost"),
    ("App: ⟦whatsapp://send?phone=1⟧", "send"),
    ("Siehe ⟦Amazon.de⟧-Kundenservice", "amazon.de"),
    ("Thanks for your ⟦Amazon.com⟧ order", "amazon.com"),
    ("Go to ⟦brand.com⟧.Thanks again", "brand.com"),
    ("Go to ⟦https://brand.com⟧.Thanks again", "brand.com"),
    ("Go to ⟦brand.shop⟧...", "brand.shop"),
    ("**⟦https://brand.com/a⟧**", "brand.com"),
    ("_⟦brand.com⟧_", "brand.com"),
    ("Only ⟦www.brandlamps⟧ has it", "www.brandlamps"),
]
DISGUISED = [
    ("Look for ⟦lampshop dot com⟧", "lampshop.com"),
    ("Look for ⟦Lampshop Dot Com⟧", "lampshop.com"),
    ("Look for ⟦lampshop dot co dot uk⟧", "lampshop.co.uk"),
    ("Look for ⟦www dot lampshop dot com⟧", "www.lampshop.com"),
    ("Look for ⟦lampshop (dot) com⟧", "lampshop.com"),
    ("Look for ⟦lampshop[.]com⟧", "lampshop.com"),
    ("Look for ⟦lampshop[dot]store⟧", "lampshop.store"),
    ("Look for ⟦hxxps://lampshop.com/a⟧", "lampshop.com"),
    ("Look for ⟦h**p://lampshop.com⟧", "lampshop.com"),
    ("Look for ⟦l a m p s h o p . c o m⟧", "lampshop.com"),
    ("Look for ⟦lampshop . com⟧", "lampshop.com"),
    ("Look for ⟦lampshop. com⟧", "lampshop.com"),
    ("Look for ⟦lamp\u200bshop.com⟧", "lampshop.com"),
    ("Look for ⟦lampshop\u200b.\u200bcom⟧", "lampshop.com"),
    ("検索は⟦ｌａｍｐ．ｃｏｍ⟧です", "lamp.com"),
    ("検索は⟦lampshopドットcom⟧です", "lampshop.com"),
    ("検索は⟦lampshop。com⟧です", "lampshop.com"),
    ("Cherchez ⟦boutique point fr⟧ pour voir", "boutique.fr"),
    ("Cherchez ⟦boutique .fr⟧ pour voir", "boutique.fr"),
    ("Suchen Sie ⟦lampen punkt de⟧", "lampen.de"),
    ("Busque ⟦lamparas punto es⟧", "lamparas.es"),
    ("Cerchi ⟦lampade punto it⟧", "lampade.it"),
    ("Zoek ⟦lampen punt nl⟧", "lampen.nl"),
    ("Szukaj ⟦lampy kropka pl⟧", "lampy.pl"),
    ("Sök ⟦lampor punkt nu⟧", "lampor.nu"),
    ("Procure ⟦lampadas ponto com⟧", "lampadas.com"),
    ("Arayın ⟦lambalar nokta com⟧", "lambalar.com"),
    ("ابحث عن ⟦lampshop نقطة com⟧", "lampshop.com"),
]
NO_LINK = [
    "Your parcel was shipped.It will arrive soon",
    "Your parcel was shipped.it will arrive soon",
    "Your parcel arrived.in the box you find a lamp",
    "Your order.you will receive it",
    "Gracias por su compra.Me alegro",
    "Tack för din order.Se manualen",
    "Sehr schön ist das.In der Packung liegt",
    "Merci beaucoup etc.Merci encore",
    "Merci pour votre achat.la lampe est partie",
    "Written in Node.js and ASP.NET",
    "See invoice.pdf, photo.jpeg and guide.docx",
    "See README.md, setup.py, run.sh and clip.mov",
    "Firmware 3.5, version v2.0.1 and 10.0",
    "It costs 3.5 EUR, or 1.299,00",
    "Nr.3, No.4, Abb.2a and S.12",
    "e.g. a lamp, i.e. a light, z.B. eine Lampe, m.in. lampa, p.ej. luz",
    "Lampen GmbH & Co.KG",
    "Item.no 12, art.no 55 and order.no 77",
    "The dot com era is over",
    "Before the dot com bubble",
    "Ce magasin est un point de vente",
    "Le colis est au point de retrait, point de relais",
    "Der Treffpunkt in Berlin, Punkt de",
    "Retire no ponto de recolha",
    "El punto de recogida es nuevo",
    "Write to lamps@brand.com",
    "Write to first.last@brand.co.uk please",
    "Write to lamps (at) brand dot com",
    "Follow @brand.shop",
    "Hello...how are you...fine",
    "a.b.c.d and 1.2.3.4",
    "Open 9.am to 5.pm",
    "http:// is not enough",
    "and/or, his/her, 24/7",
    "Ph.D. and U.S.A. and S.L. and s.r.o.",
    "Inhalt: 2.Stück,3.Kabel",
    "商品は発送済みです。到着をお待ちください。",
    "تم شحن طلبك.سيصل قريبا",
    "%order.id% and order.id and customer.name",
    "Please see a . b and c .d",
]


def _marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("⟦"), text.index("⟧")
    return text.replace("⟦", "").replace("⟧", ""), start, end - 1


@pytest.mark.parametrize(("text", "host"), PLAIN)
def test_plain_links_are_found_with_their_exact_span(text: str, host: str) -> None:
    """A written link is found without the punctuation around it, and is not called obfuscated."""
    clean, start, end = _marked(text)
    assert [(link.start, link.end, link.host, link.obfuscated) for link in find_links(clean)] == [(start, end, host, False)]


@pytest.mark.parametrize(("text", "host"), DISGUISED)
def test_disguised_links_are_found_at_the_original_characters(text: str, host: str) -> None:
    """A disguised link is found with the host it means, and is called obfuscated."""
    clean, start, end = _marked(text)
    assert [(link.start, link.end, link.host, link.obfuscated) for link in find_links(clean)] == [(start, end, host, True)]


@pytest.mark.parametrize("text", NO_LINK)
def test_look_alikes_are_no_links(text: str) -> None:
    """Sentences, file names, numbers, abbreviations and e-mail addresses are no links."""
    assert find_links(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://shop.com/[ID]", [("https://shop.com/[ID]", "shop.com", "/")]),
        ("https://c.com/t?id=[TRACKING]&x=1 end", [("https://c.com/t?id=[TRACKING]&x=1", "c.com", "/t?id=&x=1")]),
        ("https://[DOMAIN]/x and more", [("https://[DOMAIN]/x", "", "/x")]),
        ("https://[DOMAIN].", [("https://[DOMAIN]", "", "")]),
        ("www.[DOMAIN] is ours", [("www.[DOMAIN]", "", "")]),
        ("https://[SHOP].myshopify.com/x", [("https://[SHOP].myshopify.com/x", "myshopify.com", "/x")]),
        ("[SHOP].com", [("[SHOP].com", "", "")]),
        ("Visit [SHOP_URL] or [order.id]", []),
        ("[first].[last]", []),
        ("[NAME].It will arrive", []),
        ("brand.com[ID]", []),
    ],
)
def test_placeholders_are_opaque(text: str, found: list[tuple[str, str, str]]) -> None:
    """A link runs through a placeholder, and a placeholder alone is no link."""
    masked = [match.span() for match in re.finditer(r"\[[^\]]*\]", text)]
    assert [(text[link.start : link.end], link.host, link.path) for link in find_links(text, masked)] == found


def test_several_links_come_in_order() -> None:
    """Plain and disguised links of one text come in order and do not overlap."""
    text = "brand.com, then lamp dot com, https://a.fr/x?y;z and lamp.de"
    assert [link.host for link in find_links(text)] == ["brand.com", "lamp.com", "a.fr", "lamp.de"]


def test_scheme_and_path_are_told() -> None:
    """The scheme is in lower case and normalised, the path keeps its query."""
    (link,) = find_links("HXXP://Brand.com/A?b=C#d")
    assert (link.scheme, link.path) == ("http", "/A?b=C#d")


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("https://www.amazon.de/gp/css/order-history", {"amazon"}),
        ("https://www.amazon.co.jp/dp/B000000000", {"amazon", "amazon-product"}),
        ("https://www.amazon.fr/stores/page/1", {"amazon", "amazon-product"}),
        ("https://www.amazon.fr/s?me=A1", {"amazon", "amazon-product"}),
        ("https://www.amazon.com/dp/B000000000?tag=x-20", {"amazon", "amazon-product", "amazon-affiliate"}),
        ("https://www.amazon.com/dp/B000000000/ref=cm_sw_r", {"amazon", "amazon-product", "amazon-affiliate"}),
        ("https://www.amazon.com/gp/css/order-history/ref=nav_a", {"amazon"}),
        ("https://www.amazon.com/review/create-review?asin=B0", {"amazon", "amazon-review"}),
        ("https://www.amazon.com/hz/feedback", {"amazon", "amazon-review"}),
        ("https://sellercentral.amazon.com/x", {"amazon"}),
        ("https://amazon.com.evil.net/x", {"external"}),
        ("https://myamazon.com", {"external"}),
        ("https://www.ups.com/track?n=1", {"carrier"}),
        ("http://www.laposte.fr/suivi", {"carrier", "insecure"}),
        ("https://t.17track.net/fr#nums=1", {"tracker"}),
        ("https://bit.ly/abc", {"shortener", "external"}),
        ("https://amzn.to/abc", {"shortener", "external"}),
        ("https://youtu.be/abc", {"social", "external"}),
        ("https://wa.me/1", {"messenger", "external"}),
        ("https://www.etsy.com/shop/x", {"marketplace", "external"}),
        ("https://lamps.myshopify.com", {"shop-platform", "external"}),
        ("https://www.example.com/x", {"placeholder-host", "external"}),
        ("hxxp://lamps.com", {"external", "insecure"}),
        ("lamps.com", {"external"}),
    ],
)
def test_links_are_put_into_classes(text: str, classes: set[str]) -> None:
    """Every link gets the classes of its host, its scheme and, on Amazon, its path."""
    (link,) = find_links(text)
    assert classify(link, HOSTS) == classes


def test_unknown_host_is_external() -> None:
    """A link whose host is a placeholder leads outside as far as anyone can tell."""
    assert classify(Link(0, 1, "", "https", "/x", False), HOSTS) == {"external"}


def test_hosts_are_plain_lists_without_repetition() -> None:
    """Every host stands once, in lower case, with a known ending, and never below another of its list."""
    every = [host for hosts in HOSTS.values() for host in hosts]
    assert set(HOSTS) == {"amazon", "carriers", "trackers", "shorteners", "social", "messengers", "marketplaces"} | {
        "shop-platforms",
        "placeholder-hosts",
    }
    assert len(every) == len(set(every))
    for hosts in HOSTS.values():
        for host in hosts:
            assert re.fullmatch(r"[a-z0-9.-]+", host)
            assert host == "localhost" or host.endswith(".tld") or host.rpartition(".")[2] in top_level_domains()
            assert not any(host.endswith("." + other) for other in hosts)


@pytest.mark.parametrize("host", ["amazon.com", "amazon.ca", "amazon.co.uk", "amazon.com.be", "amazon.ie", "amazon.sa"])
def test_marketplaces_of_amazon_are_known(host: str) -> None:
    """Amazon's marketplaces are listed one by one."""
    assert host in HOSTS["amazon"]


PIECES = st.sampled_from(
    [
        "shop",
        "brand",
        ".",
        "com",
        "fr",
        "://",
        "https",
        "www.",
        "/",
        "@",
        " ",
        " dot ",
        "[.]",
        "(at)",
        " at ",
        "(",
        ")",
        "It",
        "é",
        "。",
        "を",
        "\u200b",
        "ｃ",
        "[",
        "]",
        "-",
        ":",
        "?x=1",
        "\ue000",
        "xn--",
        " . ",
        "a b c",
        "\n",
        "İ",
        "�",
        "ß",
        "و",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=400)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
def test_spans_are_sound_in_any_text(text: str, masked: list[tuple[int, int]]) -> None:
    """No text raises; spans lie inside it, in order, apart from one another, without quotes or white space at the ends."""
    end = 0
    for link in find_links(text, masked):
        assert end <= link.start < link.end <= len(text)
        if not masked:
            assert text[link.start : link.end] == text[link.start : link.end].strip(" \n\"'“”«»<>,;")
        assert link.host == link.host.lower()
        assert not link.host or link.host.strip(".") == link.host or link.obfuscated
        end = link.end


@given(
    st.lists(st.integers(0, 2030), min_size=4, max_size=4),
    st.sampled_from(["{}.{}.{}", "{}.{:02}", "v{}.{}", "{}.{}.{}.{}", "{}.Stück", "Nr.{}", "{}.pdf"]),
)
def test_numbers_are_never_links(numbers: list[int], pattern: str) -> None:
    """Dates, prices and versions are no links."""
    text = pattern.format(*numbers)
    assert find_links(f"We note {text} for you, and {text}.") == []


@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "a",
        "http://",
        "ab://(",
        "ab://./",
        "a.co/",
        "a.zz/",
        " dot ",
        "a dot com ",
        "[.]",
        "a[.]",
        "a (at) b.com ",
        "x . com ",
        "a ",
        "a . b ",
        "www.",
        "x.com)",
        "https://x.com/)))))",
        "a\u200b.",
        "ｗ．",
        "a。",
        "\ue000.com ",
        "a@",
        "h**p://",
        "(([",
    ],
)
def test_a_megabyte_of_anything_is_finished(unit: str) -> None:
    """Long hostile texts are finished; each unit would take hours in quadratic time."""
    text = unit * (1_000_000 // len(unit))
    assert all(0 <= link.start < link.end <= len(text) for link in find_links(text))
