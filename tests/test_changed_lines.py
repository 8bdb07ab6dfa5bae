"""Changed lines, as a real git tells them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.changed_lines import read_changed_lines
from amzlint.errors import UsageError
from git_person import PERSON


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A repository of its own, which is the working directory: `git("add", "--all")`."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**PERSON, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], check=True, capture_output=True, encoding="utf-8").stdout

    run("init", "--quiet", "--initial-branch=main")
    return run


def commit(git: Callable[..., str], message: str = "x") -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.mark.parametrize("name", ["a.txt", "with blank.txt", "ümläut.txt", 'quo"te\t.txt', "deep/er/a.txt"])
def test_lines_of_a_file(git: Callable[..., str], name: str) -> None:
    """Added and changed lines count, and the two around those that went away; a file of any name is found."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{number}\n" for number in range(1, 11)), encoding="utf-8")
    commit(git)
    path.write_text("1\nnew\n2\n3\nchanged\n5\n8\n9\n10\n+++ b/other.txt", encoding="utf-8")
    changed = read_changed_lines("HEAD")
    assert [line for line in range(1, 11) if changed.touches(name, line, line)] == [2, 5, 6, 7, 10]
    assert changed.touches(name, 1, 4)
    assert not changed.touches(name, 3, 4)


def test_files_that_are_new_renamed_or_unknown(git: Callable[..., str]) -> None:
    """A file that git does not follow is new as a whole; a renamed one is not."""
    Path(".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    Path("old.txt").write_text("a\n" * 20, encoding="utf-8")
    Path("same.txt").write_text("b\n", encoding="utf-8")
    commit(git)
    git("mv", "old.txt", "renamed.txt")
    for name in ("untracked.txt", "ignored.txt", "added.txt"):
        Path(name).write_text("c\n", encoding="utf-8")
    git("add", "added.txt")
    changed = read_changed_lines("HEAD")
    assert {name: changed.touches(name, 1, 1) for name in ("renamed.txt", "same.txt", "untracked.txt", "ignored.txt", "added.txt", "-")} == {
        "renamed.txt": False, "same.txt": False, "untracked.txt": True, "ignored.txt": True, "added.txt": True, "-": True,
    }  # fmt: skip


def test_what_git_cannot_tell(git: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown revision, one that looks like an option, a folder in no repository and a missing git end the run."""
    Path("a.txt").write_text("a\n", encoding="utf-8")
    commit(git)
    for revision in ("nowhere", "--output=x", ""):
        with pytest.raises(UsageError, match="there is no such revision"):
            read_changed_lines(revision)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        read_changed_lines("HEAD")
    monkeypatch.undo()
    (tmp_path / "x").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / ".git").rename(tmp_path / "x" / ".git")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="needs a git repository"):
        read_changed_lines("HEAD")


def test_findings_in_changed_lines(git: Callable[..., str], amzlint_command: Any, tmp_path: Path) -> None:
    """`--diff-base` counts what stands in changed lines, and what a changed message lacks; the rest is baselined."""
    Path("a.txt").write_text("Hello 😀 there.\nThe lamp left today.\nBye 😀 then.\n", encoding="utf-8")
    commit(git)
    Path("a.txt").write_text("Hello 😀 there.\nThe lamp left today 🎉.\nBye 😀 then.\n", encoding="utf-8")
    done = amzlint_command("check", "a.txt", "--kind", "reply", "--lang", "en", "--diff-base", "HEAD", "--format", "concise", cwd=tmp_path)
    assert [line.partition(": ")[0] for line in done.out.splitlines() if line.endswith("]")] == ["a.txt:2:21"]
    assert "; 2 baselined" in done.out
