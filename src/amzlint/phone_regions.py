"""The regions whose telephone numbers a message may hold without a country's code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REGIONS_BY_MARKETPLACE = {
    "uk": "GB", "gb": "GB", "co.uk": "GB", "com": "US", "us": "US", "ca": "CA", "com.mx": "MX", "com.br": "BR", "co.jp": "JP", "com.au": "AU", "com.be": "BE", "com.tr": "TR",
}  # fmt: skip
REGIONS_BY_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "en": ("US", "GB", "AU"),
    "fr": ("FR", "BE", "CH"),
    "de": ("DE", "AT", "CH"),
    "es": ("ES", "MX"),
    "it": ("IT",),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "sv": ("SE",),
    "pt": ("BR", "PT"),
    "tr": ("TR",),
    "ja": ("JP",),
    "ar": ("SA", "AE", "EG"),
}


def regions_of(marketplace: str | None, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the regions whose numbers a message may hold without a country's code: that of its marketplace, then those of its languages."""
    name = (marketplace or "").lower().removeprefix("www.").removeprefix("amazon.")
    regions: tuple[str, ...] = (_REGIONS_BY_MARKETPLACE.get(name, name.upper()),) if name else ()
    for language in languages:
        regions += tuple(region for region in REGIONS_BY_LANGUAGE.get(language, ()) if region not in regions)
    return regions
