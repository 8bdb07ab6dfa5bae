"""How `amzlint rewrite` shows its results: a preview with reasons, JSON, or a unified diff."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from amzlint.commands.fixing import unified_diff
from amzlint.commands.rewrite_preview import Preview
from amzlint.commands.terminal import colour_wanted, width
from amzlint.document import fields_of
from amzlint.file_text import pieces_of
from amzlint.reporters.cells import printable
from amzlint.reporters.closing import counted
from amzlint.reporters.json_report import escape_unsafe

if TYPE_CHECKING:
    from amzlint.document import Document
    from amzlint.rewrite import Rewritten

FORMATS = ("text", "json")
SCHEMA = "amzlint.rewrite/1"


class Output:
    """Shows nothing: what every other way of showing results builds on."""

    def message(self, document: Document, rewritten: Rewritten) -> None:
        """Show one rewritten message."""

    def difference(self, path: str, name: str, before: bytes, after: bytes) -> None:
        """Show what would change in a file. name: chooses its container."""

    def finish(self) -> None:
        """Show what is to be said at the end."""


class TextOutput(Output):
    """The preview, and a closing line."""

    def __init__(self) -> None:
        self._preview = Preview(width(sys.stdout), colour=colour_wanted(sys.stdout))
        self._messages = self._rewritten = self._clean = 0

    def message(self, document: Document, rewritten: Rewritten) -> None:
        """Show both versions, and the reasons."""
        self._messages += 1
        self._rewritten += bool(rewritten.changes)
        self._clean += rewritten.clean
        _put(self._preview.block(document, rewritten))

    def finish(self) -> None:
        """Count."""
        if self._messages:
            unclean = self._messages - self._clean
            told = f", {unclean} not clean: a person decides" if unclean else ", all clean"
            _put(f"{self._rewritten} of {counted(self._messages, 'message')} rewritten{told}\n")


class JsonOutput(Output):
    """One object a message, one a line, described by data/rewrite.schema.json."""

    def message(self, document: Document, rewritten: Rewritten) -> None:
        """Write one object, at once, so that a live pipe works."""
        _put(escape_unsafe(json.dumps(as_object(document, rewritten), ensure_ascii=False)) + "\n")


class DiffOutput(Output):
    """Unified diffs of the files."""

    def difference(self, path: str, name: str, before: bytes, after: bytes) -> None:
        """Show the diff of one file."""
        old, new = ("".join(piece.text for piece in pieces_of(data, name)) for data in (before, after))
        shown = unified_diff(path, old, new)
        _put("".join(f"{printable(line)}\n" for line in shown.splitlines()) if sys.stdout.isatty() else shown)


def make_output(name: str, *, diff: bool, quiet: bool) -> Output:
    """Return how results are shown. name: of the format; quiet: standard output is for the new text itself."""
    if diff:
        return DiffOutput()
    if quiet:
        return Output()
    return JsonOutput() if name == "json" else TextOutput()


def as_object(document: Document, rewritten: Rewritten) -> dict[str, Any]:
    """Return all that is said of one message; of a message with several fields, as a subject and a body, the texts one under the other, and each apart."""
    found: dict[str, Any] = {
        "schema": SCHEMA, "path": document.path, "message_id": document.message_id, "original": _text(document), "rewritten": _text(rewritten.document), "clean": rewritten.clean,
        "changes": [change._asdict() for change in rewritten.changes],
        "needs_a_person": [{"rule": rule, "reason": reason} for rule, reason in rewritten.needs_a_person],
    }  # fmt: skip
    pairs = [*zip(fields_of(document), fields_of(rewritten.document), strict=True)]
    if len(pairs) > 1:
        found["fields"] = [{"name": old.name, "original": old.text, "rewritten": new.text} for old, new in pairs]
    return found


def _text(document: Document) -> str:
    return "\n\n".join(field.text for field in fields_of(document))


def _put(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
