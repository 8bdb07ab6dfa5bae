"""HTML: what the buyer reads of it, with blocks as sentence ends; alternative texts, titles, link targets and hidden text apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.document import Segment
from amzlint.html_tokens import Attribute, Token, decode_entities, decoded_value, tokenize
from amzlint.markup.plain import find_quoted
from amzlint.spans import Run, Span, SpanMap

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
_QUOTES = frozenset(("gmail_quote", "gmail_quote_container", "yahoo_quoted", "protonmail_quote", "moz-cite", "zmail_extra"))
MOST_BREAKS = 2  # in a row that a text may end with
# How empty two empty paragraphs are, or three `<br>` between blocks, or one paragraph with two of them.
_EMPTY_PARAGRAPH, _EMPTY_BREAK, _TOO_EMPTY = 3, 2, 6


class Page(NamedTuple):
    """The mark-up of a field, for checks of style. quoted: what of the source holds the buyer's own words."""

    source: str
    tokens: tuple[Token, ...]
    quoted: tuple[Span, ...] = ()


class _Text:
    """A text under construction, with the runs that lead back to the source."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.emptiness = 0

    def drop_blanks(self) -> int | None:
        """Take back what is only white space since the last break and return how many `<br>` that were; None when there was text.

        Behind text one or two `<br>` are taken back as well: they end its last line, as the end of the block does.
        """
        blank = len(self.pieces)
        while blank and self.pieces[blank - 1] != _BREAK and not self.pieces[blank - 1].strip():
            blank -= 1
        breaks = self.pieces[blank:].count("\n")
        has_text = blank > 0 and self.pieces[blank - 1] != _BREAK
        if has_text and (not breaks or breaks > MOST_BREAKS):
            return None
        self.length -= sum(map(len, self.pieces[blank:]))
        del self.pieces[blank:], self.runs[blank:]
        return None if has_text else breaks

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
        to_field = SpanMap(len(text), self.runs)
        quoted = [Span(*to_field.from_source(span)) for span in page.quoted]
        return Segment(field, text, to_field, tuple(span for span in quoted if span.start < span.end), part, page)


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
    page = page._replace(quoted=_quoted(page.tokens, shown, len(field.text)))
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
    """Add the end of a block: one break between two texts, one more for two empty paragraphs or three `<br>` between them."""
    breaks = target.drop_blanks()
    if not target.pieces:
        return
    if breaks is not None:
        is_empty = token.kind == "end" and (token.name == "p" or (token.name == "div" and breaks > 0))
        target.emptiness += _EMPTY_PARAGRAPH if is_empty else breaks * _EMPTY_BREAK
        if target.emptiness < _TOO_EMPTY:
            return
    target.emptiness = 0
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


def _quoted(tokens: Iterable[Token], shown: _Text, length: int) -> tuple[Span, ...]:
    """Return what of the source is quoted: by the elements that mail programs put around it, and by lines of the text."""
    spans = list(_quoted_elements(tokens, length))
    text = "".join(shown.pieces)
    lines = find_quoted(text)
    if lines:
        to_source = SpanMap(len(text), shown.runs).to_source
        spans += [to_source(span)[0] for span in lines]
    return tuple(sorted(spans))


def _quoted_elements(tokens: Iterable[Token], length: int) -> Iterator[Span]:
    start = depth = 0
    name = ""
    for token in tokens:
        if name and token.name == name:
            depth += (token.kind == "start") - (token.kind == "end")
            if not depth:
                yield Span(start, token.end)
                name = ""
        elif not name and token.kind == "start" and token.name in ("blockquote", "div"):
            if (mark := token.get("id")) is not None and mark.value == "divRplyFwdMsg":
                yield Span(token.start, length)  # Outlook puts the old message behind this head
                return
            kind, classes = token.get("type"), token.get("class")
            if (kind is not None and kind.value.lower() == "cite") or (classes is not None and not _QUOTES.isdisjoint(classes.value.split())):
                name, start, depth = token.name, token.start, 1
    if name:
        yield Span(start, length)


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
