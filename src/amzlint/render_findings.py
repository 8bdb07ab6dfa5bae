"""The finding about empty values, and what a finding in a filled template says of its values, in the languages of the user interface."""

from __future__ import annotations

from typing import Any

EMPTY_VALUE = "placeholder-empty-value"
BRACKETS, SENTENCE, LEADING_MARK, SPACE_BEFORE_MARK, DOUBLED_SPACE = "brackets", "sentence", "leading-mark", "space-before-mark", "doubled-space"

# What an empty value leaves in the message.
LEFT: dict[str, dict[str, str]] = {
    BRACKETS: {"en": "empty brackets", "fr": "des parenthèses vides", "de": "leere Klammern", "es": "paréntesis vacíos", "it": "parentesi vuote"},
    SENTENCE: {"en": "an empty sentence", "fr": "une phrase vide", "de": "einen leeren Satz", "es": "una frase vacía", "it": "una frase vuota"},
    LEADING_MARK: {
        "en": "a line that begins with a punctuation mark",
        "fr": "une ligne qui commence par un signe de ponctuation",
        "de": "eine Zeile, die mit einem Satzzeichen beginnt",
        "es": "una línea que empieza con un signo de puntuación",
        "it": "una riga che comincia con un segno di punteggiatura",
    },
    SPACE_BEFORE_MARK: {
        "en": "a space before a punctuation mark",
        "fr": "une espace devant un signe de ponctuation",
        "de": "ein Leerzeichen vor einem Satzzeichen",
        "es": "un espacio antes de un signo de puntuación",
        "it": "uno spazio prima di un segno di punteggiatura",
    },
    DOUBLED_SPACE: {"en": "a doubled space", "fr": "une espace double", "de": "ein doppeltes Leerzeichen", "es": "un espacio doble", "it": "uno spazio doppio"},
}

# How a finding says with which values it arises; what comes from the message stands between quotation marks, so that --redact hides it.
WITH: dict[str, str] = {"en": "(with {values})", "fr": "(avec {values})", "de": "(mit {values})", "es": "(con {values})", "it": "(con {values})"}
WITH_VALUE: dict[str, str] = {
    "en": "“{field}” as “{value}”", "fr": "« {field} » = « {value} »", "de": "„{field}“ als „{value}“", "es": "«{field}» = «{value}»", "it": "“{field}” = “{value}”",
}  # fmt: skip
WITHOUT_VALUE: dict[str, str] = {"en": "“{field}” empty", "fr": "« {field} » vide", "de": "„{field}“ leer", "es": "«{field}» vacío", "it": "“{field}” vuoto"}

RENDER_FINDINGS: dict[str, dict[str, Any]] = {
    EMPTY_VALUE: {
        "severity": "info",
        "message": {
            "en": "leaves {detail} when its value is empty",
            "fr": "laisse {detail} quand sa valeur est vide",
            "de": "hinterlässt {detail}, wenn der Wert leer ist",
            "es": "deja {detail} cuando su valor está vacío",
            "it": "lascia {detail} quando il suo valore è vuoto",
        },
        "why": {
            "en": "Values are missing more often than one thinks, and the buyer sees at once that a machine wrote to them.",
            "fr": "Une valeur manque plus souvent qu'on ne le croit, et le client voit aussitôt qu'une machine lui écrit.",
            "de": "Werte fehlen öfter, als man denkt, und der Käufer sieht sofort, dass ihm eine Maschine schreibt.",
            "es": "Un valor falta más a menudo de lo que se cree, y el comprador ve enseguida que le escribe una máquina.",
            "it": "Un valore manca più spesso di quanto si creda, e il cliente vede subito che gli scrive una macchina.",
        },
        "help": {
            "en": "give the field a default, or put it with the words around it into a condition",
            "fr": "donnez au champ une valeur par défaut, ou mettez-le avec les mots qui l'entourent dans une condition",
            "de": "geben Sie dem Feld einen Ersatzwert, oder setzen Sie es samt den Wörtern um es herum in eine Bedingung",
            "es": "dé al campo un valor por defecto, o póngalo con las palabras que lo rodean dentro de una condición",
            "it": "dia al campo un valore predefinito, o lo metta con le parole intorno dentro una condizione",
        },
    },
}
