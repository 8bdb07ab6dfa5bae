"""Hard phrases in their courteous form."""

from __future__ import annotations

from collections.abc import Callable

from amzlint import FixedText


def test_a_phrase_gets_its_courteous_form(mend: Callable[..., FixedText]) -> None:
    mended = mend("The parcel is on its way. You must wait.")
    assert (mended, mended.mended) == ("The parcel is on its way. Thank you for your patience.", ("tone-commanding",))


def test_in_html_it_is_escaped_and_tags_stay(mend: Callable[..., FixedText]) -> None:
    assert mend("<p>The parcel is on its way. <i>You must wait.</i></p>", markup="html") == "<p>The parcel is on its way. <i>Thank you for your patience.</i></p>"
