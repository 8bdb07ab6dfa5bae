"""Finds links in text, plain or disguised, as spans with their host."""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.disguise_cues import find_cues
from amzlint.hostnames import LABEL, count_host_labels, count_labels_without_sentence, known_host, token_pattern
from amzlint.masking import MASK, cover

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STOP = '\\s<>"`|^\\[\\]\\\\“”„«»‹›\u200b\u2190-\u2bff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff65\U0001f000-\U0001faff'
_TRAILING = frozenset(".,;:!?…'*_~)}>-’‘؟،؛。、！？")
_CLASS_BY_LIST = {
    "amazon": "amazon",
    "carriers": "carrier",
    "trackers": "tracker",
    "shorteners": "shortener",
    "social": "social",
    "messengers": "messenger",
    "marketplaces": "marketplace",
    "shop-platforms": "shop-platform",
    "placeholder-hosts": "placeholder-host",
    "allowed": "allowed",
}


class Link(NamedTuple):
    """A link: half-open code points in the text, host in lower case ('' when it is a placeholder), scheme or ''.

    path is all that follows host and port, the query included; obfuscated says that it was written to be overlooked.
    """

    start: int
    end: int
    host: str
    scheme: str
    path: str
    obfuscated: bool


def find_links(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Link]:
    """Find links, also without scheme and disguised ("shop dot com"); e-mail addresses are none.

    text: what to search. masked: half-open spans of placeholders, opaque: a link may run through one, and
    `https://` before one is a link with host ''. Returns links in order, without overlaps; quotes, brackets and closing
    punctuation around a link are not part of it.
    """
    work = cover(text, masked, MASK) if masked else text
    cues = find_cues(work)
    if cues is None:
        return []
    plain = _scan(work) if cues.dotted else []
    return _with_disguised(work, plain) if cues.disguised else plain


def classify(link: Link, hosts: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Name the classes of a link.

    hosts: lists of hosts by the names of `hosts.yaml`; an entry matches itself and its subdomains.
    Returns some of: amazon, amazon-product, amazon-affiliate, amazon-review, carrier, tracker, shortener, social, messenger,
    marketplace, shop-platform, placeholder-host, allowed, insecure, external. A link is external when it leads neither to Amazon
    nor to a carrier or parcel tracker nor where the configuration allows it; with an unknown host it is external as well.
    """
    classes = {name for key, name in _CLASS_BY_LIST.items() if _matches(link.host, hosts.get(key, ()))}
    if "amazon" in classes:
        classes |= _amazon_classes(link.path.lower())
    elif "allowed" in classes:
        classes = {"allowed"}
    elif not classes & {"carrier", "tracker"}:
        classes.add("external")
    if link.scheme == "http":
        classes.add("insecure")
    return frozenset(classes)


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


def _with_disguised(work: str, plain: list[Link]) -> list[Link]:
    """Add the disguised links; a plain one that lies in such a link or behind a disguised at sign is dropped."""
    from amzlint.disguises import undo_disguises  # noqa: PLC0415  (most messages hide nothing)

    view = undo_disguises(work)
    if view is None:
        return plain
    links = []
    for link in _scan(view.text):
        start, end = view.span(link.start, link.end)
        if work[start:end] != view.text[link.start : link.end]:
            links.append(Link(start, end, link.host, link.scheme, link.path, True))
    starts = [link.start for link in links]
    ends = [link.end for link in links]
    for link in plain:
        near = bisect.bisect_left(starts, link.end) - 1
        if link.start not in view.mailboxes and (near < 0 or ends[near] <= link.start):
            links.append(link)
    return sorted(links, key=lambda link: link.start)


@functools.cache
def _address_patterns() -> Mapping[str, re.Pattern[str]]:
    port = "(?::[0-9]{1,5}(?![0-9]))?"
    sources = {
        "authority": f"[{LABEL}.@:%]+",
        "authority-elsewhere": r"[\w.\-@:%]+",
        "path": f"{port}(?:[/?#{{$][^{_STOP}]*)?",
        "has-path": rf"{port}(?:/|[?#]\w)",
        "scheme": "(?:[hH][xX][xX][pP][sS]?|[hH][tT][tT][pP][sS]?|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]{1,11})$",
        "next-word": r"[ \t]+([a-z]+)",
    }
    return {name: re.compile(source) for name, source in sources.items()}


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
        kept = count_labels_without_sentence(labels)
        end -= sum(len(label) + 1 for label in labels[kept:])
        labels = labels[:kept]
    scheme = work[scheme_start:colon].lower()
    normal = scheme.replace("*", "t").replace("hxxp", "http")
    return Link(scheme_start, end, known_host(labels), normal, path_text, normal != scheme)


def _is_name_character(character: str) -> bool:
    return character.isalnum() or character == MASK


def _scheme_start(work: str, token_start: int, colon: int) -> int:
    """Return where the scheme before "://" starts, -1 when there is none; "sitehttps" holds one."""
    for starred in ("h**p", "h**ps"):
        if work[max(0, colon - len(starred)) : colon].lower() == starred:
            return colon - len(starred)
    named = _address_patterns()["scheme"].search(work[max(token_start, colon - 13) : colon])
    return colon - len(named[0]) if named else -1


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
    if labels[-1].lower() == "nr" and len(labels) == 2 and labels[0] != "www":
        return None  # "org.nr", "art.nr": a number, not a host on Nauru
    has_path = patterns["has-path"].match(work, stop) is not None
    following = patterns["next-word"].match(work, stop)
    kept = count_host_labels(labels, has_path, following[1] if following else "")
    if kept == 0:
        return None
    path = patterns["path"].match(work, stop) if kept == len(labels) else None
    stop = start + len(".".join(labels[:kept]))
    end = _trimmed(work, stop, path.end()) if path else stop
    return Link(start, end, known_host(labels[:kept]), "", work[stop:end].replace(MASK, ""), False)


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
