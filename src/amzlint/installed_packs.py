"""Finds the folders of packs that installed packages offer under the entry point `amzlint.packs`, without running any of their code."""

from __future__ import annotations

import sys
from pathlib import Path

GROUP = "amzlint.packs"


def find_installed(name: str) -> Path | None:
    """Return the folder that an entry point names, such as `acme = "acme_rules"` or `"acme_rules.packs.eu"`; None when there is none of that name."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (only for packs by name)

    for entry in entry_points(group=GROUP, name=name):
        package, *inner = entry.value.split(":")[0].strip().split(".")
        for base in sys.path:
            folder = Path(base or ".").joinpath(package, *inner)
            if folder.is_dir():
                return folder.resolve()
    return None
