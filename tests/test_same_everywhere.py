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

MESSAGES = Path(__file__).parent / "messages"
LANGUAGES = ("en", "fr", "de", "es", "pl", "ja", "ar", "tr")
EACH = 12  # messages of a language


def texts() -> list[tuple[str, str, str]]:
    """Return language, kind and text of some labelled messages that any container can hold as they are."""
    found = []
    for language in LANGUAGES:
        for folder in ("violations", "first"):
            path = MESSAGES / folder / f"{language}.jsonl"
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
            usable = [row for row in rows if row.get("labels") and not row["template"] and not set("<>&\r\t") & set(row["text"]) and "  " not in row["text"]]
            found += [(language, row["kind"], row["text"].strip()) for row in usable[:EACH]]
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


def findings(linter: Linter, path: Path, kind: str, content: str) -> list[list[tuple[str, str, str]]]:
    path.write_bytes(content.encode())
    report = check_paths([path], kind=kind, linter=linter)
    assert report.failures == []
    for message in report.messages:
        for one in message.violations:
            spelled = content[one.start.offset : one.end.offset]
            assert spelled == one.text or len(spelled) >= len(one.text) or one.text.isspace(), (one.rule, one.text, spelled)
    return [[(one.rule, one.severity, one.text.strip()) for one in message.violations] for message in report.messages]


def test_there_are_enough_messages() -> None:
    """At least sixty, of several languages."""
    assert len(TEXTS) >= 60
    assert len({language for language, _, _ in TEXTS}) == len(LANGUAGES)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_container_changes_nothing(shipped: Linter, tmp_path: Path, form: str, language: str) -> None:
    """What is found in a text file is found in every other form, no more and no less."""
    name, write = FORMS[form]
    for kind in ("reply", "proactive"):
        rows = [{"id": f"m{number}", "kind": kind, "lang": code, "text": text} for number, (code, own, text) in enumerate(TEXTS) if code == language and own == kind]
        if not rows:
            continue
        plain = []
        for row in rows:
            path = tmp_path / language / "plain.txt"
            path.parent.mkdir(exist_ok=True)
            plain += findings(shipped, path, kind, row["text"])
        assert findings(shipped, tmp_path / language / name, kind, write(rows)) == plain
