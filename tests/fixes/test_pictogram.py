"""Emoji and emoticons removed, put in words, or held back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello \U0001f60a John, it is here.", "Hello John, it is here."),
        ("Thank you \U0001f60a!", "Thank you!"),
        ("Done :-) it is out.", "Done it is out."),
        ("Good news\U0001f389The parcel is here.", "Good news The parcel is here."),
        ("It is on its way (\U0001f600) today.", "It is on its way today."),
        ("It is on its way.\n\n\U0001f389\U0001f389\n\nBye.", "It is on its way.\n\nBye."),
        ("It is on its way.\n\U0001f389", "It is on its way."),
        ("\U0001f44b Hello.", "Hello."),
        ("&#128512; Hello.", "Hello."),
        ("Your new bottle ships tomorrow \U0001f60a We hope you like it.", "Your new bottle ships tomorrow. We hope you like it."),
        ("Pay 5 € \U0001f60a today, {{name}}\U0001f60a.", "Pay 5 € today, {{name}}."),
    ],
)
def test_the_space_around_is_tidied(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


def test_french_keeps_the_space_before_its_marks(mend: Callable[..., FixedText]) -> None:
    assert mend("Merci \U0001f60a ! Le colis est parti.", lang="fr") == "Merci ! Le colis est parti."


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_what_leads_the_lines_of_a_list_becomes_a_bullet(mend: Callable[..., FixedText], line_break: str) -> None:
    text = line_break.join(["Here it is:", "\u2705 One case", "\u2705 Two caps", "", "\U0001f389 Enjoy it."])
    assert mend(text) == line_break.join(["Here it is:", "- One case", "- Two caps", "", "Enjoy it."])


def test_a_list_stays_one_when_its_first_line_has_its_turn_later(mend: Callable[..., FixedText]) -> None:
    assert mend("Here it is.\n\n\n\n\u2705 One case\n\u2705 Two caps") == "Here it is.\n\n- One case\n- Two caps"


def test_items_of_a_list_in_html_have_their_bullet(mend: Callable[..., FixedText]) -> None:
    text = "<ul><li>\u2705 One case</li><li><b>\u2705</b> Two caps</li><li>\U0001f389</li></ul>"
    assert mend(text, markup="html") == "<ul><li>One case</li><li>Two caps</li></ul>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\ufe0f\u20e3 Open the box\n2\ufe0f\u20e3 Take it out", "1. Open the box\n2. Take it out"),
        ("Amazon\u2122\ufe0f has it.", "Amazon\u2122 has it."),
        ("Settings \u27a1\ufe0f Returns.", "Settings \u2192 Returns."),
        ("Please note\u2757 The lid is hot.", "Please note! The lid is hot."),
    ],
)
def test_signs_are_put_in_words(mend: Callable[..., FixedText], text: str, expected: str) -> None:
    assert mend(text) == expected


@pytest.mark.parametrize("text", ["We \u2764\ufe0f our buyers.", "Refund sent: \u2705", "You gave 5 \u2b50 to us.", "We ship to \U0001f1eb\U0001f1f7 and more.", "Order 12 \U0001f6001\ufe0f\u20e3"])
def test_what_may_stand_for_a_word_is_held_back(mend: Callable[..., FixedText], text: str) -> None:
    mended = mend(text)
    assert mended == text
    assert ("emoji", "may stand for a word") in mended.held_back


def test_a_link_keeps_what_it_shows(mend: Callable[..., FixedText]) -> None:
    mended = mend("<p>Your parcel. <a href='https://www.amazon.com/orders'>\U0001f4e6</a></p>", markup="html")
    assert "\U0001f4e6" in mended
    assert mended.held_back == (("emoji", "would leave a link without words"),)
