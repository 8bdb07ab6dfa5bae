"""How an element of HTML looks: size, alignment, colours and margins as they are inherited, and what it changes in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.css import Color, read_color
from amzlint.html_sizes import is_hiding, pixels, scaled_font, share_of
from amzlint.html_styles import SIDES, Style
from amzlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amzlint.html_tokens import Token

USUAL_WIDTH = 600.0  # pixels; how wide the messages of most sellers are, where the page does not say it
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_BOLD_WEIGHTS = ("bold", "bolder", "600", "700", "800", "900")
_INDENTED = {"blockquote": (40.0, 40.0), "ul": (40.0, 0.0), "ol": (40.0, 0.0), "dd": (40.0, 0.0)}
_LARGEST = 1000.0  # pixels of a font; percentages within percentages may ask for any


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


PLAIN = Look()


class Element:
    """An element. letters, hidden_letters: that are shown and hidden in it; end: where its content ends; inner: tags in a table, but for those in tables within it."""

    __slots__ = ("end", "hidden_letters", "images", "inner", "letters", "look", "parent", "styles", "token")

    def __init__(self, token: Token, parent: Element | None, styles: Mapping[str, Style]) -> None:
        self.token = token
        self.parent = parent
        self.styles = styles
        self.look: Look = PLAIN if parent is None else parent.look
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
        return PLAIN if self.parent is None else self.parent.look

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


def changed_look(element: Element, outer: Look) -> Look:
    """Return how an element looks. outer: the look around it."""
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
    return outer._replace(**changes | _weight(element) | _size(element, outer))


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
