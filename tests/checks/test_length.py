"""Texts that are too long or too short for the API."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter


def found(linter: Linter, tmp_path: Path, text: str, operation: str | None) -> list[tuple[str, str]]:
    path = tmp_path / "calls.jsonl"
    path.write_text(json.dumps({"text": text, "kind": "api", "lang": "en", **({"operation": operation} if operation else {})}), encoding="utf-8")
    report = check_paths([path], linter=linter)
    assert report.failures == []
    return [(one.rule, one.text) for one in report.violations if one.category == "api"]


@pytest.mark.parametrize(
    ("operation", "most"), [("confirmCustomizationDetails", 800), ("digitalAccessKey", 400), ("unexpectedProblem", 2000), ("confirmDeliveryDetails", 2000), (None, 2000)]
)
def test_each_operation_has_its_limit(shipped: Linter, tmp_path: Path, operation: str | None, most: int) -> None:
    """As many code points as the operation takes are fine; what is over is underlined."""
    assert found(shipped, tmp_path, "é" * most, operation) == []
    assert found(shipped, tmp_path, "é" * most + "ab", operation) == [("length-over-api-limit", "ab")]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "&nbsp; "])
def test_a_text_must_say_something(shipped: Linter, tmp_path: Path, text: str) -> None:
    """An empty text is an error, and so is one of white space."""
    assert "text-empty" in {rule for rule, _ in found(shipped, tmp_path, text, None)}
