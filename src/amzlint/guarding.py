"""Runs a command so that whatever it raises ends with the documented exit code and a word about it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from amzlint.errors import AmzlintError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable


def guarded(work: Callable[[], int | None]) -> int:
    """Run a command, its imports included; returns its exit code, or the one of what it raised, which is told on standard error.

    It stands inside the command, since Typer and Python end with exit code 1, which means findings, whatever nobody catches.
    """
    _open_closed_streams()
    try:
        code = work()
        sys.stdout.flush()
    except AmzlintError as error:
        text = str(error)
        sys.stderr.write(text + "\n" if ": error: " in text else f"amzlint: error: {text}\n")
        return int(error.exit_code)
    except BrokenPipeError:
        # The reader went away, as `head` does. Closing quietly is all that is left to do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.UNCHECKED)
    except OSError as error:  # reading is guarded where it happens
        sys.stderr.write(f"amzlint: error: the results could not be written: {error.strerror or error}\n")
        return int(ExitCode.UNCHECKED)
    except Exception:  # noqa: BLE001  (a crash must never look like a verdict)
        import traceback  # noqa: PLC0415

        sys.stderr.write(traceback.format_exc() + "amzlint: error: this is a fault of amzlint; nothing is said about the messages. Please report it.\n")
        return int(ExitCode.UNCHECKED)
    return code or int(ExitCode.CLEAN)


def _open_closed_streams() -> None:
    # Python has None for a stream that the caller closed (`2>&-`): nobody wants to read it, and the exit code counts all the same.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  (open as long as the process)
