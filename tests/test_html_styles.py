"""Styles of elements: from attributes, sheets and `style`, with their places; what is too long or too deep is said."""

from __future__ import annotations

import time
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.css import DEEPEST, LONGEST, fault_of
from amzlint.html_styles import Stylist, find_unread
from amzlint.html_tokens import tokenize
from amzlint.linter import Linter


def styles(source: str) -> list[dict[str, str]]:
    """Return the styles of each element, and check that every place holds what it sets."""
    tokens = list(tokenize(source))
    stylist = Stylist(source, tokens)
    found = [stylist.styles_of(token) for token in tokens if token.kind == "start" and token.name != "style"]
    assert all(0 <= style.start < style.end <= len(source) for row in found for style in row.values())
    return [{name: style.text for name, style in row.items()} for row in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p align="CENTER">', {"text-align": "center"}),
        ('<font color="00ff00" size=5 face=Arial>', {"color": "#00ff00", "font-size": "5", "font-family": "arial"}),
        ("<img width=50%>", {"width": "50%"}),
        ('<p style="COLOR : Red ! important; ;x">', {"color": "red"}),
        ('<p style="margin: 1px 2px 3px 4px">', {"margin": "1px 2px 3px 4px", "margin-right": "2", "margin-left": "4"}),
        ('<p style="font: bold 12px/1 Arial">', {"font": "bold 12px/1 arial", "font-size": "12", "font-family": "bold 12px/1 arial", "font-weight": "bold"}),
        ('<p style="color:&#114;ed">', {"color": "red"}),
        ('<p style="color:{{ colour }}">', {}),
        ("<style>p{color:red} .a{color:blue} #b{color:green}</style><p class=a id=b>", {"color": "green"}),
        ("<style>p{color:red}</style><p style='color:blue'>", {"color": "blue"}),
        ("<style>@media print{p{color:red}}</style><p>", {}),
        ("<style>@media all{p{color:red}}</style><p>", {"color": "red"}),
        ("<p>", {}),
    ],
)
def test_the_strongest_style_wins(source: str, expected: dict[str, str]) -> None:
    """Attributes yield to sheets, tags to classes, those to ids, and all to `style`."""
    assert styles(source) == [expected]


def test_places_are_those_of_the_source() -> None:
    """Also behind entities, in the sheet, and with an emoji before."""
    source = "\U0001f600<style>\n.a { color: red; }</style><p class=a style='width:1&#48;px'>"
    tokens = list(tokenize(source))
    found = Stylist(source, tokens).styles_of(tokens[-1])
    assert {name: source[slice(*style.place)] for name, style in found.items()} == {"color": "color: red", "width": "width:1&#48;px"}


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("p{color:red}" * 1_000, ""), ("{" * DEEPEST + "}" * DEEPEST, ""), ("{" * (DEEPEST + 1), f"nested more than {DEEPEST} deep"), ("([{" * 30, f"nested more than {DEEPEST} deep"),
        ("}" * 10_000 + "{}" * 1_000, ""), ("a" * (LONGEST + 1), f"longer than {LONGEST:,} characters"),
    ],
)  # fmt: skip
def test_css_beyond_what_is_read_has_a_fault(css: str, fault: str) -> None:
    """Too deep or too long, never because of many rules."""
    assert fault_of(css) == fault


def test_every_style_that_is_not_read_is_found() -> None:
    """Sheets and attributes, each with its place."""
    deep = "{" * (DEEPEST + 1)
    source = f"<style>{deep}</style><p style='{deep}'>a</p><p style='color:red'>"
    found = [(source[slice(*span)], why) for span, why in find_unread(source, tokenize(source))]
    assert found == [(deep, f"the style sheet is nested more than {DEEPEST} deep"), (deep, f"the style attribute is nested more than {DEEPEST} deep")]


@pytest.mark.parametrize("opener", ["{", "(", "["])
@pytest.mark.parametrize("page", ["<style>p{{color:red{0}</style><p>Hi there, {1}</p>", "<p>Hi there, {1}</p>\n<p style=\"color:{0}\">a</p>", "<p>{0}</p><p>Hi there, {1}</p>"])
def test_a_million_brackets_take_seconds_at_most(shipped: Linter, opener: str, page: str) -> None:
    """Wherever they stand; the rest of the message is checked, and a style that was not read is no clean one."""
    text = page.format(opener * 1_000_000, "please leave us a 5-star review")
    started = time.process_time()
    report = check_text(text, kind="reply", lang="en", markup="html", linter=shipped)
    assert time.process_time() - started < 5
    assert "review-positive-only" in [one.rule for one in report.violations]
    assert [failure.line for failure in report.failures] == ([1] if "<style>" in page else [])


@pytest.mark.parametrize("attribute", ["color:" + "(" * 5_000, "color:" + "[" * 100_000])
def test_a_deep_attribute_is_a_failure_with_its_line(amzlint_command: Any, tmp_path: Any, attribute: str) -> None:
    """The command says so and ends with exit code 3; what else is wrong is found."""
    (tmp_path / "m.html").write_text(f"<p>Hi</p>\n<p style='{attribute}'>Please leave us a 5-star review</p>", encoding="utf-8")
    done = amzlint_command("check", "m.html", "--kind", "reply", "--lang", "en", "--format", "concise", cwd=tmp_path)
    assert done.code == 3
    assert "line 2: the style attribute is nested more than 64 deep, so what it styles was not checked" in done.out
    assert "review-positive-only" in done.out


def test_template_marks_in_a_sheet_are_no_depth(shipped: Linter) -> None:
    """Fields of a template between the rules are taken out before brackets are counted."""
    text = "<style>" + "p{color:{{ colour }}}" * 100 + "</style><p>Hi</p>"
    assert check_text(text, kind="reply", lang="en", template=True, markup="html", linter=shipped).failures == []
