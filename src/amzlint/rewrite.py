"""Writes a message anew so that it lints clean: fault by fault the change that leaves fewest faults and keeps the facts, checked by the linter after each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.document import fields_of
from amzlint.order_reference import with_order_reference
from amzlint.rewrite_candidates import Candidate, candidates_for, mended, without_sentence
from amzlint.rewrite_faults import faults, is_of_type, of_wording
from amzlint.rewrite_losses import Content, content_of, count_lost, has_content

if TYPE_CHECKING:
    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.violation import Violation

MOST_CHANGES = 200  # in one message; what is left then needs a person
_MOST_LINTED = 20_000_000  # code points that are linted again and again for one message; what is left then needs a person
_MOST_CANDIDATES = 24  # for one finding
_NOTHING_LEFT = "Without it the message would say nothing."


class Change(NamedTuple):
    """One change of a message. rule: whose finding it settles; reason: for people; before, after: the characters concerned, `after` empty where they went."""

    rule: str
    reason: str
    before: str
    after: str


class Rewritten(NamedTuple):
    """A message in compliant wording.

    document: the message as it could be sent; changes: in the order in which they were made; needs_a_person: rules and reasons of what no wording settles;
    clean: whether it lints without errors and warnings and still says something.
    """

    document: Document
    changes: tuple[Change, ...]
    needs_a_person: tuple[tuple[str, str], ...]
    clean: bool


class _State(NamedTuple):
    document: Document
    found: list[Violation]


def rewrite(linter: Linter, document: Document) -> Rewritten:
    """Return a message in wording that lints clean for its kind, or the nearest to it that was found. A message without errors and warnings comes back as it is.

    Raises ReadError when a pattern of a pack runs out of time.
    """
    return _Rewriting(linter, document).run()


class _Rewriting:
    """The rewriting of one message."""

    def __init__(self, linter: Linter, document: Document) -> None:
        self._linter = linter
        self._original = document
        self._rules = {rule.id: rule for rule in linter.rules}
        self._changes: list[Change] = []
        self._linted = 0
        self._unmended: set[tuple[str, str, int]] = set()  # whose fix settles nothing
        self._nothing_left: set[str] = set()  # rules whose sentence is all that the message says
        self._given_up: set[tuple[str, str]] = set()

    def run(self) -> Rewritten:
        state = self._checked(self._original)
        if not state.found:
            return Rewritten(self._original, (), (), clean=True)
        self._language = self._linter.languages(self._original).shown
        while len(self._changes) < MOST_CHANGES and self._linted < _MOST_LINTED:
            fault = self._next(state)
            if fault is None:
                break
            state = self._mended(state, fault) if _has_fix(fault) and _key(fault) not in self._unmended else self._settled(state, fault)
        return self._finished(self._with_order_reference(self._without_offers(state)))

    def _checked(self, document: Document) -> _State:
        self._linted += _length(document)
        result = self._linter.check(document)
        return _State(document, faults(result if self._linter.gate is None else self._linter.gate.judge(document, result)))

    def _next(self, state: _State) -> Violation | None:
        """Return the fault to settle next: first those that a safe fix mends, then those that other wording settles."""
        mendable = (one for one in state.found if _has_fix(one) and _key(one) not in self._unmended)
        others = (one for one in of_wording(state.found, self._rules) if _name(one) not in self._given_up)
        return next(mendable, None) or next(others, None)

    def _mended(self, state: _State, fault: Violation) -> _State:
        """Return the message with the safe fix of a fault, or as it is when this settles nothing."""
        candidate = mended(state.document, fault)
        after = self._checked(candidate.document) if candidate else state
        if candidate is None or not (len(after.found) < len(state.found) or (len(after.found) == len(state.found) and _key(fault) not in map(_key, after.found))):
            self._unmended.add(_key(fault))
            return state
        self._changes.append(Change(fault.rule, fault.message, candidate.before, candidate.after))
        return after

    def _settled(self, state: _State, fault: Violation) -> _State:
        """Return the message with the best change for one fault, or as it is when none makes it better."""
        best: tuple[tuple[int, ...], _State, Candidate] | None = None
        says_all = False
        says_something = has_content(self._linter, state.document)
        content = content_of(self._linter, state.document)
        for candidate in candidates_for(self._linter, state.document, fault, self._language)[:_MOST_CANDIDATES]:
            if (says_all and candidate.is_bare) or self._linted > _MOST_LINTED:
                continue  # what it leaves speaks of the sentence that goes
            after = self._checked(candidate.document)
            if not self._is_progress(state, after, fault):
                continue
            if says_something and not has_content(self._linter, after.document):
                self._nothing_left.add(fault.rule)
                says_all = says_all or candidate.is_whole
                continue
            cost = self._cost(content, after, candidate, fault)
            if best is None or cost < best[0]:
                best = (cost, after, candidate)
        if best is None:
            self._given_up.add(_name(fault))
            return state
        _, after, candidate = best
        self._changes.append(Change(fault.rule, fault.message, candidate.before, candidate.after))
        return after

    def _is_progress(self, before: _State, after: _State, fault: Violation) -> bool:
        """Say whether a change settles a fault; one that stood in its shadow may come to light, for it is settled next."""
        known, rest = of_wording(before.found, self._rules), of_wording(after.found, self._rules)
        return len(rest) < len(known) or (len(rest) == len(known) and _name(fault) not in map(_name, rest) and _length(after.document) < _length(before.document))

    def _cost(self, before: Content, after: _State, candidate: Candidate, fault: Violation) -> tuple[int, ...]:
        of_types = sum(is_of_type(self._rules.get(one.rule)) for one in after.found)
        lost = count_lost(before, content_of(self._linter, after.document), f"{fault.text}\n{candidate.faulty}")
        return len(after.found) + of_types, lost, candidate.rank, len(candidate.before) - len(candidate.after)

    def _without_offers(self, state: _State) -> _State:
        """Return the message without the sentences that were put in, where with them it is of a type that is not permitted: one that only offers help."""
        types = {one.rule for one in state.found if is_of_type(self._rules.get(one.rule))}
        if not types - {one.rule for one in faults(self._linter.check(self._original))}:
            return state
        for place, change in enumerate(self._changes):
            document = without_sentence(self._linter, state.document, change.after, self._language)
            if document is None or not has_content(self._linter, document):
                continue
            after = self._checked(document)
            if len(after.found) < len(state.found):
                state, self._changes[place] = after, change._replace(after="")
        return state

    def _with_order_reference(self, state: _State) -> _State:
        fault = next((one for one in state.found if one.rule == "order-id-missing"), None)
        if fault is None:
            return state
        found = with_order_reference(self._linter, self._original, state.document, fault.rule, self._language)
        if found is None:
            return state
        document, sentence, hint = found
        after = self._checked(document)
        if len(after.found) >= len(state.found):
            return state
        self._changes.append(Change(fault.rule, fault.message + hint, "", sentence))
        return after

    def _finished(self, state: _State) -> Rewritten:
        needs = {one.rule: (one.rule, _reason(one, nothing_left=one.rule in self._nothing_left)) for one in state.found}
        changed = [one.text for one in fields_of(state.document)] != [one.text for one in fields_of(self._original)]
        return Rewritten(state.document if changed else self._original, tuple(self._changes), tuple(needs.values()), clean=not needs)


def _reason(fault: Violation, *, nothing_left: bool) -> str:
    told = f"{fault.message}. {fault.help}".strip()
    return f"{told} {_NOTHING_LEFT}" if nothing_left else told


def _has_fix(fault: Violation) -> bool:
    return fault.remedy is not None and fault.remedy.level == "safe" and bool(fault.remedy.edits)


def _key(fault: Violation) -> tuple[str, str, int]:
    return fault.rule, fault.text, fault.in_message.start


def _name(fault: Violation) -> tuple[str, str]:
    return fault.rule, fault.text


def _length(document: Document) -> int:
    return sum(len(field.text) for field in fields_of(document))
