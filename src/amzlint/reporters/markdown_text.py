"""Text for places that read Markdown: whatever it says is shown, and nothing of it acts."""

from __future__ import annotations

import html
import re

# What Markdown, or GitHub on top of it, gives a meaning to inside a line: emphasis, code, links, images, tables, formulas, mentions, references, bare addresses.
_SIGNS = re.compile(r"[\\`*_{}\[\]()#|~>@$:]|(?<=www)\.", re.IGNORECASE)


def escape_markdown(text: str) -> str:
    """Return one line of text that Markdown shows as it is."""
    # A character reference survives where a backslash would not: GitHub links mentions and addresses before it looks at escapes.
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", html.escape(text, quote=False))
