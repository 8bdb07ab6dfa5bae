"""A file gets new contents as a whole or not at all."""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from amzlint.errors import WriteError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFTS = ".amzlint-*.tmp"  # names of files that exist for the moment before they take the place of another
_NAMELESS = getattr(os, "O_TMPFILE", 0)  # of Linux: a file without a name is gone when its process is


def replace(path: str | Path, new: bytes, expected: bytes, *, root: str | Path = ".", step: Callable[[str], None] = lambda _: None) -> str:
    """Replace the contents of a file; its mode, and where that can be its owner and extended attributes, stay.

    expected: what it held when it was read; root: the folder that links must not lead out of; step: is told what was done (`written`, `compared`, `named`, `replaced`).
    Returns what people should know, empty when there is nothing. Raises WriteError for a file that changed since, for what is read-only and for links that lead out of the folder;
    the file then holds what it held.
    """
    target = _target(str(path), str(root))
    try:
        about = target.stat()
        _assert_writable(target, about)
        _remove_drafts(target.parent)
        _write(target, new, expected, about, step)
    except OSError as error:
        raise WriteError(f"not written: {error.strerror or error}") from None
    return f"the file has {about.st_nlink} names (hard links); the others keep the old text" if about.st_nlink > 1 else ""


def _target(path: str, root: str) -> Path:
    """Return the file that a path leads to, links followed as far as they stay inside."""
    real = Path(os.path.realpath(path))
    inside = Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))  # noqa: PTH100  (resolve() would follow the links that this is about)
    folder = Path(root).resolve() if inside else Path(path).parent.resolve()
    if not real.is_relative_to(folder):
        raise WriteError(f"not written: a link leads out of {folder}, to {real}; name that file itself to change it")
    return real


def _assert_writable(target: Path, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise WriteError("not written: it is no regular file")
    # For an administrator every file is writable; one without any such permission was protected on purpose.
    if not about.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise WriteError("not written: the file is read-only; allow writing if it shall be changed (chmod u+w)")
    if not target.parent.stat().st_mode & 0o222 or not os.access(target.parent, os.W_OK | os.X_OK):
        raise WriteError("not written: its folder is read-only, and a file is replaced by a new one beside it; allow writing in the folder")


def _write(target: Path, new: bytes, expected: bytes, about: os.stat_result, step: Callable[[str], None]) -> None:
    draft = target.parent / DRAFTS.replace("*", secrets.token_hex(8))
    descriptor, is_nameless = _open(draft)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _fill(file.fileno(), new, target, about)
            step("written")
            if target.read_bytes() != expected:
                raise WriteError("not written: the file changed since it was read; run amzlint again")
            step("compared")
            if is_nameless:
                # A folder is named, which an absolute path makes no use of, for only then does Python ask the system to follow the link.
                os.link(f"/proc/self/fd/{file.fileno()}", draft, src_dir_fd=file.fileno(), follow_symlinks=True)
            step("named")
            if fcntl is None:
                file.close()  # Windows moves no open file
            draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    step("replaced")
    _sync_folder(target.parent)


def _open(draft: Path) -> tuple[int, bool]:
    """Open a new file to be written, and say whether it has no name yet."""
    if _NAMELESS and Path("/proc/self/fd").is_dir():
        with contextlib.suppress(OSError):  # some file systems have no such files
            return _locked(os.open(draft.parent, _NAMELESS | os.O_WRONLY, 0o600)), True
    return _locked(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)), False


def _locked(descriptor: int) -> int:
    """Lock a draft as long as its process lives, so that no other one takes it for left over."""
    if fcntl is not None:
        with contextlib.suppress(OSError):  # some file systems know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def _fill(descriptor: int, new: bytes, target: Path, about: os.stat_result) -> None:
    view = memoryview(new)
    while view:
        view = view[os.write(descriptor, view) :]
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # only an administrator can give a file to somebody else
            os.fchown(descriptor, about.st_uid, about.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(about.st_mode))
    for name in os.listxattr(target) if hasattr(os, "listxattr") else ():
        with contextlib.suppress(OSError):  # some are for the system alone
            os.setxattr(descriptor, name, os.getxattr(target, name))
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # the file is whole; whether its name outlasts a power cut is all that this is about
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@functools.cache
def _remove_drafts(folder: Path) -> None:
    """Remove what a process left that was killed in the instant between naming a draft and putting it in place. A process looks once into each folder."""
    if fcntl is None:
        return
    for draft in folder.glob(DRAFTS):
        with contextlib.suppress(OSError):  # locked: its process lives
            descriptor = os.open(draft, os.O_WRONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                draft.unlink()
            finally:
                os.close(descriptor)
