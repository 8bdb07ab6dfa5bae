"""YAML composed to a tree that knows the place of every text, within limits of depth; faults with their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from amzlint.errors import ReadError
from amzlint.tree import DEEPEST, Entry, Mapping, Node, Sequence, Text, Value
from amzlint.yaml_scalars import map_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

# The C loader is many times faster, but missing where PyYAML was built without libyaml.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"[-+]?[0-9][0-9_]*")


def read_documents(text: str) -> Iterator[Node]:
    """Yield the documents of a text; `yes`, `no`, `off` and dates are texts as they stand.

    Raises ReadError, with its line, behind the last document that can be read, or at once for what is nested too deep.
    """
    _assert_shallow(text)
    documents = yaml.compose_all(text, Loader=LOADER)
    while True:
        try:
            node = next(documents, None)
        except yaml.MarkedYAMLError as error:
            raise _fault(error) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise ReadError(f"not valid YAML: {str(error).splitlines()[0] if str(error) else 'nested too deep'}") from None
        if node is None:
            return
        yield _node(node, text, {})


def _fault(error: yaml.MarkedYAMLError) -> ReadError:
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return ReadError(f"{where}not valid YAML: {error.problem or error.context}", mark.line + 1 if mark else 0)


def _assert_shallow(text: str) -> None:
    # Composing recurses in C and would end the process where events, which do not, merely count.
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    line = event.start_mark.line + 1 if event.start_mark else 0
                    raise ReadError(f"line {line}: nested more than {DEEPEST} deep", line)
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
    # A plain scalar has the style None from one loader and "" from the other.
    start, end, style, value = node.start_mark.index, node.end_mark.index, node.style, str(node.value)
    if not style and (value in _CONSTANTS or _NUMBER.fullmatch(value)):
        literal: Any = _CONSTANTS.get(value, value)
        return Value(literal, start)
    return Text(value, start, lambda: map_scalar(text, start, end, style, value, in_flow=in_flow))
