"""Which rules can find anything in a reading at all: a cheap look before each is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.reading import Reading
    from amzlint.rules import Rule

_TEMPLATE_SIGNS = ("{{", "}}", "{%", "%}", "<%", "${", "[")
WORDY_CHECKS = ("intent", "terms")  # those that look for concepts


class RuleChoice:
    """Rules with their levels, kept by what must be in a message for them to find something."""

    def __init__(self, rules: Iterable[tuple[Rule, str]]) -> None:
        self.rules = list(rules)
        self._by_concept: dict[str, list[int]] = {}
        self._by_check: dict[str, list[int]] = {}
        for number, (rule, _) in enumerate(self.rules):
            if rule.check not in WORDY_CHECKS:
                self._by_check.setdefault(rule.check, []).append(number)
                continue
            for concept in dict.fromkeys(name for match in rule.match for name in _leading(match)):
                self._by_concept.setdefault(concept, []).append(number)

    def possible(self, reading: Reading) -> Iterator[tuple[Rule, str]]:
        """Yield the rules that may find something, in order."""
        numbers: set[int] = set()
        if self._by_concept:
            by_concept = self._by_concept
            for concept in reading.possible:
                if concept in by_concept:
                    numbers.update(by_concept[concept])
        for check, rules in self._by_check.items():
            if _may_find(check, reading):
                numbers.update(rules)
        return map(self.rules.__getitem__, sorted(numbers))


def _leading(match: dict[str, list[str]]) -> list[str]:
    """Return concepts of which one must occur for a match: one of those that all must occur will do."""
    return match["all"][:1] if match.get("all") else match["any"]


def _may_find(check: str, reading: Reading) -> bool:
    if check == "link":
        return any(marks.links for marks in reading.landmarks)
    if check == "placeholder":
        return bool(reading.document.siblings) or any(marks.placeholders for marks in reading.landmarks) or any(sign in segment.text for segment in reading.segments for sign in _TEMPLATE_SIGNS)
    if check == "contact":
        return any(marks.emails or marks.phones for marks in reading.landmarks) or any("@" in segment.text or ":" in segment.text for segment in reading.segments)
    if check == "evasion":
        return reading.has_evasions
    if check == "attachment":
        return bool(reading.document.attachments)
    if check == "html_style":
        return any(segment.page is not None for segment in reading.segments)
    if check == "window":
        return reading.document.sent_at is not None
    return True
