"""YAML: template libraries, in one or several documents; what in them is a message, `message_fields` decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from amzlint.errors import ReadError
from amzlint.line_index import LineIndex
from amzlint.report import Failure
from amzlint.selected_fields import messages_of
from amzlint.suppression_comments import SIGN, Suppression, read_order
from amzlint.suppression_targets import with_suppressions
from amzlint.yaml_tree import LOADER, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message
    from amzlint.source import Source

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*amzlint:([^\r\n]*)", re.MULTILINE)


def read(source: Source, selectors: Iterable[str] = ()) -> Iterator[Message | Failure]:
    """Yield the messages of a YAML file. Where it stops being YAML, the documents before are read and a failure follows.

    `yes`, `no`, `off` and dates are texts as they stand; an anchor used several times is one place.
    """
    items = _read(source, selectors)
    yield from with_suppressions(items, _comments(source.text)) if SIGN in source.text else items


def _read(source: Source, selectors: Iterable[str]) -> Iterator[Message | Failure]:
    lines = LineIndex(source.text)
    try:
        for root in read_documents(source.text):
            yield from messages_of(root, lines, selectors)
    except ReadError as error:
        yield Failure(source.path, str(error), error.line)


def _comments(text: str) -> list[Suppression]:
    """Return the suppressions in the comments of a file; what looks like one inside a text is none."""
    try:
        scalars = [_inside(text, token) for token in yaml.scan(text, Loader=LOADER) if isinstance(token, yaml.ScalarToken)]
    except yaml.YAMLError:
        return []  # the file is a failure
    lines = LineIndex(text)
    found = []
    for comment in _COMMENT.finditer(text):
        if not any(start <= comment.start() < end for start, end in scalars):
            start, end = lines.position(comment.start()), lines.position(comment.end())
            found.append(Suppression(read_order(comment[1]), start, end, lines.line_text(start.line)))
    return found


def _inside(text: str, token: yaml.ScalarToken) -> tuple[int, int]:
    """Return where the text of a scalar starts and ends; behind the `|` of a block there may be a comment."""
    start, end = token.start_mark.index, token.end_mark.index
    return (text.find("\n", start, end) if token.style in ("|", ">") else start), end
