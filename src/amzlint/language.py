"""Finds the language of a text from its script and its function words, with "unknown" as an answer; never over the network."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar")
MOST_LETTERS = 400  # that are looked at
LEAST_WORDS = 5  # below this a text is too short to tell
CLOSE = 0.6  # of the best score: languages at least this near are kept
MOST_LANGUAGES = 3

# Words that are frequent in one language; those that several share count for each.
_FUNCTION_WORDS = {
    "en": "the and you your we our is are was were have has been will would can could please thank thanks for with this that not from order item it if to of on at any us my i be do did as when an or so but what there here their which about",
    "fr": "le la les des du de un une et est sont vous votre vos nous notre nos je pas que qui pour avec dans sur ce cette ces bonjour merci il elle en au aux par plus si mais ou être avoir été cordialement commande afin dès mon ma mes ne se sa son",
    "de": "der die das den dem des ein eine einen einem und ist sind sie ihr ihre ihrer ihren ihnen wir uns unser unsere nicht mit für auf zu zum zur von bei im in haben hat wird werden bitte danke vielen dank hallo guten oder wenn aber auch noch sehr ich es an aus nach über um",
    "es": "el la los las de del un una y es son su sus usted nosotros nuestro nuestra no que para con por en se al lo le gracias hola pedido ha han hemos está como más si o pero muy ya me te tu este esta estamos sobre cuando desde",
    "it": "il lo la i gli le di del della dei un una e è sono suo sua lei noi nostro nostra non che per con in su al alla si da dal grazie buongiorno ordine ha abbiamo come più se o ma molto già mi ti tuo questo questa siamo ci ne nel nella vi",
    "nl": "de het een en is zijn u uw je jouw we wij ons onze niet met voor op te van bij in aan heeft hebben wordt worden bedankt hallo beste of als maar ook nog zeer ik er dat die dit deze om naar over uit kunt kunnen wel geen",
    "pl": "i w na z do nie się jest są to że za od po o dla przez jak czy już oraz prosimy dziękujemy dziękuję zamówienie zamówienia państwa pan pani twoje nasz nasze proszę dzień dobry ten ta te tego ale lub jeśli został została będzie możemy mamy ze pana",
    "sv": "och att det en ett är vi du din ditt dina vår våra inte med för på till av i om har kan ska vill tack hej beställning ordern den som men eller också från oss dig er ert ni när så här var där vid om jag",
    "pt": "o a os as de do da dos das um uma e é são seu sua você nós nosso nossa não que para com por em no na se ao obrigado obrigada olá pedido foi está estamos como mais ou mas muito já me te este esta sobre quando pela pelo à às",
    "tr": "ve bir bu için ile da de mi ne çok en olarak olan siz sizin sizi biz bizim teşekkür ederiz merhaba sipariş siparişiniz lütfen değil var yok daha sonra kadar gibi ama veya eğer ürün ürünü size bize olduğu tarafından iyi günler sayın",
}
# Compiled by `re` when they are first used, and kept.
_WORD = r"[^\W\d_]+"
_KANA = r"[\u3041-\u30fe]"
_HAN = r"[\u4e00-\u9fff]"
_LATIN = r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]"
_ARABIC = r"[\u0620-\u064a\u0671-\u06d3]"


class Detected(NamedTuple):
    """languages: codes, the likeliest first; certain: False when the text is too short or fits none of the languages known."""

    languages: tuple[str, ...]
    certain: bool


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in words.split():
            if language not in table.get(word, ()):
                table[word] = (*table.get(word, ()), language)
    return table


def detect(text: str) -> Detected:
    """Detect the languages of a text.

    text: with placeholders, links and ids taken out. Returns every language with at least 60 % of the best score, at most three; all languages of the script
    when there are fewer than five words; none, uncertain, when no known language fits.
    """
    sample = text[: MOST_LETTERS * 3]
    if not sample.isascii():
        kana, han, arabic = (len(re.findall(pattern, sample)) for pattern in (_KANA, _HAN, _ARABIC))
        letters = sum(map(len, re.findall(_WORD, sample))) or 1
        if kana and kana + han > 0.3 * letters:
            return Detected(("ja",), True)
        if arabic > 0.4 * letters:
            return Detected(("ar",), True)
        if letters > 1 and len(re.findall(_LATIN, sample)) < 0.5 * letters:
            return Detected((), False)  # Chinese, Korean, Russian …: none of the languages known
    words = re.findall(_WORD, sample.lower())
    latin = tuple(_FUNCTION_WORDS)
    if len(words) < LEAST_WORDS:
        return Detected(latin, False)
    table = _by_word()
    scores = dict.fromkeys(latin, 0.0)
    for word in words[: MOST_LETTERS // 3]:
        for language in table.get(word, ()):
            # A word that many languages share says little.
            scores[language] += 1.0 / len(table[word])
    best = max(scores.values())
    if best < max(1.0, 0.06 * min(len(words), MOST_LETTERS // 3)):
        return Detected((), False)
    close = sorted((-score, language) for language, score in scores.items() if score >= CLOSE * best)
    return Detected(tuple(language for _, language in close[:MOST_LANGUAGES]), True)


LEAST_JUDGED = 6  # words of a sentence that is judged by itself
_FOREIGN_SCORE = 2.0  # of a sentence in a language of its own, …
_FOREIGN_MARGIN = 2.5  # … and this many times as much as in the languages of the message


@lru_cache(maxsize=2_000)  # the sentences of templates come again and again
def language_of_sentence(text: str, expected: tuple[str, ...]) -> str | None:
    """Return the language of one sentence of a message, where it is beyond doubt another than those expected of it, else None.

    text: with placeholders, links and ids taken out; expected: languages of the message.
    """
    words = re.findall(_WORD, text.lower())
    letters = sum(map(len, words)) or 1
    kana, arabic = len(re.findall(_KANA, text)), len(re.findall(_ARABIC, text))
    for language, count in (("ja", kana), ("ar", arabic)):
        if count >= LEAST_JUDGED and count > 0.5 * letters:
            return None if language in expected else language
    if len(words) < LEAST_JUDGED:
        return None
    table = _by_word()
    scores = dict.fromkeys(_FUNCTION_WORDS, 0.0)
    hits = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        languages = table.get(word, ())
        for language in languages:
            scores[language] += 1.0 / len(languages)
            hits[language] += 1
    best = max(scores, key=scores.__getitem__)
    usual = max((scores.get(language, 0.0) for language in expected), default=0.0)
    if best in expected or hits[best] < 3 or scores[best] < max(_FOREIGN_SCORE, _FOREIGN_MARGIN * usual):
        return None
    return best


@cache
def function_words(*languages: str) -> frozenset[str]:
    """Return the frequent words of languages without their accents, for a cheap look at whether a sentence is in one of them; none for scripts of their own."""
    words = " ".join(_FUNCTION_WORDS.get(language, "") for language in languages)
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return frozenset(f"{words} {bare}".replace("ı", "i").split())


_BY_MARKETPLACE = {
    "com": ("en", "es"), "us": ("en", "es"), "ca": ("en", "fr"), "co.uk": ("en",), "uk": ("en",), "com.au": ("en",), "in": ("en",), "ie": ("en",), "sg": ("en",), "fr": ("fr",), "de": ("de",),
    "at": ("de",), "es": ("es",), "com.mx": ("es",), "mx": ("es",), "it": ("it",), "nl": ("nl",), "be": ("fr", "nl"), "com.be": ("fr", "nl"), "pl": ("pl",), "se": ("sv",),
    "com.br": ("pt",), "br": ("pt",), "com.tr": ("tr",), "tr": ("tr",), "co.jp": ("ja",), "jp": ("ja",), "ae": ("ar", "en"), "sa": ("ar", "en"), "eg": ("ar", "en"),
}  # fmt: skip


def of_marketplace(marketplace: str | None) -> tuple[str, ...]:
    """Return the languages of a marketplace such as `fr` or `amazon.co.uk`; empty for none or an unknown one."""
    if not marketplace:
        return ()
    return _BY_MARKETPLACE.get(marketplace.lower().removeprefix("www.").removeprefix("amazon."), ())
