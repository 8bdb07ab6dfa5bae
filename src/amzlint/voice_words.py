"""The words and endings by which a message shows how it speaks to its reader and of its sender: one pattern a language."""

# In languages that drop pronouns the verbs of service messages tell it: podes, puede, możesz, alabilirsiniz.
INFORMAL = {
    "fr": r"\b(?:tu|toi|ton|ta|tes|te|tien|tienne)\b|\bt['’]|\b(?:réponds|écris|dis|envoie|laisse|contacte|préviens)-(?:nous|moi)\b|\bn['’]hésite pas\b",
    "de": r"\b(?:du|dir|dich|dein(?:e|er|en|em|es)?|euch|euer|eure[nmrs]?)\b|\bmelde dich\b|\b(?:bitte (?:antworte|schreib|schick|gib|sende|teile|prüfe|schau))\b",
    "es": (
        r"\b(?:tú|tu|tus|te|ti|contigo|tuy[oa]s?|puedes|tienes|quieres|debes|necesitas|recibiste|recibirás|podrás|has|eres|estás|prefieres|deseas)\b"
        r"|\b(?:escríbenos|dinos|avísanos|envíanos|contáctanos|respóndenos|déjanos|cuéntanos|escríbeme|dime|avísame|envíame|haznos)\b|\bno dudes\b"
    ),
    "it": (
        r"\b(?:tu|ti|te|tuo|tua|tuoi|tue|puoi|hai|vuoi|devi|sei|potrai|riceverai|preferisci|desideri)\b"
        r"|\b(?:scrivici|rispondici|contattaci|inviaci|mandaci|facci|dicci|scrivimi|rispondimi|fammi|dimmi)\b|\bnon esitare\b"
    ),
    "nl": r"\b(?:je|jij|jou|jouw|jullie)\b",
    "pl": (
        r"\b(?:ty|ciebie|cię|ci|tobie|tobą|twój|twoj(?:a|e|ą|ego|ej|emu|im|ich)|możesz|masz|chcesz|wiesz|musisz|otrzymasz|dostaniesz|potrzebujesz|wolisz|jesteś|będziesz)\b"
        r"|\b\w{2,}(?:łeś|łaś)\b|\b(?:napisz|odpowiedz|odpisz|wyślij|prześlij|daj|sprawdź|kliknij|skontaktuj się|poczekaj|zostaw)\b"
    ),
    "pt": (
        r"\b(?:tu|te|ti|teu|tua|teus|tuas|contigo|podes|tens|queres|deves|precisas|recebeste|fizeste|poderás|receberás|preferes|estás|és)\b"
        r"|\b(?:escreve-nos|diz-nos|envia-nos|contacta-nos|avisa-nos|responde-nos|deixa-nos)\b"
    ),
    "tr": (
        r"\b(?:sen|sana|seni|senin|senden|seninle|sende)\b|\b\w+(?:bilir|[ıiuü]yor|ecek|acak|malı|meli|m[ıiuü]ş)s[ıiuü]n\b"
        r"|\b(?:zorunda|durumunda)s[ıiuü]n\b|\b(?:sakin|sabırlı) ol\b|\b(?:yaz|yanıtla|cevapla|gönder|bildir|bekle|ilet) (?:lütfen|bize|bana)\b"
        r"|\blütfen (?:\w+ ){0,4}(?:yaz|yanıtla|cevapla|gönder|bildir|bekle|ilet)\b"
    ),
}  # fmt: skip

FORMAL = {
    "fr": r"\b(?:vous|votre|vos|vôtres?)\b|\b(?:répondez|écrivez|veuillez|contactez|envoyez|n['’]hésitez)\b",
    "de": r"\b(?:Sie|Ihnen|Ihr(?:e|er|en|em|es)?)\b",
    "es": (
        r"\b(?:usted|ustedes|su|sus|le|les|suy[oa]s?|vuestr[oa]s?|podrá|podría usted|desea|prefiere)\b"
        r"|\b(?:escríbanos|díganos|avísenos|envíenos|contáctenos|respóndanos|escríbame|dígame|avíseme|envíeme|háganos|disculpe|responda)\b|\bno dude\b"
    ),
    "it": (
        r"\b(?:Lei|Suo|Sua|Suoi|Sue|Vostro|Vostra|Voi)\b|(?<=[\w,;:] )(?:La|Le)\b|\b(?:La|Le) (?:\w+(?:iamo|eremo|iremo)|ho|prego|ringrazio|informo|confermo|chiedo)\b"
        r"|\b(?:[Ss]criva(?:ci|mi)?|[Rr]isponda|[Cc]i (?:scriva|contatti|invii|mandi)|[Cc]ontatti|[Nn]on esiti|[Pp]otrà|[Ll]a preghiamo)\b"
    ),
    "nl": r"\b(?:u|uw|uzelf)\b",
    "pl": r"\b(?:pan|pani|pana|panu|panem|panią|panie|państw(?:o|a|u|em|ie)|szanown[iya])\b",
    "pt": r"\b(?:você|vocês|o senhor|a senhora|seu|sua|seus|suas|lhe|lhes|vossa|vosso)\b|\b(?:responda|escreva|contacte|envie|diga|não hesite)\b",
    "tr": r"\b(?:siz|size|sizi|sizin|sizden|sizinle|sizlere)\b|\b\w+(?:[sn][ıiuü]n[ıiuü]z|[ıiuü]n[ıiuü]z(?:[ıiuüae]|d[ae]n?|l[ae]|[ıiuü]n)?)\b",
}  # fmt: skip

# "Proszę" and "mi dispiace" are set phrases that companies use as well.
I = {  # noqa: E741  (the word that it is about)
    "en": r"\bI\b|\b[Mm]y\b|\b[Mm]yself\b|\bme\b",
    "fr": r"\b(?:je|mon|ma|mes|me|moi)\b|\b[jm]['’]",
    "de": r"\b(?:ich|mein(?:e|er|en|em|es)?|mir|mich)\b",
    "es": r"\b(?:yo|mi|mis|me|conmigo|lamento|siento|puedo|quiero|envío|agradezco|estoy|tengo|he|soy|haré|enviaré|necesito|entiendo|comprendo|escribo|quedo|confirmo|reembolsaré)\b",
    "it": r"\b(?:io|mio|mia|miei|mie|me|posso|ho|invio|ringrazio|voglio|vorrei|capisco|comprendo|scrivo|sto|resto|rimango|provvederò|invierò|farò|rimborserò|confermo)\b",
    "nl": r"\b(?:ik|mijn|mij|me|mezelf)\b",
    "pl": r"\b(?:ja|mój|moj(?:a|e|ą|ego|ej|emu|im|ich)|mnie|mną|mogę|jestem|mam|wyślę|rozumiem|dziękuję|przepraszam|chcę|chciałbym|chciałabym|piszę|zwrócę|sprawdzę|odezwę)\b|\b\w{2,}(?:łem|łam)\b",
    "sv": r"\b(?:jag|min|mitt|mina|mig)\b",
    "pt": r"\b(?:eu|meu|minha|meus|minhas|me|mim|comigo|posso|estou|tenho|enviei|envio|agradeço|lamento|espero|entendo|compreendo|quero|vou|farei|enviarei|fico|confirmo|preciso)\b",
    "tr": r"\b(?:ben|bana|beni|benim|bende)\b|\b\w{2,}(?:yorum|acağım|eceğim|r[ıiuü]m|[dt][ıiuü]m|[dt][ıiuü]ğ[ıiuü]m)\b",
    "ar": r"(?<!\w)(?:أنا|لدي|عندي|أعتذر|أود|يمكنني|أستطيع|سأ\w{2,}|أشكر\w*|أقدر|أقدّر|أتفهم|أرجو|أرسلت|متجري)(?!\w)",
}

WE = {
    "en": r"\b(?:we|our|us|ours|ourselves)\b",
    "fr": r"\b(?:nous|notre|nos)\b",
    "de": r"\b(?:wir|unser(?:e|er|en|em|es)?|uns)\b",
    "es": r"\b(?:nosotros|nosotras|nos|nuestr[oa]s?|hemos)\b|\b\w{2,}[aei]mos\b",
    "it": r"\b(?:noi|nostr[oaie]|ci|abbiamo)\b|\b\w{2,}(?:iamo|eremo|iremo)\b",
    "nl": r"\b(?:wij|we|ons|onze)\b",
    "pl": r"\b(?:my|nas|nam|nami|nasz(?:a|e|ą|ego|ej|emu|ym|ych)?|możemy|jesteśmy|mamy)\b|\b\w{2,}(?:liśmy|łyśmy|ujemy|szymy|simy|zamy)\b",
    "sv": r"\b(?:vi|vår|vårt|våra|oss)\b",
    "pt": r"\b(?:nós|noss[oa]s?|conosco|connosco)\b|\b\w{2,}[aei]mos\b",
    "tr": r"\b(?:biz|bize|bizi|bizim|bizden)\b|\b\w{2,}(?:yoruz|acağız|eceğiz|r[ıiuü]z|[dt][ıiuü]k|m[ıiuü]z)\b",
    "ar": r"(?<!\w)(?:نحن|لدينا|عندنا|نعتذر|نود|يمكننا|نستطيع|سن\w{2,}|نشكر\w*|نقدر|نقدّر|نتفهم|نرجو|متجرنا|فريقنا|قمنا|أرسلنا)(?!\w)",
}  # fmt: skip
