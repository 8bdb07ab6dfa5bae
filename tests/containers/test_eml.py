"""E-mails: headers, parts, encodings and names of attachments, each at its own place; what is broken is told."""

from __future__ import annotations

import io
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.containers import eml, mbox
from amzlint.document import Message
from amzlint.report import Failure

MARK = "leave a review"


def read(data: bytes) -> list[Message | Failure]:
    return list(eml.read_bytes(io.BytesIO(data), "x.eml"))


def mail(*lines: str, newline: str = "\n") -> bytes:
    return newline.join(lines).encode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headers_and_bodies(newline: str) -> None:
    """Subject and bodies are fields, with their mark-up; an answer is a reply; a declared language is kept."""
    data = mail(
        "Subject: Your", " order", "In-Reply-To: <1@x>", "Content-Language: de-AT", "Message-ID: <7@x>", "Content-Type: multipart/alternative; boundary=\"b b\"", "", "preamble", "--b b", "",
        "Plain text.", "--b b", "Content-Type: text/html", "", "<p>Rich</p>", "--b b--", "epilogue", newline=newline,
    )  # fmt: skip
    (message,) = read(data)
    assert isinstance(message, Message)
    assert [(field.name, field.scope, field.text, field.markup) for field in message.fields] == [
        ("subject", "subject", "Your order", None), ("text", "body", "Plain text.", "plain"), ("html", "body", "<p>Rich</p>", "html"),
    ]  # fmt: skip
    assert (message.about, message.message_id) == ({"kind": "reply", "lang": "de-AT"}, "7@x")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="a b.pdf"', "a b.pdf"), ("attachment; filename=a.pdf", "a.pdf"), ("attachment; filename*=UTF-8''%C3%A4.pdf", "ä.pdf"),
        ('attachment; filename*0="long "; filename*1="name.pdf"', "long name.pdf"), ('attachment; filename="=?utf-8?Q?=C3=A4=2Epdf?="', "ä.pdf"),
        ("attachment;\n filename*0*=UTF-8''%C3%A4;\n filename*1=b.pdf", "äb.pdf"),
    ],
)  # fmt: skip
def test_names_of_attachments(header: str, name: str) -> None:
    """Plain, quoted, extended and encoded names are read."""
    data = mail("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Text.", "--b", "Content-Type: application/pdf", f"Content-Disposition: {header}", "", "AAAA", "--b--")
    (message,) = read(data)
    assert isinstance(message, Message)
    assert [one.name for one in message.attachments] == [name]


@given(
    st.text(alphabet="ab =é日😀.", max_size=40), st.sampled_from(["quoted-printable", "base64", "8bit"]), st.sampled_from(["utf-8", "iso-8859-1", "shift_jis"]), st.booleans()
)
@settings(deadline=None)
def test_every_character_covers_its_own_spelling(before: str, encoding: str, charset: str, html: bool) -> None:
    """What Python's e-mail package writes is read alike, and the mark leads back to exactly the lines that spell it."""
    text = f"{before}\nplease {MARK} today"
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["Subject"] = "x"
    message.set_content(text, subtype="html" if html else "plain", charset=charset, cte=encoding)
    source = message.as_bytes()
    (found,) = read(source)
    assert isinstance(found, Message)
    field = found.fields[-1]
    assert field.text.replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")
    at = field.text.index(MARK)
    start, end = (place.offset for place in field.positions((at, at + len(MARK))))
    spelled = eml.as_text(source)[start:end]
    if encoding == "base64":
        assert 4 * len(MARK) / 3 - 4 <= len(spelled.replace("\n", "")) <= 2 * len(MARK) + 8
    else:
        assert spelled.replace("=\n", "") == MARK


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (["Content-Type: text/plain; charset=klingon", "", "x"], "line 3: the charset “klingon” is not known, so this part was not checked"),
        (["Content-Transfer-Encoding: base64", "", "SGVsbG8gd29ybGQ*"], "line 3: the base64 is cut off or broken; what could be decoded of this part was checked"),
        (["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "a =FF b"], "line 4: bytes that are no utf-8; what could be decoded of this part was checked"),
        (["no header at all"], "line 1: no e-mail: there is no header such as “Subject:” at its beginning"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told(lines: list[str], error: str) -> None:
    """An unknown charset, broken base64, bytes outside the charset and a file that is no e-mail are failures with their line."""
    assert error in [one.error for one in read(mail(*lines)) if isinstance(one, Failure)]


def test_a_mailbox_is_read_message_by_message() -> None:
    """Lines, offsets and numbers go on from message to message."""
    data = "".join(f"From a@b Mon Jan 1 00:00:00 2026\nSubject: {number} é\n\nMessage {number}: please {MARK}.\n\n" for number in range(3)).encode()
    found = [one for one in mbox.read_bytes(io.BytesIO(data), "x.mbox") if isinstance(one, Message)]
    assert [one.line for one in found] == [2, 7, 12]
    text = data.decode()
    for message in found:
        field = message.fields[-1]
        at = field.text.index(MARK)
        start, end = field.positions((at, at + len(MARK)))
        assert text[start.offset : end.offset] == MARK
        assert text[: start.offset].count("\n") + 1 == start.line


@pytest.mark.parametrize("piece", ["A:", "A: b\n ", "--b\n", "=?utf-8?Q?x?= ", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "=C3=A4", "x: \n"])
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """Two hundred thousand characters of anything are read."""
    read(b"Subject: " + (piece * (200_000 // len(piece))).encode())
    read(b"Subject: x\nContent-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: quoted-printable\n\n" + (piece * (200_000 // len(piece))).encode())
