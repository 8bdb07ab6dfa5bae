"""Parsing terms: the nodes of each form, and errors that point at the fault."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.prose import LINK, NUMBER, PLACEHOLDER
from amzlint.terms import LARGEST_GAP, LONGEST_TERM, MOST_ALTERNATIVES, TermError, concepts_in, parse_term


@pytest.mark.parametrize(
    ("term", "nodes"),
    [
        ("Leave Café", ["leave", "cafe"]),
        ("gift-card don't", ["gift", "card", "don", "t"]),
        ("review* +bar +foo*", [["p", "review"], ["s", "bar"], ["m", "foo"]]),
        ("gift-card*", ["gift", ["p", "card"]]),
        ("(a|b) c", [["W", ["a", "b"]], "c"]),
        ("(a b|c)", [["a", [["a", "b"], ["c"]], ["a", "c"]]]),
        ("(a b|c*)", [["a", [["a", "b"], [["p", "c"]]]]]),
        ("us? (a b)?", [["?", ["us"]], ["?", [["a", [["a", "b"]], ["a"]]]]]),
        ("w? (w)?", [["g", 1, "first"], ["?", [["W", ["w"]]]]]),
        ("a ...{3} b", ["a", ["g", 3], "b"]),
        ("<x> <number> <link> <placeholder:coupon>", [["c", "x"], ["k", NUMBER, ""], ["k", LINK, ""], ["k", PLACEHOLDER, "coupon"]]),
        ("% ★★★★*", ["%", ["p", "★★★★"]]),
        ("4.5 ★", ["4.5", "★"]),
    ],
)
def test_a_term_parses(term: str, nodes: list[Any]) -> None:
    """Every form of the syntax has its node, and words are folded."""
    assert parse_term(term, "drop-accents") == nodes


def test_exact_words_keep_their_spelling() -> None:
    """A word of `exact` is kept beside its folded form."""
    assert parse_term("on LINE line", "drop-accents", frozenset(["LINE"])) == ["on", ["x", "LINE", "line"], "line"]


@pytest.mark.parametrize(
    ("term", "message", "at"),
    [
        ("", "empty term", 0),
        ("   ", "empty term", 0),
        ("a (b", "never closed", 2),
        ("a (b|c", "never closed", 2),
        ("a b)", "belong inside", 3),
        ("a | b", "belong inside", 2),
        ("? a", "needs a word", 0),
        ("a? ?", "needs a word", 3),
        ("(a||b)", "alternative is empty", 0),
        ("(a|)", "alternative is empty", 0),
        ("()", "alternative is empty", 0),
        ("a <Bad Name>", "not understood", 1),
        ("a <b", "not understood", 1),
        ("a b>", "not understood", 3),
        ("a = b", "holds no word", 2),
        ("a , b", "holds no word", 2),
        ("*", "holds no word", 0),
        ("a +", "holds no word", 2),
        ("a ...{0} b", "expected 1 to", 2),
        (f"a ...{{{LARGEST_GAP + 1}}} b", "expected 1 to", 2),
        ("a ... b", "holds no word", 2),
        ("a " * (LONGEST_TERM + 1), "in a row", 0),
        ("(" + "(a b|c d) " * 9 + ")", str(MOST_ALTERNATIVES), 0),
    ],
)
def test_a_faulty_term_says_what_and_where(term: str, message: str, at: int) -> None:
    """The error names the fault and the place in the term."""
    with pytest.raises(TermError, match=message) as caught:
        parse_term(term, "drop-accents")
    assert caught.value.at == at


def test_concepts_are_found_in_every_part() -> None:
    """References inside alternatives and optional parts count."""
    assert concepts_in(parse_term("<a> (x <b>|y) (<c> z)? <number>", "keep")) == {"a", "b", "c"}
