"""Which language a text is in."""

from __future__ import annotations

import pytest

from amzlint.language import LANGUAGES, MOST_LANGUAGES, Detected, detect, of_marketplace

SAMPLES = {
    "en": "We are sorry that your order has not arrived; please tell us if you would like a refund.",
    "fr": "Nous sommes désolés que votre commande ne soit pas arrivée, dites-nous si vous voulez un remboursement.",
    "de": "Es tut uns leid, dass Ihre Bestellung nicht angekommen ist; bitte sagen Sie uns, ob Sie das Geld möchten.",
    "es": "Sentimos que su pedido no haya llegado; díganos si quiere que le devolvamos el dinero por la compra.",
    "it": "Ci dispiace che il suo ordine non sia arrivato; ci dica se vuole il rimborso della spesa.",
    "nl": "Het spijt ons dat uw bestelling niet is aangekomen; laat ons weten of u het geld terug wilt.",
    "pl": "Przykro nam, że zamówienie nie dotarło; prosimy o wiadomość, czy chcą Państwo zwrotu pieniędzy za nie.",
    "sv": "Vi är ledsna att din beställning inte har kommit; säg till om du vill ha pengarna tillbaka.",
    "pt": "Lamentamos que a sua encomenda não tenha chegado; diga-nos se quer o dinheiro de volta para a conta.",
    "tr": "Siparişiniz ulaşmadığı için çok üzgünüz; iade isterseniz lütfen bize bir mesaj ile yazın.",
    "ja": "ご注文の商品が届いていないとのこと、申し訳ございません。返金をご希望でしたらお知らせください。",
    "ar": "نأسف لعدم وصول طلبكم، يرجى إبلاغنا إذا كنتم ترغبون في استرداد المبلغ.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_told(language: str) -> None:
    """A sentence of each of the twelve languages is found to be in it."""
    found = detect(SAMPLES[language])
    assert found.languages[0] == language
    assert found.certain
    assert len(found.languages) <= MOST_LANGUAGES


def test_two_languages_in_one_text_are_both_kept() -> None:
    """Of a text half in English and half in French both are kept."""
    assert set(detect(SAMPLES["en"] + " " + SAMPLES["fr"]).languages) == {"en", "fr"}


@pytest.mark.parametrize("text", ["", "Hello Jo", "Merci beaucoup !", "123 456", "😊 !!!", "https://"])
def test_a_short_text_may_be_any_of_its_script(text: str) -> None:
    """Under five words every language in Latin letters is possible and none is certain."""
    found = detect(text)
    assert not found.certain
    assert {"en", "fr", "tr"} <= set(found.languages)
    assert {"ja", "ar"}.isdisjoint(found.languages)


@pytest.mark.parametrize("text", ["非常感谢您的购买，请给我们五星好评", "谢谢您", "Спасибо за заказ", "감사합니다", "ขอบคุณ", "תודה רבה", "Lorem ipsum dolor sit amet consectetur adipiscing elit"])
def test_an_unknown_language_is_no_known_one(text: str) -> None:
    """A text of another script, short or long, and words that no known language has are in none of the languages."""
    assert detect(text) == ((), False)


def test_a_short_text_of_a_known_script_is_certain() -> None:
    """Kana and Arabic letters tell their language in a single word."""
    assert detect("ありがとう").languages == ("ja",)
    assert detect("شكرا").languages == ("ar",)


def test_a_foreign_name_does_not_change_the_language() -> None:
    """A few letters of another script in a text leave its language alone."""
    assert detect("Dear 田中さん, " + SAMPLES["en"]).languages[0] == "en"
    assert detect("Уважаемый " + SAMPLES["en"]).languages[0] == "en"


def test_only_the_beginning_is_looked_at() -> None:
    """What stands far behind the beginning changes nothing."""
    assert detect(SAMPLES["en"] * 20 + SAMPLES["fr"] * 1000) == detect(SAMPLES["en"] * 20)


@pytest.mark.parametrize(
    ("marketplace", "languages"),
    [("fr", ("fr",)), ("amazon.co.uk", ("en",)), ("www.amazon.de", ("de",)), ("COM.BE", ("fr", "nl")), ("xx", ()), ("", ()), (None, ())],
)
def test_a_marketplace_has_its_languages(marketplace: str | None, languages: tuple[str, ...]) -> None:
    """A marketplace is named by its ending or its host; an unknown one hints at nothing."""
    assert of_marketplace(marketplace) == languages


@pytest.mark.parametrize("noise", ["{{buyer}} ]]> http://e.com", "{% if order_com %} www.loja.com.br", "${nome} de@da.com.br <de> %DE%"])
def test_links_and_placeholders_are_of_no_language(noise: str) -> None:
    """What is no prose does not tip a short message into another language."""
    assert detect(f"Leave us a 5-star review and get a $10 gift card {noise}").languages[0] == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Hej Peter, din ordre er blevet sendt i dag, og du får en mail, når pakken er på vej. Tak for din bestilling."),
        ("nb", "Hei, bestillingen din er sendt i dag. Takk for at du handler hos oss, og ha en fin dag videre!"),
        ("cs", "Dobrý den, Vaše objednávka byla dnes odeslána. Pokud máte dotazy, odpovězte prosím na tuto zprávu."),
        ("sk", "Dobrý deň, vaša objednávka bola dnes odoslaná. Ďakujeme za nákup a prajeme pekný deň."),
        ("ro", "Bună ziua, comanda dumneavoastră a fost expediată astăzi. Vă mulțumim!"),
        ("hu", "Tisztelt Vásárló! A rendelését ma feladtuk. Köszönjük a vásárlást!"),
        ("fi", "Hei, tilauksesi on lähetetty tänään. Kiitos ostoksestasi, ja hyvää päivän jatkoa teille!"),
        ("ca", "Hola, la vostra comanda s'ha enviat avui. Gràcies per la compra."),
        ("hr", "Poštovani, vaša narudžba je danas poslana. Hvala na kupnji."),
        ("id", "Halo, pesanan Anda sudah dikirim hari ini. Terima kasih telah berbelanja di toko kami."),
    ],
)
def test_a_neighbour_without_a_lexicon_is_not_taken_for_a_language_known(language: str, text: str) -> None:
    assert detect(text) == Detected((language,), certain=True)
