"""The choice of a container by file name."""

from __future__ import annotations

import pytest

from amzlint.containers import container_for


@pytest.mark.parametrize(
    ("name", "container"), [("a.jsonl", "jsonl"), ("A.JSONL", "jsonl"), ("x/a.ndjson", "jsonl"), ("a.txt", "plain"), ("jsonl", "plain"), ("", "plain"), ("a.jsonl.txt", "plain")]
)
def test_the_ending_chooses(name: str, container: str) -> None:
    """*.jsonl and *.ndjson are JSON Lines, all else is plain."""
    assert container_for(name) == container
