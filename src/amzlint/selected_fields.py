"""The messages that selectors of the configuration lead to, with what the data around them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.document import Field, Message
from amzlint.field_selectors import Met, select
from amzlint.message_fields import SUBJECTS, facts_of, find_messages, identity_of, is_by_language, language_of_tag
from amzlint.tree import Mapping, Node, Sequence, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.line_index import LineIndex


class _Chosen(NamedTuple):
    """A text with its name; owner: the mapping it belongs to; about: what the mappings around it say; key: the nearest name."""

    name: str
    text: Text
    owner: int
    about: dict[str, Any]
    key: str | None


def messages_of(root: Node, lines: LineIndex, selectors: Iterable[str]) -> Iterator[Message]:
    """Yield the messages of a tree: those that selectors lead to, without any those that `find_messages` recognises. lines: of the file's text."""
    return select_messages(root, lines, selectors) if selectors else find_messages(root, lines)


def select_messages(root: Node, lines: LineIndex, selectors: Iterable[str]) -> Iterator[Message]:
    """Yield a message for each text that a selector leads to, in the order of the file; a subject goes with the texts beside it. lines: of the file's text."""
    found: dict[int, _Chosen] = {}
    for selector in selectors:
        for met in select(root, selector):
            found.update((id(one.text), one) for one in _texts(met))
    chosen = sorted(found.values(), key=lambda one: one.text.start)
    subjects = {one.owner: one for one in chosen if one.name.lower() in SUBJECTS}
    with_body = {one.owner for one in chosen if one.name.lower() not in SUBJECTS}
    for one in chosen:
        is_subject = one.name.lower() in SUBJECTS
        if not one.text.text.strip() or (is_subject and one.owner in with_body):
            continue
        subject = None if is_subject else subjects.get(one.owner)
        fields = [Field("subject", "subject", subject.text.text, lines, subject.text.place)] if subject else []
        fields.append(Field(one.name, "subject" if is_subject else "body", one.text.text, lines, one.text.place))
        yield Message(tuple(fields), one.about, one.key, lines.position(one.text.start).line)


def _texts(met: Met) -> Iterator[_Chosen]:
    """Yield the texts that a node is or holds: itself, the items of a list, the entries of a map by language."""
    about: dict[str, Any] = {}
    key = None
    by_language = False
    for outer in met.above:
        if isinstance(outer.node, Mapping):
            by_language = is_by_language(outer.node)
            about |= {} if by_language else facts_of(outer.node)
            key = identity_of(outer.node) or outer.key or key
    owner = id(met.above[-1].node) if met.above else 0
    if by_language and (code := language_of_tag(met.key)):
        about["lang"] = code
    if isinstance(met.node, Text):
        yield _Chosen(met.key, met.node, owner, about, key)
    elif isinstance(met.node, Sequence):
        yield from (_Chosen(met.key, item, id(item), about, key) for item in met.node.items if isinstance(item, Text))
    elif isinstance(met.node, Mapping) and is_by_language(met.node):
        for entry in met.node.entries:
            if isinstance(entry.node, Text) and (code := language_of_tag(entry.key)):
                yield _Chosen(met.key, entry.node, id(entry.node), {**about, "lang": code}, key)
