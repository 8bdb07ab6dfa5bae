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

MOST_ROUNDS = 200  # after which a message is left as it is
NEW_FINDING = "would make a new finding"
NOTHING_LEFT = "would leave nothing of the text"
OVERLAPPING = "overlapping"
LONGEST_SIGN = 12  # code points that several edits may write each for itself


class Fixed(NamedTuple):
    """A mended message.

    applied: the edits that were made, with the rule of each, places in the text as it was in their round; held_back: rules of known fixes that were not made, each with its reason;
    mended: for each finding that is no more its rule and the numbers of the fields that changed; unsafe: findings left that only an unsafe fix would mend;
    remaining: all findings that are left and count.
    """

    document: Document
    applied: tuple[tuple[str, Edit], ...] = ()
    held_back: tuple[tuple[str, str], ...] = ()
    mended: tuple[tuple[str, frozenset[int]], ...] = ()
    unsafe: int = 0
    remaining: tuple[Violation, ...] = ()


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


class Undone(NamedTuple):
    """A fix that was tried and not made, with the reason."""

    place: Frozen
    reason: str


def fix(linter: Linter, document: Document, *, unsafe: bool = False) -> Fixed:
    """Mend a message: its active findings with safe fixes, with unsafe ones too where asked for, round by round until nothing changes.

    A round that makes a new finding is undone, and its fixes are tried one by one. What is suppressed, in a baseline or in unchanged lines stays. Raises ReadError as `Linter.check`.
    """
    result = linter.check(document)
    judged = result if linter.gate is None else linter.gate.judge(document, result)
    kept = [_place(document, violation) for violation in judged.violations if violation.status != "active"]
    levels = ("safe", "unsafe") if unsafe else ("safe",)
    applied: list[tuple[str, Edit]] = []
    mended: list[tuple[str, frozenset[int]]] = []
    undone: list[Undone] = []
    for _ in range(MOST_ROUNDS):
        given_up = {one.place for one in undone}
        chosen = _apart(one for one in _mendable(document, result, levels, kept) if _place(document, one) not in given_up)
        if not chosen:
            break
        step = _take(linter, document, result, chosen)
        # What could not be done may be possible in another text.
        undone = [] if step.edits else undone + step.undone
        document, result = step.document, step.result
        kept = [one.moved(edit for _, edit in step.edits) for one in kept]
        applied += step.edits
        mended += step.mended
    remaining = tuple(one for one in result.violations if one.status == "active" and not _is_kept(document, one, kept))
    unsafe_left = 0 if unsafe else len(_mendable(document, result, ("unsafe",), kept))
    return Fixed(document, tuple(applied), _held_back(document, remaining, levels, undone), tuple(mended), unsafe_left, remaining)


class _Step(NamedTuple):
    """A round that was made. undone: places whose fix made a new finding."""

    document: Document
    result: MessageResult
    edits: list[tuple[str, Edit]]
    mended: list[tuple[str, frozenset[int]]]
    undone: list[Undone]


def _take(linter: Linter, document: Document, result: MessageResult, chosen: Sequence[Violation]) -> _Step:
    """Apply the fixes of findings that are apart; where this makes a new finding, as many of them as can be made one after the other."""
    nothing = _Step(document, result, [], [], [])
    if not chosen:
        return nothing
    done = _try(linter, document, result, chosen)
    if isinstance(done, _Step):
        return done
    if len(chosen) == 1:
        return nothing._replace(undone=[Undone(_place(document, chosen[0]), done)])
    undone = []
    for violation in chosen:
        done = _try(linter, document, result, [violation])
        if isinstance(done, _Step):
            return done  # the places of the others have moved
        undone.append(Undone(_place(document, violation), done))
    return nothing._replace(undone=undone)


def _try(linter: Linter, document: Document, result: MessageResult, chosen: Sequence[Violation]) -> _Step | str:
    """Return the message with the fixes of some findings made, or why they must not be made."""
    edits = [(violation.rule, edit) for violation in chosen if violation.remedy for edit in violation.remedy.edits]
    by_field: dict[int, set[Edit]] = {}
    for _, edit in edits:
        by_field.setdefault(edit.field, set()).add(edit)
    fields = fields_of(document)
    texts = {number: apply_edits(fields[number].text, some) for number, some in by_field.items()}
    if any(not text.strip() for text in texts.values()):
        return NOTHING_LEFT
    after = reread(document, texts)
    if any(not _has_text(after, number) for number in texts if _has_text(document, number)):
        return NOTHING_LEFT
    checked = linter.check(after)
    if _counts(checked) - _counts(result):
        return NEW_FINDING
    mended = [(violation.rule, frozenset(edit.field for edit in violation.remedy.edits)) for violation in chosen if violation.remedy]
    return _Step(after, checked, list(dict.fromkeys(edits)), mended, [])


def _has_text(document: Document, number: int) -> bool:
    field = fields_of(document)[number]
    return any(segment.text.strip() for segment in document.segments if segment.field is field and segment.part == "text")


def _counts(result: MessageResult) -> Counter[str]:
    return Counter(violation.rule for violation in result.violations)


def _place(document: Document, violation: Violation) -> Frozen:
    # Several fields may have one name: the finding stands in that which has its text.
    fields = enumerate(fields_of(document))
    number = next((number for number, field in fields if field.name == violation.field and field.text[slice(*violation.in_message)] == violation.text), -1)
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
        if all(edit in taken or not any(_meets(edit, other) or _says_the_same(edit, other) for other in taken) for edit in edits):
            chosen.append(violation)
            taken.update(edits)
    return chosen


def _meets(edit: Edit, other: Edit) -> bool:
    return edit.field == other.field and edit.start <= other.end and other.start <= edit.end


def _says_the_same(edit: Edit, other: Edit) -> bool:
    """Say whether both put the same sentence into the message, where once is enough."""
    return len(edit.text) > LONGEST_SIGN and edit.text == other.text


def _held_back(document: Document, remaining: Iterable[Violation], levels: Sequence[str], undone: Sequence[Undone]) -> tuple[tuple[str, str], ...]:
    reasons = {one.place: one.reason for one in undone}
    return tuple(
        (violation.rule, fix.held_back or reasons.get(_place(document, violation), OVERLAPPING))
        for violation in remaining
        if (fix := violation.remedy) is not None and fix.level in levels
    )


def _moved(at: int, edits: Iterable[Edit]) -> int:
    """Return where a code point is after edits; one that went is where its edit starts."""
    shift = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.end <= at:
            shift += len(edit.text) - (edit.end - edit.start)
        elif edit.start < at:
            return edit.start + shift
    return at + shift
