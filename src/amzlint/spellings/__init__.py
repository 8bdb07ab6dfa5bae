"""Spellings: how a form of file writes a text. Each module writes one form, in the style of what stands around.

A module has `spell(text, around)`, which writes a whole text, and mostly also `spell_part(text, around)`, which writes what takes the place of a part of it, None where only the whole can be
written anew. Both raise SpellingError for what the form cannot hold. `read(written, around)` returns what a spelling says, where the writer cannot be sure. KEEPS_GAPS: what stands
between the parts of a text, such as tags, stays. `uses(around)` returns how often the file uses the text, where that can be more than once.
"""

from __future__ import annotations

import re
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from amzlint.spans import Spelling

RAW = "raw"  # a text that stands in its file as it is


class Around(NamedTuple):
    """Where a text is to be written.

    source: the text of the file; start, end: code points of it that the new text takes the place of; line: what will then stand before it in its line;
    spelling: of the whole text; encoding: of the file, empty when unknown.
    """

    source: str
    start: int
    end: int
    line: str
    spelling: Spelling
    encoding: str = ""

    @property
    def written(self) -> str:
        """How the whole text is written now."""
        return self.source[self.spelling.start : self.spelling.end]

    @property
    def newline(self) -> str:
        """The line break of the file: that of its first line."""
        found = re.compile(r"\r\n|\n|\r").search(self.source)
        return found[0] if found else "\n"

    def holds(self, text: str) -> bool:
        """Say whether the file's encoding has these characters."""
        try:
            text.encode(self.encoding or "utf-8")
        except UnicodeEncodeError:
            return False
        return True


def find_form(name: str) -> ModuleType:
    """Return the module of a form; it is imported when it is first needed."""
    return import_module(f"amzlint.spellings.{name}")
