"""Finds the files of a run: named files, folders walked in order, globs, and standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
# What is looked into when a folder is named; any file may be named itself.
TEXT_ENDINGS = (".txt", ".text", ".md", ".tmpl", ".template", ".tpl", ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".mustache", ".msg.txt", ".jsonl", ".ndjson")
_GLOB_SIGNS = frozenset("*?[")


class Input(NamedTuple):
    """One input. path: as shown, with forward slashes; named: the user named this very file, so that nothing to check in it is a failure."""

    path: str
    named: bool


def find_inputs(arguments: Sequence[str]) -> Iterator[Input]:
    """Yield the inputs that arguments name, each once, in the order of their paths; `-` comes first.

    Raises UsageError when a glob matches nothing or standard input is named twice.
    """
    if arguments.count(STDIN) > 1:
        raise UsageError("“-” is named twice; standard input can be read once")
    named: set[str] = set()
    found: set[str] = set()
    for argument in arguments:
        if argument == STDIN:
            continue
        path = Path(argument)
        if path.is_dir():
            found.update(_walk(argument))
        elif _GLOB_SIGNS.isdisjoint(argument) or path.exists():
            named.add(argument)
        else:
            matches = _expand(argument)
            if not matches:
                raise UsageError(f"{argument}: no file matches")
            for match in matches:
                found.update(_walk(match) if Path(match).is_dir() else (match,))
    if STDIN in arguments:
        yield Input(STDIN, True)
    seen: set[str] = set()
    for path_text in sorted(named | found, key=lambda one: one.replace(os.sep, "/")):
        shown = path_text.replace(os.sep, "/")
        normal = os.path.normpath(path_text)
        if normal not in seen:
            seen.add(normal)
            yield Input(shown, path_text in named)


def _walk(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ("node_modules", "__pycache__"))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(TEXT_ENDINGS):
                yield os.path.join(where, name)  # noqa: PTH118  (a Path for each of 10,000 files costs more than reading it)


def _expand(pattern: str) -> list[str]:
    import glob  # noqa: PLC0415  (only for globs that the shell left alone)

    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
