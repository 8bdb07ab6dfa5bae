"""Which rules can find anything in a reading at all: a cheap look before each is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from amzlint.reading import Reading
    from amzlint.rules import Rule

_TEMPLATE_SIGNS = ("{{", "}}", "{%", "%}", "<%", "${", "[")
WORDY_CHECKS = ("intent", "terms")  # those that look for concepts


class _Wanted(NamedTuple):
    """The concepts of one alternative of a rule: every one of `all`, and one of `any` where it is not empty."""

    all: frozenset[str]
    any: frozenset[str]


class RuleChoice:
    """Rules with their levels, kept by what must be in a message for them to find something."""

    def __init__(self, rules: Iterable[tuple[Rule, str]]) -> None:
        self.rules = list(rules)
        self._wanted: dict[int, list[_Wanted]] = {}
        self._by_concept: dict[str, list[int]] = {}
        self._by_check: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, (rule, _) in enumerate(self.rules):
            if rule.check in _GATES:
                self._by_check.setdefault(rule.check, []).append(number)
            elif rule.check not in WORDY_CHECKS:
                self._always.append(number)
            else:
                self._wanted[number] = [_Wanted(frozenset(match.get("all", ())), frozenset(match["any"])) for match in rule.match]
                for concept in dict.fromkeys(name for match in rule.match for name in _leading(match)):
                    self._by_concept.setdefault(concept, []).append(number)

    def possible(self, reading: Reading) -> Iterator[tuple[Rule, str]]:
        """Yield the rules that may find something, in order."""
        numbers = set(self._always)
        if self._by_concept:
            possible = reading.possible
            for concept in self._by_concept.keys() & possible:
                for number in self._by_concept[concept]:
                    if number not in numbers and _may_hold(self._wanted[number], possible):
                        numbers.add(number)
        for check, rules in self._by_check.items():
            if _GATES[check](reading):
                numbers.update(rules)
        return map(self.rules.__getitem__, sorted(numbers))


def _leading(match: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return concepts of which one must occur for a match: one of those that all must occur will do."""
    return match["all"][:1] if match.get("all") else match["any"]


def _may_hold(wanted: Iterable[_Wanted], possible: set[str]) -> bool:
    # A loop: a generator for `any` costs more than what it asks.
    for one in wanted:  # noqa: SIM110
        if one.all <= possible and not (one.any and one.any.isdisjoint(possible)):
            return True
    return False


def _has_placeholders(reading: Reading) -> bool:
    if reading.document.siblings or any(marks.placeholders for marks in reading.landmarks):
        return True
    return any(any(map(segment.text.__contains__, _TEMPLATE_SIGNS)) for segment in reading.segments)


def _has_contacts(reading: Reading) -> bool:
    return any(marks.emails or marks.phones for marks in reading.landmarks) or any("@" in segment.text or ":" in segment.text for segment in reading.segments)


# Whether a check can find something; the others always can.
_GATES: dict[str, Callable[[Reading], Any]] = {
    "link": lambda reading: any(marks.links for marks in reading.landmarks),
    "placeholder": _has_placeholders,
    "contact": _has_contacts,
    "evasion": lambda reading: reading.has_evasions,
    "attachment": lambda reading: reading.document.attachments,
    "html_style": lambda reading: any(segment.page is not None for segment in reading.segments),
    "window": lambda reading: reading.document.sent_at is not None,
}
