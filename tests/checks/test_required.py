"""What must be there: an order id, of the right shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_paths, check_text
from amzlint.linter import Linter
from amzlint.violation import Violation

Run = Callable[..., list[Violation]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n  Dear Jo, \nbye", ["Dear Jo,"]),
        ("Order 123-1234567-1234567", []),
        ("Order D01-1234567-1234567", []),
        ("Order {{orderid}}", []),
        ("Order {{name}}", ["Order {{name}}"]),
        ("Order 123-1234567-123456", ["Order 123-1234567-123456"]),
    ],
)
def test_a_message_without_an_order_id_is_reported_at_its_first_line(run_check: Run, text: str, expected: list[str]) -> None:
    """An id or a placeholder named so satisfies the rule; else the first line is the place."""
    assert [one.text for one in run_check("required", {"what": "order-id"}, text)] == expected


def test_the_field_of_a_message_satisfies_too(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """An `order_id` field is an order id; an id in the subject counts."""
    linter = linter_of({}, [rule("small-rule", {"what": "order-id"}, check="required")])
    path = tmp_path / "m.jsonl"
    path.write_text(
        '{"text": "Hi", "order_id": "123-1234567-1234567"}\n{"subject": "About 123-1234567-1234567", "text": "Hi"}\n{"subject": "S", "text": "Hi there"}\n', encoding="utf-8"
    )
    assert [(one.index, one.field, one.text) for one in check_paths([path], kind="reply", lang="en", linter=linter).violations] == [(3, "text", "Hi there")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123-1234567-1234567", []), ("123-123456-1234567", ["123-123456-1234567"]), ("12-1234567-1234567", ["12-1234567-1234567"]), ("1-2-3", []), ("x123-123456-1234567", []),
        ("123-1234567-1234567, not 123-123456-1234567", ["123-123456-1234567"]), ("D01-1234567-1234567 or 12-1234567-1234567", ["12-1234567-1234567"]),
    ],
)
def test_a_misshapen_order_id_is_found(run_check: Run, text: str, expected: list[str]) -> None:
    """What looks like an order id and is not three, seven and seven digits is reported."""
    assert [one.text for one in run_check("required", {"what": "order-id-shape"}, f"Order {text}.")] == expected


def test_letters_of_other_scripts_may_touch_an_order_id(shipped: Linter) -> None:
    """Japanese puts no space around it; Latin letters make it something else."""
    texts = ("ご注文123-1234567-1234567の件です。", "ご注文AB123-1234567-1234567Xの件です。")
    rules = [[one.rule for one in check_text(text, kind="proactive", lang="ja", linter=shipped).violations] for text in texts]
    assert ["order-id-missing" in found for found in rules] == [False, True]
