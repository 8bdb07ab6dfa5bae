"""Loading packs: from folders, from a mirror, and what goes wrong; the cache has tests of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint import rulepacks
from amzlint.errors import PackError, UsageError
from amzlint.linter import Linter
from amzlint.rulepacks import ENGINE, Packs, engine_stamp, find_rules, load_packs, read_pack_files

Write = Callable[..., Path]


def test_a_packs_files_are_read(write_pack: Write) -> None:
    """YAML files of the pack's folder, its lexicon and its data are read, other files and folders are not."""
    folder = write_pack({"pack.yaml": "a", "x.yml": "b", "lexicon/en.yaml": "é", "data/hosts.yaml": "d", "notes.txt": "no", "other/z.yaml": "no", "lexicon/deep/z.yaml": "no"})
    assert read_pack_files(folder) == {"pack.yaml": "a", "x.yml": "b", "lexicon/en.yaml": "é", "data/hosts.yaml": "d"}


def test_a_file_that_is_not_utf8_is_named(write_pack: Write) -> None:
    """A file in another encoding is an error with its path; a mark of UTF-8 is not."""
    folder = write_pack({"pack.yaml": "\ufeffid: a"})
    assert read_pack_files(folder) == {"pack.yaml": "id: a"}
    (folder / "rules.yaml").write_bytes(b"caf\xe9")
    with pytest.raises(PackError, match=r"rules\.yaml: error: not UTF-8: .* at byte 3"):
        read_pack_files(folder)


def test_a_folder_named_like_a_file_is_an_error(write_pack: Write) -> None:
    """A folder whose name ends like a file of a pack is a fault of the pack, not of the run."""
    folder = write_pack({"pack.yaml": "id: a", "odd.yaml/x.txt": "no"})
    with pytest.raises(PackError, match="cannot read the pack"):
        read_pack_files(folder)


def test_a_folder_that_is_not_there_is_a_wrong_option(tmp_path: Path) -> None:
    """A missing folder names the option; a folder without pack.yaml is no pack."""
    with pytest.raises(UsageError, match=r"--pack .*nowhere: there is no such folder"):
        load_packs([str(tmp_path / "nowhere")])
    with pytest.raises(PackError, match=r"there is no pack\.yaml"):
        load_packs([str(tmp_path)])


def test_the_shipped_pack_is_found(shipped: Linter) -> None:
    """The shipped rules are found and load with all their parts."""
    assert (find_rules() / "amazon" / "pack.yaml").is_file()
    assert [pack["id"] for pack in shipped.packs.packs] == ["amazon"]
    assert {"en", "fr"} <= set(shipped.packs.languages)
    for part in ("texts", "examples", "advice", "hosts", "placeholder-names"):
        assert shipped.packs.part(part)
    assert shipped.packs.lexicon("en") is shipped.packs.lexicon("en")


def test_a_mirror_is_read_instead_of_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the build left a mirror nothing is compiled."""
    root = tmp_path / "rules"
    (root / "compiled").mkdir(parents=True)
    head: dict[str, Any] = {"packs": [{"id": "mirrored", "version": "1", "effective": None}], "languages": [], "rules": []}
    (root / "compiled" / "rules.json").write_text(json.dumps(head), encoding="utf-8")
    monkeypatch.setattr(rulepacks, "find_rules", lambda: root)
    monkeypatch.setattr(rulepacks, "_compile", lambda _: pytest.fail("compiled"))
    assert load_packs().packs == head["packs"]


def test_rules_keep_their_order(shipped: Linter) -> None:
    """The order of rules is that of their files, since it settles overlaps."""
    assert [rule.order for rule in shipped.packs.rules] == list(range(len(shipped.packs.rules)))


def test_parts_are_read_once() -> None:
    """A part is read when it is first asked for, and once."""
    asked: list[str] = []
    values: dict[str, Any] = {"rules": {"packs": [], "languages": [], "rules": []}, "texts": {"a": 1}}

    def load(part: str) -> Any:
        asked.append(part)
        return values[part]

    packs = Packs(load)
    assert packs.part("texts") is packs.part("texts")
    assert asked == ["rules", "texts"]


def test_the_stamp_is_made_of_every_file_of_the_compiler() -> None:
    """Each file that the stamp names exists, and whatever turns YAML into a lexicon is among them."""
    folder = Path(rulepacks.__file__).parent
    assert [name for name in ENGINE if not (folder / name).is_file()] == []
    assert len(engine_stamp().split()) == len(ENGINE)
    needed = {"terms.py", "term_index.py", "term_keys.py", "packing.py", "normalize.py", "prose.py", "word_breaks.py", "lexicon_compiler.py", "pack_compiler.py", "pack_schema.py", "pack_yaml.py"}
    assert needed <= set(ENGINE)
