"""Finds the files of a run: named files, folders walked in order, globs, and standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amzlint.path_settings import PathSettings

STDIN = "-"
# What is looked into when a folder is named; any file may be named itself.
TEXT_ENDINGS = (
    ".txt", ".text", ".md", ".tmpl", ".template", ".tpl", ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".mustache", ".msg.txt", ".jsonl", ".ndjson", ".json", ".yaml", ".yml",
    ".csv", ".tsv", ".eml", ".mbox", ".po", ".xlf", ".xliff", ".html", ".htm",
)  # fmt: skip
_GLOB_SIGNS = frozenset("*?[")


class Input(NamedTuple):
    """One input.

    path: as shown, with forward slashes; named: the user named this very file, so that nothing to check in it is a failure;
    found_by: the folders and globs, as given, that led to it; error: why it cannot be looked into, empty for what can be read.
    """

    path: str
    named: bool
    found_by: tuple[str, ...] = ()
    error: str = ""


def find_inputs(arguments: Sequence[str]) -> Iterator[Input]:
    """Yield the inputs that arguments name, each once, in the order of their paths; `-` comes first.

    A folder that holds no file to look into, or cannot be listed, is yielded itself with its `error`.
    Raises UsageError when a glob matches nothing or standard input is named twice.
    """
    if arguments.count(STDIN) > 1:
        raise UsageError("“-” is named twice; standard input can be read once")
    named: set[str] = set()
    found: dict[str, list[str]] = {}
    errors: dict[str, str] = {}
    for argument in dict.fromkeys(arguments):
        if argument == STDIN:
            continue
        if Path(argument).is_dir():
            _add_folder(argument, argument, found, errors)
        elif _GLOB_SIGNS.isdisjoint(argument) or Path(argument).exists():
            named.add(argument)
        else:
            for match in _expand(argument):
                if Path(match).is_dir():
                    _add_folder(match, argument, found, errors)
                else:
                    found.setdefault(match, []).append(argument)
    if STDIN in arguments:
        yield Input(STDIN, True)
    seen: set[str] = set()
    for path in sorted({*named, *found, *errors}, key=_shown):
        normal = os.path.normpath(path)
        if normal not in seen:
            seen.add(normal)
            yield Input(_shown(path), path in named, tuple(found.get(path, ())), errors.get(path, ""))


def without_excluded(inputs: Iterable[Input], paths: PathSettings, tell: Callable[[str, object], None]) -> Iterator[Input]:
    """Yield the inputs that settings do not exclude. tell: is told of a named file that they exclude, with the setting; a folder or glob of which nothing is left becomes an error."""
    kept: set[str] = set()
    emptied: dict[str, None] = {}
    for one in inputs:
        leaf = None if one.path == STDIN or one.error else paths.excluded(one.path)
        if leaf is None:
            kept.update(one.found_by)
            yield one
            continue
        emptied.update(dict.fromkeys(one.found_by))
        if one.named:
            tell(one.path, leaf)
    for argument in emptied:
        if argument not in kept:
            yield Input(_shown(argument), True, (), "the configuration excludes every file in it")


def _shown(path: str) -> str:
    return path.replace(os.sep, "/")


def _add_folder(folder: str, argument: str, found: dict[str, list[str]], errors: dict[str, str]) -> None:
    """Add the files below a folder, which an argument named or matched, and what of it could not be listed."""
    faults: list[OSError] = []
    files = list(_walk(folder, faults.append))
    for path in files:
        found.setdefault(path, []).append(argument)
    for fault in faults:
        errors[fault.filename or folder] = f"the folder cannot be listed: {fault.strerror or fault}"
    if not files and not faults:
        errors[folder] = f"there is no file to check in this folder, none ends in {', '.join(TEXT_ENDINGS[:4])} and the like; other files can be named one by one"


def _walk(folder: str, fault: Callable[[OSError], None]) -> Iterator[str]:
    for where, folders, files in os.walk(folder, onerror=fault):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ("node_modules", "__pycache__"))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(TEXT_ENDINGS):
                yield os.path.join(where, name)  # noqa: PTH118  (a Path for each of 10,000 files costs more than reading it)


def _expand(pattern: str) -> list[str]:
    import glob  # noqa: PLC0415  (only for globs that the shell left alone)

    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
    if not matches:
        raise UsageError(f"{pattern}: no file matches")
    return matches
