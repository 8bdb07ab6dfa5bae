"""HTML: what is shown, what is hidden, what stands in attributes, and where each character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.document import Field, Segment
from amzlint.html_tokens import tokenize
from amzlint.line_index import LineIndex
from amzlint.markup.html import read


def segments(source: str) -> tuple[Segment, ...]:
    return read(Field("html", "body", source, LineIndex(source)))


def parts(source: str) -> list[tuple[str, str]]:
    return [(one.part, one.text) for one in segments(source)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Hello <b>Anna</b>,</p><p>bye</p>", "Hello Anna,\n\nbye\n\n"),
        ("re<b>v</b>iew", "review"),
        ("a\n   b\tc", "a b c"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("fish &amp; chips&nbsp;!", "fish & chips\xa0!"),
        ("a <!-- b --> c", "a c"),
        ("<style>p{}</style><script>x()</script>a", "a"),
        ("<title>t</title>a", "a"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("{% if a < b %}x{% endif %}", "{% if a < b %}x{% endif %}"),
        ("<li>a<li>b", "a\n\nb"),
        ("a<p>&nbsp;</p>b", "a\n\nb"),
        ("a<p>&nbsp;</p><p></p>b", "a\n\n\n\nb"),
        ("<td>a</td><td>b</td>", "a\n\nb\n\n"),
        ("<!DOCTYPE html><?xml?>a", "a"),
        ("a &unknown; b &#x41;", "a &unknown; b A"),
    ],
)
def test_what_the_buyer_reads(source: str, shown: str) -> None:
    """Tags vanish, blocks end sentences, white space collapses, entities are decoded, comments and styles are not read."""
    assert segments(source)[0].text == shown


def test_attributes_and_hidden_text_stand_apart() -> None:
    """Link targets, alternative texts and titles are segments of their own, and so is hidden text."""
    source = '<a href="https://x.com/?a=1&amp;b=2" title="T">here</a><img alt="A &lt; B"><span style="display: none">secret <b>offer</b></span> end <a href="#top">up</a>'
    assert parts(source) == [("text", "here end up"), ("hidden", "secret offer"), ("href", "https://x.com/?a=1&b=2"), ("title", "T"), ("alt", "A < B")]


@pytest.mark.parametrize("style", ["display:none", "visibility: hidden", "font-size:0", "font-size:0px", "opacity:0", "mso-hide:all", "max-height:0"])
def test_each_way_to_hide(style: str) -> None:
    """Whatever hides an element hides its text, and only its text."""
    assert parts(f'a<p style="{style}">b</p>c') == [("text", "a" + "c"), ("hidden", "b\n\n")]
    assert parts('<p style="font-size:0.9em; opacity:0.5">b</p>') == [("text", "b\n\n")]


PIECES = ["<p>", "</p>", "<b>", "</b>", "a b", "  ", "\n", "&amp;", "&eacute;", "é", "😀", "<br>", "<a href='x'>", "</a>", "<", ">", "<!--", "-->", '"', "{{ x }}"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_character_leads_back(source: str) -> None:
    """The tokens cover the text without gaps, and each character of a segment leads to itself, to its entity, to white space or to the tag it stands for."""
    tokens = list(tokenize(source))
    assert "".join(source[one.start : one.end] for one in tokens) == source
    for segment in segments(source):
        for at, letter in enumerate(segment.text):
            span, exact = segment.to_field.to_source((at, at + 1))
            spelled = source[span.start : span.end]
            assert spelled == letter if exact else spelled.isspace() or spelled[:1] in "&<"


@pytest.mark.parametrize("piece", ["<a ", "<", "<a x='", '<a x="', "<!--", "<p>", "</p>", "&amp", "{%", "<a href=x ", "&#1", "<p style='", "<<"])
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """Two hundred thousand characters of anything are read; a quadratic tokenizer would not come back."""
    source = piece * (200_000 // len(piece))
    assert sum(one.end - one.start for one in tokenize(source)) == len(source)
