"""Settings by path: patterns as in .gitignore, relative to the configuration, the last that fits wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzlint.config import Config, load_config


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A configuration with settings by path."""
    text = (
        'kind: {"**": reply, "*.proactive.txt": proactive, "/top.txt": api}\n'
        'exclude: ["*.bak", "old/", "!old/keep.bak", "#odd.txt"]\n'
        'per-file-ignores: {"legacy/**": [emoji], "!new/**": {tone: all but new}}\n'
        'per-message-ignores: {"promo-*": [emoji], "7": [tone]}\n'
    )
    (tmp_path / "amzlint.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return load_config(use_cache=False)


@pytest.mark.parametrize(("path", "kind"), [("a.txt", "reply"), ("x/y/a.proactive.txt", "proactive"), ("top.txt", "api"), ("x/top.txt", "reply"), ("./x/../top.txt", "api")])
def test_the_last_pattern_that_fits_wins(config: Config, path: str, kind: str) -> None:
    """Patterns without a slash fit everywhere, those with a leading one at the root only."""
    paths = config.paths()
    assert paths is not None
    assert paths.about(path) == {"kind": kind}


@pytest.mark.parametrize(
    ("path", "line"), [("a.bak", 2), ("x/a.bak", 2), ("x/old/a.txt", 2), ("old/keep.bak", None), ("a.txt", None), ("#odd.txt", 2), ("/elsewhere/a.bak", 2), ("old", None)]
)
def test_excluded(config: Config, path: str, line: int | None) -> None:
    """A file is excluded by the last pattern that fits it, and by none that takes it back."""
    paths = config.paths()
    assert paths is not None
    leaf = paths.excluded(path)
    assert (leaf and leaf[2]) == line


@pytest.mark.parametrize(
    ("path", "message_id", "expected"),
    [("legacy/a.txt", None, {"emoji", "tone"}), ("new/a.txt", None, set()), ("b.txt", "promo-1", {"tone", "emoji"}), ("new/b.txt", "7", {"tone"}), ("new/b.txt", "77", set())],
)
def test_ignored(config: Config, path: str, message_id: str | None, expected: set[str]) -> None:
    """Rules are ignored by file, and by the id of the message."""
    paths = config.paths()
    assert paths is not None
    assert {name for name, _ in paths.ignored(path, message_id)} == expected
