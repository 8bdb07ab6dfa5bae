"""Selectors: what they lead to in data, and what is no selector."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amzlint.containers.json import parse
from amzlint.field_selectors import parse_selector, select
from amzlint.line_index import LineIndex
from amzlint.selected_fields import select_messages
from amzlint.tree import Text

DATA = '{"templates": [{"id": "a", "Body": "one", "x": {"text": "deep"}}, {"body": "two"}], "mail": {"text": "three", "odd.name": "four"}, "text": "five", "n": 5}'


def found(selector: str, data: str = DATA) -> list[str]:
    return [met.node.text for met in select(parse(data), selector) if isinstance(met.node, Text)]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("templates[*].body", ["one", "two"]), ("$.mail.text", ["three"]), ("mail.text", ["three"]), ("**.text", ["five", "deep", "three"]), ("templates[1].body", ["two"]),
        ("templates[-1].body", ["two"]), ("templates[7].body", []), ("*.text", ["three"]), ('mail["odd.name"]', ["four"]), ("$['mail']['text']", ["three"]), ("templates.**.text", ["deep"]),
        ("mail.*", ["three", "four"]), ("n", []), ("nothing", []), ("**.x.*", ["deep"]),
    ],
)  # fmt: skip
def test_what_a_selector_leads_to(selector: str, expected: list[str]) -> None:
    """Names, numbers, `*` for one level and `**` for any number of them; names match in any case."""
    assert sorted(found(selector)) == sorted(expected)


@pytest.mark.parametrize("text", ["", "$", "a..b", ".a", "a.", "a[x]", "a[*", "a b.[", "**", "a.**", "[]"])
def test_no_selector(text: str) -> None:
    """What is no selector is refused."""
    with pytest.raises(ValueError, match="selector"):
        parse_selector(text)


def test_messages_know_what_the_data_around_them_says() -> None:
    """A selected text has the kind, language and name of the mappings around it; a subject goes with the text beside it."""
    data = '{"kind": "reply", "rows": [{"id": "r1", "lang": "de", "subject": "S", "inhalt": "I"}, {"id": "r2", "subject": "alone"}, {"inhalt": {"fr": "F", "en": "E"}}]}'
    messages = list(select_messages(parse(data), LineIndex(data), ["rows[*].inhalt", "rows[*].subject"]))
    assert [(one.message_id, one.about, [(field.name, field.scope, field.text) for field in one.fields]) for one in messages] == [
        ("r1", {"kind": "reply", "lang": "de"}, [("subject", "subject", "S"), ("inhalt", "body", "I")]),
        ("r2", {"kind": "reply"}, [("subject", "subject", "alone")]),
        ("rows", {"kind": "reply", "lang": "fr"}, [("inhalt", "body", "F")]),
        ("rows", {"kind": "reply", "lang": "en"}, [("inhalt", "body", "E")]),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"x": [{"wert": "Write to jane@seller-example.com"}]}'),
        ("a.yaml", "x:\n  - wert: Write to jane@seller-example.com\n    other: bob@seller-example.com\n"),
        ("a.jsonl", '{"x": [{"wert": "Write to jane@seller-example.com"}]}\n'),
        ("a.csv", "id,x\n1,Write to jane@seller-example.com\n"),
    ],
)
def test_fields_in_every_container(amzlint_command: Any, tmp_path: Path, name: str, text: str) -> None:
    """The selected text is checked at its place in JSON, YAML, JSON Lines and tables; without the setting nobody would know it for a message."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text(f'fields: {{"*{Path(name).suffix}": ["x[*].wert", "x"]}}\n', encoding="utf-8")
    done = amzlint_command("check", name, "--select", "email-address", "--format", "concise", cwd=tmp_path)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "jane@" in row)
    column = text.splitlines()[line - 1].index("jane@") + 1
    assert f"{name}:{line}:{column}: error: gives an e-mail address" in done.out
    assert "bob@" not in done.out


def test_fields_of_plain_text_are_told(amzlint_command: Any, tmp_path: Path) -> None:
    """A selector for a file that has no fields does not pass silently."""
    (tmp_path / "a.txt").write_text("Hello, the lamp is on its way.\n", encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('fields: ["x"]\n', encoding="utf-8")
    assert "this is none" in amzlint_command("check", "a.txt", cwd=tmp_path).err
