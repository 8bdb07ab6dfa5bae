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
