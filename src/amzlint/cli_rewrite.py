"""The options of `amzlint rewrite`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzlint.cli_options import ConfigFile, Isolated, Kind, Lang, Marketplace, Markup, NoCache, Packs, StdinName, Template, UiLang
from amzlint.guarding import guarded

commands = typer.Typer()


@commands.command(no_args_is_help=True)
def rewrite(
    path: Annotated[str, typer.Argument(metavar="[PATH|-]", help="A file or folder of messages or templates, or - for standard input.", show_default=False)],
    kind: Kind = None,
    lang: Lang = None,
    marketplace: Marketplace = None,
    template: Template = None,
    markup: Markup = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text: a preview with the reasons; json: one object a message, one a line.")] = "text",
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change in the file as a unified diff.", show_default=False)] = False,
    write: Annotated[bool, typer.Option("--write", help="Change the file; from standard input, write the whole new text to standard output.", show_default=False)] = False,
    packs: Packs = None,
    stdin_filename: StdinName = "",
    ui_lang: UiLang = "en",
    no_cache: NoCache = False,
    config_file: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Show messages in wording that complies: what changes and why, and what only a person can decide.

    Exit status: 0 every message is clean as rewritten, 1 some message is not, 2 a bad option or pack, 3 something could not be read or written.
    """

    def work() -> int:
        from amzlint.commands import rewrite as command  # noqa: PLC0415

        options = command.RewriteOptions(
            path=path, kind=kind, lang=lang, marketplace=marketplace, template=template, markup=markup, output_format=output_format, diff=diff, write=write, packs=tuple(packs or ()),
            stdin_filename=stdin_filename, ui_lang=ui_lang, use_cache=not no_cache, config_file=config_file, isolated=isolated,
        )  # fmt: skip
        return command.rewrite(options)

    raise typer.Exit(guarded(work))
