"""`amzlint diff-pack`: which messages an old and a new version of a pack judge differently, and on whose authority."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import api, checking
from amzlint.commands.configured import drop_excluded
from amzlint.commands.pack_versions import RuleState, Side, load_sides
from amzlint.config import load_config
from amzlint.discovery import STDIN, find_inputs
from amzlint.errors import ExitCode, UsageError
from amzlint.kinds import nearest
from amzlint.pack_diff import WHATS, Change, MessageChange, compare
from amzlint.report import Failure, MessageResult
from amzlint.reporters.cells import one_line, printable
from amzlint.reporters.closing import counted
from amzlint.reporters.findings import cited
from amzlint.reporters.json_report import escape_unsafe
from amzlint.reporters.redaction import redact_failure, redact_violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amzlint.discovery import Input
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter
    from amzlint.violation import Violation

FORMATS = ("text", "json")
SCHEMA = "amzlint.pack-diff/1"


class Comparison(NamedTuple):
    """All that was found. names: see `common_names`."""

    old: Side
    new: Side
    names: dict[str, str]
    changed: list[MessageChange]
    failures: list[Failure]
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody calls on a comparison

    def states(self, message: MessageChange, change: Change) -> tuple[RuleState | None, RuleState | None]:
        """Return what the rule of a change is in the old and in the new version."""
        violation = change.any
        name = self.names.get(violation.rule, violation.rule)
        return self.old.state(name, change.old, message.old), self.new.state(name, change.new, message.new)

    def whats(self) -> dict[str, int]:
        """Return how many changes there are of each kind."""
        found = [change.what for message in self.changed for change in message.changes]
        return {what: found.count(what) for what in WHATS}


class DiffOptions(NamedTuple):
    """The options of `amzlint diff-pack`, as given; old, new: folders of packs, or the id of the shipped one."""

    old: str
    new: str
    paths: tuple[str, ...]
    output_format: str
    kind: str | None
    lang: str | None
    marketplace: str | None
    template: bool | None
    markup: str | None
    ui_lang: str
    redact: bool
    config_file: str | None
    isolated: bool
    use_cache: bool


def diff_pack(options: DiffOptions) -> int:
    """Print the messages that change, and how; returns the exit code: 1 when something is new or graver, 3 when something could not be checked."""
    if options.output_format not in FORMATS:
        raise UsageError(f"--format {options.output_format}: {nearest(options.output_format, FORMATS)}")
    if not options.paths:
        raise UsageError("nothing to compare; name files, folders, globs, or - for standard input")
    config = load_config(options.config_file, isolated=options.isolated, use_cache=options.use_cache)
    old, new, names = load_sides(options.old, options.new, config, options.ui_lang, use_cache=options.use_cache)
    defaults = api.make_defaults(new.linter, kind=options.kind, lang=options.lang, marketplace=options.marketplace, template=options.template, markup=options.markup, config=config)
    note = _ignore if options.redact else _note  # a note quotes fields of messages
    inputs = drop_excluded(find_inputs(options.paths), config, note)
    failures: list[Failure] = []
    changed: list[MessageChange] = []
    count = 0
    for result in _judged_twice((old.linter, new.linter), inputs, defaults, failures, note):
        count += 1
        if (change := compare(*result, names)) is not None:
            changed.append(change)
    if options.redact:
        changed, failures = [_redacted(change) for change in changed], [redact_failure(failure) for failure in failures]
    found = Comparison(old, new, names, changed, failures, count)
    (_print_json if options.output_format == "json" else _print_text)(found)
    for failure in failures:
        sys.stderr.write(f"amzlint: failed: {one_line(failure.path)}: {one_line(failure.error)}\n")
    worse = any(change.is_worse for change in changed)
    return int(ExitCode.UNCHECKED if failures else ExitCode.VIOLATIONS if worse else ExitCode.CLEAN)


def _judged_twice(
    linters: tuple[Linter, Linter], inputs: list[Input], defaults: Defaults, failures: list[Failure], note: Callable[[str], None]
) -> Iterator[tuple[MessageResult, MessageResult]]:
    """Yield every message as each linter judges it. What a file holds does not depend on packs, so both runs meet the same messages in the same order."""
    data = sys.stdin.buffer.read() if any(one.path == STDIN for one in inputs) else b""
    runs = [checking.check_inputs(linter, iter(inputs), defaults, tell, stdin=BytesIO(data)) for linter, tell in zip(linters, (_ignore, note), strict=True)]
    for before, after in zip(*runs, strict=True):
        if isinstance(before, MessageResult) and isinstance(after, MessageResult):
            yield before, after
        else:
            failures += dict.fromkeys(item for item in (before, after) if isinstance(item, Failure))


def _redacted(change: MessageChange) -> MessageChange:
    return change._replace(changes=tuple(Change(one.old and redact_violation(one.old), one.new and redact_violation(one.new)) for one in change.changes))


def _print_text(found: Comparison) -> None:
    for message in found.changed:
        number = f"message {message.new.index}" + ("" if message.new.message_id is None else f" ({one_line(message.new.message_id)})")
        verdict = message.new.verdict if message.new.verdict == message.old.verdict else f"{message.old.verdict} → {message.new.verdict}"
        sys.stdout.write(f"{printable(message.new.path)}: {number}: {verdict}\n")
        for change in message.changes:
            sys.stdout.write("".join(f"{line}\n" for line in _told(change, *found.states(message, change))))
        sys.stdout.write("\n")
    old, new = (f"{head['id']} {head['version']}" + (f" ({head['effective']})" if head["effective"] else "") for head in (found.old.head, found.new.head))
    told = ", ".join(f"{number} {what}" for what, number in found.whats().items())
    not_checked = f"; {len(found.failures)} not checked" if found.failures else ""
    sys.stdout.write(f"{len(found.changed)} of {counted(found.count, 'message')} judged differently by {new} than by {old}: {told}{not_checked}\n")


def _told(change: Change, old: RuleState | None, new: RuleState | None) -> Iterator[str]:
    violation = change.any
    states = [state for state in (old, new) if state]
    severity = " → ".join(dict.fromkeys(state.severity for state in states))
    rule = " → ".join(dict.fromkeys(state.rule for state in states))
    yield f"  {violation.start.line}:{violation.start.column}: {change.what}: {severity}: {one_line(violation.message)} [{rule}]"
    before, after = ([cited(source) for source in state.sources] if state else [] for state in (old, new))
    yield from (f"    = source: {text}" for text in after if text in before)
    yield from (f"    = old source: {text}" for text in before if text not in after)
    yield from (f"    = new source: {text}" for text in after if text not in before)


def _print_json(found: Comparison) -> None:
    document = {
        "schema": SCHEMA, "old": found.old.head, "new": found.new.head, "messages": [_message(found, message) for message in found.changed],
        "failures": [{"path": failure.path, "error": failure.error} for failure in found.failures],
        "summary": {
            "messages": found.count, "changed": len(found.changed), "worse": sum(message.is_worse for message in found.changed), **found.whats(), "failures": len(found.failures),
        },
    }  # fmt: skip
    sys.stdout.write(escape_unsafe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")


def _message(found: Comparison, message: MessageChange) -> dict[str, Any]:
    new = message.new
    changes = []
    for change in message.changes:
        old_rule, new_rule = (state and {**state._asdict(), "sources": [source._asdict() for source in state.sources]} for state in found.states(message, change))
        changes.append({"what": change.what, "old_rule": old_rule, "new_rule": new_rule, "old": _finding(change.old), "new": _finding(change.new)})
    return {
        "path": new.path, "index": new.index, "message_id": new.message_id, "kind": new.kind, "lang": new.lang, "template": new.template, "worse": message.is_worse,
        "old_verdict": message.old.verdict, "new_verdict": new.verdict, "changes": changes,
    }  # fmt: skip


def _finding(violation: Violation | None) -> dict[str, Any] | None:
    if violation is None:
        return None
    return {
        "rule": violation.rule, "category": violation.category, "severity": violation.severity, "field": violation.field, "message": violation.message, "text": violation.text,
        "start": violation.start._asdict(), "end": violation.end._asdict(), "fingerprint": violation.fingerprint,
    }  # fmt: skip


def _note(text: str) -> None:
    sys.stderr.write(f"amzlint: note: {one_line(text)}\n")


def _ignore(_: str) -> None:
    """Say nothing; the other run says it."""
