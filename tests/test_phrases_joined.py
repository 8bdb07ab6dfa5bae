"""Courteous forms beside other clauses: they read on, with the sign that the language asks for, and take with them what they would say twice."""

from __future__ import annotations

import pytest

from amzlint.linter import Linter
from suggested import message

# Between two sentences stands a semicolon, in Japanese a full stop; regrets, pleas and comparisons go with the hard phrase; facts and reasons stay.
JOINED = [
    ("en", "tone-commanding", "You must wait like everyone else, your order is late.", "Thank you for waiting; your order is late."),
    ("en", "tone-sarcasm-emotion", "Calm down, your parcel arrives tomorrow.", "We understand your concern; your parcel arrives tomorrow."),
    ("en", "tone-helpless", "My hands are tied, the carrier decides.", "I am sorry about this; the carrier decides."),
    ("en", "tone-defensive", "That is not our fault, unfortunately.", "We are sorry for the trouble."),
    ("en", "tone-defensive", "We already told you that the item is sold out.", "To confirm, the item is sold out."),
    ("en", "tone-commanding", "You will just have to live with it.", "We will explain this gladly."),
    ("en", "tone-commanding", "Don't waste my time, the lamp is sold out.", "I have noted your concern; the lamp is sold out."),
    ("en", "tone-helpless", "Unfortunately, it is out of our hands.", "We are sorry about this."),
    ("en", "tone-commanding", "Please be patient and stop messaging us every day.", "Thank you for your patience."),
    ("en", "tone-defensive", "Nobody else has had this problem, so it must be you.", "We are sorry for the trouble and will look into it."),
    ("en", "tone-defensive", "The refund takes five days, as I already told you.", "I am sorry for the trouble and will look into it."),
    ("fr", "tone-commanding", "Vous devez être patiente, la douane est lente.", "Merci de patienter\xa0; la douane est lente."),
    ("fr", "tone-sarcasm-emotion", "Restez calme, votre lampe arrive demain.", "Nous comprenons votre inquiétude\xa0; votre lampe arrive demain."),
    ("fr", "tone-helpless", "Malheureusement, cela ne dépend pas de nous.", "Nous regrettons cette situation."),
    ("fr", "tone-commanding", "Arrête de m'écrire, la lampe est en route.", "J’ai bien reçu tes messages\xa0; la lampe est en route."),
    ("fr", "tone-helpless", "Je suis désolée, mais je ne peux rien y faire.", "Je suis désolée\xa0; je vais chercher une solution."),
    ("fr", "tone-sarcasm-emotion", "Ne vous énervez pas, nous expédions demain.", "Nous comprenons votre inquiétude\xa0; nous expédions demain."),
    ("fr", "tone-sarcasm-emotion", "Calmez-vous, s'il vous plaît.", "Nous comprenons votre inquiétude."),
    ("de", "tone-commanding", "Damit müssen Sie leben.", "Wir erklären Ihnen das gern."),
    ("de", "tone-helpless", "Leider liegt das nicht in unserer Hand.", "Wir bedauern das sehr."),
    ("de", "tone-defensive", "Wie ich dir schon zweimal erklärt habe, dauert die Erstattung fünf Tage.", "Wie erwähnt, dauert die Erstattung fünf Tage."),
    ("de", "tone-commanding", "Seien Sie geduldig und hören Sie auf, uns jeden Tag zu schreiben.", "Vielen Dank für Ihre Geduld."),
    ("de", "tone-sarcasm-emotion", "Bleib ruhig, deine Lampe kommt morgen.", "Wir verstehen deine Sorge, deine Lampe kommt morgen."),
    ("de", "tone-defensive", "Das ist nicht unsere Schuld, leider.", "Die Unannehmlichkeiten tun uns leid."),
    ("es", "tone-defensive", "Como ya te expliqué dos veces, el reembolso tarda cinco días.", "Para tu información, el reembolso tarda cinco días."),
    ("es", "tone-helpless", "Lamentablemente, eso no está en nuestras manos.", "Lamentamos la situación."),
    ("es", "tone-commanding", "Va a tener que aguantarse.", "Con gusto se lo explicamos."),
    ("es", "tone-commanding", "Debe tener paciencia, la aduana es lenta.", "Gracias por su paciencia; la aduana es lenta."),
    ("es", "tone-sarcasm-emotion", "Cálmese, por favor.", "Entendemos su preocupación."),
    ("es", "tone-commanding", "Deja de molestarnos, la lámpara está en camino.", "Hemos recibido tus mensajes; la lámpara está en camino."),
    ("es", "tone-sarcasm-emotion", "Tranquilízate, tu lámpara llega mañana.", "Entendemos tu preocupación; tu lámpara llega mañana."),
    ("it", "tone-defensive", "Come ti ho già spiegato due volte, il rimborso richiede cinque giorni.", "Per tua informazione, il rimborso richiede cinque giorni."),
    ("it", "tone-commanding", "Se ne faccia una ragione.", "Glielo spieghiamo volentieri."),
    ("it", "tone-commanding", "Deve avere pazienza, la dogana è lenta.", "Grazie per la sua pazienza; la dogana è lenta."),
    ("it", "tone-commanding", "Smettila di scrivermi, la lampada è in viaggio.", "Abbiamo ricevuto i tuoi messaggi; la lampada è in viaggio."),
    ("it", "tone-commanding", "La tua lampada arriva domani, stai calmo.", "La tua lampada arriva domani, comprendiamo la tua preoccupazione."),
    ("nl", "tone-defensive", "Zoals ik je al twee keer heb uitgelegd, duurt de terugbetaling vijf dagen.", "Zoals vermeld, duurt de terugbetaling vijf dagen."),
    ("nl", "tone-commanding", "U moet geduld hebben met de douane.", "Bedankt voor uw geduld met de douane."),
    ("nl", "tone-sarcasm-emotion", "Blijf rustig, je lamp komt morgen.", "Wij begrijpen je bezorgdheid; je lamp komt morgen."),
    ("nl", "tone-commanding", "Verspil mijn tijd niet, ik heb het trackingnummer al gestuurd.", "Ik heb uw vraag genoteerd; ik heb het trackingnummer al gestuurd."),
    ("nl", "tone-commanding", "U moet dat gewoon accepteren.", "Wij leggen het u graag uit."),
    ("pl", "tone-helpless", "Bardzo mi przykro, ale nic nie mogę zrobić.", "Bardzo mi przykro; poszukam rozwiązania."),
    ("pl", "tone-helpless", "Niestety, to nie zależy od nas.", "Bardzo nam przykro."),
    ("pl", "tone-defensive", "Jak już dwa razy wyjaśniałam, zwrot trwa pięć dni.", "Dla przypomnienia, zwrot trwa pięć dni."),
    ("pl", "tone-sarcasm-emotion", "Uspokój się, Twoja lampa przyjdzie jutro.", "Rozumiemy Twoje zaniepokojenie; Twoja lampa przyjdzie jutro."),
    ("pl", "tone-commanding", "Proszę nie marnować mojego czasu, numer przesyłki już wysłałam.", "Znam Państwa sprawę; numer przesyłki już wysłałam."),
    ("sv", "tone-defensive", "Som jag redan förklarat två gånger tar återbetalningen fem dagar.", "För din information tar återbetalningen fem dagar."),
    ("sv", "tone-helpless", "Tyvärr ligger det utanför vår kontroll.", "Vi beklagar detta."),
    ("sv", "tone-defensive", "Du har fel, paketet har levererats.", "Vi undersöker saken; paketet har levererats."),
    ("sv", "tone-commanding", "Slösa inte bort min tid, jag har redan skickat spårningsnumret.", "Jag har noterat ditt ärende; jag har redan skickat spårningsnumret."),
    ("sv", "tone-helpless", "Jag är ledsen, men det finns inget jag kan göra.", "Jag är ledsen; jag försöker hitta en lösning."),
    ("pt", "tone-defensive", "Como já lhe expliquei duas vezes, o reembolso demora cinco dias.", "Para sua informação, o reembolso demora cinco dias."),
    ("pt", "tone-commanding", "Vai ter de se conformar.", "Explicamos com prazer."),
    ("pt", "tone-helpless", "Infelizmente, isto não depende de nós.", "Lamentamos a situação."),
    ("pt", "tone-commanding", "Você tem que ter paciência, a alfândega é lenta.", "Agradecemos a sua paciência; a alfândega é lenta."),
    ("pt", "tone-helpless", "Azar o seu, o prazo de devolução terminou.", "Lamentamos a situação; o prazo de devolução terminou."),
    ("tr", "tone-commanding", "Kurye tekrar gelene kadar beklemek zorundasın.", "Kurye tekrar gelene kadar sabrın için teşekkür ederiz."),
    ("tr", "tone-sarcasm-emotion", "Sakin ol, lamban yarın geliyor.", "Endişeni anlıyoruz; lamban yarın geliyor."),
    ("tr", "tone-commanding", "Vaktimi harcamayın, takip numarasını zaten gönderdim.", "Talebinizi not aldım; takip numarasını zaten gönderdim."),
    ("tr", "tone-defensive", "Daha önce iki kez açıkladığım gibi, iade beş gün sürüyor.", "Bilginize, iade beş gün sürüyor."),
    ("tr", "tone-commanding", "Sabretmeniz gerekiyor, gümrük çok yavaş.", "Sabrınız için teşekkür ederiz; gümrük çok yavaş."),
    ("ja", "tone-sarcasm-emotion", "落ち着いてください、ランプは明日届きます。", "ご心配はごもっともです。ランプは明日届きます。"),
    ("ja", "tone-defensive", "何度も申し上げているとおり、返金には5日かかります。", "ご参考までに、返金には5日かかります。"),
    ("ja", "tone-defensive", "すでにお伝えしましたが、商品は売り切れです。", "ご参考までに、商品は売り切れです。"),
    ("ja", "tone-defensive", "説明書に書いてあります。", "手順は説明書に記載しております。"),
    ("ja", "tone-commanding", "返品期限が過ぎていますので、諦めてください。", "返品期限が過ぎていますので、ご希望に沿えず、申し訳ございません。"),
    ("ar", "tone-defensive", "كما شرحت لك مرتين من قبل، يستغرق الاسترداد خمسة أيام.", "للعلم، يستغرق الاسترداد خمسة أيام."),
    ("ar", "tone-helpless", "لا أستطيع مساعدتك في هذا.", "سأبحث عن حل."),
    ("ar", "tone-sarcasm-emotion", "اهدأ، سيصل مصباحك غدا.", "نتفهم قلقك، سيصل مصباحك غدا."),
    ("ar", "tone-defensive", "هذه ليست مشكلتنا، شركة الشحن فقدت الطرد.", "نأسف على الإزعاج، شركة الشحن فقدت الطرد."),
]
# What would stand beside the new words as if the seller meant it is no part of the sentence any more.
NEVER_LEFT = [
    ("en", "Nobody else has had this problem, so it must be you.", "so it must be you"),
    ("en", "The refund takes five days, as I already told you.", "to confirm."),
    ("it", "Abbia pazienza e smetta di scriverci ogni giorno.", "ogni giorno"),
    ("pt", "Tenha paciência e pare de nos escrever todos os dias.", "todos os dias"),
    ("de", "Seien Sie geduldig und hören Sie auf, uns jeden Tag zu schreiben.", "hören Sie auf"),
]


@pytest.mark.parametrize(("language", "rule", "before", "after"), JOINED)
def test_the_sentence_reads_on(shipped: Linter, language: str, rule: str, before: str, after: str) -> None:
    """The new sentence is grammatical as a whole, speaks as the old one did, and lints clean."""
    finding = next(one for one in shipped.check(message([before], "reply", language, template=False)).violations if one.rule == rule)
    assert finding.rewording is not None
    assert (finding.rewording.before, finding.rewording.after) == (before, after)
    again = shipped.check(message([after], "reply", language, template=False)).violations
    assert [(one.severity, one.rule) for one in again if one.severity != "info"] == []


@pytest.mark.parametrize(("language", "text", "left"), NEVER_LEFT)
def test_nothing_is_left_hanging(shipped: Linter, language: str, text: str, left: str) -> None:
    """A consequence, a second order or an empty "to confirm" does not stay behind the courteous words."""
    found = [one.rewording for one in shipped.check(message([text], "reply", language, template=False)).violations if one.rewording is not None]
    assert found
    assert not any(left in rewording.after for rewording in found)
