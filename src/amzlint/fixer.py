"""Mends a message: the edits of its findings are applied and it is read again, until nothing is left to apply."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from amzlint.document import fields_of
from amzlint.edits import apply_edits
from amzlint.revision import reread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.report import MessageResult
    from amzlint.violation import Edit, Violation

MOST_ROUNDS = 50  # after which a message is left as it is
NEW_FINDING = "would make a new finding"
OVERLAPPING = "overlapping"


class Fixed(NamedTuple):
    """A mended message.

    applied: the edits that were made, with the rule of each, places in the text as it was in their round; held_back: rules of known fixes that were not made, each with its reason;
    mended: findings that are no more; unsafe: findings left that only an unsafe fix would mend.
    """

    document: Document
    applied: tuple[tuple[str, Edit], ...] = ()
    held_back: tuple[tuple[str, str], ...] = ()
    mended: int = 0
    unsafe: int = 0


class Frozen(NamedTuple):
    """A place that a rule's fix leaves alone: code points of a field, by its number."""

    rule: str
    field: int
    start: int
    end: int

    def moved(self, edits: Iterable[Edit]) -> Frozen:
        """Return where the place is after edits."""
        ours = [edit for edit in edits if edit.field == self.field]
        return self._replace(start=_moved(self.start, ours), end=_moved(self.end, ours))


def fix(linter: Linter, document: Document, *, unsafe: bool = False) -> Fixed:
    """Mend a message: its active findings with safe fixes, with unsafe ones too where asked for, round by round until nothing changes.

    A round that makes a new finding is undone, and its fixes are tried one by one. What is suppressed, in a baseline or in unchanged lines stays. Raises ReadError as `Linter.check`.
    """
    result = linter.check(document)
    judged = result if linter.gate is None else linter.gate.judge(document, result)
    kept = [_place(document, violation) for violation in judged.violations if violation.status != "active"]
    levels = ("safe", "unsafe") if unsafe else ("safe",)
    applied: list[tuple[str, Edit]] = []
    mended = 0
    undone: list[Frozen] = []
    for _ in range(MOST_ROUNDS):
        open_ones = _mendable(document, result, levels, kept)
        step = _take(linter, document, result, _apart(open_ones))
        undone = step.undone
        if not step.edits:
            break
        document, result = step.document, step.result
        kept = [one.moved(edit for _, edit in step.edits) for one in kept]
        applied += step.edits
        mended += step.mended
    return Fixed(document, tuple(applied), _held_back(document, result, levels, kept, undone), mended, _unsafe_left(document, result, kept, unsafe=unsafe))


class _Step(NamedTuple):
    """A round that was made. undone: places whose fix made a new finding."""

    document: Document
    result: MessageResult
    edits: list[tuple[str, Edit]]
    mended: int
    undone: list[Frozen]


def _take(linter: Linter, document: Document, result: MessageResult, chosen: Sequence[Violation]) -> _Step:
    """Apply the fixes of findings that are apart; where this makes a new finding, as many of them as can be made one after the other."""
    nothing = _Step(document, result, [], 0, [])
    if not chosen:
        return nothing
    done = _try(linter, document, result, chosen)
    if done is not None or len(chosen) == 1:
        return done or nothing._replace(undone=[_place(document, chosen[0])])
    undone = []
    for violation in chosen:
        done = _try(linter, document, result, [violation])
        if done is not None:
            return done  # the places of the others have moved
        undone.append(_place(document, violation))
    return nothing._replace(undone=undone)


def _try(linter: Linter, document: Document, result: MessageResult, chosen: Sequence[Violation]) -> _Step | None:
    edits = [(violation.rule, edit) for violation in chosen if violation.remedy for edit in violation.remedy.edits]
    by_field: dict[int, set[Edit]] = {}
    for _, edit in edits:
        by_field.setdefault(edit.field, set()).add(edit)
    fields = fields_of(document)
    after = reread(document, {number: apply_edits(fields[number].text, some) for number, some in by_field.items()})
    checked = linter.check(after)
    if _counts(checked) - _counts(result):
        return None
    return _Step(after, checked, list(dict.fromkeys(edits)), len(chosen), [])


def _counts(result: MessageResult) -> Counter[str]:
    return Counter(violation.rule for violation in result.violations)


def _place(document: Document, violation: Violation) -> Frozen:
    number = next((number for number, field in enumerate(fields_of(document)) if field.name == violation.field), -1)
    return Frozen(violation.rule, number, *violation.in_message)


def _is_kept(document: Document, violation: Violation, kept: Iterable[Frozen]) -> bool:
    place = _place(document, violation)
    return any(one.rule == place.rule and one.field == place.field and one.start <= place.end and place.start <= one.end for one in kept)


def _mendable(document: Document, result: MessageResult, levels: Sequence[str], kept: Sequence[Frozen]) -> list[Violation]:
    """Return the findings whose fix may be made, the safe ones first, in order of place."""
    found = [
        violation
        for violation in result.violations
        if violation.status == "active" and (fix := violation.remedy) is not None and fix.edits and fix.level in levels and not _is_kept(document, violation, kept)
    ]
    return sorted(found, key=lambda violation: violation.remedy.level if violation.remedy else "")


def _apart(violations: Iterable[Violation]) -> list[Violation]:
    """Return the findings whose edits neither meet those of an earlier one nor touch them; the very same edits are one."""
    chosen: list[Violation] = []
    taken: set[Edit] = set()
    for violation in violations:
        edits = violation.remedy.edits if violation.remedy else ()
        if all(edit in taken or not any(_meets(edit, other) for other in taken) for edit in edits):
            chosen.append(violation)
            taken.update(edits)
    return chosen


def _meets(edit: Edit, other: Edit) -> bool:
    return edit.field == other.field and edit.start <= other.end and other.start <= edit.end


def _held_back(document: Document, result: MessageResult, levels: Sequence[str], kept: Sequence[Frozen], undone: Sequence[Frozen]) -> tuple[tuple[str, str], ...]:
    found = []
    for violation in result.violations:
        fix = violation.remedy
        if violation.status != "active" or fix is None or fix.level not in levels or _is_kept(document, violation, kept):
            continue
        found.append((violation.rule, fix.held_back or (NEW_FINDING if _is_kept(document, violation, undone) else OVERLAPPING)))
    return tuple(found)


def _unsafe_left(document: Document, result: MessageResult, kept: Sequence[Frozen], *, unsafe: bool) -> int:
    return 0 if unsafe else len(_mendable(document, result, ("unsafe",), kept))


def _moved(at: int, edits: Iterable[Edit]) -> int:
    """Return where a code point is after edits; one that went is where its edit starts."""
    shift = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.end <= at:
            shift += len(edit.text) - (edit.end - edit.start)
        elif edit.start < at:
            return edit.start + shift
    return at + shift
