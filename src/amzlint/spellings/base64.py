"""Base64: the whole text anew, in lines as long as before."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from amzlint.spellings.charsets import bytes_of

if TYPE_CHECKING:
    from amzlint.spellings import Around

LONGEST_LINE = 76  # signs, as e-mail allows


def spell(text: str, around: Around) -> str:
    """Return a text in lines of the length that the first one has, with the blanks around them."""
    old = around.written
    body = old.strip()
    first = re.split(r"[\r\n]", body, maxsplit=1)[0]
    width = len(first) if len(first) < len(body) else max(LONGEST_LINE, len(first))
    signs = base64.b64encode(bytes_of(text, around)).decode()
    lines = (signs[at : at + width] for at in range(0, len(signs), max(width, 1)))
    begins = old.index(body)
    return old[:begins] + around.newline.join(lines) + old[begins + len(body) :]
