"""The findings that amzlint makes about files, languages and suppressions themselves; they belong to no pack."""

from __future__ import annotations

from typing import Any

from amzlint.suppression_findings import SUPPRESSION_FINDINGS

ENCODING_GUESSED = "encoding-guessed"
LANGUAGE_UNSUPPORTED = "language-unsupported"

OWN_FINDINGS: dict[str, dict[str, Any]] = {
    ENCODING_GUESSED: {
        "severity": "warning",
        "message": {
            "en": "the file is not UTF-8; it was read as {detail}, which is a guess",
            "fr": "le fichier n'est pas en UTF-8 ; il a été lu comme {detail}, ce qui est une supposition",
            "de": "die Datei ist nicht in UTF-8; sie wurde als {detail} gelesen, was eine Vermutung ist",
            "es": "el archivo no está en UTF-8; se ha leído como {detail}, lo que es una suposición",
            "it": "il file non è in UTF-8; è stato letto come {detail}, il che è una supposizione",
        },
        "why": {
            "en": "A wrong guess changes letters, and then words are not found.",
            "fr": "Une mauvaise supposition change des lettres, et des mots ne sont alors plus trouvés.",
            "de": "Eine falsche Vermutung ändert Buchstaben, und dann werden Wörter nicht gefunden.",
            "es": "Una suposición equivocada cambia letras, y entonces no se encuentran palabras.",
            "it": "Una supposizione sbagliata cambia le lettere, e allora le parole non vengono trovate.",
        },
        "help": {
            "en": "save the file as UTF-8",
            "fr": "enregistrez le fichier en UTF-8",
            "de": "speichern Sie die Datei in UTF-8",
            "es": "guarde el archivo en UTF-8",
            "it": "salvi il file in UTF-8",
        },
    },
    LANGUAGE_UNSUPPORTED: {
        "severity": "info",
        "message": {
            "en": "only partly checked: there is no lexicon for the language “{detail}”",
            "fr": "vérifié en partie seulement : il n'y a pas de lexique pour la langue « {detail} »",
            "de": "nur teilweise geprüft: für die Sprache „{detail}“ gibt es kein Lexikon",
            "es": "comprobado solo en parte: no hay léxico para el idioma «{detail}»",
            "it": "controllato solo in parte: non c’è un lessico per la lingua «{detail}»",
        },
        "why": {
            "en": "Links, addresses, emoji and formatting were checked, the wording was not.",
            "fr": "Les liens, les adresses, les émojis et la mise en forme ont été vérifiés, pas les formulations.",
            "de": "Links, Adressen, Emojis und Formatierung wurden geprüft, der Wortlaut nicht.",
            "es": "Se han comprobado enlaces, direcciones, emojis y formato, pero no las palabras.",
            "it": "Sono stati controllati link, indirizzi, emoji e formattazione, non le parole.",
        },
        "help": {
            "en": "have a person who knows the language read this message",
            "fr": "faites relire ce message par une personne qui connaît la langue",
            "de": "lassen Sie jemanden, der die Sprache kann, diese Nachricht lesen",
            "es": "pida a alguien que conozca el idioma que lea este mensaje",
            "it": "faccia leggere questo messaggio a chi conosce la lingua",
        },
    },
    **SUPPRESSION_FINDINGS,
}
