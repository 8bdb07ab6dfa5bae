"""The words around findings, in the languages of the user interface; what a rule says is in its pack."""

from __future__ import annotations

_ORDER = ("en", "fr", "de", "es", "it")
# One row a label, in that order; “one|many” where a number stands before it.
_ROWS = {
    "title": ("Messages checked by amzlint", "Messages vérifiés par amzlint", "Von amzlint geprüfte Nachrichten", "Mensajes comprobados por amzlint", "Messaggi controllati da amzlint"),
    "skip": ("Skip to the messages", "Aller aux messages", "Zu den Nachrichten", "Ir a los mensajes", "Vai ai messaggi"),
    "packs": ("packs", "paquets", "Pakete", "paquetes", "pacchetti"),
    "not-checked": ("Could not be checked", "Non vérifiable", "Nicht prüfbar", "No se pudo comprobar", "Non controllabile"),
    "by-rule": ("Findings by rule", "Résultats par règle", "Funde nach Regel", "Hallazgos por regla", "Risultati per regola"),
    "by-category": ("Findings by category", "Résultats par catégorie", "Funde nach Kategorie", "Hallazgos por categoría", "Risultati per categoria"),
    "by-language": ("Findings by language", "Résultats par langue", "Funde nach Sprache", "Hallazgos por idioma", "Risultati per lingua"),
    "by-file": ("Findings by file", "Résultats par fichier", "Funde nach Datei", "Hallazgos por archivo", "Risultati per file"),
    "rule": ("Rule", "Règle", "Regel", "Regla", "Regola"),
    "category": ("Category", "Catégorie", "Kategorie", "Categoría", "Categoria"),
    "language": ("Language", "Langue", "Sprache", "Idioma", "Lingua"),
    "file": ("File", "Fichier", "Datei", "Archivo", "File"),
    "severity": ("Severity", "Gravité", "Schwere", "Gravedad", "Gravità"),
    "status": ("Status", "État", "Status", "Estado", "Stato"),
    "count": ("Count", "Nombre", "Anzahl", "Número", "Numero"),
    "search": ("Search", "Rechercher", "Suchen", "Buscar", "Cerca"),
    "filter": ("Filter the findings", "Filtrer les résultats", "Funde filtern", "Filtrar los hallazgos", "Filtra i risultati"),
    "all": ("all", "tout", "alle", "todo", "tutto"),
    "show-all": ("Show all", "Tout afficher", "Alles zeigen", "Mostrar todo", "Mostra tutto"),
    "shown": (
        "Showing {findings} of {total} findings in {shown} of {messages} messages with findings",
        "{findings} résultats affichés sur {total}, dans {shown} des {messages} messages qui en ont",
        "{findings} von {total} Funden in {shown} von {messages} Nachrichten mit Funden",
        "Se muestran {findings} de {total} hallazgos en {shown} de {messages} mensajes con hallazgos",
        "Mostrati {findings} di {total} risultati in {shown} di {messages} messaggi con risultati",
    ),
    "error": ("error", "erreur", "Fehler", "error", "errore"),
    "warning": ("warning", "avertissement", "Warnung", "advertencia", "avviso"),
    "info": ("info", "information", "Hinweis", "información", "informazione"),
    "active": ("active", "actif", "offen", "activo", "attivo"),
    "suppressed": ("suppressed", "supprimé", "unterdrückt", "suprimido", "soppresso"),
    "baselined": ("baselined", "connu de la référence", "aus der Baseline bekannt", "conocido por la línea base", "noto alla baseline"),
    "none-checked": (
        "There is no finding in what could be checked.", "Aucun résultat dans ce qui a pu être vérifié.", "In dem, was geprüft werden konnte, gibt es keinen Fund.",
        "No hay hallazgos en lo que se pudo comprobar.", "Nessun risultato in ciò che si è potuto controllare.",
    ),
    "none": (
        "There is no finding in any message.", "Aucun résultat dans aucun message.", "In keiner Nachricht gibt es einen Fund.", "No hay hallazgos en ningún mensaje.",
        "Nessun risultato in nessun messaggio.",
    ),
    "message": ("message", "message", "Nachricht", "mensaje", "messaggio"),
    "reply": ("reply", "réponse", "Antwort", "respuesta", "risposta"),
    "proactive": ("proactive", "proactif", "proaktiv", "proactivo", "proattivo"),
    "solicitation": ("solicitation", "sollicitation", "Bewertungsanfrage", "solicitud", "sollecitazione"),
    "api": ("api", "api", "API", "api", "api"),
    "kind-unknown": ("kind unknown", "type inconnu", "Art unbekannt", "tipo desconocido", "tipo sconosciuto"),
    "language-unknown": ("language unknown", "langue inconnue", "Sprache unbekannt", "idioma desconocido", "lingua sconosciuta"),
    "template": ("template", "modèle", "Vorlage", "plantilla", "modello"),
    "place": ("line {line}, column {column}", "ligne {line}, colonne {column}", "Zeile {line}, Spalte {column}", "línea {line}, columna {column}", "riga {line}, colonna {column}"),
    "source": ("Source", "Source", "Quelle", "Fuente", "Fonte"),
    "checked": ("checked", "vérifié le", "geprüft am", "comprobado el", "controllato il"),
    "official": ("official", "officiel", "amtlich", "oficial", "ufficiale"),
    "quoted": ("quoted", "cité", "zitiert", "citado", "citato"),
    "third-party": ("third-party", "tiers", "von Dritten", "de terceros", "di terzi"),
    "seed": ("seed", "article de départ", "Ausgangsartikel", "artículo de partida", "articolo di partenza"),
    "inference": ("inference", "déduction", "Schlussfolgerung", "deducción", "deduzione"),
    "before": ("Before", "Avant", "Vorher", "Antes", "Prima"),
    "after-fix": ("After --fix", "Après --fix", "Nach --fix", "Después de --fix", "Dopo --fix"),
    "after-unsafe-fix": (
        "After --fix --unsafe-fixes", "Après --fix --unsafe-fixes", "Nach --fix --unsafe-fixes", "Después de --fix --unsafe-fixes", "Dopo --fix --unsafe-fixes",
    ),
    "suggested": ("Suggested wording", "Formulation proposée", "Vorgeschlagener Wortlaut", "Redacción propuesta", "Formulazione proposta"),
    "left-out": ("{number} characters left out", "{number} caractères omis", "{number} Zeichen ausgelassen", "{number} caracteres omitidos", "{number} caratteri omessi"),
    "errors": ("error|errors", "erreur|erreurs", "Fehler|Fehler", "error|errores", "errore|errori"),
    "warnings": ("warning|warnings", "avertissement|avertissements", "Warnung|Warnungen", "advertencia|advertencias", "avviso|avvisi"),
    "infos": ("info|infos", "information|informations", "Hinweis|Hinweise", "información|informaciones", "informazione|informazioni"),
    "messages": ("message|messages", "message|messages", "Nachricht|Nachrichten", "mensaje|mensajes", "messaggio|messaggi"),
    "files": ("file|files", "fichier|fichiers", "Datei|Dateien", "archivo|archivos", "file|file"),
    "findings": ("finding|findings", "résultat|résultats", "Fund|Funde", "hallazgo|hallazgos", "risultato|risultati"),
    "summary": (
        "{counts} in {some} of {messages} ({files})", "{counts} dans {some} sur {messages} ({files})", "{counts} in {some} von {messages} ({files})", "{counts} en {some} de {messages} ({files})",
        "{counts} in {some} su {messages} ({files})",
    ),
    "unchecked": ("not checked", "non vérifié", "nicht geprüft", "sin comprobar", "non controllato"),
    "held": (
        "baselined, though it may never be silenced: {rule} in {places}", "connu de la référence, bien que rien ne puisse le taire : {rule} dans {places}",
        "aus der Baseline bekannt, obwohl es nie verschwiegen werden darf: {rule} in {places}", "conocido por la línea base, aunque nada puede silenciarlo: {rule} en {places}",
        "noto alla baseline, benché nulla possa tacerlo: {rule} in {places}",
    ),
    "stale": (
        "no longer found, but still in the baseline: {rules}; --prune-baseline removes them", "plus trouvé, mais encore dans la référence : {rules} ; --prune-baseline les retire",
        "nicht mehr gefunden, aber noch in der Baseline: {rules}; --prune-baseline entfernt sie", "ya no se encuentra, pero sigue en la línea base: {rules}; --prune-baseline lo quita",
        "non più trovato, ma ancora nella baseline: {rules}; --prune-baseline lo toglie",
    ),
    "would-add": (
        "--kind proactive would add {findings}", "--kind proactive ajouterait {findings}", "--kind proactive brächte {findings} mehr", "--kind proactive añadiría {findings}",
        "--kind proactive aggiungerebbe {findings}",
    ),
    "distrusted": (
        "{findings} held back, for no source of theirs is trusted as far as --min-trust asks", "{findings} non affichés : aucune source n’a la confiance que demande --min-trust",
        "{findings} zurückgehalten, da keine ihrer Quellen so verlässlich ist, wie --min-trust verlangt", "{findings} sin mostrar: ninguna fuente merece la confianza que pide --min-trust",
        "{findings} non mostrati: nessuna fonte merita la fiducia chiesta da --min-trust",
    ),
    "partly": (
        "only partly checked, for want of a lexicon: {languages}", "vérifié en partie seulement, faute de lexique : {languages}", "nur teilweise geprüft, mangels Lexikon: {languages}",
        "comprobado solo en parte, por falta de léxico: {languages}", "controllato solo in parte, per mancanza di un lessico: {languages}",
    ),
    "skipped": (
        "{files} skipped, without any message", "{files} sans aucun message, non pris en compte", "{files} ohne Nachricht, übergangen", "{files} sin ningún mensaje, omitidos",
        "{files} senza messaggi, tralasciati",
    ),
}  # fmt: skip


class Labels:
    """The labels in one language; one that is unknown gets English ones."""

    def __init__(self, language: str = _ORDER[0]) -> None:
        self.language = language if language in _ORDER else _ORDER[0]
        self._column = _ORDER.index(self.language)

    def __getitem__(self, name: str) -> str:
        """Return a label."""
        return _ROWS[name][self._column]

    def filled(self, label: str, /, **values: object) -> str:
        """Return a label with values in its places."""
        return self[label].format(**values)

    def counted(self, number: int, label: str) -> str:
        """Return a number with its noun, in the plural unless it is one."""
        one, _, many = self[label].partition("|")
        return f"{number} {one if number == 1 else many}"


ENGLISH = Labels()
