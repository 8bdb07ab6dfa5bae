"""Finds, loads and layers packs: the shipped one from its JSON mirror, others from YAML through a cache."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint import cache
from amzlint.errors import PackError, UsageError
from amzlint.lexicon import Lexicon
from amzlint.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SHIPPED = "amazon"
MIRROR = "compiled"  # the folder of the JSON mirror, beside the packs inside a wheel
FOLDERS = ("lexicon", "examples", "data", "advice", "phrases")  # inside a pack
NOT_OF_PACK = "amzlint.yaml"  # a configuration that an installed package offers beside its pack
FORMAT = 8  # of the compiled data; part of every cache key
# The files that decide what a pack compiles to.
ENGINE = (
    "pack_yaml.py", "schema_base.py", "schema_faults.py", "pack_schema.py", "match_schema.py", "example_schema.py", "advice_schema.py",
    "pack_compiler.py", "example_compiler.py", "advice_compiler.py", "overrides.py", "lexicon_layers.py", "lexicon_compiler.py", "terms.py", "term_index.py", "term_keys.py",
    "packing.py", "word_frequency.py", "prose.py", "word_breaks.py", "normalize.py", "arabic.py", "vocabulary.py",
)  # fmt: skip


class Packs:
    """The packs of a run: rules at once, texts, lexicons and lists when they are first needed."""

    def __init__(self, read_part: Any) -> None:
        self._read_part = read_part
        head = read_part("rules")
        self.packs: list[dict[str, Any]] = head["packs"]
        self.languages: list[str] = head["languages"]
        self.rules: list[Rule] = [Rule(order, data) for order, data in enumerate(head["rules"])]
        self._parts: dict[str, Any] = {}
        self._lexicons: dict[str, Lexicon] = {}

    def part(self, name: str) -> Any:
        """Return a compiled part: texts, examples, hosts, placeholder-names, advice, or the advice or phrases of a language (`advice-fr`, `phrases-fr`)."""
        if name not in self._parts:
            self._parts[name] = self._read_part(name)
        return self._parts[name]

    def lexicon(self, language: str) -> Lexicon:
        """Return the lexicon of a language of `languages`."""
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(self._read_part(f"lexicon-{language}"))
        return self._lexicons[language]

    def phrase_lexicon(self, language: str) -> Lexicon:
        """Return the phrases of a language as a lexicon, in which each is a concept named by its number."""
        name = f"phrases-{language}"
        if name not in self._lexicons:
            self._lexicons[name] = Lexicon(self.part(name)["lexicon"])
        return self._lexicons[name]


def find_rules() -> Any:
    """Return the folder that holds the shipped packs, as a pathlib-like object: inside the package, in a checkout, or in a zip file."""
    inside = Path(__file__).with_name("rules_data")
    if inside.is_dir():
        return inside
    checkout = Path(__file__).parents[2] / "rules"
    if (checkout / SHIPPED / "pack.yaml").is_file():
        return checkout
    from importlib.resources import files  # noqa: PLC0415  (slow, and only a zip file needs it)

    return files("amzlint") / "rules_data"


def read_pack_files(folder: Any) -> dict[str, str]:
    """Read a pack's files: relative path to text. Raises PackError for a folder or file that cannot be read."""
    found: dict[str, str] = {}
    try:
        for name, entry in _entries(folder):
            found[name] = entry.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"not UTF-8: {error.reason} at byte {error.start}", path=f"{folder}/{entry.name}") from None
    except OSError as error:
        raise PackError(f"cannot read the pack: {error.strerror or error}", path=str(folder)) from None
    return found


def _entries(folder: Any) -> Iterator[tuple[str, Any]]:
    """Yield a pack's files with their relative paths; raises OSError."""
    folders = [("", folder), *((f"{name}/", folder / name) for name in FOLDERS if (folder / name).is_dir())]
    for prefix, one in folders:
        for entry in one.iterdir():
            if entry.name.endswith((".yaml", ".yml")) and entry.name != NOT_OF_PACK:
                yield prefix + entry.name, entry


def load_packs(extra: Sequence[str] = (), *, base: str = "", use_cache: bool = True) -> Packs:
    """Load the shipped pack, or another version of it in the folder `base`, with the packs of these folders on top.

    Raises PackError for a fault in a pack, UsageError for a folder that does not exist.
    """
    root = find_rules()
    mirror = root / MIRROR
    if not extra and not base and mirror.is_dir():
        return Packs(lambda part: json.loads((mirror / f"{part}.json").read_bytes()))
    folders = [(base, _folder(base)) if base else (f"rules/{SHIPPED}", root / SHIPPED), *((folder, _folder(folder, "--pack ")) for folder in extra)]
    sources = functools.cache(lambda: [(name, read_pack_files(folder)) for name, folder in folders])
    if not use_cache:
        return Packs(_compile(sources(), use_cache=False).__getitem__)
    name, stamp = "\n".join(f"{name} {Path(str(folder)).absolute()}" for name, folder in folders), _stamp(folders)
    known: str | None = cache.recall(name, stamp) if stamp else None
    key = known or _key(sources())
    if cache.read(key, "complete") is not True or not (rules := cache.read(key, "rules")):
        parts = _compile(sources())
        cache.write(key, parts)
        for language, lexicon_key in parts["lexicon-keys"].items():
            cache.write(_lexicon_key(lexicon_key), {"lexicon": parts[f"lexicon-{language}"]})
        return Packs(parts.__getitem__)
    if stamp and not known:
        cache.remember(name, stamp, key)
    return Packs(lambda part: rules if part == "rules" else _cached(key, part, sources))


def _folder(folder: str, option: str = "") -> Path:
    if not Path(folder).is_dir():
        raise UsageError(f"{option}{folder}: there is no such folder; a pack is a folder with a pack.yaml")
    return Path(folder)


def pack_id(folder: str) -> str:
    """Return the id of the pack in a folder. Raises UsageError for a folder that does not exist, PackError for one that holds no pack."""
    from amzlint.pack_compiler import read_head  # noqa: PLC0415  (brings yaml and pydantic)

    head, _ = read_head(read_pack_files(_folder(folder)), folder)
    return head.id


def _cached(key: str, part: str, sources: Callable[[], Sequence[tuple[str, dict[str, str]]]]) -> Any:
    value = cache.read(key, part)
    return _compile(sources())[part] if value is None else value


def _stamp(folders: Sequence[tuple[str, Any]]) -> str | None:
    """Return what changes when a file of these packs, or what compiles them, does; None where that cannot be told, as inside a zip file."""
    from amzlint import __version__  # noqa: PLC0415

    if not all(isinstance(folder, Path) for _, folder in folders):
        return None
    try:
        files = [entry for _, folder in folders for _, entry in sorted(_entries(folder))]
    except OSError:
        return None  # whoever reads the pack will say why
    stamp = cache.stamp_of_files(files)
    return stamp and f"{FORMAT} {__version__} {engine_stamp()}\n{stamp}"


def _compile(sources: Sequence[tuple[str, dict[str, str]]], *, use_cache: bool = True) -> dict[str, Any]:
    from amzlint.pack_compiler import compile_packs  # noqa: PLC0415  (brings yaml and pydantic)

    mirror = find_rules() / MIRROR
    mirrored: dict[str, str] = json.loads((mirror / "lexicon-keys.json").read_bytes()) if mirror.is_dir() else {}

    def known_lexicon(language: str, key: str) -> Any:
        if mirrored.get(language) == key:
            return json.loads((mirror / f"lexicon-{language}.json").read_bytes())
        return cache.read(_lexicon_key(key), "lexicon") if use_cache else None

    return compile_packs(sources, known_lexicon)


def _lexicon_key(content: str) -> str:
    """Return the key of a compiled lexicon in the cache, by the key of its content and the engine."""
    import hashlib  # noqa: PLC0415  (a wheel's mirror needs no key)

    from amzlint import __version__  # noqa: PLC0415

    return hashlib.sha256(f"{FORMAT} {__version__} {engine_stamp()} {content}".encode()).hexdigest()[:24]


def _key(sources: Iterable[tuple[str, dict[str, str]]]) -> str:
    import hashlib  # noqa: PLC0415  (a wheel's mirror needs no key)

    from amzlint import __version__  # noqa: PLC0415

    digest = hashlib.sha256(f"{FORMAT} {__version__} {engine_stamp()}".encode())
    for folder, files in sources:
        digest.update(f"\0{folder}".encode("utf-8", "surrogatepass"))
        for name in sorted(files):
            digest.update(f"\0{folder}\0{name}\0{len(files[name])}\0{files[name]}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:24]


def engine_stamp() -> str:
    """Return a stamp of the compiler's own files, so that a checkout that changes its compiler does not read an old cache."""
    return cache.stamp(ENGINE)
