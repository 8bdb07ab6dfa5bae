"""An e-mail with the place of everything in it: headers unfolded and decoded, parts by their boundaries, names of attachments."""

from __future__ import annotations

import re
import urllib.parse
from email.header import decode_header
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.derived_text import DerivedText
from amzlint.document import Attachment, Field, Message
from amzlint.line_index import LineIndex
from amzlint.report import Failure
from amzlint.spans import Run, SpanMap, Spelling
from amzlint.transfer_encodings import Decoded, decode_part

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 500
DEEPEST = 20
_HEADER = re.compile(r"([!-9;-~]{1,76}):[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)(?:\r?\n|\Z)")
_ENCODED_WORD = re.compile(r"=\?[^?\s]{1,40}\?[bBqQ]\?[^?\s]*\?=(?:\s+=\?[^?\s]{1,40}\?[bBqQ]\?[^?\s]*\?=)*")
_BODY_MARKUPS = {"text/plain": "plain", "text/html": "html", "text/markdown": "markdown"}


class _Header(NamedTuple):
    value: str
    start: int
    end: int


class _Part(NamedTuple):
    """A part of a message: its headers, and where its body starts and ends in the file's text."""

    headers: dict[str, _Header]
    start: int
    end: int

    def text(self, name: str) -> str:
        found = self.headers.get(name)
        return re.sub(r"\r?\n[ \t]+", " ", found.value) if found else ""


def read_mail(source: str, path: str, lines: LineIndex, line: int = 1) -> Iterator[Message | Failure]:
    """Yield the message of an e-mail, and failures for parts that cannot be decoded. source: its text; lines: of it; line: where it starts in its file."""
    whole = _part(source, 0, len(source))
    if not whole.headers:
        yield Failure(path, f"line {line}: no e-mail: there is no header such as “Subject:” at its beginning", line)
        return
    fields: list[Field] = []
    attachments: list[Attachment] = []
    subject = whole.headers.get("subject")
    if subject is not None and subject.value.strip():
        text, place = unfolded(source, subject.start, subject.end)
        place.spelling = Spelling("header", subject.start, subject.end)
        fields.append(Field("subject", "subject", text, lines, lambda: place))
    parts, faults = _leaves(source, whole)
    for offset, fault in faults:
        at = lines.position(offset).line
        yield Failure(path, f"line {at}: {fault}", at)
    for part in parts:
        name = _file_name(part)
        content_type = part.text("content-type").split(";")[0].strip().lower() or "text/plain"
        is_body = content_type in _BODY_MARKUPS and not part.text("content-disposition").lower().startswith("attachment")
        if name is not None and not is_body:
            attachments.append(Attachment(_name_field(name, lines), content_type, _size(part)))
        if not is_body:
            continue
        at = lines.position(part.start).line
        try:
            decoded = decode_part(source, part.start, part.end, part.text("content-transfer-encoding") or "7bit", _parameter(part.text("content-type"), "charset") or "")
        except LookupError:
            yield Failure(path, f"line {at}: the charset “{_parameter(part.text('content-type'), 'charset')}” is not known, so this part was not checked", at)
            continue
        if decoded.fault:
            yield Failure(path, f"line {at}: {decoded.fault}; what could be decoded of this part was checked", at)
        if decoded.text.strip():
            fields.append(_body_field(content_type, decoded, lines))
    if any(field.scope == "body" for field in fields):
        yield Message(tuple(fields), _about(whole), whole.text("message-id").strip("<> ") or None, line, tuple(attachments))


def _body_field(content_type: str, decoded: Decoded, lines: LineIndex) -> Field:
    markup = _BODY_MARKUPS[content_type]
    return Field("html" if markup == "html" else "text", "body", decoded.text, lines, lambda: decoded.place, markup)


def _about(whole: _Part) -> dict[str, Any]:
    """Return what the headers say: an answer is a reply, and the language where it is named."""
    about: dict[str, Any] = {}
    if whole.text("in-reply-to") or whole.text("references"):
        about["kind"] = "reply"
    if language := whole.text("content-language").split(",")[0].strip():
        about["lang"] = language
    return about


def _part(source: str, start: int, end: int) -> _Part:
    headers: dict[str, _Header] = {}
    at = start
    while (found := _HEADER.match(source, at, end)) is not None:
        value = found[2].rstrip()
        headers.setdefault(found[1].lower(), _Header(value, found.start(2), found.start(2) + len(value)))
        at = found.end()
    blank = re.compile(r"[ \t]*\r?\n").match(source, at, end)
    return _Part(headers, blank.end() if blank else at, end)


def _leaves(source: str, whole: _Part) -> tuple[list[_Part], list[tuple[int, str]]]:
    """Return the parts that hold no parts, in order, and where and how parts are cut off or missing."""
    leaves: list[_Part] = []
    faults: list[tuple[int, str]] = []
    waiting = [(whole, 0)]
    count = 0
    while waiting and count < MOST_PARTS:
        part, depth = waiting.pop()
        count += 1
        boundary = _parameter(part.text("content-type"), "boundary")
        if not part.text("content-type").lower().startswith("multipart/") or not boundary or depth >= DEEPEST:
            leaves.append(part)
            continue
        marks = list(re.compile(rf"(?m)^--{re.escape(boundary)}(--)?[ \t]*(?:\r?\n|\Z)").finditer(source, part.start, part.end))
        if not marks:
            faults.append((part.start, f"no part of this e-mail begins with “--{boundary[:70]}”; what stands there was checked as text"))
            leaves.append(part._replace(headers={}))
        elif not any(mark[1] for mark in marks):
            faults.append((marks[-1].start(), f"the parts of this e-mail never end (there is no “--{boundary[:70]}--”), so it may be cut off; what is there was checked"))
        inner = []
        for index, mark in enumerate(marks):
            if mark[1]:
                break
            end = marks[index + 1].start() if index + 1 < len(marks) else part.end
            # The line break before a boundary belongs to the boundary.
            end -= 2 if source[mark.end() : end].endswith("\r\n") else 1 if source[mark.end() : end].endswith("\n") else 0
            inner.append((_part(source, mark.end(), max(end, mark.end())), depth + 1))
        waiting += reversed(inner)
    return leaves, faults


def _parameter(value: str, name: str) -> str | None:
    found = re.search(rf"(?i)(?:;|^)\s*{name}\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", value)
    return (found[1] if found[1] is not None else found[2]) if found else None


def unfolded(source: str, start: int, end: int) -> tuple[str, SpanMap]:
    """Return the text of a header's value, line folds as one space and encoded words decoded, with its map. start, end: of the value, in code points."""
    text = DerivedText()
    at = start
    special = re.compile(rf"(?P<words>{_ENCODED_WORD.pattern})|(?P<fold>\r?\n[ \t]+)")
    for found in special.finditer(source, start, end):
        text.add(source[at : found.start()], at, found.start(), verbatim=True)
        text.add(_decoded_words(found[0]) if found["words"] else " ", found.start(), found.end(), verbatim=False)
        at = found.end()
    text.add(source[at:end], at, end, verbatim=True)
    return str(text), text.to_source if text.length else SpanMap(0, (), offset=start)


def _decoded_words(text: str) -> str:
    """Decode RFC 2047 words; what is broken stays as it is written."""
    try:
        parts = decode_header(text)
        return "".join(part if isinstance(part, str) else part.decode(charset or "ascii", "replace") for part, charset in parts)
    except (ValueError, LookupError):
        return text


def _file_name(part: _Part) -> tuple[str, int, int] | None:
    """Return the name of a part with where it is written: plain, in encoded words, or in the extended form of RFC 2231."""
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        found = part.headers.get(header)
        if found is None:
            continue
        pieces = list(re.finditer(rf"(?i)(?:;|^)\s*{parameter}(?:\*(\d+))?(\*)?\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", found.value))
        if not pieces:
            continue
        text = ""
        for piece in sorted(pieces, key=lambda one: int(one[1] or 0)):
            value = piece[3] if piece[3] is not None else piece[4]
            text += _percent_decoded(value) if piece[2] else _decoded_words(value)
        return text, found.start + pieces[0].start(3 if pieces[0][3] is not None else 4), found.start + pieces[-1].end(3 if pieces[-1][3] is not None else 4)
    return None


def _percent_decoded(value: str) -> str:
    charset, _, rest = value.partition("'")
    rest = rest.partition("'")[2] if "'" in rest else value
    try:
        return urllib.parse.unquote(rest, encoding=charset or "utf-8", errors="replace")
    except LookupError:
        return urllib.parse.unquote(rest)


def _name_field(name: tuple[str, int, int], lines: LineIndex) -> Field:
    text, start, end = name
    place = SpanMap(len(text), [Run(0, len(text), start, end, False)]) if text else SpanMap(0, (), offset=start)
    return Field("attachment", "attachment", text, lines, lambda: place)


def _size(part: _Part) -> int:
    """Return about how many bytes an attachment has."""
    length = part.end - part.start
    return length * 3 // 4 if part.text("content-transfer-encoding").lower().strip() == "base64" else length
