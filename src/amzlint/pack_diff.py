"""What a change of packs changes in the findings of a message: the same message, judged by an old and a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.report import PARTLY_CHECKED
from amzlint.violation import RANK, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amzlint.report import MessageResult
    from amzlint.rules import Rule

NEW, GONE, GRAVER, MILDER, TAKEN_OVER = "new", "gone", "graver", "milder", "taken-over"
WHATS = (NEW, GRAVER, TAKEN_OVER, MILDER, GONE)


class Change(NamedTuple):
    """A finding that one version has and the other has not, or not as it is; at least one of the two is there."""

    old: Violation | None
    new: Violation | None

    @property
    def what(self) -> str:
        """What happens to the finding: one of `WHATS`."""
        if self.old is None or self.new is None:
            return NEW if self.old is None else GONE
        if self.old.severity == self.new.severity:
            return TAKEN_OVER
        return GRAVER if RANK[self.new.severity] > RANK[self.old.severity] else MILDER


class MessageChange(NamedTuple):
    """A message that the two versions judge differently."""

    old: MessageResult
    new: MessageResult
    changes: tuple[Change, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a finding is new or graver, or the message can no longer be checked in full."""
        return any(change.what in (NEW, GRAVER) for change in self.changes) or (self.new.verdict == PARTLY_CHECKED != self.old.verdict)


def common_names(old: Iterable[Rule], new: Iterable[Rule]) -> dict[str, str]:
    """Return for every id and alias one name that both versions share: a rule that was renamed is the same rule."""
    names = {name: rule.id for rule in new for name in (rule.id, *rule.aliases)}
    for rule in old:
        own = (rule.id, *rule.aliases)
        name = next((names[one] for one in own if one in names), rule.id)
        names |= {one: name for one in own if one not in names}
    return names


def compare(old: MessageResult, new: MessageResult, names: Mapping[str, str]) -> MessageChange | None:
    """Return what is different for a message, None when nothing is. Only findings that count are compared. names: see `common_names`."""

    def same_rule(one: Violation, other: Violation) -> bool:
        return names.get(one.rule, one.rule) == names.get(other.rule, other.rule)

    gone = [violation for violation in old.violations if violation.status == "active"]
    added = [violation for violation in new.violations if violation.status == "active"]
    pairs = [*_take_pairs(gone, added, same_rule)]
    changes = [Change(before, after) for before, after in pairs if before.severity != after.severity]
    # Where one rule takes the place of another, as when a rule is split, the finding is still there.
    changes += [Change(before, after) for before, after in _take_pairs(gone, added, lambda one, other: one.category == other.category)]
    changes += [Change(violation, None) for violation in gone] + [Change(None, violation) for violation in added]
    if not changes and old.verdict == new.verdict:
        return None
    return MessageChange(old, new, tuple(sorted(changes, key=_place)))


def _take_pairs(old: list[Violation], new: list[Violation], are_alike: Callable[[Violation, Violation], bool]) -> list[tuple[Violation, Violation]]:
    """Take out of both lists the findings at the same place that are alike; returns them in pairs."""
    pairs = []
    for before in list(old):
        after = next((one for one in new if one.field == before.field and _meet(before, one) and are_alike(before, one)), None)
        if after is not None:
            old.remove(before)
            new.remove(after)
            pairs.append((before, after))
    return pairs


def _meet(one: Violation, other: Violation) -> bool:
    first, second = one.in_message, other.in_message
    return first.start == second.start or (first.start < second.end and second.start < first.end)


def _place(change: Change) -> tuple[int, int, str]:
    violation = change.new or change.old
    assert violation is not None
    return violation.start.offset, WHATS.index(change.what), violation.rule
