"""Suppression comments at work: findings that they cover are kept and marked, and those that say nothing usable become findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint import suppression_findings as own
from amzlint.dates import today
from amzlint.kinds import nearest_of_many
from amzlint.own_findings import OWN_FINDINGS
from amzlint.violation import Excuse, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from amzlint.document import Document
    from amzlint.rules import Rule
    from amzlint.suppression_comments import Suppression

SUPPRESSED = "suppressed"


class Remark(NamedTuple):
    """What is wrong with a suppression: the name of one of `SUPPRESSION_FINDINGS`, and the detail that its message quotes."""

    name: str
    detail: str
    suppression: Suppression


class Silencer:
    """Applies suppressions. rules: all that a pack knows; used: those that a run looks for, with the ids of amzlint's own findings."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._ids: dict[str, str] = {name: rule.id for rule in rules for name in (rule.id, *rule.aliases)}
        self._ids |= {name: name for name in OWN_FINDINGS if name not in own.SUPPRESSION_FINDINGS}
        self._kept = {rule.id for rule in rules if not rule.suppressible}

    def silence(self, document: Document, violations: Sequence[Violation], looked_for: Collection[str]) -> tuple[list[Violation], list[Remark]]:
        """Mark the findings that suppressions cover. looked_for: the rules that could find something, for only of those an unused suppression is known to be one."""
        remarks: list[Remark] = []
        marked = list(violations)
        for suppression in document.suppressions:
            faults = list(self._faults(suppression))
            remarks += faults
            if any(remark.name in (own.MALFORMED, own.NO_REASON, own.EXPIRED) for remark in faults):
                continue
            order = suppression.order
            excuse = Excuse("comment", order.reason, order.owner, order.until)
            for name in order.rules:
                rule = self._ids.get(name)
                if rule is None or rule in self._kept:
                    continue
                covered = [number for number, violation in enumerate(marked) if violation.rule == rule and _covers(suppression, violation)]
                for number in covered:
                    marked[number] = marked[number]._replace(status=SUPPRESSED, excuse=excuse)
                if not covered and not suppression.shared and (rule in looked_for or suppression.idle):
                    remarks.append(Remark(own.UNUSED, name, suppression))
        return marked, remarks

    def _faults(self, suppression: Suppression) -> Iterator[Remark]:
        order = suppression.order
        if order.fault:
            yield Remark(own.MALFORMED, order.fault, suppression)
            return
        for name in order.rules:
            if name not in self._ids:
                yield Remark(own.UNKNOWN_RULE, f"“{name}”, {nearest_of_many(name, self._ids)}", suppression)
            elif self._ids[name] in self._kept:
                yield Remark(own.NOT_ALLOWED, name, suppression)
        if not order.reason:
            yield Remark(own.NO_REASON, ", ".join(order.rules), suppression)
        if order.until and order.until < today():
            yield Remark(own.EXPIRED, order.until, suppression)


def _covers(suppression: Suppression, violation: Violation) -> bool:
    if suppression.idle:
        return False
    if not suppression.field:
        return True
    start, end = violation.in_message
    return violation.field == suppression.field and start < suppression.covers.end and suppression.covers.start < end


def as_findings(remarks: Sequence[Remark], make: Callable[[Remark, int], Violation]) -> list[Violation]:
    """Return the findings of remarks. make: turns one into a finding, given its number among those of its name."""
    counts: dict[str, int] = {}
    found = []
    for remark in remarks:
        counts[remark.name] = counts.get(remark.name, 0) + 1
        found.append(make(remark, counts[remark.name]))
    return found
