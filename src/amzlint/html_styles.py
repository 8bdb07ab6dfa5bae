"""What styles each element of a page has of its own: from attributes, style sheets and its `style`, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.css import Declaration, Value, fault_of, read_declarations, read_sheet
from amzlint.html_tokens import Attribute, Token, decode_entities, decoded_value, without_templates
from amzlint.spans import Run, Span, SpanMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIDES = ("left", "right")
_CELLS = "td th tr tbody thead tfoot"
_ALIGNED = frozenset(f"p div h1 h2 h3 h4 h5 h6 center {_CELLS}".split())
_ATTRIBUTES = {"align": "text-align", "bgcolor": "background-color", "background": "background-image", "width": "width", "height": "height", "dir": "direction", "hidden": "hidden"}
_FONT = {"color": "color", "face": "font-family", "size": "font-size"}
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(%|px|)")
_COLOR_TEXT = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]{0,60}\)|(?<![\w(./-])[a-z]{3,24}(?![\w(./-])")
_NO_COLORS = frozenset(["none", "repeat", "fixed", "scroll", "local", "top", "bottom", "left", "right", "center", "cover", "contain", "inherit", "initial", "unset", "border-box"])
_HAS_CSS = re.compile(r"[a-zA-Z-]\s*(?:/\*|:)")
_LOOKED_AT = frozenset((  # a bound for sheets whose selectors and declarations are both many
    "text-align", "direction", "background-color", "background-image", "color", "font-family", "font-size", "font-weight", "line-height", "text-decoration", "text-decoration-line",
    "width", "max-width", "height", "max-height", "margin-left", "margin-right", "padding-left", "padding-right", "display", "visibility", "opacity", "text-indent", "mso-hide",
))  # fmt: skip
_SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger")


class Style(NamedTuple):
    """One property of an element. text: its value in lower case; start, end: of what sets it, in the source."""

    name: str
    values: tuple[Value, ...]
    text: str
    start: int
    end: int

    @property
    def place(self) -> Span:
        """Where it is set."""
        return Span(self.start, self.end)


def find_unread(source: str, tokens: Iterable[Token]) -> Iterator[tuple[Span, str]]:
    """Yield the sheets and attributes of a page that are too long or too deep to be read, each with why."""
    for token in tokens:
        if token.kind == "raw" and token.name == "style" and (fault := fault_of(without_templates(source[token.start : token.end]))):
            yield Span(token.start, token.end), f"the style sheet is {fault}"
        inline = token.get("style") if token.kind == "start" else None
        if inline is not None and (fault := fault_of(without_templates(decoded_value(inline)))):
            yield Span(inline.start, inline.end), f"the style attribute is {fault}"


class Stylist:
    """Finds the styles of the elements of one page. Of the selectors of its sheets the last part counts: a tag, a class, an id."""

    def __init__(self, source: str, tokens: Iterable[Token]) -> None:
        self._source = source
        self._sheet: dict[tuple[str, str], dict[str, Style]] = {}
        self._known: dict[str, list[Declaration]] = {}
        for token in tokens:
            if token.kind == "raw" and token.name == "style":
                self._add_sheet(token)

    def _add_sheet(self, token: Token) -> None:
        text = without_templates(self._source[token.start : token.end])
        if not _HAS_CSS.search(text):
            return
        for rule in read_sheet(text):
            if rule.conditional:
                continue
            styles = {style.name: style for one in rule.declarations for style in _expanded(one, token.start + one.start, token.start + one.end) if style.name in _LOOKED_AT}
            for subject in rule.subjects:
                self._sheet.setdefault(subject, {}).update(styles)

    def styles_of(self, token: Token) -> dict[str, Style]:
        """Return the styles of a start tag by property; where several set the same one, the strongest."""
        found = {style.name: style for attribute in token.attributes for style in _of_attribute(token.name, attribute)}
        if self._sheet:
            for mark in ("", *_marks(token)):
                for tag in ("*", token.name):
                    found.update(self._sheet.get((tag, mark), {}))
        inline = token.get("style")
        if inline is not None:
            found.update({style.name: style for style in self._inline(inline)})
        return found

    def _inline(self, attribute: Attribute) -> Iterator[Style]:
        if not _HAS_CSS.search(attribute.value):
            return
        if attribute.value not in self._known:
            self._known[attribute.value] = read_declarations(without_templates(decoded_value(attribute)))
        to_source = _way_back(self._source, attribute)
        for declaration in self._known[attribute.value]:
            span, _ = to_source.to_source((declaration.start, declaration.end))
            yield from _expanded(declaration, span.start, span.end)


def _marks(token: Token) -> Iterator[str]:
    classes, name = token.get("class"), token.get("id")
    if classes is not None:
        yield from (f".{one}" for one in classes.value.split())
    if name is not None:
        yield f"#{name.value}"


def _way_back(source: str, attribute: Attribute) -> SpanMap:
    if "&" not in attribute.value:
        return SpanMap(len(attribute.value), offset=attribute.start)
    runs: list[Run] = []
    at = 0
    for piece, start, end in decode_entities(source, attribute.start, attribute.end):
        runs.append(Run(at, at + len(piece), start, end, source[start:end] == piece))
        at += len(piece)
    return SpanMap(at, runs)


def _of_attribute(tag: str, attribute: Attribute) -> Iterator[Style]:
    name = _FONT.get(attribute.name) if tag == "font" else "color" if tag == "body" and attribute.name == "text" else _ATTRIBUTES.get(attribute.name)
    if name is None or (name == "text-align" and tag not in _ALIGNED):
        return
    text = without_templates(decoded_value(attribute)).strip().lower()
    if not text and name != "hidden":
        return
    values: tuple[Value, ...] = (Value("ident", text),)
    if name in ("width", "height"):
        length = _LENGTH.match(text)
        if length is None:
            return
        values = (Value("percentage" if length[2] == "%" else "dimension", length[0], float(length[1]), length[2] or "px"),)
    elif name == "background-image":
        values = (Value("url", text),)
    elif name in ("background-color", "color") and re.fullmatch(r"[0-9a-f]{6}", text):
        text = f"#{text}"
    elif name == "font-size":
        values = (Value("font", text),)
    yield Style(name, values, text, attribute.start, attribute.end)


def _expanded(one: Declaration, start: int, end: int) -> Iterator[Style]:
    """Yield a declaration and what it means for single properties."""
    yield Style(one.name, one.values, one.text, start, end)
    if one.name in ("margin", "padding") and 1 <= len(one.values) <= 4:
        right = one.values[1 if len(one.values) > 1 else 0]
        left = one.values[3] if len(one.values) == 4 else right
        for side, value in zip(SIDES, (left, right), strict=True):
            yield Style(f"{one.name}-{side}", (value,), value.text, start, end)
    elif one.name == "background":
        if any(value.kind == "url" for value in one.values):
            yield Style("background-image", one.values, one.text, start, end)
        color = next((found[0] for found in _COLOR_TEXT.finditer(re.sub(r"url\([^)]{0,5000}\)", " ", one.text)) if found[0] not in _NO_COLORS), None)
        if color is not None:
            yield Style("background-color", one.values, color, start, end)
    elif one.name == "font":
        yield from _of_font(one, start, end)


def _of_font(one: Declaration, start: int, end: int) -> Iterator[Style]:
    number = next((at for at, value in enumerate(one.values) if value.kind in ("dimension", "percentage") or value.text in _SIZES), None)
    if number is None:
        return
    yield Style("font-size", (one.values[number],), one.values[number].text, start, end)
    yield Style("font-family", one.values[number + 1 :], one.text, start, end)
    if any(value.text in ("bold", "bolder", "600", "700", "800", "900") for value in one.values[:number]):
        yield Style("font-weight", (Value("ident", "bold"),), "bold", start, end)
