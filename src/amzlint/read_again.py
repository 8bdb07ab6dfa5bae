"""A file that was changed, read again: what in it is not as it was, nor as it should be."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from amzlint.document import Document, fields_of
from amzlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Item = Document | Failure
Use = tuple[int, int]  # the numbers of a message and of a field in it


def first_problem(before: Sequence[Item], after: Sequence[Item], texts: Mapping[Use, str]) -> str:
    """Say what is wrong with a file that was changed; empty when everything is as it should be.

    before, after: the messages and failures of the file as it was and as it is now; texts: the new ones, every other text must be what it was.
    """
    if len(after) != len(before):
        return f"read again, the file would hold {_counted(after)} instead of {_counted(before)}"
    return next((problem for old, new in zip(before, after, strict=True) if (problem := _difference(old, new, texts))), "")


def _counted(items: Sequence[Item]) -> str:
    counts = Counter(type(item) for item in items)
    return ", ".join(f"{counts[kind]} {name}" if counts[kind] == 1 else f"{counts[kind]} {name}s" for kind, name in ((Document, "message"), (Failure, "fault")) if counts[kind]) or "nothing"


def _difference(before: Item, after: Item, texts: Mapping[Use, str]) -> str:
    """Say what of a message or failure is not as it was, or as it should be now."""
    if isinstance(before, Failure) or isinstance(after, Failure):
        return "" if _fault_of(before) == _fault_of(after) else f"read again, the file would be at fault: {_fault_of(after) or _fault_of(before)}"
    expected = [texts.get((before.index, number), field.text) for number, field in enumerate(fields_of(before))]
    found = [field.text for field in fields_of(after)]
    if expected != found:
        index = next((number for number, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), -1)
        return f"read again, message {before.index} would say “{_shown(found[index])}”" if index >= 0 else f"read again, message {before.index} would have another number of texts"
    if _facts(before) != _facts(after):
        return f"read again, other things that the file says of message {before.index} would not be what they were"
    return ""


def _fault_of(item: Item) -> str:
    # Line numbers may change; what is wrong may not.
    return re.sub(r"\d+", "…", item.error) if isinstance(item, Failure) else ""


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _facts(document: Document) -> Any:
    # What follows from the texts may change with them: the place-holders of other languages, and whether an encoding had to be guessed.
    kept = document._replace(segments=(), attachments=(), suppressions=(), siblings=(), guessed_encoding=None)
    fields = [(field.name, field.scope, field.markup) for field in fields_of(document)]
    suppressions = [(one.order, one.field, one.inside) for one in document.suppressions]
    return kept, fields, [(one.name, one.content_type, one.size) for one in document.attachments], suppressions
