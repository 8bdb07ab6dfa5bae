"""What a configuration allows in messages: sites of own carriers, other hosts, telephone numbers, names of placeholders."""

from __future__ import annotations

import re
from typing import NamedTuple

LEAST_DIGITS = 6  # of a number in its national spelling


class Allowed(NamedTuple):
    """carriers, hosts: as `hosts.yaml` writes them; phones: telephone numbers as people write them; placeholders: all names that fields may have, none: any."""

    carriers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()

    def add_to_hosts(self, hosts: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return the lists of hosts with those that are allowed."""
        if not self.carriers and not self.hosts:
            return hosts
        return {**hosts, "carriers": [*hosts.get("carriers", ()), *self.carriers], "allowed": list(self.hosts)}

    def is_phone(self, number: str) -> bool:
        """Say whether a number in a message is one that is allowed, in its international or its national spelling."""
        return any(_is_same(number, one) for one in self.phones)


def _is_same(number: str, allowed: str) -> bool:
    digits, known = (re.sub(r"\D", "", re.sub(r"\(0\)", "", one)) for one in (number, allowed))
    if digits.startswith("00"):
        return digits[2:] == known.removeprefix("00")
    if digits == known or number.strip().startswith("+"):
        return digits == known.removeprefix("00")
    national = digits.lstrip("0")
    return allowed.startswith(("+", "00")) and len(national) >= LEAST_DIGITS and known.endswith(national)
