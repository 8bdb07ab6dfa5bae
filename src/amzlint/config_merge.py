"""Merges the settings of configurations: what comes later wins, and lists grow."""

from __future__ import annotations

from typing import Any

_OPPOSITES = {"select": "ignore", "ignore": "select"}


def merge(base: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """Put later settings on top of earlier ones.

    A leaf takes the place of one under the same name; lists are joined; a rule that is selected later is no longer ignored, and the other way round.
    """
    merged = dict(base)
    for key, value in later.items():
        opposite = _OPPOSITES.get(key)
        if opposite in merged:
            names = {leaf[0] for leaf in value}
            merged[opposite] = [leaf for leaf in merged[opposite] if leaf[0] not in names]
        if key == "ignore" and "severity" in merged:
            merged["severity"] = {name: leaf for name, leaf in merged["severity"].items() if name not in {one[0] for one in value}}
        if key == "severity" and "ignore" in merged:
            merged["ignore"] = [leaf for leaf in merged["ignore"] if leaf[0] not in value]
        merged[key] = _joined(merged[key], value) if key in merged else value
    return merged


def _joined(base: Any, later: Any) -> Any:
    if isinstance(base, dict):
        # A pattern that is named again counts last, for the last that fits wins.
        return {**{name: one for name, one in base.items() if name not in later}, **later}
    if base and isinstance(base[0], list):
        names = {leaf[0] for leaf in later}
        return [*(leaf for leaf in base if leaf[0] not in names), *later]
    return later if not base or not isinstance(base[0], list) else [*base, *later]
