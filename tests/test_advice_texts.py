"""Every text that the shipped pack suggests is itself allowed: in its language, in each kind it is offered for, with its values open and filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from amzlint.linter import Linter
from amzlint.rules import KINDS
from amzlint.voice import forms
from amzlint.wording import fill
from languages import LANGUAGES
from suggested import VALUES, WRITTEN, around, message

# Advice that another rule has something to add to: when a refund comes, and that the notice about feedback may be given once.
UNAVOIDABLE = {
    ("stock-out-refund", "amount-time-vague"),
    ("delay-notice", "amount-time-vague"),
    ("refund-for-defect", "amount-time-vague"),
    ("return-steps", "amount-time-vague"),
    ("seller-feedback-information", "feedback-removal-neutral"),
}
# What no suggestion may hold: another channel, another shop, a hidden word, something given for a favour.
EVASIVE = {
    "any": [
        r"whats\s?app", "telegram", "wechat", "messenger", r"\bskype", "instagram|facebook|tiktok", "paypal",
        r"@", r"https?:|www\.", r"\.(?:com|net|org|de|fr|shop)\b", r"(?:^|\s)(?:\w\s){3,}\w(?:\s|$)",
        "[\u200b-\u200f\u2060\ufeff]", r"\b\w+[.*_-](?:\w[.*_-]){2,}\w", r"5\s?[*★]|★",
    ],
    "en": [
        r"\bdot com\b|\(dot\)", "outside (?:of )?amazon", "off amazon", r"\b(?:e-?mail|call|phone|text) (?:us|me)\b", "our (?:website|shop|store)",
        r"\b(?:gift|voucher|coupon|discount|bonus|reward|free of charge)\b", "small token",
    ],
    "fr": ["point com", r"(?:en dehors|hors) d[e’']\s?amazon", "appelez|par e-?mail|par téléphone", "notre (?:site|boutique)", "cadeau|bon d[’']achat|remise|réduction|geste commercial"],
    "de": ["punkt com", "außerhalb von amazon", "rufen sie|per e-?mail|telefonisch", "unser(?:er|e|en)? (?:website|shop|seite)", "geschenk|gutschein|rabatt|nachlass|kleine aufmerksamkeit"],
    "es": ["punto com", "fuera de amazon", "llám[ea]|por correo electrónico|por teléfono", "nuestra (?:web|tienda|página)", r"regalo|cupón|descuento|detalle para usted"],
    "it": ["punto com", "fuori da amazon|al di fuori di amazon", "chiam[ia]|per e-?mail|per telefono", "nostro (?:sito|negozio)", "regalo|buono|sconto|omaggio"],
    "nl": ["punt com", "buiten amazon", r"\bbel (?:ons|mij)|per e-?mail|telefonisch", "onze (?:website|winkel|webshop)", "cadeau|bon|korting|tegoed"],
    "pl": ["kropka com", "poza amazon", r"zadzwo|e-?mailem|telefonicznie", "nasz(?:a|ej|ą) stron|nasz(?:ym|ego) sklep", "prezent|kupon|rabat|zniżk|bon "],
    "sv": ["punkt com", "utanför amazon", r"\bring (?:oss|mig)|via e-?post|per telefon", "vår (?:webbplats|butik|hemsida)", "present|kupong|rabatt|gåva"],
    "pt": ["ponto com", "fora da amazon", "ligue|por e-?mail|por telefone", "nosso site|nossa loja", "presente|cupom|cupão|desconto|brinde"],
    "tr": ["nokta com", "amazon dışında", "arayın|e-?posta|telefonla", "sitemiz|mağazamız|web sitemiz", "hediye|kupon|indirim"],
    "ja": ["ドットコム", "Amazon(?:の)?外|アマゾン外", "お電話|メールで|ライン|LINE", "当店のサイト|自社サイト|ホームページ", "プレゼント|クーポン|割引|特典|ギフト"],
    "ar": ["دوت كوم", "خارج أمازون", "اتصل|بالهاتف|بريد", "موقعنا|متجرنا الإلكتروني", "هدية|قسيمة|كوبون|خصم"],
}  # fmt: skip
EVASIONS = [
    "Write to us on WhatsApp, Telegram, WeChat, Messenger, Skype or Instagram, pay by PayPal, a@b.example, http://x.example, lamps.com, w h a t s a p p, what\u200bs, w.h.a.t, 5*.",
    "lampworld dot com, outside of Amazon, off Amazon, email us, on our website, a gift, a small token.",
    "lampe point com, en dehors d'Amazon, par téléphone, notre site, un cadeau.",
    "lampe punkt com, außerhalb von Amazon, telefonisch, unser Shop, ein Gutschein.",
    "lampara punto com, fuera de Amazon, por teléfono, nuestra tienda, un regalo.",
    "lampada punto com, fuori da Amazon, per telefono, nostro sito, uno sconto.",
    "lamp punt com, buiten Amazon, telefonisch, onze winkel, een cadeau.",
    "lampa kropka com, poza Amazon, telefonicznie, naszej stronie, prezent.",
    "lampa punkt com, utanför Amazon, per telefon, vår butik, en rabatt.",
    "lampada ponto com, fora da Amazon, por telefone, nossa loja, um desconto.",
    "lamba nokta com, Amazon dışında, telefonla, sitemiz, hediye.",
    "ランプドットコム、Amazon外、お電話、ホームページ、クーポン。",
    "مصباح دوت كوم، خارج أمازون، بالهاتف، موقعنا، هدية.",
]


def texts(linter: Linter, language: str) -> Iterator[tuple[str, list[str], str]]:
    """Yield the name, the kinds and every form of every text of a language."""
    advice = linter.packs.part("advice")
    for name, rows in linter.packs.part(f"advice-{language}").items():
        for row in rows:
            for form in forms(row):
                yield name, advice[name]["kinds"], form


@pytest.mark.parametrize("filled", [False, True], ids=["open", "filled"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_suggestion_lints_clean(shipped: Linter, language: str, *, filled: bool) -> None:
    """Nothing is found, advice included but for what is listed, in a template with the values open and in a message with the values filled."""
    values = {**VALUES, **WRITTEN[language], "seller_name": "Lampworld"} if filled else {}
    found = []
    for name, kinds, text in texts(shipped, language):
        for kind in kinds:
            said = [fill(one, values).text for one in [*around(shipped, language, kind), text]]
            for paragraphs in (said, said[-1:]) if kind == "reply" else (said,):
                result = shipped.check(message(paragraphs, kind, language, template=not filled))
                found += [(kind, name, one.severity, one.rule, one.text, said[-1]) for one in result.violations if (name, one.rule) not in UNAVOIDABLE]
    assert found == []


def test_kinds_are_known(shipped: Linter) -> None:
    """An advice that no kind of message may hold would never be given."""
    assert all(entry["kinds"] and set(entry["kinds"]) <= set(KINDS) for entry in shipped.packs.part("advice").values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_suggestion_evades(shipped: Linter, language: str) -> None:
    """No text, phrase or field leads out of Amazon's messages, hides a word, or offers something for a favour."""
    said = [text for _, _, text in texts(shipped, language)]
    said += [form for phrase in shipped.packs.part(f"phrases-{language}")["phrases"] for form in forms(phrase["say"])]
    wordings = [*EVASIVE["any"], *EVASIVE[language]]
    assert [(wording, text) for text in said for wording in wordings if re.search(wording, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", [*EVASIVE])
def test_evasive_wordings_are_found(language: str) -> None:
    """The patterns are no empty ones: each finds a text that it was written against."""
    assert all(any(re.search(wording, text, re.IGNORECASE) for text in EVASIONS) for wording in EVASIVE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_that_of_another_form(shipped: Linter, language: str) -> None:
    """No bracket, bar or placeholder is left over from the notation, and each text ends as a sentence does."""
    for name, _, text in texts(shipped, language):
        filled = fill(text, {**VALUES, **WRITTEN[language], "seller_name": "Lampworld"})
        assert filled.open == (), (name, filled)
        assert not set("[]<>|{}") & set(filled.text), (name, filled)
        assert " ".join(filled.text.replace("\xa0", "_").split()) == filled.text.replace("\xa0", "_"), (name, filled)
        assert text.endswith((".", "?", "。", "؟", "}")), (name, text)
