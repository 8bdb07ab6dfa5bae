"""Declarations of style attributes and style sheets with their exact places; tinycss2 is loaded when there is CSS to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_DEPTH = 4  # of at-rules within each other; what lies deeper is not read
DEEPEST = 64  # brackets within each other; tinycss2 takes seconds over a million of them
LONGEST = 400_000  # code points of one sheet
_KINDS = {"ident": "ident", "number": "number", "percentage": "percentage", "dimension": "dimension", "hash": "hash", "string": "string", "url": "url", "function": "function"}
_BLANK = ("whitespace", "comment")


class Value(NamedTuple):
    """A part of a value. kind: ident, number, percentage, dimension, hash, string, url, function or sign; text: as written, without quotes; unit: in lower case."""

    kind: str
    text: str
    number: float = 0.0
    unit: str = ""


class Declaration(NamedTuple):
    """A declaration. name: in lower case; text: its value with single spaces; start, end: of the whole in the CSS, in code points."""

    name: str
    values: tuple[Value, ...]
    text: str
    start: int
    end: int


class Subject(NamedTuple):
    """What a selector selects, of which only the last part counts. tag: a name or `*`; mark: `.class`, `#id` or empty."""

    tag: str
    mark: str


class StyleRule(NamedTuple):
    """A rule of a style sheet. conditional: it holds on some screens only."""

    subjects: tuple[Subject, ...]
    declarations: tuple[Declaration, ...]
    conditional: bool


class _Css:
    """A text of CSS as components, with their places: tinycss2 gives lines and columns."""

    def __init__(self, text: str) -> None:
        import tinycss2  # noqa: PLC0415  (10 ms that only messages with styles pay)

        # All replacements keep the length; a number of thousands of digits is none that Python would read.
        self.text = re.sub(r"[0-9]{100,}", lambda found: " " * len(found[0]), text.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n").replace("\0", "\ufffd"))
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.components: list[Any] = [] if fault_of(text) else tinycss2.parse_component_value_list(self.text)

    def start(self, component: Any) -> int:
        return int(self._lines[component.source_line - 1] + component.source_column - 1)

    def ends(self, components: Sequence[Any], end: int) -> Iterator[tuple[Any, int]]:
        """Yield components with where each ends: where the next one starts."""
        for number, component in enumerate(components):
            yield component, self.start(components[number + 1]) if number + 1 < len(components) else end

    def inner_end(self, end: int) -> int:
        """Return where the content of a block ends that itself ends there."""
        return end - 1 if self.text[end - 1 : end] == "}" else end

    def declarations(self, components: Sequence[Any], end: int) -> Iterator[Declaration]:
        group: list[tuple[Any, int]] = []
        for component, its_end in self.ends(components, end):
            if component.type == "{} block":
                group = []  # a nested rule, or what a template left
            elif component.type == "literal" and component.value == ";":
                yield from self._declaration(group)
                group = []
            elif group or component.type not in _BLANK:
                group.append((component, its_end))
        yield from self._declaration(group)

    def _declaration(self, group: list[tuple[Any, int]]) -> Iterator[Declaration]:
        while group and group[-1][0].type in _BLANK:
            group.pop()
        filled = [(component, end) for component, end in group if component.type not in _BLANK]
        if len(filled) < 3 or filled[0][0].type != "ident" or filled[1][0] != ":":
            return
        components = [component for component, _ in filled[2:]]
        written = self.text[filled[1][1] : group[-1][1]].lower()
        if components[-1].type == "ident" and components[-1].lower_value == "important" and components[-2:-1] == ["!"]:
            del components[-2:]
            written = written[: written.rindex("!")]
        if components:
            yield Declaration(filled[0][0].lower_value, tuple(map(_value, components)), " ".join(written.split()), self.start(group[0][0]), group[-1][1])


def _value(component: Any) -> Value:
    kind = _KINDS.get(component.type, "sign")
    if kind in ("number", "percentage", "dimension"):
        return Value(kind, component.representation, component.value, component.lower_unit if kind == "dimension" else "%" if kind == "percentage" else "")
    if kind == "function":
        first = next((one.value for one in component.arguments if one.type == "string"), "")
        return Value("url", first) if component.lower_name == "url" else Value(kind, component.lower_name)
    if kind == "sign":
        return Value(kind, str(getattr(component, "value", "")))
    return Value(kind, component.lower_value if kind == "ident" else component.value)


def fault_of(text: str) -> str:
    """Say why CSS is not read, empty for what is: a hostile text must not cost more than its length."""
    if len(text) > LONGEST:
        return f"longer than {LONGEST:,} characters"
    if sum(map(text.count, "{([")) <= DEEPEST:
        return ""
    depth = 0
    for bracket in re.finditer(r"[{(\[]|[})\]]", text):
        depth = depth + 1 if bracket[0] in "{([" else max(depth - 1, 0)
        if depth > DEEPEST:
            return f"nested more than {DEEPEST} deep"
    return ""


def read_declarations(text: str) -> list[Declaration]:
    """Read the content of a `style` attribute, without entities; what is broken in it is left out."""
    css = _Css(text)
    return list(css.declarations(css.components, len(css.text)))


def read_sheet(text: str) -> Iterator[StyleRule]:
    """Read a style sheet: its rules and those in its `@media` blocks; other at-rules style no text of the message."""
    css = _Css(text)
    waiting = [(css.components, len(css.text), False, 0)]
    while waiting:
        components, end, conditional, depth = waiting.pop()
        prelude: list[Any] = []
        for component, its_end in css.ends(components, end):
            if component.type == "literal" and component.value in (";", "<!--", "-->"):
                prelude = []
            elif component.type != "{} block":
                prelude.append(component)
            else:
                is_media = _is_media(prelude)
                if is_media is None:
                    declarations = tuple(css.declarations(component.content, css.inner_end(its_end)))
                    yield StyleRule(tuple(_subjects(prelude)), declarations, conditional)
                elif is_media and depth < MOST_DEPTH:
                    waiting.append((component.content, css.inner_end(its_end), conditional or _is_conditional(prelude), depth + 1))
                prelude = []


def _is_media(prelude: Iterable[Any]) -> bool | None:
    """Say whether a block belongs to `@media`; None when it belongs to a selector."""
    first = next((one for one in prelude if one.type not in _BLANK), None)
    return first.lower_value == "media" if first is not None and first.type == "at-keyword" else None


def _is_conditional(prelude: Iterable[Any]) -> bool:
    return any(one.type == "() block" or (one.type == "ident" and one.lower_value not in ("all", "screen", "only", "and")) for one in prelude)


def _subjects(prelude: Iterable[Any]) -> Iterator[Subject]:
    tag, mark, before, ended = "", "", "", False
    for one in prelude:
        if one.type == "literal" and one.value == ",":
            if tag or mark:
                yield Subject(tag or "*", mark)
            tag = mark = before = ""
            continue
        if one.type in _BLANK or one in (">", "+", "~"):
            ended = True
            continue
        if ended:
            tag = mark = ""
            ended = False
        if one.type == "ident" and before == ".":
            mark = mark if mark.startswith("#") else f".{one.value}"
        elif one.type == "hash":
            mark = f"#{one.value}"
        elif (one.type == "ident" and before != ":") or one == "*":
            tag = one.lower_value if one.type == "ident" else "*"
        elif one.type == "[] block":
            mark = mark or "[]"  # an attribute of a certain value: no element is known to have it
        before = one.value if one.type == "literal" else ""
    if tag or mark:
        yield Subject(tag or "*", mark)


class Color(NamedTuple):
    """A colour that covers what is behind it: red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def is_gray(self) -> bool:
        """Whether it is black, white, or nearly a shade between them."""
        return max(self) - min(self) < 0.2

    def contrast(self, other: Color) -> float:
        """Return the contrast ratio of the Web Content Accessibility Guidelines, from 1 to 21."""
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    @property
    def luminance(self) -> float:
        """The relative luminance of the same guidelines, from 0 to 1."""
        red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_color(text: str) -> Color | None:
    """Read a colour; None for what is none, or is transparent."""
    from tinycss2.color3 import parse_color  # noqa: PLC0415  (only messages with colours need it)

    found = parse_color(text) if len(text) < 100 else None
    if found is None or isinstance(found, str) or found.alpha < 1:
        return None
    return Color(*(min(max(part, 0.0), 1.0) for part in (found.red, found.green, found.blue)))
