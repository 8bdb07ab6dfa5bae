"""Templates side by side: languages that lack or add a field, names that look like slips, names that are declared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from amzlint.document import Document, Field, Segment
from amzlint.library import extra_names, field_names, missing_names, nearest_declared, side_by_side
from amzlint.line_index import LineIndex
from amzlint.spans import SpanMap


def document(index: int, text: str, message_id: str | None = None, language: str | None = None, template: bool | None = True) -> Document:
    segment = Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text)))
    return Document("a.json", index, message_id, (segment,), template=template, language=language)


def misspelt(*texts: str, **settings: Any) -> list[dict[str, str]]:
    return [dict(one.misspelt) for one in side_by_side(document(number, text, **settings) for number, text in enumerate(texts, 1))]


def test_names_are_those_of_fields() -> None:
    """In lower case, with their filters dropped; conditions and comments are no fields."""
    assert field_names(document(1, "{{ Order_ID | upcase }} {% if late %}{{name}}{% endif %} {# x #} %s")) == {"order_id", "name"}


def test_languages_of_one_template_are_siblings() -> None:
    """Siblings share the id and differ in language; two of one language are no translations."""
    texts = [document(1, "{{a}}", "x", "en"), document(2, "{{b}}", "x", "fr"), document(3, "{{c}}", "y", "en"), document(4, "{{d}}", "z", "en"), document(5, "{{e}}", "z", "en")]
    assert [one.siblings for one in side_by_side(texts)] == [(frozenset("b"),), (frozenset("a"),), (), (), ()]


def test_missing_and_extra_names() -> None:
    """Missing is what half of the others have; extra what none of several has."""
    siblings = [frozenset(("a", "b")), frozenset(("a",)), frozenset(("a", "c"))]
    assert missing_names(frozenset(("x",)), siblings) == ["a"]
    assert extra_names(frozenset(("x", "c")), siblings) == {"x"}
    assert extra_names(frozenset(("x",)), siblings[:1]) == frozenset()


def test_a_lone_name_near_a_name_of_several_others_is_a_slip() -> None:
    """Two others must have the name that was meant, and nobody else the slip."""
    assert misspelt("{{ordre_id}}", "{{order_id}}", "{{order_id}}") == [{"ordre_id": "order_id"}, {}, {}]
    assert misspelt("{{ordre_id}}", "{{order_id}}") == [{}, {}]
    assert misspelt("{{ordre_id}}", "{{ordre_id}}", "{{order_id}}", "{{order_id}}") == [{}] * 4
    assert misspelt("{{ordre_id}} {{order_id}}", "{{order_id}}", "{{name}}") == [{}] * 3
    assert misspelt("{{ordre_id}}", "{{order_id}}", "{{order_id}}", template=False) == [{}] * 3


def test_a_slip_in_every_language_of_one_template_is_one() -> None:
    """Translations take names over; they are not several templates."""
    texts = [document(1, "{{ordre_id}}", "x", "en"), document(2, "{{ordre_id}}", "x", "fr"), document(3, "{{order_id}}", "y", "en"), document(4, "{{order_id}}", "z", "en")]
    assert [dict(one.misspelt) for one in side_by_side(texts)] == [{"ordre_id": "order_id"}, {"ordre_id": "order_id"}, {}, {}]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("order_id", None), ("order.date", None), ("order[0].date", None), ("item.title", None), ("forloop.index", None), ("ordre_id", "order_id"), ("something else", "Order_ID, order, name".lower()),
    ],
)  # fmt: skip
def test_declared_names(name: str, expected: str | None) -> None:
    """A declared name stands for what is in it; for another one the nearest is told, or all."""
    assert nearest_declared(name, ["Order_ID", "order", "name"], {"item", "forloop"}) == expected


TEXTS = ["Dear {{ first_name }}, order {{ order_id }}.", "Order {{ order_id }} is late.", "Order {{ ordre_id }} was sent."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.json", json.dumps({"templates": TEXTS})),
        ("m.yaml", "templates:\n" + "".join(f"- {json.dumps(text)}\n" for text in TEXTS)),
        ("m.csv", "text\n" + "".join(f'"{text}"\n' for text in TEXTS)),
        ("m.po", "".join(f'msgid "{number}"\nmsgstr "{text}"\n\n' for number, text in enumerate(TEXTS))),
    ],
)
def test_the_command_tells_slips_in_a_library(amzlint_command: Any, tmp_path: Path, name: str, content: str) -> None:
    """The one slip is told at its place, with what was meant."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = amzlint_command("check", name, "--format", "concise", "--kind", "reply", "--template", cwd=tmp_path)
    lines = [line for line in done.out.splitlines() if "placeholder-" in line]
    assert len(lines) == 1
    assert "not known here: “{{ ordre_id }}”; known: order_id [placeholder-unknown]" in lines[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_declared_names_hold_for_every_form(amzlint_command: Any, tmp_path: Path, jobs: str) -> None:
    """Also in streams and single files, and without any comparison; names of loops are the template's own."""
    (tmp_path / "amzlint.yaml").write_text("placeholders: [order_id, items]\n", encoding="utf-8")
    texts = ["Order {{ order_id }}.", "Order {{ order_no }} left.", "{% for item in items %}{{ item.name }}, {% endfor %} [CUSTOMER_NAME]"]
    (tmp_path / "m.jsonl").write_text("".join(json.dumps({"text": text, "template": True}) + "\n" for text in texts), encoding="utf-8")
    (tmp_path / "m.txt").write_text(texts[1], encoding="utf-8")
    done = amzlint_command("check", "m.jsonl", "m.txt", "--format", "concise", "--kind", "reply", "--template", "--jobs", jobs, cwd=tmp_path)
    lines = [line.split(" warning:")[0] for line in done.out.splitlines() if "[placeholder-unknown]" in line]
    row = json.dumps({"text": texts[2]})
    assert lines == ["m.jsonl:2:17:", f"m.jsonl:3:{row.index('[CUSTOMER') + 1}:", "m.txt:1:7:"]
