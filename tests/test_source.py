"""Decoding files: marks, guesses, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from amzlint.errors import ReadError
from amzlint.source import Source, decode

TEXT = "Ça va, l’été"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (TEXT.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", False),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", False),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be", False),
        (TEXT.encode("utf-16-le"), "utf-16-le", True),
        (TEXT.encode("utf-16-be"), "utf-16-be", True),
        (TEXT.encode("cp1252"), "cp1252", True),
    ],
)
def test_a_text_is_decoded(data: bytes, encoding: str, guessed: bool) -> None:
    """Marks are believed and taken off, UTF-8 needs none, everything else is a guess that is told."""
    assert decode(data, "a") == Source("a", TEXT, encoding, guessed)


def test_bytes_of_no_code_page_are_still_read() -> None:
    """Bytes that Windows-1252 leaves undefined are read as Latin-1, as a guess."""
    assert decode(b"caf\xe9 \x81", "a") == Source("a", "café \x81", "latin-1", True)


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"a\xff", codecs.BOM_UTF16_LE + b"a\0\0", codecs.BOM_UTF16_LE + b"\x00\xd8a\0", codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff"])
def test_a_mark_that_lies_is_refused(data: bytes) -> None:
    """Bytes that do not fit the encoding that the mark names are an error, not a guess."""
    with pytest.raises(ReadError, match="does not fit"):
        decode(data, "a")


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", b"\0" * 1000, bytes(range(256)) * 4])
def test_a_binary_file_is_refused(data: bytes) -> None:
    """A file with NUL bytes and more than one control byte in a hundred is no text."""
    with pytest.raises(ReadError, match="binary"):
        decode(data, "a")


def test_a_single_nul_in_a_text_is_not_binary() -> None:
    """One stray NUL among many letters stays a text."""
    assert decode(b"a" * 200 + b"\0", "a").text == "a" * 200 + "\0"


@pytest.mark.parametrize("data", [b"", b"a", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_next_to_nothing_is_a_text(data: bytes) -> None:
    """Empty files, with a mark or without, are empty texts."""
    assert decode(data, "a").text in ("", "a")
