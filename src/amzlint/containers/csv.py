"""CSV and TSV: a message a row; the columns are known by the names in the first row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.line_index import LineIndex
from amzlint.message_fields import language_of_tag
from amzlint.report import Failure
from amzlint.selected_fields import messages_of
from amzlint.spans import Run, SpanMap, Spelling
from amzlint.tree import Entry, Mapping, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amzlint.document import Message
    from amzlint.source import Source

DELIMITERS = (",", ";", "\t", "|")
MOST_CELLS = 2_000  # of a row; more are no table
_COLUMN_BY_LANGUAGE = re.compile(r"(.+?)[ _.\-]*[(\[_.\- ]([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)[)\]]?")


class Cell(NamedTuple):
    """A cell: its text, where its characters start and end in the file (inside the quotes), and whether quotes inside are doubled."""

    text: str
    start: int
    end: int
    quoted: bool


class Row(NamedTuple):
    """A row, or why it is none; line: where it starts, from 1."""

    cells: tuple[Cell, ...]
    line: int
    fault: str = ""


def read(source: Source, selectors: Iterable[str] = ()) -> Iterator[Message | Failure]:
    """Yield the messages of a table; a row that is broken is a failure, the others are read."""
    lines = LineIndex(source.text)
    rows = read_rows(source.text, find_delimiter(source.text), lines)
    header = next(rows, None)
    if header is None or header.fault:
        if header is not None:
            yield Failure(source.path, f"line {header.line}: {header.fault}", header.line)
        return
    names = [cell.text.strip() for cell in header.cells]
    for row in rows:
        if row.fault or len(row.cells) > len(names):
            problem = row.fault or f"{len(row.cells)} cells, but the first row names {len(names)} columns"
            yield Failure(source.path, f"line {row.line}: {problem}", row.line)
            continue
        yield from messages_of(_mapping(names, row.cells), lines, selectors)


def find_delimiter(text: str) -> str:
    """Return the delimiter that the first row holds most of, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text[:20_000]).split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def read_rows(text: str, delimiter: str, lines: LineIndex) -> Iterator[Row]:
    """Yield the rows of a table that are not blank. lines: of the same text."""
    at = 0
    while at < len(text):
        start = at
        cells, at, fault = _row(text, at, delimiter)
        if fault or any(cell.text.strip() for cell in cells):
            yield Row(tuple(cells), lines.position(start).line, fault)


def _row(text: str, at: int, delimiter: str) -> tuple[list[Cell], int, str]:
    """Read one row. Returns its cells, where the next one starts, and what is wrong with it; behind a broken row the next line is a row again."""
    cells: list[Cell] = []
    start = at
    stops = re.compile(rf"[{re.escape(delimiter)}\r\n]")
    while True:
        blank = re.compile("[ \t]*" if delimiter != "\t" else " *").match(text, at)
        quote = blank.end() if blank else at
        if text[quote : quote + 1] == '"':
            end = _closing_quote(text, quote + 1)
            if end < 0:
                return [], _next_line(text, start), "a quote is never closed"
            cells.append(Cell(text[quote + 1 : end].replace('""', '"'), quote + 1, end, True))
            at = end + 1
            while text[at : at + 1] in (" ", "\t") and text[at : at + 1] != delimiter:
                at += 1
            if at < len(text) and text[at] not in f"{delimiter}\r\n":
                return [], _next_line(text, start), "there is text behind a closing quote"
        else:
            stop = stops.search(text, at)
            end = stop.start() if stop else len(text)
            cells.append(Cell(text[at:end], at, end, False))
            at = end
        if text[at : at + 1] != delimiter:
            break
        at += 1
        if len(cells) > MOST_CELLS:
            return [], _next_line(text, at), f"more than {MOST_CELLS} cells"
    return cells, at + (2 if text.startswith("\r\n", at) else 1), ""


def _closing_quote(text: str, at: int) -> int:
    while True:
        end = text.find('"', at)
        if end < 0 or text[end + 1 : end + 2] != '"':
            return end
        at = end + 2


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _mapping(names: list[str], cells: tuple[Cell, ...]) -> Mapping:
    """Return a row as a mapping; columns such as "body_de" are a map by language under "body"."""
    entries: list[Entry] = []
    by_language: dict[str, list[Entry]] = {}
    for name, cell in zip(names, cells, strict=False):
        if not cell.text.strip():
            continue
        node = Value(cell.text.strip().lower() == "true", cell.start) if cell.text.strip().lower() in ("true", "false") else _text(cell)
        found = _COLUMN_BY_LANGUAGE.fullmatch(name)
        if found and language_of_tag(found[2].lower()[:2] + found[2][2:]):
            by_language.setdefault(found[1].lower(), []).append(Entry(found[2].lower()[:2] + found[2][2:], node))
        else:
            entries.append(Entry(name, node))
    start = cells[0].start
    return Mapping((*entries, *(Entry(base, Mapping(tuple(inner), start)) for base, inner in by_language.items())), start)


def _text(cell: Cell) -> Text:
    return Text(cell.text, cell.start, lambda: _map(cell))


def _map(cell: Cell) -> SpanMap:
    spelling = Spelling("csv", cell.start - 1, cell.end + 1, ("quoted",)) if cell.quoted else Spelling("csv", cell.start, cell.end)
    if not cell.quoted or '"' not in cell.text:
        return SpanMap(len(cell.text), offset=cell.start, spelling=spelling)
    runs: list[Run] = []
    at, source = 0, cell.start
    for piece in re.split('(")', cell.text):
        width = 2 if piece == '"' else len(piece)
        if piece:
            runs.append(Run(at, at + len(piece), source, source + width, piece != '"'))
        at, source = at + len(piece), source + width
    return SpanMap(at, runs, spelling=spelling)
