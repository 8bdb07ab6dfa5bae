"""`amzlint check`: run the linter over the inputs and report as results come."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import __version__, api, checking
from amzlint.commands.configured import defaults_settings, drop_excluded, make_note, with_config
from amzlint.commands.gating import finish_baseline, gate_settings
from amzlint.commands.outputs import open_outputs, read_targets
from amzlint.commands.terminal import progress
from amzlint.config import Config
from amzlint.dates import is_over_a_year_before, today
from amzlint.discovery import STDIN, Input, find_inputs
from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.report import FAIL_ON, Failure, MessageResult
from amzlint.reporters import REPORTERS, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amzlint.commands.outputs import Outputs, Target
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter
    from amzlint.report import Report

MANY_FILES = 50  # from here on a terminal shows progress
ALLOCATIONS_A_LOOK = 20_000  # after which the collector looks for garbage; some 4 MB at most
STREAMS = (".jsonl", ".ndjson")


class CheckOptions(NamedTuple):
    """The options of `amzlint check`, as given."""

    paths: tuple[str, ...]
    kind: str | None
    lang: str | None
    marketplace: str | None
    template: bool | None
    formats: tuple[str, ...]
    output: str | None
    fail_on: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severities: tuple[str, ...]
    packs: tuple[str, ...]
    stdin_filename: str
    ui_lang: str
    statistics: bool
    quiet: bool
    redact: bool
    strict_language: bool
    use_cache: bool
    jobs: int = 0
    markup: str | None = None
    config_file: str | None = None
    isolated: bool = False
    config: Config = Config()
    baseline: str | None = None
    write_baseline: str | None = None
    prune_baseline: bool = False
    diff_base: str | None = None
    render: str | None = None
    min_trust: str = ""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False


def check(options: CheckOptions) -> int:
    """Check the inputs and write the results; returns the exit code. Raises UsageError and PackError before anything is checked."""
    options = with_config(options)
    _validate(options)
    targets = read_targets(options.formats, options.output)
    gated = gate_settings(options)
    linter = api.make_linter(**_settings_for(options, targets), **gated)
    if not options.quiet:
        _tell_age(linter.packs.packs, today())
    gc.freeze()
    # Lexicons unpack into many small lists that stay; the usual threshold would look through them after every few sentences.
    gc.set_threshold(ALLOCATIONS_A_LOOK, 20, 20)
    gc.enable()
    defaults = api.make_defaults(linter, **defaults_settings(options))
    if not (options.fix or options.diff):
        return _check(options, targets, linter, defaults, gated)
    from amzlint.commands import fixing  # noqa: PLC0415  (only with these options)

    inputs = drop_excluded(_inputs(options), options.config, lambda _: None)
    if options.diff:
        return fixing.show_diff(options, linter, inputs, defaults)
    mended, unwritten = fixing.fix_inputs(options, linter, inputs, defaults)
    # What is left is judged anew: lines have moved, and a baseline counts what it has seen.
    gated = gate_settings(options)
    linter = api.make_linter(**_settings_for(options, targets), **gated)
    return _check(options, targets, linter, defaults, gated, mended, unwritten)


def _check(
    options: CheckOptions, targets: Sequence[Target], linter: Linter, defaults: Defaults, gated: dict[str, Any], stdin: bytes | None = None, failures: Sequence[Failure] = ()
) -> int:
    """Check the inputs and write the results. stdin: standard input as it was read and mended, its results go to standard error; failures: what went wrong before."""
    report = checking.new_report(linter, keep=any(REPORTERS[target.format].needs_all for target in targets))
    note = make_note(silent=options.redact)
    inputs = drop_excluded(_inputs(options), options.config, note)
    with ExitStack() as stack:
        outputs = open_outputs(targets, inputs, _reporter_options(options, report.packs), stack, sys.stdout if stdin is None else sys.stderr)
        advance = stack.enter_context(progress(len(inputs))) if len(inputs) >= MANY_FILES and not options.quiet else None
        processes = _count_processes(options, inputs) if stdin is None else 1
        if processes > 1:
            _check_in_processes(options, linter, inputs, report, outputs, note, processes, gated)
        else:
            source = None if stdin is None else io.BytesIO(stdin)
            for item in checking.check_inputs(linter, iter(inputs), defaults, note, stdin=source, stdin_name=options.stdin_filename):
                checking.add_to_report(report, item)
                if isinstance(item, MessageResult):
                    outputs.message(item)
                elif isinstance(item, Failure):
                    outputs.failure(item)
                elif advance is not None and isinstance(item, Input):
                    advance()
        for failure in failures:
            report.failures.append(failure)
            outputs.failure(failure)
        finish_baseline(options, linter, report, note)
        outputs.finish(report)
    return int(report.exit_code(options.fail_on, strict_language=options.strict_language))


def _tell_age(packs: Sequence[dict[str, Any]], day: str) -> None:
    """Say on standard error which packs hold facts that nobody has looked at for more than a year. day: today (ISO)."""
    for pack in packs:
        if pack["checked"] and is_over_a_year_before(pack["checked"], day):
            sys.stderr.write(f"amzlint: note: the facts of pack {pack['id']} {pack['version']} were last checked on {pack['checked']}, more than a year ago; look for a newer version\n")


def linter_settings(options: CheckOptions, *, with_texts: bool, with_fixes: bool = False) -> dict[str, Any]:
    """Return the arguments of `api.make_linter`. with_texts: results carry the texts of their messages; with_fixes: and how findings are mended."""
    return {
        "packs": options.packs, "select": options.select, "ignore": options.ignore, "severities": _severities(options.severities), "ui_language": options.ui_lang,
        "use_cache": options.use_cache, "config": options.config, "render": options.render or "", "min_trust": options.min_trust,
        "texts": with_texts and not options.redact, "remedies": options.fix or options.diff or with_fixes,
    }  # fmt: skip


def _settings_for(options: CheckOptions, targets: Sequence[Target]) -> dict[str, Any]:
    forms = [REPORTERS[target.format] for target in targets]
    return linter_settings(options, with_texts=any(form.needs_texts for form in forms), with_fixes=any(form.needs_fixes for form in forms))


def _count_processes(options: CheckOptions, inputs: list[Input]) -> int:
    if options.baseline or options.write_baseline:
        return 1  # which of several copies is the new one, only a run in order can tell
    # A single file, the usual start, must not pay for the import.
    if options.jobs == 1 or (not options.jobs and len(inputs) < MANY_FILES and not any(one.path == STDIN or one.path.endswith(STREAMS) for one in inputs)):
        return 1
    from amzlint.workers import count_processes  # noqa: PLC0415  (only for much input)

    return count_processes(options.jobs, inputs, options.stdin_filename)


def _check_in_processes(
    options: CheckOptions, linter: Linter, inputs: list[Input], report: Report, outputs: Outputs, note: Callable[[str], None], count: int, gated: dict[str, Any]
) -> None:
    from amzlint import workers  # noqa: PLC0415  (only for much input)

    settings = workers.Settings(
        linter={**_settings_for(options, read_targets(options.formats, options.output)), **gated}, defaults=defaults_settings(options),
        formats=outputs.apart, keep=report.keep or not outputs.all_apart, stdin_name=options.stdin_filename,
    )  # fmt: skip
    fruits = checking.Fruits()
    streams: dict[Input, bool] = {}
    for task, outcome in workers.check_in_processes(settings, linter, inputs, count):
        for text in outcome.notes:
            note(text)
        report.merge(outcome.report)
        outputs.parts(outcome.texts, outcome.report.messages, outcome.report.failures)
        for one, found in zip(task.inputs, outcome.found, strict=True):
            if task.block is None:
                fruits.add(one, fruitful=found)
            else:
                streams[one] = streams.get(one, False) or found
    for one, found in streams.items():
        fruits.add(one, fruitful=found)
        if not found:
            item = checking.without_message(one, options.stdin_filename)
            checking.add_to_report(report, item)
            if isinstance(item, Failure):
                outputs.failure(item)
    for failure in fruits.failures():
        report.failures.append(failure)
        outputs.failure(failure)


def _validate(options: CheckOptions) -> None:
    if not options.paths:
        raise UsageError("nothing to check; name files, folders, globs, or - for standard input")
    if options.fix or options.diff or options.unsafe_fixes:
        from amzlint.commands.fixing import assert_fixable  # noqa: PLC0415  (only with these options)

        assert_fixable(options)
    if options.fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on {options.fail_on}: {nearest(options.fail_on, FAIL_ON)}")


def _severities(pairs: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        name, equals, level = pair.partition("=")
        if not equals:
            raise UsageError(f"--severity {pair}: expected RULE=LEVEL, as in --severity emoji=warning")
        found[name.strip()] = level.strip()
    return found


def _inputs(options: CheckOptions) -> list[Input]:
    inputs = list(find_inputs(options.paths))
    if os.environ.get("PRE_COMMIT") == "1":
        # pre-commit hands over what a commit touches; nobody named these files one by one.
        return [one._replace(named=False) for one in inputs]
    return inputs


def _reporter_options(options: CheckOptions, packs: tuple[tuple[str, str], ...]) -> Options:
    return Options(
        quiet=options.quiet, redact=options.redact, statistics=options.statistics, tool_version=__version__, packs=packs, fail_on=options.fail_on,
        ui_lang=options.ui_lang, knows_old=bool(options.baseline or options.write_baseline or options.diff_base),
    )  # fmt: skip
