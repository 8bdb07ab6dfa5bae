"""Faults in how the text of a page looks: alignment, fonts, colours, margins, emphasis, hidden and active parts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from amzlint.html_tokens import decoded_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amzlint.html_elements import Look
    from amzlint.html_looks import Run, StyledPage
    from amzlint.html_styles import Style
    from amzlint.spans import Span

LEAST_LETTERS = 40  # of a text whose emphasis is judged
LEAST_CONTRAST = 4.5  # of the Web Content Accessibility Guidelines, level AA
LEAST_CONTRAST_LARGE = 3.0
_LARGE, _LARGE_BOLD = 24.0, 18.5  # pixels from which on text is large
_OVERRIDES = ("font-family", "line-height", "color")
_NO_OVERRIDE = ("inherit", "initial", "unset", "revert", "normal", "currentcolor")
_ACTIVE = frozenset(("script", "form", "iframe", "frame", "object", "embed", "applet", "video", "audio"))
_CONTROLS = frozenset(("input", "button", "select", "textarea"))
_WITHOUT_TEXT = frozenset(("img", "br", "hr"))


class Fault(NamedTuple):
    """A fault: code points start up to end of the source, and how often it occurs."""

    start: int
    end: int
    times: int = 1


def find_alignment(page: StyledPage, *, rtl: bool) -> list[Fault]:
    """Find what centres or justifies text, or sets it against its direction. rtl: the message's language runs from right to left. Cells of tables with data may do so."""
    by_table: dict[int, bool] = {}

    def is_wrong(look: Look) -> bool:
        table = look.align_table
        if table is not None and not by_table.setdefault(id(table), table.is_layout):
            return False
        return look.align in ("center", "justify") or (look.align in ("right", "end") and not (look.rtl or rtl))

    return _each_once(run.look.align_by for run in page.runs if run.look.align and is_wrong(run.look))


def find_sizes(page: StyledPage, most: int) -> Iterator[Fault]:
    """Find the place that brings the first font size too many; the count is of all sizes."""
    sizes: dict[int, Span | None] = {}
    for run in page.runs:
        sizes.setdefault(round(run.look.size), run.look.size_by)
    if len(sizes) > most:
        places = list(sizes.values())
        # The size that nobody set may be the last one; then the one before it is at fault.
        place = next(one for one in (*places[most:], *reversed(places[:most])) if one is not None)
        yield Fault(*place, len(sizes))


def find_overrides(page: StyledPage) -> list[Fault]:
    """Find what sets fonts, line heights and colours of text."""
    return _each_once(
        style
        for element in page.elements
        if element.letters and element.name not in _WITHOUT_TEXT
        for name in _OVERRIDES
        if (style := element.styles.get(name)) is not None and style.text not in _NO_OVERRIDE
    )


def find_margins(page: StyledPage, most: int) -> list[Fault]:
    """Find the margins, paddings and indents with which text stands more than `most` per cent of the width away from an edge."""
    found: dict[Span, None] = {}
    for element in page.elements:
        outer = element.outer
        if not element.letters:
            continue
        for side, before, own in (("left", outer.left, element.look.left), ("right", outer.right, element.look.right)):
            if round(before * 100, 2) <= most < round(own * 100, 2):
                styles = [element.styles[name] for name in (f"margin-{side}", f"padding-{side}") if name in element.styles]
                widest = max(styles, key=lambda style: style.values[0].number if style.values else 0.0, default=None)
                found[element.place if widest is None or not widest.values or not widest.values[0].number else widest.place] = None
    return [Fault(*place) for place in found]


def find_excess(page: StyledPage, most: int) -> Iterator[Fault]:
    """Find bold, underlined or coloured text that makes up more than `most` per cent of all; links may be underlined and coloured."""
    total = sum(run.letters for run in page.runs)
    if total < LEAST_LETTERS:
        return
    for name in ("bold_by", "underline_by", "tint_by"):
        counted = page.runs if name == "bold_by" else [run for run in page.runs if run.look.anchor is None]
        places = _letters_by(counted, name)
        if places.total() * 100 > total * most:
            yield Fault(*max(places, key=places.__getitem__), len(places))


def _letters_by(runs: Iterable[Run], name: str) -> Counter[Span]:
    """Count letters by what makes them bold, underlined or coloured: name is that field of a look."""
    found: Counter[Span] = Counter()
    for run in runs:
        place = getattr(run.look, name)
        if place is not None:
            found[place] += run.letters
    return found


def find_contrast(page: StyledPage) -> list[Fault]:
    """Find colours that are too close to their background, where both are given."""
    found: dict[Span, int] = {}
    known: dict[tuple[object, object], float] = {}
    for look in (run.look for run in page.runs):
        if look.color is None or look.background is None or look.paint_by is None:
            continue
        pair = (look.color, look.background)
        if pair not in known:
            known[pair] = look.color.contrast(look.background)
        is_large = look.size >= _LARGE or (look.bold_by is not None and look.size >= _LARGE_BOLD)
        if known[pair] < (LEAST_CONTRAST_LARGE if is_large else LEAST_CONTRAST):
            found[look.paint_by] = found.get(look.paint_by, 0) + 1
    return [Fault(*place, count) for place, count in found.items()]


def find_layout_tables(page: StyledPage) -> Iterator[Fault]:
    """Find tables that arrange the page; of tables within each other the outermost."""
    inside: set[int] = set()
    for element in page.elements:
        if element.name != "table":
            continue
        outer = element.outer.table
        if outer is not None and id(outer) in inside:
            inside.add(id(element))
        elif element.is_layout and (element.letters or element.inner["img"] or element.inner["table"]):
            inside.add(id(element))
            yield Fault(*element.place)


def find_active(page: StyledPage) -> Iterator[Fault]:
    """Find scripts, forms, frames and the like, attributes that run scripts, and pages that send the buyer elsewhere."""
    for element in page.elements:
        token = element.token
        refresh = token.get("http-equiv") if element.name == "meta" else None
        if element.name in _ACTIVE or (element.name in _CONTROLS and not element.outer.in_form) or (refresh is not None and refresh.value.strip().lower() == "refresh"):
            yield Fault(token.start, token.end)
            continue
        for attribute in token.attributes:
            is_handler = attribute.name.startswith("on") and attribute.name[2:].isalpha() and attribute.value.strip() != ""
            if is_handler or (attribute.name in ("href", "src") and _scheme(decoded_value(attribute)) in ("javascript", "vbscript")):
                yield Fault(attribute.start, attribute.end)


def _scheme(address: str) -> str:
    scheme, colon, _ = "".join(address[:60].split()).lower().partition(":")
    return scheme if colon else ""


def find_hidden(page: StyledPage) -> Iterator[Fault]:
    """Find what hides text."""
    found: set[Span] = set()
    for element in page.elements:
        place = element.look.hidden_by
        if place is not None and element.hidden_letters and element.outer.hidden_by is None and place not in found:
            found.add(place)
            yield Fault(*(element.place if place.start == place.end else place))


def _each_once(styles: Iterable[Style | None]) -> list[Fault]:
    """Return a fault for each value of a property, at its first place, with the number of places that set it; one for a place that sets several properties."""
    places: dict[tuple[str, str], dict[Span, None]] = {}
    for style in styles:
        if style is not None:
            places.setdefault((style.name, style.text), {})[style.place] = None
    first: dict[Span, int] = {}
    for row in places.values():
        place = next(iter(row))
        first[place] = max(first.get(place, 0), len(row))
    return [Fault(*place, count) for place, count in first.items()]


FINDERS: dict[str, Callable[[StyledPage, int], Iterable[Fault]]] = {
    "font-size": find_sizes,
    "font-override": lambda page, _: find_overrides(page),
    "margin": find_margins,
    "emphasis": find_excess,
    "contrast": lambda page, _: find_contrast(page),
    "layout-table": lambda page, _: find_layout_tables(page),
    "active": lambda page, _: find_active(page),
    "hidden-text": lambda page, _: find_hidden(page),
}
