"""Finds what an empty value leaves in a message: doubled spaces, spaces before punctuation, sentences and brackets with nothing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.render_findings import BRACKETS, DOUBLED_SPACE, LEADING_MARK, SENTENCE, SPACE_BEFORE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amzlint.document import Segment
    from amzlint.placeholders import Placeholder
    from amzlint.render import Slot

_BLANKS = " \t\xa0\u202f"
_ENDS = ".!?…。！？؟"
_PAUSES = ",;:،؛、，；："
_UNSPACED_ENDS = "。！？"  # behind these a sentence begins without a space
_SPACED_IN_FRENCH = ";:!?"
_PARTNERS = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "（": "）", "「": "」", "『": "』", "【": "】"}
_FILLED = "x"  # stands for a field beside the empty one


def find_empty_faults(segment: Segment, slots: Sequence[Slot], placeholders: Sequence[Placeholder], language: str | None) -> Iterator[tuple[Slot, str]]:
    """Yield the slots of a segment that leave something behind when they alone are empty, with what it is (see `render_findings`)."""
    around = _Around(segment.text, placeholders)
    for slot in slots:
        if slot.may_be_empty and (fault := _fault(around, slot.placeholder, language, is_page=segment.page is not None)):
            yield slot, fault


class _Around:
    """The text around a field, without the marks of control in between."""

    def __init__(self, text: str, placeholders: Sequence[Placeholder]) -> None:
        self._text = text
        self._ending = {one.end: one for one in placeholders}
        self._starting = {one.start: one for one in placeholders}

    def before(self, at: int) -> tuple[str, int]:
        """Return the character before a place and where it starts; empty at the beginning."""
        while (one := self._ending.get(at)) is not None:
            if not one.control:
                return _FILLED, one.start
            at = one.start
        return self._text[at - 1 : at], max(at - 1, 0)

    def behind(self, at: int) -> tuple[str, int]:
        """Return the character behind a place and where it ends; empty at the end."""
        while (one := self._starting.get(at)) is not None:
            if not one.control:
                return _FILLED, one.end
            at = one.end
        return self._text[at : at + 1], min(at + 1, len(self._text))

    def before_blanks(self, at: int) -> str:
        """Return the nearest character before a place that is no blank."""
        character, at = self.before(at)
        while character and character in _BLANKS:
            character, at = self.before(at)
        return character

    def behind_blanks(self, at: int) -> str:
        """Return the nearest character behind a place that is no blank."""
        character, at = self.behind(at)
        while character and character in _BLANKS:
            character, at = self.behind(at)
        return character


def _fault(around: _Around, one: Placeholder, language: str | None, *, is_page: bool) -> str:
    left, _ = around.before(one.start)
    right, behind = around.behind(one.end)
    nearest = around.before_blanks(one.start)
    if nearest and _PARTNERS.get(nearest) == around.behind_blanks(one.end):
        return BRACKETS
    after, _ = around.behind(behind)
    is_mark = bool(right) and right in _ENDS + _PAUSES and not after.isalnum()  # "{{ host }}.com" has no full stop
    is_beginning = nearest in ("", "\n", "\r") or (nearest in _ENDS and (left != nearest or nearest in _UNSPACED_ENDS))
    if is_beginning and is_mark:
        return SENTENCE if right in _ENDS else LEADING_MARK
    if not left or left not in _BLANKS:
        return ""
    if is_mark and not (language == "fr" and right in _SPACED_IN_FRENCH):
        return SPACE_BEFORE_MARK
    # A browser shows several spaces as one; spaces at the beginning of a line are an indent.
    return DOUBLED_SPACE if right and right in _BLANKS and not is_page and nearest not in ("", "\n", "\r") else ""
