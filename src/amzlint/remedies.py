"""What mends a finding: the first fix of its rule that has something to offer, held back where it would touch what no fix may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import HeldBack, Task, find_fix
from amzlint.protected import Guard
from amzlint.violation import Fix

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.violation import Edit
    from amzlint.wording import Wording

MOST = 200  # findings of one message whose fix is told; the others have their turn once these are mended


class Remedies:
    """Finds what mends the findings of one message. lang: its language; wording: what can be said instead."""

    def __init__(self, reading: Reading, lang: str | None, wording: Wording) -> None:
        self._reading = reading
        self._lang = lang
        self._wording = wording
        self._guard = Guard(reading)
        self._count = 0

    def find(self, match: Match, rule: Rule) -> Fix | None:
        """Return the fix of a finding, with its edits or why they are held back; None when only a person can mend it."""
        if not rule.fix or self._count >= MOST:
            return None
        task = Task(self._reading, match, rule, self._wording, self._lang)
        held: Fix | None = None
        for offer in rule.fix:
            found = find_fix(offer["by"])(task)
            if found is None:
                continue
            reason = found.reason if isinstance(found, HeldBack) else self._reason(found)
            if not isinstance(found, HeldBack) and not reason:
                self._count += 1
                return Fix(offer["level"], found)
            held = held or Fix(offer["level"], (), reason)
        return held

    def _reason(self, edits: tuple[Edit, ...]) -> str:
        touched = self._guard.touched(edits)
        return f"would touch {touched}" if touched else ""
