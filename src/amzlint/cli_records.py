"""The options of the commands about what was found and what is silenced: `report` and `suppressions`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzlint.cli_options import (
    Baseline,
    ConfigFile,
    FailOn,
    Isolated,
    Kind,
    Lang,
    Marketplace,
    Markup,
    NoCache,
    OutputFormat,
    Packs,
    Paths,
    Redact,
    StrictLanguage,
    Template,
    UiLang,
)
from amzlint.guarding import guarded

commands = typer.Typer()


@commands.command("suppressions")
def list_suppressions(
    paths: Paths = None,
    output_format: OutputFormat = "text",
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> None:
    """List what is silenced: file, line, rule, owner, reason and end."""

    def work() -> int:
        from amzlint.commands import suppressions as command  # noqa: PLC0415

        return command.list_suppressions(tuple(paths or (".",)), output_format, config_file, isolated=isolated, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@commands.command(no_args_is_help=True)
def report(
    paths: Paths = None,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The page to write; an existing one is refused.", show_default=False)] = "",
    date: Annotated[str, typer.Option("--date", metavar="DAY", help="The date of the record, such as 2027-01-31; today when not given.", show_default=False)] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing record.", show_default=False)] = False,
    kind: Kind = None,
    lang: Lang = None,
    marketplace: Marketplace = None,
    template: Template = None,
    markup: Markup = None,
    packs: Packs = None,
    fail_on: FailOn = "",
    baseline: Baseline = None,
    ui_lang: UiLang = "en",
    redact: Redact = False,
    strict_language: StrictLanguage = False,
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> None:
    """Write a dated record of a check as one page: files, packs, findings, suppressions and who gave them.

    Exit status: that of the check, as `amzlint check` has it.
    """

    def work() -> int:
        from amzlint.commands import report as command  # noqa: PLC0415
        from amzlint.commands.check import CheckOptions  # noqa: PLC0415
        from amzlint.errors import UsageError  # noqa: PLC0415

        if not out:
            raise UsageError("--out FILE is missing: the page to write, such as evidence.html")
        options = CheckOptions(
            paths=tuple(paths or ()), kind=kind, lang=lang, marketplace=marketplace, template=template, formats=(), output=None, fail_on=fail_on, select=(), ignore=(), severities=(),
            packs=tuple(packs or ()), stdin_filename="", ui_lang=ui_lang, statistics=False, quiet=False, redact=redact, strict_language=strict_language, use_cache=not no_cache,
            markup=markup, config_file=config_file, isolated=isolated, baseline=baseline,
        )  # fmt: skip
        return command.report(command.ReportOptions(options, out, date, overwrite))

    raise typer.Exit(guarded(work))
