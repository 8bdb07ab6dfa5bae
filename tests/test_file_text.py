"""The pieces of a file: together they are its bytes, and their places are those that findings have."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from amzlint.document import Document, fields_of
from amzlint.errors import ReadError
from amzlint.file_text import Piece, pieces_of
from amzlint.kinds import Defaults
from amzlint.reader import read_stream

NAMES = ("x.txt", "x.json", "x.jsonl", "x.yaml", "x.csv", "x.eml", "x.mbox", "x.po")
PARTS = st.lists(
    st.sampled_from([b"From a\n", b"Subject: x\n", b"\n", b"\r\n", b"Hello you there\n", "é日😀".encode(), b"\xe9\xff", b"\xef\xbb\xbf", b'{"text": "Hello you"}\n']), max_size=20
)


def readable(data: bytes, name: str) -> list[Piece]:
    try:
        return pieces_of(data, name)
    except ReadError:
        reject()  # it is no text, and never read


@given(PARTS.map(b"".join), st.sampled_from(NAMES))
def test_the_pieces_are_the_file(data: bytes, name: str) -> None:
    """Whatever is in it, a file that is not changed comes out byte for byte; pieces follow each other without a gap."""
    pieces = readable(data, name)
    assert b"".join(piece.encoded(piece.text) for piece in pieces) == data
    at = 0
    for piece in pieces:
        assert piece.start == at
        at += len(piece.text)


@given(PARTS.map(b"".join), st.sampled_from(NAMES))
@example(b'\xef\xbb\xbf{}\n\xef\xbb\xbf{}\n{"text": "Hello you"}\n\xff', "x.jsonl")
@settings(max_examples=500)
def test_places_are_those_of_findings(data: bytes, name: str) -> None:
    """The text of a field stands in the pieces at the offsets that its positions have."""
    whole = "".join(piece.text for piece in readable(data, name))
    for item in read_stream(io.BytesIO(data), name, name, Defaults(), lambda _: None):
        for field in fields_of(item) if isinstance(item, Document) else ():
            assert whole[field.lines.first_offset :].startswith(field.lines.text) or "\ufffd" in field.text


def test_an_e_mail_is_utf_8_or_bytes() -> None:
    """ASCII counts as bytes, so that its parts can have any charset."""
    assert [piece.encoding for piece in pieces_of(b"Subject: x\n\nHello", "x.eml")] == ["latin-1"]
    assert [piece.encoding for piece in pieces_of("Subject: x\n\né".encode(), "x.eml")] == ["utf-8"]
    assert [piece.encoding for piece in pieces_of(b"Subject: x\n\n\xe9", "x.eml")] == ["latin-1"]


@pytest.mark.parametrize("name", ["x.txt", "x.csv"])
def test_a_binary_file_has_no_text(name: str) -> None:
    """It is refused as when it is read."""
    with pytest.raises(ReadError, match="a binary file"):
        pieces_of(bytes(range(32)) * 100, name)
