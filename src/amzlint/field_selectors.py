"""Selectors: the way to texts of structured data, as in `templates[*].body`, `$.mail.text` and `**.text`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amzlint.tree import Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY, DEEP = "*", "**"
_STEP = re.compile(r"""\[(?P<number>-?\d{1,6})\]|\[(?P<all>\*)\]|\[(?P<quote>["'])(?P<quoted>.*?)(?P=quote)\]|(?P<dot>\.)?(?P<name>\*\*|\*|[^.\[\]"'*\s](?:[^.\[\]]*[^.\[\]\s])?)""")


class Step(NamedTuple):
    """One step down: the name of an entry, `*` for every entry or item, `**` for all that is below; or the number of an item."""

    name: str
    number: int | None = None
    literal: bool = False


class Met(NamedTuple):
    """A node that a selector leads to. above: the mappings and sequences on the way to it, the outermost first; key: the nearest name above it."""

    node: Node
    above: tuple[Met, ...]
    key: str


@lru_cache(maxsize=256)
def parse_selector(text: str) -> tuple[Step, ...]:
    """Read a selector; raises ValueError that says where it stops being one."""
    at = 1 if text.startswith("$") else 0
    steps: list[Step] = []
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None or (found["name"] is not None and (found["dot"] is None) != (at == 0)):
            raise ValueError(f"not a selector from “{text[at : at + 20]}” on; expected names with dots between them, [*], [0], [\"a name\"] or **, as in templates[*].body")
        if found["number"] is not None:
            steps.append(Step("", int(found["number"])))
        elif found["quoted"] is not None:
            steps.append(Step(found["quoted"], literal=True))
        else:
            steps.append(Step(found["name"] or ANY))
        at = found.end()
    if not steps or steps[-1].name == DEEP:
        raise ValueError("a selector ends with the name of a text, as in templates[*].body or **.text")
    return tuple(steps)


def select(root: Node, selector: str) -> Iterator[Met]:
    """Yield what a selector leads to, in the order of the file, each node once. Names match in any case."""
    seen: set[int] = set()
    for met in _walk(Met(root, (), ""), parse_selector(selector), set()):
        if id(met.node) not in seen:
            seen.add(id(met.node))
            yield met


def _walk(start: Met, steps: tuple[Step, ...], been: set[tuple[int, int]]) -> Iterator[Met]:
    waiting = [(start, 0)]
    while waiting:
        met, taken = waiting.pop()
        if taken == len(steps):
            yield met
            continue
        if isinstance(met.node, Mapping | Sequence):
            # An anchor may hold itself.
            if (id(met.node), taken) in been:
                continue
            been.add((id(met.node), taken))
        step = steps[taken]
        below = list(_below(met))
        if step.name == DEEP and not step.literal:
            waiting += [(inner, taken) for inner in reversed(below)]
            waiting.append((met, taken + 1))
        else:
            waiting += [(inner, taken + 1) for number, inner in reversed(list(enumerate(below))) if _fits(step, inner.key, number, len(below), met.node)]


def _below(met: Met) -> Iterator[Met]:
    above = (*met.above, met)
    if isinstance(met.node, Mapping):
        for entry in met.node.entries:
            yield Met(entry.node, above, entry.key)
    elif isinstance(met.node, Sequence):
        for item in met.node.items:
            yield Met(item, above, met.key)


def _fits(step: Step, key: str, number: int, count: int, parent: Node) -> bool:
    if step.number is not None:
        return isinstance(parent, Sequence) and number == (step.number if step.number >= 0 else count + step.number)
    if step.name == ANY and not step.literal:
        return True
    return isinstance(parent, Mapping) and key.lower() == step.name.lower()
