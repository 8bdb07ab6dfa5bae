"""YAML: template libraries, in one or several documents; what in them is a message, `message_fields` decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from amzlint.errors import ReadError
from amzlint.report import Failure
from amzlint.selected_fields import messages_of
from amzlint.spans import LineIndex
from amzlint.suppression_comments import SIGN, Suppression, read_order
from amzlint.suppression_targets import with_suppressions
from amzlint.tree import DEEPEST, Entry, Mapping, Node, Sequence, Text, Value
from amzlint.yaml_scalars import map_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message
    from amzlint.source import Source

# The C loader is many times faster, but missing where PyYAML was built without libyaml.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*amzlint:([^\r\n]*)", re.MULTILINE)
_NUMBER = re.compile(r"[-+]?[0-9][0-9_]*")


def read(source: Source, selectors: Iterable[str] = ()) -> Iterator[Message | Failure]:
    """Yield the messages of a YAML file. Where it stops being YAML, the documents before are read and a failure follows.

    `yes`, `no`, `off` and dates are texts as they stand; an anchor used several times is one place; raises ReadError for what is nested too deep.
    """
    items = _read(source, selectors)
    yield from with_suppressions(items, _comments(source.text)) if SIGN in source.text else items


def _read(source: Source, selectors: Iterable[str]) -> Iterator[Message | Failure]:
    lines = LineIndex(source.text)
    _assert_shallow(source.text)
    documents = yaml.compose_all(source.text, Loader=_LOADER)
    while True:
        try:
            node = next(documents, None)
        except yaml.MarkedYAMLError as error:
            yield _failure(source, error)
            return
        except (yaml.YAMLError, RecursionError) as error:
            yield Failure(source.path, f"not valid YAML: {str(error).splitlines()[0] if str(error) else 'nested too deep'}")
            return
        if node is None:
            return
        yield from messages_of(_node(node, source.text, {}), lines, selectors)


def _comments(text: str) -> list[Suppression]:
    """Return the suppressions in the comments of a file; what looks like one inside a text is none."""
    try:
        scalars = [_inside(text, token) for token in yaml.scan(text, Loader=_LOADER) if isinstance(token, yaml.ScalarToken)]
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


def _failure(source: Source, error: yaml.MarkedYAMLError) -> Failure:
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return Failure(source.path, f"{where}not valid YAML: {error.problem or error.context}", mark.line + 1 if mark else 0)


def _assert_shallow(text: str) -> None:
    # Composing recurses in C and would end the process where events, which do not, merely count.
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise ReadError(f"line {event.start_mark.line + 1 if event.start_mark else 0}: nested more than {DEEPEST} deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # told, with its place, when the document is composed


def _node(node: yaml.Node, text: str, known: dict[int, Node], *, in_flow: bool = False) -> Node:
    """Turn a composed node to a tree; an anchored node is the same object wherever it is used. in_flow: whether it stands in [ ] or { }."""
    if id(node) in known:
        return known[id(node)]
    start = node.start_mark.index
    inside = getattr(node, "flow_style", False)
    result: Node
    if isinstance(node, yaml.ScalarNode):
        result = _scalar(node, text, in_flow=in_flow)
    elif isinstance(node, yaml.SequenceNode):
        known[id(node)] = Sequence((), start)  # an anchor that holds itself
        result = Sequence(tuple(_node(item, text, known, in_flow=inside) for item in node.value), start)
    else:
        known[id(node)] = Mapping((), start)
        entries = [Entry(str(key.value), _node(value, text, known, in_flow=inside)) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
        result = Mapping(tuple(entries), start)
    known[id(node)] = result
    return result


def _scalar(node: yaml.ScalarNode, text: str, *, in_flow: bool) -> Node:
    start, end, style, value = node.start_mark.index, node.end_mark.index, node.style, str(node.value)
    if style is None and (value in _CONSTANTS or _NUMBER.fullmatch(value)):
        literal: Any = _CONSTANTS.get(value, value)
        return Value(literal, start)
    return Text(value, start, lambda: map_scalar(text, start, end, style, value, in_flow=in_flow))
