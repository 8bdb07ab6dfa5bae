"""Finds the language of a text from its script and its function words, with "unknown" as an answer; never over the network."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar")
MOST_LETTERS = 400  # that are looked at
LEAST_WORDS = 5  # below this a text is too short to tell
LEAST_HITS = 3  # frequent words of a language that no lexicon covers
CLOSE = 0.6  # of the best score: languages at least this near are kept
MOST_LANGUAGES = 3

# Words that are frequent in one language; those that several share count for each.
_FUNCTION_WORDS = {
    "en": "the and you your we our is are was were have has been will would can could please thank thanks for with this that not from order item it if to of on at any us my i be do did as when an or so but what there here their which about",
    "fr": "le la les des du de un une et est sont vous votre vos nous notre nos je pas que qui pour avec dans sur ce cette ces bonjour merci il elle en au aux par plus si mais ou être avoir été cordialement commande afin dès mon ma mes ne se sa son sous sans tu te toi ton ta tes moi on leur cela ça très bien aussi encore ici donc car quand comment quel quelle depuis chez entre après avant lors avez avons sera peut déjà toujours rien salut bon",
    "de": "der die das den dem des ein eine einen einem einer und oder aber auch noch schon nicht kein keine ist sind war hat haben habe wird werden wurde können kann könnten möchten würden müssen sie ihr ihre ihrer ihren ihrem ihnen du dich dir dein deine deiner deinen wir uns unser unsere ich mich mir es sich bitte danke vielen dank hallo guten sehr für mit auf zu zum zur von vom bei im in an am aus nach über um wenn falls dass damit weil als wie bis sobald gerne leider bestellung",
    "es": "el la los las del un una y es son su sus tu tus usted ustedes nosotros nuestro nuestra vuestra no que para con por en se al lo le les te os me nos gracias hola estimado estimada buenas pedido compra paquete ha han hemos está estamos puede puedes podemos como más si o pero muy ya este esta sobre cuando desde hasta también aquí favor mensaje enviar saludos cualquier tiene hoy días",
    "it": "il lo la i gli le di del della dei delle dell un una uno e è sono sei siete siamo suo sua suoi tuo tua vostro vostra lei voi noi ti vi ci ne mi me nostro nostra non che chi cui per con su in al alla allo alle si da dal dalla sul sulla nel nella se o ma anche come quando perché più già molto ho hai ha abbiamo avete hanno stato può puoi vuole grazie buongiorno salve ciao gentile ordine questo questa dopo prima entro senza ancora ecco",
    "nl": "de het een en is zijn was heeft hebben hebt had wordt worden kunt kunnen kan zou zullen zal wilt willen moet mag u uw je jij jou jouw jullie we wij ons onze ik mij mijn hij deze dit die dat er niet geen wel nog al ook maar of als dan om naar van voor met op bij in aan te door over uit tot na zodra wat waar hoe welke wanneer hier daar weer zeer alle bedankt dank hallo beste geachte dag graag groet groeten alvast vriendelijke",
    "pl": "i w we na z ze do nie się jest są to że żeby za od po o dla przez przed przy jak czy co gdy jeśli już oraz lub ale albo więc też tylko bardzo prosimy proszę dziękujemy dziękuję zamówienie zamówienia paczka państwa państwo państwu pan pana panu pani panią ci cię twoje twoja twój nam nas nasz nasze witam cześć dzień dobry ten ta te tę tego tej tym został została zostało będzie możemy może możesz mogą mamy mam tak jego być tutaj który która ponieważ niestety pozdrawiam",
    "sv": "och att det en ett är vi du din ditt dina ni er ert era vår vårt våra oss dig inte med för på till av i om har kan ska vill tack hej den som men eller också från när så här var där vid jag får blir skulle kommer även efter innan utan bara nu mycket gärna denna detta vänliga hälsningar beställning ordern paketet varan leverans skickat ingen några något mer alla sedan under",
    "pt": "o a os as de do da dos das um uma e é são seu sua seus suas teu tua você vocês nós nosso nossa não que para com por em no na nos nas se ao aos lhe te me já obrigado obrigada olá bom boa dia tarde prezado pedido encomenda foi está estão estamos tem temos pode podemos como mais ou mas muito este esta isso sobre quando pela pelo até também aqui favor mensagem enviar hoje dias qualquer à às",
    "tr": "ve bir bu şu o için ile da de mi mı mu mü ne çok en daha olarak olan siz sizin sizi size sizlere sen senin seni sana biz bizim bizi bize bizimle teşekkür teşekkürler ederiz ederim merhaba selam sayın değerli iyi günler sipariş siparişiniz siparişinizi siparişin kargo kargonuz ürün ürünü ürünümüz ürününüz iade lütfen değil var yok sonra önce kadar gibi ama ancak fakat veya ya eğer her hiç tüm olduğu olursa olur oldu tarafından içinde hakkında ilgili üzerinden bugün yarın memnun yardımcı soru sorunuz mesaj rica",
}
# The same for languages that no lexicon covers, so that their texts are not taken for those of a neighbour.
_OTHER_WORDS = {
    "da": "og at det en et er vi du din dit dine jeres vores os dig ikke med for på til af i om har kan skal vil tak hej den som men eller også fra når så her var din ordre bestilling pakke levering venlig hilsen hvis hvad hvor du få modtaget sendt dage kære kunde ved spørgsmål anmeldelse bliver været efter ind ud blev meget",
    "nb": "og at det en et er vi du din ditt dine deres vår vårt våre oss deg ikke med for på til av i om har kan skal vil takk hei den som men eller også fra når så her var bestilling pakke levering vennlig hilsen hvis hva hvor få mottatt sendt dager kjære kunde ved spørsmål anmeldelse blir vært etter inn ut ble mye",
    "cs": "a v na se je že to s z do o k pro jako ale by byl byla jsou jste jsme nebo když aby prosím děkujeme děkuji vaše váš vaší vašeho objednávka objednávku objednávky zásilka zásilku dobrý den vám vás nás náš naše jsem není již také pouze zboží recenze recenzi bude budeme můžete pokud s pozdravem který která vrácení peníze dny dnů doručení máte",
    "sk": "a v na sa je že to s z do o k pre ako ale by bol bola sú ste sme alebo keď aby prosím ďakujeme ďakujem vaša váš vašej objednávka objednávku zásielka zásielku dobrý deň vám vás nás náš naša som nie už tiež iba tovar recenzia recenziu bude budeme môžete ak s pozdravom ktorý ktorá vrátenie peniaze dní doručenie máte",
    "ro": "și în la de cu pe pentru nu este sunt a ai am ați dumneavoastră noastre nostru noi vă ne comanda comenzii coletul vă mulțumim bună ziua dacă sau dar care ce mai din va fi fost prin către după până vom puteți produsul produsului livrare recenzie zile lucrătoare rugăm stimate client despre această acest că",
    "hu": "a az és hogy nem egy is van volt meg már csak de ha vagy kérjük köszönjük köszönöm rendelés rendelése rendelését csomag csomagot termék terméket önnek ön mi az ki be el fel le minden lesz lehet után által szállítás nap napon belül tisztelt vásárló üdvözlettel értékelés értékelést kapcsolatban küldjük megérkezett",
    "fi": "ja on ei se että hän ovat oli olet olemme te teidän sinun meidän me sinä kiitos hei tilaus tilauksesi tilauksenne paketti pakettisi toimitus kun jos tai mutta myös vain niin kuin jo nyt kanssa mukaan voit voitte ystävällisin terveisin hyvä asiakas tuote tuotteen arvostelu päivää palautus saapunut lähetetty kautta joka",
    "ca": "el la els les un una i és són amb per a de del dels que no us vos seva seu vostra vostre nostra nostre comanda paquet gràcies hola bon dia si però també més molt aquest aquesta ha han estat serà quan on dies enviament ressenya reemborsament salutacions atentament ens nosaltres us preguem producte",
    "hr": "i u na je se da za od s sa ne su smo ste ili ako ali kao što po iz do vam vas nas naš naša vaša vaš vašu narudžba narudžbu paket pošiljka pošiljku hvala poštovani pozdrav molimo će biti bio bila može možete dana povrat novac recenzija recenziju proizvod nakon kada samo već također",
    "id": "yang dan di ke dari untuk dengan ini itu kami anda tidak akan sudah telah pada adalah atau juga saya bisa dapat pesanan paket terima kasih halo mohon silakan produk pengiriman barang ulasan hari kerja jika karena ada kepada dalam oleh lebih sangat kembali bagi pelanggan hormat",
}  # fmt: skip
_CLEARLY = 1.3  # times the best score of a language known that another one has, to be taken for that
# Compiled by `re` when they are first used, and kept.
_WORD = r"[^\W\d_]+"
# Links, mail addresses, placeholders, marks of HTML: their letters are of no language. All lengths are bounded, so that the search stays linear.
_NO_WORDS = (
    r"https?://\S*|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,255}|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|[$#]?\{[^{}\s]{1,60}\}|\[[A-Z][A-Z_ ]{1,40}\]|%%?\w{1,40}%%?|<[^<>\n]{1,200}>"
)
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


@cache
def _others_by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _OTHER_WORDS.items():
        for word in dict.fromkeys(words.split()):
            table[word] = (*table.get(word, ()), language)
    return table


def _other_language(words: Sequence[str]) -> str | None:
    """Return the language without a lexicon that fits words clearly better than any language known, None when there is none."""
    known, others = _by_word(), _others_by_word()
    scores: dict[str, float] = {}
    hits: dict[str, int] = {}
    for word in words:
        languages = (*known.get(word, ()), *others.get(word, ()))
        for language in languages:
            scores[language] = scores.get(language, 0.0) + 1.0 / len(languages)
            hits[language] = hits.get(language, 0) + 1
    best = max(scores, key=scores.__getitem__, default="en")
    usual = max((score for language, score in scores.items() if language not in _OTHER_WORDS), default=0.0)
    # Neighbours share most of their words: what fits one of them decides with the words of its own.
    return best if best in _OTHER_WORDS and hits[best] >= LEAST_HITS and scores[best] >= _CLEARLY * usual else None


def detect(text: str) -> Detected:
    """Detect the languages of a text.

    Links, addresses and placeholders are left aside. Returns every language with at least 60 % of the best score, at most three; all languages of the script
    when there are fewer than five words; none, uncertain, when no known language fits; first one without a lexicon, when that fits clearly better.
    """
    sample = re.sub(_NO_WORDS, " ", text[: MOST_LETTERS * 3])
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
    if (other := _other_language(words[: MOST_LETTERS // 3])) is not None:
        return Detected((other,), True)
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


MARKETPLACES = tuple(sorted(_BY_MARKETPLACE))


def is_marketplace(name: str) -> bool:
    """Say whether a name such as `fr`, `co.uk` or `amazon.com` is a marketplace that amzlint knows."""
    return _bare_marketplace(name) in _BY_MARKETPLACE


def _bare_marketplace(name: str) -> str:
    return name.lower().removeprefix("www.").removeprefix("amazon.")


def of_marketplace(marketplace: str | None) -> tuple[str, ...]:
    """Return the languages of a marketplace such as `fr` or `amazon.co.uk`; empty for none or an unknown one."""
    if not marketplace:
        return ()
    return _BY_MARKETPLACE.get(_bare_marketplace(marketplace), ())
