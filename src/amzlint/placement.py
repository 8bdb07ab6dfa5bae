"""Places matches in their file and explains them: from a rule's match to a violation with its texts and suggestions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.instruction import instruction_for
from amzlint.own_findings import OWN_FINDINGS
from amzlint.remedies import Remedies
from amzlint.spans import Span
from amzlint.violation import Reference, Violation
from amzlint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.document import Document, Match
    from amzlint.reading import Reading
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule
    from amzlint.suppression_comments import Suppression

MOST_QUOTED = 80  # code points of the message that an explanation quotes
_QUOTE = r"\{match(?:\.([a-z0-9-]+))?\}"


class _Told(NamedTuple):
    """What all findings of a rule share: its texts in one language, its help in English too, and its sources."""

    message: str
    why: str
    help: str
    english_help: str
    sources: tuple[Reference, ...]


class Explainer:
    """Turns matches into violations. ui_language: of messages, reasons and help; English where a rule lacks it; remedies: findings say how they are mended."""

    def __init__(self, packs: Packs, ui_language: str, *, remedies: bool = True) -> None:
        self._with_remedies = remedies
        self._packs = packs
        self._ui_language = ui_language
        # What all findings of one document share: its folded text, and what may mend them.
        self._document: Document | None = None
        self._folded = ""
        self._remedies: Remedies | None = None
        self._wording = Wording(packs)
        self._by_rule: dict[str, _Told] = {}

    def explain(self, document: Document, reading: Reading, lang: str | None, rule: Rule, match: Match, severity: str, ordinal: int) -> Violation:
        """Place a match and add its texts. ordinal: the number of this finding among those of its rule in the message, from 1."""
        told = self._told(rule.id)
        if document is not self._document:
            self._document, self._folded = document, reading.folded_text()
            self._remedies = Remedies(reading, lang, self._wording) if self._with_remedies else None
        chosen = self._wording.choose(rule.id, document, reading, lang, match)
        suggestions, own = tuple(one.text for one in chosen), tuple(dict.fromkeys(value for one in chosen for value in one.own))
        rewording = self._wording.reworded(rule.id, document, reading, lang, match, chosen)
        segment = document.segment(match.segment)
        remedy = self._remedies.find(match, rule) if self._remedies else None
        in_field, _ = segment.to_field.to_source((match.start, match.end))
        start, end = segment.field.positions(in_field)
        found = segment.field.text[in_field.start : in_field.end]
        return Violation(
            path=document.path, index=document.index, message_id=document.message_id, field=segment.field.name, rule=rule.id, category=rule.category, severity=severity,
            kind=document.kind, lang=lang, message=_quoted(told.message, segment.text[match.start : match.end], match.parts),
            why=told.why, help=told.help, text=found, start=start, end=end, in_message=in_field,
            suggestions=suggestions, own_values=own, rewording=rewording, instruction=instruction_for(told.english_help, found, suggestions, rewording),
            sources=told.sources,
            identity=(rule.id, self._folded, ordinal),
            source_line=segment.field.lines.line_text(start.line), suppressible=rule.suppressible, remedy=remedy,
        )  # fmt: skip

    def own(self, document: Document, lang: str | None, name: str, detail: str, suppression: Suppression | None = None, ordinal: int = 1) -> Violation:
        """Return one of amzlint's own findings about a document, placed at its start or at the suppression it is about."""
        texts = OWN_FINDINGS[name]
        field = document.segments[0].field
        start, end = (suppression.start, suppression.end) if suppression else field.positions((0, 0))
        line = suppression.source_line if suppression else field.lines.line_text(start.line)
        whole = "\n".join(segment.text for segment in document.segments)
        return Violation(
            path=document.path, index=document.index, message_id=document.message_id, field=field.name, rule=name, category="amzlint", severity=texts["severity"], kind=document.kind,
            lang=lang, message=self._text(texts["message"]).replace("{detail}", detail), why=self._text(texts["why"]), help=self._text(texts["help"]), text="", start=start, end=end,
            in_message=Span(0, 0), suggestions=(), instruction=instruction_for(texts["help"]["en"], "", (), None), sources=(), identity=(name, whole, ordinal), source_line=line,
        )  # fmt: skip

    def own_at(self, document: Document, lang: str | None, name: str, detail: str, segment: int, span: tuple[int, int], ordinal: int) -> Violation:
        """Return one of amzlint's own findings, placed at code points of a segment's text."""
        field = document.segments[segment].field
        in_field, _ = document.segments[segment].to_field.to_source(span)
        start, end = field.positions(in_field)
        text = field.text[in_field.start : in_field.end]
        finding = self.own(document, lang, name, detail, None, ordinal)
        return finding._replace(field=field.name, text=text, start=start, end=end, in_message=in_field, source_line=field.lines.line_text(start.line))

    def _told(self, rule: str) -> _Told:
        known = self._by_rule.get(rule)
        if known is None:
            texts = self._packs.part("texts")[rule]
            sources = tuple(Reference(**source) for source in texts["sources"])
            known = self._by_rule[rule] = _Told(self._text(texts["message"]), self._text(texts["why"]), self._text(texts["help"]), texts["help"].get("en", ""), sources)
        return known

    def _text(self, texts: Mapping[str, str]) -> str:
        return texts.get(self._ui_language) or texts.get("en", "")


def _quoted(message: str, whole: str, parts: Mapping[str, str]) -> str:
    def insert(found: re.Match[str]) -> str:
        text = " ".join((parts.get(found[1], whole) if found[1] else whole).split())
        return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1].rstrip() + "…"

    return re.sub(_QUOTE, insert, message)

