"""Messages that go out too early or too late."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter


def found(linter: Linter, tmp_path: Path, **fields: str) -> list[tuple[str, str]]:
    path = tmp_path / "sent.jsonl"
    path.write_text(json.dumps({"text": "About order 123-4567890-1234567.\nIt is late.", "lang": "en", **fields}), encoding="utf-8")
    report = check_paths([path], linter=linter)
    assert report.failures == []
    return [(one.rule, one.text) for one in report.violations if one.rule in ("sent-after-30-days", "solicitation-window")]


LINE = "About order 123-4567890-1234567."


@pytest.mark.parametrize(
    ("kind", "sent", "delivered", "expected"),
    [
        ("proactive", "2026-08-31", "2026-08-01", []), ("proactive", "2026-09-01", "2026-08-01", ["sent-after-30-days"]), ("reply", "2026-12-01", "2026-08-01", []),
        ("solicitation", "2026-08-05", "2026-08-01", ["solicitation-window"]), ("solicitation", "2026-08-06", "2026-08-01", []), ("solicitation", "2026-08-31", "2026-08-01", []),
        ("solicitation", "2026-09-01", "2026-08-01", ["sent-after-30-days"]),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_delivery(shipped: Linter, tmp_path: Path, kind: str, sent: str, delivered: str, expected: list[str]) -> None:
    """Proactive messages have 30 days, solicitations start on the fifth; the first line is underlined; of two rules on one line the first stays."""
    assert found(shipped, tmp_path, kind=kind, sent_at=sent, delivered_at=delivered) == [(rule, LINE) for rule in expected]


def test_the_order_counts_where_the_delivery_is_unknown(shipped: Linter, tmp_path: Path) -> None:
    """Without a delivery the days run from the order; a delivery that is known wins; without a day of sending nothing is said."""
    assert found(shipped, tmp_path, kind="proactive", sent_at="2026-09-01T10:00:00Z", ordered_at="2026-07-01") == [("sent-after-30-days", LINE)]
    assert found(shipped, tmp_path, kind="proactive", sent_at="2026-09-01", ordered_at="2026-07-01", delivered_at="2026-08-20") == []
    assert found(shipped, tmp_path, kind="proactive", delivered_at="2026-01-01") == []


def test_a_day_that_is_none_is_a_failure(shipped: Linter, tmp_path: Path) -> None:
    """A date that cannot be read is told with its line."""
    path = tmp_path / "sent.jsonl"
    path.write_text('{"text": "x", "sent_at": "yesterday"}', encoding="utf-8")
    (failure,) = check_paths([path], linter=shipped).failures
    assert failure.error == "line 1: “sent_at” is 'yesterday', expected a day such as \"2026-08-31\""
