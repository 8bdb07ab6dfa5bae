"""HTML in texts that must be plain."""

from __future__ import annotations

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Hello <b>you</b>", "<b>"), ("a<br>b", "<br>"), ("a<br/>b", "<br/>"), ("<p class='x'>a", "<p class='x'>"), ("a</div>", "</div>"), ("R&amp;D", "&amp;"), ("&#8364; 5", "&#8364;"),
        ("&#xe9;t&#233;", "&#xe9;"),
    ],
)  # fmt: skip
def test_tags_and_entities_are_found_where_they_stand(shipped: Linter, text: str, tag: str) -> None:
    """The first tag or entity is underlined at its own characters, also where decoding takes it away."""
    (violation,) = [one for one in check_text(text, kind="api", lang="en", linter=shipped).violations if one.rule == "html-not-allowed"]
    assert text[violation.start.offset : violation.end.offset] == tag


@pytest.mark.parametrize("text", ["3 < 4 and 5 > 2", "R&D, AT&T; fish & chips", "a <- b", "<3"])
def test_signs_alone_are_no_html(shipped: Linter, text: str) -> None:
    """Angle brackets and ampersands in prose are fine."""
    assert [one for one in check_text(text, kind="api", lang="en", linter=shipped).violations if one.rule == "html-not-allowed"] == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Caf\u00e9 &amp; <p>order</p>", "&amp;"), ("One <p class='a'>order 123-4567890-1234567</p>", "<p class='a'>"), ("<!-- x --><div><p>a</p></div>", "<div>"),
        ("<img alt='' src='x'>", "<img alt='' src='x'>"),
        ("<p hidden>a</p>b", "<p hidden>"), ("\U0001f600<p></p>", "<p>"),
    ],
)  # fmt: skip
def test_the_first_tag_of_a_page_is_underlined(shipped: Linter, text: str, tag: str) -> None:
    """What is read as HTML holds no tags any more, so the finding points into the mark-up, once."""
    for markup in ("html", None):
        (violation,) = [one for one in check_text(text, kind="api", lang="en", markup=markup, linter=shipped).violations if one.rule == "html-not-allowed"]
        assert (violation.start.offset, text[violation.start.offset : violation.end.offset]) == (text.index(tag), tag)
