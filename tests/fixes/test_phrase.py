"""Hard phrases in their courteous form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint import FixedText


def test_a_phrase_gets_its_courteous_form(mend: Callable[..., FixedText]) -> None:
    mended = mend("The parcel is on its way. You must wait.")
    assert (mended, mended.mended) == ("The parcel is on its way. Thank you for your patience.", ("tone-commanding",))


def test_in_html_it_is_escaped_and_tags_stay(mend: Callable[..., FixedText]) -> None:
    assert mend("<p>The parcel is on its way. <i>You must wait.</i></p>", markup="html") == "<p>The parcel is on its way. <i>Thank you for your patience.</i></p>"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "You must wait, like everyone else."),
        ("en", "You have to be patient, or cancel it."),
        ("de", "Sie müssen warten, wie alle anderen auch."),
        ("es", "Tiene que esperar, como todos los demás."),
        ("it", "Deve aspettare, come tutti gli altri."),
        ("pl", "Musi Pan czekać, jak wszyscy."),
        ("tr", "Herkes gibi beklemek zorundasınız."),
    ],
)
def test_nothing_is_left_that_leaned_on_the_phrase(mend: Callable[..., FixedText], lang: str, text: str) -> None:
    """A comparison or another choice would make no sense behind thanks."""
    assert mend(text, lang=lang) == text


def test_another_clause_may_stay(mend: Callable[..., FixedText]) -> None:
    assert mend("You must wait, we are on it.") == "Thank you for waiting; we are on it."
