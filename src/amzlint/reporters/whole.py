"""What the formats share that are one document: nothing is written before the run ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.report import Failure, MessageResult
    from amzlint.reporters import Options


class WholeReporter:
    """Writes nothing until `finish`, for which the report must have kept its messages."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def message(self, result: MessageResult) -> str:  # noqa: ARG002
        """Return nothing; the document is written at the end."""
        return ""

    def failure(self, failure: Failure) -> str:  # noqa: ARG002
        """Return nothing; the document is written at the end."""
        return ""
