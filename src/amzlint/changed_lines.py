"""Which lines of which files changed since a revision, as git tells."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from amzlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_DIFF = ("diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/")


class ChangedLines(NamedTuple):
    """The lines that are not as they were. lines: by absolute path, first and last line of each change; known: the files that git follows; any other is new."""

    lines: dict[str, tuple[tuple[int, int], ...]]
    known: frozenset[str]

    def touches(self, path: str, first: int, last: int) -> bool:
        """Say whether any of these lines of a file changed."""
        real = os.path.realpath(path)
        return real not in self.known or any(start <= last and first <= end for start, end in self.lines.get(real, ()))


def read_changed_lines(revision: str) -> ChangedLines:
    """Ask git what changed between a revision and the working tree, here and in the repository around; raises UsageError where it cannot tell."""
    top = _git("rev-parse", "--show-toplevel", problem="--diff-base needs a git repository").decode("utf-8", "surrogateescape").rstrip("\n")
    _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", problem=f"--diff-base {revision}: there is no such revision; in CI, fetch it first")
    diff = _git("-c", "core.quotepath=off", *_DIFF, "--end-of-options", revision, "--", problem=f"--diff-base {revision}: git cannot compare")
    known = _git("ls-files", "-z", "--full-name", ":/", problem="git cannot list its files").split(b"\0")
    return ChangedLines(
        {os.path.realpath(os.path.join(top, path)): tuple(changes) for path, changes in _parse(diff)},  # noqa: PTH118  (as the paths of files are compared)
        frozenset(os.path.realpath(os.path.join(top, os.fsdecode(name))) for name in known if name),  # noqa: PTH118
    )


def _git(*arguments: str, problem: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607  (the git of the user)
    except OSError:
        raise UsageError(f"{problem}: git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"{problem}{f': {said[0]}' if said else ''}")
    return done.stdout


def _parse(diff: bytes) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the files of a diff without context with their changes; lines that only went away count as the two they stood between."""
    path, changes = "", list[tuple[int, int]]()
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            if path:
                yield path, changes
            path, changes = _path(line[4:]), []
        elif hunk := _HUNK.match(line):
            removed, start, added = (int(number) if number is not None else 1 for number in hunk.groups())
            changes.append((start, start + added - 1) if added else (start, start + 1))
            _skip(lines, removed + added)
    if path:
        yield path, changes


def _skip(lines: Iterable[bytes], count: int) -> None:
    for line in lines:
        count -= not line.startswith(b"\\")
        if count <= 0:
            return


def _path(written: bytes) -> str:
    """Return the path of a `+++` line, empty for a file that is gone."""
    name = written.rstrip(b"\t\r")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(lambda found: bytes([int(found[1], 8)]) if len(found[1]) == 3 else _ESCAPES.get(found[1], found[1]), name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/")) if name != b"/dev/null" else ""
