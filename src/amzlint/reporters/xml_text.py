"""Text for XML: escaped, and without the characters that no XML 1.0 document may hold."""

from __future__ import annotations

import re
from html import escape

from amzlint.reporters.cells import printable

_NEVER_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Return a text for an attribute or an element: signs of XML as entities, what XML or a terminal could not stand written out, as \x1b; line ends kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = "\n".join(printable(line) for line in lines)
    return escape(_NEVER_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)).replace("\n", "&#10;")


def element(tag: str, /, **attributes: str | int) -> str:
    """Return a start tag without its end, attributes escaped."""
    return f"<{tag}" + "".join(f' {key}="{xml_text(str(value))}"' for key, value in attributes.items())
