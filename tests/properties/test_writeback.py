"""Texts that are written back: other programs read exactly the new text in every form of file, and everything else as it was."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
import xml.etree.ElementTree as ET
from email.header import Header
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import yaml
from hypothesis import HealthCheck, assume, event, example, given, settings
from hypothesis import strategies as st

from amzlint.document import Document, fields_of
from amzlint.edits import Edit, apply_edits
from amzlint.kinds import Defaults
from amzlint.reader import read_stream
from amzlint.writeback import Change, Written, spelled_edits, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Every text begins so: it stays a message of more than two words, whatever is done to the rest.
OPENING = "Hello my dear buyer"
SIGNS = [*"abc XYZ 129.,:;#-=_?'\"\\{}[]&*!|<>%@`", "\n", "\n\n", "  ", "é", "日", "😀", "\t", "From ", "\n- ", ": ", " #", "&amp;", "--", "null", "]]>"]
PIECES = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
TEXTS = PIECES.map(lambda text: f"{OPENING} {text}")
FAST = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], int, list[tuple[int, int, str]]]:
    """Draw texts, which of them changes, and edits of it: apart from each other and behind its opening."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    index = draw(st.integers(0, len(texts) - 1))
    places = sorted(draw(st.lists(st.integers(len(OPENING), len(texts[index])), min_size=min(2, len(texts[index]) - len(OPENING)), max_size=6, unique=True)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return texts, index, [(start, end, draw(PIECES)) for start, end in pairs]


CHANGES = changes()


def documents_of(data: bytes, name: str) -> list[Document]:
    return [item for item in read_stream(io.BytesIO(data), name, name, Defaults(), lambda _: None) if isinstance(item, Document)]


class Attempt:
    """A change of one text of a file: what was written, and the text that was wanted."""

    def __init__(self, data: bytes, name: str, old: str, index: int, edits: Sequence[tuple[int, int, str]], scope: str = "body") -> None:
        document = documents_of(data, name)[index]
        number = next(number for number, field in enumerate(fields_of(document)) if field.scope == scope)
        self.field = fields_of(document)[number]
        assume(self.field.text == old)  # the form, or who wrote it, keeps texts as they are
        self.edits = [Edit(number, *edit) for edit in edits]
        self.wanted = apply_edits(old, self.edits)
        self.result: Written = written(data, name, [Change(document.index, number, tuple(self.edits))])
        self.data = data
        event(self.reason())
        if self.result.held_back:
            assert self.result.data == data

    def reason(self) -> str:
        """Why the change was held back; empty when it was made."""
        return self.result.held_back[0][1] if self.result.held_back else ""

    def spelled(self, text: str) -> str:
        """The file as the edits that reports show change it."""
        for start, end, written_text in sorted(spelled_edits(self.field, self.edits) or [], reverse=True):
            text = text[: start.offset] + written_text + text[end.offset :]
        return text


def assert_written(attempt: Attempt, decode: Callable[[bytes], Any], texts: Sequence[str], index: int) -> None:
    """The file holds the new text in the place of the old one; the edits that reports show lead to the same file."""
    assert attempt.reason() == ""
    assert decode(attempt.result.data) == [attempt.wanted if number == index else text for number, text in enumerate(texts)]
    assert attempt.spelled(attempt.data.decode()) == attempt.result.data.decode()


@given(CHANGES, st.booleans(), st.sampled_from([None, 2, "\t"]), st.booleans())
@FAST
def test_json(change: tuple[list[str], int, list[tuple[int, int, str]]], ascii_only: bool, indent: Any, slashes: bool) -> None:
    """In JSON nothing is ever held back."""
    texts, index, edits = change
    source = json.dumps({"version": 1, "messages": texts}, ensure_ascii=ascii_only, indent=indent)
    source = source.replace("/", "\\/") if slashes else source
    attempt = Attempt(source.encode(), "x.json", texts[index], index, edits)
    assert_written(attempt, lambda data: json.loads(data)["messages"], texts, index)
    assert not ascii_only or "\\u" not in source or attempt.result.data.isascii()


@given(CHANGES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
@FAST
def test_json_lines(change: tuple[list[str], int, list[tuple[int, int, str]]], ascii_only: bool, newline: str) -> None:
    """In JSON Lines nothing is held back, and only one line changes."""
    texts, index, edits = change
    data = "".join(json.dumps({"id": 1, "text": text, "n": 2}, ensure_ascii=ascii_only) + newline for text in texts).encode()
    attempt = Attempt(data, "x.jsonl", texts[index], index, edits)
    assert_written(attempt, lambda data: [json.loads(line)["text"] for line in data.decode().split("\n") if line], texts, index)
    lines = zip(data.split(b"\n"), attempt.result.data.split(b"\n"), strict=True)
    assert sum(old != new for old, new in lines) <= 1


@given(CHANGES, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@FAST
def test_csv(change: tuple[list[str], int, list[tuple[int, int, str]]], delimiter: str, quoting: Any) -> None:
    """In CSV nothing is held back; other cells are what they were."""
    texts, index, edits = change
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=delimiter, quoting=quoting, lineterminator="\n")
    writer.writerows([["id", "text", "x"], *(["a, b", text, 'c "d"'] for text in texts)])
    attempt = Attempt(table.getvalue().encode(), "x.csv", texts[index], index, edits)

    def decode(data: bytes) -> list[str]:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))
        assert all((row[0], row[2]) == ("a, b", 'c "d"') for row in rows[1:])
        return [row[1] for row in rows[1:]]

    assert_written(attempt, decode, texts, index)


LAYOUTS = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]), "width": st.integers(20, 200), "indent": st.integers(2, 6), "allow_unicode": st.booleans(),
        "default_flow_style": st.sampled_from([False, False, True]), "line_break": st.sampled_from(["\n", "\r\n"]), "explicit_start": st.booleans(),
    }
)  # fmt: skip


@given(CHANGES, LAYOUTS)
@settings(FAST, max_examples=400)
def test_yaml(change: tuple[list[str], int, list[tuple[int, int, str]]], layout: dict[str, Any]) -> None:
    """In YAML what is written is read so; only a block, which has no escapes, may be unable to hold a text."""
    texts, index, edits = change
    data = yaml.dump({"a": 1, "list": [{"body": text, "z": "last"} for text in texts]}, **layout).encode()
    texts = [row["body"] for row in yaml.safe_load(data)["list"]]  # PyYAML does not always read what it wrote
    assume(not edits or edits[-1][1] <= len(texts[index]))
    attempt = Attempt(data, "x.yaml", texts[index], index, edits)
    if attempt.reason():
        assert attempt.field.to_source.spelling is not None
        assert attempt.field.to_source.spelling.form == "yaml_block", (attempt.reason(), data.decode())
        return
    assert_written(attempt, lambda data: [row["body"] for row in yaml.safe_load(data)["list"]], texts, index)
    after = yaml.safe_load(attempt.result.data)
    assert after["a"] in (1, "1")
    assert all(row["z"] == "last" for row in after["list"])


def po_source(texts: Sequence[str]) -> str:
    entries = [f'msgid "id {number}"\nmsgstr ""\n' + "".join(f'"{line}"\n' for line in po_lines(text)) for number, text in enumerate(texts)]
    return "\n".join(entries)


def po_lines(text: str) -> list[str]:
    return [json.dumps(line, ensure_ascii=False)[1:-1] for line in text.splitlines(keepends=True)]


@given(CHANGES)
@FAST
def test_po(change: tuple[list[str], int, list[tuple[int, int, str]]]) -> None:
    """In a catalogue nothing is held back."""
    texts, index, edits = change
    attempt = Attempt(po_source(texts).encode(), "x.po", texts[index], index, edits)

    def decode(data: bytes) -> list[str]:
        entries = data.decode().split("\n\n")
        return ["".join(json.loads(line) for line in entry.split("msgstr ", 1)[1].splitlines()) for entry in entries]

    assert_written(attempt, decode, texts, index)


@given(CHANGES, st.booleans())
@example(([f"{OPENING} aaaaaa]]>"], 0, [(28, 29, ">")]), False)
@example(([f"{OPENING} aaaaaa]>"], 0, [(27, 27, "]")]), False)
@FAST
def test_xliff(change: tuple[list[str], int, list[tuple[int, int, str]]], ascii_only: bool) -> None:
    """In XLIFF nothing is held back."""
    texts, index, edits = change
    units = "\n".join(f'<trans-unit id="{number}"><source>x</source><target>{escape(text)}</target></trans-unit>' for number, text in enumerate(texts))
    data = f'<?xml version="1.0" encoding="utf-8"?>\n<xliff><file target-language="en">\n{units}\n</file></xliff>\n'.encode("ascii" if ascii_only else "utf-8", "xmlcharrefreplace")
    attempt = Attempt(data, "x.xlf", texts[index], index, edits)
    assert_written(attempt, lambda data: [target.text for target in ET.fromstring(data).iter("target")], texts, index)


@given(CHANGES, st.sampled_from(["quoted-printable", "base64", "8bit"]), st.sampled_from(["\n", "\r\n"]))
@FAST
def test_mail(change: tuple[list[str], int, list[tuple[int, int, str]]], transfer: str, newline: str) -> None:
    """In an e-mail a text is read so by the standard library, whatever encodes it, and the other part is what it was."""
    texts, _, edits = change if change[1] == 0 else (change[0], 0, [])
    text = texts[0].rstrip() + "\n"
    edits = [edit for edit in edits if edit[1] < len(text)]
    mail = EmailMessage()
    mail["Subject"] = "An order"
    mail.set_content(text, cte=transfer)
    mail.add_alternative("<p>The other part of it</p>", subtype="html", cte="quoted-printable")
    data = mail.as_bytes(policy=email.policy.default.clone(linesep=newline, cte_type="8bit"))
    read = documents_of(data, "x.eml")[0].segments[1].field.text
    assume(read.replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n"))
    broken = newline if "\r" in read else "\n"
    shifted = [(len(text[:start].replace("\n", broken)), len(text[:end].replace("\n", broken)), new) for start, end, new in edits]
    attempt = Attempt(data, "x.eml", read, 0, shifted)
    if attempt.reason():
        assert "From " in attempt.wanted or "--" in attempt.wanted or transfer == "8bit", attempt.reason()
        return
    parts = list(email.message_from_bytes(attempt.result.data, policy=email.policy.default).iter_parts())
    found = [part.get_content().replace("\r\n", "\n").rstrip("\n") for part in parts]
    assert found == [attempt.wanted.replace("\r\n", "\n").rstrip("\n"), "<p>The other part of it</p>"]


@given(CHANGES, st.sampled_from(["utf-8", "iso-8859-1", "us-ascii"]), st.sampled_from(["\n", "\r\n"]))
@FAST
def test_subject(change: tuple[list[str], int, list[tuple[int, int, str]]], charset: str, newline: str) -> None:
    """A subject is one line, in encoded words where it is not ASCII; its body is what it was."""
    texts, index, edits = change
    text = " ".join(texts[index].encode(charset, "ignore").decode(charset).split())
    edits = [(start, end, re.sub(r"\s+", " ", new)) for start, end, new in edits if end <= len(text)]
    header = Header(text, charset, header_name="Subject").encode(linesep=newline)
    data = f"Subject: {header}{newline}X-Next: y{newline}{newline}The body of it{newline}".encode()
    attempt = Attempt(data, "x.eml", text, 0, edits, "subject")
    assert attempt.reason() == ""
    after = email.message_from_bytes(attempt.result.data, policy=email.policy.default)
    assert after["X-Next"] == "y"
    assert after.get_content().strip() == "The body of it"
    if "  " not in attempt.wanted.rstrip() and "=?" not in attempt.wanted:  # these the standard library reads in ways of its own
        assert after["Subject"] == attempt.wanted


@given(CHANGES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["x.txt", "x.md", "x.html"]))
@FAST
def test_plain(change: tuple[list[str], int, list[tuple[int, int, str]]], encoding: str, newline: str, name: str) -> None:
    """A file that is a message keeps its encoding, its mark and its line breaks; what its encoding lacks is held back."""
    texts, index, edits = change
    text = texts[index].replace("\n", newline) + ("é" if encoding == "cp1252" else "")  # else it would be UTF-8
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = (mark + text).encode(encoding, "replace")
    text = data.decode(encoding).removeprefix("\ufeff")
    attempt = Attempt(data, name, text, 0, [edit for edit in edits if edit[1] <= len(text)])
    if attempt.reason():
        assert encoding == "cp1252", attempt.reason()
        return
    found = attempt.result.data.decode(encoding).removeprefix("\ufeff")
    assert found.replace("\r\n", "\n").replace("\r", "\n") == attempt.wanted.replace("\r\n", "\n").replace("\r", "\n")
    assert attempt.result.data[:2] == data[:2]
