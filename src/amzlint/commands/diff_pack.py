"""`amzlint diff-pack`: which messages an old and a new version of a pack judge differently, and on whose authority."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import api
from amzlint.commands.configured import drop_excluded
from amzlint.config import Config, load_config
from amzlint.discovery import STDIN, find_inputs
from amzlint.errors import ExitCode, UsageError
from amzlint.kinds import nearest
from amzlint.pack_diff import WHATS, Change, MessageChange, common_names, compare
from amzlint.report import Failure, MessageResult
from amzlint.reporters.cells import one_line, printable
from amzlint.reporters.closing import counted
from amzlint.reporters.findings import cited
from amzlint.reporters.json_report import escape_unsafe
from amzlint.reporters.redaction import redact_failure, redact_violation
from amzlint.rulepacks import SHIPPED, load_packs, pack_id
from amzlint.selection import names_of_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.discovery import Input
    from amzlint.kinds import Defaults
    from amzlint.linter import Linter
    from amzlint.rulepacks import Packs
    from amzlint.violation import Violation

FORMATS = ("text", "json")
SCHEMA = "amzlint.pack-diff/1"
_RULE_LISTS, _RULE_MAPS, _RULE_MAPS_BY_PATTERN = ("select", "ignore"), ("severity",), ("per-file-ignores", "per-message-ignores")


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
    old, new = (_load(name, config, use_cache=options.use_cache) for name in (options.old, options.new))
    linters = [
        api.make_linter(loaded=mine, config=_known_to(mine, other, config), ui_language=options.ui_lang) for mine, other in ((old, new), (new, old))
    ]
    defaults = api.make_defaults(linters[1], kind=options.kind, lang=options.lang, template=options.template, marketplace=options.marketplace, markup=options.markup, config=config)
    inputs = drop_excluded(find_inputs(options.paths), config, _note)
    names = common_names(old.rules, new.rules)
    changed: list[MessageChange] = []
    failures: list[Failure] = []
    count = 0
    for result in _judged_twice(linters, inputs, defaults, failures):
        count += 1
        change = compare(*result, names)
        if change is not None:
            changed.append(_redacted(change) if options.redact else change)
    shown = [redact_failure(failure) if options.redact else failure for failure in failures]
    heads = _head(old, options.old), _head(new, options.new)
    (_print_json if options.output_format == "json" else _print_text)(changed, shown, count, heads)
    for failure in shown:
        sys.stderr.write(f"amzlint: failed: {one_line(failure.path)}: {one_line(failure.error)}\n")
    worse = any(change.is_worse for change in changed)
    return int(ExitCode.UNCHECKED if failures else ExitCode.VIOLATIONS if worse else ExitCode.CLEAN)


def _load(name: str, config: Config, *, use_cache: bool) -> Packs:
    """Load a version with the packs of the configuration: in place of the shipped pack where it has its id, else on top."""
    folders = config.pack_folders()
    if name == SHIPPED:
        return load_packs(folders, use_cache=use_cache)
    own = pack_id(name)
    if own == SHIPPED:
        return load_packs(folders, base=name, use_cache=use_cache)
    return load_packs((*(folder for folder in folders if pack_id(folder) != own), name), use_cache=use_cache)


def _head(packs: Packs, name: str) -> dict[str, Any]:
    own = SHIPPED if name == SHIPPED else pack_id(name)
    return next({key: pack[key] for key in ("id", "version", "effective")} for pack in packs.packs if pack["id"] == own)


def _known_to(packs: Packs, other: Packs, config: Config) -> Config:
    """Return the configuration without the rules that only the other version knows; what neither knows stays, and is refused as always."""
    foreign = names_of_rules(other.rules).keys() - names_of_rules(packs.rules).keys()
    data = dict(config.data)
    for key in data.keys() & _RULE_LISTS:
        data[key] = [leaf for leaf in data[key] if leaf[0] not in foreign]
    for key in data.keys() & _RULE_MAPS:
        data[key] = _without(data[key], foreign)
    for key in data.keys() & _RULE_MAPS_BY_PATTERN:
        data[key] = {pattern: _without(rules, foreign) for pattern, rules in data[key].items()}
    return config._replace(data=data)


def _without(rules: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: leaf for name, leaf in rules.items() if name not in names}


def _judged_twice(linters: list[Linter], inputs: list[Input], defaults: Defaults, failures: list[Failure]) -> Iterator[tuple[MessageResult, MessageResult]]:
    """Yield every message as each linter judges it. What a file holds does not depend on packs, so both runs meet the same messages in the same order."""
    data = sys.stdin.buffer.read() if any(one.path == STDIN for one in inputs) else b""
    runs = [api.check_inputs(linter, iter(inputs), defaults, note, stdin=BytesIO(data)) for linter, note in zip(linters, (_ignore, _note), strict=True)]
    for before, after in zip(*runs, strict=True):
        if isinstance(before, MessageResult) and isinstance(after, MessageResult):
            yield before, after
        else:
            failures += dict.fromkeys(item for item in (before, after) if isinstance(item, Failure))


def _redacted(change: MessageChange) -> MessageChange:
    return change._replace(changes=tuple(Change(one.old and redact_violation(one.old), one.new and redact_violation(one.new)) for one in change.changes))


def _print_text(changed: list[MessageChange], failures: list[Failure], count: int, heads: tuple[dict[str, Any], dict[str, Any]]) -> None:
    for message in changed:
        number = f"message {message.new.index}" + ("" if message.new.message_id is None else f" ({one_line(message.new.message_id)})")
        verdict = message.new.verdict if message.new.verdict == message.old.verdict else f"{message.old.verdict} → {message.new.verdict}"
        sys.stdout.write(f"{printable(message.new.path)}: {number}: {verdict}\n")
        for change in message.changes:
            sys.stdout.write("".join(f"{line}\n" for line in _told(change)))
        sys.stdout.write("\n")
    old, new = (f"{head['id']} {head['version']}" + (f" ({head['effective']})" if head["effective"] else "") for head in heads)
    told = ", ".join(f"{number} {what}" for what, number in _counts(changed).items())
    not_checked = f"; {len(failures)} not checked" if failures else ""
    sys.stdout.write(f"{len(changed)} of {counted(count, 'message')} judged differently by {new} than by {old}: {told}{not_checked}\n")


def _told(change: Change) -> Iterator[str]:
    violation = change.new or change.old
    assert violation is not None
    severity = violation.severity
    rule = violation.rule
    if change.old and change.new:
        severity = severity if change.old.severity == severity else f"{change.old.severity} → {severity}"
        rule = rule if change.old.rule == rule else f"{change.old.rule} → {rule}"
    yield f"  {violation.start.line}:{violation.start.column}: {change.what}: {severity}: {one_line(violation.message)} [{rule}]"
    old, new = _cited(change.old), _cited(change.new)
    yield from (f"    = source: {text}" for text in new if text in old)
    yield from (f"    = old source: {text}" for text in old if text not in new)
    yield from (f"    = new source: {text}" for text in new if text not in old)


def _cited(violation: Violation | None) -> list[str]:
    return [cited(source) for source in violation.sources] if violation else []


def _counts(changed: list[MessageChange]) -> dict[str, int]:
    whats = [change.what for message in changed for change in message.changes]
    return {what: whats.count(what) for what in WHATS}


def _print_json(changed: list[MessageChange], failures: list[Failure], count: int, heads: tuple[dict[str, Any], dict[str, Any]]) -> None:
    document = {
        "schema": SCHEMA, "old": heads[0], "new": heads[1], "messages": [_message(message) for message in changed],
        "failures": [{"path": failure.path, "error": failure.error} for failure in failures],
        "summary": {"messages": count, "changed": len(changed), "worse": sum(message.is_worse for message in changed), **_counts(changed), "failures": len(failures)},
    }  # fmt: skip
    sys.stdout.write(escape_unsafe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")


def _message(message: MessageChange) -> dict[str, Any]:
    new = message.new
    return {
        "path": new.path, "index": new.index, "message_id": new.message_id, "kind": new.kind, "lang": new.lang, "template": new.template, "worse": message.is_worse,
        "old_verdict": message.old.verdict, "new_verdict": new.verdict,
        "changes": [{"what": change.what, "old": _finding(change.old), "new": _finding(change.new)} for change in message.changes],
    }  # fmt: skip


def _finding(violation: Violation | None) -> dict[str, Any] | None:
    if violation is None:
        return None
    return {
        "rule": violation.rule, "category": violation.category, "severity": violation.severity, "field": violation.field, "message": violation.message, "text": violation.text,
        "start": violation.start._asdict(), "end": violation.end._asdict(), "sources": [source._asdict() for source in violation.sources], "fingerprint": violation.fingerprint,
    }  # fmt: skip


def _note(text: str) -> None:
    sys.stderr.write(f"amzlint: note: {one_line(text)}\n")


def _ignore(_: str) -> None:
    """Say nothing; the other run says it."""
