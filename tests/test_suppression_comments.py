"""Suppression comments: every syntax, what they say, what they cover, and the text without them."""

from __future__ import annotations

import pytest

from amzlint.suppression_comments import Order, find_comments, read_order, without_comments

SAID = Order(("emoji",), "agreed")
SYNTAXES = [
    ("<!-- amzlint: ignore[emoji] agreed -->", "html"),
    ("<!--amzlint: ignore[emoji] agreed-->", "markdown"),
    ("<!--\n  amzlint: ignore[emoji]\n  agreed\n-->", "html"),
    ("{# amzlint: ignore[emoji] agreed #}", "plain"),
    ("{#- amzlint: ignore[emoji] agreed -#}", "html"),
    ("{% comment %}amzlint: ignore[emoji] agreed{% endcomment %}", "plain"),
    ("{%- comment -%} amzlint: ignore[emoji] agreed {%- endcomment -%}", "markdown"),
    ("{% # amzlint: ignore[emoji] agreed %}", "plain"),
    ("{%- # amzlint: ignore[emoji] agreed -%}", "html"),
    ("{{! amzlint: ignore[emoji] agreed }}", "plain"),
    ("{{!-- amzlint: ignore[emoji] agreed --}}", "html"),
    ("{{~!-- amzlint: ignore[emoji] agreed --~}}", "markdown"),
]


@pytest.mark.parametrize(("comment", "markup"), SYNTAXES)
def test_every_syntax(comment: str, markup: str) -> None:
    """A comment of HTML, Markdown, Jinja, Liquid or Handlebars is found whole, and taken out of the text with its line."""
    text = f"Hello.\n{comment}\nThank you 😀\nBye"
    (found,) = find_comments(text, markup)
    assert (text[found.start : found.end], found.order) == (comment, SAID)
    assert found.covers is not None
    assert text[slice(*found.covers)] == "Thank you 😀"
    bare, way = without_comments(text, [found], markup)
    if markup == "html":
        assert bare == text.replace(comment, " " * len(comment))
    else:
        assert bare == "Hello.\nThank you 😀\nBye"
    at = bare.index("😀")
    assert text[slice(*way.to_source((at, at + 1))[0])] == "😀"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ignore[a] reason", Order(("a",), "reason")),
        ("ignore[a, acme/b] two words.", Order(("a", "acme/b"), "two words.")),
        ("ignore[a]: reason", Order(("a",), "reason")),
        ("ignore[a] reason until 2027-01-31 by Ana Lopez", Order(("a",), "reason", "2027-01-31", "Ana Lopez")),
        ("ignore[a] reason, by Ana, until 2027-01-31", Order(("a",), "reason", "2027-01-31", "Ana")),
        ("ignore[a] approved by legal", Order(("a",), "approved", "", "legal")),
        ("ignore[a] until the relaunch", Order(("a",), "until the relaunch")),
        ("ignore[a] bye and thanks", Order(("a",), "bye and thanks")),
        ("ignore[a]", Order(("a",))),
        ("ignore[a] until 2027-01-31", Order(("a",), "", "2027-01-31")),
        ("ignore[a] by Ana", Order(("a",), "", "", "Ana")),
    ],
)
def test_what_a_comment_says(text: str, expected: Order) -> None:
    """Rules, reason, end and owner, in any order behind the reason."""
    assert read_order(text) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ignore emoji", "expected “amzlint: ignore[rule-id] reason”"), ("ignore", "expected"), ("disable[emoji] x", "expected"), ("ignore[] x", "no form for all rules"),
        ("ignore[ , ] x", "no form for all rules"), ("ignore[a] x until 2027-13-01", "names no day"), ("ignore[a] x until 31.01.2027", "names no day"), (" ", "expected"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, fault: str) -> None:
    """Everything that is nearly a suppression is a fault, never a silent nothing."""
    assert fault in read_order(text).fault


@pytest.mark.parametrize(
    ("text", "markup", "covered"),
    [
        ("{# amzlint: ignore[a] x #}\nHello\nthere", "plain", None),
        ("\n\n  {# amzlint: ignore[a] x #}\nHello", "plain", None),
        ("<html><body>\n<!-- amzlint: ignore[a] x -->\n<p>Hello</p>", "html", None),
        ("Hello {# amzlint: ignore[a] x #} there\nBye", "plain", "Hello {# amzlint: ignore[a] x #} there"),
        ("{# amzlint: ignore[a] x #} Hello\nBye", "plain", "{# amzlint: ignore[a] x #} Hello"),
        ("Hello\n{# amzlint: ignore[a] x #}\n\n \nBye\nnow", "plain", "Bye"),
        ("Hello\n{# amzlint: ignore[a] x #}\n{# amzlint: ignore[b] y #}\nBye", "plain", "Bye"),
        ("Hello\n<p>\n<!-- amzlint: ignore[a] x -->\n</p><p>\nBye", "html", "Bye"),
        ("Hello\n{# amzlint: ignore[a] x #}\n", "plain", ""),
    ],
)
def test_what_a_comment_covers(text: str, markup: str, covered: str | None) -> None:
    """The line it shares with text, else the next line of text; the whole message where it comes before all text."""
    found = find_comments(text, markup)[0]
    assert (None if found.covers is None else text[slice(*found.covers)]) == covered


@pytest.mark.parametrize("text", ["amzlint: ignore[a] x", "<!-- amzlint: ignore[a] x -->", "# amzlint: ignore[a] x", "{# amzlint: ignore[a] x", "{# see amzlint: ignore[a] x #}"])
def test_a_sign_in_no_comment(text: str) -> None:
    """What stands in no comment of a plain text would be read by the buyer, and is told."""
    (found,) = find_comments(text, "plain")
    assert "the buyer would read it" in found.order.fault
    assert without_comments(text, [found], "plain")[0] == text
