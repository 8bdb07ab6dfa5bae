"""Quoted-printable, base64 and charsets undone: the text is what the standard library makes of it, and every character leads back to its spelling."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.transfer_encodings import decode_part

TEXTS = st.text(alphabet="ab =é€ü😀日ل\n.\t", max_size=60)


def spelling(source: str, place: object, at: int) -> str:
    span, _ = place.to_source((at, at + 1))  # type: ignore[attr-defined]
    return source[span.start : span.end]


@given(TEXTS, st.text(alphabet="x\n", max_size=5))
def test_quoted_printable_is_undone_and_leads_back(text: str, ahead: str) -> None:
    """Each character leads to its own escapes or to itself; soft line breaks belong to none."""
    encoded = quopri.encodestring(text.encode()).decode("ascii")
    source = ahead + encoded
    decoded = decode_part(source, len(ahead), len(source), "quoted-printable", "utf-8")
    assert (decoded.text, decoded.fault) == (quopri.decodestring(encoded.encode()).decode(), "")
    for at, letter in enumerate(decoded.text):
        written = spelling(source, decoded.place, at)
        assert written == letter or quopri.decodestring(written.replace("=\n", "").encode()).decode() == letter


@given(TEXTS, st.integers(4, 76))
def test_base64_is_undone_and_leads_to_its_group(text: str, width: int) -> None:
    """The signs that a character leads to hold it; a character that begins in the group before leads to the one it ends in."""
    encoded = base64.b64encode(text.encode()).decode("ascii")
    source = "\n".join(encoded[at : at + width] for at in range(0, len(encoded), width))
    decoded = decode_part(source, 0, len(source), "BASE64 ", "utf-8")
    assert (decoded.text, decoded.fault) == (text, "")
    last = 0
    for at in range(len(text)):
        span, _ = decoded.place.to_source((at, at + 1))
        assert span.start >= last or span.start < span.end
        before = "".join(source[: span.start].split())[-4:]
        signs = before + "".join(source[span.start : span.end].split()).rstrip("=")
        assert text[at].encode() in base64.b64decode(signs + "=" * (-len(signs) % 4))
        assert len(signs) <= len(before) + 8  # a character of four bytes reaches over two groups
        last = span.start


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "shift_jis", "iso-2022-jp", "utf-16", "koi8-r"])
def test_charsets_of_base64(charset: str) -> None:
    """A part is decoded by the charset that its header names."""
    text = {"shift_jis": "ご注文", "iso-2022-jp": "ご注文です", "koi8-r": "заказ", "iso-8859-1": "Größe", "utf-16": "Größe 😀"}.get(charset, "Größe")
    encoded = base64.b64encode(text.encode(charset)).decode("ascii")
    assert decode_part(encoded, 0, len(encoded), "base64", charset)[::2] == (text, "")


@given(st.binary(max_size=40), st.sampled_from(["base64", "quoted-printable", "7bit", "8bit", "", "x-odd"]), st.sampled_from(["utf-8", "ascii", "latin-1", "shift_jis"]))
def test_any_bytes_are_decoded_to_something(data: bytes, encoding: str, charset: str) -> None:
    """Nothing raises, and the map covers the text: what cannot be decoded is a fault or a sign of one."""
    source = data.decode("latin-1")
    decoded = decode_part(source, 0, len(source), encoding, charset)
    for at in range(len(decoded.text)):
        span, _ = decoded.place.to_source((at, at + 1))
        assert 0 <= span.start <= span.end <= len(source)
    assert "\ufffd" not in decoded.text or decoded.fault


@pytest.mark.parametrize(
    ("source", "encoding", "charset", "text", "fault"),
    [
        ("SGVsbG8", "base64", "", "Hello", ""),
        ("SGVsbG8gA", "base64", "", "Hello ", "the base64 is cut off or broken"),
        ("SGVs*bG8=", "base64", "", "Hel", "the base64 is cut off or broken"),
        ("/w==", "base64", "utf-8", "\ufffd", "bytes that are no utf-8"),
        ("a=FFb", "quoted-printable", "utf-8", "a\ufffdb", "bytes that are no utf-8"),
        ("a=ZZ=", "quoted-printable", "utf-8", "a=ZZ=", ""),
        ("caf=C3=\r\n=A9", "quoted-printable", "utf-8", "café", ""),
        ("a  \r\nb", "quoted-printable", "utf-8", "a\r\nb", ""),
        ("caf\u00c3\u00a9", "8bit", "utf-8", "café", ""),  # bytes of a file that was no UTF-8 as a whole
        ("caf\u00e9", "8bit", "iso-8859-1", "café", ""),
        ("", "base64", "utf-8", "", ""),
    ],
)
def test_what_is_broken_is_said(source: str, encoding: str, charset: str, text: str, fault: str) -> None:
    """What could be decoded stays, and the fault says what could not."""
    assert decode_part(source, 0, len(source), encoding, charset)[::2] == (text, fault)


def test_an_unknown_charset_is_an_error() -> None:
    """It is for the caller to tell; no text is made up."""
    with pytest.raises(LookupError):
        decode_part("a", 0, 1, "7bit", "x-none")
