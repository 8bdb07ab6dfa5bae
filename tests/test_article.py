"""What the article that amzlint started from says about the content and tone of messages, in our own words."""

from __future__ import annotations

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter
from amzlint.violation import Violation

COMPLIANT = (
    "Votre commande n°123 est partie le 20 octobre avec FedEx, sous le numéro de suivi 1Z999. Elle devrait vous parvenir le 25 octobre. "
    "N’hésitez pas à m’écrire si vous avez une autre question au sujet de cette commande."
)
NON_COMPLIANT = (
    "Merci de votre achat. Venez visiter notre magasin pour découvrir d’autres articles et laissez-nous un bon commentaire. Notre site externe est ici : [lien]. "
    "Profitez de 20 % de remise sur votre prochain achat."
)


def found(linter: Linter, text: str, lang: str | None, kind: str | None) -> list[Violation]:
    """Return all findings of a text, advice included."""
    report = check_text(text, lang=lang, kind=kind, linter=linter)
    assert report.failures == []
    return report.violations


def rules(violations: list[Violation]) -> list[str]:
    """Return the findings in a form that is easy to read when a test fails."""
    return [f"{one.severity} [{one.rule}] {one.text!r}" for one in violations]


@pytest.mark.parametrize("lang", ["fr", None])
def test_the_compliant_example(shipped: Linter, lang: str | None) -> None:
    """News of a shipment with carrier, number and date, and an offer to answer, is no fault in a reply."""
    assert rules([one for one in found(shipped, COMPLIANT, lang, "reply") if one.severity != "info"]) == []


@pytest.mark.parametrize("kind", ["reply", "proactive", None])
@pytest.mark.parametrize("lang", ["fr", None])
def test_the_non_compliant_example(shipped: Linter, kind: str | None, lang: str | None) -> None:
    """Cross-selling, the invitation to the store, the request for a good comment, the outside link and the discount on the next purchase are found apart."""
    by_fault = {
        "cross-selling": ("promo-crosssell", "articles"),
        "store visit": ("promo-store-visit", "magasin"),
        "a good comment": ("review-positive-only", "bon commentaire"),
        "external link": ("link-", "[lien]"),
        "next purchase": ("promo-future-benefit", "prochain achat"),
    }
    errors = [one for one in found(shipped, NON_COMPLIANT, lang, kind) if one.severity == "error"]
    missing = [fault for fault, (rule, quote) in by_fault.items() if not any(one.rule.startswith(rule) and quote in one.text for one in errors)]
    assert missing == [], rules(errors)


@pytest.mark.parametrize(
    ("lang", "text", "rule", "wording"),
    [
        ("fr", "Vous devez attendre la fin de la semaine.", "tone-commanding", "patience"),
        ("fr", "Je ne peux rien faire pour vous.", "tone-helpless", "aide"),
        ("en", "You have to wait until the end of the week.", "tone-commanding", "patience"),
        ("en", "There is nothing I can do for you.", "tone-helpless", "help"),
    ],
)
def test_rewrites_of_a_hard_tone(shipped: Linter, lang: str, text: str, rule: str, wording: str) -> None:
    """A command or a shrug is a warning in a reply, and the wording that it suggests thanks for the patience, or offers help."""
    warnings = {one.rule: one for one in found(shipped, text, lang, "reply") if one.severity == "warning"}
    assert rule in warnings
    assert any(wording in suggestion for suggestion in warnings[rule].suggestions), warnings[rule].suggestions


@pytest.mark.parametrize("kind", ["proactive", None])
@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("review", "The review takes two days, and the result is on the second page of order 113-4482910-6637205."),
        ("feedback", "Our workshop has your feedback on the zip of order 113-4482910-6637205."),
        ("rate", "The rate is printed on the receipt of order 113-4482910-6637205."),
        ("five-star", "The lid of order 113-4482910-6637205 carries a five-star emblem."),
        ("external", "The external cable of order 113-4482910-6637205 has been replaced."),
        ("discount", "The discount in order 113-4482910-6637205 was a mistake of ours."),
        ("click here", "The words click here on the lid of order 113-4482910-6637205 are part of the print."),
    ],
)
def test_trigger_words_are_advice(shipped: Linter, word: str, text: str, kind: str | None) -> None:
    """Each of the seven words is told as advice, and as nothing more, in a neutral sentence, also when nobody says what kind of message it is."""
    violations = found(shipped, text, "en", kind)
    if word == "click here":
        # These words are a link text that says nothing, a fault of its own; a trigger word is silent inside another finding.
        assert [(one.rule, one.text.lower()) for one in violations if one.rule in ("trigger-word", "link-text-unclear")] == [(violations[0].rule, word)]
        return
    assert [(one.severity, one.text.lower()) for one in violations if one.rule == "trigger-word"] == [("info", word)], rules(violations)
    assert rules([one for one in violations if one.severity != "info"]) == []


NEAR_MISSES = {
    "en": """
        We will review your request tomorrow morning.
        We will review your claim and your photos today.
        Your case is still under review.
        Please review the invoice in the attachment.
        Please review the label before the driver comes.
        Please review your address in the order.
        At this rate the parcel will arrive on Friday.
        The shipping rate is shown in the order.
        The exchange rate is set by your bank.
        There is a flat rate for large parcels.
        The interest rate is a matter for the bank.
        The heater is rated 220 V.
        The lamp has an IP rating of 65.
        The energy rating is on the side of the fridge.
        The power rating is printed below the socket.
        The two parts come in separate boxes.
        The scale is accurate to one gram.
        Our corporate office is closed on Monday.
        The panels generate power even in winter.
        You can operate the fan with one hand.
        Keep it at a moderate temperature.
        The preview in the manual shows the wiring.
        It is rather heavy, about nine kilos.
        The controller has haptic feedback.
        The wheel has force feedback.
        The starter kit holds twelve pieces.
        The Star Wars figure is on its way.
        The positive terminal is marked in red.
        The positive pole is on the left.
        The lamp was in good condition.
        That is a great question.
        You need a five-star screwdriver to open it.
        The 5-star hotel towels are washed at sixty degrees.
        If you are not satisfied you can return it within 30 days.
        Please contact us before returning the parcel.
        Contact us before opening the second box.
        Contact us before sending the item back.
        If you are happy with this solution, please confirm.
        If you have any further questions, please reply here.
        Remove the battery cover with a coin.
        Please update your address in Your Orders.
        You can change your order until noon.
        The revised invoice is in Your Orders.
        You can edit the engraving until this evening.
        A full refund was issued this morning.
        A free replacement leaves tomorrow.
        The repair is free of charge.
        The free return label is in the box.
        The gift message was printed on the card.
        The gift wrap is red.
        The holder is hands-free and BPA-free.
        The carrier's toll-free line is open until six.
        You can exchange the item for another size.
        A restocking fee of 20% applies to opened boxes.
        We made a partial refund of 20% this morning.
        The discount already applied by Amazon is in the order.
        We offer a replacement.
        It was a special order for you.
        Store in a dry place.
        Turn off the power first.
        The cut-off time for today is noon.
        Follow the instructions on page nine.
        We will follow up on Tuesday.
        Subscribe & Save can be ended in Your Orders.
        Please save the packaging.
        The carrier's website shows the parcel in Leeds.
        The driver will call you before he arrives.
        Please add a phone number for the courier in Your Orders.
        You can see it in the Amazon app.
        It is shown on the Amazon website.
        You can open it in Your Orders.
        The money goes to your original payment method.
        Please send the text for the engraving.
        The message in a bottle is made of glass.
        The polka dot dress is blue.
        Both halves click into place.
        Your order has not shipped yet.
        We received your return and will refund it today.
        We received your message and will send the part today.
        Thank you for your patience.
        As you asked, the order is cancelled.
        The headset is noise-cancelling.
        You must press both buttons.
        You must be 18 to sign for it.
        You should receive it by Friday.
        The display shows a fault code.
        The legal guarantee lasts two years.
        It is within the manufacturer's fault tolerance.
        Please send the serial number.
        A photo of the damage is enough.
        The address line for delivery was cut off.
        You can opt for a refund.
        """,
    "fr": """
        Un avis de passage est dans la boîte aux lettres.
        L'avis de livraison porte la date de mardi.
        L'avis d'expédition est dans vos commandes.
        L'avis de retrait suffit au guichet.
        Sauf avis contraire, le colis part mardi.
        Vous pouvez changer d'avis pendant quatorze jours.
        Le transporteur est venu sans préavis.
        À notre avis, le joint est mal posé.
        Veuillez noter que le colis partira mardi.
        Nous notons le changement d'adresse.
        La notice est dans le carton.
        La note de crédit est dans vos commandes.
        Nous évaluons les dégâts demain matin.
        Nous évaluons votre demande.
        Dans l'attente de votre retour, le dossier reste ouvert.
        Bonne note est prise de votre demande.
        Le bon de retour est dans le colis.
        L'article est en bon état.
        La bonne réception du colis est confirmée.
        Le pôle positif est marqué en rouge.
        Si vous n'êtes pas satisfait, retournez l'article sous trente jours.
        Contactez-nous avant de renvoyer le colis.
        Si la solution vous convient, répondez ici.
        Vous pouvez modifier l'adresse jusqu'à midi.
        Vous pouvez retirer le colis au point relais.
        Il faut retirer le film avant usage.
        Nous allons revoir votre commande demain.
        L'échange de l'article est prêt.
        L'échange standard prend une semaine.
        Le remboursement intégral est fait.
        La réparation est sans frais.
        L'étiquette gratuite est dans le colis.
        Le papier cadeau est rouge.
        La pièce offerte en remplacement part mardi.
        Le colis est remis : la remise en main propre a eu lieu mardi.
        La remise du colis est prévue mardi.
        La remise au transporteur a eu lieu ce matin.
        La remise contre signature est obligatoire.
        La remise à zéro prend dix secondes.
        La remise en état prend une semaine.
        La remise en service se fait avec le bouton rouge.
        Le casque a une réduction de bruit.
        Le solde restant est de dix euros.
        Le solde du remboursement arrive mardi.
        Nous vous offrons le remplacement.
        Le magasin de retrait ouvre à neuf heures.
        Le site du transporteur indique un retard.
        La page de suivi est dans vos commandes.
        Suivez votre colis dans vos commandes.
        Suivez les instructions de la page neuf.
        Le livreur vous appellera avant de passer.
        Il manque un numéro pour la livraison.
        Le point relais ouvre à neuf heures.
        Le point de retrait ouvre à neuf heures.
        Le carton est mouillé au point que la notice est illisible.
        Il suffit de cliquer sur « Retourner » dans Vos commandes.
        Nous avons bien reçu votre message et la pièce part demain.
        Nous avons bien reçu votre retour et le remboursement part demain.
        Comme demandé, la commande est annulée.
        Vous devez appuyer trois secondes.
        Votre plainte est enregistrée.
        Le dépôt de plainte pour vol du colis est utile au transporteur.
        C'est un défaut d'origine.
        Il manque le numéro de série.
        Une photo du dommage suffit.
        Le téléphone pour le transporteur se trouve dans vos commandes.
        """,
}
# These are harmless only where the buyer has written first.
REPLIES = {
    "en": """
        Thank you for your feedback about the torn box.
        We passed your feedback to our team.
        We made a partial refund of $20 as a goodwill gesture.
        Thank you for your order. It left our warehouse on Monday.
        We hope you enjoy the lamp.
        Feel free to contact us in this thread.
        To cancel, open Your Orders.
        The blue kettle is out of stock, so the order was refunded.
        """,
    "fr": """
        Merci pour votre retour au sujet de la boîte déchirée.
        Nous avons transmis votre commentaire à l'atelier.
        Le geste commercial de dix euros a été versé ce matin.
        Merci pour votre commande. Elle a quitté notre entrepôt lundi.
        Nous espérons que la lampe vous plaît.
        N'hésitez pas à répondre à ce message.
        Pour annuler, ouvrez Vos commandes.
        La bouilloire bleue est en rupture de stock, la commande a donc été remboursée.
        """,
}


def lines(table: dict[str, str]) -> list[tuple[str, str]]:
    """Return the sentences of a table with their language."""
    return [(language, line.strip()) for language, text in table.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("language", "text"), lines(NEAR_MISSES))
def test_near_misses_raise_nothing(shipped: Linter, language: str, text: str) -> None:
    """A sentence that only sounds like a violation raises no finding, not even advice, whether it is a reply or nobody says what it is."""
    for kind in ("reply", None):
        assert rules(found(shipped, text, language, kind)) == []


@pytest.mark.parametrize(("language", "text"), lines(NEAR_MISSES))
def test_near_misses_raise_nothing_about_words_when_the_seller_speaks_first(shipped: Linter, language: str, text: str) -> None:
    """Neither does it when the seller writes first about an order; only the type of such a message may be at issue, which a sentence alone does not show."""
    violations = found(shipped, f"{text}\n\n113-4482910-6637205", language, "proactive")
    assert rules([one for one in violations if one.category != "not-permitted-type"]) == []


@pytest.mark.parametrize(("language", "text"), lines(REPLIES))
def test_service_phrases_raise_nothing_in_replies(shipped: Linter, language: str, text: str) -> None:
    """Thanks, news of the order and offers of help are no fault in an answer."""
    assert rules(found(shipped, text, language, "reply")) == []
