"""The findings about suppressions themselves: what each says, in the languages of the user interface."""

from __future__ import annotations

from typing import Any

MALFORMED, UNKNOWN_RULE, NO_REASON = "suppression-malformed", "suppression-unknown-rule", "suppression-without-reason"
NOT_ALLOWED, EXPIRED, UNUSED = "suppression-not-allowed", "suppression-expired", "suppression-unused"

_WHY = {
    "en": "A suppression that does nothing hides that a message is still at fault, or that nobody remembers why it was let through.",
    "fr": "Une suppression sans effet cache qu'un message est encore fautif, ou que personne ne sait plus pourquoi il a été accepté.",
    "de": "Eine Unterdrückung ohne Wirkung verdeckt, dass eine Nachricht noch fehlerhaft ist oder dass niemand mehr weiß, warum sie durchging.",
    "es": "Una supresión sin efecto oculta que un mensaje sigue mal, o que nadie recuerda por qué se aceptó.",
    "it": "Una soppressione senza effetto nasconde che un messaggio è ancora sbagliato, o che nessuno ricorda perché è passato.",
}

SUPPRESSION_FINDINGS: dict[str, dict[str, Any]] = {
    MALFORMED: {
        "severity": "error",
        "message": {
            "en": "this suppression cannot be read: {detail}",
            "fr": "cette suppression est illisible : {detail}",
            "de": "diese Unterdrückung ist nicht lesbar: {detail}",
            "es": "esta supresión no se puede leer: {detail}",
            "it": "questa soppressione non è leggibile: {detail}",
        },
        "why": _WHY,
        "help": {
            "en": "write “amzlint: ignore[rule-id] reason” in a comment of the template, perhaps with “until 2027-01-31” and “by name”",
            "fr": "écrivez « amzlint: ignore[rule-id] raison » dans un commentaire du modèle, au besoin avec « until 2027-01-31 » et « by nom »",
            "de": "schreiben Sie „amzlint: ignore[rule-id] Grund“ in einen Kommentar der Vorlage, bei Bedarf mit „until 2027-01-31“ und „by Name“",
            "es": "escriba «amzlint: ignore[rule-id] motivo» en un comentario de la plantilla, si hace falta con «until 2027-01-31» y «by nombre»",
            "it": "scriva «amzlint: ignore[rule-id] motivo» in un commento del modello, se serve con «until 2027-01-31» e «by nome»",
        },
    },
    UNKNOWN_RULE: {
        "severity": "error",
        "message": {
            "en": "this suppression names a rule that does not exist: {detail}",
            "fr": "cette suppression nomme une règle qui n'existe pas : {detail}",
            "de": "diese Unterdrückung nennt eine Regel, die es nicht gibt: {detail}",
            "es": "esta supresión nombra una regla que no existe: {detail}",
            "it": "questa soppressione nomina una regola che non esiste: {detail}",
        },
        "why": _WHY,
        "help": {
            "en": "name the rule as the finding does, between brackets",
            "fr": "nommez la règle comme le fait le résultat, entre crochets",
            "de": "nennen Sie die Regel so, wie der Fund sie in Klammern nennt",
            "es": "nombre la regla como lo hace el hallazgo, entre corchetes",
            "it": "indichi la regola come fa il risultato, tra parentesi",
        },
    },
    NO_REASON: {
        "severity": "error",
        "message": {
            "en": "this suppression of “{detail}” gives no reason, and counts for nothing",
            "fr": "cette suppression de « {detail} » ne donne aucune raison et reste sans effet",
            "de": "diese Unterdrückung von „{detail}“ nennt keinen Grund und gilt nicht",
            "es": "esta supresión de «{detail}» no da ningún motivo y no cuenta",
            "it": "questa soppressione di «{detail}» non dà alcun motivo e non vale",
        },
        "why": _WHY,
        "help": {
            "en": "say behind the brackets why the message may stay as it is",
            "fr": "dites après les crochets pourquoi le message peut rester tel quel",
            "de": "sagen Sie hinter der Klammer, warum die Nachricht so bleiben darf",
            "es": "diga tras los corchetes por qué el mensaje puede quedar así",
            "it": "dica dopo le parentesi perché il messaggio può restare così",
        },
    },
    NOT_ALLOWED: {
        "severity": "error",
        "message": {
            "en": "“{detail}” cannot be silenced",
            "fr": "« {detail} » ne peut pas être réduite au silence",
            "de": "„{detail}“ lässt sich nicht unterdrücken",
            "es": "«{detail}» no se puede silenciar",
            "it": "«{detail}» non si può mettere a tacere",
        },
        "why": {
            "en": "Review manipulation, incentives and payment outside Amazon cost the account; no reason makes them harmless.",
            "fr": "La manipulation d'avis, les incitations et le paiement hors d'Amazon coûtent le compte ; aucune raison ne les rend anodins.",
            "de": "Manipulierte Bewertungen, Anreize und Zahlung außerhalb von Amazon kosten das Konto; kein Grund macht sie harmlos.",
            "es": "Manipular opiniones, incentivarlas o cobrar fuera de Amazon cuesta la cuenta; ningún motivo lo hace inofensivo.",
            "it": "Manipolare recensioni, incentivarle o incassare fuori da Amazon costa l’account; nessun motivo lo rende innocuo.",
        },
        "help": {
            "en": "mend the message; a baseline may hold what is old",
            "fr": "corrigez le message ; une baseline peut retenir ce qui est ancien",
            "de": "ändern Sie die Nachricht; Altes kann eine Baseline halten",
            "es": "corrija el mensaje; una línea base puede retener lo antiguo",
            "it": "corregga il messaggio; una baseline può tenere ciò che è vecchio",
        },
    },
    EXPIRED: {
        "severity": "warning",
        "message": {
            "en": "this suppression ended: {detail}",
            "fr": "cette suppression a pris fin : {detail}",
            "de": "diese Unterdrückung ist abgelaufen: {detail}",
            "es": "esta supresión ha terminado: {detail}",
            "it": "questa soppressione è scaduta: {detail}",
        },
        "why": _WHY,
        "help": {
            "en": "mend the message, or decide anew and set another day",
            "fr": "corrigez le message, ou décidez à nouveau et fixez un autre jour",
            "de": "ändern Sie die Nachricht, oder entscheiden Sie neu und setzen Sie einen anderen Tag",
            "es": "corrija el mensaje, o decida de nuevo y ponga otro día",
            "it": "corregga il messaggio, o decida di nuovo e metta un altro giorno",
        },
    },
    UNUSED: {
        "severity": "warning",
        "message": {
            "en": "this suppression of “{detail}” meets no finding",
            "fr": "cette suppression de « {detail} » ne rencontre aucun résultat",
            "de": "diese Unterdrückung von „{detail}“ trifft keinen Fund",
            "es": "esta supresión de «{detail}» no encuentra ningún hallazgo",
            "it": "questa soppressione di «{detail}» non incontra alcun risultato",
        },
        "why": _WHY,
        "help": {
            "en": "remove it, or put it right before what it is meant for",
            "fr": "supprimez-la, ou placez-la juste avant ce qu'elle vise",
            "de": "entfernen Sie sie, oder setzen Sie sie direkt vor das, was sie meint",
            "es": "quítela, o póngala justo antes de aquello a lo que se refiere",
            "it": "la tolga, o la metta subito prima di ciò a cui si riferisce",
        },
    },
}
