"""What the terminal can do: colour, width, and a progress bar for long work."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

PIPE_WIDTH = 80  # columns, where nobody knows better


def colour_wanted(stream: TextIO) -> bool:
    """Say whether to colour: NO_COLOR and FORCE_COLOR decide, else whether the stream is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """Return the columns to write in: the terminal's, 80 in a pipe."""
    if not stream.isatty():
        return PIPE_WIDTH
    import shutil  # noqa: PLC0415  (only for terminals)

    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 40)


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None] | None]:
    """Show a progress bar on standard error while the work lasts; yields a function that counts one step, None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (only for terminals)
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=total)
        yield lambda: bar.advance(task)
