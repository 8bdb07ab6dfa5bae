"""Names that are one slip of the keyboard apart: a letter too many, too few, another one, or two swapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 4  # code points; shorter names resemble each other anyway
LONGEST = 60


def find_near(names: Iterable[str], known: Iterable[str]) -> dict[str, list[str]]:
    """Return for each of the names the known ones that are one slip away, in order; names without any are left out.

    Names that differ in a number (`line_1`, `line_2`) or in a plural (`item`, `items`) are meant to differ. Time grows with the length of the lists, not with their product.
    """
    by_variant: dict[str, list[str]] = {}
    for name in known:
        for variant in _variants(name):
            by_variant.setdefault(variant, []).append(name)
    found: dict[str, list[str]] = {}
    for name in names:
        near = {one for variant in _variants(name) for one in by_variant.get(variant, ()) if _is_slip(name, one)}
        if near:
            found[name] = sorted(near)
    return found


def _variants(name: str) -> Iterator[str]:
    """Yield a name and all that is left of it without one of its letters: names one slip apart share at least one of these."""
    if SHORTEST <= len(name) <= LONGEST:
        yield name
        yield from {name[:at] + name[at + 1 :] for at in range(len(name))}


def _is_slip(one: str, other: str) -> bool:
    if one == other or re.findall(r"\d+", one) != re.findall(r"\d+", other) or one in (f"{other}s", f"{other}es") or other in (f"{one}s", f"{one}es"):
        return False
    shorter, longer = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(shorter) < len(longer):
        return len(longer) - len(shorter) == 1 and shorter[same:] == longer[same + 1 :]
    replaced = shorter[same + 1 :] == longer[same + 1 :]
    return replaced or (shorter[same : same + 2] == longer[same : same + 2][::-1] and shorter[same + 2 :] == longer[same + 2 :])
