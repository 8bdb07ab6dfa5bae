"""The baseline and the revision that `amzlint check` is given: read before the run, judged and written after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.errors import UsageError
from amzlint.reporters.closing import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.baseline import Baseline
    from amzlint.commands.check import CheckOptions
    from amzlint.linter import Linter
    from amzlint.report import Report


def gate_settings(options: CheckOptions) -> dict[str, Any]:
    """Return what `api.make_linter` needs for the gate; raises UsageError for options that exclude each other, and for what cannot be read."""
    if options.write_baseline and (options.baseline or options.diff_base):
        other = "--baseline" if options.baseline else "--diff-base"
        raise UsageError(f"--write-baseline and {other} exclude each other: one makes a baseline of all that is found, the other leaves things out")
    if options.prune_baseline and (not options.baseline or options.diff_base):
        raise UsageError("--prune-baseline needs --baseline FILE, and a run over everything, without --diff-base")
    settings: dict[str, Any] = {}
    if options.diff_base:
        from amzlint.changed_lines import read_changed_lines  # noqa: PLC0415  (only with the option)

        settings["changed"] = read_changed_lines(options.diff_base)
    if options.baseline or options.write_baseline:
        from amzlint.baseline import Recorder, assert_replaceable, read_baseline  # noqa: PLC0415  (only with the option)

        if options.write_baseline:
            assert_replaceable(options.write_baseline)
        settings["baseline"] = Recorder() if options.write_baseline else read_baseline(options.baseline or "")
    return settings


def finish_baseline(options: CheckOptions, linter: Linter, report: Report, note: Callable[[str], None]) -> None:
    """Write, judge or prune the baseline once everything is checked, and before the report is finished.

    What could not be checked may hold findings, so nothing is written or called stale then. Raises UsageError for a baseline of other paths.
    """
    baseline = linter.gate.baseline if linter.gate else None
    if baseline is None:
        return
    from amzlint.baseline import scope_of, write_baseline  # noqa: PLC0415  (only with the option)

    scope = scope_of(options.paths)
    if options.write_baseline:
        if report.failures:
            note(f"{options.write_baseline}: not written, since not everything could be checked")
            return
        write_baseline(options.write_baseline, baseline.entries, scope)
        note(f"{options.write_baseline}: {counted(sum(entry.count for entry in baseline.entries.values()), 'finding')} written")
        return
    if options.diff_base or report.failures:
        return
    if baseline.scope != scope:
        if options.prune_baseline:
            raise UsageError(f"--prune-baseline: {options.baseline} was written for other paths than these; name the same ones, or make it anew with --write-baseline")
        return
    _judge_stale(options, linter, baseline, report, note)


def _judge_stale(options: CheckOptions, linter: Linter, baseline: Baseline, report: Report, note: Callable[[str], None]) -> None:
    from amzlint.baseline import write_baseline  # noqa: PLC0415  (only with the option)

    by_name = {name: rule.id for rule in linter.packs.rules for name in (rule.id, *rule.aliases)}
    ran = {rule.id for rule in linter.rules}

    def is_judged(rule: str) -> bool:
        # A rule that this run was told to leave out says nothing; one that no pack knows any more will never be found again.
        return by_name.get(rule, rule) in ran or rule not in by_name

    stale = baseline.stale(is_judged)
    if stale and options.prune_baseline and options.baseline:
        write_baseline(options.baseline, baseline.pruned(is_judged), baseline.scope)
        note(f"{options.baseline}: {counted(sum(stale.values()), 'finding')} removed, no longer found")
    elif not options.prune_baseline:
        report.stale = stale
