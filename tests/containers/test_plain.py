"""A file that is one message."""

from __future__ import annotations

import pytest

from amzlint.containers.plain import read
from amzlint.document import Message
from amzlint.source import Source


def test_a_file_is_one_message() -> None:
    """The whole text is the body of one message, at its own places."""
    (message,) = read(Source("a.txt", "Hello\nthere"))
    assert isinstance(message, Message)
    (field,) = message.fields
    assert (field.name, field.scope, field.text, message.about) == ("text", "body", "Hello\nthere", {})
    start, end = field.positions((6, 11))
    assert (start.line, start.column, end.offset) == (2, 1, 11)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u3000\u00a0"])
def test_white_space_is_no_message(text: str) -> None:
    """A file with nothing but white space holds no message."""
    assert list(read(Source("a.txt", text))) == []
