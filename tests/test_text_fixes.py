"""`fix_text`: a text mended, with what was done and what was not."""

from __future__ import annotations

import pytest

import amzlint
from amzlint import Linter


def test_the_text_says_what_was_done(shipped: Linter) -> None:
    mended = amzlint.fix_text("Sorry!!! Visit www.shop-example.net, {{name}}. We ❤️ it.", kind="reply", lang="en", linter=shipped)
    assert mended == "Sorry! Visit www.shop-example.net, {{name}}. We ❤️ it."
    assert (mended.mended, mended.held_back, mended.unsafe) == (("punctuation-excess",), (("emoji", "may stand for a word"),), 0)


@pytest.mark.parametrize("text", ["", " \n", "It fits."])
def test_what_needs_no_mending_is_the_same_text(shipped: Linter, text: str) -> None:
    mended = amzlint.fix_text(text, kind="reply", lang="en", linter=shipped)
    assert (mended, mended.mended, mended.held_back, mended.unsafe) == (text, (), (), 0)


def test_rules_can_be_chosen() -> None:
    assert amzlint.fix_text("Sorry!!! \U0001f600", kind="reply", lang="en", select=["emoji"]) == "Sorry!!!"


def test_unknown_names_are_refused(shipped: Linter) -> None:
    with pytest.raises(amzlint.UsageError):
        amzlint.fix_text("It fits.", kind="letter", linter=shipped)
