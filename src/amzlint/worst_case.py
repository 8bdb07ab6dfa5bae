"""A linter that also checks templates as buyers might get them: filled with values that are long, empty, or words that rules look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.candidates import TRIGGER_WORD, find_candidates, resolve
from amzlint.empty_values import find_empty_faults
from amzlint.linter import Linter
from amzlint.placement import MOST_QUOTED
from amzlint.render import Rendering, Slot, Value, blame, find_slots, ordinary_rendering, renderings
from amzlint.render_findings import EMPTY_VALUE, LEFT, WITH, WITH_VALUE, WITHOUT_VALUE
from amzlint.rule_choice import RuleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.candidates import Candidate
    from amzlint.document import Document
    from amzlint.linter import Languages
    from amzlint.reading import Reading
    from amzlint.rulepacks import Packs
    from amzlint.violation import Violation

# Checks that a value can set off; the others look at the template as such, its language, its looks or its files.
_SET_OFF = frozenset(("intent", "terms", "contact", "link", "evasion", "punctuation", "length"))
_MOST_NAMED = 2  # values that a finding names


class WorstCaseLinter(Linter):
    """Checks documents, and templates filled with sample values too. samples: values by the name of a placeholder, instead of the built-in ones; the rest: see `Linter`."""

    def __init__(self, packs: Packs, samples: Mapping[str, Sequence[str]] | None = None, **options: Any) -> None:
        super().__init__(packs, **options)
        self._samples = dict(samples or {})
        select = options.get("select") or ()
        self._tells_empty = EMPTY_VALUE not in self._ignored and (not select or EMPTY_VALUE in select)
        self._ui_language: str = options.get("ui_language", "en")
        self._set_off: dict[tuple[str | None, bool | None], RuleChoice] = {}

    def _further(self, document: Document, reading: Reading, languages: Languages, known: Sequence[Violation]) -> list[Violation]:
        """Return what is found in the filled template, is the template's own fault, and is not among the known findings."""
        if document.template is False:
            return []
        slots = find_slots(document, reading.landmarks, self._samples)
        if not slots:
            return []
        told = [*known, *self._by_filling(ordinary_rendering(document, slots, reading.landmarks), languages)]
        found: list[Violation] = []
        for rendering in renderings(document, slots, reading.landmarks):
            for violation in self._in_rendering(rendering, languages, reading):
                if not any(_is_same(violation, other) for other in (*told, *found)):
                    ordinal = 1 + sum(other.rule == violation.rule for other in (*known, *found))
                    found.append(violation._replace(identity=(violation.rule, reading.folded_text(), ordinal)))
        return found + (list(self._empty_values(document, reading, languages, slots)) if self._tells_empty else [])

    def _by_filling(self, rendering: Rendering, languages: Languages) -> list[Violation]:
        """Return what is found with ordinary values: a value says less than its placeholder, so a rule may miss the date that it asks for. Too long is too long, though."""
        reading = self.read(rendering.document, languages)
        found = find_candidates(self._rules_set_off(rendering.document.kind, rendering.document.template), rendering.document, reading)
        told = (one for one in found if one.rule.check != "length")
        return [self._explainer.explain(rendering.document, reading, languages.shown, *one, 1) for one in told]

    def _in_rendering(self, rendering: Rendering, languages: Languages, template: Reading) -> Iterator[Violation]:
        document = rendering.document
        reading = self.read(document, languages)
        found = find_candidates(self._rules_set_off(document.kind, document.template), document, reading)
        if not found:
            return
        sentences = {value: reading.sentence_at(value.segment, value.start) for value in rendering.values}
        causes = {_key(one): _causes(one, rendering, reading, sentences) for one in found}
        blamed = [one for one in found if causes[_key(one)] and not _is_only_named(one, causes[_key(one)], template)]
        for one in resolve(blamed):
            violation = self._explainer.explain(document, reading, languages.shown, *one, 1)
            yield violation._replace(message=f"{violation.message} {self._named(causes[_key(one)])}")

    def _rules_set_off(self, kind: str | None, template: bool | None) -> RuleChoice:
        key = (kind, template)
        if key not in self._set_off:
            self._set_off[key] = RuleChoice(one for one in self._rules_for(kind, template).rules if one[0].check in _SET_OFF)
        return self._set_off[key]

    def _named(self, values: Sequence[Value]) -> str:
        """Say with which values a finding arises."""
        texts = dict.fromkeys(self._named_value(value) for value in values)
        return WITH[self._ui_language].replace("{values}", ", ".join(list(texts)[:_MOST_NAMED]))

    def _named_value(self, value: Value) -> str:
        shown = value.text if len(value.text) <= MOST_QUOTED else value.text[: MOST_QUOTED - 1].rstrip() + "…"
        pattern = (WITH_VALUE if value.text else WITHOUT_VALUE)[self._ui_language]
        return pattern.replace("{value}", shown).replace("{field}", " ".join(value.slot.written.split()))

    def _empty_values(self, document: Document, reading: Reading, languages: Languages, slots: Sequence[Slot]) -> Iterator[Violation]:
        told: set[tuple[str, str]] = set()
        for number, segment in enumerate(document.segments):
            own = [slot for slot in slots if slot.segment == number]
            if segment.part != "text" or not own:
                continue
            for slot, fault in find_empty_faults(segment, own, reading.landmarks[number].placeholders, languages.shown):
                if (slot.written, fault) in told:
                    continue  # one default mends a field everywhere
                told.add((slot.written, fault))
                span = (slot.placeholder.start, slot.placeholder.end)
                yield self._explainer.own_at(document, languages.shown, EMPTY_VALUE, LEFT[fault][self._ui_language], number, span, len(told))


def _key(candidate: Candidate) -> tuple[str, int, int, int]:
    return candidate.rule.id, candidate.match.segment, candidate.match.start, candidate.match.end


def _causes(candidate: Candidate, rendering: Rendering, reading: Reading, sentences: Mapping[Value, int]) -> Sequence[Value]:
    match = candidate.match
    if candidate.rule.check != "length":
        return blame(rendering, match, reading.landmarks[match.segment], sentences)
    # The length is the template's own fault, whichever value stands at its end; the longest one says most, an empty text is told with all.
    own = [value for value in rendering.values if value.segment == match.segment]
    return sorted(own, key=lambda value: -len(value.text))[:1] if any(value.text for value in own) else own


def _is_only_named(candidate: Candidate, causes: Sequence[Value], template: Reading) -> bool:
    """Say whether the template says the honest counterpart of a rule by itself, and merely names products in it: “a review of {{ title }}” is one of any title.

    Where only the value makes a request of the template's words, “leave us a {{ title }}”, it is the template that takes it for one.
    """
    honest = [name for match in candidate.rule.match for name in match.get("honest", ())]
    return bool(honest) and all("product" in value.slot.classes for value in causes) and any(template.found(name) for name in honest)


def _is_same(one: Violation, other: Violation) -> bool:
    """Say whether two findings say the same of one place, or the first says less than the other."""
    meet = one.field == other.field and one.start.offset < other.end.offset and other.start.offset < one.end.offset
    same_place = one.field == other.field and (one.start.offset, one.end.offset) == (other.start.offset, other.end.offset)
    return (meet or same_place) and (one.rule == other.rule or one.category in (other.category, TRIGGER_WORD))
