"""Containers: how a file holds messages. Each module reads one form; the name of the file chooses."""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING

from amzlint.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.document import Message
    from amzlint.report import Failure

# A module reads decoded text, `read(source)`, or bytes, `read_bytes(stream, path)`; JSON Lines are read line by line.
_BY_ENDING = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv", ".eml": "eml", ".mbox": "mbox", ".po": "po", ".pot": "po",
    ".xlf": "xliff", ".xliff": "xliff",
}  # fmt: skip
PLAIN = "plain"
STRUCTURED = ("json", "yaml", "csv")  # those in which selectors can name the texts that are messages


def container_for(name: str) -> str:
    """Return the container of a file name: by its ending, else `plain`."""
    lowered = name.lower()
    return next((container for ending, container in _BY_ENDING.items() if lowered.endswith(ending)), PLAIN)


def read_messages(container: str, stream: IO[bytes], path: str, selectors: tuple[str, ...] = ()) -> Iterator[tuple[Message | Failure, str | None]]:
    """Read a file of any container but JSON Lines; yields messages, and failures for what is broken in it, each with the encoding where that was guessed.

    selectors: of the texts that are messages, where the container is STRUCTURED; without any its own names decide. Raises ReadError for a file that cannot be read at all.
    """
    module = import_module(f"amzlint.containers.{container}")
    if hasattr(module, "read_bytes"):
        for item in module.read_bytes(stream, path):
            yield item, None
        return
    source = decode(stream.read(), path)
    for item in module.read(source, selectors) if selectors and container in STRUCTURED else module.read(source):
        yield item, source.encoding if source.guessed else None
