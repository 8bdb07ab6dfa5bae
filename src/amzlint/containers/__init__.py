"""Containers: how a file holds messages. Each module reads one form; the name of the file chooses."""

from __future__ import annotations


def container_for(name: str) -> str:
    """Return the container of a file name: `jsonl` for *.jsonl and *.ndjson, else `plain`."""
    return "jsonl" if name.lower().endswith((".jsonl", ".ndjson")) else "plain"
