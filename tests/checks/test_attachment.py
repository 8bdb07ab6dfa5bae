"""Attachments by name, number and size."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter


@pytest.fixture
def names_found(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]], tmp_path: Path) -> Callable[..., list[str]]:
    """Return the names that a match finds, as they stand in the file."""

    def run(match: Any, *attachments: Any) -> list[str]:
        linter = linter_of({}, [rule("small-rule", match, check="attachment", category="attachment")])
        source = json.dumps({"text": "Hi", "attachments": attachments}, ensure_ascii=False)
        (tmp_path / "m.json").write_text(source, encoding="utf-8")
        return [source[one.start.offset : one.end.offset] for one in check_paths([tmp_path / "m.json"], kind="api", lang="en", linter=linter).violations]

    return run


@pytest.mark.parametrize(
    ("match", "names", "expected"),
    [
        ({"endings": ["exe", "zip"]}, ["a.pdf", "b.EXE", "c.zip.txt"], ["b.EXE"]),
        ({"only": ["pdf"]}, ["a.pdf", "b.txt", "noending"], ["b.txt", "noending"]),
        ({"words": ["coupon*", "flyer"]}, ["My Coupons.pdf", "flyer_2.pdf", "flyers.pdf", "invoice.pdf"], ["My Coupons.pdf", "flyer_2.pdf"]),
        ({"words": ["gutschein"]}, ["Gutschein-Größe.pdf", "über.pdf"], ["Gutschein-Größe.pdf"]),
        ({"most": 2}, ["a.pdf", "b.pdf", "c.pdf", "d.pdf"], ["c.pdf"]),  # told once, at the one that is too many
        ({"most": 2}, ["a.pdf", "b.pdf"], []),
        ({"most": 0}, [], []),
    ],
)
def test_names_and_numbers(names_found: Callable[..., list[str]], match: Any, names: list[str], expected: list[str]) -> None:
    """Endings and words in any case, at their places in the file; a number is exceeded once."""
    assert names_found(match, *names) == expected


@pytest.mark.parametrize(("sizes", "expected"), [([4, 5], []), ([4, 6], ["1.pdf"]), ([10, 1], ["0.pdf"]), ([4, None, 7], ["2.pdf"]), ([None], [])])
def test_sizes_are_added_up(names_found: Callable[..., list[str]], sizes: list[int | None], expected: list[str]) -> None:
    """The attachment with which the sum reaches the limit is told; what has no size counts nothing."""
    assert names_found({"bytes": 10}, *({"fileName": f"{number}.pdf", "size": size} for number, size in enumerate(sizes))) == expected
