"""Hard phrases and their courteous forms: grammatical where they stand, clean when linted, and never at the cost of a fact."""

from __future__ import annotations

import pytest

from amzlint.document import Match
from amzlint.linter import Linter
from amzlint.phrases import courteous, has_phrases
from amzlint.voice import Voice, forms
from suggested import LANGUAGES, around, message

# What a seller writes in anger, and the sentence as amzlint would have it: the phrase replaced, or where the pack has no phrase for it, the sentence.
HARD = [
    ("en", "tone-commanding", "You must wait until the parcel arrives.", "Thank you for waiting until the parcel arrives."),
    ("en", "tone-commanding", "You have to be patient.", "Thank you for your patience."),
    ("en", "tone-commanding", "You just have to accept that.", "We will explain this gladly."),
    ("en", "tone-commanding", "Stop writing to us.", "We have received your messages."),
    ("en", "tone-defensive", "You should have read the description.", "The details are in the description."),
    ("en", "tone-defensive", "You should have read the manual!", "The steps are in the manual."),
    ("en", "tone-defensive", "As I already told you, the parcel left on Monday.", "To confirm, the parcel left on Monday."),
    ("en", "tone-defensive", "This is not our fault.", "We are sorry for the trouble."),
    ("en", "tone-defensive", "That's your problem.", "We are looking into this."),
    ("en", "tone-helpless", "There is nothing I can do.", "I will look for a solution."),
    ("en", "tone-helpless", "I am sorry, but we cannot help you with that.", "I am sorry; we will look for a solution."),
    ("en", "tone-helpless", "Too bad.", "We are sorry about this."),
    ("en", "tone-sarcasm-emotion", "Calm down; the parcel is coming.", "We understand your concern; the parcel is coming."),
    ("en", "tone-sarcasm-emotion", "This claim is ridiculous!", "We are looking into your message."),
    ("en", "tone-sarcasm-emotion", "Are you serious?", "We are looking into your message."),
    ("en", "tone-defensive", "Nobody else has complained.", "Thank you for letting us know."),
    ("fr", "tone-commanding", "Vous devez attendre l'arrivée du colis.", "Merci d’attendre l'arrivée du colis."),
    ("fr", "tone-commanding", "Tu dois attendre la fin de la semaine.", "Merci d’attendre la fin de la semaine."),
    ("fr", "tone-commanding", "Il faut être patient.", "Merci pour votre patience."),
    ("fr", "tone-defensive", "Vous auriez dû lire la description.", "Les détails figurent dans la description."),
    ("fr", "tone-defensive", "Comme je vous l'ai déjà dit, le colis est parti lundi.", "Pour information, le colis est parti lundi."),
    ("fr", "tone-defensive", "Ce n'est pas notre faute.", "Nous regrettons ce désagrément."),
    ("fr", "tone-defensive", "C'est votre problème.", "Nous examinons la situation."),
    ("fr", "tone-helpless", "Je ne peux rien faire.", "Je vais chercher une solution."),
    ("fr", "tone-helpless", "Désolé, nous ne pouvons pas vous aider.", "Désolé, nous allons chercher une solution."),
    ("fr", "tone-helpless", "Je ne peux rien faire pour vous.", "Je vais chercher une solution."),
    ("fr", "tone-sarcasm-emotion", "Calmez-vous, le colis arrive.", "Nous comprenons votre inquiétude\xa0; le colis arrive."),
    ("fr", "tone-defensive", "Cette réclamation est ridicule.", "Nous examinons votre demande."),
    ("fr", "tone-commanding", "Arrêtez de nous écrire.", "Nous avons bien reçu vos messages."),
    ("fr", "tone-helpless", "Tant pis pour vous.", "Nous regrettons cette situation."),
    ("fr", "tone-sarcasm-emotion", "Vous plaisantez ?", "Nous examinons votre demande."),
    ("de", "tone-commanding", "Sie müssen eben warten, bis das Paket kommt.", "Vielen Dank für Ihre Geduld, bis das Paket kommt."),
    ("de", "tone-commanding", "Du musst einfach warten.", "Vielen Dank für deine Geduld."),
    ("de", "tone-commanding", "Haben Sie gefälligst Geduld.", "Vielen Dank für Ihre Geduld."),
    ("de", "tone-defensive", "Sie hätten die Beschreibung lesen sollen.", "Die Einzelheiten stehen in der Beschreibung."),
    ("de", "tone-defensive", "Wie wir Ihnen bereits geschrieben haben, ging das Paket am Montag raus.", "Wie erwähnt, ging das Paket am Montag raus."),
    ("de", "tone-defensive", "Wie bereits gesagt, ist der Artikel ausverkauft.", "Wie erwähnt, ist der Artikel ausverkauft."),
    ("de", "tone-defensive", "Sie sind selbst schuld, dass es kaputt ist.", "Die Unannehmlichkeiten tun uns leid; wir gehen der Sache nach."),
    ("de", "tone-defensive", "Das ist nicht unsere Schuld.", "Die Unannehmlichkeiten tun uns leid."),
    ("de", "tone-defensive", "Ein Blick in die Anleitung hätte gereicht.", "Die Schritte stehen in der Anleitung."),
    ("de", "tone-helpless", "Da können wir leider nichts machen.", "Wir bemühen uns um eine Lösung."),
    ("de", "tone-helpless", "Leider können wir Ihnen nicht weiterhelfen.", "Wir bemühen uns um eine Lösung."),
    ("de", "tone-sarcasm-emotion", "Beruhigen Sie sich, das Paket kommt.", "Wir verstehen Ihre Sorge, das Paket kommt."),
    ("de", "tone-sarcasm-emotion", "Diese Forderung ist lächerlich.", "Wir prüfen Ihr Anliegen."),
    ("de", "tone-defensive", "Das ist Ihr Problem.", "Wir gehen der Sache nach."),
    ("de", "tone-commanding", "Schreiben Sie uns nicht mehr.", "Wir haben Ihre Nachrichten erhalten."),
    ("es", "tone-commanding", "Debe esperar a que llegue el paquete.", "Gracias por esperar a que llegue el paquete."),
    ("es", "tone-commanding", "Tiene que tener paciencia.", "Gracias por su paciencia."),
    ("es", "tone-commanding", "Deje de escribirnos.", "Hemos recibido sus mensajes."),
    ("es", "tone-commanding", "No insista más, por favor.", "Gracias por su paciencia."),
    ("es", "tone-defensive", "Debería haber leído la descripción.", "Los detalles están en la descripción."),
    ("es", "tone-defensive", "Como ya le dije, el paquete salió el lunes.", "Para su información, el paquete salió el lunes."),
    ("es", "tone-defensive", "Esto no es culpa nuestra.", "Lamentamos las molestias."),
    ("es", "tone-helpless", "No podemos hacer nada.", "Vamos a buscar una solución."),
    ("es", "tone-helpless", "Lo siento, pero no podemos ayudarle con eso.", "Vamos a buscar una solución."),
    ("es", "tone-sarcasm-emotion", "Cálmese; el paquete está llegando.", "Entendemos su preocupación; el paquete está llegando."),
    ("es", "tone-sarcasm-emotion", "Su reclamación es ridícula.", "Vamos a revisar su mensaje."),
    ("es", "tone-defensive", "Ese es su problema.", "Estamos revisando lo ocurrido."),
    ("es", "tone-sarcasm-emotion", "¡Cálmate!", "Entendemos su preocupación."),
    ("es", "tone-helpless", "Mala suerte.", "Lamentamos la situación."),
    ("it", "tone-commanding", "Deve aspettare l'arrivo del pacco.", "La preghiamo di attendere l'arrivo del pacco."),
    ("it", "tone-commanding", "Devi avere pazienza.", "Grazie per la tua pazienza."),
    ("it", "tone-defensive", "Avrebbe dovuto leggere la descrizione.", "I dettagli sono nella descrizione."),
    ("it", "tone-defensive", "Come le ho già detto, il pacco è partito lunedì.", "Per sua informazione, il pacco è partito lunedì."),
    ("it", "tone-defensive", "Non è colpa nostra.", "Ci dispiace per il disagio."),
    ("it", "tone-helpless", "Non posso farci nulla.", "Cercherò una soluzione."),
    ("it", "tone-helpless", "Mi dispiace, ma non possiamo aiutarla in questo.", "Mi dispiace; cercheremo una soluzione."),
    ("it", "tone-sarcasm-emotion", "Si calmi, il pacco arriva.", "Comprendiamo la sua preoccupazione; il pacco arriva."),
    ("it", "tone-sarcasm-emotion", "Questo reclamo è ridicolo.", "Esamineremo il suo messaggio."),
    ("it", "tone-commanding", "La smetta di scriverci.", "Abbiamo ricevuto i suoi messaggi."),
    ("it", "tone-defensive", "È un problema suo.", "Stiamo verificando l'accaduto."),
    ("nl", "tone-commanding", "U moet wachten tot het pakket er is.", "Bedankt dat u wacht tot het pakket er is."),
    ("nl", "tone-commanding", "Heb gewoon wat geduld.", "Bedankt voor uw geduld."),
    ("nl", "tone-defensive", "U had de beschrijving moeten lezen.", "De details staan in de beschrijving."),
    ("nl", "tone-defensive", "Zoals ik al zei, is het pakket maandag vertrokken.", "Zoals vermeld, is het pakket maandag vertrokken."),
    ("nl", "tone-defensive", "Dit is niet onze schuld.", "Onze excuses voor het ongemak."),
    ("nl", "tone-helpless", "Ik kan niets voor u doen.", "Ik zoek een oplossing."),
    ("nl", "tone-helpless", "Het spijt me, maar wij kunnen u niet helpen.", "Het spijt me; wij zoeken een oplossing."),
    ("nl", "tone-sarcasm-emotion", "Doe eens rustig, het pakket komt eraan.", "Wij begrijpen uw bezorgdheid; het pakket komt eraan."),
    ("nl", "tone-sarcasm-emotion", "Deze klacht is belachelijk.", "Wij bekijken uw bericht."),
    ("nl", "tone-commanding", "Je moet gewoon wachten.", "Bedankt voor je geduld."),
    ("nl", "tone-defensive", "Dat is uw probleem.", "Wij zoeken dit uit."),
    ("nl", "tone-commanding", "Stop met mailen.", "Wij hebben uw berichten ontvangen."),
    ("pl", "tone-commanding", "Musi Pan czekać, aż paczka dotrze.", "Prosimy poczekać, aż paczka dotrze."),
    ("pl", "tone-commanding", "Proszę przestać do nas pisać.", "Państwa wiadomości do nas dotarły."),
    ("pl", "tone-defensive", "Trzeba było przeczytać opis.", "Szczegóły są w opisie."),
    ("pl", "tone-defensive", "Jak już pisałem, paczka wyszła w poniedziałek.", "Dla przypomnienia, paczka wyszła w poniedziałek."),
    ("pl", "tone-defensive", "To nie nasza wina.", "Przepraszamy za niedogodności."),
    ("pl", "tone-helpless", "Nic nie możemy na to poradzić.", "Poszukamy rozwiązania."),
    ("pl", "tone-helpless", "Przykro mi, ale nie możemy pomóc.", "Przykro mi; poszukamy rozwiązania."),
    ("pl", "tone-sarcasm-emotion", "Proszę się uspokoić, paczka jest w drodze.", "Rozumiemy Państwa zaniepokojenie; paczka jest w drodze."),
    ("pl", "tone-sarcasm-emotion", "Ta reklamacja jest śmieszna.", "Rozpatrzymy Państwa sprawę."),
    ("pl", "tone-commanding", "Musisz czekać.", "Dziękujemy za cierpliwość."),
    ("pl", "tone-defensive", "To Pana problem.", "Sprawdzamy, co się stało."),
    ("sv", "tone-commanding", "Du måste vänta tills paketet kommer.", "Tack för att du väntar tills paketet kommer."),
    ("sv", "tone-commanding", "Du får helt enkelt ha tålamod.", "Tack för ditt tålamod."),
    ("sv", "tone-defensive", "Du borde ha läst beskrivningen.", "Detaljerna finns i beskrivningen."),
    ("sv", "tone-defensive", "Som jag redan sagt skickades paketet i måndags.", "För din information skickades paketet i måndags."),
    ("sv", "tone-defensive", "Det är inte vårt fel.", "Vi beklagar besväret."),
    ("sv", "tone-helpless", "Det finns inget jag kan göra.", "Jag försöker hitta en lösning."),
    ("sv", "tone-helpless", "Tyvärr kan vi inte hjälpa dig med det.", "Vi försöker hitta en lösning."),
    ("sv", "tone-sarcasm-emotion", "Lugna ner dig, paketet kommer.", "Vi förstår din oro, paketet kommer."),
    ("sv", "tone-sarcasm-emotion", "Ditt klagomål är löjligt.", "Vi går igenom ditt meddelande."),
    ("sv", "tone-commanding", "Sluta skriva till oss.", "Vi har fått dina meddelanden."),
    ("sv", "tone-defensive", "Det är ditt problem.", "Vi undersöker saken."),
    ("pt", "tone-commanding", "Tem de ter paciência como toda a gente.", "Agradecemos a sua paciência."),
    ("pt", "tone-commanding", "Você tem que esperar.", "Agradecemos a sua paciência."),
    ("pt", "tone-commanding", "Não insista.", "Recebemos as suas mensagens."),
    ("pt", "tone-defensive", "A culpa não é nossa.", "Lamentamos o transtorno."),
    ("pt", "tone-defensive", "Devia ter lido a descrição.", "Os detalhes estão na descrição."),
    ("pt", "tone-helpless", "Não podemos fazer nada.", "Vamos procurar uma solução."),
    ("pt", "tone-sarcasm-emotion", "Pelo visto não sabe ler.", "Vamos analisar a sua mensagem."),
    ("pt", "tone-sarcasm-emotion", "Haja paciência.", "Agradecemos a sua paciência."),
    ("pt", "tone-defensive", "Como já lhe disse, o pacote saiu na segunda-feira.", "Para sua informação, o pacote saiu na segunda-feira."),
    ("pt", "tone-sarcasm-emotion", "Acalme-se, o pacote está a caminho.", "Entendemos a sua preocupação; o pacote está a caminho."),
    ("pt", "tone-defensive", "Isso é problema seu.", "Vamos verificar o que aconteceu."),
    ("pt", "tone-helpless", "Infelizmente não podemos ajudar.", "Vamos procurar uma solução."),
    ("tr", "tone-commanding", "Paket gelene kadar beklemek zorundasınız.", "Paket gelene kadar sabrınız için teşekkür ederiz."),
    ("tr", "tone-commanding", "Sabırlı olmalısınız.", "Sabrınız için teşekkür ederiz."),
    ("tr", "tone-defensive", "Açıklamayı okumalıydınız.", "Ayrıntılar ürün açıklamasında yer alıyor."),
    ("tr", "tone-defensive", "Daha önce söylediğim gibi paket pazartesi çıktı.", "Bilginize, paket pazartesi çıktı."),
    ("tr", "tone-defensive", "Bu bizim suçumuz değil.", "Yaşanan aksaklık için üzgünüz."),
    ("tr", "tone-helpless", "Yapabileceğim bir şey yok.", "Bir çözüm arayacağım."),
    ("tr", "tone-helpless", "Üzgünüm ama bu konuda size yardımcı olamıyoruz.", "Bir çözüm arayacağız."),
    ("tr", "tone-helpless", "Elimizden gelen bir şey yok.", "Bir çözüm arayacağız."),
    ("tr", "tone-sarcasm-emotion", "Sakin olun, paket geliyor.", "Endişenizi anlıyoruz, paket geliyor."),
    ("tr", "tone-sarcasm-emotion", "Bu iddianız çok saçma.", "Mesajınızı inceleyeceğiz."),
    ("tr", "tone-commanding", "Beklemelisin.", "Sabrın için teşekkür ederiz."),
    ("ja", "tone-commanding", "お待ちいただくしかありません。", "お待ちいただき、ありがとうございます。"),
    ("ja", "tone-commanding", "我慢してください。", "お待ちいただき、ありがとうございます。"),
    ("ja", "tone-defensive", "商品説明に書いてあります。", "詳細は商品説明でご確認いただけます。"),
    ("ja", "tone-defensive", "すでにお伝えしたとおりです。", "あらためてご説明いたします。"),
    ("ja", "tone-defensive", "当店の責任ではありません。", "ご不便をおかけし、申し訳ございません。"),
    ("ja", "tone-helpless", "どうすることもできません。", "解決方法をお調べいたします。"),
    ("ja", "tone-helpless", "申し訳ございませんが、対応できません。", "解決方法をお調べいたします。"),
    ("ja", "tone-sarcasm-emotion", "落ち着いてください。", "ご心配はごもっともです。"),
    ("ja", "tone-sarcasm-emotion", "理不尽な要求です。", "ご要望を確認いたします。"),
    ("ja", "tone-helpless", "仕方がありません。", "解決方法をお調べいたします。"),
    ("ar", "tone-commanding", "عليك الانتظار حتى يصل الطرد.", "شكرًا على صبرك حتى يصل الطرد."),
    ("ar", "tone-defensive", "كان يجب عليك قراءة الوصف.", "التفاصيل موجودة في وصف المنتج."),
    ("ar", "tone-defensive", "كما قلت لك سابقا، غادر الطرد يوم الاثنين.", "للعلم، غادر الطرد يوم الاثنين."),
    ("ar", "tone-defensive", "هذا ليس خطأنا.", "نأسف على الإزعاج."),
    ("ar", "tone-helpless", "لا أستطيع فعل شيء.", "سأبحث عن حل."),
    ("ar", "tone-helpless", "آسف، لكن لا نستطيع مساعدتك في ذلك.", "آسف، سنبحث عن حل."),
    ("ar", "tone-sarcasm-emotion", "اهدأ، الطرد في الطريق.", "نتفهم قلقك، الطرد في الطريق."),
    ("ar", "tone-sarcasm-emotion", "شكواك سخيفة.", "سننظر في رسالتك."),
    ("ar", "tone-defensive", "هذه مشكلتك.", "ننظر في الأمر."),
    ("ar", "tone-commanding", "توقف عن مراسلتنا.", "وصلتنا رسائلك."),
]
WITH_FACTS = [
    ("en", "Order 123-4567890-1234567 is not our fault.", "Order 123-4567890-1234567 is not our fault"),
    ("en", "See https://x.example/a, you must wait {{days}} days.", "you must wait {{days}} days"),
    ("en", "This claim about the two lamps that broke in the box is ridiculous.", "ridiculous"),
    ("fr", "Ma commande 3 est ridicule.", "ridicule"),
]


@pytest.mark.parametrize(("language", "rule", "before", "after"), HARD)
def test_a_hard_sentence_becomes_courteous(shipped: Linter, language: str, rule: str, before: str, after: str) -> None:
    """The finding shows the sentence with courteous words in the place of the hard ones, and the new sentence has no fault."""
    finding = next(one for one in shipped.check(message([before], "reply", language, template=False)).violations if one.rule == rule)
    assert finding.rewording is not None
    assert (finding.rewording.before, finding.rewording.after) == (before, after)
    again = shipped.check(message([after], "reply", language, template=False)).violations
    assert [(one.severity, one.rule) for one in again if one.severity != "info"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_lints_clean(shipped: Linter, language: str) -> None:
    """What is said instead has neither an error nor a warning, in any of its forms, in a reply and in a message that the seller begins."""
    found = []
    for phrase in shipped.packs.part(f"phrases-{language}")["phrases"]:
        for said in forms(phrase["say"]):
            for kind in ("reply", "proactive", "api"):
                paragraphs = [*around(shipped, language, kind), said[:1].upper() + said[1:] + "."]
                result = shipped.check(message(paragraphs, kind, language, template=True))
                found += [(kind, one.severity, one.rule, one.text) for one in result.violations]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_answer_the_tone_in_every_language(shipped: Linter, language: str) -> None:
    """Each language has courteous forms for orders, blame, shrugs and irritation, and every phrase belongs to a rule."""
    rules = {"tone-commanding", "tone-defensive", "tone-helpless", "tone-sarcasm-emotion"}
    assert set(shipped.packs.part("phrases")[language]) == rules
    assert not has_phrases(shipped.packs, "emoji", language)
    assert not has_phrases(shipped.packs, "tone-helpless", None)


@pytest.mark.parametrize(("language", "text", "found"), WITH_FACTS)
def test_facts_are_never_replaced(shipped: Linter, language: str, text: str, found: str) -> None:
    """A phrase that holds an id, a number, a link or a placeholder, or whose clause says more, has no courteous form."""
    one = message([text], "reply", language, template=None)
    at = text.index(found)
    reading = shipped.read(one, shipped.languages(one))
    for rule in ("tone-commanding", "tone-defensive", "tone-sarcasm-emotion"):
        assert courteous(shipped.packs, rule, reading, Match(0, at, at + len(found)), language, Voice()) is None


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Sorry, you must wait until Friday.", "you must wait", "Sorry, thank you for waiting until Friday."),
        ("Sorry but you must wait until Friday.", "you must wait", None),
        ("Hello,\nYou must wait until Friday.", "You must wait", "Hello,\nThank you for waiting until Friday."),
        ("Calm down!! The parcel is coming.", "Calm down", "We understand your concern. The parcel is coming."),
        ("The parcel is coming. Are you serious?", "Are you serious", "The parcel is coming. We are looking into your message."),
    ],
)
def test_the_new_words_fit_their_place(shipped: Linter, text: str, found: str, expected: str | None) -> None:
    """They start with a capital letter where a sentence or a line does, end calmly, and stand only where a clause begins."""
    one = message([text], "reply", "en", template=None)
    at = text.index(found)
    reading = shipped.read(one, shipped.languages(one))
    matches = (courteous(shipped.packs, rule, reading, Match(0, at, at + len(found)), "en", Voice()) for rule in ("tone-commanding", "tone-sarcasm-emotion"))
    new = next((said for said in matches if said is not None), None)
    assert (None if new is None else text[: new.start] + new.text + text[new.end :]) == expected
