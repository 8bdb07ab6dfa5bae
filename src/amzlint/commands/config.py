"""`amzlint config`: print the settings that hold here, each with the place it comes from, or their JSON Schema; or check them alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint.config import MISSPELT, NAME, PYPROJECT, find_config, load_config
from amzlint.config_rules import choose, expected_languages
from amzlint.errors import AmzlintError, ExitCode
from amzlint.path_settings import shown
from amzlint.rulepacks import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.config import Config

SCHEMA = Path(__file__).parents[1] / "data" / "config.schema.json"
_LISTS = ("packs", "select", "ignore", "languages", "marketplaces", "exclude")
_MAPS = ("severity", "kind", "lang", "template")
_COLUMN = 48  # where origins stand


def print_config(config_file: str | None, output_format: str, *, isolated: bool, use_cache: bool) -> None:
    """Print the merged settings as YAML with their origins, or as JSON. Raises ConfigError and UsageError as every command would."""
    config = load_config(config_file, isolated=isolated, use_cache=use_cache)
    choose(config, load_packs(config.pack_folders(), use_cache=use_cache), (), (), {})
    if output_format == "json":
        sys.stdout.write(json.dumps(_as_json(config), ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(f"# {shown(config.path)}\n" if config.path else "# no configuration: these are the defaults\n")
    for text, origin in _lines(config):
        sys.stdout.write(f"{text:{_COLUMN}}  # {origin}\n" if origin else f"{text}\n")


def check_configs(files: Sequence[str], *, use_cache: bool) -> int:
    """Check configurations and print nothing but their faults; returns the exit code. files: none for the one that holds here; the name of each tells how it is found."""
    code = ExitCode.CLEAN
    for file in files or ("",):
        try:
            _check_config(file, use_cache=use_cache)
        except AmzlintError as error:
            code = ExitCode.USAGE
            sys.stderr.write(f"{error}\n" if ": error: " in str(error) else f"amzlint: error: {error}\n")
    return int(code)


def _check_config(file: str, *, use_cache: bool) -> None:
    if not file:
        config = load_config(use_cache=use_cache)
    elif Path(file).name in (NAME, PYPROJECT, *MISSPELT):
        # What holds in its folder: a pyproject.toml may have no settings, or stand beside an amzlint.yaml.
        config = find_config(Path(file).absolute().parent, use_cache=use_cache)
    else:
        config = load_config(file, use_cache=use_cache)
    choose(config, load_packs(config.pack_folders(), use_cache=use_cache), (), (), {})


def print_schema() -> None:
    """Print the JSON Schema of `amzlint.yaml`, for editors."""
    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))


def _as_json(config: Config) -> dict[str, Any]:
    return {"schema": "amzlint.config/1", "path": shown(config.path) or None, "settings": _with_origins(config, config.data)}


def _with_origins(config: Config, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_origins(config, one) for key, one in value.items()}
    if len(value) > 1 and isinstance(value[1], int):
        return {"value": value[0], "origin": config.origin(value)}
    return [_with_origins(config, one) for one in value]


def _lines(config: Config) -> Iterator[tuple[str, str]]:
    """Yield the lines of the settings with their origins; what nobody set stands with its default."""
    data = config.data
    for key in _LISTS:
        yield from _list(config, key, data.get(key, ()), "")
        if key == "languages" and not data.get(key) and (implied := expected_languages(config)):
            yield f"# languages implied by the marketplaces: {', '.join(implied)}", ""
    for key in _MAPS:
        yield from _map(config, key, data.get(key, {}), "")
    yield from _nested(config, "fields", data.get("fields", {}))
    yield "allow:", ""
    yield from _list(config, "carriers", data.get("allow-carriers", ()), "  ")
    for key in ("hosts", "phones"):
        yield from _map(config, key, data.get(f"allow-{key}", {}), "  ")
    for key in ("per-file-ignores", "per-message-ignores"):
        yield f"{key}:{'' if data.get(key) else ' {}'}", "" if data.get(key) else "default"
        for pattern, names in data.get(key, {}).items():
            yield from _map(config, _quoted(pattern), names, "  ")
    for key, default in (("fail-on", "error"), ("min-trust", "inference")):
        leaf = data.get(key)
        yield f"{key}: {leaf[0] if leaf else default}", config.origin(leaf) if leaf else "default"
    yield "render:", ""
    leaf = data.get("render-mode")
    yield f"  mode: {leaf[0] if leaf else 'off'}", config.origin(leaf) if leaf else "default"
    yield from _map(config, "samples", data.get("render", {}), "  ")


def _list(config: Config, key: str, leaves: Any, indent: str) -> Iterator[tuple[str, str]]:
    if not leaves:
        yield f"{indent}{key}: []", "default"
        return
    yield f"{indent}{key}:", ""
    for leaf in leaves:
        yield f"{indent}  - {_quoted(shown(leaf[0]) if key == 'packs' else leaf[0])}", config.origin(leaf)


def _map(config: Config, key: str, leaves: Any, indent: str) -> Iterator[tuple[str, str]]:
    if not leaves:
        yield f"{indent}{key}: {{}}", "default"
        return
    yield f"{indent}{key}:", ""
    for name, leaf in leaves.items():
        yield f"{indent}  {_quoted(name)}: {_quoted(leaf[0])}", config.origin(leaf)


def _nested(config: Config, key: str, lists: Any) -> Iterator[tuple[str, str]]:
    if not lists:
        yield f"{key}: {{}}", "default"
        return
    yield f"{key}:", ""
    for glob, leaves in lists.items():
        yield from _list(config, _quoted(glob), leaves, "  ")


def _quoted(value: Any) -> str:
    """Return a value as YAML writes it; JSON is YAML, so what is not a plain word is written as JSON."""
    if isinstance(value, str) and value and value[0].isalpha() and all(one.isalnum() or one in "-_/." for one in value) and value not in ("true", "false", "null"):
        return value
    return json.dumps(value, ensure_ascii=False)
