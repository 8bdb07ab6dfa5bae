"""Tells the names of things to be filled in from other words that stand in brackets."""

from __future__ import annotations

import functools
import re

from amzlint.placeholder_names import unaccented


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that stand in brackets without asking to be filled in: subject tags, editor's marks, languages, shop platforms.
TAGS = _word_set(
    """important importante importantissimo wichtig belangrijk wazne viktigt onemli urgent urgente dringend pilne acil
    重要 緊急 至急 注意 お知らせ هام مهم عاجل تنبيه attention achtung atencion attenzione atencao uwaga obs dikkat
    note hinweis nota notice info warning warnung avertissement error debug fyi update new neu nouveau nuevo nuovo
    nieuw nowosc nytt novo yeni sale sic edited redacted external extern externe externo esterno ext spam ok okay re
    fwd fw test closed open solved resolved reminder none null true false undefined translation fragile amazon
    prestashop shopify ebay etsy woocommerce magento english deutsch francais espanol italiano nederlands polski
    svenska portugues turkce 日本語 العربيه en de fr es it nl pl sv pt tr ja ar uk us eu eur usd gbp cm mm kg ml aw
    sv antwort edit traduction traduccion ubersetzt"""
)
TAG_PHRASES = frozenset(
    phrase.replace("_", " ")
    for phrase in _word_set(
        """see_above see_below siehe_oben siehe_unten voir_ci-dessous voir_ci-dessus ver_abajo let_op emphasis_added
    my_translation english_below action_required external_email no_reply no-reply no_subject email_protected
    quoted_text_hidden"""
    )
)
_MEDIA = _word_set(
    """image img photo picture pic video audio logo gif sticker attachment attached file cid foto bild anhang imagen
    imagem immagine afbeelding bijlage zdjecie zalacznik resim gorsel ek adjunto allegato anexo bilaga 画像 写真
    添付 صوره مرفق"""
)
# A single ordinary word in « », < > or 【 】 is a placeholder only if it is one of these names of fields.
FIELDS = _word_set(
    """name firstname lastname fullname username first last customer buyer client recipient order ordernumber number id
    nom prenom commande numero civilite nombre apellido apellidos cliente pedido vorname nachname anrede kunde
    kundenname bestellnummer nome cognome ordine voornaam achternaam klant klantnaam bestelnummer imie nazwisko
    klient zamowienie fornamn efternamn kund ordernummer sobrenome ad isim soyad musteri siparis date datum fecha
    data tarih product produit producto produkt prodotto produto urun email tracking price amount address adresse
    carrier shop store asin sku your insert enter link lien url enlace suivi ihr ihre votre"""
)
HTML = _word_set(
    """a abbr acronym address area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite clippath code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe img input ins isindex kbd label legend li line lineargradient link main map mark marquee menu meta
    meter nav nobr noframes noscript object ol optgroup option output p param path picture plaintext pre progress q
    rect rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup
    svg table tbody td template textarea tfoot th thead time title tr track tspan tt u ul use var video wbr xml xmp"""
)
CSS = _word_set(
    """color background margin padding font border width height display position top left right bottom opacity float
    clear cursor overflow visibility content outline transform transition animation fill stroke flex gap order"""
)
CURRENCIES = _word_set("us usd cad aud nzd mxn sgd hkd clp cop ars brl ca au nz")
KEYWORDS = _word_set(
    """if elsif elseif elif else unless for foreach foreachelse each with endif endfor endforeach endunless endcase
    endblock endcapture endwith endcomment endraw end assign capture include extends render section sectionelse
    ifnot mc while"""
)


def folded(text: str) -> str:
    """Return a text in lower case and without accents, as the lists of this module have it."""
    return unaccented(text).casefold()


def is_identifier(text: str) -> bool:
    """Whether a program, not a person, would write this: first_name, firstName, OrderID."""
    if not re.fullmatch(r"[^\W\d]\w+", text):
        return False
    return "_" in text.strip("_") or (text.isascii() and re.search(r"[a-z][A-Z]", text) is not None)


def all_fields(text: str) -> bool:
    """Say whether one to three words are all names of fields."""
    words = folded(text).split()
    return 0 < len(words) <= 3 and all(word in FIELDS for word in words)


def _has_edge_space(text: str) -> bool:
    return text != text.strip()


@functools.lru_cache(maxsize=1024)
def is_field_phrase(inner: str) -> bool:
    """Say whether words in square brackets, by themselves, ask to be filled in: "Your Name" does, "photo attached" and "cid:logo" do not."""
    letters = sum(map(str.isalpha, inner))
    if letters < 2 or letters * 2 < len(inner) - inner.count(" ") or inner[0] in "^!/\"'":
        return False
    # addresses, markup, code, ids already filled in, pictures
    if re.search(r"[={};<>\\]|://|@\w+\.|\d{4}|^\d+ \w{1,3} \d+$|^(?:mailto|cid|tel):|[\u2600-\u27bf\u2b50\U0001f000-\U0001faff]", inner):
        return False
    plain = folded(inner)
    words = plain.replace(":", " : ").split()
    if plain.rstrip(":!") in TAG_PHRASES or (words[0].rstrip("!") in TAGS and words[1:2] in ([], [":"])):
        return False
    if (words[0] in _MEDIA and (len(words) == 1 or words[1] == ":")) or (len(words) < 5 and _attached_pattern().search(inner)):
        return False
    if re.search(r"\.(?:png|jpe?g|gif|pdf|webp|heic|mp4|docx?)$", plain) or _is_parts(plain):
        return False
    # A whole sentence in brackets is an aside, not a thing to fill in.
    return not (inner[-1] in ".!?。" and len(words) > 4 and inner[0].isupper() and not plain.endswith("etc."))


def _is_parts(plain: str) -> bool:
    """Tell whether single letters name parts of the product: "A, B", "B/C", "A-D"; but "X-Y" is a range to fill in."""
    if all(len(word.strip(",")) == 1 for word in plain.replace(":", " : ").split()):
        return True
    return re.fullmatch(r"[a-z]\d?(?: ?[/,;+&-] ?[a-z]\d?)+", plain) is not None and re.search("[a-mo-w]", plain) is not None


@functools.cache
def _attached_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:attached|attachment|jointe?s?|adjunt[oa]s?|allegat[oaie]|angehängt|beigefügt|bijgevoegd|załączon\w+"
        r"|bifogad\w*|anexad[oa]s?|ekte|ektedir)$|添付$|مرفقة?$",
        re.IGNORECASE,
    )
