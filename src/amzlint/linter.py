"""Runs the rules over a document: severities by kind, overlaps resolved, findings placed in the file and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint import language
from amzlint.allowed import Allowed
from amzlint.candidates import find_candidates, numbered, resolve
from amzlint.config import Config
from amzlint.own_findings import ENCODING_GUESSED, LANGUAGE_UNSUPPORTED
from amzlint.placeholder_names import build_name_table
from amzlint.placement import Explainer
from amzlint.reading import Reading
from amzlint.report import CLEAN, FINDINGS, PARTLY_CHECKED, FieldText, MessageResult
from amzlint.rule_choice import RuleChoice
from amzlint.selection import select_rules, split_by_trust
from amzlint.violation import TRUSTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from amzlint.candidates import Candidate
    from amzlint.document import Document
    from amzlint.gate import Gate
    from amzlint.lexicon import Lexicon
    from amzlint.placeholder_names import NameTable
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule
    from amzlint.silencing import Silencer
    from amzlint.violation import Violation



class Languages(NamedTuple):
    """The languages that a document is checked in. unsupported: the language that no lexicon covers, None when all is covered."""

    used: tuple[str, ...]
    shown: str | None
    unsupported: str | None


class Linter:
    """Checks documents with the rules of packs.

    select, ignore, severities, in_any_case: see `selection.select_rules`; ui_language: of messages and reasons; texts: results carry the texts of their messages;
    expected: the languages that messages are written in, where they do not say so themselves; allowed: what may stand in messages; min_trust: see `selection.split_by_trust`;
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
        min_trust: str = TRUSTS[-1],
        remedies: bool = True,
    ) -> None:
        self.packs = packs
        self._texts = texts
        self.rules, self._distrusted = split_by_trust(select_rules(packs.rules, select, ignore, severities, in_any_case=in_any_case), packs, min_trust)
        self._expected = tuple(expected)
        self._allowed = allowed
        self._ignored = frozenset(ignore)
        self._explainer = Explainer(packs, ui_language, remedies=remedies)
        self._names: NameTable | None = None
        self.gate: Gate | None = None
        self.config = Config()
        self._silencer: Silencer | None = None
        self._active: dict[tuple[str, str | None, bool | None], RuleChoice] = {}

    def check(self, document: Document) -> MessageResult:
        """Check one document; raises ReadError when a pattern of a pack runs out of time."""
        languages = self.languages(document)
        reading = self.read(document, languages)
        candidates = resolve(find_candidates(self._rules_for(document.kind, document.template), document, reading))
        would_add = self._would_add(document, reading, candidates)
        distrusted = self._count_distrusted(document, reading, candidates) if self._distrusted else 0
        violations = [self._explainer.explain(document, reading, languages.shown, *placed) for placed in numbered(candidates)]
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
            _texts(document) if self._texts else (), distrusted,
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
        return self._choice("chosen", kind, template, lambda: self.rules)

    def _extra_rules(self, template: bool | None) -> RuleChoice:
        """Return the rules that are on in proactive messages and off where the kind is unknown."""
        return self._choice("proactive only", "proactive", template, lambda: [rule for rule in self.rules if rule.severity_for(None, template) == "off"])

    def _choice(self, name: str, kind: str | None, template: bool | None, rules: Callable[[], Sequence[Rule]]) -> RuleChoice:
        """Return those of some rules that are on for a kind; name: of these rules, under which the choice is kept."""
        key = (name, kind, template)
        if key not in self._active:
            levels = ((rule, rule.severity_for(kind, template)) for rule in rules())
            self._active[key] = RuleChoice((rule, level) for rule, level in levels if level != "off")
        return self._active[key]

    def _would_add(self, document: Document, reading: Reading, now: Sequence[Candidate]) -> int:
        """Count the findings that only a proactive message would have; nought unless the kind is unknown."""
        return _count_more(self._extra_rules(document.template), document, reading, now) if document.kind is None else 0

    def _count_distrusted(self, document: Document, reading: Reading, now: Sequence[Candidate]) -> int:
        """Count the findings that are held back, which would be told if their sources were trusted enough."""
        return _count_more(self._choice("distrusted", document.kind, document.template, lambda: self._distrusted), document, reading, now)

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


def _count_more(rules: RuleChoice, document: Document, reading: Reading, now: Sequence[Candidate]) -> int:
    """Count what further rules would add to what is found now."""
    more = find_candidates(rules, document, reading)
    names = {candidate.rule.id for candidate in more}
    # One grave finding may take the place of several mild ones, so the difference of the two counts would not do.
    return sum(candidate.rule.id in names for candidate in resolve([*now, *more])) if more else 0


def _texts(document: Document) -> tuple[FieldText, ...]:
    # Many segments may be of one field.
    fields = [*(segment.field for segment in document.segments), *(attachment.field for attachment in document.attachments)]
    fields += [document.named_operation] if document.named_operation is not None else []
    return tuple(FieldText(field.name, field.text) for field in {id(field): field for field in fields}.values())


def known_languages(packs: Packs) -> list[str]:
    """Return every language code that may be declared: those detected and those with a lexicon."""
    found: set[str] = {*language.LANGUAGES, *packs.languages}
    return sorted(found)


