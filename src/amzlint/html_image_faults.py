"""Faults of the images of a page: over http, too wide, without alternative text, tracking pixels, GIFs, logos that link, QR codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from amzlint.html_elements import USUAL_WIDTH
from amzlint.html_sizes import is_hiding, pixels, share_of
from amzlint.html_styles import Style
from amzlint.html_text_faults import Fault
from amzlint.html_tokens import decoded_value, without_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amzlint.html_elements import Element
    from amzlint.html_looks import StyledPage
    from amzlint.html_tokens import Attribute
    from amzlint.spans import Span

_SOURCES = ("src", "srcset", "poster", "background", "lowsrc")
_NOT_SEEN = frozenset(["script", "iframe", "frame", "embed"])  # whose src is another fault
_PIXEL_ADDRESS = re.compile(r"/(?:wf/open|(?:track|trk|email|mail)/open|open/track|o\.gif|open\.(?:aspx|php|gif|png)|(?:tracking[-_])?pixel\.(?:gif|png|php|aspx)|beacon)\b|[/_-]tracking[-_]pixel")
_FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|svg|bmp)")
_LOGO = re.compile(r"(?<![a-z])(?:[a-z]{0,20}logos?|ロゴ|شعار)(?![a-z])")
_QR = re.compile(r"(?<![a-z0-9])qr(?:[-_ ]?codes?)?(?![a-z])")
_LABEL = re.compile(r"return|label|retour|etikett|étiquette|devoluci|reso|zwrot|iade")


def _images(page: StyledPage) -> Iterator[Element]:
    for element in page.elements:
        if element.name in ("img", "v:image") or (element.name == "input" and _text(element.token.get("type")) == "image"):
            yield element


def _text(attribute: Attribute | None) -> str:
    return "" if attribute is None else decoded_value(attribute).strip().lower()


def _file(element: Element) -> str:
    """Return the path of an image's address, in lower case, without what a template fills in."""
    source = element.token.get("src")
    return "" if source is None else re.split(r"[?#]", without_templates(decoded_value(source)).strip().lower(), maxsplit=1)[0]


def is_pixel(element: Element) -> bool:
    """Say whether an image is not there to be seen: one pixel, hidden, or with the address of a counter."""
    sides = [_pixels(element.styles.get(name)) for name in ("width", "height")]
    known = [side for side in sides if side is not None]
    if known and max(known) <= 1:
        return True
    if any(map(is_hiding, element.styles.values())):
        return True
    source = element.token.get("src")
    return source is not None and _PIXEL_ADDRESS.search(decoded_value(source).lower()[:2000]) is not None


def _pixels(style: Style | None) -> float | None:
    if style is None or not style.values or style.values[0].kind == "percentage":
        return None
    return pixels(style.values[0], 16.0)


def find_pixels(page: StyledPage) -> Iterator[Fault]:
    """Find tracking pixels."""
    yield from (Fault(*image.place) for image in _images(page) if is_pixel(image))


def find_insecure(page: StyledPage) -> Iterator[Fault]:
    """Find images that are loaded without encryption, in attributes and styles."""
    told: set[Span] = set()
    for element in page.elements:
        for attribute in element.token.attributes if element.name not in _NOT_SEEN else ():
            text = _text(attribute)
            if attribute.name in _SOURCES and (text.startswith("http://") or (attribute.name == "srcset" and re.search(r",\s*http://", text))):
                yield Fault(attribute.start, attribute.end)
        style = element.styles.get("background-image")
        if style is None or element.token.get("background") is not None or style.place in told:
            continue
        if any(value.kind == "url" and value.text.strip().lower().startswith("http://") for value in style.values):
            told.add(style.place)
            yield Fault(*style.place)


def find_wide(page: StyledPage, most: int) -> Iterator[Fault]:
    """Find images that take more than `most` per cent of the width of the page."""
    for image in _images(page):
        width = share_of(image.styles, image.outer.share, image.outer.widest)
        if width.style is None or is_pixel(image):
            continue
        too_wide = width.share * 100 > most if width.share is not None else (width.pixels or 0) > USUAL_WIDTH
        if too_wide:
            yield Fault(*width.style.place)


def find_without_text(page: StyledPage) -> Iterator[Fault]:
    """Find images without alternative text, or with the name of a file for one. An empty text marks decoration, which the only content of a link is not."""
    for image in _images(page):
        token = image.token
        if is_pixel(image) or _text(token.get("role")) in ("presentation", "none") or _text(token.get("aria-hidden")) == "true" or _text(token.get("aria-label")):
            continue
        alt = token.get("alt")
        anchor = image.look.anchor
        if alt is None or (not alt.value.strip() and anchor is not None and not _has_name(anchor)):
            yield Fault(*image.place)
        elif _FILE_NAME.fullmatch(_text(alt)):
            yield Fault(alt.start, alt.end)


def _has_name(anchor: Element) -> bool:
    """Say whether a link tells where it leads: by its text, its title, or one of its images."""
    if anchor.letters or any(_text(anchor.token.get(name)) for name in ("title", "aria-label")):
        return True
    return any(_text(image.token.get("alt")) for image in anchor.images[:_MOST_IMAGES])


_MOST_IMAGES = 20  # of one link that are looked at for its name


def find_gifs(page: StyledPage) -> Iterator[Fault]:
    """Find GIFs by their name, but for tracking pixels."""
    for image in _images(page):
        source = image.token.get("src")
        if source is not None and _file(image).endswith(".gif") and not is_pixel(image):
            yield Fault(source.start, source.end)


def find_linked_logos(page: StyledPage) -> Iterator[Fault]:
    """Find links round a logo."""
    told: set[int] = set()
    for image in _images(page):
        anchor = image.look.anchor
        href = anchor.token.get("href") if anchor is not None else None
        if href is None or href.start in told or not href.value.strip() or href.value.lstrip().startswith("#"):
            continue
        named = " ".join(_text(image.token.get(name)) for name in ("alt", "title", "class", "id"))
        if _LOGO.search(f"{named} {unquote(_file(image))[-200:].replace('_', ' ')}"):
            told.add(href.start)
            yield Fault(href.start, href.end)


def find_qr_codes(page: StyledPage) -> Iterator[Fault]:
    """Find images that are QR codes by the name of their file; where the alternative text says so, that is found as words."""
    for image in _images(page):
        source, alt = image.token.get("src"), _text(image.token.get("alt"))
        file = unquote(_file(image))[-200:].replace("_", " ")
        if source is not None and _QR.search(file) and not _QR.search(alt) and not _LABEL.search(f"{file} {alt}"):
            yield Fault(source.start, source.end)


FINDERS: dict[str, Callable[[StyledPage, int], Iterable[Fault]]] = {
    "tracking-pixel": lambda page, _: find_pixels(page),
    "insecure-image": lambda page, _: find_insecure(page),
    "wide-image": find_wide,
    "image-without-text": lambda page, _: find_without_text(page),
    "gif": lambda page, _: find_gifs(page),
    "linked-logo": lambda page, _: find_linked_logos(page),
    "qr-image": lambda page, _: find_qr_codes(page),
}
