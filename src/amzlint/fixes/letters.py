"""Restores plain letters: hidden characters go, letters that only look like Latin ones are written as these."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from amzlint.edits import edits_in_segment
from amzlint.fixes import UNCERTAIN, HeldBack

if TYPE_CHECKING:
    from amzlint.fixes import Task
    from amzlint.violation import Edit

# Letters of which nobody could tell the Latin one apart.
_TWINS = str.maketrans(
    "асеорхуіјѕԁһԛԝӏАВЕКМНОРСТХУІЈЅԌԚԜοΑΒΕΖΗΙΚΜΝΟΡΤΥΧᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑ",
    "aceopxyijsdhqwlABEKMHOPCTXYIJSGQWoABEZHIKMNOPTYXabcdefghijklmnoprstuvwyzga",
)
_HIDDEN = "[\u200b-\u200d\u2060-\u2064\ufeff\u180e\u034f\u00ad\u0334-\u0338]"
_PLAIN = r"[A-Za-z\u00c0-\u024f'’-]+"


def propose(task: Task) -> tuple[Edit, ...] | HeldBack | None:
    """Restore the letters of what was found, where all of them are certain; words that are spaced or written with digits are not for a machine to read."""
    found = task.found
    restored = _restored(found)
    if restored == found or found.isascii():
        return None
    if not all(re.fullmatch(_PLAIN, word) for word in restored.split()):
        return HeldBack("letters that are not certain")
    edits = edits_in_segment(task.document, task.match.segment, task.match.start, task.match.end, restored)
    return UNCERTAIN if edits is None else edits


def _restored(found: str) -> str:
    return "".join(_letter(sign) for sign in re.sub(_HIDDEN, "", found))


def _letter(sign: str) -> str:
    twin = sign.translate(_TWINS)
    if twin != sign:
        return twin
    plain = unicodedata.normalize("NFKC", sign)
    if plain.isascii() and plain.isalpha():
        return plain
    # Letters in circles and squares, which have no plain form of their own.
    name = unicodedata.name(sign, "")
    return name[-1] if re.fullmatch(r"(?:NEGATIVE )?(?:CIRCLED|SQUARED) LATIN CAPITAL LETTER [A-Z]", name) else sign
