"""A file gets new contents as a whole or not at all."""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from amzlint.errors import WriteError

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


def _write(target: Path, new: bytes, expected: bytes, about: os.stat_result, step: Callable[[str], None], *, nameless: bool = True) -> None:
    draft = target.parent / DRAFTS.replace("*", secrets.token_hex(8))
    descriptor, has_name = _open(draft, nameless=nameless)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _lock(descriptor)
            _fill(descriptor, new, target, about)
            step("written")
            if target.read_bytes() != expected:
                raise WriteError("not written: the file changed since it was read; run amzlint again")
            step("compared")
            if not has_name and not _named(descriptor, draft):
                _write(target, new, expected, about, step, nameless=False)
                return
            step("named")
            if sys.platform == "win32":
                file.close()  # it moves no open file
            draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    step("replaced")
    _sync_folder(target.parent)


def _open(draft: Path, *, nameless: bool) -> tuple[int, bool]:
    """Open a new file to be written, and say whether it has its name yet."""
    if nameless and _NAMELESS:
        with contextlib.suppress(OSError):  # some file systems have no such files
            return os.open(draft.parent, _NAMELESS | os.O_WRONLY, 0o600), False
    return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), True


def _named(descriptor: int, draft: Path) -> bool:
    """Give a nameless file its name, and say whether the system did so."""
    folder = os.open(draft.parent, os.O_RDONLY)
    try:
        # Only with a folder to count from does Python ask for the link to be followed.
        os.link(f"/proc/self/fd/{descriptor}", draft.name, dst_dir_fd=folder)
    except OSError:
        return False
    finally:
        os.close(folder)
    return True


def _lock(descriptor: int) -> bool:
    """Lock a draft as long as its process lives, so that no other one takes it for left over. Returns whether that could be; on Windows, and where another one has it, not."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415  (there is none on Windows)

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


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
    for draft in folder.glob(DRAFTS):
        with contextlib.suppress(OSError):  # another one was faster, or may
            descriptor = os.open(draft, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
            try:
                if _lock(descriptor):
                    draft.unlink()
            finally:
                os.close(descriptor)
