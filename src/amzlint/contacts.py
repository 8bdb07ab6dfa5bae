"""Finds e-mail addresses and messenger handles in text, as spans."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.disguise_cues import find_cues
from amzlint.hostnames import token_pattern, top_level_domains
from amzlint.masking import MASK, cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LOCAL_PART = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+%-" + MASK
_LOCAL_PART += "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœąćęłńśźżğışÀÉÖÜÄ"
_MESSENGERS = ("whats", "chat", "telegram", "skype", "viber", "kakao", "discord", "insta", "tiktok", "facebook", "twitter")
_MORE_MESSENGERS = ("signal", "line", "qq", "zalo", "threads", "messenger", "微信")
_LINK_SIGNS = frozenset("/@:")
_CLOSING = frozenset(["", *"\n\r,;.!)、。"])
_AT_RULES = frozenset({"media", "import", "font-face", "keyframes", "charset", "page", "supports", "namespace", "property"})


class Contact(NamedTuple):
    """A contact: half-open code points in the text, what it is, and the original characters.

    what: email, amazon-email (an alias that Amazon gives to buyers and sellers), phone or handle.
    obfuscated: it was written to be overlooked.
    """

    start: int
    end: int
    what: str
    text: str
    obfuscated: bool


def find_emails(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find e-mail addresses, plain or disguised ("name (at) shop dot com"), with a `mailto:` before them.

    masked: half-open spans of placeholders, which may be a part of an address. Returns contacts in order.
    """
    work = cover(text, masked, MASK) if masked else text
    cues = find_cues(work)
    if cues is None:
        return []
    found = dict.fromkeys(_addresses(work), False) if "@" in work else {}
    if cues.disguised:
        found.update(dict.fromkeys(_disguised_addresses(work), True))
    contacts = []
    reached = 0
    for (start, end), disguised in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reached:
            domain = work[start:end].lower().rpartition("@")[2]
            what = "amazon-email" if ".marketplace.amazon." in f".{domain}" else "email"
            contacts.append(Contact(start, end, what, text[start:end], disguised))
            reached = end
    return contacts


def _disguised_addresses(work: str) -> Iterator[tuple[int, int]]:
    from amzlint.disguises import undo_disguises  # noqa: PLC0415  (most messages hide nothing)

    view = undo_disguises(work)
    if view is not None and "@" in view.text:
        for start, end in _addresses(view.text):
            span = view.span(start, end)
            if work[span[0] : span[1]] != view.text[start:end]:
                yield span


def _addresses(work: str) -> Iterator[tuple[int, int]]:
    reached = 0
    sign = work.find("@")
    while sign >= 0:
        end = _domain_end(work, sign + 1)
        before = work[max(reached, sign - 64) : sign]
        local = before[len(before.rstrip(_LOCAL_PART)) :].lstrip(".-+%")
        if end > 0 and local and not local.endswith("."):
            start = sign - len(local)
            if work[max(reached, start - 7) : start].lower() == "mailto:":
                start -= 7
            yield start, end
            reached = end
        sign = work.find("@", max(sign + 1, end))


def _domain_end(work: str, start: int) -> int:
    """Return the end of the domain that starts here, 0 when there is none; a sentence glued to it is left out."""
    run = token_pattern().match(work, start)
    if run is None or run.end() - start > 300:
        return 0
    labels = run[0].split(".")
    if len(labels) == 1:
        return run.end() if set(run[0]) == {MASK} else 0
    for count in range(len(labels), 1, -1):
        last = labels[count - 1]
        glued = last.istitle() and count > 2 and labels[count - 2].lower() in top_level_domains()
        if (last.lower() in top_level_domains() or (last and set(last) == {MASK})) and not glued:
            return start + len(".".join(labels[:count])) if all(labels[:count]) else 0
    return 0


def find_handles(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Contact]:
    """Find messenger and social handles: `@shopname`, and a name that follows a messenger's ("WeChat ID: shop_fr").

    masked: half-open spans of placeholders. Returns contacts in order, without overlaps.
    """
    candidates: list[tuple[int, int]] = []
    work = cover(text, masked, MASK) if masked else text
    if "@" in work or "＠" in work:
        candidates += _at_names(work)
    if ":" in work or "：" in work:
        lowered = work.lower()
        if any(name in lowered for name in _MESSENGERS + _MORE_MESSENGERS):
            candidates += _named_after_messenger(work)
    contacts = []
    reached = 0
    for start, end in sorted(candidates):
        if start >= reached:
            contacts.append(Contact(start, end, "handle", text[start:end], False))
            reached = end
    return contacts


def _at_names(work: str) -> Iterator[tuple[int, int]]:
    for found in _handle_patterns()["at-name"].finditer(work):
        name = found["name"].lower().rstrip(".-_") or found["name"]
        end = found.start("name") + len(name)
        domain = "amazon." in name  # "mails from @amazon.com" names a sender, not a shop
        nameless = len(name) < 3 or not any(map(str.isalpha, name))
        if not (domain or nameless or name in _AT_RULES or work[end : end + 1] == "@"):
            yield found.start(), end


def _named_after_messenger(work: str) -> Iterator[tuple[int, int]]:
    for found in _handle_patterns()["after-messenger"].finditer(work):
        name = found["name"].rstrip("._")
        start = found.start("name")
        end = start + len(name)
        followed_by = work[end : end + 1]
        ending = name.rpartition(".")[2].lower()
        if followed_by in _LINK_SIGNS or name.lower().startswith("www.") or ("." in name and ending in top_level_domains()):
            continue
        if followed_by in _CLOSING or found["id"] or not name.isalpha():  # "Instagram: follow us" goes on
            yield start, end


@functools.cache
def _handle_patterns() -> Mapping[str, re.Pattern[str]]:
    sure = "whats ?app|we ?chat|微信|telegram|skype|viber|kakao(?: ?talk)?|qq|snapchat|discord|insta(?:gram)?|tiktok|facebook|twitter"
    unsure = "signal|line|messenger|zalo|threads"  # words of every day, unless "ID" follows
    owner = f"(?:{sure}|{unsure})[ -]?(?P<id>id|user ?name|account|handle|nick(?:name)?|番号)|{sure}"
    after = rf"(?<![A-Za-z])(?:{owner})[ \t]?[:：][ \t]{{0,2}}(?P<name>[A-Za-z][A-Za-z0-9._]{{2,40}})"
    return {
        "at-name": re.compile(r"(?<![0-9A-Za-z_À-ɏ@./+%=&-])[@＠](?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,63})"),
        "after-messenger": re.compile(after, re.IGNORECASE),
    }
