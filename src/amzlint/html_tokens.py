"""HTML as tokens with exact places: text, tags with their attributes, comments; linear in the length of the text, whatever it holds."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A "<" inside one of these belongs to a template language.
# None of them goes on over another opening mark, so a run of these costs one look each.
_TEMPLATE = r"\{\{(?:(?!\{\{|\}\}).){0,200}\}\}|\{%(?:(?!\{%|%\}).){0,200}%\}|<%(?:(?!<%|%>).){0,200}%>|<<\w{1,60}>>"
_OPENING = re.compile(rf"(?P<template>{_TEMPLATE})|<(?=[A-Za-z/!?])", re.DOTALL)
_TEMPLATES = re.compile(rf"{_TEMPLATE}|\$\{{[^{{}}]{{0,200}}\}}", re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:_-]{0,60})")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s\"'<>/=]{1,200})(?:\s*=\s*(?:\"(?P<double>[^\"]{0,200000})\"|'(?P<single>[^']{0,200000})'|(?P<bare>[^\s\"'=<>`]{1,5000})))?", re.DOTALL
)
_TAG_END = re.compile(r"[\s/]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
RAW = ("script", "style", "textarea", "title", "xmp", "noscript")  # whose content is no mark-up
MOST_ATTRIBUTES = 200


class Attribute(NamedTuple):
    """An attribute. value: as written, with its entities; start, end: of the value in the text, in code points."""

    name: str
    value: str
    start: int
    end: int


class Token(NamedTuple):
    """A token. kind: text, start, end or comment; name: of the tag, in lower case."""

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()

    def get(self, name: str) -> Attribute | None:
        """Return an attribute by its name in lower case, None when the tag has none."""
        return next((one for one in self.attributes if one.name == name), None)


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, which cover it without gaps. What only looks like a tag is text."""
    at = done = 0
    while (found := _OPENING.search(text, at)) is not None:
        if found["template"]:
            at = found.end()
            continue
        token = _markup(text, found.start())
        if token is None:
            at = found.start() + 1
            continue
        if token.start > done:
            yield Token("text", done, token.start)
        yield token
        at = done = token.end
        if token.kind == "start" and token.name in RAW:
            end = _raw_end(text, at, token.name)
            if end > at:
                yield Token("raw", at, end, token.name)
            at = done = end
    if done < len(text):
        yield Token("text", done, len(text))


def _markup(text: str, start: int) -> Token | None:
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        return Token("comment", start, len(text) if end < 0 else end + 3)
    if text[start + 1 : start + 2] in ("!", "?"):
        end = text.find(">", start, start + 5000)
        return None if end < 0 else Token("comment", start, end + 1)
    name = _NAME.match(text, start)
    if name is None:
        return None
    attributes: list[Attribute] = []
    at = name.end()
    while (closing := _TAG_END.match(text, at)) is None:
        found = _ATTRIBUTE.match(text, at)
        if found is None or found.end() == at or len(attributes) >= MOST_ATTRIBUTES:
            return None
        group = next((one for one in ("double", "single", "bare") if found[one] is not None), None)
        place = found.span(group) if group else (found.end(), found.end())
        attributes.append(Attribute(found["name"].lower(), text[slice(*place)], *place))
        at = found.end()
    kind = "end" if text[start + 1] == "/" else "start"
    return Token(kind, start, closing.end(), name[1].lower(), tuple(attributes))


def _raw_end(text: str, at: int, name: str) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, at)
    return found.start() if found else len(text)


def decode_entities(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield a part of a text in pieces: what the reader sees, and where its spelling starts and ends. An entity is a piece of its own."""
    at = start
    for entity in _ENTITY.finditer(text, start, end):
        decoded = html.unescape(entity[0])
        if decoded == entity[0]:
            continue
        if entity.start() > at:
            yield text[at : entity.start()], at, entity.start()
        yield decoded, entity.start(), entity.end()
        at = entity.end()
    if end > at:
        yield text[at:end], at, end


def decoded_value(attribute: Attribute) -> str:
    """Return the value of an attribute without entities."""
    return html.unescape(attribute.value)


def without_templates(text: str) -> str:
    """Return a text of the same length in which blanks stand for what a template language will fill in."""
    return _TEMPLATES.sub(lambda found: " " * len(found[0]), text) if any(mark in text for mark in ("{", "<%", "<<")) else text
