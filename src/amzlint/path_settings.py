"""What a configuration says of single files: kind, language and template by path, fields, rules ignored, files excluded."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ABOUT = ("kind", "lang", "template")


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class PathSettings:
    """The settings by path of one configuration.

    root: the folder that patterns are relative to; data: the merged settings as `config` holds them; patterns: for each glob its regular expression, and False where it starts with “!”.
    """

    def __init__(self, root: str, data: Mapping[str, Any], patterns: Mapping[str, Any]) -> None:
        self._root = root
        self._data = data
        self._patterns = patterns
        self._known: dict[str, dict[str, Any]] = {}

    def about(self, path: str) -> dict[str, Any]:
        """Return what is said of the messages of a file: `kind`, `lang` and `template`, where the last pattern that fits wins."""
        known = self._known.get(path)
        if known is None:
            if len(self._known) > 64:  # the messages of one file share its path
                self._known.clear()
            local = self._local(path)
            known = self._known[path] = {}
            for key in _ABOUT:
                for glob, leaf in self._data.get(key, {}).items():
                    if self._fits(glob, local):
                        known[key] = leaf[0]
        return known

    def fields(self, path: str) -> tuple[str, ...]:
        """Return the selectors of the texts that are messages in a file; none: its own names decide."""
        local = self._local(path)
        return tuple(leaf[0] for glob, leaves in self._data.get("fields", {}).items() if self._fits(glob, local) for leaf in leaves)

    def ignored(self, path: str, message_id: str | None) -> Iterator[tuple[str, Any]]:
        """Yield the names of the rules that are suppressed in a message, with the setting that says so."""
        by_file, by_message = self._data.get("per-file-ignores", {}), self._data.get("per-message-ignores", {})
        if by_file:
            local = self._local(path)
            for glob, names in by_file.items():
                if self._fits(glob, local):
                    yield from names.items()
        if by_message and message_id is not None:
            from fnmatch import fnmatchcase  # noqa: PLC0415  (only with this setting)

            for pattern, names in by_message.items():
                if fnmatchcase(message_id, pattern):
                    yield from names.items()

    def excluded(self, path: str) -> Any:
        """Return the setting that excludes a file, None when none does; as in .gitignore the last pattern that fits decides."""
        local, found = self._local(path), None
        for leaf in self._data.get("exclude", ()):
            pattern, include = self._patterns[leaf[0]]
            if _compiled(pattern).match(local):
                found = leaf if include else None
        return found

    def _fits(self, glob: str, local: str) -> bool:
        pattern, include = self._patterns[glob]
        return (_compiled(pattern).match(local) is not None) == bool(include)

    def _local(self, path: str) -> str:
        """Return a path relative to the root; one outside of it as it is, without the leading slash."""
        absolute = os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100  (Path.resolve follows links)
        root = self._root.rstrip("/") + "/"
        return absolute[len(root) :] if absolute.startswith(root) else absolute.lstrip("/")


def all_globs(data: Mapping[str, Any]) -> Iterable[str]:
    """Return the globs of settings, each once."""
    keys = (*_ABOUT, "fields", "per-file-ignores")
    return dict.fromkeys([*(glob for key in keys for glob in data.get(key, {})), *(leaf[0] for leaf in data.get("exclude", ()))])


def shown(path: str) -> str:
    """Return an absolute path as people read it: relative where it is below the working directory."""
    here = os.getcwd().rstrip(os.sep) + os.sep  # noqa: PTH109  (a text is compared, no file is opened)
    return (path.removeprefix(here) if path.startswith(here) else path).replace(os.sep, "/")
