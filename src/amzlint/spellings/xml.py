"""Character data of XML: tags stay where they are, and what the encoding lacks becomes a reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.errors import SpellingError

if TYPE_CHECKING:
    from amzlint.spellings import Around

KEEPS_GAPS = True
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def spell_part(text: str, around: Around) -> str:
    """Return a text as it stands between tags, or inside a CDATA section."""
    if found := _NO_XML.search(text):
        raise SpellingError(f"XML has no way to write U+{ord(found[0]):04X}")
    if around.source.rfind("<![CDATA[", around.spelling.start, around.start) > around.source.rfind("]]>", around.spelling.start, around.start):
        if "]]>" in text:
            raise SpellingError("“]]>” would end the CDATA section that the text stands in")
        return text
    # “]]>” must not stand between tags, not even together with what is there already.
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if around.source.startswith((">", "]>"), around.end) and (around.source[: around.start] + written).endswith("]"):
        written = f"{written[:-1]}&#x5D;" if written else written
    return "".join(sign if sign.isascii() or _may_stand(sign, around) else f"&#x{ord(sign):X};" for sign in written)


def _may_stand(sign: str, around: Around) -> bool:
    """Say whether a character is in the encoding that the file has, and in the one that it says to have as long as it holds nothing beyond ASCII."""
    declared = _DECLARED.search(around.source[:300]) if around.source.isascii() else None
    if declared and declared[1].lower() not in ("utf-8", "utf8", "utf-16"):
        return False
    return around.holds(sign)
