"""The cache: what cannot be read is not there, and what changes has another key."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint import cache, rulepacks
from amzlint.lexicon_compiler import compile_lexicon
from amzlint.rulepacks import Packs, load_packs

Write = Callable[..., Path]
PACK = {"pack.yaml": 'id: acme\nversion: "1"\n', "lexicon/en.yaml": "language: en\nconcepts:\n  acme-greeting: {terms: [ahoy]}\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own, and a shipped pack that compiles at once."""
    monkeypatch.setenv("AMZLINT_CACHE_DIR", str(tmp_path / "own"))
    shipped = tmp_path / "rules" / "amazon"
    shipped.mkdir(parents=True)
    (shipped / "pack.yaml").write_text('id: amazon\nversion: "1"\n', encoding="utf-8")
    (shipped / "advice.yaml").write_text("some-advice:\n  en: Do it.\n", encoding="utf-8")
    monkeypatch.setattr(rulepacks, "find_rules", lambda: tmp_path / "rules")
    return tmp_path / "own"


def keys(folder: Path) -> list[Path]:
    """Return the folders of whole packs; beside them stand the lexicons, each under a key of its own."""
    return [key for key in folder.iterdir() if (key / "texts.json").exists()]


def only_key(folder: Path) -> Path:
    (key,) = keys(folder)
    return key


def test_parts_come_back_as_they_were(folder: Path) -> None:
    """What was stored under a key is read again, other keys and parts are not there."""
    cache.write("k", {"rules": {"a": ["é", 1, None, True]}})
    assert cache.read("k", "rules") == {"a": ["é", 1, None, True]}
    assert cache.read("k", "complete") is True
    assert cache.read("k", "other") is None
    assert cache.read("other", "rules") is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_torn_file_is_no_cache(folder: Path, content: bytes) -> None:
    """A file that is no JSON is as good as none."""
    cache.write("k", {"rules": []})
    (folder / "k" / "rules.json").write_bytes(content)
    assert cache.read("k", "rules") is None


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache's folder is a file nothing is stored and nothing fails."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("AMZLINT_CACHE_DIR", str(tmp_path / "file"))
    cache.write("k", {"rules": []})
    assert cache.read("k", "rules") is None


def test_no_draft_stays_behind(folder: Path) -> None:
    """Storing leaves only finished files."""
    cache.write("k", {"a": 1, "b": 2})
    assert sorted(path.name for path in (folder / "k").iterdir()) == ["a.json", "b.json", "complete.json"]


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"AMZLINT_CACHE_DIR": "/named"}, "linux", "/named"),
        ({"XDG_CACHE_HOME": "/xdg"}, "linux", "/xdg/amzlint"),
        ({"HOME": "/home/jo"}, "linux", "/home/jo/.cache/amzlint"),
        ({"HOME": "/home/jo"}, "darwin", "/home/jo/Library/Caches/amzlint"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/amzlint/Cache"),
    ],
)
def test_the_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], system: str, expected: str) -> None:
    """A named folder wins over the platform's usual place."""
    for name in ("AMZLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    assert cache.cache_folder() == Path(expected)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often packs are compiled."""
    compiled: list[int] = []
    compile_really = rulepacks._compile

    def compile_counted(sources: Any, **options: bool) -> Any:
        compiled.append(1)
        return compile_really(sources, **options)

    monkeypatch.setattr(rulepacks, "_compile", compile_counted)
    return compiled


def greetings(packs: Packs) -> list[str]:
    return [name for name in packs.lexicon("en").concepts if name == "acme-greeting"]


def test_a_pack_is_compiled_once_until_it_changes(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load reads the cache; a changed file of the pack is compiled anew."""
    compiled = counted(monkeypatch)
    pack = str(write_pack(PACK))
    assert greetings(load_packs([pack])) == greetings(load_packs([pack])) == ["acme-greeting"]
    assert len(compiled) == 1
    write_pack({"lexicon/en.yaml": PACK["lexicon/en.yaml"].replace("ahoy", "hallo")})
    load_packs([pack])
    assert len(compiled) == 2


def test_without_the_cache_nothing_is_stored(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the cache off packs are compiled each time and nothing is written."""
    compiled = counted(monkeypatch)
    pack = str(write_pack(PACK))
    load_packs([pack], use_cache=False)
    load_packs([pack], use_cache=False)
    assert len(compiled) == 2
    assert not folder.exists()


def test_a_changed_engine_has_another_key(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that another state of the compiler wrote is not read."""
    compiled = counted(monkeypatch)
    pack = str(write_pack(PACK))
    load_packs([pack])
    monkeypatch.setattr(rulepacks, "engine_stamp", lambda: "changed")
    load_packs([pack])
    assert len(compiled) == 2
    assert len(keys(folder)) == 2


@pytest.mark.parametrize("lost", ["rules", "complete", "lexicon-en", "advice"])
def test_a_cache_with_a_lost_part_still_loads(folder: Path, write_pack: Write, lost: str) -> None:
    """Whatever part is missing or torn, the packs load and every part can be read."""
    pack = str(write_pack(PACK))
    load_packs([pack])
    (only_key(folder) / f"{lost}.json").write_text("{", encoding="utf-8")
    packs = load_packs([pack])
    assert greetings(packs) == ["acme-greeting"]
    assert list(packs.part("advice")) == ["some-advice"]


@pytest.mark.parametrize("content", ["{}", "[]", '"x"', "true", "7"])
@pytest.mark.parametrize("part", ["rules", "lexicon-en"])
def test_a_cache_of_another_shape_still_loads(folder: Path, write_pack: Write, part: str, content: str) -> None:
    """A part that is JSON but not what was stored is no cache either."""
    pack = str(write_pack(PACK))
    load_packs([pack])
    (only_key(folder) / f"{part}.json").write_text(content, encoding="utf-8")
    assert greetings(load_packs([pack])) == ["acme-greeting"]


def test_two_packs_in_another_order_have_another_key(folder: Path, write_pack: Write) -> None:
    """The order of packs is part of the key."""
    one, two = str(write_pack(PACK)), str(write_pack({**PACK, "pack.yaml": 'id: other\nversion: "1"\n'}, name="other"))
    load_packs([one, two])
    load_packs([two, one])
    assert len(keys(folder)) == 2


def test_the_cache_holds_plain_json(folder: Path, write_pack: Write) -> None:
    """Everything that is stored is JSON."""
    load_packs([str(write_pack(PACK))])
    stored = list(only_key(folder).iterdir())
    assert len(stored) > 3
    for path in stored:
        json.loads(path.read_bytes())


def test_only_the_lexicon_that_changed_is_compiled(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed pack compiles the languages it changes and takes the others as they are; both ways lead to the same."""
    compiled: list[str] = []

    def compile_counted(source: Any, known: Any) -> Any:
        compiled.append(source.language)
        return compile_lexicon(source, known)

    monkeypatch.setattr("amzlint.pack_compiler.compile_lexicon", compile_counted)
    german = "language: de\nconcepts:\n  acme-greeting: {terms: [servus]}\n"
    pack = str(write_pack({**PACK, "lexicon/de.yaml": german}))
    load_packs([pack])
    assert sorted(compiled) == ["de", "en"]
    compiled.clear()
    write_pack({"lexicon/de.yaml": german.replace("servus", "moin")})
    changed = load_packs([pack])
    assert compiled == ["de"]
    apart = load_packs([pack], use_cache=False)
    for part in ("lexicon-de", "lexicon-en"):
        assert json.loads(json.dumps(changed._read_part(part))) == json.loads(json.dumps(apart._read_part(part)))
    write_pack({"pack.yaml": PACK["pack.yaml"].replace('"1"', '"2"')})
    compiled.clear()
    load_packs([pack])
    assert compiled == []


def settle(*paths: Path) -> None:
    """Make files look as if they were changed long ago; their status time cannot be set."""
    for path in paths:
        os.utime(path, ns=(10**18, 10**18))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be settled as soon as they are written."""
    monkeypatch.setattr(cache, "SETTLED", -3600.0)


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each folder that is read."""
    read: list[str] = []
    really = rulepacks.read_pack_files

    def read_noted(folder: Path) -> dict[str, str]:
        read.append(str(folder))
        return really(folder)

    monkeypatch.setattr(rulepacks, "read_pack_files", read_noted)
    return read


@pytest.mark.usefixtures("at_once")
def test_settled_files_are_not_read_again(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once their key is known, files that did not change are looked at and not read; the parts come from the cache."""
    pack = str(write_pack(PACK))
    load_packs([pack])
    load_packs([pack])
    read = read_files(monkeypatch)
    assert greetings(load_packs([pack])) == ["acme-greeting"]
    assert read == []


# Windows keeps no status time, so there a file that is written over shows only by its time of change.
WAYS = ("replaced", "written over") if os.name == "posix" else ("replaced",)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("way", WAYS)
def test_other_content_of_the_same_length_is_seen(folder: Path, write_pack: Write, way: str) -> None:
    """A file that is as long as before, with its time of change set back, is another file all the same."""
    path = write_pack(PACK) / "lexicon" / "en.yaml"
    settle(path)
    for _ in range(3):
        assert load_packs([str(path.parents[1])]).lexicon("en").concepts[0] == "acme-greeting"
    text = path.read_text(encoding="utf-8")
    written = path if way == "written over" else path.with_name("draft")
    written.write_text(text.replace("acme-greeting", "acme-farewell"), encoding="utf-8")
    written.replace(path)
    settle(path)
    assert path.stat().st_size == len(text)
    assert load_packs([str(path.parents[1])]).lexicon("en").concepts[0] == "acme-farewell"


def test_a_file_that_changed_a_moment_ago_is_read(folder: Path, write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes within one step of a file system's clock look alike, so files are read until they have settled."""
    path = write_pack(PACK) / "lexicon" / "en.yaml"
    assert cache.stamp_of_files([path]) is None
    load_packs([str(path.parents[1])])
    read = read_files(monkeypatch)
    load_packs([str(path.parents[1])])
    assert len(read) == 2
    assert not (folder / "remembered").exists()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("content", ["", "{", '["other", "stamp", "key"]', "[" * 100_000])
def test_a_torn_memory_is_none(folder: Path, write_pack: Write, content: str) -> None:
    """What cannot be read, or belongs to other files, is as good as nothing."""
    pack = str(write_pack(PACK))
    load_packs([pack])
    load_packs([pack])
    for path in (folder / "remembered").iterdir():
        path.write_text(content, encoding="utf-8")
    assert greetings(load_packs([pack])) == ["acme-greeting"]


@pytest.mark.usefixtures("at_once")
def test_a_lost_part_is_compiled_again(folder: Path, write_pack: Write) -> None:
    """A key that is remembered while its parts are gone leads to the compiler."""
    pack = str(write_pack(PACK))
    load_packs([pack])
    load_packs([pack])
    shutil.rmtree(only_key(folder))
    assert greetings(load_packs([pack])) == ["acme-greeting"]


def test_memory_holds_one_value_a_name(folder: Path) -> None:
    """A value comes back with the stamp that it was stored with and with no other; names and stamps may hold what no encoding can write."""
    cache.remember("config \udce9", "one", {"a": "é"})
    assert cache.recall("config \udce9", "one") == {"a": "é"}
    assert cache.recall("config \udce9", "other") is None
    assert cache.recall("else", "one") is None
    cache.remember("config \udce9", "other", [1])
    assert cache.recall("config \udce9", "one") is None
