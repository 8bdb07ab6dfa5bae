"""A page of HTML as it looks: its elements, and its stretches of text with size, alignment, colours and margins as they are inherited."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.css import Color, read_color
from amzlint.html_sizes import is_hiding, pixels, scaled_font, share_of
from amzlint.html_styles import SIDES, Style, Stylist
from amzlint.html_tokens import Token, without_templates
from amzlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL_WIDTH = 600.0  # pixels; how wide the messages of most sellers are, where the page does not say it
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_BOLD_WEIGHTS = ("bold", "bolder", "600", "700", "800", "900")
_INDENTED = {"blockquote": (40.0, 40.0), "ul": (40.0, 0.0), "ol": (40.0, 0.0), "dd": (40.0, 0.0)}
_ENDS = {"li": ("li",), "td": ("td", "th", "tr"), "th": ("td", "th", "tr"), "tr": ("tr",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",)}
_ENDS_PARAGRAPH = frozenset(["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center", "hr", "pre", "form"])
_LARGEST = 1000.0  # pixels of a font; percentages within percentages may ask for any
_REACH = 30  # open elements in which an end tag looks for its start


class Look(NamedTuple):
    """How text looks in a place. `…_by`: what says so, None where nothing does; left, right: margins, share: width of the element, all as parts of the page's width."""

    size: float = 16.0
    size_by: Span | None = None
    align: str = ""
    align_by: Style | None = None
    align_table: Element | None = None
    rtl: bool = False
    color: Color | None = None
    background: Color | None = None
    paint_by: Span | None = None
    bold_by: Span | None = None
    underline_by: Span | None = None
    tint_by: Span | None = None
    left: float = 0.0
    right: float = 0.0
    share: float = 1.0
    widest: float | None = None
    hidden_by: Span | None = None
    anchor: Element | None = None
    table: Element | None = None
    in_form: bool = False


_PLAIN = Look()


class Element:
    """An element. letters, hidden_letters: that are shown and hidden in it; end: where its content ends; inner: tags in a table, but for those in tables within it."""

    __slots__ = ("end", "hidden_letters", "images", "inner", "letters", "look", "parent", "styles", "token")

    def __init__(self, token: Token, parent: Element | None, styles: Mapping[str, Style]) -> None:
        self.token = token
        self.parent = parent
        self.styles = styles
        self.look: Look = _PLAIN if parent is None else parent.look
        self.letters = self.hidden_letters = 0
        self.end = token.end
        self.inner: Counter[str] = Counter()
        self.images: list[Element] = []

    @property
    def name(self) -> str:
        """The tag."""
        return self.token.name

    @property
    def outer(self) -> Look:
        """The look around it."""
        return _PLAIN if self.parent is None else self.parent.look

    @property
    def place(self) -> Span:
        """The start tag."""
        return Span(self.token.start, self.token.end)

    @property
    def is_layout(self) -> bool:
        """Whether this is a table that arranges the page rather than data."""
        role = self.token.get("role")
        if role is not None and role.value.strip().lower() in ("presentation", "none"):
            return True
        if self.inner["th"] or self.inner["caption"] or self.inner["thead"]:
            return False
        blocks = sum(self.inner[name] for name in ("p", "div", "h1", "h2", "h3"))
        return bool(self.inner["table"]) or self.inner["td"] <= self.inner["tr"] or blocks > self.inner["td"]


class Run(NamedTuple):
    """A stretch of visible text. letters: letters and digits in it."""

    start: int
    end: int
    letters: int
    look: Look


class StyledPage:
    """The elements and the visible text of a page. source: of the whole field; skipped: spans of it that are not looked at."""

    def __init__(self, source: str, tokens: Sequence[Token], skipped: Sequence[Span] = ()) -> None:
        self.source = source
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self._stylist = Stylist(source, tokens)
        self._open: list[Element] = []
        self._letters = self._hidden = 0
        self._skipped = sorted(skipped)
        for token in tokens:
            if token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end(token)
            elif token.kind == "text":
                self._text(token)
        self._close(0, len(source))

    def _is_skipped(self, token: Token) -> bool:
        at = bisect_right(self._skipped, token.start, key=lambda span: span.start)
        return at > 0 and self._skipped[at - 1].end > token.start

    def _start(self, token: Token) -> None:
        while self._open and (token.name in _ENDS.get(self._open[-1].name, ()) or (self._open[-1].name == "p" and token.name in _ENDS_PARAGRAPH)):
            self._close(len(self._open) - 1, token.start)
        parent = self._open[-1] if self._open else None
        element = Element(token, parent, self._stylist.styles_of(token))
        element.look = element.look._replace(**_changes(element, element.look))
        if not self._is_skipped(token):
            self.elements.append(element)
        outer = element.outer
        if outer.table is not None:
            outer.table.inner[token.name] += 1
        if outer.anchor is not None and token.name == "img":
            outer.anchor.images.append(element)
        if token.name not in _VOID:
            element.letters, element.hidden_letters = -self._letters, -self._hidden
            self._open.append(element)

    def _end(self, token: Token) -> None:
        for number in range(len(self._open) - 1, max(len(self._open) - 1 - _REACH, -1), -1):
            if self._open[number].name == token.name:
                self._close(number, token.start)
                return

    def _close(self, number: int, end: int) -> None:
        for element in self._open[number:]:
            element.letters += self._letters
            element.hidden_letters += self._hidden
            element.end = end
        del self._open[number:]

    def _text(self, token: Token) -> None:
        text = without_templates(self.source[token.start : token.end])
        letters = len(re.sub(r"\W+", "", html.unescape(text) if "&" in text else text))
        if not letters or self._is_skipped(token):
            return
        look = self._open[-1].look if self._open else _PLAIN
        if look.hidden_by is not None:
            self._hidden += letters
            return
        self._letters += letters
        self.runs.append(Run(token.start, token.end, letters, look))


def _changes(element: Element, outer: Look) -> dict[str, Any]:
    """Return what an element changes in the look around it."""
    changes: dict[str, Any] = {}
    if element.name == "a" and element.token.get("href") is not None:
        changes = {"anchor": element, "color": None, "tint_by": None}
    elif element.name == "table":
        changes = {"table": element} if outer.align_table is None else {"table": element, "align": "", "align_by": None, "align_table": None}
    elif element.name == "form":
        changes = {"in_form": True}
    elif element.name == "center":
        changes = {"align": "center", "align_by": Style("text-align", (), "center", *element.place), "align_table": None}
    if element.styles or element.name in _INDENTED:
        changes |= _alignment(element, outer) | _paint(element) | _box(element, outer)
        if outer.hidden_by is None and (hiding := next(filter(is_hiding, element.styles.values()), None)) is not None:
            changes["hidden_by"] = hiding.place
    return changes | _weight(element) | _size(element, outer)


def _alignment(element: Element, outer: Look) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    direction, align = element.styles.get("direction"), element.styles.get("text-align")
    if direction is not None:
        changes["rtl"] = direction.text == "rtl"
    if align is not None and align.text != "inherit":
        in_cell = element.name in ("td", "th", "tr", "tbody", "thead", "tfoot")
        changes |= {"align": align.text.removeprefix("-webkit-").removeprefix("-moz-"), "align_by": align, "align_table": outer.table if in_cell else None}
    return changes


def _paint(element: Element) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    color, background = element.styles.get("color"), element.styles.get("background-color")
    if color is not None and color.text not in ("inherit", "currentcolor"):
        read = read_color(color.text)
        changes |= {"color": read, "paint_by": color.place, "tint_by": color.place if read is not None and not read.is_gray else None}
    if background is not None and background.text != "transparent":
        changes["background"] = read_color(background.text)
        changes.setdefault("paint_by", background.place)
    if "background-image" in element.styles:
        changes["background"] = None
    return changes


def _box(element: Element, outer: Look) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    widest = outer.widest
    width = share_of(element.styles, outer.share, widest)
    if width.pixels is not None and widest is None:
        widest = changes["widest"] = width.pixels
        width = share_of(element.styles, outer.share, widest)
    if width.share is not None:
        changes["share"] = min(width.share, 1.0)
    for side, usual in zip(SIDES, _INDENTED.get(element.name, (0.0, 0.0)), strict=True):
        total = 0.0
        for style, otherwise in ((f"margin-{side}", usual), (f"padding-{side}", 0.0)):
            total += _indent(element.styles.get(style), otherwise, outer, widest or USUAL_WIDTH)
        if total:
            changes[side] = (outer.left if side == "left" else outer.right) + total
    return changes


def _indent(style: Style | None, otherwise: float, outer: Look, width: float) -> float:
    if style is None or not style.values:
        return otherwise / width
    value = style.values[0]
    if value.kind == "percentage":
        return max(value.number, 0) / 100 * outer.share
    return max(pixels(value, outer.size) or 0.0, 0.0) / width


def _weight(element: Element) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    weight = element.styles.get("font-weight")
    if weight is not None:
        changes["bold_by"] = weight.place if weight.text in _BOLD_WEIGHTS else None
    elif element.name in _BOLD:
        changes["bold_by"] = element.place
    decoration = element.styles.get("text-decoration") or element.styles.get("text-decoration-line")
    if decoration is not None:
        if "underline" in decoration.text:
            changes["underline_by"] = decoration.place
    elif element.name in ("u", "ins"):
        changes["underline_by"] = element.place
    return changes


def _size(element: Element, outer: Look) -> dict[str, Any]:
    style = element.styles.get("font-size")
    size = scaled_font(element.name, style.values[0] if style is not None and style.values else None, outer.size)
    return {} if size is None else {"size": min(size, _LARGEST), "size_by": element.place if style is None else style.place}
