"""Starts the command line; `--version` is answered before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with the process's arguments."""
    if sys.argv[1:] == ["--version"]:
        from amzlint import __version__  # noqa: PLC0415

        sys.stdout.write(f"amzlint {__version__}\n")
        return
    import gc  # noqa: PLC0415

    # Nothing that a start builds is garbage; looking for some costs a tenth of it. `check` turns the collector on again before it reads messages.
    gc.disable()
    from amzlint.cli import run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
