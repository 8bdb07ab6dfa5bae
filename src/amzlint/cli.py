"""The command line: options only; what a command does stands in `commands`, and is imported when it is called."""

from __future__ import annotations

import sys
from typing import Annotated, Optional

import typer

from amzlint.cli_options import (
    ConfigFile,
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
    Select,
    Severity,
    StdinName,
    Template,
    UiLang,
)
from amzlint.cli_rewrite import rewrite
from amzlint.guarding import guarded

app = typer.Typer(
    name="amzlint",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Check messages to Amazon buyers against Amazon's messaging rules. It works offline and sends nothing anywhere.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="List the rules, run their examples, or print the schema of packs.")
app.add_typer(rules_app, name="rules")
app.command(no_args_is_help=True)(rewrite)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """Check messages to Amazon buyers against Amazon's messaging rules."""
    if version:
        from amzlint import __version__  # noqa: PLC0415

        typer.echo(f"amzlint {__version__}")
        raise typer.Exit


@app.command(no_args_is_help=True)
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
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help="Exit 1 from this severity on: error (the default), warning, info or never.", show_default=False)] = "",
    select: Select = None,
    ignore: Ignore = None,
    severity: Severity = None,
    min_trust: Annotated[str, typer.Option("--min-trust", metavar="LEVEL", help="Hold back findings without a source trusted this far: official, quoted, third-party, seed or inference (the default: all).", show_default=False)] = "",
    packs: Packs = None,
    stdin_filename: StdinName = "",
    ui_lang: UiLang = "en",
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule, category, language and file.", show_default=False)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no reasons, no summary.", show_default=False)] = False,
    redact: Annotated[bool, typer.Option("--redact", help="Show nothing of the messages' text.", show_default=False)] = False,
    strict_language: Annotated[bool, typer.Option("--strict-language", help="Exit 3 when a language could not be checked.", show_default=False)] = False,
    no_cache: NoCache = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: one a core where there is much to check.")] = 0,
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    baseline: Annotated[Optional[str], typer.Option("--baseline", metavar="FILE", help="Findings that this file knows do not count.", show_default=False)] = None,  # noqa: UP045
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


@app.command("config")
def show_config(
    files: Annotated[Optional[list[str]], typer.Argument(metavar="[FILE]...", help="With --check: the configurations to check, instead of the one that holds here.", show_default=False)] = None,  # noqa: UP045
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
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


@app.command()
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


@app.command("suppressions")
def list_suppressions(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    config_file: ConfigFile = None,
    isolated: Isolated = False,
    no_cache: NoCache = False,
) -> None:
    """List what is silenced: file, line, rule, owner, reason and end."""

    def work() -> int:
        from amzlint.commands import suppressions as command  # noqa: PLC0415

        return command.list_suppressions(tuple(paths or (".",)), output_format, config_file, isolated=isolated, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@app.command(no_args_is_help=True)
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
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help="Exit 1 from this severity on: error (the default), warning, info or never.", show_default=False)] = "",
    baseline: Annotated[Optional[str], typer.Option("--baseline", metavar="FILE", help="Findings that this file knows do not count.", show_default=False)] = None,  # noqa: UP045
    ui_lang: UiLang = "en",
    redact: Annotated[bool, typer.Option("--redact", help="Show nothing of the messages' text.", show_default=False)] = False,
    strict_language: Annotated[bool, typer.Option("--strict-language", help="Exit 3 when a language could not be checked.", show_default=False)] = False,
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


@app.command("diff-pack", no_args_is_help=True)
def diff_pack(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The folder of a pack, or amazon for the shipped one.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same for the version to compare it with.")],
    paths: Paths = None,
    kind: Kind = None,
    lang: Lang = None,
    marketplace: Marketplace = None,
    template: Template = None,
    markup: Markup = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    ui_lang: UiLang = "en",
    redact: Annotated[bool, typer.Option("--redact", help="Show nothing of the messages' text.", show_default=False)] = False,
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


@app.command(no_args_is_help=True)
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id.")], packs: Packs = None, ui_lang: UiLang = "en", no_cache: NoCache = False
) -> None:
    """Say what a rule finds, why, on whose authority, and what to write instead."""

    def work() -> None:
        from amzlint.commands import explain as command  # noqa: PLC0415

        command.explain(rule, tuple(packs or ()), ui_lang, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@app.command(no_args_is_help=True)
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


@rules_app.command("list")
def rules_list(
    lang: Lang = None,
    packs: Packs = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    no_cache: NoCache = False,
) -> None:
    """List all rules with category and severity by kind."""

    def work() -> None:
        from amzlint.commands import rules as command  # noqa: PLC0415

        command.list_rules(lang, tuple(packs or ()), output_format, use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@rules_app.command("test")
def rules_test(packs: Packs = None, no_cache: NoCache = False) -> None:
    """Run the examples inside the rules, of your packs or of the shipped one."""

    def work() -> int:
        from amzlint.commands import rules as command  # noqa: PLC0415

        return command.test_rules(tuple(packs or ()), use_cache=not no_cache)

    raise typer.Exit(guarded(work))


@rules_app.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of rule files, lexicons and pack.yaml."""

    def work() -> None:
        from amzlint.commands import rules as command  # noqa: PLC0415

        command.print_schema()

    raise typer.Exit(guarded(work))


def _split(values: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def _leave_out_others(arguments: list[str]) -> None:
    """Take the commands out of the app that these arguments do not call: Typer evaluates the options of all, which takes as long as half a bare interpreter."""
    called = [one for one in app.registered_commands if arguments[:1] == [one.name or getattr(one.callback, "__name__", "")]]
    if called:
        app.registered_commands, app.registered_groups = called, []


def run() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        # Results are UTF-8 whatever the code page; a lone surrogate is shown, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _leave_out_others(sys.argv[1:])
    app()
