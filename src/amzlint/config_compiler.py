"""Compiles configurations, a file with all that it extends, to the plain data that a run needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint.config_merge import merge
from amzlint.config_schema import Configuration
from amzlint.config_toml import TomlText
from amzlint.errors import ConfigError
from amzlint.field_selectors import parse_selector
from amzlint.installed_packs import find_installed
from amzlint.kinds import nearest
from amzlint.language import MARKETPLACES, is_marketplace
from amzlint.pack_yaml import PackText
from amzlint.path_settings import all_globs, shown
from amzlint.schema_faults import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = ("select", "ignore", "languages", "placeholders", "exclude")
_BY_GLOB = ("kind", "lang", "template")
_SINGLE = ("fail-on", "min-trust")
_IGNORES = ("per-file-ignores", "per-message-ignores")
EVERYWHERE = "**"
MOST_EXTENDED = 20

Text = PackText | TomlText
Place = tuple[str | int, ...]


def compile_config(path: Path, content: bytes) -> dict[str, Any]:
    """Compile a configuration.

    path, content: of its main file. Returns its `data`, None for a pyproject.toml without a table for amzlint, the `files` it came from, the texts of those it `extended`
    and the `patterns` of its globs. Raises ConfigError at the place of the first fault.
    """
    compiler = _Compiler()
    data = compiler.read(path, content, ())
    patterns = _patterns(data) if data is not None else {}
    return {"data": data, "files": [str(one) for one in compiler.texts], "extended": {str(one): text for one, text in list(compiler.texts.items())[1:]}, "patterns": patterns}


class _Compiler:
    """The files read so far."""

    def __init__(self) -> None:
        self.texts: dict[Path, str] = {}

    def read(self, path: Path, content: bytes, above: tuple[Path, ...]) -> dict[str, Any] | None:
        """Read one file and what it extends; above: the files that led to it."""
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConfigError(f"not UTF-8: {error.reason} at byte {error.start}", path=shown(str(path))) from None
        number = len(self.texts)
        self.texts[path] = source
        text: Text = TomlText(source, shown(str(path))) if path.suffix == ".toml" else PackText(source, shown(str(path)), ConfigError)
        if text.value is None and isinstance(text, TomlText):
            return None
        given: Configuration = validate(Configuration, {} if text.value is None else text.value, text, ())
        data: dict[str, Any] = {}
        for place, name in _named(text.value or {}, "extends"):
            data = merge(data, self._extended(name, text, place, path, (*above, path)))
        return merge(data, _Layer(text, number, path, given).data())

    def _extended(self, name: str, text: Text, place: Place, path: Path, above: tuple[Path, ...]) -> dict[str, Any]:
        target = path.parent / name
        if not target.is_file():
            folder = find_installed(name)
            if folder is None:
                raise text.error(place, f"“{name}”: there is neither such a file nor an installed package of that name (entry point amzlint.packs)")
            target = folder / "amzlint.yaml"
            if not target.is_file():
                return {"packs": [[str(folder), len(self.texts) - 1, text.line(place)]]}
        target = target.resolve()
        if target in [one.resolve() for one in above]:
            raise text.error(place, f"“{name}” extends this file, and this file extends it")
        if len(self.texts) > MOST_EXTENDED:
            raise text.error(place, f"more than {MOST_EXTENDED} files are extended")
        data = self.read(target, target.read_bytes(), above)
        if data is None:
            raise text.error(place, f"“{name}”: there is no [tool.amzlint] in it")
        if (target.parent / "pack.yaml").is_file() and target.name == "amzlint.yaml":
            pack = str(target.parent)
            if all(leaf[0] != pack for leaf in data.get("packs", ())):
                data.setdefault("packs", []).append([pack, list(self.texts).index(target), 1])
        return data


class _Layer:
    """One file as data: each setting with the number of the file and the line it stands on."""

    def __init__(self, text: Text, number: int, path: Path, given: Configuration) -> None:
        self._text = text
        self._number = number
        self._folder = path.parent
        self._value: dict[str, Any] = text.value or {}
        self._given = given

    def data(self) -> dict[str, Any]:
        """Return the settings; raises ConfigError for what pydantic cannot know."""
        value = self._value
        data: dict[str, Any] = {key: [self._leaf(name, place) for place, name in _named(value, key)] for key in _LISTS if key in value}
        if "packs" in value:
            data["packs"] = [self._leaf(self._pack(name, place), place) for place, name in _named(value, "packs")]
        if "marketplaces" in value:
            data["marketplaces"] = [self._leaf(self._marketplace(name, place), place) for place, name in _named(value, "marketplaces")]
        if "severity" in value:
            data["severity"] = {name: self._leaf(level, ("severity", name), key=True) for name, level in value["severity"].items()}
        for key in _BY_GLOB:
            if key in value and value[key] is not None:
                rows = value[key] if isinstance(value[key], dict) else {EVERYWHERE: value[key]}
                data[key] = {glob: self._leaf(one, (key, glob), key=True) for glob, one in rows.items()}
        if "fields" in value:
            rows = value["fields"] if isinstance(value["fields"], dict) else {None: value["fields"]}
            data["fields"] = {
                glob or EVERYWHERE: [self._selector(one, ("fields", glob, number) if glob else ("fields", number)) for number, one in enumerate(selectors)]
                for glob, selectors in rows.items()
            }
        for key in _IGNORES:
            if key in value:
                data[key] = {pattern: dict(self._silenced(names, (key, pattern))) for pattern, names in value[key].items()}
        for key in _SINGLE:
            if key in value:
                data[key] = self._leaf(value[key], (key,), key=True)
        if "mode" in value.get("render", {}):
            data["render-mode"] = self._leaf(value["render"]["mode"], ("render", "mode"), key=True)
        samples = value.get("render", {}).get("samples", {})
        data |= {"render": {name: self._leaf(one, ("render", "samples", name), key=True) for name, one in samples.items()}} if samples else {}
        data |= self._allow(value.get("allow", {}))
        self._assert_consistent(data)
        return data

    def _leaf(self, value: Any, place: Place, *, key: bool = False) -> list[Any]:
        return [value, self._number, self._text.key_line(place) if key else self._text.line(place)]

    def _pack(self, name: str, place: Place) -> str:
        folder = self._folder / name
        if not folder.is_dir():
            installed = find_installed(name)
            if installed is None:
                raise self._text.error(place, f"“{name}”: there is neither such a folder nor an installed package of that name (entry point amzlint.packs)")
            folder = installed
        return str(folder.resolve())

    def _marketplace(self, name: str, place: Place) -> str:
        if not is_marketplace(name):
            raise self._text.error(place, f"unknown marketplace “{name}”, {nearest(name, MARKETPLACES)}")
        return name

    def _selector(self, selector: str, place: Place) -> list[Any]:
        try:
            parse_selector(selector)
        except ValueError as error:
            raise self._text.error(place, str(error)) from None
        return self._leaf(selector, place)

    def _silenced(self, names: Any, place: Place) -> Iterator[tuple[str, list[Any]]]:
        """Yield rules with the reason for their silence."""
        for number, name in enumerate(names):
            if isinstance(names, dict):
                if not names[name].strip():
                    raise self._text.error((*place, name), f"the reason for silencing “{name}” is empty")
                yield name, self._leaf(names[name], (*place, name), key=True)
            else:
                yield name, self._leaf("", (*place, number))

    def _allow(self, allow: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if "carriers" in allow:
            found["allow-carriers"] = [self._leaf(host.lower(), ("allow", "carriers", number)) for number, host in enumerate(allow["carriers"])]
        for key in ("hosts", "phones"):
            if key in allow:
                rows = ((purpose, number, one) for purpose, listed in allow[key].items() for number, one in enumerate(listed))
                found[f"allow-{key}"] = {one.lower(): self._leaf(purpose, ("allow", key, purpose, number)) for purpose, number, one in rows}
        return found

    def _assert_consistent(self, data: dict[str, Any]) -> None:
        """Refuse what contradicts itself inside one file; raises ConfigError at the second of the two settings."""
        selected = {leaf[0]: leaf[2] for leaf in data.get("select", ())}
        ignored = {leaf[0]: leaf[2] for leaf in data.get("ignore", ())}
        for number, leaf in enumerate(data.get("ignore", ())):
            if leaf[0] in selected:
                raise self._text.error(("ignore", number), f"“{leaf[0]}” is ignored here and selected on line {selected[leaf[0]]}; remove one of the two")
        for name, leaf in data.get("severity", {}).items():
            if name in ignored:
                raise self._text.error(("severity", name), f"“{name}” has a severity here and is ignored on line {ignored[name]}; remove one of the two", key=True)
            if leaf[0] == "off" and name in selected:
                raise self._text.error(("severity", name), f"“{name}” is off here and selected on line {selected[name]}; remove one of the two", key=True)
        languages = {leaf[0].replace("_", "-").split("-")[0].lower() for leaf in data.get("languages", ())}
        for glob, leaf in data.get("lang", {}).items():
            if languages and leaf[0].replace("_", "-").split("-")[0].lower() not in languages:
                raise self._text.error(("lang", glob), f"messages are in “{leaf[0]}” here, but “languages” does not name it; add it there")


def _named(value: dict[str, Any], key: str) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a list, or the one text that stands for a list of one, with their places."""
    given = value.get(key, ())
    if isinstance(given, str):
        yield (key,), given
        return
    for number, name in enumerate(given):
        yield (key, number), name


def _patterns(data: dict[str, Any]) -> dict[str, list[Any]]:
    """Compile the globs of settings to regular expressions, so that a run need not load pathspec."""
    globs = list(all_globs(data))
    if not globs:
        return {}
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only for configurations with patterns)

    found: dict[str, list[Any]] = {}
    for glob in globs:
        # A line of .gitignore may be a comment or a negation; what stands here is always a pattern.
        (pattern,) = GitIgnoreSpec.from_lines(["\\" + glob if glob.startswith("#") else glob]).patterns
        if pattern.regex is None:
            found[glob] = ["(?!)", True]
        else:
            found[glob] = [pattern.regex.pattern, bool(pattern.include)]
    return found
