"""The baseline: how many findings of which fingerprints are old; it holds no text, no path and no line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from amzlint.violation import Violation

SCHEMA = "amzlint.baseline/1"


class Entry(NamedTuple):
    """What is known of one fingerprint."""

    rule: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody calls on an entry


class Baseline:
    """The old findings of a repository, taken one by one as a run meets them again.

    entries: by fingerprint; scope: of the paths it was written for, see `scope_of`; aliases: earlier names by rule, under which a finding may be known.
    """

    def __init__(self, entries: Mapping[str, Entry], scope: str = "", aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        self.entries = dict(entries)
        self.scope = scope
        self.aliases = dict(aliases or {})
        self._met: dict[str, int] = {}

    def takes(self, violation: Violation) -> bool:
        """Say whether a finding is old; each entry covers as many findings as it counts, and one more copy is new."""
        for name in (violation.rule, *self.aliases.get(violation.rule, ())):
            fingerprint = violation.fingerprint_as(name)
            entry = self.entries.get(fingerprint)
            if entry is not None and self._met.get(fingerprint, 0) < entry.count:
                self._met[fingerprint] = self._met.get(fingerprint, 0) + 1
                return True
        return False

    def met(self, fingerprint: str) -> int:
        """Return how many findings of a fingerprint the run has met."""
        return self._met.get(fingerprint, 0)

    def stale(self, is_judged: Callable[[str], bool]) -> dict[str, int]:
        """Return by rule how many findings of the baseline the run has not met. is_judged: whether a rule was looked for."""
        found: dict[str, int] = {}
        for fingerprint, entry in self.entries.items():
            missing = entry.count - self._met.get(fingerprint, 0)
            if missing and is_judged(entry.rule):
                found[entry.rule] = found.get(entry.rule, 0) + missing
        return dict(sorted(found.items()))

    def pruned(self, is_judged: Callable[[str], bool]) -> dict[str, Entry]:
        """Return the entries without what the run has not met."""
        kept = {name: entry._replace(count=self._met.get(name, 0)) if is_judged(entry.rule) else entry for name, entry in self.entries.items()}
        return {name: entry for name, entry in kept.items() if entry.count}


class Recorder(Baseline):
    """Takes every finding, to write a baseline of them."""

    def __init__(self) -> None:
        super().__init__({})

    def takes(self, violation: Violation) -> bool:
        """Remember a finding; every one is old from now on."""
        known = self.entries.get(violation.fingerprint)
        self.entries[violation.fingerprint] = Entry(violation.rule, known.count + 1 if known else 1)
        return True


def scope_of(paths: Collection[str]) -> str:
    """Return what stands for the paths that a run was given, so that another run can tell whether it looked at the same."""
    import hashlib  # noqa: PLC0415  (only with a baseline)

    normal = sorted({os.path.normpath(path).replace(os.sep, "/") for path in paths})
    return hashlib.sha256("\0".join(normal).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_baseline(path: str) -> Baseline:
    """Read a baseline; raises UsageError for a file that is none."""
    try:
        value = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"--baseline {path}: cannot be read: {error.strerror or error}; --write-baseline {path} makes one") from None
    except ValueError as error:
        raise UsageError(f"--baseline {path}: not a baseline: not valid JSON: {error}") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise UsageError(f"--baseline {path}: not a baseline: expected “schema”: “{SCHEMA}”")
    findings = value.get("findings")
    if not isinstance(findings, dict) or not all(map(_is_entry, findings.values())):
        raise UsageError(f"--baseline {path}: not a baseline: “findings” must hold a rule and a count for each fingerprint; --write-baseline {path} makes it anew")
    return Baseline({name: Entry(entry["rule"], entry["count"]) for name, entry in findings.items()}, str(value.get("scope", "")))


def _is_entry(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("rule"), str) and type(value.get("count")) is int and value["count"] > 0


def assert_replaceable(path: str) -> None:
    """Raise UsageError where a baseline would take the place of a file that is none; a damaged baseline may be made anew."""
    try:
        held = Path(path).read_bytes()
    except OSError:
        return  # nothing there, or what writing will tell
    if held.strip() and SCHEMA.encode() not in held:
        raise UsageError(f"--write-baseline {path}: it is there already, is no baseline, and would be lost; choose another name")


def write_baseline(path: str, entries: Mapping[str, Entry], scope: str) -> None:
    """Write a baseline, one entry a line, so that a comparison of two reads well; raises UsageError for what cannot be written."""
    lines = [f"    {json.dumps(name)}: {json.dumps(entry._asdict())}" for name, entry in sorted(entries.items(), key=lambda item: (item[1].rule, item[0]))]
    findings = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    text = f'{{\n  "schema": {json.dumps(SCHEMA)},\n  "scope": {json.dumps(scope)},\n  "findings": {findings}\n}}\n'
    draft = Path(f"{path}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{path}: the baseline cannot be written: {error.strerror or error}") from None
