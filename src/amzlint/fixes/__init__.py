"""The fixes: each proposes edits that mend what a check found, or says why it must not; none of them knows files or other fixes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from amzlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.document import Document, Match, Segment
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.sentence_units import Unit
    from amzlint.violation import Edit
    from amzlint.wording import Wording

    Propose = Callable[["Task"], "tuple[Edit, ...] | HeldBack | None"]

# A fix's name in rules is the name of its module.
FIXES = ("element", "https", "letters", "line_breaks", "phrase", "pictogram", "punctuation", "replacement", "row", "sentence", "sentence_case", "style")

_loaded: dict[str, Propose] = {}


class HeldBack(NamedTuple):
    """A fix that is known and must not be made. reason: as it is counted for people, in the form “would touch a placeholder”."""

    reason: str


UNCERTAIN = HeldBack("share their spelling with other characters")


class Task(NamedTuple):
    """What a rule found and a fix shall mend. wording: what can be said instead; lang: the language of the message."""

    reading: Reading
    match: Match
    rule: Rule
    wording: Wording
    lang: str | None

    @property
    def document(self) -> Document:
        """The message."""
        return self.reading.document

    @property
    def segment(self) -> Segment:
        """The segment that the match is in."""
        return self.document.segment(self.match.segment)

    @property
    def found(self) -> str:
        """The characters that were found."""
        return self.segment.text[self.match.start : self.match.end]

    @property
    def sentence(self) -> Unit | None:
        """The sentences that hold what was found; None for targets of links and other texts that are no prose."""
        from amzlint.sentence_units import sentence_unit  # noqa: PLC0415  (only for findings whose sentence is mended)

        number = self.match.segment
        if not 0 <= number < len(self.reading.segments) or self.reading.segments[number].part != "text":
            return None
        return sentence_unit(self.reading, number, Span(self.match.start, max(self.match.end, self.match.start + 1)), self.lang)


def find_fix(name: str) -> Propose:
    """Return the `propose` function of a fix; its module is imported when it is first needed. Raises KeyError for an unknown name.

    `propose` returns the edits of the message's texts, `HeldBack` where these must not be made, None where it has nothing to offer.
    """
    fix = _loaded.get(name)
    if fix is None:
        if name not in FIXES:
            raise KeyError(name)
        fix = _loaded[name] = import_module(f"amzlint.fixes.{name}").propose
    return fix
