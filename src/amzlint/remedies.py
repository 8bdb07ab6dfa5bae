"""What mends a finding: the first fix of its rule that has something to offer, held back where it would touch what no fix may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.fixes import HeldBack, Task, find_fix
from amzlint.protected import touched
from amzlint.violation import Fix

if TYPE_CHECKING:
    from amzlint.document import Match
    from amzlint.reading import Reading
    from amzlint.rules import Rule
    from amzlint.wording import Wording


def find_remedy(reading: Reading, match: Match, rule: Rule, wording: Wording, lang: str | None) -> Fix | None:
    """Return the fix of a finding, with its edits or why they are held back; None when only a person can mend it."""
    task = Task(reading, match, rule, wording, lang)
    held: Fix | None = None
    for offer in rule.fix:
        found = find_fix(offer["by"])(task)
        if found is None:
            continue
        reason = found.reason if isinstance(found, HeldBack) else _reason(touched(reading, found))
        if not isinstance(found, HeldBack) and not reason:
            return Fix(offer["level"], found)
        held = held or Fix(offer["level"], (), reason)
    return held


def _reason(what: str) -> str:
    return f"would touch {what}" if what else ""
