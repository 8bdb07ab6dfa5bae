"""Finds links in text, plain or disguised, as spans with their host."""

from __future__ import annotations

import bisect
import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MASK = "\ue000"  # stands for one character of a placeholder; private use, so that no honest text holds it
_LABEL = "0-9A-Za-z_\\-À-ÖØ-öø-ɏͰ-ԯḀ-῿" + MASK  # no Japanese or Arabic: their text is glued to hosts
_DOTTED = re.compile(r"\.[^\W\d_]")
_STOP = '\\s<>"`|^\\[\\]\\\\“”„«»‹›\u200b\u2190-\u2bff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff65\U0001f000-\U0001faff'
_TRAILING = frozenset(".,;:!?…'*_~)}>-’‘؟،؛。、！？")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRONG = _words("com net org shop")
SECOND_LEVEL = _words("co com net org gov ac")
FILE_ENDINGS = _words("zip mov py md sh rs ps ai")
# Words that open a sentence after a missing space: a host only when nothing in lower case follows.
SENTENCE_WORDS = _words(
    """you now how new one here like open read help today next call contact final free total team support feedback
    review reviews delivery case save show post work works pay care fast safe best direct express la si ne je et il so
    er im am su no me na om vi to do za ve is as my"""
)
# English after a missing space: "shipped.it was", "arrived.in the".
ENGLISH_ENDINGS = _words("it in be at us es de pm")
SENTENCE_STARTS = _words(
    """is was has have will would can could should does did may might the a an your my our you we this these that case
    order addition future fact know if not"""
)
NUMBER_WORDS = _words("art ref order item model serial part tel phone track tracking inv invoice ord batch lot po vat")
FIELD_OWNERS = _words("order customer buyer item product shop user recipient address file first last full")
PRODUCT_NAMES = _words("asp.net vb.net ado.net co.kg m.in")

# Words for "." and "@", and the endings that may follow such a word without brackets: a point is often no dot.
COMMON_ENDINGS = "com net org info biz shop store eu co io online site app"
DISGUISES: Mapping[str, tuple[str, str, str]] = {  # language: words for the dot, words for the at sign, endings
    "en": ("dot", "at", "uk us ca au ie nz de fr es nl pl"),
    "fr": ("point", "arobase|arobas|arrobas", "fr be ch ca"),
    "de": ("punkt", "ät|klammeraffe|at-zeichen", "de at ch"),
    "es": ("punto", "arroba", "es mx ar cl"),
    "it": ("punto", "chiocciola|chiocciolina", "it"),
    "nl": ("punt", "apenstaartje|apestaartje", "nl be"),
    "pl": ("kropka", "małpa|malpa", "pl"),
    "sv": ("punkt", "snabel-a|snabela|snabel a", "nu"),
    "pt": ("ponto", "arroba", "pt br"),
    "tr": ("nokta", "kuyruklu a|et işareti", "tr"),
    "ja": ("ドット", "アットマーク|あっとまーく|アット", "jp"),
    "ar": ("نقطة|دوت", "آت|أت", "sa ae eg"),
}
# What honest text rarely holds; looked for as plain strings, which is many times faster than a pattern.
_DOT_CUES = ("dot", "punkt", "point", "punt", "kropka", "ponto", "nokta")
_DOT_CUES_ELSEWHERE = ("ドット", "نقطة", "دوت")
_DOT_SIGNS = ("[.", "(.", "{.", "<.")
_AT_SIGNS = ("(at", "[at", "{at", "( at", "[ at", "(a)", "(ät", "[ät", "[@", "(@")
_AT_WORDS = ("arob", "arrob", "klammeraffe", "at-zeichen", "chiocciol", "staartje", "malpa", "snabel", "kuyruklu a")
_AT_WORDS_ELSEWHERE = ("małpa", "et işareti", "アット", "あっとまーく", "آت", "أت")
# "the dot com era", "un point de vente": after an article the word is a noun.
DETERMINERS = _words(
    """the a an this that each every polka un une le la ce chaque au du notre votre el los este cada il lo di uno questo
    een het de der den dem die das ein jeder en ett o um este neste ao no na do da ten ta to w bir bu connect point"""
)
DOT_COM_HISTORY = _words("era boom bubble crash company companies business bust startup startups age blase bulle")
NOT_A_MAILBOX = _words("us me it out back visit shop order directly available look website online here is are or page")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: half-open code points in the text, host in lower case ('' when it is a placeholder), scheme or ''.

    path is all that follows host and port, the query included; obfuscated says that it was written to be overlooked.
    """

    start: int
    end: int
    host: str
    scheme: str
    path: str
    obfuscated: bool


@dataclass(frozen=True, slots=True)
class View:
    """Text with disguises undone: sources maps each of its characters to a code point of the original.

    mailboxes holds the original offsets at which a disguised @ ends, so that what follows is known to be no link.
    """

    text: str
    sources: Sequence[int]
    mailboxes: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open span for a non-empty span of this text."""
        return self.sources[start], self.sources[end - 1] + 1


def find_links(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Link]:
    """Find links, also without scheme and disguised ("shop dot com"); e-mail addresses are none.

    text: what to search. masked: half-open spans of placeholders, opaque: a link may run through one, and
    `https://` before one is a link with host ''. Returns links in order, without overlaps; quotes, brackets and closing
    punctuation around a link are not part of it.
    """
    work = blank_out(text, masked) if masked else text
    plain = _scan(work) if _DOTTED.search(work) or "://" in work or (masked and "." + MASK in work) else []
    view = undo_disguises(work)
    if view is None:
        return plain
    found = [link for link in plain if link.start not in view.mailboxes]
    disguised = []
    for link in _scan(view.text):
        start, end = view.span(link.start, link.end)
        if work[start:end] != view.text[link.start : link.end]:
            disguised.append(Link(start, end, link.host, link.scheme, link.path, True))
    starts = [link.start for link in disguised]
    for link in found:
        near = bisect.bisect_left(starts, link.end) - 1
        if near < 0 or disguised[near].end <= link.start:
            disguised.append(link)
    return sorted(disguised, key=lambda link: link.start)


def classify(link: Link, hosts: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Name the classes of a link.

    hosts: lists of hosts by the names of `hosts.yaml`; an entry matches itself and its subdomains.
    Returns some of: amazon, amazon-product, amazon-affiliate, amazon-review, carrier, tracker, shortener, social,
    marketplace, shop-platform, placeholder-host, insecure, external. A link is external when it leads neither to Amazon
    nor to a carrier or parcel tracker; with an unknown host it is external as well.
    """
    classes = {name for key, name in _CLASS_BY_LIST.items() if _matches(link.host, hosts.get(key, ()))}
    if "amazon" in classes:
        classes |= _amazon_classes(link.path.lower())
    elif not classes & {"carrier", "tracker"}:
        classes.add("external")
    if link.scheme == "http":
        classes.add("insecure")
    return frozenset(classes)


_CLASS_BY_LIST = {
    "amazon": "amazon",
    "carriers": "carrier",
    "trackers": "tracker",
    "shorteners": "shortener",
    "social": "social",
    "marketplaces": "marketplace",
    "shop-platforms": "shop-platform",
    "placeholder-hosts": "placeholder-host",
}


def _matches(host: str, entries: Sequence[str]) -> bool:
    return bool(host) and any(host == entry or host.endswith("." + entry) for entry in entries)


def _amazon_classes(path: str) -> set[str]:
    classes = set()
    if re.search(r"/dp/|/gp/product/|/gp/aw/d/|/stores?/|/shops/|/storefront|/sp\?|[?&](?:me|seller)=", path):
        classes.add("amazon-product")
    if re.search(r"/review/create-review|/create-review|/gp/review|/feedback|/product-reviews/|/reviews?/", path):
        classes.add("amazon-review")
    # Every address copied from the browser carries /ref=…: a campaign only on a product page.
    campaign = r"[?&](?:tag|ascsubtag|linkcode|maas|m)=" + (r"|[/?&]ref_?=" if "amazon-product" in classes else "")
    if re.search(campaign, path):
        classes.add("amazon-affiliate")
    return classes


@functools.cache
def top_level_domains() -> frozenset[str]:
    """Return IANA's top-level domains in lower case, as xn-- and in Unicode; read once, when a candidate was found."""
    loader: Any = __spec__.loader  # the loader, not the file system: the package may run from a zip
    data: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), "data", "tlds.txt"))  # noqa: PTH118, PTH120  (pathlib costs more than the reading)
    return frozenset(line for line in data.decode("utf-8").splitlines() if not line.startswith("#"))


def blank_out(text: str, spans: Sequence[tuple[int, int]], filler: str = MASK) -> str:
    """Return text of the same length in which the half-open spans are filled; spans may overlap or leave the text."""
    pieces = []
    done = 0
    for span_start, span_end in sorted(spans):
        start, end = max(span_start, done), min(span_end, len(text))
        if start < end:
            pieces += [text[done:start], filler * (end - start)]
            done = end
    return "".join(pieces) + text[done:]


@functools.cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of a run of labels joined by dots; it cannot fail inside a run, so scanning stays linear."""
    return re.compile(f"[{_LABEL}]+(?:\\.[{_LABEL}]+)*")


@functools.cache
def _address_patterns() -> Mapping[str, re.Pattern[str]]:
    port = "(?::[0-9]{1,5}(?![0-9]))?"
    sources = {
        "authority": f"[{_LABEL}.@:%]+",
        "authority-elsewhere": r"[\w.\-@:%]+",
        "path": f"{port}(?:[/?#{{$][^{_STOP}]*)?",
        "has-path": rf"{port}(?:/|[?#]\w)",
        "scheme": "(?:[hH][xX][xX][pP][sS]?|[hH][tT][tT][pP][sS]?|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]{1,11})$",
        "next-word": r"[ \t]+([a-z]+)",
    }
    return {name: re.compile(source) for name, source in sources.items()}


@functools.cache
def _odd_characters() -> re.Pattern[str]:
    wide = "\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\uff61"
    odd = "\u00ad\u00b7\u200b-\u200d\u2022\u2024\u2060\u2219\u3002\ufeff" + wide
    return re.compile(f"[{odd}](?=[.0-9A-Za-z\uff0e\uff10-\uff5a])")


def _scan(work: str) -> list[Link]:
    links = []
    token_at = token_pattern().search
    token = token_at(work)
    while token is not None:
        position = token.end()
        link = None
        if work.startswith("://", position):
            link = _with_scheme(work, token.start(), position)
            position += 3
        elif "." in token[0]:
            link = _without_scheme(work, token.start(), token[0])
        if link is not None:
            links.append(link)
            position = max(position, link.end)
        token = token_at(work, position)
    return links


def _with_scheme(work: str, token_start: int, colon: int) -> Link | None:
    scheme_start = _scheme_start(work, token_start, colon)
    patterns = _address_patterns()
    authority = patterns["authority"].match(work, colon + 3) or patterns["authority-elsewhere"].match(work, colon + 3)
    if scheme_start < 0 or authority is None or not any(map(_is_name_character, authority[0][:300])):
        return None
    path = patterns["path"].match(work, authority.end())
    end = _trimmed(work, colon + 3, path.end() if path else authority.end())
    path_text = work[authority.end() : end].replace(MASK, "")
    written = authority[0] if path_text else work[colon + 3 : end]
    name = written.rpartition("@")[2]
    labels = name.split(":")[0].strip(".").split(".")
    if not path_text and ":" not in name:
        kept = _cut_sentence(labels)
        end -= sum(len(label) + 1 for label in labels[kept:])
        labels = labels[:kept]
    scheme = work[scheme_start:colon].lower()
    normal = scheme.replace("*", "t").replace("hxxp", "http")
    return Link(scheme_start, end, _known_part(labels), normal, path_text, normal != scheme)


def _is_name_character(character: str) -> bool:
    return character.isalnum() or character == MASK


def _scheme_start(work: str, token_start: int, colon: int) -> int:
    """Return where the scheme before "://" starts, -1 when there is none; "sitehttps" holds one."""
    for starred in ("h**p", "h**ps"):
        if work[max(0, colon - len(starred)) : colon].lower() == starred:
            return colon - len(starred)
    named = _address_patterns()["scheme"].search(work[max(token_start, colon - 13) : colon])
    return colon - len(named[0]) if named else -1


def _cut_sentence(labels: list[str]) -> int:
    """Return how many labels to keep when the next sentence is glued to a host: "https://shop.com.Thanks"."""
    known = top_level_domains()
    glued = len(labels) > 2 and labels[-1].istitle() and labels[-2].lower() in known
    return len(labels) - 1 if glued and labels[-1].lower() not in STRONG else len(labels)


def _without_scheme(work: str, start: int, raw: str) -> Link | None:
    stop = start + len(raw)
    if work[start - 1 : start] == "@" or work[stop : stop + 1] == "@":
        return None
    bare = raw.lstrip("-_")
    start += len(raw) - len(bare)
    bare = bare.rstrip("-_")
    labels = bare.split(".")
    if len(labels) < 2 or len(bare) > 253:
        return None
    head, hyphen, _ = labels[-1].partition("-")
    if hyphen and not head.startswith("xn"):
        bare = bare[: len(bare) - len(labels[-1]) + len(head)]  # German compounds: "shop.de-Gutschein"
        labels[-1] = head
    stop = start + len(bare)
    patterns = _address_patterns()
    has_path = patterns["has-path"].match(work, stop) is not None
    following = patterns["next-word"].match(work, stop)
    kept = _kept_labels(labels, has_path, following[1] if following else "")
    if kept == 0:
        return None
    path = patterns["path"].match(work, stop) if kept == len(labels) else None
    stop = start + len(".".join(labels[:kept]))
    end = _trimmed(work, stop, path.end()) if path else stop
    return Link(start, end, _known_part(labels[:kept]), "", work[stop:end].replace(MASK, ""), False)


def _kept_labels(labels: list[str], has_path: bool, following: str) -> int:
    """Return how many labels from the left are a host, 0 for none: the next sentence may be glued to it."""
    for count in range(len(labels), max(1, len(labels) - 3), -1):
        if _is_host(labels[:count], has_path and count == len(labels), following if count == len(labels) else ""):
            return count
        if not labels[count - 1][:1].isupper():
            break
    return 0


def _is_host(labels: list[str], has_path: bool, following: str) -> bool:
    last, second = labels[-1], labels[-2].lower()
    ending = last.lower()
    with_www = labels[0].lower() == "www"
    if MASK in last or any(not label or len(label) > 63 for label in labels):
        return with_www and MASK in last
    if with_www and (len(labels) == 2 or not last.istitle()):
        return len(last) > 1 or has_path
    if ending not in top_level_domains():
        return False
    if MASK in second:
        return has_path or (ending in STRONG and last != ending.title()) or len(labels) > 2
    if _is_sentence_end(labels, has_path, following):
        return False
    if f"{second}.{ending}" in PRODUCT_NAMES or (ending == "no" and second in NUMBER_WORDS):
        return has_path
    if ending in ("id", "name") and second in FIELD_OWNERS and not has_path:
        return False
    if ending in FILE_ENDINGS:
        return has_path or with_www or len(labels) > 2
    if len(second) == 1 or second.isdigit():
        return has_path or ending in STRONG
    return True


def _is_sentence_end(labels: list[str], has_path: bool, following: str) -> bool:
    """Tell whether the last dot is a full stop without its space: "shipped.It", "Gracias.Me", "order.you will"."""
    last, second = labels[-1], labels[-2]
    ending = last.lower()
    if has_path or ending in STRONG:
        return False
    if last.istitle():
        return second.lower() not in SECOND_LEVEL
    if len(labels) > 2 or not following:
        return False
    return ending in SENTENCE_WORDS or (ending in ENGLISH_ENDINGS and following in SENTENCE_STARTS)


def _known_part(labels: list[str]) -> str:
    """Return the host to the right of any placeholder, '' when less than two labels of it are known."""
    known = labels
    for index in range(len(labels) - 1, -1, -1):
        if MASK in labels[index]:
            known = labels[index + 1 :] if len(labels) - index > 2 else []
            break
    return ".".join(known).lower()


def _trimmed(work: str, start: int, end: int) -> int:
    """Return the end without closing punctuation; a bracket stays when it was opened inside."""
    surplus = work.count(")", start, end) - work.count("(", start, end)
    braces = work.count("}", start, end) - work.count("{", start, end)
    while end > start and work[end - 1] in _TRAILING:
        if work[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        elif work[end - 1] == "}":
            if braces <= 0:
                break
            braces -= 1
        end -= 1
    return end


def undo_disguises(work: str) -> View | None:
    """Return the text with disguised dots and at signs undone, or None when nothing hints at a disguise.

    work: text in which placeholders are filled with MASK. Cues are looked for first, so that honest text costs little.
    """
    ascii_only = work.isascii()
    wide = not ascii_only and _odd_characters().search(work) is not None
    framed = "(" in work or "[" in work or "{" in work or "<" in work
    lowered = work.lower()
    dots = _any_in(_DOT_CUES, lowered) or (not ascii_only and _any_in(_DOT_CUES_ELSEWHERE, lowered))
    signs = " ." in work or ". com" in lowered or ". net" in lowered or ". org" in lowered
    signs = signs or (framed and _any_in(_DOT_SIGNS, work))
    ats = _any_in(_AT_WORDS, lowered) or " @ " in work or (framed and _any_in(_AT_SIGNS, lowered))
    ats = ats or (dots and " at " in lowered) or (not ascii_only and _any_in(_AT_WORDS_ELSEWHERE, lowered))
    if not (wide or dots or signs or ats):
        return None
    base = work.translate(_narrow_forms()) if wide else work
    edits = list(_invisible_characters(base)) if wide else []
    if dots or signs:
        edits += _dot_edits(base)
    if signs:
        edits += _spaced_edits(base)
    at_edits = list(_at_edits(base)) if ats else []
    if base == work and not edits and not at_edits:
        return None
    return _applied(base, sorted(edits + at_edits), frozenset(end for _, end, _ in at_edits))


def _any_in(cues: Iterable[str], text: str) -> bool:
    return any(map(text.__contains__, cues))  # map: a generator costs twice as much


def _applied(base: str, edits: list[tuple[int, int, str]], mailboxes: frozenset[int]) -> View:
    pieces: list[str] = []
    sources: list[int] = []
    done = 0
    for start, end, replacement in edits:
        if start >= done:
            pieces += [base[done:start], replacement]
            sources.extend(range(done, start))
            sources.extend(range(start, start + len(replacement)))
            done = end
    sources.extend(range(done, len(base)))
    return View("".join([*pieces, base[done:]]), sources, mailboxes)


@functools.cache
def _narrow_forms() -> Mapping[int, int]:
    wide = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF20, 0xFF3B), *range(0xFF41, 0xFF5B)]}
    return wide | dict.fromkeys(map(ord, "。．｡․·•∙"), ord(".")) | {ord("／"): ord("/"), ord("："): ord(":")}


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = [word for dots, _, _ in DISGUISES.values() for word in dots.split("|")]
    latin = "|".join(sorted({word for word in words if word.isascii()}))
    other = "|".join(word for word in words if not word.isascii())
    signs = [word for _, ats, _ in DISGUISES.values() for word in ats.split("|") if word != "at"]
    ats = "|".join(signs)
    long_ats = "|".join(word for word in signs if len(word) > 2)  # "ät" is an ending as well
    after, before = f"(?=[{_LABEL}])", f"(?<=[{_LABEL}])"
    closed = r"(?P<closed>(?=[ \t]{0,2}(?:$|[\n\r/,;:!?).])))?"
    letters = r"[a-z0-9](?: [a-z0-9]){1,40}+"
    sources = {
        "invisible": f"(?<=[{_LABEL}.])[\u00ad\u200b-\u200d\u2060\ufeff]{{1,9}}(?=[{_LABEL}.])",
        "dot": rf"{before}(?:[ \t]{{0,2}}[\[({{<] ?(?:(?P<sign>\.)|(?P<framed>{latin}|{other})) ?[\])}}>][ \t]{{0,2}}"
        rf"|[ \t_-]{{1,2}}(?P<word>{latin})[ \t_-]{{1,2}}| ?(?P<glued>{other}) ?){after}",
        "spaced": rf"{before}(?P<gap> \. ?|\. )(?P<ending>[A-Za-z]{{2,6}})(?![{_LABEL}]){closed}",
        "letters": rf"(?<!\S){letters}(?: ?\. ?{letters}){{1,3}}(?!\S)",
        "at": rf"{before}(?: {{0,2}}[\[({{<] ?(?:at|{ats}|@) ?[\])}}>] {{0,2}}|[(\[]a[)\]]| @ | ?(?:{long_ats}) ?"
        rf"| (?P<bare>at) (?=[{_LABEL}]{{1,63}}(?: ?[\[(] ?| )(?:{latin}|\.)[ \])])){after}",
        "before": f"[{_LABEL}]+$",
        "after": r"([A-Za-z]{2,24})(?![A-Za-z0-9])(?:[ -]([A-Za-z]+))?",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _word_before(base: str, end: int) -> str:
    word = _patterns()["before"].search(base[max(0, end - 64) : end])
    return word[0].lower() if word else ""


def _invisible_characters(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["invisible"].finditer(base):
        yield found.start(), found.end(), ""


def _dot_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["dot"].finditer(base):
        if found["sign"]:
            yield found.start(), found.end(), "."
            continue
        before = _word_before(base, found.start())
        after = _patterns()["after"].match(base, found.end())
        if after is None:
            continue
        ending = after[1].lower()
        framed = found["framed"] is not None
        word = (found["framed"] or found["word"] or found["glued"]).lower()
        known = ending in (top_level_domains() if framed else _endings_after(word)) or before == "www"
        noun = before in DETERMINERS or (after[2] or "").lower() in DOT_COM_HISTORY
        if known and (framed or not noun):
            yield found.start(), found.end(), "."
            if before != "www":  # "Brand Dot Fr": capitals here do not open a sentence
                yield found.end(), found.end() + len(ending), ending


@functools.cache
def _endings_after(word: str) -> frozenset[str]:
    endings = [own for words, _, own in DISGUISES.values() if word in words.split("|")]
    return frozenset(" ".join([COMMON_ENDINGS, *endings]).split())


def _spaced_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["spaced"].finditer(base):
        ending = found["ending"]
        closed = found["closed"] is not None
        free = ending.lower() in STRONG | {"fr", "uk", "pl", "nl", "eu", "info", "biz", "store", "online", "io"}
        usual = ending.lower() in _endings_after("dot") | {"it", "se", "pt", "jp", "br", "mx", "tr"}
        if ending.istitle() or (found["gap"] == ". " and not (closed and ending.lower() in {"com", "net", "org"})):
            continue
        if free or (usual and closed):
            yield found.start("gap"), found.end("gap"), "."
    for found in _patterns()["letters"].finditer(base):
        for offset, character in enumerate(found[0]):
            if character == " ":
                yield found.start() + offset, found.start() + offset + 1, ""


def _at_edits(base: str) -> Iterator[tuple[int, int, str]]:
    for found in _patterns()["at"].finditer(base):
        unframed = found["bare"] or found[0] == " @ "
        if not (unframed and _word_before(base, found.start()) in NOT_A_MAILBOX | DETERMINERS):
            yield found.start(), found.end(), "@"
