"""The same message gives the same findings in every container, and each points at the characters that spell it."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml

from amzlint.api import check_paths
from amzlint.linter import Linter
from languages import LANGUAGES

MESSAGES = Path(__file__).parent / "messages"
EACH = 8  # messages of a language with something to find, and as many without
MARKS = set("<>&\r\t*_#`[]|\\")  # what some container or mark-up reads as its own


def texts() -> list[tuple[str, str, str, bool]]:
    """Return language, kind and text of some labelled messages that any container can hold as they are, and whether there is something to find."""
    found = []
    for language in LANGUAGES:
        paths = [MESSAGES / folder / f"{language}.jsonl" for folder in ("violations", "first", "second", "service")]
        rows = [json.loads(line) for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
        usable = [row for row in rows if not row["template"] and not MARKS & set(row["text"]) and "  " not in row["text"] and not row["text"].startswith(("-", "From ", "http"))]
        for violating in (True, False):
            found += [(language, row["kind"], row["text"].strip(), violating) for row in [row for row in usable if bool(row.get("labels")) is violating][:EACH]]
    return found


TEXTS = texts()


def as_csv(rows: list[dict[str, str]], delimiter: str) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["id", "kind", "lang", "text"], delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def as_po(rows: list[dict[str, str]]) -> str:
    entries = "".join(f"msgid {json.dumps(row['id'])}\nmsgstr {json.dumps(row['text'], ensure_ascii=False)}\n\n" for row in rows)
    return f'msgid ""\nmsgstr "Language: {rows[0]["lang"]}\\n"\n\n{entries}'


def as_xliff(rows: list[dict[str, str]]) -> str:
    units = "".join(f'<trans-unit id="{row["id"]}"><source>x</source><target>{html.escape(row["text"])}</target></trans-unit>' for row in rows)
    return f'<xliff><file target-language="{rows[0]["lang"]}"><body>{units}</body></file></xliff>'


def as_mbox(rows: list[dict[str, str]], encoding: str) -> str:
    mails = []
    for row in rows:
        mail = EmailMessage()
        mail["Subject"], mail["Content-Language"] = "x", row["lang"]
        mail.set_content(row["text"] + "\n", charset="utf-8", cte=encoding)
        mails.append(f"From a@b Mon Jan 1 00:00:00 2026\n{mail.as_bytes().decode()}\n")
    return "\n".join(mails)


FORMS: dict[str, tuple[str, Callable[[list[dict[str, str]]], str]]] = {
    "jsonl": ("m.jsonl", lambda rows: "".join(json.dumps(row) + "\n" for row in rows)),
    "json": ("m.json", lambda rows: json.dumps({"messages": rows}, ensure_ascii=False, indent=1)),
    "yaml": ("m.yaml", lambda rows: yaml.safe_dump(rows, allow_unicode=True, width=60)),
    "yaml block": ("m.yml", lambda rows: yaml.safe_dump(rows, allow_unicode=True, default_style="|")),
    "csv": ("m.csv", lambda rows: as_csv(rows, ",")),
    "tsv": ("m.tsv", lambda rows: as_csv(rows, "\t")),
    "po": ("m.po", as_po),
    "xliff": ("m.xlf", as_xliff),
    "quoted-printable": ("q.mbox", lambda rows: as_mbox(rows, "quoted-printable")),
    "base64": ("b.mbox", lambda rows: as_mbox(rows, "base64")),
}


def as_mail(row: dict[str, str], encoding: str) -> str:
    mail = EmailMessage()
    mail["Content-Language"] = row["lang"]
    mail.set_content(row["text"] + "\n", charset="utf-8", cte=encoding)
    return mail.as_bytes().decode()


# Forms of one message a file.
SINGLE: dict[str, tuple[str, Callable[[dict[str, str]], str]]] = {
    "front matter": ("f.txt", lambda row: f"---\nkind: {row['kind']}\nlang: {row['lang']}\n---\n{row['text']}"),
    "markdown": ("m.md", lambda row: row["text"]),
    "mail 8bit": ("e.eml", lambda row: as_mail(row, "8bit")),
    "mail quoted-printable": ("q.eml", lambda row: as_mail(row, "quoted-printable")),
    "mail base64": ("b.eml", lambda row: as_mail(row, "base64")),
    "payload": ("p.json", lambda row: json.dumps({"lang": row["lang"], "body": {"text": row["text"]}})),
}


def findings(linter: Linter, path: Path, kind: str, content: str, language: str | None = None) -> list[list[tuple[str, str, str]]]:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode())
    report = check_paths([path], kind=kind, lang=language, linter=linter)
    assert report.failures == []
    for message in report.messages:
        for one in message.violations:
            spelled = content[one.start.offset : one.end.offset]
            assert spelled == one.text or len(spelled) >= len(one.text) or one.text.isspace(), (one.rule, one.text, spelled)
    return [[(one.rule, one.severity, one.text.strip()) for one in message.violations] for message in report.messages]


def rows_of(language: str, kind: str) -> list[dict[str, str]]:
    rows = [(code, own, text) for code, own, text, _ in TEXTS]
    return [{"id": f"m{number}", "kind": kind, "lang": code, "text": text} for number, (code, own, text) in enumerate(rows) if (code, own) == (language, kind)]


_expected: dict[tuple[str, str], list[list[tuple[str, str, str]]]] = {}


def expected(linter: Linter, folder: Path, language: str, kind: str) -> list[list[tuple[str, str, str]]]:
    """Return what is found in text files, one a message, in a folder named after the language."""
    if (language, kind) not in _expected:
        _expected[language, kind] = [found for row in rows_of(language, kind) for found in findings(linter, folder / language / "plain.txt", kind, row["text"])]
    return _expected[language, kind]


def test_there_are_enough_messages(shipped: Linter, tmp_path: Path) -> None:
    """At least sixty, of every language, clean and violating; what is found in the violating ones is something."""
    assert len(TEXTS) >= 120
    assert {(language, violating) for language, _, _, violating in TEXTS} == {(language, violating) for language in LANGUAGES for violating in (True, False)}
    found = [len(one) for language in LANGUAGES for kind in ("reply", "proactive") for one in expected(shipped, tmp_path, language, kind)]
    assert sum(map(bool, found)) >= 60
    assert found.count(0) >= 30


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_container_changes_nothing(shipped: Linter, tmp_path: Path, form: str, language: str) -> None:
    """What is found in a text file is found in every other form, no more and no less."""
    name, write = FORMS[form]
    for kind in ("reply", "proactive"):
        if rows := rows_of(language, kind):
            assert findings(shipped, tmp_path / language / name, kind, write(rows)) == expected(shipped, tmp_path, language, kind)


@pytest.mark.parametrize("form", SINGLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_does_a_file_of_one_message(shipped: Linter, tmp_path: Path, form: str, language: str) -> None:
    """Front matter, Markdown, an e-mail in any encoding, a payload: the message is the same."""
    name, write = SINGLE[form]
    for kind in ("reply", "proactive"):
        found = [one for row in rows_of(language, kind) for one in findings(shipped, tmp_path / language / name, kind, write(row))]
        assert found == expected(shipped, tmp_path, language, kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_does_html(shipped: Linter, tmp_path: Path, language: str) -> None:
    """Paragraphs and line breaks written as tags: the same rules fire, as often and as gravely; what they underline may hold tags."""
    for kind in ("reply", "proactive"):
        for row, plain in zip(rows_of(language, kind), expected(shipped, tmp_path, language, kind), strict=True):
            page = "<p>" + html.escape(row["text"], quote=False).replace("\n\n", "</p>\n<p>").replace("\n", "<br>\n") + "</p>"
            (found,) = findings(shipped, tmp_path / language / "h.html", kind, page)
            assert [one[:2] for one in found] == [one[:2] for one in plain], row["text"]
