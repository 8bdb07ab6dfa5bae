"""HTML: what the buyer reads of it, with blocks as sentence ends; alternative texts, titles, link targets and hidden text apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.document import Segment
from amzlint.html_tokens import Attribute, Token, decode_entities, decoded_value, tokenize
from amzlint.markup.plain import find_quoted
from amzlint.spans import Run, SpanMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Field

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table "
    "tbody td tfoot th thead tr ul option select summary caption"
)
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_VOID = frozenset(_VOID_NAMES.split())
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity|max-height)\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all", re.IGNORECASE
)
_READ_ATTRIBUTES = {"alt": "alt", "title": "title", "href": "href", "aria-label": "title", "placeholder": "title"}
_BREAK = "\n\n"
MOST_EMPTY = 2  # paragraphs in a row without text, from which on they are line breaks


class Page(NamedTuple):
    """The mark-up of a field, for checks of style."""

    source: str
    tokens: tuple[Token, ...]


class _Text:
    """A text under construction, with the runs that lead back to the source."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.empty_paragraphs = 0

    def drop_blanks(self) -> bool:
        """Take back what is only white space since the last break; say whether there was nothing else."""
        blank = len(self.pieces)
        while blank and self.pieces[blank - 1] != _BREAK and not self.pieces[blank - 1].strip():
            blank -= 1
        if blank and self.pieces[blank - 1] != _BREAK:
            return False
        self.length -= sum(map(len, self.pieces[blank:]))
        del self.pieces[blank:], self.runs[blank:]
        return True

    def add(self, piece: str, start: int, end: int, *, verbatim: bool) -> None:
        if not piece:
            return
        self.pieces.append(piece)
        self.runs.append(Run(self.length, self.length + len(piece), start, end, verbatim))
        self.length += len(piece)

    @property
    def last(self) -> str:
        return self.pieces[-1][-1] if self.pieces else ""

    def segment(self, field: Field, part: str, page: Page) -> Segment:
        text = "".join(self.pieces)
        return Segment(field, text, SpanMap(len(text), self.runs), find_quoted(text) if part == "text" else (), part, page)


def read(field: Field) -> tuple[Segment, ...]:
    """Return the segments of a field of HTML: the visible text first, then hidden text, and the attributes that people or their programs read."""
    page = Page(field.text, tuple(tokenize(field.text)))
    shown, hidden = _Text(), _Text()
    for token, is_hidden in _with_visibility(page.tokens):
        target = hidden if is_hidden else shown
        if token.kind == "text":
            _add_text(target, field.text, token)
        elif token.name == "br" and token.kind == "start":
            target.add("\n", token.start, token.end, verbatim=False)
        elif token.name in _BLOCKS:
            _add_break(target, token)
    segments = [text.segment(field, part, page) for text, part in ((shown, "text"), (hidden, "hidden")) if "".join(text.pieces).strip()]
    segments += [_attribute_segment(field, attribute, part, page) for attribute, part in _attributes(page.tokens)]
    return tuple(segments) or (Segment(field, "", SpanMap(0, ()), (), "text", page),)


def _add_text(target: _Text, source: str, token: Token) -> None:
    """Add text as it is shown: white space collapses to one space, an entity stays what it is."""
    for piece, start, end in decode_entities(source, token.start, token.end):
        if end - start != len(piece) or source[start:end] != piece:
            target.add(piece, start, end, verbatim=False)
            continue
        at = start
        for white in re.finditer(r"[ \t\r\n\f]+", piece):
            target.add(piece[at - start : white.start()], at, start + white.start(), verbatim=True)
            if target.last not in ("", " ", "\n"):
                target.add(" ", start + white.start(), start + white.end(), verbatim=white[0] == " ")
            at = start + white.end()
        target.add(piece[at - start :], at, end, verbatim=True)


def _add_break(target: _Text, token: Token) -> None:
    """Add the end of a block: one break between two texts, one more for each empty paragraph after the first."""
    if target.drop_blanks() and target.pieces:
        target.empty_paragraphs += token.kind == "end" and token.name == "p"
        if target.empty_paragraphs < MOST_EMPTY:
            return
    elif not target.pieces:
        return
    target.empty_paragraphs = 0
    target.add(_BREAK, token.start, token.end, verbatim=False)


def _with_visibility(tokens: Iterable[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield tokens with whether they are hidden by an element around them."""
    opened: list[tuple[str, bool]] = []
    depth_hidden = 0
    for token in tokens:
        if token.kind == "start" and token.name not in _VOID:
            hides = is_hidden(token)
            opened.append((token.name, hides))
            depth_hidden += hides
        yield token, depth_hidden > 0
        if token.kind == "end" and any(name == token.name for name, _ in opened[-30:]):
            while opened:
                name, hides = opened.pop()
                depth_hidden -= hides
                if name == token.name:
                    break


def is_hidden(token: Token) -> bool:
    """Say whether a tag hides what is in it."""
    style = token.get("style")
    return token.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(decoded_value(style)) is not None)


def _attributes(tokens: Iterable[Token]) -> Iterator[tuple[Attribute, str]]:
    for token in tokens:
        for attribute in token.attributes if token.kind == "start" else ():
            part = _READ_ATTRIBUTES.get(attribute.name)
            if part and attribute.value.strip() and not (part == "href" and (token.name not in ("a", "area") or attribute.value.startswith("#"))):
                yield attribute, part


def _attribute_segment(field: Field, attribute: Attribute, part: str, page: Page) -> Segment:
    text = _Text()
    for piece, start, end in decode_entities(field.text, attribute.start, attribute.end):
        text.add(piece, start, end, verbatim=field.text[start:end] == piece)
    return text.segment(field, part, page)
