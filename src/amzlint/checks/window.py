"""Finds messages that are sent too early or too late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Compare the day of sending with the first day of `after` that is known; silent when either is unknown. The first line is underlined."""
    document = reading.document
    start = next((day for name in match["after"] if (day := getattr(document, name)) is not None), None)
    if document.sent_at is None or start is None or not document.segments:
        return
    days = (document.sent_at - start).days
    least, most = match.get("least"), match.get("most")
    if (least is not None and days < least) or (most is not None and days > most):
        text = document.segments[0].text
        yield Match(0, 0, len(text.split("\n", 1)[0]), parts={"days": str(days)})
