"""Reads the YAML of packs and configurations: fewer surprises than YAML 1.1, and the place of every value for error messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from amzlint.errors import FramedError, PackError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 4_000_000
MOST_VALUES = 400_000  # aliases can multiply values without end
DEEPEST = 40

_Path = tuple[str | int, ...]
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
# The C loader is four to ten times faster, but missing where PyYAML was built without libyaml.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackText:
    """One file of a pack: its value as plain data, and where each part of it stands.

    value: dicts, lists, strings, integers, True, False, None; fault: what is raised for the file.
    """

    __slots__ = ("_count", "_fault", "_keys", "_lines", "_places", "path", "value")

    def __init__(self, text: str, path: str, fault: type[FramedError] = PackError) -> None:
        self.path = path
        self._fault = fault
        self._lines = text.splitlines()
        self._places: dict[_Path, tuple[int, int]] = {}
        self._keys: dict[_Path, tuple[int, int]] = {}
        if len(text) > MOST_CHARACTERS:
            raise fault(f"the file has {len(text):,} characters, at most {MOST_CHARACTERS:,}", path=path)
        try:
            self._assert_shallow(text)
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self._error(f"not valid YAML: {error.problem or error.context}", (mark.line + 1, mark.column + 1) if mark else (0, 0)) from None
        except yaml.YAMLError as error:
            raise fault(f"not valid YAML: {error}", path=path) from None
        self._count = 0
        self.value: Any = None if node is None else self._convert(node, ())

    def _assert_shallow(self, text: str) -> None:
        # Composing is recursive in C and would end the process where events, which are not, merely count.
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    mark = event.start_mark
                    raise self._error(f"nested more than {DEEPEST} deep", (mark.line + 1, mark.column + 1) if mark else (0, 0))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def error(self, path: _Path, message: str, *, column: int = 0, key: bool = False) -> FramedError:
        """Return an error placed at a value (or at its key); column: code points to the right of the value's start."""
        where = self._keys if key else self._places
        while path and path not in where:
            path = path[:-1]
        line, at = where.get(path, self._places.get(path, (0, 0)))
        shown = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        quoted = shown[at - 1 : at] in ("'", '"')
        return self._error(message, (line, at + column + (1 if quoted and column else 0)))

    def where(self, path: _Path) -> Callable[[str, int], FramedError]:
        """Return a function that makes an error at this value, from a message and a column inside the value."""
        return lambda message, column: self.error(path, message, column=column)

    def line(self, path: _Path) -> int:
        """Return the line of a value, counted from 1; 0 when it is not known."""
        return self._places.get(path, (0, 0))[0]

    def key_line(self, path: _Path) -> int:
        """Return the line of a value's key, or of the value where it has none; counted from 1, 0 when it is not known."""
        return self._keys.get(path, self._places.get(path, (0, 0)))[0]

    def _error(self, message: str, place: tuple[int, int]) -> FramedError:
        line, column = place
        shown = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return self._fault(message, path=self.path, line=line, column=column, source_line=shown[:200])

    def _convert(self, node: yaml.Node, path: _Path) -> Any:
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self._places.setdefault(path, place)
        self._count += 1
        if self._count > MOST_VALUES or len(path) > DEEPEST:
            raise self._error("too many values; are there aliases that multiply?", place)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._convert(item, (*path, index)) for index, item in enumerate(node.value)]
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error("a key must be a word", at)
            key = key_node.value
            if key in result:
                raise self._error(f"the key “{key}” is repeated; the first is on line {self._keys[(*path, key)][0]}", at)
            self._keys[(*path, key)] = at
            result[key] = self._convert(value_node, (*path, key))
        return result


def _scalar(node: yaml.ScalarNode) -> object:
    text: str = node.value
    if node.style:  # the C loader says '' for plain, the Python loader None
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.match(text) else text
