"""`amzlint report`: a dated record of a check as one page, for a plan of action."""

from __future__ import annotations

import hashlib
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint import __version__, api, checking
from amzlint.commands.check import CheckOptions, linter_settings
from amzlint.commands.configured import defaults_settings, drop_excluded, with_config
from amzlint.commands.gating import finish_baseline, gate_settings
from amzlint.commands.suppressions import list_rows
from amzlint.dates import today
from amzlint.discovery import STDIN, find_inputs
from amzlint.errors import UsageError
from amzlint.kinds import nearest
from amzlint.report import FAIL_ON, Failure
from amzlint.reporters import Options
from amzlint.reporters.cells import one_line
from amzlint.reporters.closing import closing_lines
from amzlint.reporters.evidence import CheckedFile, Evidence, OldFinding, PackState, evidence_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.discovery import Input
    from amzlint.linter import Linter


class ReportOptions(NamedTuple):
    """The options of `amzlint report`. check: how to check; out: the file to write; date: of the record (ISO), empty for today; overwrite: whether an existing file may go."""

    check: CheckOptions
    out: str
    date: str
    overwrite: bool


def report(options: ReportOptions) -> int:
    """Check files and write the record; returns the exit code of the check. Raises UsageError, and nothing is written then."""
    day = _set_day(options.date)
    checked = with_config(options.check)
    _validate(options, checked)
    linter = api.make_linter(**linter_settings(checked, with_texts=not checked.redact), **gate_settings(checked))
    defaults = api.make_defaults(linter, **defaults_settings(checked))

    def note(text: str) -> None:
        if not checked.redact:
            sys.stderr.write(f"amzlint: note: {one_line(text)}\n")

    inputs = drop_excluded(find_inputs(checked.paths), checked.config, note)
    _assert_apart(options, inputs)
    files = tuple(_hashed(inputs))
    found = checking.new_report(linter)
    for item in checking.check_inputs(linter, iter(inputs), defaults, note):
        checking.add_to_report(found, item)
    before = {file.path: file for file in files}
    found.failures += [Failure(file.path, "it changed while it was checked; run again") for file in _hashed(inputs) if before.get(file.path) != file]
    finish_baseline(checked, linter, found, note)
    exit_code = int(found.exit_code(checked.fail_on, strict_language=checked.strict_language))
    known = {name: rule.suppressible for rule in linter.packs.rules for name in (rule.id, *rule.aliases)}
    rows = list_rows(checked.paths, checked.config, [], known, markup=checked.markup)
    ran = {rule.id for rule in linter.rules}
    evidence = Evidence(
        day, tuple(_settings(checked)), tuple(_packs(linter)), len(ran), tuple(rule.id for rule in linter.packs.rules if rule.id not in ran), files,
        tuple(rows), _old_findings(linter), exit_code,
    )  # fmt: skip
    page = evidence_page(evidence, found, Options(redact=checked.redact, tool_version=__version__, fail_on=checked.fail_on))
    _write(options.out, page)
    sys.stdout.write("".join(f"{line}\n" for line in (*closing_lines(found), f"{options.out} written")))
    return exit_code


def _set_day(given: str) -> str:
    """Return the day of the record; ends of suppressions are judged on it, too. Raises UsageError for what is no day."""
    if not given:
        return today()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--date {given}: expected a day as in 2027-01-31") from None
    # The one place that says which day it is, see `dates.today`.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    return day.isoformat()


def _validate(options: ReportOptions, checked: CheckOptions) -> None:
    if not checked.paths:
        raise UsageError("nothing to check; name files, folders or globs")
    if STDIN in checked.paths:
        raise UsageError("a record names the files that were checked, and standard input is none; write the messages to a file")
    if checked.fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on {checked.fail_on}: {nearest(checked.fail_on, FAIL_ON)}")
    if Path(options.out).exists() and not options.overwrite:
        raise UsageError(f"--out {options.out}: it is there already, and a record is not overwritten; choose another name, or add --overwrite")


def _assert_apart(options: ReportOptions, inputs: list[Input]) -> None:
    out = Path(options.out)
    if out.exists() and any(Path(one.path).exists() and out.samefile(one.path) for one in inputs):
        raise UsageError(f"--out {options.out}: it is one of the files to check; write the record elsewhere, or exclude it")


def _hashed(inputs: list[Input]) -> Iterator[CheckedFile]:
    """Yield the files with the hash of their content; one that cannot be read is a failure of the check, which says so."""
    for one in inputs:
        if one.error:
            continue
        try:
            with Path(one.path).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
                yield CheckedFile(one.path, stream.tell(), digest)
        except OSError:
            continue


def _settings(checked: CheckOptions) -> Iterator[tuple[str, str]]:
    """Yield what the run was told, the configuration and the baseline with their hashes."""
    yield "paths", ", ".join(checked.paths)
    template = {True: "yes", False: "no", None: None}[checked.template]
    given = {
        "kind": checked.kind, "language": checked.lang, "marketplace": checked.marketplace, "template": template, "mark-up": checked.markup, "packs on top": ", ".join(checked.packs),
        "filled templates": checked.render if checked.render != "off" else None, "only lines changed since": checked.diff_base,
    }  # fmt: skip
    yield from ((name, value) for name, value in given.items() if value)
    yield "fails from", checked.fail_on
    for path in checked.config.files:
        yield "configuration", _named_and_hashed(os.path.relpath(path) if Path(path).is_relative_to(Path.cwd()) else Path(path).name, path)
    if not checked.config.files:
        yield "configuration", "none"
    if checked.baseline:
        yield "baseline", _named_and_hashed(checked.baseline, checked.baseline)
    if checked.redact:
        yield "redacted", "yes: no text of any message is shown"


def _named_and_hashed(name: str, path: str) -> str:
    return f"{name}, SHA-256 {hashlib.sha256(Path(path).read_bytes()).hexdigest()}"


def _packs(linter: Linter) -> Iterator[PackState]:
    texts = linter.packs.part("texts")
    for pack in linter.packs.packs:
        days = sorted(source["checked"] for rule in linter.packs.rules if rule.pack == pack["id"] for source in texts[rule.id]["sources"])
        yield PackState(pack["id"], pack["version"], pack["effective"] or "", (days[0], days[-1]) if days else None)


def _old_findings(linter: Linter) -> tuple[OldFinding, ...] | None:
    baseline = linter.gate.baseline if linter.gate else None
    if baseline is None:
        return None
    entries = (OldFinding(entry.rule, name, entry.count, baseline.met(name)) for name, entry in baseline.entries.items())
    return tuple(sorted(entries))


def _write(path: str, page: str) -> None:
    """Write the page whole or not at all; raises UsageError."""
    draft = Path(f"{path}.{os.getpid()}.tmp")
    try:
        draft.write_text(page, encoding="utf-8", errors="backslashreplace", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"--out {path}: cannot be written: {error.strerror or error}") from None
