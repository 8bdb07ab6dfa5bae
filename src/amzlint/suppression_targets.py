"""Which messages of a file a suppression beside them is meant for: that on its line, else the next, or all of an entry."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from amzlint.document import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amzlint.report import Failure
    from amzlint.suppression_comments import Suppression


def with_suppressions(items: Iterable[Message | Failure], suppressions: Sequence[Suppression]) -> Iterator[Message | Failure]:
    """Yield what a file holds, each message with the suppressions meant for it; one behind the last message goes with that, and covers nothing."""
    rows = list(items)
    messages = [row for row in rows if isinstance(row, Message)]
    given: dict[int, list[Suppression]] = {}
    for one in suppressions:
        target = _target(messages, one.start.line)
        if target is not None:
            given.setdefault(id(target), []).append(one)
        elif messages:
            given.setdefault(id(messages[-1]), []).append(one._replace(idle=True))
    for row in rows:
        yield row._replace(suppressions=tuple(given[id(row)])) if isinstance(row, Message) and id(row) in given else row


def with_entry_suppressions(items: Iterable[Message | Failure], placed: Sequence[tuple[Suppression, tuple[int, int]]]) -> Iterator[Message | Failure]:
    """Yield what a file holds, the messages of an entry with the suppressions beside it. placed: each with the code points of the file, start up to end, in which its entry stands.

    One whose entry holds no message goes with the next message, else the last, and covers nothing.
    """
    rows = list(items)
    starts = sorted((min(field.positions((0, 0))[0].offset for field in row.fields), number) for number, row in enumerate(rows) if isinstance(row, Message))
    given: dict[int, list[Suppression]] = {}
    for one, (start, end) in placed:
        first, behind = bisect_left(starts, (start, 0)), bisect_left(starts, (end, 0))
        targets = starts[first:behind]
        own = one._replace(shared=len(targets) > 1, idle=not targets)
        for _, number in targets or starts[behind : behind + 1] or starts[-1:]:
            given.setdefault(number, []).append(own)
    for number, row in enumerate(rows):
        yield row._replace(suppressions=tuple(given[number])) if isinstance(row, Message) and number in given else row


def _target(messages: Sequence[Message], line: int) -> Message | None:
    for message in messages:
        first = min(field.positions((0, 0))[0].line for field in message.fields)
        # The end of a text of many lines may be the line after it.
        last = max(field.positions((len(field.text) - 1, len(field.text)))[0].line for field in message.fields)
        if line < first or first <= line <= last:
            return message
    return None
