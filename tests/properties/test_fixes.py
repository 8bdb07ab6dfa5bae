"""What holds of every fix: twice is once, nothing new is found, facts survive."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amzlint import Linter
from amzlint.api import make_defaults
from amzlint.document import Document, fields_of
from amzlint.fixer import Fixed, fix
from amzlint.reader import read_text

FACTS = ("123-1234567-1234567", "1Z999AA10123456784", "€ 12.50", "$10", "12.04.2026", "3 May 2026", "{{buyer_name}}", "{order_id}", "%TRACKING%", "Mrs Miller", "DHL", "B08XYZ1234")
FAULTS = (
    "\U0001f600", "\u2764\ufe0f", "\u2b50\u2b50", "1\ufe0f\u20e3", "\u2705", "\U0001f1eb\U0001f1f7", ":-)", "!!!", "?!?!", "....", "=======", "* * * *",
    "PLEASE DO NOT SEND IT BACK", "YOUR NEW HEADPHONES ARE HERE",
    "You must wait.", "re\u200bview", "r\u0435view", "http://www.amazon.com/x", "Leave us a positive review", "visit www.shop-example.net", "call us at +49 170 1234567", "Pay by PayPal!",
)  # fmt: skip
WORDS = ("Hello", "thank you", "for your order", "it is here.", "We are sorry.", "Kind regards", "“so it is”", "(today)", "- one", "> quoted", "A", "is", ",")
JOINTS = (" ", "", "  ", "\n", "\n\n", "\n\n\n\n", "\r\n", ". ", ": ", " \u00a0")
TAGS = (
    "<b>", "</b>", "<br>", "<br><br><br>", "<p>", "</p>", "<p></p>", "<p style='color:red'>", "<center>", "</center>", "<li>", "</li>", "&nbsp;", "&#128512;", "<a href='https://www.amazon.com'>",
    "</a>", '<img src="https://x.example.com/open.gif" width="1">',
)  # fmt: skip

plain = st.lists(st.sampled_from((*FACTS, *FAULTS, *WORDS, *JOINTS, *JOINTS)), min_size=1, max_size=14).map("".join).filter(str.strip)
pages = st.lists(st.sampled_from((*FACTS, *FAULTS, *WORDS, *JOINTS, *TAGS, *TAGS)), min_size=1, max_size=16).map("".join).filter(str.strip)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def mended(linter: Linter, text: str, markup: str | None, *, unsafe: bool) -> tuple[Document, Fixed]:
    """Return a text as a message, and what fixing makes of it; nothing may be found afterwards that was not found before, and a second run changes nothing."""
    defaults = make_defaults(linter, kind="proactive", lang="en", markup=markup)
    (document,) = read_text(text, "a", defaults, lambda _: None)
    assert isinstance(document, Document)
    fixed = fix(linter, document, unsafe=unsafe)
    before, after = (Counter(one.rule for one in linter.check(one).violations) for one in (document, fixed.document))
    assert not after - before
    assert not fix(linter, fixed.document, unsafe=unsafe).applied
    return document, fixed


def whole(document: Document) -> str:
    return "\n".join(field.text for field in fields_of(document))


def assert_facts_survive(document: Document, fixed: Fixed) -> None:
    before, after = whole(document), whole(fixed.document)
    for fact in FACTS:
        assert after.count(fact) >= before.count(fact), fact


@often
@given(text=plain)
def test_safe_fixes_of_text(shipped: Linter, text: str) -> None:
    document, fixed = mended(shipped, text, "plain", unsafe=False)
    assert_facts_survive(document, fixed)
    # Words stay, in order, however they are spelled; only a phrase, a letter restored and the s of https are other ones.
    if not {"tone-commanding", "evasion-characters", "link-insecure"} & {rule for rule, _ in fixed.mended}:
        assert letters(whole(fixed.document)) == letters(whole(document))


def letters(text: str) -> str:
    """Return the letters and digits of a text in one case, without emoticons."""
    return "".join(re.findall(r"[^\W_]", text.replace("\u20e3", "").casefold()))


@often
@given(text=pages)
def test_safe_fixes_of_html(shipped: Linter, text: str) -> None:
    assert_facts_survive(*mended(shipped, text, "html", unsafe=False))


@often
@given(text=plain, markup=st.sampled_from(["plain", "markdown"]))
def test_unsafe_fixes_of_text(shipped: Linter, text: str, markup: str) -> None:
    _, fixed = mended(shipped, text, markup, unsafe=True)
    assert whole(fixed.document).strip()


@often
@given(text=pages)
def test_unsafe_fixes_of_html(shipped: Linter, text: str) -> None:
    mended(shipped, text, "html", unsafe=True)
