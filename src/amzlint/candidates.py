"""What rules find in a reading, before it is placed and explained: matches with the severity they would have, overlaps settled."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from amzlint.checks import find_check
from amzlint.rule_choice import WORDY_CHECKS, RuleChoice
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.document import Document, Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule

TRIGGER_WORD = "trigger-word"  # the category that is silent inside any other finding
_STILL_TOLD = ("external-link", "contact-info", "evasion", "unfilled-placeholder")  # categories that count inside the buyer's own words, as advice


class Candidate(NamedTuple):
    """A match of a rule with the severity it would have."""

    rule: Rule
    match: Match
    severity: str


def find_candidates(rules: RuleChoice, document: Document, reading: Reading) -> list[Candidate]:
    """Run the rules that can find anything; what counts only beside another finding is kept where it meets one."""
    found: list[Candidate] = []
    beside: list[Candidate] = []
    for rule, level in rules.possible(reading):
        for candidate in rule_candidates(rule, level, document, reading):
            (beside if candidate.match.beside else found).append(candidate)
    return found + [one for one in beside if any(_meet(one.match, other.match) for other in found)] if beside else found


def rule_candidates(rule: Rule, level: str, document: Document, reading: Reading) -> list[Candidate]:
    """Run one rule; what it finds in the buyer's own words is dropped, or advice where it counts all the same."""
    find = find_check(rule.check)
    found: list[Candidate] = []
    told: set[int] = set()
    for alternative in rule.match:
        for match in find(alternative, reading):
            severity = match.severity or level
            if document.kind == "reply" and _is_quoted(match, reading):
                if rule.check in WORDY_CHECKS or rule.category not in _STILL_TOLD:
                    continue
                severity = "info"
            if match.sentence >= 0:
                if match.sentence in told:
                    continue
                told.add(match.sentence)
            found.append(Candidate(rule, match, severity))
    return found


def resolve(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Settle overlaps: of one category the gravest, then the one with most concepts, then the longest, then the first rule stays; a trigger word is silent inside any other finding."""
    if not candidates:
        return []
    ordered = sorted(candidates, key=lambda c: (-RANK[c.severity], -c.match.weight, c.match.start - c.match.end, c.rule.order, c.match.segment, c.match.start))
    kept: list[Candidate] = []
    by_category: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for candidate in ordered:
        row = by_category.setdefault((candidate.rule.category, candidate.match.segment), [])
        if not _meets(row, candidate.match):
            insort(row, (candidate.match.start, candidate.match.end))
            kept.append(candidate)
    others = {key: spans for key, spans in by_category.items() if key[0] != TRIGGER_WORD}
    kept = [c for c in kept if c.rule.category != TRIGGER_WORD or not any(key[1] == c.match.segment and _meets(spans, c.match) for key, spans in others.items())]
    return sorted(kept, key=lambda c: (c.match.segment, c.match.start, c.match.end, c.rule.order))


def _is_quoted(match: Match, reading: Reading) -> bool:
    return any(match.start < span.end and span.start < match.end for span in reading.document.segment(match.segment).quoted)


def _meet(one: Match, other: Match) -> bool:
    return one.segment == other.segment and one.start < other.end and other.start < one.end


def _meets(spans: Sequence[tuple[int, int]], match: Match) -> bool:
    """Say whether a match shares a code point with one of these spans, which are in order and apart."""
    at = bisect_left(spans, (match.end,))
    return at > 0 and spans[at - 1][1] > match.start


def numbered(candidates: Iterable[Candidate]) -> list[tuple[Rule, Match, str, int]]:
    """Return rule, match and severity of each candidate, with its number among those of its rule, from 1."""
    ordinals: dict[str, int] = {}
    result: list[tuple[Rule, Match, str, int]] = []
    for rule, match, severity in candidates:
        ordinals[rule.id] = ordinals.get(rule.id, 0) + 1
        result.append((rule, match, severity, ordinals[rule.id]))
    return result
