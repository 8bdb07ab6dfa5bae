"""Files that are replaced: the old or the new contents and nothing else, whatever happens in between."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from amzlint import atomic_files
from amzlint.atomic_files import replace
from amzlint.errors import WriteError

OLD, NEW = b"old\r\n", b"new and longer\r\n" * 1000
STEPS = ("written", "compared", "named", "replaced")
POSIX = sys.platform != "win32"
CHILD = """
import os, signal, sys
from amzlint import atomic_files

def step(name):
    if name == sys.argv[2]:
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))

if sys.argv[4] == "named":
    atomic_files._NAMELESS = 0
atomic_files.replace(sys.argv[1], b"new and longer\\r\\n" * 1000, b"old\\r\\n", step=step)
"""


@pytest.fixture(name="file")
def a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in a folder of its own, which is the current one."""
    atomic_files._remove_drafts.cache_clear()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.txt"
    path.write_bytes(OLD)
    return path


def others(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir() if path != file)


def test_the_contents_are_replaced_and_nothing_is_left(file: Path) -> None:
    """The new contents stand in the file, the mode is the old one, there is nothing to tell."""
    file.chmod(0o640)
    assert replace(file, NEW, OLD) == ""
    assert file.read_bytes() == NEW
    assert others(file) == []
    assert not POSIX or stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_path_beside_the_current_folder_can_be_named(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file anywhere may be named itself, relative or absolute."""
    other = tmp_path_factory.mktemp("other") / "x.txt"
    other.write_bytes(OLD)
    replace(os.path.relpath(other), NEW, OLD)
    replace(str(other), OLD, NEW)
    assert other.read_bytes() == OLD


@pytest.mark.parametrize("nameless", [True, False])
def test_a_file_that_changed_since_it_was_read_is_not_touched(file: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool) -> None:
    """Even where it changes while the new contents are being written."""
    if not nameless:
        monkeypatch.setattr(atomic_files, "_NAMELESS", 0)

    def meddle(step: str) -> None:
        if step == "written":
            file.write_bytes(b"somebody else's")

    with pytest.raises(WriteError, match="the file changed since it was read; run amzlint again"):
        replace(file, NEW, OLD, step=meddle)
    assert file.read_bytes() == b"somebody else's"
    assert others(file) == []


def test_a_system_that_gives_no_names_afterwards_gets_a_named_draft(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a nameless file cannot be linked the contents are written again, under a name."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    replace(file, NEW, OLD)
    assert file.read_bytes() == NEW
    assert others(file) == []


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("at", STEPS[:3])
def test_an_interruption_leaves_the_old_file_and_nothing_else(file: Path, monkeypatch: pytest.MonkeyPatch, at: str, nameless: bool) -> None:
    """Control-C between the steps passes on, after the draft is removed."""
    if not nameless:
        monkeypatch.setattr(atomic_files, "_NAMELESS", 0)

    def interrupt(step: str) -> None:
        if step == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace(file, NEW, OLD, step=interrupt)
    assert file.read_bytes() == OLD
    assert others(file) == []


@pytest.mark.skipif(not POSIX, reason="kills with a signal")
@pytest.mark.parametrize("draft", ["nameless", "named"])
@pytest.mark.parametrize("kill", ["SIGKILL", "SIGTERM"])
@pytest.mark.parametrize("at", STEPS)
def test_a_killed_process_leaves_the_old_or_the_new_file(file: Path, at: str, kill: str, draft: str) -> None:
    """Whole contents in any case; a draft that had its name already is removed by the next run that writes into the folder."""
    done = subprocess.run([sys.executable, "-c", CHILD, str(file), at, kill, draft], check=False, capture_output=True)
    assert done.returncode == -getattr(signal, kill), done.stderr
    assert file.read_bytes() == (NEW if at == "replaced" else OLD)
    if draft == "nameless" and hasattr(os, "O_TMPFILE") and at != "named":
        assert others(file) == []
    (file.parent / "other.txt").write_bytes(OLD)
    replace(file.parent / "other.txt", NEW, OLD)
    assert others(file) == ["other.txt"]


@pytest.mark.skipif(not POSIX, reason="locks are those of POSIX")
def test_the_draft_of_a_living_process_is_not_removed(file: Path) -> None:
    """Only drafts that nobody is writing are left over."""
    (file.parent / "other.txt").write_bytes(OLD)

    def another(step: str) -> None:
        if step == "named":
            atomic_files._remove_drafts.cache_clear()
            child = subprocess.run([sys.executable, "-c", CHILD, str(file.parent / "other.txt"), "", "SIGKILL", ""], check=False, capture_output=True)
            assert child.returncode == 0, child.stderr

    replace(file, NEW, OLD, step=another)
    assert file.read_bytes() == NEW
    assert (file.parent / "other.txt").read_bytes() == NEW
    assert others(file) == ["other.txt"]


@pytest.mark.skipif(not POSIX, reason="links need no permission there")
class TestLinks:
    """Links are followed as far as they stay inside."""

    def test_a_link_inside_is_followed_and_stays_a_link(self, file: Path) -> None:
        """The file that the link leads to gets the new contents."""
        link = file.parent / "sub" / "link.txt"
        link.parent.mkdir()
        link.symlink_to("../draft.txt")
        replace("sub/link.txt", NEW, OLD)
        assert link.is_symlink()
        assert file.read_bytes() == NEW

    @pytest.mark.parametrize("through_a_folder", [True, False])
    def test_a_link_that_leads_out_is_not_followed(self, file: Path, tmp_path_factory: pytest.TempPathFactory, through_a_folder: bool) -> None:
        """The message names the file that it leads to, and the way out."""
        outside = tmp_path_factory.mktemp("outside") / "x.txt"
        outside.write_bytes(OLD)
        link = file.parent / "link"
        link.symlink_to(outside.parent if through_a_folder else outside)
        path = link / "x.txt" if through_a_folder else link
        with pytest.raises(WriteError, match=rf"a link leads out of {file.parent}, to {outside}; name that file itself"):
            replace(path, NEW, OLD)
        assert outside.read_bytes() == OLD

    @pytest.mark.usefixtures("file")
    def test_a_folder_that_is_named_is_the_border(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        """With another root, links may lead anywhere in it, and not out of it."""
        root = tmp_path_factory.mktemp("root")
        (root / "a").mkdir()
        (root / "b.txt").write_bytes(OLD)
        (root / "a" / "link.txt").symlink_to(root / "b.txt")
        with pytest.raises(WriteError, match="leads out of"):
            replace(root / "a" / "link.txt", NEW, OLD)
        replace(root / "a" / "link.txt", NEW, OLD, root=root)
        assert (root / "b.txt").read_bytes() == NEW

    def test_other_names_of_a_file_are_told_of(self, file: Path) -> None:
        """A hard link keeps the old contents, and the caller learns of it."""
        other = file.parent / "other.txt"
        other.hardlink_to(file)
        assert replace(file, NEW, OLD) == "the file has 2 names (hard links); the others keep the old text"
        assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


@pytest.mark.skipif(not POSIX, reason="permissions are those of POSIX")
@pytest.mark.parametrize(("folder", "why"), [(False, "the file is read-only"), (True, "its folder is read-only")])
def test_what_is_read_only_stays(file: Path, folder: bool, why: str) -> None:
    """A read-only file is not replaced through its folder, not even by an administrator; nor is one in a read-only folder."""
    protected = file.parent if folder else file
    protected.chmod(0o555 if folder else 0o444)
    try:
        with pytest.raises(WriteError, match=why):
            replace(file, NEW, OLD)
        assert file.read_bytes() == OLD
        assert others(file) == []
    finally:
        protected.chmod(0o755)


def test_what_is_no_file_or_not_there_is_refused(file: Path) -> None:
    """A folder, or a file that is gone, is told, not made."""
    (file.parent / "folder").mkdir()
    with pytest.raises(WriteError, match="no regular file"):
        replace("folder", NEW, OLD)
    with pytest.raises(WriteError, match=r"not written: .*[Nn]o such file"):
        replace("gone.txt", NEW, OLD)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses becomes a message for people."""

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteError, match="not written: No space left on device"):
        replace(file, NEW, OLD)
    assert file.read_bytes() == OLD
    assert others(file) == []
