"""Which findings count: those that settings silence, that stand in unchanged lines, or that a baseline knows, are kept and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.report import CLEAN, FINDINGS
from amzlint.violation import Excuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.baseline import Baseline
    from amzlint.changed_lines import ChangedLines
    from amzlint.document import Document
    from amzlint.path_settings import PathSettings
    from amzlint.report import MessageResult
    from amzlint.violation import Violation

ACTIVE, SUPPRESSED, BASELINED = "active", "suppressed", "baselined"


class Gate:
    """Marks the findings of a run.

    names: of rules and categories, each with the ids it stands for; paths: settings by path; changed: lines that count, None for all; baseline: what is old.
    """

    def __init__(
        self, names: Mapping[str, set[str]], paths: PathSettings | None = None, changed: ChangedLines | None = None, baseline: Baseline | None = None
    ) -> None:
        self._names = names
        self._paths = paths
        self.changed = changed
        self.baseline = baseline

    def judge(self, document: Document, result: MessageResult) -> MessageResult:
        """Return a result with every finding marked as active, suppressed or baselined."""
        if not result.violations:
            return result
        violations = tuple(self._marked(document, violation) if violation.status == ACTIVE else violation for violation in result.violations)
        verdict = result.verdict
        if verdict == FINDINGS and all(violation.status != ACTIVE for violation in violations):
            verdict = CLEAN
        return result._replace(violations=violations, verdict=verdict)

    def _marked(self, document: Document, violation: Violation) -> Violation:
        reason = self._ignored(violation) if violation.suppressible else None
        if reason is not None:
            return violation._replace(status=SUPPRESSED, excuse=Excuse("configuration", reason))
        if self.changed is not None and not _is_changed(self.changed, document, violation):
            return violation._replace(status=BASELINED, excuse=Excuse("revision"))
        if self.baseline is not None and self.baseline.takes(violation):
            return violation._replace(status=BASELINED, excuse=Excuse("baseline"))
        return violation

    def _ignored(self, violation: Violation) -> str | None:
        """Return the reason that a setting gives for silence, empty where it gives none; None where no setting asks for any."""
        if self._paths is None:
            return None
        return next((leaf[0] for name, leaf in self._paths.ignored(violation.path, violation.message_id) if violation.rule in self._names.get(name, ())), None)


def _is_changed(changed: ChangedLines, document: Document, violation: Violation) -> bool:
    """Say whether a finding stands in changed lines; what a message lacks stands in none, so any line of the message will do."""
    if violation.in_message.end > violation.in_message.start:
        return changed.touches(violation.path, violation.start.line, violation.end.line)
    places = [place for segment in document.segments for place in segment.field.positions((0, len(segment.field.text)))]
    return changed.touches(violation.path, min(place.line for place in places), max(place.line for place in places))
