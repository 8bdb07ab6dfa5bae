"""The values that a message holds itself."""

from __future__ import annotations

import pytest

from amzlint.linter import Linter
from amzlint.own_values import own_values
from suggested import message

ORDER = "123-4567890-1234567"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", {}),
        (f"Order {ORDER}", {"order_id": ORDER}),
        (f"Order {ORDER}, again {ORDER}", {"order_id": ORDER}),
        (f"Order {ORDER} and 123-4567890-7654321", {}),
        ("Order {{ order_number }}", {"order_id": "{{ order_number }}"}),
        ("Order [ORDER_ID]", {"order_id": "[ORDER_ID]"}),
        ("Order [ORDER_ID] and {{order_number}}", {}),
        (f"Order {ORDER} as {{{{order_id}}}}", {"order_id": ORDER}),
        ("Number {{tracking_number}}", {"tracking_number": "{{tracking_number}}"}),
        ("Number 1Z999AA10123456784 with UPS", {"tracking_number": "1Z999AA10123456784", "carrier": "UPS"}),
        ("UPS or DHL, the ups and downs", {}),
        ("Carrier {{carrier}}", {"carrier": "{{carrier}}"}),
        ("By {{delivery_date}}", {"delivery_date": "{{delivery_date}}"}),
        ("On {{order_date}}", {}),
        ("You get {{refund_amount}}", {"amount": "{{refund_amount}}"}),
        ("You pay {{amount}}", {}),
        ("Dear {{buyer_name}}", {"name": "{{buyer_name}}"}),
        ("Track it: {{tracking_url}}", {}),
        ("It goes as 1Z999AA10123456784", {"tracking_number": "1Z999AA10123456784"}),
        ("It goes as RR123456789DE by PostNord", {"tracking_number": "RR123456789DE", "carrier": "PostNord"}),
        ("It goes by Mondial Relay", {"carrier": "Mondial Relay"}),
        ("The DHLs of 12345678", {}),
        ("{% if order_id %}Hello{% endif %}", {}),
    ],
)
def test_a_value_is_known_when_there_is_one(shipped: Linter, text: str, expected: dict[str, str]) -> None:
    """It is the id, or the field whose name says so in the message's own dialect; two of them are none, and dates and amounts must say of what."""
    one = message([text], "reply", "en", template=None)
    assert own_values(one, shipped.read(one, shipped.languages(one))) == expected


def test_the_order_of_the_file_counts(shipped: Linter) -> None:
    """What the file says of a message fills a text that names no order."""
    one = message(["Hello"], "reply", "en", template=None)._replace(order_id=ORDER)
    assert own_values(one, shipped.read(one, shipped.languages(one))) == {"order_id": ORDER}
