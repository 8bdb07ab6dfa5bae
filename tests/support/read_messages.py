"""Messages read as the command reads them."""

from __future__ import annotations

import io
from typing import Any

from amzlint.api import make_defaults
from amzlint.document import Document
from amzlint.kinds import Defaults
from amzlint.linter import Linter
from amzlint.reader import read_stream, read_text


def read_message(linter: Linter, text: str, **about: Any) -> Document:
    """Return the one message of a text. about: what is said of it, see `make_defaults`; a reply where nothing is."""
    (document,) = read_text(text, "<text>", make_defaults(linter, **{"kind": "reply", **about}), lambda _: None)
    assert isinstance(document, Document)
    return document


def documents_of(data: bytes, name: str) -> list[Document]:
    """Return the messages of a file of this name; what could not be read is left out."""
    return [item for item in read_stream(io.BytesIO(data), name, name, Defaults(), lambda _: None) if isinstance(item, Document)]
