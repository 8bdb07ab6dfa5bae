"""Placeholders: left over, or with a name that promises something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint.violation import Violation

ID = "123-1234567-1234567"


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        (True, "Dear {{name}}", None),
        (True, f"Dear {{{{name}}}}, {ID}", None),
        (False, "Dear {{name}}", "error"),
        (False, f"Dear {{{{name}}}}, {ID}", "error"),
        (None, "Dear {{name}}", "info"),
        (None, "Dear {{name}}, 123-12", "info"),
        (None, f"Dear {{{{name}}}}, {ID}", "error"),
        (False, "Dear Jo", None),
    ],
)
def test_left_over_depends_on_template_and_order_id(run_check: Callable[..., list[Violation]], template: bool | None, text: str, expected: str | None) -> None:
    """Never in a template, an error in a message, and where that is unknown advice unless a complete order id shows a finished message."""
    found = run_check("placeholder", {"what": "left-over"}, text, template=template, severity="warning")
    assert [(one.text, one.severity) for one in found] == ([("{{name}}", expected)] if expected else [])


def test_names_are_classified(run_check: Callable[..., list[Violation]]) -> None:
    """Placeholders are reported by the class of their name, in templates too, unless another class excuses them."""
    text = "{{coupon}} {{voucher_url}} {{name}}"
    assert [one.text for one in run_check("placeholder", {"classes": ["coupon"]}, text, template=True)] == ["{{coupon}}", "{{voucher_url}}"]
    assert [one.text for one in run_check("placeholder", {"classes": ["coupon"], "unless": ["link"]}, text, template=True)] == ["{{coupon}}"]
