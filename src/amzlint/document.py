"""A message to be checked: its segments of text, what is known about it, and where its characters stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.line_index import LineIndex
from amzlint.spans import Position, Span, SpanMap, Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from amzlint.suppression_comments import Suppression


class Field:
    """One text field of a message as its container decoded it.

    name: `text`, `subject` …; scope: subject or body; text: the decoded characters; place: makes the map from them to the file's text, when a finding needs it;
    lines: of the file's text that the map leads to; markup: how the text is written (`plain`, `html`, `markdown`), None where only the reader can tell.
    """

    __slots__ = ("_map", "_place", "lines", "markup", "name", "scope", "text")

    def __init__(self, name: str, scope: str, text: str, lines: LineIndex, place: Callable[[], SpanMap] | None = None, markup: str | None = None) -> None:
        self.name = name
        self.scope = scope
        self.text = text
        self.lines = lines
        self.markup = markup
        self._place = place
        self._map: SpanMap | None = None

    @property
    def to_source(self) -> SpanMap:
        """The map from the decoded text to that of `lines`."""
        if self._map is None:
            self._map = SpanMap(len(self.text), spelling=Spelling("raw", 0, len(self.text))) if self._place is None else self._place()
        return self._map

    @property
    def place_key(self) -> int:
        """The same number for fields that stand at the same place of a file, as the uses of a YAML anchor do."""
        return id(self) if self._place is None else id(self._place)

    def positions(self, span: tuple[int, int]) -> tuple[Position, Position]:
        """Return where a span of the decoded text starts and ends in the file."""
        source, _ = self.to_source.to_source(span)
        return self.lines.position(source.start), self.lines.position(source.end)


class Attachment(NamedTuple):
    """A file that goes with a message. field: its name as the buyer sees it, as text with its place; size: in bytes, None when unknown."""

    field: Field
    content_type: str | None = None
    size: int | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.field.text


class Message(NamedTuple):
    """One message as a container found it.

    about: what its file says of it (`kind`, `lang`, `template`, `order_id`, …); line: where it starts in the file, from 1; suppressions: of the file around it.
    """

    fields: tuple[Field, ...]
    about: dict[str, Any]
    message_id: str | None = None
    line: int = 1
    attachments: tuple[Attachment, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


class Segment(NamedTuple):
    """A run of a message's text as the buyer will read it.

    text: with line breaks and entities decoded; to_field: map to the field's text; quoted: spans of the text that are the buyer's own words;
    part: what of the mark-up this is (`text`, `alt`, `title`, `href`, `hidden`); page: the mark-up that it was taken from, for checks of style;
    growth: how many code points longer its field is, than it stands in the file, once placeholders are filled.
    """

    field: Field
    text: str
    to_field: SpanMap
    quoted: tuple[Span, ...] = ()
    part: str = "text"
    page: Any = None
    growth: int = 0


class Document(NamedTuple):
    """A message with all that decides which rules apply.

    kind, template, language: None when unknown; index: its number in the file, from 1;
    guessed_encoding: the encoding that was guessed for its file, None when it was certain; operation: of the Selling Partner API;
    sent_at, ordered_at, delivered_at: days on which the message goes out, the order was placed and delivered;
    siblings: the names of the fields of the same template in its other languages; misspelt: names of fields that only this template of its library has, each with the one it resembles;
    named_operation: the text that names the operation, perhaps the path of a call.
    """

    path: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a document
    message_id: str | None
    segments: tuple[Segment, ...]
    kind: str | None = None
    template: bool | None = None
    language: str | None = None
    marketplace: str | None = None
    order_id: str | None = None
    guessed_encoding: str | None = None
    operation: str | None = None
    sent_at: date | None = None
    ordered_at: date | None = None
    delivered_at: date | None = None
    attachments: tuple[Attachment, ...] = ()
    siblings: tuple[frozenset[str], ...] = ()
    misspelt: Mapping[str, str] = {}
    named_operation: Field | None = None
    suppressions: tuple[Suppression, ...] = ()

    def segment(self, number: int) -> Segment:
        """Return the segment of a match; numbers behind those of the text are the names of the attachments and then the operation, `~number` is the whole mark-up that a segment was taken from."""
        if number < 0:
            segment = self.segments[~number]
            text = segment.field.text
            return Segment(segment.field, text, SpanMap(len(text)), segment.page.quoted, "markup", segment.page)
        if number < len(self.segments):
            return self.segments[number]
        if number - len(self.segments) == len(self.attachments) and self.named_operation is not None:
            return Segment(self.named_operation, self.named_operation.text, SpanMap(len(self.named_operation.text)), part="operation")
        field = self.attachments[number - len(self.segments)].field
        return Segment(field, field.text, SpanMap(len(field.text)), part="attachment")


def fields_of(document: Document) -> tuple[Field, ...]:
    """Return the fields of a message that have text for the buyer, in the order of the message."""
    return tuple({id(segment.field): segment.field for segment in document.segments}.values())


class Match(NamedTuple):
    """What a check found: code points start up to end of a segment's text.

    sentence: its number in the message, -1 when sentences do not matter; weight: how many concepts took part; parts: what each concept matched;
    severity: the check's own level, where the facts of the message decide it; beside: it counts only where it meets what another rule found.
    """

    segment: int
    start: int
    end: int
    sentence: int = -1
    weight: int = 1
    parts: dict[str, str] = {}  # noqa: RUF012  (a named tuple's default, never changed)
    severity: str | None = None
    beside: bool = False
