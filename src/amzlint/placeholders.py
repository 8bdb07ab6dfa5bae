"""Finds the placeholders of every template language in a text and says what their names stand for."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# One search in C answers "none" for most messages. Runs of an opener ("[[[[", "####") are skipped to their end here.
_OPENER = re.compile(
    r"\[(?!\[\[)|\{(?!\{\{\{)|«|【|<(?=[%<\w])(?!<<)|%(?=[%\w({@.])(?!%%%)|\$(?=[^\W\d]|\{)"
    r"|#(?=[^\W\d]|[#{])(?!##)|@@(?=[^\W\d])|__(?=[^\W_])|\*\|"
)
_NESTING = 4  # a placeholder within one within one ...: deeper nesting is noise, and each level costs one more scan

# Words that stand in brackets without asking to be filled in: subject tags, editor's marks, languages, shop platforms.
_TAGS = _word_set(
    """important importante importantissimo wichtig belangrijk wazne viktigt onemli urgent urgente dringend pilne acil
    重要 緊急 至急 注意 お知らせ هام مهم عاجل تنبيه attention achtung atencion attenzione atencao uwaga obs dikkat
    note hinweis nota notice info warning warnung avertissement error debug fyi update new neu nouveau nuevo nuovo
    nieuw nowosc nytt novo yeni sale sic edited redacted external extern externe externo esterno ext spam ok okay re
    fwd fw test closed open solved resolved reminder none null true false undefined translation fragile amazon
    prestashop shopify ebay etsy woocommerce magento english deutsch francais espanol italiano nederlands polski
    svenska portugues turkce 日本語 العربيه en de fr es it nl pl sv pt tr ja ar uk us eu eur usd gbp cm mm kg ml aw
    sv antwort edit traduction traduccion ubersetzt"""
)
_TAG_PHRASES = frozenset(
    phrase.replace("_", " ")
    for phrase in _word_set(
        """see_above see_below siehe_oben siehe_unten voir_ci-dessous voir_ci-dessus ver_abajo let_op emphasis_added
    my_translation english_below action_required external_email no_reply no-reply no_subject email_protected
    quoted_text_hidden"""
    )
)
_MEDIA = _word_set(
    """image img photo picture pic video audio logo gif sticker attachment attached file cid foto bild anhang imagen
    imagem immagine afbeelding bijlage zdjecie zalacznik resim gorsel ek adjunto allegato anexo bilaga 画像 写真
    添付 صوره مرفق"""
)
# A single ordinary word in « », < > or 【 】 is a placeholder only if it is one of these names of fields.
_FIELDS = _word_set(
    """name firstname lastname fullname username first last customer buyer client recipient order ordernumber number id
    nom prenom commande numero civilite nombre apellido apellidos cliente pedido vorname nachname anrede kunde
    kundenname bestellnummer nome cognome ordine voornaam achternaam klant klantnaam bestelnummer imie nazwisko
    klient zamowienie fornamn efternamn kund ordernummer sobrenome ad isim soyad musteri siparis date datum fecha
    data tarih product produit producto produkt prodotto produto urun email tracking price amount address adresse
    carrier shop store asin sku your insert enter link lien url enlace suivi ihr ihre votre"""
)
_HTML = _word_set(
    """a abbr acronym address area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite clippath code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe img input ins isindex kbd label legend li line lineargradient link main map mark marquee menu meta
    meter nav nobr noframes noscript object ol optgroup option output p param path picture plaintext pre progress q
    rect rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup
    svg table tbody td template textarea tfoot th thead time title tr track tspan tt u ul use var video wbr xml xmp"""
)
_CSS = _word_set(
    """color background margin padding font border width height display position top left right bottom opacity float
    clear cursor overflow visibility content outline transform transition animation fill stroke flex gap order"""
)
_CURRENCIES = _word_set("us usd cad aud nzd mxn sgd hkd clp cop ars brl ca au nz")
_KEYWORDS = _word_set(
    """if elsif elseif elif else unless for foreach foreachelse each with endif endfor endforeach endunless endcase
    endblock endcapture endwith endcomment endraw end assign capture include extends render section sectionelse
    ifnot mc while"""
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place in a text that a program or a person was to fill in.

    ``start`` and ``end`` are half-open code points; ``name`` is what stands between the marks, without filters, empty
    where the dialect has no names (``%s``); ``control`` marks conditions, loops and comments, which never become text.
    """

    start: int
    end: int
    name: str
    dialect: str
    control: bool


class NameTable(NamedTuple):
    """The words of placeholder names, ready for look-up; made by `build_name_table`."""

    words: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    sequences: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]
    fragments: list[tuple[str, frozenset[str]]]
    combine: list[_Combination]
    helpers: frozenset[str]
    shortest_stem: int
    known: dict[str, frozenset[str]]  # answers given so far


class _Combination(NamedTuple):
    when: tuple[frozenset[str], ...]
    unless: frozenset[str]
    alone: bool
    add: frozenset[str]
    drop: frozenset[str]


class _Candidate(NamedTuple):
    """A span whose marks fit a dialect: the inner text, and the characters around it (a blank beside a placeholder)."""

    text: str
    start: int
    end: int
    inner: str
    before: str
    after: str


class _Row(NamedTuple):
    """One dialect: the opener that leads to it, its pattern, how many characters its marks take, and what to refuse."""

    opener: str
    dialect: str
    pattern: str
    lead: int
    tail: int
    accept: Callable[[_Candidate], bool] | None


def find_placeholders(text: str) -> list[Placeholder]:
    """Find everything that was to be filled in or evaluated before sending.

    ``text`` is any text, template or message. Returns the placeholders in order, never overlapping; where one lies in
    another, the outer one. Time is linear in the length of the text; plain text costs one search.
    """
    first = _OPENER.search(text)
    if first is None:
        return []
    found = _scan(text, first.start())
    for _ in range(_NESTING if found else 0):
        blanked = _blank(text, found)
        outer = _scan(blanked, 0) if _OPENER.search(blanked) else []
        if not outer:
            break
        found = _absorb(outer, found)
    return [_placeholder(text, start, end, row) for start, end, row in found]


def name_words(name: str) -> tuple[str, ...]:
    """Split a placeholder's name into folded words: ``orderTrackingURL`` gives order, tracking, url.

    Handles snake_case, kebab-case, dots, arrows, camelCase, spaces and changes of script; accents and the Arabic
    article are dropped, and whatever follows the first ``|`` (a filter).
    """
    plain = _unaccented(name.split("|", 1)[0])
    return tuple(_without_article(word.casefold()) for word in _words_pattern().findall(plain))


def name_classes(name: str, table: NameTable) -> frozenset[str]:
    """Say what a placeholder's name stands for, as class names of the data file; empty if no word of it is known.

    ``name`` is `Placeholder.name`, ``table`` comes from `build_name_table`.
    """
    known = table.known.get(name)
    if known is None:
        if len(table.known) > 4096:  # names come from foreign input: forget rather than grow
            table.known.clear()
        known = table.known[name] = _classify(name_words(name), table)
    return known


def build_name_table(data: Mapping[str, Any]) -> NameTable:
    """Turn the plain data of ``placeholder-names.yaml`` into a fast look-up.

    ``data`` has ``words`` (class → language → words or word sequences), ``combine`` (rules, applied in order) and
    ``helpers`` (classes that are never reported). Raises ValueError for an unknown class in a rule.
    """
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    sequences: dict[tuple[str, ...], set[str]] = {}
    fragments: dict[str, set[str]] = {}
    for name, languages in data["words"].items():
        for language, terms in languages.items():
            for term in terms:
                bare = str(term).removesuffix("*")
                # most terms are plain lower-case words: this runs at the start of every check that meets a name
                parts = (bare,) if bare.isascii() and bare.isalpha() and bare.islower() else name_words(bare)
                if language == "ja":
                    fragments.setdefault("".join(parts), set()).add(name)
                elif len(parts) > 1:
                    sequences.setdefault(parts, set()).add(name)
                    words.setdefault("".join(parts), set()).add(name)
                else:
                    (stems if str(term).endswith("*") else words).setdefault("".join(parts), set()).add(name)
    heads: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for parts, names in sorted(sequences.items(), key=lambda item: -len(item[0])):
        heads.setdefault(parts[0], []).append((parts, frozenset(names)))
    helpers = frozenset(data["helpers"])
    rules = [_combination(rule) for rule in data["combine"]]
    _refuse_unknown(rules, helpers, frozenset(data["words"]))
    return NameTable(
        words={word: frozenset(names) for word, names in words.items()},
        stems={stem: frozenset(names) for stem, names in stems.items()},
        sequences=heads,
        fragments=[
            (text, frozenset(names)) for text, names in sorted(fragments.items(), key=lambda item: -len(item[0]))
        ],
        combine=rules,
        helpers=helpers,
        shortest_stem=min(map(len, stems), default=1),
        known={},
    )


# -- scanning


def _scan(text: str, position: int) -> list[tuple[int, int, _Row]]:
    found: list[tuple[int, int, _Row]] = []
    last = 0
    search = _OPENER.search
    while opener := search(text, position):
        start = opener.start()
        position = start + 1
        for row, pattern in _rows(text[start : start + 2]):
            hit = pattern.match(text, start)
            if hit is None:
                continue
            end = hit.end()
            if row.accept is not None:
                before = " " if start == last else text[start - 1]
                inner = text[start + row.lead : end - row.tail]
                if not row.accept(_Candidate(text, start, end, inner, before, text[end : end + 1] or " ")):
                    continue
            found.append((start, end, row))
            last = position = end
            break
    return found


@functools.cache
def _rows(pair: str) -> tuple[tuple[_Row, re.Pattern[str]], ...]:
    rows = [row for row in _table() if pair.startswith(row.opener)]
    return tuple((row, re.compile(row.pattern)) for row in rows)


def _blank(text: str, found: Iterable[tuple[int, int, _Row]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, _ in found:
        pieces += text[position:start], " " * (end - start)
        position = end
    return "".join(pieces) + text[position:]


def _absorb(outer: list[tuple[int, int, _Row]], inner: list[tuple[int, int, _Row]]) -> list[tuple[int, int, _Row]]:
    merged: list[tuple[int, int, _Row]] = []
    for span in sorted([*outer, *inner], key=lambda item: (item[0], -item[1])):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _placeholder(text: str, start: int, end: int, row: _Row) -> Placeholder:
    inner = text[start + row.lead : end - row.tail].strip()
    name, control = _named(inner, row.dialect)
    dialect = "brace-arrow" if row.dialect == "brace" and inner.startswith("$") else row.dialect
    return Placeholder(start, end, name, dialect, control)


@functools.lru_cache(maxsize=1024)
def _named(inner: str, dialect: str) -> tuple[str, bool]:
    if dialect == "percent":
        return "", False
    if dialect == "jinja-comment" or (dialect == "erb" and inner.startswith("#")):
        return "", True
    if dialect in ("square", "angle2", "guillemet", "upper-angle", "lenticular"):
        return inner, False
    if dialect == "double-square":  # "[[order-link:See your order]]" shows the words after the colon
        return inner.split(":", 1)[0].strip(), False
    bare = inner.strip("-~ \t\r\n")
    word = bare.lstrip("#/^!>=&@$*+- \t\r\n")
    keyword = re.match(r"\w*", word)
    first = keyword.group() if keyword else ""
    control = (
        dialect == "jinja-block"
        or (dialect == "erb" and not bare.startswith("=") and not (inner.startswith("-") and first not in _KEYWORDS))
        or (dialect in ("jinja", "mustache3", "brace") and bare[:1] in tuple("#/^!>*"))
        or (dialect in ("jinja", "brace", "merge-tag") and first.casefold() in _KEYWORDS and _is_block(bare, first))
    )
    if control:
        path = re.match(r"[\w.]*\w", word)
        return (path.group() if path else ""), True
    if dialect == "brace":
        word = word.split(":", 1)[0]
    return word.split("|", 1)[0].strip(), False


def _is_block(bare: str, first: str) -> bool:
    """Whether a keyword opens, splits or ends a block: "{else}" and "{if $x}" do, "{comment}" is a name."""
    if len(bare) == len(first):
        return first.casefold().startswith(("else", "end")) or first.casefold() in ("foreachelse", "sectionelse")
    return bare[len(first)] in " :("


# -- what is a field, and what only looks like one


def _folded(text: str) -> str:
    return _unaccented(text).casefold()


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _apart(candidate: _Candidate) -> bool:
    return not (_is_ascii_word(candidate.before) or _is_ascii_word(candidate.after))


def _is_identifier(text: str) -> bool:
    """Whether a program, not a person, would write this: first_name, firstName, OrderID."""
    if not re.fullmatch(r"[^\W\d]\w+", text):
        return False
    return "_" in text.strip("_") or (text.isascii() and re.search(r"[a-z][A-Z]", text) is not None)


def _all_fields(text: str) -> bool:
    words = _folded(text).split()
    return 0 < len(words) <= 3 and all(word in _FIELDS for word in words)


def _has_edge_space(text: str) -> bool:
    return text != text.strip()


def _accept_dollar(candidate: _Candidate) -> bool:
    word = candidate.inner.rstrip("$")
    return (
        len(word) > 1
        and word.casefold() not in _CURRENCIES
        and candidate.before != "$"
        and not _is_ascii_word(candidate.before)
    )


def _accept_percent(candidate: _Candidate) -> bool:
    if candidate.before == "%" or _is_ascii_word(candidate.before) or _is_ascii_word(candidate.after):
        return False
    return not re.search(r"\d\s*$", candidate.text[max(0, candidate.start - 3) : candidate.start])


def _accept_percent_word(candidate: _Candidate) -> bool:
    # "%C3%A9" is a percent-encoded letter
    return _accept_percent(candidate) and not re.fullmatch(r"[0-9A-Fa-f]{2}", candidate.inner)


def _accept_percent_brace(candidate: _Candidate) -> bool:
    return candidate.inner.casefold() not in _KEYWORDS


def _accept_hash(candidate: _Candidate) -> bool:
    return _apart(candidate) and candidate.before not in "#&/" and candidate.after != "#"


def _accept_underscore(candidate: _Candidate) -> bool:
    inner = candidate.inner
    if not _apart(candidate) or _folded(inner) in _TAGS:
        return False
    return (inner.isupper() and len(inner) > 1) or _is_identifier(inner)


def _accept_quoted(candidate: _Candidate) -> bool:
    inner = candidate.inner
    return not _has_edge_space(inner) and (_is_identifier(inner) or _all_fields(inner))


def _accept_angle2(candidate: _Candidate) -> bool:
    inner = candidate.inner
    if "  " in inner or not re.match(r"\s?[$@]?[^\W\d]", inner) or ">" == candidate.after:
        return False
    return _is_identifier(inner.strip()) or _all_fields(inner) or (not _has_edge_space(inner) and inner.count(" ") < 4)


def _accept_angle(candidate: _Candidate) -> bool:
    inner = candidate.inner
    if _has_edge_space(inner) or "  " in inner or not re.fullmatch(r"[^\W\d][\w' -]+", inner):
        return False
    if _is_ascii_word(candidate.before) or candidate.before in "<)" or candidate.after == ">":
        return False
    first = inner.split()[0]
    if first.casefold() in _HTML or _folded(inner) in _TAG_PHRASES or (first.islower() and "-" in first):
        return False
    # "<Ana Lopez>" is a person's name, "<Your Name>" a field
    several = " " in inner and inner.count(" ") < 7 and not _FIELDS.isdisjoint(_folded(inner).split())
    return several or inner.isupper() or _is_identifier(inner) or _all_fields(inner)


def _accept_lenticular(candidate: _Candidate) -> bool:
    inner = candidate.inner.strip()
    if re.fullmatch(r"[○〇●◯*＊xXＸ]{2,}", inner) or re.search(
        r"ここに|を(?:ご?記入|入力|記載|入れ)|してください$", inner
    ):
        return True
    if inner.isascii():
        return _is_identifier(inner) or _all_fields(inner)
    if len(inner) > 12 or not re.search(
        r"(?:名|名前|番号|日|日時|時間|金額|額|住所|URL|リンク|コード|ID|アドレス)$", inner
    ):
        return False
    # At the start of a line it heads what follows, unless the sentence goes on with a title or a particle.
    heading = not candidate.text[max(0, candidate.start - 40) : candidate.start].rpartition("\n")[2].strip(" 　・■◆●-*")
    return not heading or bool(
        re.match(
            r"様|さま|さん|の|を|に|は|が|で|へ|と|から|まで|より", candidate.text[candidate.end : candidate.end + 2]
        )
    )


def _accept_double_square(candidate: _Candidate) -> bool:
    return bool(re.search(r"[^\W\d_]", candidate.inner)) and "  " not in candidate.inner


def _accept_brace(candidate: _Candidate) -> bool:
    inner = candidate.inner
    if inner.startswith("$"):
        return len(inner) > 1
    if not inner:
        earlier = candidate.text[max(0, candidate.start - 3) : candidate.start].rstrip()
        return candidate.before.isspace() and earlier[-1:] not in (":", "=", ")", ",") and candidate.after in " ,.!?;\n"
    if re.fullmatch(r"\d{1,2}", inner):
        return not (candidate.before.isalnum() or candidate.before in "\\)]_")
    if re.fullmatch(r"[/#^]\s?[\w.]+[^;\"]*|\*.*\*", inner):
        return True
    if "  " in inner or ";" in inner or inner.startswith(('"', "'")):
        return False
    if inner.partition(" ")[0] in ("if", "elseif", "for", "foreach", "while", "section", "assign", "include"):
        return True
    return _is_brace_content(inner.strip())


def _is_brace_content(inner: str) -> bool:
    head = re.match(r"@?[^\W\d][\w.\-]*(?:\[[^\[\]]*\]|\(\))?", inner)
    if head is None:
        return False
    rest = inner[head.end() :]
    if not rest or rest.lstrip().startswith("|") or re.match(r"(?: [\w.$]+=\S+)+$| or .*$| if .*$|![rsa]$", rest):
        return True
    if rest.startswith(":"):
        key = head.group().casefold()
        formatted = re.fullmatch(r":(?:%[\w%./: -]+|[,<>^+=]\S*|\.\d+[%a-z]|\d+[dfsx]|[A-Za-z][\w./ :-]*)", rest)
        return bool(formatted) and key.partition("-")[0] not in _CSS
    if re.match(r"\s*,\s*(?:number|date|time|plural|select|selectordinal)\b", rest):
        return True
    return bool(re.fullmatch(r"[\w'’./ #\-]*", rest)) and inner.count(" ") < 8


def _accept_square(candidate: _Candidate) -> bool:
    inner = candidate.inner.strip()
    if candidate.after == "(" or not inner or "  " in candidate.inner or _is_blank_to_tick(candidate, inner):
        return False
    if re.fullmatch(r"[#€$£%]?\s?(?:X+|N|x{2,})\s?[%€$£]?", inner):
        return not candidate.after.isalpha()
    return _is_field_phrase(inner) and not _is_part_of_word(candidate, inner) and not _is_button(candidate, inner)


def _is_blank_to_tick(candidate: _Candidate, inner: str) -> bool:
    if inner == "X":
        line = candidate.text[max(0, candidate.start - 20) : candidate.start].rpartition("\n")[2]
        return not line.strip(" \t-*+•0123456789.)")
    return inner == "x"


@functools.lru_cache(maxsize=1024)
def _is_field_phrase(inner: str) -> bool:
    letters = sum(map(str.isalpha, inner))
    if letters < 2 or letters * 2 < len(inner) - inner.count(" ") or inner[0] in "^!/\"'":
        return False
    # addresses, markup, code, ids already filled in, pictures
    if re.search(
        r"[={};<>\\]|://|@\w+\.|\d{4}|^\d+ \w{1,3} \d+$|^(?:mailto|cid|tel):"
        r"|[\u2600-\u27bf\u2b50\U0001f000-\U0001faff]",
        inner,
    ):
        return False
    folded = _folded(inner)
    words = folded.replace(":", " : ").split()
    if folded.rstrip(":!") in _TAG_PHRASES or (words[0].rstrip("!") in _TAGS and words[1:2] in ([], [":"])):
        return False
    if (
        words[0] in _MEDIA
        and (len(words) == 1 or words[1] == ":")
        or (len(words) < 5 and _attached_pattern().search(inner))
    ):
        return False
    if re.search(r"\.(?:png|jpe?g|gif|pdf|webp|heic|mp4|docx?)$", folded) or all(
        len(word.strip(",")) == 1 for word in words
    ):
        return False
    # A whole sentence in brackets is an aside, not a thing to fill in.
    return not (inner[-1] in ".!?。" and len(words) > 4 and inner[0].isupper() and not folded.endswith("etc."))


def _is_part_of_word(candidate: _Candidate, inner: str) -> bool:
    if candidate.after.isalpha() and inner.islower() and candidate.after.isascii() and " " not in inner:
        return True
    if candidate.before in "])" or candidate.after == "[":
        # "[text][reference]" and "rows[i][name]", but "[FIRST_NAME][LAST_NAME]" is two fields
        return not (inner.isupper() or inner[0].isupper())
    if inner.isascii() and f"[/{inner.casefold()}]" in candidate.text[candidate.end : candidate.end + 300].casefold():
        return True
    return _is_ascii_word(candidate.before) and inner.islower() and " " not in inner


def _is_button(candidate: _Candidate, inner: str) -> bool:
    """Whether the brackets draw a button or a menu path, as in "click [Return items]" and "[Orders] > [Returns]"."""
    earlier = candidate.text[max(0, candidate.start - 30) : candidate.start]
    later = candidate.text[candidate.end : candidate.end + 12]
    if re.search(r"[→›]\s*$|\S\s>\s$", earlier) or re.match(r"\s*[→›]|\s>\s", later):
        return True
    if re.match(r"\s?[」』]?\s?(?:を|の)?(?:クリック|タップ|選択|押|ボタン)", later):
        return True
    if (
        " " not in inner
        or inner.isupper()
        or re.search(r"\b(?:link|lien|url|enlace|site|website|shop|store|länk|łącze|bağlantı)\b", inner.casefold())
    ):
        return False
    return bool(_click_pattern().search(earlier))


@functools.cache
def _attached_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:attached|attachment|jointe?s?|adjunt[oa]s?|allegat[oaie]|angehängt|beigefügt|bijgevoegd|załączon\w+"
        r"|bifogad\w*|anexad[oa]s?|ekte|ektedir)$|添付$|مرفقة?$",
        re.IGNORECASE,
    )


@functools.cache
def _click_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:click|tap|press|klick\w*|tippen|drück\w*|cliqu\w*|appuy\w*|clic|pulse|pulsa|clicc\w*|premi|premere|klik\w*|kies"
        r"|kliknij|naciśnij|klicka|clique|tıkla\w*|go to|gehen sie|allez|aller|vaya|vai|ga naar|przejdź|gå till)"
        r"(?: (?:on|the|your|sie|auf|zu|sur|dans|en|a|su|op|w|na|do|på|em|le|la|den|de|il)){0,2}[ :]{1,2}$",
        re.IGNORECASE,
    )


@functools.cache
def _table() -> tuple[_Row, ...]:
    # A body that stops at the next opener keeps unclosed marks linear; `*+` and `(?>` never give back what they took.
    return (
        _Row("{{", "mustache3", r"\{\{\{[^{}]*\}\}\}", 3, 3, None),
        _Row("{{", "jinja", r"\{\{(?!\{)(?>[^{}]+|\{\{[^{}]*+\}\}|\{(?!\{)|\}(?!\}))*+\}\}", 2, 2, None),
        _Row("{{", "jinja", r"\{\{[^{}\n]{1,80}\}", 2, 1, None),
        _Row("{{", "jinja", r"\{\{ ?[^\W\d][\w.]{0,60}", 2, 0, None),
        _Row("{%", "jinja-block", r"\{%(?>[^%{]+|%(?!\})|\{(?!%))*+%\}", 2, 2, None),
        _Row("{#", "jinja-comment", r"\{#(?>[^#{]+|#(?!\})|\{(?!#))*+#\}", 2, 2, None),
        _Row("{", "brace", r"\{[^{}\n]{0,120}\}", 1, 1, _accept_brace),
        _Row("<%", "erb", r"<%(?>[^%<]+|%(?!>)|<(?!%))*+%>", 2, 2, None),
        _Row("<<", "angle2", r"<<[^<>\n]{1,60}>>", 2, 2, _accept_angle2),
        _Row("<", "upper-angle", r"<[^<>\n]{2,60}>", 1, 1, _accept_angle),
        _Row("${", "dollar-brace", r"\$\{[^{}\n]{0,120}\}", 2, 1, None),
        _Row("$", "dollar", r"\$[^\W\d]\w*(?:(?:\.|->|::)[^\W\d]\w*)*(?:\$(?!\w))?", 1, 0, _accept_dollar),
        _Row("#{", "hash-brace", r"#\{[^{}\n]{1,80}\}", 2, 1, None),
        _Row("##", "hash2", r"##[^\W\d](?:[\w .\-]{0,40}\w)?##", 2, 2, _accept_hash),
        _Row("#", "hash", r"#[A-Za-z][\w.\-]{0,40}#", 1, 1, _accept_hash),
        _Row("%%", "percent-word", r"%%=?[^\W\d][^%\n]{0,60}%%", 2, 2, _accept_percent),
        _Row("%(", "percent-named", r"%\([^()%\n]{1,60}\)[-+0# ]?\d*(?:\.\d+)?[sdifrgxu]", 2, 2, None),
        _Row("%{", "percent-named", r"%\{[A-Za-z_][\w.]*\}", 2, 1, _accept_percent_brace),
        _Row("%", "percent", r"%\d{1,2}\$[-+0, ]?\d{0,3}(?:\.\d)?[sdifuxg@]", 1, 0, _accept_percent),
        _Row("%", "percent-word", r"%[^\W\d][\w.\-]{1,60}%", 1, 1, _accept_percent_word),
        _Row("%", "percent", r"%(?:\.\df|,?d|0\dd|[sifu@])", 1, 0, _accept_percent),
        _Row("*|", "merge-tag", r"\*\|[^|*\n]{1,60}\|\*", 2, 2, None),
        _Row("@@", "at2", r"@@[^\W\d][\w.\-]{0,40}@@", 2, 2, _apart),
        _Row("__", "underscore", r"__[^\W_](?:\w{0,60}?[^\W_])?__(?!_)", 2, 2, _accept_underscore),
        _Row("[[", "double-square", r"\[\[[^\[\]\n]{1,120}\]\]", 2, 2, _accept_double_square),
        _Row("[", "square", r"\[[^\[\]\n]{1,120}\]", 1, 1, _accept_square),
        _Row("«", "guillemet", r"«[^«»\n]{1,60}»", 1, 1, _accept_quoted),
        _Row("【", "lenticular", r"【[^【】\n]{1,40}】", 1, 1, _accept_lenticular),
    )


# -- names


@functools.cache
def _words_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[\u3040-\u30ff\u3400-\u9fff]+|[\u0600-\u06ff]+"
        r"|[^\W\d_A-Za-z\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]+"
    )


def _unaccented(text: str) -> str:
    """Drop accents, width and Arabic vowel signs and letter forms; Japanese voicing marks stay."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    bare = re.sub(r"[\u0300-\u036f\u0640\u064b-\u0655]", "", split)
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss", "ة": "ه", "ى": "ي"}
)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _combination(rule: Mapping[str, Any]) -> _Combination:
    when = tuple(frozenset(part.split("|")) for part in rule["when"])
    add = frozenset([rule["add"]] if "add" in rule else [])
    return _Combination(
        when, frozenset(rule.get("unless", ())), bool(rule.get("alone")), add, frozenset(rule.get("drop", ()))
    )


def _refuse_unknown(rules: Sequence[_Combination], helpers: frozenset[str], words: frozenset[str]) -> None:
    made = words.union(*(rule.add for rule in rules))
    for rule in rules:
        unknown = rule.unless.union(rule.drop, *rule.when) - made
        if unknown:
            raise ValueError(f"combination names an unknown class: {', '.join(sorted(unknown))}")
    if helpers - words:
        raise ValueError(f"helper without words: {', '.join(sorted(helpers - words))}")


def _classify(words: Sequence[str], table: NameTable) -> frozenset[str]:
    found = set[str]()
    position = 0
    while position < len(words):
        position += _take(words, position, table, found)
    for rule in table.combine:
        if rule.alone and len(words) > 1:
            continue
        if all(found & part for part in rule.when) and not found & rule.unless:
            found = (found - rule.drop) | rule.add
    return frozenset(found - table.helpers)


def _take(words: Sequence[str], position: int, table: NameTable, found: set[str]) -> int:
    """Add the classes of the word or word sequence at a position; return how many words it took."""
    word = words[position]
    for sequence, names in table.sequences.get(word, ()):
        if tuple(words[position : position + len(sequence)]) == sequence:
            found |= names
            return len(sequence)
    names = _of_word(word, table) or _of_fragments(word, table)
    if not names and word.isascii() and 6 <= len(word) <= 40:
        names = _of_halves(word, table)
    found |= names
    return 1


def _of_word(word: str, table: NameTable) -> frozenset[str]:
    names = table.words.get(word, frozenset())
    for length in range(table.shortest_stem, len(word) + 1):
        names |= table.stems.get(word[:length], frozenset())
    return names


def _of_fragments(word: str, table: NameTable) -> frozenset[str]:
    """Classes of the Japanese terms in a run of kana and kanji: longest terms first, each character used once."""
    if not "\u3040" <= word[0] <= "\u9fff":
        return frozenset()
    names: frozenset[str] = frozenset()
    for fragment, classes in table.fragments:
        if fragment in word:
            word = word.replace(fragment, " ")
            names |= classes
    return names


def _of_halves(word: str, table: NameTable) -> frozenset[str]:
    """Classes of two known words written as one: trackingurl, ordernumber."""
    for cut in range(3, len(word) - 1):
        first, second = table.words.get(word[:cut]), table.words.get(word[cut:])
        if first and second:
            return first | second
    return frozenset()
