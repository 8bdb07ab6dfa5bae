"""The options of the commands that set amzlint up: `config` and `init`."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from amzlint.cli_options import ConfigFile, Isolated, NoCache, OutputFormat
from amzlint.guarding import guarded

commands = typer.Typer()


@commands.command("config")
def show_config(
    files: Annotated[Optional[list[str]], typer.Argument(metavar="[FILE]...", help="With --check: the configurations to check, instead of the one that holds here.", show_default=False)] = None,  # noqa: UP045
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    output_format: OutputFormat = "text",
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of amzlint.yaml, for editors.", show_default=False)] = False,
    check_only: Annotated[bool, typer.Option("--check", help="Print nothing but faults; exit 2 when there is one.", show_default=False)] = False,
    no_cache: NoCache = False,
) -> None:
    """Print the settings that hold here, each with the place it comes from."""

    def work() -> int:
        from amzlint.commands import config as command  # noqa: PLC0415
        from amzlint.errors import UsageError  # noqa: PLC0415

        if check_only and (isolated or schema):
            raise UsageError(f"--check and --{'isolated' if isolated else 'schema'} exclude each other: one looks for faults in a configuration, the other needs none")
        if check_only:
            return command.check_configs(tuple(files or ((config_file,) if config_file else ())), use_cache=not no_cache)
        if files:
            raise UsageError(f"{files[0]}: files are for --check; --config {files[0]} prints what holds with that file")
        if schema:
            command.print_schema()
        else:
            command.print_config(config_file, output_format, isolated=isolated, use_cache=not no_cache)
        return 0

    raise typer.Exit(guarded(work))


@commands.command()
def init(
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="Write .pre-commit-config.yaml.", show_default=False)] = False,
    github: Annotated[bool, typer.Option("--github", help="Write a workflow for GitHub Actions.", show_default=False)] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help="Write .gitlab-ci.yml.", show_default=False)] = False,
) -> None:
    """Write a commented amzlint.yaml for the repository in this folder; nothing is overwritten."""

    def work() -> None:
        from amzlint.commands import init as command  # noqa: PLC0415

        command.init(pre_commit=pre_commit, github=github, gitlab=gitlab)

    raise typer.Exit(guarded(work))
