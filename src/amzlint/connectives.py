"""Words that join a sentence or a clause to what stands before it, in the twelve languages: what must go with it, and where a clause may be cut off."""

from __future__ import annotations

import re
from functools import cache

# At the start of a sentence they point back at the one before it. A comma behind them goes with them.
_POINTING_BACK = {
    "en": "however|but|also|in addition|additionally|moreover|furthermore|besides|otherwise|if not|if so|in return|in that case|in this case|therefore|then|instead|and|so|plus|as well|afterwards|thereafter|likewise|on the other hand|at the same time|nevertheless|alternatively|or|even better|what is more|what's more|as a thank you|as a small thank you",
    "fr": "cependant|toutefois|mais|de plus|en outre|par ailleurs|aussi|également|sinon|si ce n['’]est pas le cas|si oui|dans ce cas|dans le cas contraire|en échange|en retour|donc|alors|ensuite|puis|et|ou|néanmoins|par contre|en revanche|à défaut|mieux encore|pour vous remercier",
    "de": "jedoch|aber|außerdem|ausserdem|zudem|darüber hinaus|des weiteren|weiterhin|ebenso|andernfalls|sonst|falls nicht|wenn nicht|falls ja|wenn ja|in diesem fall|im gegenzug|dafür|deshalb|daher|dann|anschließend|danach|stattdessen|und|oder|alternativ|noch besser|als dankeschön|allerdings|übrigens",
    "es": "sin embargo|no obstante|pero|además|asimismo|también|de lo contrario|en caso contrario|si no|si no es así|si es así|en ese caso|en este caso|a cambio|por lo tanto|por tanto|entonces|luego|después|y|e|o|alternativamente|por otra parte|por otro lado|como agradecimiento",
    "it": "tuttavia|però|ma|inoltre|in più|anche|altrimenti|in caso contrario|se non è così|se no|in caso affermativo|in tal caso|in questo caso|in cambio|quindi|pertanto|poi|dopo|invece|e|o|oppure|in alternativa|d['’]altra parte|per ringraziarla|per ringraziarti",
    "nl": "echter|maar|bovendien|daarnaast|verder|ook|anders|zo niet|zo ja|in dat geval|in ruil|in ruil daarvoor|daarom|dus|dan|daarna|vervolgens|in plaats daarvan|en|of|als alternatief|daarentegen|nog beter|als dank",
    "pl": "jednak|jednakże|ale|ponadto|dodatkowo|poza tym|również|także|w przeciwnym razie|jeśli nie|jeżeli nie|jeśli tak|w takim przypadku|w takim razie|w zamian|dlatego|zatem|więc|następnie|potem|zamiast tego|i|a|lub|albo|ewentualnie|w podziękowaniu",
    "sv": "däremot|dock|men|dessutom|därutöver|vidare|också|annars|om inte|om så|i så fall|i gengäld|därför|alltså|sedan|därefter|istället|i stället|och|eller|alternativt|ännu bättre|som tack",
    "pt": "no entanto|contudo|porém|mas|além disso|além do mais|adicionalmente|também|caso contrário|se não|se não for o caso|se sim|nesse caso|neste caso|em troca|portanto|por isso|então|depois|em seguida|em vez disso|e|ou|em alternativa|por outro lado|como agradecimento",
    "tr": "ancak|fakat|ama|ayrıca|bunun yanı sıra|üstelik|bunun yanında|aksi takdirde|aksi halde|değilse|öyleyse|bu durumda|karşılığında|bunun karşılığında|bu nedenle|bu yüzden|sonra|ardından|bunun yerine|ve|veya|ya da|alternatif olarak",
    "ja": "しかし|ただし|ですが|また|さらに|なお|加えて|それ以外の場合|その場合|もしそうでなければ|そうでない場合|その代わり|代わりに|したがって|そのため|それから|その後|そして|または|あるいは|もしくは",
    "ar": "ومع ذلك|لكن|ولكن|بالإضافة إلى ذلك|علاوة على ذلك|كما|أيضا|أيضًا|وإلا|إن لم يكن كذلك|في هذه الحالة|في المقابل|مقابل ذلك|لذلك|ثم|بعد ذلك|بدلا من ذلك|بدلًا من ذلك|أو",
}
# Between two clauses of one sentence, behind a comma: conjunctions, and what says that the rest is regretted.
_BETWEEN = {
    "en": "unfortunately|sadly|and|but|or|so|plus|as well as|while", "fr": "malheureusement|et|mais|ou|donc|ainsi que", "de": "leider|und|aber|oder|sowie|denn", "es": "lamentablemente|desafortunadamente|por desgracia|y|e|pero|o|así que|así como", "it": "purtroppo|e|ed|ma|o|oppure|quindi|nonché",
    "nl": "helaas|en|maar|of|dus", "pl": "niestety|i|a|ale|lub|oraz|więc", "sv": "tyvärr|och|men|eller|samt|så", "pt": "infelizmente|e|mas|ou|bem como", "tr": "maalesef|ve|ama|veya|ancak", "ja": "また|および", "ar": "و|أو|لكن|ولكن",
}  # fmt: skip
# A clause that begins so has a subject of its own, and stands by itself.
_SUBJECTS = {
    "en": "we|i|you|your|our|it|this|these|please|the", "fr": "nous|je|j['’]\\w+|vous|votre|notre|il|elle|cela|veuillez|merci", "de": "wir|ich|sie|ihr|ihre|unser|unsere|es|bitte|die|der|das|du|dein|deine",
    "es": "su|nuestro|nuestra|usted|le|por favor|nosotros|puede|puedes|tu", "it": "il suo|la sua|il nostro|lei|noi|può|puoi|per favore|la preghiamo|ti preghiamo", "nl": "wij|we|ik|u|uw|je|jouw|onze|het|dit|de",
    "pl": "my|prosimy|proszę|nasz|nasza|nasze|państwa|twoje|możesz", "sv": "vi|jag|du|din|ditt|vår|vårt|det|den", "pt": "o seu|a sua|nós|por favor|pode|podes|o nosso|a nossa|agradecemos", "tr": "siparişiniz|siparişin|lütfen|biz|ürün",
    "ja": "", "ar": "نحن|يرجى|يمكنك|نرجو|طلبك",
}  # fmt: skip
# A sentence that begins so cannot stand without its second half.
_CONDITIONS = {
    "en": "if|when|once|should|as soon as|in case|because|since|although|after|before|as", "fr": "si|s['’]il|s['’]ils|quand|lorsque|dès que|comme|après|avant|au cas où|puisque|parce que|bien que",
    "de": "wenn|falls|sollten|sollte|sobald|weil|da|nachdem|bevor|obwohl|sofern", "es": "si|cuando|en caso de que|en cuanto|como|después de|antes de|porque|aunque|una vez", "it": "se|quando|qualora|appena|poiché|dopo|prima|nel caso|una volta|dato che",
    "nl": "als|indien|wanneer|zodra|mocht|omdat|nadat|voordat|hoewel", "pl": "jeśli|jeżeli|gdy|kiedy|gdyby|ponieważ|po|zanim|chociaż", "sv": "om|när|så snart|eftersom|efter att|innan|ifall|skulle", "pt": "se|quando|caso|assim que|como|depois de|antes de|porque|embora|uma vez",
    "tr": "eğer", "ja": "もし", "ar": "إذا|إن|عندما|في حال|لأن|بعد|قبل",
}  # fmt: skip
# A short sentence that begins so speaks of what the one before it said.
_OF_THE_LAST = {
    "en": "in this way|this way|that way|once (?:this|that|the request)|of course|naturally|no pressure|no obligation|there is (?:absolutely )?no obligation|it|this|that|these|doing so|by doing so|your (?:review|feedback|rating|opinion)", "fr": "de cette façon|ainsi|bien sûr|bien entendu|aucune obligation|sans obligation|cela|ça|c['’]est|ceci|ce(?:t|tte) (?:avis|offre)|(?:votre|ton) (?:avis|retour)|ces", "de": "auf diese weise|so|natürlich|selbstverständlich|keine verpflichtung|das|dies|dadurch|damit|es|diese[rs]?|(?:ihre|deine) (?:bewertung|meinung|rezension)",
    "es": "de esta (?:manera|forma)|de este modo|así|por supuesto|sin compromiso|no hay obligación|es|esto|eso|con ello|(?:su|tu) (?:opinión|reseña|valoración)", "it": "in questo modo|così|ovviamente|naturalmente|senza impegno|nessun obbligo|è|questo|ciò|la (?:sua|tua) (?:opinione|recensione)", "nl": "op deze manier|zo|uiteraard|natuurlijk|vrijblijvend|geen verplichting|het|dit|dat|hiermee|daarmee|(?:uw|je|jouw) (?:beoordeling|mening|review)",
    "pl": "w ten sposób|oczywiście|bez zobowiązań|to|dzięki temu|(?:państwa|twoja|pana|pani) opinia", "sv": "på (?:så|detta) sätt|naturligtvis|självklart|inget tvång|det|detta|(?:din|ditt) (?:omdöme|recension|åsikt)", "pt": "d[ae]st?sa forma|assim|claro|naturalmente|sem compromisso|sem obrigação|é|isto|isso|(?:a (?:sua|tua)) (?:opinião|avaliação)", "tr": "bu şekilde|böylelikle|tabii ki|elbette|zorunlu değil|bu|böylece|(?:yorumunuz|görüşünüz|değerlendirmeniz)",
    "ja": "これにより|そうすれば|もちろん|これ|それ|この", "ar": "بهذه الطريقة|وبذلك|بالطبع|بالتأكيد|هذا|هذه|ذلك|رأيك|تقييمك",
}  # fmt: skip
_LONGEST_COMPANION = 160  # code points
_NO_SPACES = frozenset(("ja",))


def joined_without_space(lang: str | None) -> bool:
    """Say whether sentences of a language stand beside each other without a space."""
    return lang in _NO_SPACES


@cache
def pointing_back(lang: str | None) -> re.Pattern[str]:
    """Return what matches, at the start of a sentence, the words that need the sentence before it, with the white space and the comma behind them."""
    words = _POINTING_BACK.get(lang or "en", _POINTING_BACK["en"])
    if lang == "ja":
        return re.compile(rf"(?:{words})[、,]\s*")
    return re.compile(rf"(?:(?:{words})\s*[,،:]\s*|(?:{_certain(lang)})\s+)", re.IGNORECASE)


def _certain(lang: str | None) -> str:
    # Without a comma only these are sure to be more than the subject or the verb's own adverb.
    return {"en": "and|but|or", "fr": "et|mais|ou", "de": "und|aber|oder", "es": "y|pero|o", "it": "e|ma|o|oppure", "nl": "en|maar", "pl": "ale|lub", "sv": "och|men|eller", "pt": "e|mas|ou", "tr": "ve|ama", "ar": "لكن|ولكن|أو"}.get(
        lang or "en", "and|but|or"
    )  # fmt: skip


@cache
def clause_borders(lang: str | None) -> re.Pattern[str]:
    """Return what matches where one clause of a sentence ends and another begins: the comma with its conjunction, a semicolon, a dash."""
    words = _BETWEEN.get(lang or "en", _BETWEEN["en"])
    if lang == "ja":
        return re.compile(r"[；;]\s*")
    return re.compile(rf"\s*[;؛]\s+|\s+[–—-]\s+|\s*[,،]\s*(?:{words})\s+", re.IGNORECASE)


def stands_alone(clause: str, lang: str | None) -> bool:
    """Say whether a clause that followed a conjunction begins as a sentence of its own does."""
    words = _SUBJECTS.get(lang or "en", "")
    return bool(words) and re.match(rf"(?:{words})\b", clause, re.IGNORECASE) is not None


def is_conditional(sentence: str, lang: str | None) -> bool:
    """Say whether a sentence begins with a condition, which needs the clause behind its comma."""
    words = _CONDITIONS.get(lang or "en", "")
    return bool(words) and re.match(rf"\W*(?:{words})(?!\w)", sentence, re.IGNORECASE) is not None


def speaks_of_the_last(sentence: str, lang: str | None) -> bool:
    """Say whether a sentence speaks of what the one before it said, and is nothing without it."""
    words = _OF_THE_LAST.get(lang or "en", "")
    edge = "" if lang == "ja" else r"(?!\w)"
    return bool(words) and len(sentence) <= _LONGEST_COMPANION and re.match(rf"[¡¿]?(?:{words}){edge}", sentence, re.IGNORECASE) is not None
