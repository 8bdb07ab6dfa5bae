"""Runs the rules over a document: severities by kind, overlaps resolved, findings placed in the file and explained."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from amzlint import language
from amzlint.allowed import Allowed
from amzlint.checks import find_check
from amzlint.own_findings import ENCODING_GUESSED, LANGUAGE_UNSUPPORTED
from amzlint.placeholder_names import build_name_table
from amzlint.placement import Explainer
from amzlint.reading import Reading
from amzlint.report import CLEAN, FINDINGS, PARTLY_CHECKED, FieldText, MessageResult
from amzlint.rule_choice import WORDY_CHECKS, RuleChoice
from amzlint.selection import select_rules
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amzlint.document import Document, Match
    from amzlint.gate import Gate
    from amzlint.lexicon import Lexicon
    from amzlint.placeholder_names import NameTable
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule
    from amzlint.silencing import Silencer
    from amzlint.violation import Violation

TRIGGER_WORD = "trigger-word"  # the category that is silent inside any other finding
_STILL_TOLD = ("external-link", "contact-info", "evasion", "unfilled-placeholder")  # categories that count inside the buyer's own words, as advice


class Candidate(NamedTuple):
    """A match of a rule with the severity it would have."""

    rule: Rule
    match: Match
    severity: str


class Languages(NamedTuple):
    """The languages that a document is checked in. unsupported: the language that no lexicon covers, None when all is covered."""

    used: tuple[str, ...]
    shown: str | None
    unsupported: str | None


class Linter:
    """Checks documents with the rules of packs.

    select, ignore, severities, in_any_case: see `selection.select_rules`; ui_language: of messages and reasons; texts: results carry the texts of their messages;
    expected: the languages that messages are written in, where they do not say so themselves; allowed: what may stand in messages;
    remedies: findings say how they are mended. Raises UsageError for unknown names.
    """

    def __init__(
        self,
        packs: Packs,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        severities: Mapping[str, str] | None = None,
        ui_language: str = "en",
        texts: bool = False,
        in_any_case: bool = False,
        expected: Sequence[str] = (),
        allowed: Allowed = Allowed(),  # noqa: B008  (a value that never changes)
        remedies: bool = True,
    ) -> None:
        self.packs = packs
        self._texts = texts
        self.rules = select_rules(packs.rules, select, ignore, severities, in_any_case=in_any_case)
        self._expected = tuple(expected)
        self._allowed = allowed
        self._ignored = frozenset(ignore)
        self._explainer = Explainer(packs, ui_language, remedies=remedies)
        self._names: NameTable | None = None
        self.gate: Gate | None = None
        self._silencer: Silencer | None = None
        self._active: dict[tuple[str | None, bool | None], RuleChoice] = {}

    def check(self, document: Document) -> MessageResult:
        """Check one document; raises ReadError when a pattern of a pack runs out of time."""
        languages = self.languages(document)
        reading = self.read(document, languages)
        candidates = self.resolve(self._candidates(document, reading, self._rules_for(document.kind, document.template)))
        would_add = self._would_add(document, reading, candidates)
        violations = [self._explainer.explain(document, reading, languages.shown, *placed) for placed in _numbered(candidates)]
        violations.sort(key=lambda one: (one.start.offset, one.end.offset))  # the segments of HTML lie within each other
        violations = self._own_findings(document, languages) + violations
        if further := self._further(document, reading, languages, violations):
            violations = sorted([*violations, *further], key=lambda violation: violation.start.offset)
        if document.suppressions:
            violations = self._silenced(document, languages, violations)
        is_clean = all(violation.status != "active" for violation in violations)
        verdict = PARTLY_CHECKED if languages.unsupported else CLEAN if is_clean else FINDINGS
        shown = languages.unsupported or document.language or ",".join(languages.used)
        return MessageResult(
            document.path, document.index, document.message_id, document.kind, shown or None, document.template, verdict, tuple(violations), would_add,
            _texts(document) if self._texts else (),
        )  # fmt: skip

    def _further(self, document: Document, reading: Reading, languages: Languages, known: Sequence[Violation]) -> list[Violation]:  # noqa: ARG002  (for linters that look further)
        """Return findings beside those of the text as it stands; a plain linter has none."""
        return []

    def languages(self, document: Document) -> Languages:
        """Decide the languages of a document: the declared one, else those detected, else all that its script allows."""
        known = self.packs.languages
        if document.language is not None:
            code = document.language
            return Languages((code,), code, None) if code in known else Languages((), code, code)
        text = "\n".join(segment.text for segment in document.segments)
        found = language.detect(text)
        if not found.certain:
            hinted = language.of_marketplace(document.marketplace) or self._expected
            likely = (hinted if found.languages else ()) or found.languages
            used = tuple(code for code in likely or known if code in known)
            unsupported = None if used and likely else likely[0] if likely else "unknown"
            return Languages(used, used[0] if used else unsupported, unsupported)
        likely = tuple(code for code in found.languages if code in self._expected) or found.languages
        used = tuple(code for code in likely if code in known)
        best = likely[0]
        return Languages(used, best, None if best in known else best)

    def read(self, document: Document, languages: Languages) -> Reading:
        """Prepare a document for checks."""
        return Reading(document, [self.packs.lexicon(code) for code in languages.used], self._name_table, self._hosts, self._lexicon_of, self._allowed, self._spellings)

    def _hosts(self) -> dict[str, list[str]]:
        hosts: dict[str, list[str]] = self.packs.part("hosts")
        return self._allowed.add_to_hosts(hosts)

    def _lexicon_of(self, code: str) -> Lexicon | None:
        return self.packs.lexicon(code) if code in self.packs.languages else None

    def _spellings(self, code: str) -> dict[str, str]:
        spellings: dict[str, str] = self.packs.part("vocabulary").get(code, {})
        return spellings

    def _name_table(self) -> NameTable:
        if self._names is None:
            self._names = build_name_table(self.packs.part("placeholder-names"))
        return self._names

    def _rules_for(self, kind: str | None, template: bool | None) -> RuleChoice:
        key = (kind, template)
        if key not in self._active:
            levels = ((rule, rule.severity_for(kind, template)) for rule in self.rules)
            self._active[key] = RuleChoice((rule, level) for rule, level in levels if level != "off")
        return self._active[key]

    def _candidates(self, document: Document, reading: Reading, rules: RuleChoice) -> list[Candidate]:
        found: list[Candidate] = []
        beside: list[Candidate] = []
        for rule, level in rules.possible(reading):
            for candidate in rule_candidates(rule, level, document, reading):
                (beside if candidate.match.beside else found).append(candidate)
        return found + [one for one in beside if any(_meet(one.match, other.match) for other in found)] if beside else found

    def _would_add(self, document: Document, reading: Reading, now: Sequence[Candidate]) -> int:
        """Count the findings that only a proactive message would have; nought unless the kind is unknown."""
        if document.kind is not None:
            return 0
        already = {rule.id for rule, _ in self._rules_for(None, document.template).rules}
        more = self._candidates(document, reading, self._extra_rules(document.template))
        # One grave finding may take the place of several mild ones, so the difference of the two counts would not do.
        return sum(candidate.rule.id not in already for candidate in self.resolve([*now, *more])) if more else 0

    def _extra_rules(self, template: bool | None) -> RuleChoice:
        """Return the rules that are on in proactive messages and off where the kind is unknown."""
        key = ("proactive only", template)
        if key not in self._active:
            already = {rule.id for rule, _ in self._rules_for(None, template).rules}
            self._active[key] = RuleChoice(one for one in self._rules_for("proactive", template).rules if one[0].id not in already)
        return self._active[key]

    def resolve(self, candidates: Sequence[Candidate]) -> list[Candidate]:
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

    def _own_findings(self, document: Document, languages: Languages) -> list[Violation]:
        found = []
        if document.guessed_encoding and ENCODING_GUESSED not in self._ignored:
            found.append(self._explainer.own(document, languages.shown, ENCODING_GUESSED, document.guessed_encoding))
        if languages.unsupported and LANGUAGE_UNSUPPORTED not in self._ignored:
            found.append(self._explainer.own(document, languages.shown, LANGUAGE_UNSUPPORTED, languages.unsupported))
        return found


    def _silenced(self, document: Document, languages: Languages, violations: list[Violation]) -> list[Violation]:
        """Mark what suppression comments cover, and add what is wrong with these."""
        from amzlint.silencing import Silencer, as_findings  # noqa: PLC0415  (most messages have none)

        if self._silencer is None:
            self._silencer = Silencer(self.packs.rules)
        looked_for = {rule.id for rule, _ in self._rules_for(document.kind, document.template).rules}
        marked, remarks = self._silencer.silence(document, violations, looked_for)
        told = [remark for remark in remarks if remark.name not in self._ignored]
        found = as_findings(told, lambda remark, number: self._explainer.own(document, languages.shown, remark.name, remark.detail, remark.suppression, number))
        return sorted([*marked, *found], key=lambda violation: violation.start.offset) if found else marked


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


def _texts(document: Document) -> tuple[FieldText, ...]:
    # Many segments may be of one field.
    fields = [*(segment.field for segment in document.segments), *(attachment.field for attachment in document.attachments)]
    return tuple(FieldText(field.name, field.text) for field in {id(field): field for field in fields}.values())


def _is_quoted(match: Match, reading: Reading) -> bool:
    return any(match.start < span.end and span.start < match.end for span in reading.document.segment(match.segment).quoted)


def _meet(one: Match, other: Match) -> bool:
    return one.segment == other.segment and one.start < other.end and other.start < one.end


def _meets(spans: Sequence[tuple[int, int]], match: Match) -> bool:
    """Say whether a match shares a code point with one of these spans, which are in order and apart."""
    at = bisect_left(spans, (match.end,))
    return at > 0 and spans[at - 1][1] > match.start


def _numbered(candidates: Iterable[Candidate]) -> list[tuple[Rule, Match, str, int]]:
    ordinals: dict[str, int] = {}
    result: list[tuple[Rule, Match, str, int]] = []
    for rule, match, severity in candidates:
        ordinals[rule.id] = ordinals.get(rule.id, 0) + 1
        result.append((rule, match, severity, ordinals[rule.id]))
    return result


def known_languages(packs: Packs) -> list[str]:
    """Return every language code that may be declared: those detected and those with a lexicon."""
    found: set[str] = {*language.LANGUAGES, *packs.languages}
    return sorted(found)


