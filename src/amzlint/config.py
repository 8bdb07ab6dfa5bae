"""Finds, reads and caches the configuration of a repository; what it holds is validated when its content is new."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import cache
from amzlint.errors import ConfigError, UsageError
from amzlint.path_settings import PathSettings, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "amzlint.yaml"
PYPROJECT = "pyproject.toml"
MISSPELT = ("amzlint.yml", ".amzlint.yaml", ".amzlint.yml")
FORMAT = 1  # of the compiled data; part of every cache key
# The files that decide what a configuration compiles to.
ENGINE = ("config_compiler.py", "config_schema.py", "config_toml.py", "config_merge.py", "schema_base.py", "schema_faults.py", "pack_yaml.py", "field_selectors.py")


class Config(NamedTuple):
    """A configuration, merged with what it extends; plain data, so that it can be handed to other processes.

    path: of its main file, empty where there is none; root: the folder that patterns are relative to; files: absolute paths of all files that were read;
    data: the settings by key; a setting is a leaf (value, number of its file, line); patterns: see `PathSettings`.
    """

    path: str = ""
    root: str = ""
    files: tuple[str, ...] = ()
    data: dict[str, Any] = {}  # noqa: RUF012  (a named tuple's default, never changed)
    patterns: dict[str, list[Any]] = {}  # noqa: RUF012  (likewise)

    def values(self, key: str) -> tuple[Any, ...]:
        """Return the values of a list."""
        return tuple(leaf[0] for leaf in self.data.get(key, ()))

    def mapping(self, key: str) -> dict[str, Any]:
        """Return the values of a mapping."""
        return {name: leaf[0] for name, leaf in self.data.get(key, {}).items()}

    def value(self, key: str, default: Any = None) -> Any:
        """Return a single value."""
        return self.data[key][0] if key in self.data else default

    def paths(self) -> PathSettings | None:
        """Return the settings by path; None where there is no configuration."""
        return PathSettings(self.root, self.data, self.patterns) if self.path else None

    def pack_folders(self) -> tuple[str, ...]:
        """Return the folders of the packs, as short as they can be written."""
        return tuple(shown(folder) for folder in self.values("packs"))

    def origin(self, leaf: Any) -> str:
        """Return `file:line` of a setting."""
        return f"{shown(self.files[leaf[1]])}:{leaf[2]}"

    def error(self, leaf: Any, message: str) -> ConfigError:
        """Return an error placed at a setting."""
        try:
            line = Path(self.files[leaf[1]]).read_text(encoding="utf-8-sig", errors="replace").splitlines()[leaf[2] - 1]
        except (OSError, IndexError):
            line = ""
        column = len(line) - len(line.lstrip()) + 1
        return ConfigError(message, path=shown(self.files[leaf[1]]), line=leaf[2], column=column, source_line=line[:200])


def load_config(given: str | None = None, *, isolated: bool = False, use_cache: bool = True) -> Config:
    """Load the configuration.

    given: the file that an option names, whose patterns are relative to the working directory; without one the nearest from there up to the repository root; isolated: look for none.
    Raises ConfigError at the place of a fault, UsageError for a file that is not there.
    """
    if given is not None and isolated:
        raise UsageError("--config and --isolated exclude each other: one names a configuration, the other wants none")
    if isolated:
        return Config()
    if given is not None:
        if not Path(given).is_file():
            raise UsageError(f"--config {given}: there is no such file")
        config = _read(Path(given).absolute(), Path.cwd(), use_cache=use_cache)
        if config is None:
            raise UsageError(f"--config {given}: there is no [tool.amzlint] in it")
        return config
    return find_config(Path.cwd(), use_cache=use_cache)


def find_config(start: Path, *, use_cache: bool = True) -> Config:
    """Load the nearest configuration from a folder up to the repository root; raises ConfigError and UsageError for a fault in one, or two that stand side by side."""
    for folder in _upward(start):
        for name in MISSPELT:
            if (folder / name).exists():
                raise UsageError(f"{shown(str(folder / name))}: a configuration is called {NAME}; rename the file")
        own = folder / NAME
        beside = _read(folder / PYPROJECT, folder, use_cache=use_cache) if (folder / PYPROJECT).is_file() else None
        if own.is_file():
            if beside is not None:
                raise UsageError(f"{shown(str(own))} and [tool.amzlint] in {shown(str(folder / PYPROJECT))} stand side by side; keep one of them")
            found = _read(own, folder, use_cache=use_cache)
            if found is not None:
                return found
        if beside is not None:
            return beside
    return Config()


def _upward(start: Path) -> Iterator[Path]:
    """Yield the folders from here up to the root of the repository; only this one outside of any."""
    folders = [start, *start.parents]
    top = next((number for number, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    yield from folders[: top + 1]


def _read(path: Path, root: Path, *, use_cache: bool) -> Config | None:
    """Read one file with what it extends; None for a pyproject.toml without a table for amzlint."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path=shown(str(path))) from None
    if path.name == PYPROJECT and b"amzlint" not in data:
        return None
    name, stamp = f"config {path}", _stamp(data)
    compiled = cache.recall(name, stamp) if use_cache else None
    if compiled is None or not _is_fresh(compiled):
        compiled = {"data": None, "extended": {}} if path.name == PYPROJECT and not _has_table(path, data) else _compile(path, data)
        if use_cache:
            cache.remember(name, stamp, compiled)
    if compiled["data"] is None:
        return None
    return Config(str(path), str(root).replace(os.sep, "/"), tuple(compiled["files"]), compiled["data"], compiled["patterns"])


def _compile(path: Path, data: bytes) -> dict[str, Any]:
    from amzlint.config_compiler import compile_config  # noqa: PLC0415  (brings yaml and pydantic)

    return compile_config(path, data)


def _has_table(path: Path, data: bytes) -> bool:
    """Say whether a pyproject.toml has a table for amzlint; what is not UTF-8 is left to the compiler, which says so."""
    from amzlint.config_toml import TomlText  # noqa: PLC0415  (only for a pyproject.toml that speaks of amzlint)

    try:
        return TomlText(data.decode("utf-8-sig"), shown(str(path))).value is not None
    except UnicodeDecodeError:
        return True


def _is_fresh(compiled: dict[str, Any]) -> bool:
    """Say whether the files that a configuration extends, and the folders of its packs, are what they were."""
    try:
        texts = all(Path(name).read_bytes().decode("utf-8-sig", "replace") == text for name, text in compiled["extended"].items())
        return texts and all(Path(leaf[0]).is_dir() for leaf in (compiled["data"] or {}).get("packs", ()))
    except OSError:
        return False


def _stamp(data: bytes) -> str:
    """Return all that decides what a file compiles to; it holds the whole file, which is shorter than the time to load a hash."""
    from amzlint import __version__  # noqa: PLC0415

    return f"{FORMAT} {__version__} {cache.stamp(ENGINE)}\n{data.decode('utf-8', 'backslashreplace')}"
