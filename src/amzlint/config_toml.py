"""Reads `[tool.amzlint]` of a pyproject.toml, with the line of every key for error messages."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from amzlint.errors import ConfigError

_Path = tuple[str | int, ...]
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"([^"\n]*)"|'([^'\n]*)'""")
PREFIX = ("tool", "amzlint")


class TomlText:
    """The table `tool.amzlint` of a file: its value as plain data, None when there is no such table, and where its keys stand.

    tomllib tells no places, so keys are found again by their lines; what stands inside an array is placed at the key of the array.
    Raises ConfigError for what is not valid TOML.
    """

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._lines = text.splitlines()
        try:
            whole = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
            line, column = (int(found[1]), int(found[2])) if found else (len(self._lines), 1)
            raise self._error(f"not valid TOML: {str(error).split(' (at ')[0]}", line, column) from None
        self.value: Any = whole.get("tool", {}).get("amzlint")
        self._places: dict[_Path, tuple[int, int]] = {}
        self._find_places()

    def _find_places(self) -> None:
        table: _Path = ()
        for number, line in enumerate(self._lines, 1):
            if header := _TABLE.match(line):
                table = _parts(header[1])
                self._add(table, number, header.start(1) + 1)
            elif found := _KEY.match(line):
                self._add((*table, *_parts(found[1])), number, found.start(1) + 1)

    def _add(self, path: _Path, line: int, column: int) -> None:
        if path[:2] == PREFIX:
            for length in range(2, len(path) + 1):
                self._places.setdefault(path[2:length], (line, column))

    def error(self, path: _Path, message: str, *, column: int = 0, key: bool = False) -> ConfigError:  # noqa: ARG002  (the same as for YAML)
        """Return an error placed at the key of a value."""
        while path and path not in self._places:
            path = path[:-1]
        line, at = self._places.get(path, (0, 0))
        return self._error(message, line, at)

    def line(self, path: _Path) -> int:
        """Return the line of a value's key, counted from 1; 0 when it is not known."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (0, 0))[0]

    key_line = line

    def _error(self, message: str, line: int, column: int) -> ConfigError:
        shown = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return ConfigError(message, path=self.path, line=line, column=column, source_line=shown[:200])


def _parts(dotted: str) -> _Path:
    return tuple(next((one for one in found.groups() if one is not None), found[0]) for found in _PART.finditer(dotted))
