"""The options of `amzlint check`."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from amzlint.cli_options import (
    Baseline,
    ConfigFile,
    FailOn,
    Formats,
    Ignore,
    Isolated,
    Kind,
    Lang,
    Marketplace,
    Markup,
    NoCache,
    Packs,
    Paths,
    Redact,
    Select,
    Severity,
    StdinName,
    StrictLanguage,
    Template,
    UiLang,
)
from amzlint.guarding import guarded

commands = typer.Typer()


@commands.command(no_args_is_help=True)
def check(
    paths: Paths = None,
    kind: Kind = None,
    lang: Lang = None,
    marketplace: Marketplace = None,
    template: Template = None,
    markup: Markup = None,
    render: Annotated[Optional[str], typer.Option("--render", metavar="HOW", help="worst: check templates filled with long, empty and misleading values too; off: only as they stand.", show_default=False)] = None,  # noqa: UP045
    formats: Formats = None,
    output: Annotated[Optional[str], typer.Option("--output", "-o", metavar="FILE", help="Write the results to a file.", show_default=False)] = None,  # noqa: UP045
    fail_on: FailOn = "",
    select: Select = None,
    ignore: Ignore = None,
    severity: Severity = None,
    min_trust: Annotated[str, typer.Option("--min-trust", metavar="LEVEL", help="Hold back findings without a source trusted this far: official, quoted, third-party, seed or inference (the default: all).", show_default=False)] = "",
    packs: Packs = None,
    stdin_filename: StdinName = "",
    ui_lang: UiLang = "en",
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule, category, language and file.", show_default=False)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no reasons, no summary.", show_default=False)] = False,
    redact: Redact = False,
    strict_language: StrictLanguage = False,
    no_cache: NoCache = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: one a core where there is much to check.")] = 0,
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    baseline: Baseline = None,
    write_baseline: Annotated[Optional[str], typer.Option("--write-baseline", metavar="FILE", help="Write all findings of this run to a baseline.", show_default=False)] = None,  # noqa: UP045
    prune_baseline: Annotated[bool, typer.Option("--prune-baseline", help="Remove from the baseline what is no longer found.", show_default=False)] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without a change of meaning; standard input is printed mended.", show_default=False)] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: remove or replace sentences too.", show_default=False)] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.", show_default=False)] = False,
    diff_base: Annotated[Optional[str], typer.Option("--diff-base", metavar="REV", help="Count only findings in lines changed since a git revision.", show_default=False)] = None,  # noqa: UP045
) -> None:
    """Check drafts, templates or exported messages.

    Exit status: 0 clean, 1 findings at or above --fail-on (with --diff: or something to fix), 2 a bad option or pack, 3 something could not be checked.
    """

    def work() -> int:
        from amzlint.commands import check as command  # noqa: PLC0415

        options = command.CheckOptions(
            paths=tuple(paths or ()), kind=kind, lang=lang, marketplace=marketplace, template=template, formats=tuple(formats or ("text",)), output=output, fail_on=fail_on, select=_split(select),
            ignore=_split(ignore), severities=_split(severity), packs=tuple(packs or ()), stdin_filename=stdin_filename, ui_lang=ui_lang, statistics=statistics, quiet=quiet, redact=redact,
            strict_language=strict_language, use_cache=not no_cache, jobs=jobs, markup=markup,
            config_file=config_file, isolated=isolated, baseline=baseline, write_baseline=write_baseline, prune_baseline=prune_baseline, diff_base=diff_base,
            render=render, min_trust=min_trust, fix=fix, unsafe_fixes=unsafe_fixes, diff=diff,
        )  # fmt: skip
        return command.check(options)

    raise typer.Exit(guarded(work))


def _split(values: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())
