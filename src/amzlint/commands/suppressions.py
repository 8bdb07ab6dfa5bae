"""`amzlint suppressions`: list what is silenced, where, by whom, why and until when."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from amzlint.checking import open_input, reason_of
from amzlint.commands.configured import drop_excluded
from amzlint.config import load_config
from amzlint.dates import today
from amzlint.discovery import STDIN, find_inputs
from amzlint.errors import ExitCode, UsageError
from amzlint.kinds import Defaults, nearest
from amzlint.own_findings import OWN_FINDINGS
from amzlint.reader import read_stream
from amzlint.report import Failure
from amzlint.reporters.cells import one_line, printable
from amzlint.reporters.evidence import Permission
from amzlint.reporters.json_report import escape_unsafe
from amzlint.rulepacks import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.config import Config
    from amzlint.suppression_comments import Suppression

FORMATS = ("text", "json")


def list_suppressions(paths: Sequence[str], output_format: str, config_file: str | None, *, isolated: bool, use_cache: bool) -> int:
    """Print the suppressions in files, folders and globs, and those of the configuration; returns the exit code, 3 where something could not be read."""
    if output_format not in FORMATS:
        raise UsageError(f"--format {output_format}: {nearest(output_format, FORMATS)}")
    config = load_config(config_file, isolated=isolated, use_cache=use_cache)
    failures: list[Failure] = []
    rules = load_packs(config.pack_folders(), use_cache=use_cache).rules
    known = {name: rule.suppressible for rule in rules for name in (rule.id, *rule.aliases)}
    rows = list_rows(paths, config, failures, known)
    if output_format == "json":
        listed = [{**row._asdict(), "owner": row.owner or None, "until": row.until or None, "fault": row.fault or None} for row in rows]
        sys.stdout.write(escape_unsafe(json.dumps({"schema": "amzlint.suppressions/1", "suppressions": listed}, ensure_ascii=False, indent=2)) + "\n")
    else:
        for row in rows:
            sys.stdout.write(_told(row) + "\n")
        sys.stdout.write(f"{len(rows)} suppression{'' if len(rows) == 1 else 's'}\n")
    for failure in failures:
        sys.stderr.write(f"amzlint: failed: {one_line(failure.path)}: {one_line(failure.error)}\n")
    return int(ExitCode.UNCHECKED if failures else ExitCode.CLEAN)


def list_rows(paths: Sequence[str], config: Config, failures: list[Failure], known: Mapping[str, bool], *, markup: str | None = None) -> list[Permission]:
    """Return every suppression in files and in the configuration.

    failures: gets what could not be read; known: whether a rule can be silenced, by each of its names; markup: how every body is written, where its name does not tell.
    """
    names = {**known, **dict.fromkeys(OWN_FINDINGS, True)}
    return [*_configured(config), *_in_files(paths, config, failures, names, Defaults(markup=markup, paths=config.paths()))]


def _told(row: Permission) -> str:
    notes = [f"by {row.owner}" if row.owner else "", f"until {row.until}" if row.until else "", row.fault and f"counts for nothing: {row.fault}"]
    tail = "; ".join(one_line(note) for note in notes if note)
    return f"{printable(row.path)}:{row.line}: {one_line(row.rule)}: {one_line(row.reason) or 'no reason given'}{f' ({tail})' if tail else ''}"


def _configured(config: Config) -> Iterator[Permission]:
    """Yield what the configuration silences by file and by message; the pattern stands behind the reason."""
    for key in ("per-file-ignores", "per-message-ignores"):
        for pattern, names in config.data.get(key, {}).items():
            for name, leaf in names.items():
                path, _, line = config.origin(leaf).rpartition(":")
                yield Permission(path, int(line), name, "", f"{leaf[0] or 'no reason given'} [{key}: {pattern}]", "")


def _in_files(paths: Sequence[str], config: Config, failures: list[Failure], known: Mapping[str, bool], defaults: Defaults) -> Iterator[Permission]:
    for one in drop_excluded(find_inputs(paths), config, _ignore_note):
        if one.error:
            failures.append(Failure(one.path, one.error))
            continue
        listed: set[Suppression] = set()  # those that several messages share
        try:
            with open_input(one.path) as stream:
                for item in read_stream(stream, one.path, "" if one.path == STDIN else one.path, defaults, _ignore_note):
                    if isinstance(item, Failure):
                        failures.append(item)
                        continue
                    for suppression in sorted(item.suppressions, key=lambda suppression: suppression.start.offset):
                        if suppression.shared and suppression in listed:
                            continue
                        listed.add(suppression)
                        yield from _rows(one.path, suppression, known)
        except OSError as error:
            failures.append(Failure(one.path, reason_of(error)))


def _rows(path: str, suppression: Suppression, known: Mapping[str, bool]) -> Iterator[Permission]:
    order = suppression.order
    fault = order.fault or ("" if order.reason else "no reason is given") or ("it has ended" if order.until and order.until < today() else "")
    for rule in order.rules or ("?",):
        own = "" if order.fault else "there is no such rule" if rule not in known else "" if known[rule] else "this rule cannot be silenced"
        yield Permission(path, suppression.start.line, rule, order.owner, order.reason, order.until, fault or own)


def _ignore_note(_: str) -> None:
    """Say nothing; notes belong to a check."""
