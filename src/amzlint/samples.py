"""Sample values for the placeholders of a template, by what their names stand for: an ordinary one, and those that go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ORDINARY, LONGEST, TITLE, LINK, RIGHT_TO_LEFT, EMPTY = "ordinary", "longest", "title", "link", "right-to-left", "empty"
VARIANTS = (TITLE, LONGEST, LINK, RIGHT_TO_LEFT, EMPTY)  # in the order in which they are tried

# Titles may have 200 characters. Nothing in the samples is a word of any language's rules, nor of any language more than of another.
_LONG_TITLE = (
    "Nordvald Thermo Maxi 4200 XL, 12 × 250 ml, Bambus / Silikon / Inox 18-10, Ø 24 cm, BPA 0 %, 230 V, Set 3-in-1, Modell 2026-B, Anthrazit / Kobalt / Oliv, "
    "Kompatibel: NV-3900, NV-4000, NV-4100"
)
_LINK = "https://www.nordvald-example.com/p/4200"
_PAGE = {ORDINARY: _LINK, LONGEST: f"{_LINK}?{'x' * 120}"}

# By class of names (see the data of packs), the most telling class first. What a class lacks is its ordinary value.
SAMPLES: dict[str, dict[str, str]] = {
    "order-id": {ORDINARY: "123-4567890-1234567"},
    "tracking": {ORDINARY: "NV1234567890", LONGEST: "NV1234567890123456789012345678901234"},
    "review-link": _PAGE,
    "tracking-link": _PAGE,
    "label-link": _PAGE,
    "opt-out": _PAGE,
    "amazon-link": {ORDINARY: "https://www.amazon.com/gp/help/customer/contact-us"},
    "social": _PAGE,
    "link": _PAGE,
    "pixel": _PAGE,
    "logo": _PAGE,
    "email": {ORDINARY: "anna@nordvald-example.com"},
    "phone": {ORDINARY: "+44 20 7946 0958"},
    "coupon": {ORDINARY: "NV2026"},
    "amount": {ORDINARY: "12.99", LONGEST: "1,234,567.89 EUR"},
    "date": {ORDINARY: "2026-12-31", LONGEST: "2026-12-31, 14:00–18:00"},
    "address": {ORDINARY: "Nordvald", LONGEST: "Nordvald-Konstantinopoulou-Allee 1234 b, 98765 Nordvald-Maximiliansdorf", LINK: _LINK, RIGHT_TO_LEFT: "شارع النخيل 12، القاهرة"},
    "product": {ORDINARY: "Nordvald 4200", LONGEST: _LONG_TITLE, TITLE: "Five Star Review Binder", LINK: _LINK, RIGHT_TO_LEFT: "غلاية نوردفالد 4200"},
    "reason": {ORDINARY: "NV-17", LONGEST: _LONG_TITLE[:100], LINK: _LINK, RIGHT_TO_LEFT: "العنوان ناقص"},
    "name": {ORDINARY: "Anna", LONGEST: "Maria-Magdalena Konstantinopoulou-Wolfeschlegelsteinhausen", LINK: _LINK, RIGHT_TO_LEFT: "ليلى الحداد"},
    "shop": {ORDINARY: "Nordvald"},
}
UNKNOWN = {ORDINARY: "Nordvald", LONGEST: _LONG_TITLE[:60]}  # of a name that says nothing
ALWAYS_THERE = frozenset(("order-id",))  # classes that no order lacks


def sample(classes: Collection[str], variant: str) -> str:
    """Return the value of a variant for a placeholder whose name is of these classes; its ordinary value where the variant has none."""
    values = next((values for name, values in SAMPLES.items() if name in classes), UNKNOWN)
    return values.get(variant, values[ORDINARY])
