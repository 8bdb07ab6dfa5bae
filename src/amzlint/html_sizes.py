"""Lengths in HTML and CSS: sizes of fonts, widths as parts of the page, and what is so small that it hides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.css import Value
    from amzlint.html_styles import Style

_IN_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "rem": 16.0}
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_FONT_SIZES = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)  # of <font size="1"> to "7"
_TAG_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2, "sub": 0.83, "sup": 0.83}
_NOT_AN_OWN_SIZE = ("h4", "sub", "sup")
_UNREADABLE = 2.0  # pixels; text of this size hides
_FAR_AWAY = -500.0  # pixels; text that is indented by this stands outside of the page


class Width(NamedTuple):
    """The width of an element. share: as a part of the page's width, None where unknown; pixels: where it is given so; place: of what sets it."""

    share: float | None
    pixels: float | None
    style: Style | None


def pixels(value: Value, size: float) -> float | None:
    """Return a length in pixels, None for what is none. size: of the font, in pixels."""
    if value.kind not in ("number", "dimension") or not math.isfinite(value.number):
        return None
    if value.unit in ("em", "ex", "ch"):
        return value.number * size * (1.0 if value.unit == "em" else 0.5)
    factor = _IN_PIXELS.get(value.unit)
    return None if factor is None else value.number * factor


def scaled_font(tag: str, value: Value | None, outer: float) -> float | None:
    """Return the size of an element's font in pixels, None where it has none of its own. value: of its font-size; outer: the size around it."""
    if value is None:
        return None if tag in _NOT_AN_OWN_SIZE or tag not in _TAG_SIZES else outer * _TAG_SIZES[tag]
    if value.kind == "font":
        return _of_font_tag(value.text)
    if value.kind == "percentage":
        return outer * value.number / 100 if 0 <= value.number < 1000 else None
    if value.text in ("smaller", "larger"):
        return outer * (1.2 if value.text == "larger" else 1 / 1.2)
    return _NAMED_SIZES.get(value.text) if value.kind == "ident" else pixels(value, outer)


def _of_font_tag(text: str) -> float | None:
    step = text[1:] if text[:1] in ("+", "-") else text
    if not (step.isascii() and step.isdigit() and len(step) == 1):
        return None
    number = int(step) if step == text else 3 + (int(step) if text[0] == "+" else -int(step))
    return _FONT_SIZES[min(max(number, 1), 7) - 1]


def share_of(styles: Mapping[str, Style], outer: float, widest: float | None) -> Width:
    """Return the width that styles give. outer: the share of what is around; widest: the width of the page in pixels, None where it is unknown."""
    found: list[Width] = []
    for name in ("width", "max-width"):
        style = styles.get(name)
        if style is None or not style.values:
            continue
        value = style.values[0]
        if value.kind == "percentage" and 0 <= value.number <= 1000:
            found.append(Width(outer * value.number / 100, None, style))
        elif value.unit == "vw":
            found.append(Width(value.number / 100, None, style))
        elif (length := pixels(value, 16.0)) is not None:
            found.append(Width(length / widest if widest else None, length, style))
    if not found:
        return Width(None, None, None)
    if found[0].style is styles.get("max-width") and found[0].pixels is None:
        return Width(None, None, None)  # only a limit, which most images stay below
    known = [one.pixels for one in found if one.pixels is not None]
    shares = [one for one in found if one.share is not None]
    if len(found) > len(shares):
        return Width(None, min(known), found[0].style)
    narrowest = min(shares, key=lambda one: one.share or 0.0)
    return Width(narrowest.share, min(known) if known else None, found[0].style)


def is_hiding(style: Style) -> bool:
    """Say whether a style hides the text of its element."""
    if style.name == "hidden" or (style.name, style.text) in (("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"), ("mso-hide", "all")):
        return True
    value = style.values[0] if style.values else None
    if value is None or value.kind not in ("number", "dimension", "percentage"):
        return False
    if style.name in ("opacity", "max-height"):
        return value.number == 0
    if style.name == "font-size":
        return value.number == 0 or 0 <= (pixels(value, 16.0) or 16.0) <= _UNREADABLE
    return style.name == "text-indent" and (pixels(value, 16.0) or 0.0) <= _FAR_AWAY
