"""The options of the commands about rules and packs: `explain`, `trace`, `diff-pack` and `rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzlint.cli_options import ConfigFile, Isolated, Kind, Lang, Marketplace, Markup, NoCache, OutputFormat, Packs, Paths, Redact, StdinName, Template, UiLang
from amzlint.guarding import guarded

commands = typer.Typer()
rules = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="List the rules, run their examples, or print the schema of packs.")
commands.add_typer(rules, name="rules")


@commands.command("diff-pack", no_args_is_help=True)
def diff_pack(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The folder of a pack, or amazon for the shipped one.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same for the version to compare it with.")],
    paths: Paths = None,
    kind: Kind = None,
    lang: Lang = None,
    marketplace: Marketplace = None,
    template: Template = None,
    markup: Markup = None,
    output_format: OutputFormat = "text",
    ui_lang: UiLang = "en",
    redact: Redact = False,
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> None:
    """List the messages that two versions of a pack judge differently.

    Exit status: 0 nothing is worse, 1 a finding is new or graver, 2 a bad option or pack, 3 something could not be checked.
    """

    def work() -> int:
        from amzlint.commands import diff_pack as command  # noqa: PLC0415

        return command.diff_pack(command.DiffOptions(
            old=old, new=new, paths=tuple(paths or ()), output_format=output_format, kind=kind, lang=lang, marketplace=marketplace, template=template, markup=markup,
            ui_lang=ui_lang, redact=redact, config_file=config_file, isolated=isolated, use_cache=not no_cache,
        ))  # fmt: skip

    raise typer.Exit(guarded(work))


@commands.command(no_args_is_help=True)
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id.")], packs: Packs = None, ui_lang: UiLang = "en", no_cache: NoCache = False
) -> None:
    """Say what a rule finds, why, on whose authority, and what to write instead."""

    def work() -> None:
        from amzlint.commands import explain as command  # noqa: PLC0415

        command.explain(rule, tuple(packs or ()), ui_lang, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@commands.command(no_args_is_help=True)
def trace(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="A file, or - for standard input.")],
    kind: Kind = None,
    lang: Lang = None,
    template: Template = None,
    packs: Packs = None,
    stdin_filename: StdinName = "",
    no_cache: NoCache = False,
) -> None:
    """Show why rules did or did not fire: language, sentences, concepts, near-misses, rules that almost fired."""

    def work() -> int:
        from amzlint.commands import trace as command  # noqa: PLC0415

        return command.trace(path, kind=kind, lang=lang, template=template, packs=tuple(packs or ()), stdin_filename=stdin_filename, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@rules.command("list")
def rules_list(
    lang: Lang = None,
    packs: Packs = None,
    output_format: OutputFormat = "text",
    no_cache: NoCache = False,
) -> None:
    """List all rules with category and severity by kind."""

    def work() -> None:
        from amzlint.commands import rules as command  # noqa: PLC0415

        command.list_rules(lang, tuple(packs or ()), output_format, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@rules.command("test")
def rules_test(packs: Packs = None, no_cache: NoCache = False) -> None:
    """Run the examples inside the rules, of your packs or of the shipped one."""

    def work() -> int:
        from amzlint.commands import rules as command  # noqa: PLC0415

        return command.test_rules(tuple(packs or ()), use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@rules.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of rule files, lexicons and pack.yaml."""

    def work() -> None:
        from amzlint.commands import rules as command  # noqa: PLC0415

        command.print_schema()

    raise typer.Exit(guarded(work))
