"""Which mark-up a field is in: by option, container, name, file, and by what stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.api import check_paths, check_text
from amzlint.document import Field
from amzlint.line_index import LineIndex
from amzlint.linter import Linter
from amzlint.markup import holds_html, markup_of


def field(text: str = "", name: str = "text", scope: str = "body", markup: str | None = None) -> Field:
    return Field(name, scope, text, LineIndex(text), None, markup)


@pytest.mark.parametrize(
    ("one", "file", "chosen", "expected"),
    [
        (field(), "a.txt", None, "plain"),
        (field(), "a.md", None, "markdown"),
        (field(), "a.html.j2", None, "html"),
        (field(name="html_body"), "a.json", None, "html"),
        (field(), "a.html", "plain", "plain"),
        (field("<p>Hi</p>"), "a.json", None, "html"),
        (field("<p>Hi</p>"), "a.json", "plain", "plain"),
        (field("<p>Hi</p>", markup="plain"), "a.eml", None, "plain"),  # the mail says that it is text
        (field("<p>Hi</p>"), "a.md", None, "markdown"),
        (field("<p>Hi</p>", name="subject", scope="subject"), "a.json", None, "plain"),
        (field("<p>Hi</p>", name="subject", scope="subject"), "a.json", "html", "plain"),
    ],
)
def test_who_decides(one: Field, file: str, chosen: str | None, expected: str) -> None:
    """Option before container, before names, before the text itself; a subject is plain in any case."""
    assert markup_of(one, file, chosen) == expected


HTML = ["<p>Hi", "a</p>", "<P CLASS='x'>a", '<a href="https://a.example">x</a>', "see <A  HREF=x>here</A>", '<img alt="" src=x>', "<b>Hi</b>", "a<div>b"]
HTML += ["<span style='color:red'>x", "<table><tr><td>x"]
HTML += ["<strong>x", "<ul><li>x", "<h1>x", "{{ x }}<p>{% if a %}", "<p\n class=x>"]
PLAIN = ["", "3 < 4 > 2", "<3", "I <3 you > all", "<order_id>", "<name>", "<p_name>", "<title>", "<address> and <code>", "Hi <b> you", "<i>", "a<br>b<br/>c", "R&amp;D", "<a>", "<link>"]
PLAIN += ["< p >", "<p", "p>", "<pre_order>", "<https://a.example>", "<jo@a.example>", "x <- y -> z", "<div_id>", "<% p %>", "<image>", "<span_id>"]


@pytest.mark.parametrize("text", HTML)
def test_tags_that_can_only_be_mark_up(text: str) -> None:
    """Blocks, links, pictures, emphasis that is closed."""
    assert holds_html(text)


@pytest.mark.parametrize("text", PLAIN)
def test_signs_and_fields_are_no_mark_up(text: str) -> None:
    """Lone signs, hearts, fields between angle brackets, addresses; and `<br>`, which plain exports are full of."""
    assert not holds_html(text)


@given(st.text(alphabet="<>abp/ =_3", max_size=40))
def test_without_a_whole_tag_there_is_no_mark_up(text: str) -> None:
    """Whatever the signs: a text without a closed tag of a known name is plain."""
    assert not holds_html(text.replace(">", ""))
    assert not holds_html(text.replace("<", ""))


def test_html_in_a_plain_field_is_read_as_html(shipped: Linter, tmp_path: Path) -> None:
    """Style rules look at it, text is found across tags and at its characters; --markup plain takes it as text."""
    text = '<p style="text-align:center">Order 123-4567890-1234567 is late.</p><p>Please leave us a <b>5-star</b> review.</p><p>The new date is Friday, the 4th.</p>'
    path = tmp_path / "templates.jsonl"
    path.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    raw = path.read_text(encoding="utf-8")
    found = {one.rule: raw[one.start.offset : one.end.offset] for one in check_paths([path], kind="proactive", lang="en", linter=shipped).violations}
    assert found == {"text-centered": "text-align:center", "review-positive-only": "leave us a <b>5-star</b> review"}
    assert {one.rule for one in check_paths([path], kind="proactive", lang="en", markup="plain", linter=shipped).violations} == {"review-positive-only"}


@pytest.mark.parametrize("text", ["I <3 it, order <order_id> left.", "3 < 4, order <order_id> left > 2 days ago."])
def test_a_heart_and_a_field_change_nothing(shipped: Linter, text: str) -> None:
    """What is no mark-up is read as it was."""
    sniffed, plain = (check_text(text, kind="reply", lang="en", template=True, markup=markup, linter=shipped).violations for markup in (None, "plain"))
    assert sniffed == plain
