"""The command line: where the options of each command stand; what a command does stands in `commands`, and is imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

# The module with the options of each command, in the order of the help.
OPTIONS = {
    "rewrite": "cli_rewrite",
    "check": "cli_check",
    "config": "cli_setup",
    "init": "cli_setup",
    "suppressions": "cli_records",
    "report": "cli_records",
    "diff-pack": "cli_rules",
    "explain": "cli_rules",
    "trace": "cli_rules",
    "rules": "cli_rules",
}

app = typer.Typer(
    name="amzlint",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Check messages to Amazon buyers against Amazon's messaging rules. It works offline and sends nothing anywhere.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """Check messages to Amazon buyers against Amazon's messaging rules."""
    if version:
        from amzlint import __version__  # noqa: PLC0415

        typer.echo(f"amzlint {__version__}")
        raise typer.Exit


def _add_commands(arguments: list[str]) -> None:
    """Add the command that these arguments call, all of them where they call none: Typer evaluates every option, which for all takes as long as half a bare interpreter."""
    for name in arguments[:1] if arguments[:1] and arguments[0] in OPTIONS else OPTIONS:
        offered: typer.Typer = import_module(f"amzlint.{OPTIONS[name]}").commands
        app.registered_commands += [one for one in offered.registered_commands if name == (one.name or getattr(one.callback, "__name__", ""))]
        app.registered_groups += [one for one in offered.registered_groups if name == one.name]


def run() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        # Results are UTF-8 whatever the code page; a lone surrogate is shown, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _add_commands(sys.argv[1:])
    app()
