"""The findings that amzlint makes about files and languages themselves; they belong to no pack."""

from __future__ import annotations

from typing import Any

ENCODING_GUESSED = "encoding-guessed"
LANGUAGE_UNSUPPORTED = "language-unsupported"

OWN_FINDINGS: dict[str, dict[str, Any]] = {
    ENCODING_GUESSED: {
        "severity": "warning",
        "message": {
            "en": "the file is not UTF-8; it was read as {detail}, which is a guess",
            "fr": "le fichier n'est pas en UTF-8 ; il a été lu comme {detail}, ce qui est une supposition",
        },
        "why": {"en": "A wrong guess changes letters, and then words are not found.", "fr": "Une mauvaise supposition change des lettres, et des mots ne sont alors plus trouvés."},
        "help": {"en": "save the file as UTF-8", "fr": "enregistrez le fichier en UTF-8"},
    },
    LANGUAGE_UNSUPPORTED: {
        "severity": "info",
        "message": {
            "en": "only partly checked: there is no lexicon for the language “{detail}”",
            "fr": "vérifié en partie seulement : il n'y a pas de lexique pour la langue « {detail} »",
        },
        "why": {
            "en": "Links, addresses, emoji and formatting were checked, the wording was not.",
            "fr": "Les liens, les adresses, les émojis et la mise en forme ont été vérifiés, pas les formulations.",
        },
        "help": {"en": "have a person who knows the language read this message", "fr": "faites relire ce message par une personne qui connaît la langue"},
    },
}
