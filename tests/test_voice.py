"""How a message speaks to its reader and of its sender, and texts in the form that goes with it."""

from __future__ import annotations

import pytest

from amzlint.voice import Voice, forms, has_forms, register_of, sender_of, spoken, voice_of

REGISTERS = [
    ("fr", "Tu as reçu ta commande", "informal"),
    ("fr", "Ta commande est partie", "informal"),
    ("fr", "Je t’envoie", "informal"),
    ("fr", "N'hésite pas à écrire", "informal"),
    ("fr", "Arrête de m'écrire", "informal"),
    ("fr", "Elle arrête de fonctionner", "formal"),
    ("fr", "Tu dis que vous", "formal"),
    ("fr", "Répondez ici", "formal"),
    ("fr", "Bonjour", "formal"),
    ("de", "Hast du dein Paket?", "informal"),
    ("de", "Wir haben euch geschrieben", "informal"),
    ("de", "Bitte antworte hier", "informal"),
    ("de", "Haben Sie Ihr Paket?", "formal"),
    ("de", "Sie kam an, sagst du", "formal"),
    ("es", "Puedes responder aquí", "informal"),
    ("es", "Escríbenos si falta algo", "informal"),
    ("es", "Deja de escribirnos", "informal"),
    ("es", "La lámpara deja de funcionar", "formal"),
    ("es", "Escríbanos si falta algo", "formal"),
    ("es", "Su pedido llega mañana", "formal"),
    ("it", "Puoi rispondere qui", "informal"),
    ("it", "Scrivici quando vuoi", "informal"),
    ("it", "Ci scriva quando vuole", "formal"),
    ("it", "La lampada è partita, ti avvisiamo", "informal"),
    ("it", "Le spieghiamo tutto, se puoi", "formal"),
    ("it", "Smettila di scrivere", "informal"),
    ("it", "La ringraziamo, il tuo collega", "formal"),
    ("nl", "Je bestelling is onderweg", "informal"),
    ("nl", "Uw bestelling is onderweg", "formal"),
    ("nl", "Wilt u uw pakket", "formal"),
    ("pl", "Możesz odpowiedzieć tutaj", "informal"),
    ("pl", "Otrzymałeś przesyłkę", "informal"),
    ("pl", "Napisz do nas", "informal"),
    ("pl", "Czy otrzymał Pan przesyłkę?", "formal"),
    ("pl", "Dziękujemy Państwu", "formal"),
    ("pl", "Prosimy o kontakt", "formal"),
    ("pt", "Podes responder aqui", "informal"),
    ("pt", "O teu pedido segue hoje", "informal"),
    ("pt", "Você pode responder aqui", "formal"),
    ("pt", "O seu pedido segue hoje", "formal"),
    ("tr", "Sana yeni bir ürün gönderdik", "informal"),
    ("tr", "Buradan takip edebilirsin", "informal"),
    ("tr", "Lütfen bu mesajı yanıtla", "informal"),
    ("tr", "Beklemek zorundasın", "informal"),
    ("tr", "Beklemek zorundasınız", "formal"),
    ("tr", "Siparişiniz yolda", "formal"),
    ("tr", "Buradan takip edebilirsiniz", "formal"),
    ("sv", "Din order är på väg", "formal"),
    ("ja", "お待ちください", "formal"),
    ("ar", "طلبك في الطريق", "formal"),
    ("en", "you", "formal"),
    (None, "tu", "formal"),
]
SENDERS = [
    ("en", "I have sent it. My driver comes.", "i"),
    ("en", "We have sent it.", "we"),
    ("en", "I think that we and our driver", "we"),
    ("en", "the item I sent was ours, I know", "i"),
    ("en", "i.e. tomorrow", "we"),
    ("fr", "J'ai envoyé le colis", "i"),
    ("fr", "Nous avons envoyé le colis", "we"),
    ("de", "Ich habe es verschickt", "i"),
    ("de", "Wir haben es verschickt", "we"),
    ("es", "Lamento el retraso", "i"),
    ("es", "Lamentamos el retraso", "we"),
    ("it", "Vorrei una foto", "i"),
    ("it", "Vorremmo una foto", "we"),
    ("nl", "Ik stuur het vandaag", "i"),
    ("nl", "Wij sturen het vandaag", "we"),
    ("pl", "Wysłałem paczkę", "i"),
    ("pl", "Wysłaliśmy paczkę", "we"),
    ("pl", "Proszę o odpowiedź", "we"),
    ("sv", "Jag skickar det i dag", "i"),
    ("sv", "Vi skickar det i dag", "we"),
    ("pt", "Lamento o atraso", "i"),
    ("pt", "Lamentamos o atraso", "we"),
    ("tr", "Paketi gönderdim", "i"),
    ("tr", "Paketi gönderdik", "we"),
    ("ja", "本日発送いたします", "we"),
    ("ar", "أعتذر عن التأخير", "i"),
    ("ar", "نعتذر عن التأخير", "we"),
    (None, "I", "we"),
    ("ar", "لا أستطيع ذلك", "i"),
    ("ar", "لا نستطيع ذلك", "we"),
    ("tr", "Yazdığım gibi", "i"),
    ("tr", "Yazdığımız gibi", "we"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), REGISTERS)
def test_the_register_is_that_of_the_reader(lang: str | None, text: str, expected: str) -> None:
    """A text is informal when it says tu or du, or a verb that does, and never the polite form."""
    assert register_of(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), SENDERS)
def test_the_sender_is_the_one_named_more_often(lang: str | None, text: str, expected: str) -> None:
    """A text is from one person when it says I, or a verb that does, more often than we."""
    assert sender_of(text, lang) == expected


def test_a_voice_holds_both() -> None:
    """Register and sender do not depend on each other."""
    assert voice_of("Je t'écris", "fr") == Voice("informal", "i")


@pytest.mark.parametrize(
    ("text", "voice", "expected"),
    [
        ("[Votre|Ta] commande", Voice("formal"), "Votre commande"),
        ("[Votre|Ta] commande", Voice("informal"), "Ta commande"),
        ("<nous|je> [vous|te] <remboursons|rembourse>", Voice("informal", "i"), "je te rembourse"),
        ("<nous|je> [vous|te] <remboursons|rembourse>", Voice("formal", "we"), "nous vous remboursons"),
        ("no [choice] and <none>", Voice("informal", "i"), "no [choice] and <none>"),
        ("[a|] {order_id}", Voice("informal"), " {order_id}"),
        ({"formal": "Votre", "informal": "<Ton|Mon>"}, Voice("informal", "i"), "Mon"),
        ({"informal": "Ton"}, Voice("formal"), "Ton"),
    ],
)
def test_texts_take_the_form_of_the_voice(text: str, voice: Voice, expected: str) -> None:
    """Square brackets choose by register, angle brackets by sender; a map has a text for each register."""
    assert spoken(text, voice) == expected


def test_all_forms_of_a_text() -> None:
    """Each form comes once."""
    assert forms("[a|b]<c|d>") == ("ac", "ad", "bc", "bd")
    assert forms("plain") == ("plain",)


@pytest.mark.parametrize("text", ["We reply here.", "<We reply|I reply> here.", "Bien à [vous|toi].", {"formal": "Ihr", "informal": "Dein"}])
def test_a_text_without_forms_says_the_same_in_every_voice(text: str | dict[str, str]) -> None:
    """Only texts with forms are worth looking for the voice of a message."""
    assert has_forms(text) == (len(forms(text)) > 1)
