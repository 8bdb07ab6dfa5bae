"""Operations of the Selling Partner API: today's, removed ones, and names that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amzlint.api import check_paths
from amzlint.api_operations import OPERATIONS, REMOVED, nearest_operations, operation_in_path, operation_of, speaks_of_operation
from amzlint.linter import Linter


@pytest.mark.parametrize(
    ("name", "operation"),
    [("warranty", "warranty"), ("createWarranty", "warranty"), ("sendInvoice", "invoice"), ("createAmazonMotors", "amazonMotors"), ("createParty", "createParty"), ("", "")],
)
def test_methods_of_clients_are_operations(name: str, operation: str) -> None:
    """What generated clients call `createX` or `sendX` is X, where there is such an operation."""
    assert operation_of(name) == operation


@pytest.mark.parametrize("name", [*OPERATIONS, *REMOVED, "confirmOrderDetail", "warrantee", "sendPromotion"])
def test_what_speaks_of_an_operation(name: str) -> None:
    """Known names, names written alike, and names that resemble one."""
    assert speaks_of_operation(name)


@pytest.mark.parametrize("name", ["send", "reply", "INSERT", "", "two words"])
def test_what_speaks_of_something_else(name: str) -> None:
    """Other words are no operation of this API."""
    assert not speaks_of_operation(name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/messaging/v1/orders/123-4567890-1234567/messages/warranty", "warranty"), ("/messaging/v1/orders/1/messages/amazonMotors?marketplaceIds=A1", "amazonMotors"),
        ("/messages/invoice", "invoice"), ("/orders/1/messages/nothingLikeIt", "nothingLikeIt"), ("/api/messages/drafts", None), ("", None),
        ("/solicitations/v1/orders/1/solicitations/productReviewAndSellerFeedback", "productReviewAndSellerFeedback"),
    ],
)  # fmt: skip
def test_a_path_names_its_operation(path: str, name: str | None) -> None:
    """The last part of a call; without an order only known names count."""
    found = operation_in_path(path)
    assert (path[slice(*found)] if found else None) == name


def test_the_nearest_name_is_found() -> None:
    """One that resembles it, or none."""
    assert nearest_operations("createConfirmOrderDetail") == ["confirmOrderDetails"]
    assert nearest_operations("sendPromotion") == []


TEXT = "Which size is right for order 123-4567890-1234567?"
FORMS = [
    ("m.jsonl", lambda name: json.dumps({"text": TEXT, "operation": name})),
    ("m.json", lambda name: json.dumps({"operation": name, "body": {"text": TEXT}}, indent=1)),
    ("p.json", lambda name: json.dumps({"path": f"/messaging/v1/orders/123-4567890-1234567/messages/{name}", "body": {"text": TEXT}})),
    ("m.yaml", lambda name: f"operation: '{name}'\ntext: {TEXT}\n"),
    ("m.csv", lambda name: f"text,operation\n{TEXT},{name}\n"),
    ("m.txt", lambda name: f"---\noperation: {name}\n---\n{TEXT}\n"),
]


@pytest.mark.parametrize(("file", "write"), FORMS, ids=[name for name, _ in FORMS])
@pytest.mark.parametrize(
    ("name", "rule", "told"),
    [
        ("negativeFeedbackRemoval", "operation-removed", "confirmCustomizationDetails"), ("amazonMotors", "operation-removed", "removed"),
        ("confirmOrderDetail", "operation-unknown", "expected: confirmOrderDetails"),
        ("sendPromotion", "operation-unknown", "confirmOrderDetails"), ("confirmOrderDetails", "", ""), ("createUnexpectedProblem", "", ""),
    ],
)  # fmt: skip
def test_every_form_tells_it_where_it_stands(shipped: Linter, tmp_path: Path, file: str, write: object, name: str, rule: str, told: str) -> None:
    """The finding points at the name of the operation in the file, and says what there is."""
    content = write(name)  # type: ignore[operator]
    (tmp_path / file).write_text(content, encoding="utf-8")
    report = check_paths([tmp_path / file], lang="en", linter=shipped)
    assert [one.kind for one in report.messages] == ["api"]
    found = [one for one in report.violations if one.rule.startswith("operation-")]
    assert [(one.rule, content[one.start.offset : one.end.offset]) for one in found] == ([(rule, name)] if rule else [])
    assert all(told in one.message for one in found)
