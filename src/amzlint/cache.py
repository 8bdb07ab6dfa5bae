"""A cache of compiled packs and configurations as plain JSON, keyed by content; an unreadable or missing cache is no cache.

To hash all files of a pack at each start costs more than to read what they compile to. So the key of files is remembered together with a stamp of each file: path, size, time
of change of content and of status, number. Who writes other content of the same length and sets the time of change back cannot set the status time back (on
Windows, which keeps none, a file that is replaced has another number). File systems count time in steps, though, of at most two seconds; so files that changed a moment ago
have no stamp, and are hashed until they have settled.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint.packing import encode

if TYPE_CHECKING:
    from collections.abc import Iterable


SETTLED = 2.5  # seconds after which a file that changes again has another time


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
            _store(folder / f"{name}.json", [name, value])
    except (OSError, RuntimeError):
        return


def recall(name: str, stamp: str) -> Any:
    """Return what was remembered under a name with this very stamp, None when there is nothing or it cannot be read."""
    try:
        stored = json.loads(_remembered(name).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None
    return stored[2] if isinstance(stored, list) and stored[:2] == [name, stamp] else None


def remember(name: str, stamp: str, value: Any) -> None:
    """Store a value with what must be the same for it to be true; what was stored under the name before is forgotten."""
    try:
        path = _remembered(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        _store(path, [name, stamp, value])
    except (OSError, RuntimeError):
        return


def _remembered(name: str) -> Path:
    # Each installation remembers for itself, else two that take turns would forget at every start. A checksum will do: names that share one only push each other out.
    whose = f"{__file__}\n{name}".encode("utf-8", "surrogatepass")
    return cache_folder() / "remembered" / f"{zlib.crc32(whose):08x}.json"


def _store(path: Path, value: Any) -> None:
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    draft.write_bytes(encode(value))
    draft.replace(path)


def stamp_of_files(paths: Iterable[Path]) -> str | None:
    """Return what changes when one of these files does; None where a file changed a moment ago or cannot be looked at."""
    latest = time.time() - SETTLED
    rows = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            return None
        if max(status.st_mtime, status.st_ctime) > latest:
            return None
        rows.append(f"{path}:{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}")
    return "\n".join(rows)


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
