"""Finds attachments that Amazon refuses or bans: by their name, type, size and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amzlint.document import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.document import Attachment
    from amzlint.reading import Reading


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find attachments by their name: whose ending is of `endings` or of none of `only`, whose name holds one of `words`; or from the one that goes over `most` or over `bytes` on."""
    first = len(reading.segments)
    total = 0
    for number, attachment in enumerate(reading.document.attachments):
        total += attachment.size or 0
        too_many = match.get("most") is not None and number >= match["most"]
        too_large = match.get("bytes") is not None and total >= match["bytes"]
        if too_many or too_large or _is_named(match, attachment):
            yield Match(first + number, 0, len(attachment.name), parts={"size": _megabytes(total), "count": str(len(reading.document.attachments))})
            if too_many or too_large:
                return


def _is_named(match: Mapping[str, Any], attachment: Attachment) -> bool:
    stem, dot, ending = attachment.name.lower().rpartition(".")
    if match["endings"] and ending in match["endings"]:
        return True
    if match["only"] and (not dot or ending not in match["only"]):
        return True
    words = re.findall(r"[^\W\d_]+", stem or attachment.name.lower())
    return any(word == one or (one.endswith("*") and word.startswith(one[:-1])) for word in words for one in match["words"])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
