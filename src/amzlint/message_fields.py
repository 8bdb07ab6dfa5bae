"""Which texts of structured data are messages, and what the data says of each: known names of fields, lists, maps by name and by language, or selectors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.api_operations import operation_in_path, operation_of, speaks_of_operation
from amzlint.document import Attachment, Field, Message
from amzlint.language import LANGUAGES
from amzlint.rules import KINDS
from amzlint.tree import DEEPEST, Mapping, Node, Sequence, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.line_index import LineIndex

BODIES = (
    "text", "body", "message", "content", "html", "markdown", "plain", "text_body", "body_text", "html_body", "body_html", "bodyhtml", "bodytext", "htmlbody", "textbody", "msg",
    "reply", "template", "nachricht", "texte", "texto", "testo", "mensaje", "mensagem", "messaggio", "corps", "inhalt", "tekst", "treść", "tresc", "meddelande", "mesaj", "本文",
)  # fmt: skip
SUBJECTS = ("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "temat", "ämne", "assunto", "konu", "件名")
# Names under which lists and maps hold messages and nothing else.
COLLECTIONS = ("templates", "messages", "replies", "texts", "responses", "snippets", "macros", "canned_responses", "cannedresponses", "vorlagen", "modèles", "modeles", "plantillas", "modelli")
_TEMPLATES = ("templates", "vorlagen", "modèles", "modeles", "plantillas", "modelli")
_IDS = ("id", "key", "name", "slug", "message_id", "messageid", "title")
# What entries of data say of a message, by the names that `kinds` and `Document` know.
ABOUT = {
    "kind": "kind", "type": "kind", "lang": "lang", "language": "lang", "locale": "lang", "sprache": "lang", "template": "template", "is_template": "template", "marketplace": "marketplace",
    "marketplaceid": "marketplace", "order_id": "order_id", "orderid": "order_id", "amazonorderid": "order_id", "operation": "operation", "sent_at": "sent_at", "ordered_at": "ordered_at",
    "delivered_at": "delivered_at",
}  # fmt: skip
_DAYS = ("sent_at", "ordered_at", "delivered_at")
_REMARKS = ("description", "comment", "comments", "note", "notes", "tags", "category", "author", "owner")  # for colleagues, not for buyers
_PATHS = ("path", "url", "uri", "endpoint", "resource")
_LANGUAGE_TAG = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?")
MOST_NODES = 2_000_000  # that are looked at in one file


class _Context(NamedTuple):
    """What is known on the way down. about: of all messages below; key: the nearest name; listed: whether every text here is a message."""

    about: dict[str, Any]
    key: str | None = None
    listed: bool = False
    depth: int = 0


def find_messages(root: Node, lines: LineIndex) -> Iterator[Message]:
    """Yield the messages of a tree, in the order of the file. lines: of the file's text."""
    seen: set[int] = set()
    waiting: list[tuple[Node, _Context]] = [(root, _Context({}))]
    while waiting:
        node, context = waiting.pop()
        if isinstance(node, Mapping | Sequence):
            # An anchor that is used twice is one place of the file.
            if id(node) in seen or context.depth > DEEPEST or len(seen) > MOST_NODES:
                continue
            seen.add(id(node))
        if isinstance(node, Text):
            if context.listed and _is_prose(node.text):
                yield _message({"text": node}, None, context, lines)
            continue
        if isinstance(node, Value):
            continue
        if isinstance(node, Sequence):
            waiting += reversed([(item, context._replace(depth=context.depth + 1)) for item in node.items])
            continue
        yield from _own_messages(node, context, lines)
        waiting += reversed(list(_entries(node, context)))


def _entries(node: Mapping, context: _Context) -> Iterator[tuple[Node, _Context]]:
    """Yield what is below a mapping and may hold further messages."""
    by_language = is_by_language(node)
    below = context._replace(depth=context.depth + 1)
    below = below._replace(key=identity_of(node) or context.key) if by_language else below._replace(about={**context.about, **facts_of(node)})
    is_message = any(True for _ in _bodies(node))
    for key, child in node.entries:
        lowered = key.lower()
        if by_language and (code := language_of_tag(key)):
            about = {**context.about, "lang": code}
            yield child, below._replace(about=about, listed=context.listed or isinstance(child, Text))
        elif lowered in COLLECTIONS:
            about = {"template": True, **below.about} if lowered in _TEMPLATES else below.about
            yield child, below._replace(about=about, key=key, listed=True)
        elif lowered in _REMARKS or lowered in SUBJECTS or lowered in ABOUT or lowered in _IDS or (is_message and (lowered in BODIES or isinstance(child, Text))):
            continue
        else:
            yield child, below._replace(key=key, listed=context.listed and not is_message)


def _own_messages(node: Mapping, context: _Context, lines: LineIndex) -> Iterator[Message]:
    """Yield the messages that a mapping itself is: one where it has a body, one a language where its body is a map by language."""
    about = {**context.about, **facts_of(node)}
    own = context._replace(about=about, key=identity_of(node) or context.key)
    subject = node.get(*SUBJECTS)
    texts = {key: child for key, child in _bodies(node) if isinstance(child, Text)}
    if texts:
        yield _message(texts, subject, own, lines, attachments_of(node, lines))
    by_language: dict[str, dict[str, Text]] = {}
    for key, child in _bodies(node):
        for tag, text in child.entries if isinstance(child, Mapping) else ():
            if isinstance(text, Text):
                by_language.setdefault(tag, {})[key] = text
    for tag, bodies in by_language.items():
        own_subject = subject.get(tag.lower()) if isinstance(subject, Mapping) else subject
        yield _message(bodies, own_subject, own._replace(about={**about, "lang": language_of_tag(tag)}), lines)


def identity_of(node: Mapping) -> str | None:
    """Return the name that a mapping gives itself, None when it has none."""
    return next((found for name in _IDS if (found := _plain(node.get(name))) is not None), None)


def _bodies(node: Mapping) -> Iterator[tuple[str, Text | Mapping]]:
    """Yield the bodies of a mapping: texts, or maps by language; several are one message in several mark-ups."""
    for key, child in node.entries:
        if key.lower() in BODIES and (isinstance(child, Text) or (isinstance(child, Mapping) and is_by_language(child))):
            yield key, child


def facts_of(node: Mapping) -> dict[str, Any]:
    """Return what the entries of a mapping say of its messages, by the names that `kinds` and `Document` know.

    `fault`: why one of them says nothing usable; `operation_text`: what names the operation.
    """
    about: dict[str, Any] = {}
    for key, child in node.entries:
        name = ABOUT.get(key.lower())
        value = _plain(child) if name else None
        if name is None or value is None:
            continue
        if name == "template":
            if isinstance(child, Value) and isinstance(child.value, bool):
                about[name] = child.value
            continue
        if (name == "kind" and value not in KINDS) or (name == "operation" and not speaks_of_operation(value)):
            continue  # "type: email" and the like speak of something else
        if name == "lang" and (code := language_of_tag(value)):
            about[name] = code
        elif name in _DAYS:
            about |= _day(name, value)
        elif name != "lang":
            about |= {name: value, "operation_text": child} if name == "operation" else {name: value}
    call = next((entry.node for entry in node.entries if entry.key.lower() in _PATHS and isinstance(entry.node, Text) and operation_in_path(entry.node.text)), None)
    if call is not None and "operation" not in about:
        about |= {"operation": call.text[slice(*(operation_in_path(call.text) or (0, 0)))], "operation_text": call}
    if "operation" in about:
        about["operation"] = operation_of(about["operation"])
        about.setdefault("kind", "api")
    return about


def _day(name: str, value: str) -> dict[str, Any]:
    """Return the day that a text begins with (ISO) under its name, or as `fault` why it says none."""
    from datetime import date  # noqa: PLC0415  (only where data says when a message was sent)

    try:
        return {name: date.fromisoformat(value[:10])}
    except ValueError:
        return {"fault": f"“{name}” is “{value[:40]}”, expected a day such as 2026-08-31"}


def attachments_of(node: Mapping, lines: LineIndex) -> tuple[Attachment, ...]:
    """Return the attachments that a payload lists: texts, or mappings with a file name."""
    found = node.get("attachments", "files")
    rows = found.items if isinstance(found, Sequence) else ()
    result = []
    for row in rows:
        name = row.get("filename", "file_name", "name") if isinstance(row, Mapping) else row
        size = row.get("size", "bytes", "filesize") if isinstance(row, Mapping) else None
        if isinstance(name, Text):
            number = size.value if isinstance(size, Value) and isinstance(size.value, int) else None
            result.append(Attachment(Field("attachment", "attachment", name.text, lines, name.place), size=number))
    return tuple(result)


def _message(bodies: dict[str, Text], subject: Node | None, context: _Context, lines: LineIndex, attachments: tuple[Attachment, ...] = ()) -> Message:
    fields = [Field("subject", "subject", subject.text, lines, subject.place)] if isinstance(subject, Text) and subject.text.strip() else []
    fields += [Field(name, "body", body.text, lines, body.place) for name, body in bodies.items()]
    first = min(body.start for body in bodies.values())
    return Message(tuple(fields), dict(context.about), context.key, lines.position(first).line, attachments)


def is_by_language(node: Mapping) -> bool:
    """Say whether the keys of a mapping are languages, apart from its name and remarks: `{en: …, fr-FR: …}`."""
    keys = [entry.key for entry in node.entries if entry.key.lower() not in _IDS and entry.key.lower() not in _REMARKS]
    return bool(keys) and all(map(language_of_tag, keys))


def language_of_tag(tag: str) -> str | None:
    """Return the language of a tag such as `de`, `fr-CA` or `pt_BR`; None for anything else."""
    found = _LANGUAGE_TAG.fullmatch(tag)
    return found[1] if found and found[1] in LANGUAGES else None


def _is_prose(text: str) -> bool:
    """Say whether a text of a list may be a message: it has a few words, or as much in a script that puts no spaces between them."""
    return len(text.split()) > 2 or (len(text) > 8 and re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text) is not None)


def _plain(node: Node | None) -> str | None:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Value) and node.value is not None and not isinstance(node.value, bool):
        return str(node.value)
    return str(node.value).lower() if isinstance(node, Value) and isinstance(node.value, bool) else None
