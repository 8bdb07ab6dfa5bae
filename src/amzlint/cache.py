"""A cache of compiled packs and configurations as plain JSON, keyed by content; an unreadable or missing cache is no cache."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def cache_folder() -> Path:
    """Return the user's folder for amzlint's cache: AMZLINT_CACHE_DIR, or the platform's usual place."""
    named = os.environ.get("AMZLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "amzlint" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "amzlint"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "amzlint"


def read(key: str, part: str) -> Any:
    """Return a part that was stored under a key, None when there is none or it cannot be read."""
    try:
        stored = json.loads((cache_folder() / key / f"{part}.json").read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None
    # Each part carries its name, so that a file that something else wrote is not taken for it.
    return stored[1] if isinstance(stored, list) and stored[:1] == [part] else None


def write(key: str, parts: dict[str, Any]) -> None:
    """Store parts under a key; `complete` is written last, so that a torn write is seen. A folder that cannot be written is left alone."""
    try:
        folder = cache_folder() / key
        folder.mkdir(parents=True, exist_ok=True)
        for name, value in [*parts.items(), ("complete", True)]:
            draft = folder / f"{name}.{os.getpid()}.tmp"
            draft.write_text(json.dumps([name, value], ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
            draft.replace(folder / f"{name}.json")
    except (OSError, RuntimeError):
        return


def stamp(names: Iterable[str]) -> str:
    """Return a stamp of modules of ours, by name, so that a checkout that changes them does not read an old cache."""
    stamps = []
    for name in names:
        try:
            status = Path(__file__).with_name(name).stat()
        except OSError:
            continue
        stamps.append(f"{status.st_mtime_ns}:{status.st_size}")
    return " ".join(stamps)
