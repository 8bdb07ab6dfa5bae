"""Joins container and markup: files and streams to documents, one at a time, and failures for what cannot be read."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple

from amzlint import kinds
from amzlint.containers import PLAIN, STRUCTURED, container_for, jsonl, plain, read_messages
from amzlint.css import DEEPEST, LONGEST
from amzlint.document import Document, Field, Message, Segment
from amzlint.errors import ReadError
from amzlint.library import side_by_side
from amzlint.markup import markup_of, read_segments
from amzlint.report import Failure
from amzlint.source import Source, decode
from amzlint.spans import Span
from amzlint.suppression_comments import SIGN, Suppression, find_comments, without_comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LIBRARIES = ("json", "yaml", "csv", "po", "xliff")  # containers that hold a template in several languages
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_stream(stream: IO[bytes], path: str, name: str, defaults: kinds.Defaults, note: Callable[[str], None]) -> Iterator[Document | Failure]:
    """Read a file or standard input.

    path: as shown to people; name: chooses the container; note: is told what people should know (a guessed encoding, a disagreement).
    Yields documents and failures in order; JSON Lines are read line by line, so that a live pipe is answered at once.
    """
    if container_for(name) == "jsonl":
        yield from read_json_lines(stream, path, name, defaults, note)
        return
    container = container_for(name)
    selectors = defaults.paths.fields(name or path) if defaults.paths else ()
    if selectors and container not in STRUCTURED:
        note(f"{path}: “fields” of the configuration names texts of structured data, but this is none")
    items = _read_container(container, stream, path, name, defaults, note, selectors)
    if container in LIBRARIES:
        # A library is in memory as a whole; its templates are looked at side by side.
        every = list(items)
        compared = iter(side_by_side(item for item in every if isinstance(item, Document)))
        items = (next(compared) if isinstance(item, Document) else item for item in every)
    yield from items


def _read_container(
    container: str, stream: IO[bytes], path: str, name: str, defaults: kinds.Defaults, note: Callable[[str], None], selectors: tuple[str, ...]
) -> Iterator[Document | Failure]:
    index = 0
    try:
        for item, guessed in read_messages(container, stream, path, selectors):
            index += 1
            if isinstance(item, Failure):
                yield item
                continue
            if container == PLAIN and item.fields[-1].text.lstrip()[:2] in ('{"', "{\n"):
                note(f"{path}: read as plain text, but it looks like JSON; a name ending in .json or .jsonl says so (--stdin-filename for standard input)")
            try:
                document = _document(item, index, path, name, defaults, note, guessed=guessed)
            except ReadError as error:
                yield Failure(path, f"line {item.line}: {error}", item.line)
                continue
            yield from _with_unread(document)
    except ReadError as error:
        yield Failure(path, str(error), error.line)


def read_text(text: str, path: str, defaults: kinds.Defaults, note: Callable[[str], None]) -> Iterator[Document | Failure]:
    """Read a text that is already decoded as one plain message; `path` only names it."""
    for message in plain.read_whole(Source(path, text)):
        yield from _with_unread(_document(message, 1, path, "", defaults, note))


class Place(NamedTuple):
    """Where lines start in a file: the number of the first, from 1, and the code points and messages before it."""

    line: int = 1
    offset: int = 0
    messages: int = 0


BEGINNING = Place()


def read_json_lines(
    lines: Iterable[bytes], path: str, name: str, defaults: kinds.Defaults, note: Callable[[str], None], start: Place = BEGINNING
) -> Iterator[Document | Failure]:
    """Read the lines of a JSONL file, or some of them; start: where in the file the first of them stands."""
    index = start.messages
    selectors = defaults.paths.fields(name or path) if defaults.paths else ()
    for item in _lines(lines, path, start):
        if not isinstance(item, Failure) and not item[0].strip():
            continue
        index += 1
        if isinstance(item, Failure):
            yield item
            continue
        line, number, offset = item
        try:
            message = _selected_line(line, number, offset, selectors) if selectors else jsonl.read_line(line, number, offset)
            document = message and _document(message, index, path, name, defaults, note)
        except ReadError as error:
            text = str(error)
            yield Failure(path, text if text.startswith("line ") else f"line {number}: {text}", number)
            continue
        if document:
            yield from _with_unread(document)


def _selected_line(line: str, number: int, offset: int, selectors: tuple[str, ...]) -> Message | None:
    from amzlint.containers import json  # noqa: PLC0415  (only with selectors)

    return json.read_line(line, number, offset, selectors)


def _lines(lines: Iterable[bytes], path: str, start: Place) -> Iterator[tuple[str, int, int] | Failure]:
    """Yield each line with its number and offset, and a failure for one that cannot be decoded."""
    stream, offset = iter(lines), start.offset
    for number, raw in enumerate(stream, start.line):
        if number == 1 and raw.startswith(_WIDE_MARKS):
            try:
                yield from jsonl.split_lines(decode(raw + b"".join(stream), path).text)
            except ReadError as error:
                yield Failure(path, str(error))
            return
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield Failure(path, f"line {number}: not UTF-8 at byte {error.start + 1} of the line; JSON Lines must be UTF-8", number)
            offset += len(raw)
            continue
        yield line, number, offset
        offset += len(line)


def after_lines(block: bytes, start: Place) -> Place:
    """Return where the lines after a block of whole lines start."""
    lines = block.split(b"\n")
    try:
        offset = len(block.decode("utf-8-sig" if start.line == 1 else "utf-8"))
    except UnicodeDecodeError:
        offset = sum(_length(line) for line in lines) + len(lines) - 1
    return Place(start.line + len(lines) - 1, start.offset + offset, start.messages + sum(1 for line in lines if line.strip()))


def _length(line: bytes) -> int:
    try:
        return len(line.decode("utf-8"))
    except UnicodeDecodeError:
        return len(line)


def _document(message: Message, index: int, path: str, name: str, defaults: kinds.Defaults, note: Callable[[str], None], guessed: str | None = None) -> Document:
    about = kinds.resolve(defaults, message.about, kinds.from_path(name), defaults.paths.about(name or path) if defaults.paths else None)
    for text in about.notes:
        note(f"{path}: {text}")
    if "fault" in message.about:
        raise ReadError(message.about["fault"])
    for field in message.fields:
        field.markup = markup_of(field, name, defaults.markup)
    segments, inside = read_fields(message.fields)
    suppressions = (*message.suppressions, *inside)
    known: dict[str, Any] = {name: message.about.get(name) for name in ("order_id", "operation", "sent_at", "ordered_at", "delivered_at")}
    if place := message.about.get("operation_text"):
        known["named_operation"] = Field("operation", "operation", place.text, message.fields[0].lines, place.place)
    known |= {"guessed_encoding": guessed, "attachments": message.attachments, "suppressions": suppressions}
    return Document(path, index, message.message_id, segments, about.kind, about.template, about.language, about.marketplace, **known)


def read_fields(fields: Iterable[Field]) -> tuple[tuple[Segment, ...], tuple[Suppression, ...]]:
    """Return the segments of fields that know their mark-up, and the suppressions that stand in their texts."""
    suppressions: list[Suppression] = []
    segments = [segment for field in fields for segment in _read_field(field, field.markup or "plain", suppressions)]
    return tuple(segments), tuple(suppressions)


def _with_unread(document: Document) -> Iterator[Document | Failure]:
    """Yield a document, and a failure for each style in it that is beyond what is read."""
    yield document
    pages = {id(segment.page): segment for segment in document.segments if segment.page is not None and "style" in segment.field.text}
    for segment in pages.values():
        text = segment.field.text
        if len(text) <= LONGEST and sum(map(text.count, "{([")) <= DEEPEST:
            continue
        from amzlint.html_styles import find_unread  # noqa: PLC0415  (few pages are so long or so deep)

        for span, why in find_unread(text, segment.page.tokens):
            line = segment.field.positions(span)[0].line
            yield Failure(document.path, f"line {line}: {why}, so what it styles was not checked", line)


def _read_field(field: Field, markup: str, suppressions: list[Suppression]) -> tuple[Segment, ...]:
    """Read a field to segments; suppression comments in it are no text of the message, and are added to the list."""
    if SIGN not in field.text:
        return read_segments(field, markup)
    comments = find_comments(field.text, markup)
    for comment in comments:
        start, end = field.positions((comment.start, comment.end))
        idle = comment.covers is not None and comment.covers.start == comment.covers.end
        place = (field.name, comment.covers) if comment.covers else ("", Span(0, 0))
        suppressions.append(Suppression(comment.order, start, end, field.lines.line_text(start.line), *place, idle, inside=True))
    text, way = without_comments(field.text, comments, markup)
    bare = Field(field.name, field.scope, text, field.lines, None, field.markup)
    return tuple(segment._replace(field=field, to_field=segment.to_field.through(way)) for segment in read_segments(bare, markup))
