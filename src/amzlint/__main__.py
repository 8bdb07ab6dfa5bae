"""Starts the command line; `--version` is answered before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with the process's arguments."""
    if sys.argv[1:] == ["--version"]:
        from amzlint import __version__  # noqa: PLC0415

        sys.stdout.write(f"amzlint {__version__}\n")
        return
    from amzlint.cli import run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
