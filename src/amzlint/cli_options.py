"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

Paths = Annotated[Optional[list[str]], typer.Argument(metavar="[PATH|-]...", help="Files, folders, globs, or - for standard input.", show_default=False)]  # noqa: UP045  (typer reads it at run time)
Kind = Annotated[Optional[str], typer.Option("--kind", metavar="KIND", help="What every message is: reply, proactive, solicitation or api.", show_default=False)]  # noqa: UP045
Lang = Annotated[Optional[str], typer.Option("--lang", metavar="CODE", help="The language of every message, such as en or fr; detected when not given.", show_default=False)]  # noqa: UP045
Marketplace = Annotated[Optional[str], typer.Option("--marketplace", metavar="NAME", help="Where the buyer shops, such as fr or co.uk.", show_default=False)]  # noqa: UP045
Markup = Annotated[Optional[str], typer.Option("--markup", metavar="NAME", help="How every body is written: html, markdown or plain; else its name tells.", show_default=False)]  # noqa: UP045
Template = Annotated[Optional[bool], typer.Option("--template/--message", help="Every text is a template with placeholders to fill, or a finished message.", show_default=False)]  # noqa: UP045
Packs = Annotated[Optional[list[str]], typer.Option("--pack", metavar="DIR", help="A pack of your own on top; may be repeated.", show_default=False)]  # noqa: UP045
Select = Annotated[Optional[list[str]], typer.Option("--select", metavar="RULE", help="Only these rules or categories, by comma or repeated.", show_default=False)]  # noqa: UP045
Ignore = Annotated[Optional[list[str]], typer.Option("--ignore", metavar="RULE", help="Not these rules or categories.", show_default=False)]  # noqa: UP045
Severity = Annotated[Optional[list[str]], typer.Option("--severity", metavar="RULE=LEVEL", help="Change a rule to error, warning, info or off.", show_default=False)]  # noqa: UP045
StdinName = Annotated[str, typer.Option("--stdin-filename", metavar="NAME", help="Treat standard input as this file; NAME.jsonl is read line by line.", show_default=False)]
UiLang = Annotated[str, typer.Option("--ui-lang", metavar="CODE", help="The language of messages and reasons: en, fr, de, es or it.")]
Formats = Annotated[Optional[list[str]], typer.Option("--format", metavar="NAME[=FILE]", help="text (default), concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or html; may be repeated, with a file for all but one.", show_default=False)]  # noqa: UP045
ConfigFile = Annotated[Optional[str], typer.Option("--config", metavar="FILE", help="Use this configuration instead of the nearest amzlint.yaml or [tool.amzlint].", show_default=False)]  # noqa: UP045
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no configuration.", show_default=False)]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache of compiled packs.", show_default=False)]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="LEVEL", help="Exit 1 from this severity on: error (the default), warning, info or never.", show_default=False)]
Redact = Annotated[bool, typer.Option("--redact", help="Show nothing of the messages' text.", show_default=False)]
StrictLanguage = Annotated[bool, typer.Option("--strict-language", help="Exit 3 when a language could not be checked.", show_default=False)]
OutputFormat = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")]
Baseline = Annotated[Optional[str], typer.Option("--baseline", metavar="FILE", help="Findings that this file knows do not count.", show_default=False)]  # noqa: UP045
