"""The operations of the Selling Partner API that send messages: those there are, and those that Amazon removed."""

from __future__ import annotations

import re

# Of the Messaging API as its model of 30 January 2026 has them, and of the Solicitations API.
OPERATIONS = (
    "confirmCustomizationDetails", "confirmDeliveryDetails", "confirmOrderDetails", "confirmServiceDetails", "digitalAccessKey", "unexpectedProblem", "legalDisclosure", "warranty",
    "invoice", "productReviewAndSellerFeedback",
)  # fmt: skip
REMOVED = ("negativeFeedbackRemoval", "amazonMotors", "amazonPayProblem")
_CALL = re.compile(r"(?P<order>/orders/[^/\s]{1,60})?/(?:messages|solicitations)/(?P<name>[A-Za-z]{4,60})")
_NAME = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")


def operation_of(name: str) -> str:
    """Return an operation as this module names it: methods of clients are called `createWarranty` or `sendInvoice`; any other name as it is."""
    bare = re.sub(r"^(?:create|send)(?=[A-Z])", "", name)
    meant = bare[:1].lower() + bare[1:]
    return meant if meant in OPERATIONS or meant in REMOVED else name


def speaks_of_operation(name: str) -> bool:
    """Say whether a value names an operation, be it one that does not exist: `send` and `reply` speak of something else."""
    return operation_of(name) in (*OPERATIONS, *REMOVED) or _NAME.fullmatch(name) is not None or bool(nearest_operations(name))


def operation_in_path(path: str) -> tuple[int, int] | None:
    """Return where the path of a call names its operation, as half-open code points; None where it names none."""
    found = _CALL.search(path)
    return found.span("name") if found and (found["order"] or operation_of(found["name"]) in (*OPERATIONS, *REMOVED)) else None


def nearest_operations(name: str) -> list[str]:
    """Return the valid operation that a name resembles, if any."""
    import difflib  # noqa: PLC0415  (only for names that are unknown)

    by_lower = {one.lower(): one for one in OPERATIONS}
    return [by_lower[one] for one in difflib.get_close_matches(operation_of(name)[:60].lower(), by_lower, 1, 0.7)]
