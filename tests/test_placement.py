"""Explaining matches: places, texts by language, and what of the message is quoted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter
from amzlint.placement import MOST_QUOTED
from amzlint.violation import Violation


@pytest.fixture
def explain(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> Callable[..., Violation]:
    """Return the one violation that a rule with these texts finds in a text that holds an apple."""

    def run(text: str, *, ui_language: str = "en", **texts: Any) -> Violation:
        linter = linter_of({"a": "apple", "long": "apple ...{20} end"}, [rule("one", {"any": ["long", "a"]}, check="terms", **texts)], ui_language=ui_language)
        (violation,) = check_text(text, kind="reply", lang="en", linter=linter).violations
        return violation

    return run


@pytest.mark.parametrize(
    ("message", "expected"),
    [("“{match}”", "“apple”"), ("{match.a} {match.other}", "apple apple"), ("{x} {} {match", "{x} {} {match"), ("a{match.a}b{match}", "aapplebapple")],
)
def test_a_message_quotes_what_was_found(explain: Callable[..., Violation], message: str, expected: str) -> None:
    """The whole finding and its parts fill the message; other braces stay."""
    assert explain("An apple.", message={"en": message}).message == expected


def test_texts_come_in_the_language_of_the_reader(explain: Callable[..., Violation]) -> None:
    """Messages, reasons and help follow the language of the user, English where a text is missing."""
    found = explain("An apple.", ui_language="fr", message={"en": "m", "fr": "M {match}"}, why={"en": "w", "fr": "W"}, help={"en": "h"})
    assert (found.message, found.why, found.help) == ("M apple", "W", "h")


def test_a_long_quote_is_cut_and_made_one_line(explain: Callable[..., Violation]) -> None:
    """A quote is one line of at most eighty characters."""
    found = explain("An apple " + "pieces\nwith " * 9 + "end.", message={"en": "{match}"})
    assert len(found.message) <= MOST_QUOTED
    assert found.message.endswith("…")
    assert "\n" not in found.message
    assert found.text.count("\n") == 9


def test_braces_in_a_message_to_a_buyer_are_not_filled_in(explain: Callable[..., Violation]) -> None:
    """What was found is inserted as it is, even when it looks like a place to fill."""
    assert explain("apple {match} end", message={"en": "{match}"}).message == "apple {match} end"


def test_a_finding_has_places_in_file_and_field(explain: Callable[..., Violation]) -> None:
    """Line and column count from one, the span in the message from nought, in code points."""
    found = explain("😀 café\n&amp; apple")
    assert (found.start.line, found.start.column, found.start.offset) == (2, 7, 13)
    assert (found.end.column, found.in_message, found.text, found.source_line) == (12, (13, 18), "apple", "&amp; apple")


def test_a_finding_brings_its_sources(explain: Callable[..., Violation]) -> None:
    """Title, reference, date and trust of a rule's sources are part of the finding."""
    assert [tuple(source) for source in explain("apple").sources] == [("Terms", "T1", "2026-08-31", "official")]


def test_findings_of_one_message_share_what_is_long(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    """Many findings in one endless line hold its text and the folded message once, so that they fit in memory."""
    linter = linter_of({"a": "apple"}, [rule("one", {"any": ["a"]}, check="terms")])
    violations = check_text("An apple. " * 50 + "\n", kind="reply", lang="en", linter=linter).violations
    assert len(violations) == 50
    assert len({id(one.source_line) for one in violations}) == 1
    assert len({id(one.identity[1]) for one in violations}) == 1
    assert len({one.fingerprint for one in violations}) == 50
