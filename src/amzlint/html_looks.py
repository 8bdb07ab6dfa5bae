"""A page of HTML as it looks: its elements, and its stretches of visible text, each with its look."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from amzlint.html_elements import PLAIN, Element, Look, changed_look
from amzlint.html_styles import Stylist
from amzlint.html_tokens import Token, without_templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amzlint.document import Document
    from amzlint.spans import Span

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_ENDS = {"li": ("li",), "td": ("td", "th", "tr"), "th": ("td", "th", "tr"), "tr": ("tr",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",)}
_ENDS_PARAGRAPH = frozenset(["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center", "hr", "pre", "form"])
_REACH = 30  # open elements in which an end tag looks for its start


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
        element.look = changed_look(element, element.look)
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
        look = self._open[-1].look if self._open else PLAIN
        if look.hidden_by is not None:
            self._hidden += letters
            return
        self._letters += letters
        self.runs.append(Run(token.start, token.end, letters, look))


def styled_pages(document: Document) -> list[tuple[int, StyledPage]]:
    """Return the pages of HTML with how they look, each with the number of its first segment. In a reply the buyer's own words are not looked at."""
    firsts = {id(segment.page): number for number, segment in reversed([*enumerate(document.segments)]) if segment.page is not None}
    pages = ((number, document.segments[number].page) for number in sorted(firsts.values()))
    return [(number, StyledPage(page.source, page.tokens, page.quoted if document.kind == "reply" else ())) for number, page in pages]
