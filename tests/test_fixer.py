"""A message mended round by round: what is applied, undone, left alone and counted."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from amzlint import Linter
from amzlint.api import make_defaults
from amzlint.baseline import Baseline
from amzlint.document import Document, fields_of
from amzlint.fixer import Fixed, _place, fix
from amzlint.gate import Gate
from amzlint.reader import read_stream, read_text

SENTENCES = [
    ("greeting", "Hello!!"), ("emoji", "Your parcel left today \U0001f600."), ("shouting", "PLEASE DO NOT SEND THE ITEM BACK."), ("phrase", "You must wait."),
]  # fmt: skip


def document_of(linter: Linter, text: str, **settings: Any) -> Document:
    defaults = make_defaults(linter, **{"kind": "reply", "lang": "en", **settings})
    return next(one for one in read_text(text, "a.txt", defaults, lambda _: None) if isinstance(one, Document))


def text_of(fixed: Fixed) -> str:
    return fields_of(fixed.document)[0].text


def test_fixes_of_several_rounds_are_all_made(shipped: Linter) -> None:
    fixed = fix(shipped, document_of(shipped, "\n".join(text for _, text in SENTENCES)))
    assert text_of(fixed) == "Hello!\nYour parcel left today.\nPlease do not send the item back.\nThank you for your patience."
    assert sorted(rule for rule, _ in fixed.mended) == ["all-caps", "emoji", "punctuation-excess", "tone-commanding"]
    assert not fixed.remaining


def test_a_message_without_findings_is_the_same_object(shipped: Linter) -> None:
    document = document_of(shipped, "Your parcel left today.")
    assert fix(shipped, document).document is document


def test_suppressed_findings_are_never_fixed(shipped: Linter) -> None:
    text = "{# amzlint: ignore[punctuation-excess] ours #}\nHello!!\nYour parcel left today!!"
    assert text_of(fix(shipped, document_of(shipped, text))).endswith("Hello!!\nYour parcel left today!!")
    narrow = "Hello.\n{# amzlint: ignore[punctuation-excess] ours #}\nHello!!\nYour parcel left today!!"
    assert text_of(fix(shipped, document_of(shipped, narrow))).endswith("Hello!!\nYour parcel left today!")


def test_known_findings_of_a_baseline_stay_while_others_are_fixed(shipped: Linter) -> None:
    linter = Linter(shipped.packs)
    document = document_of(linter, "Hello!! \U0001f600\nBye!!")
    first = next(one for one in linter.check(document).violations if one.rule == "punctuation-excess")
    linter.gate = Gate({}, baseline=BaselineOf(first.fingerprint))
    fixed = fix(linter, document)
    assert text_of(fixed) == "Hello!!\nBye!"
    assert [one.rule for one in fixed.remaining] == []


class BaselineOf(Baseline):
    """A baseline that knows one finding."""

    def __init__(self, fingerprint: str) -> None:
        self._known = fingerprint

    def takes(self, violation: Any) -> bool:
        """Say whether a finding is known."""
        return bool(violation.fingerprint == self._known)


def test_a_fix_that_makes_a_new_finding_is_undone(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> None:
    rules = [
        rule("marks", check="punctuation", match={"what": "repeated"}, fix={"by": "punctuation", "level": "safe"}),
        rule("one-mark", check="terms", match={"any": ["sorry"]}),
    ]
    # The second rule finds what the first one leaves.
    linter = linter_of({"sorry": {"terms": [{"regex": "sorry!(?!!)"}]}}, rules)
    fixed = fix(linter, document_of(linter, "We are sorry!! Hello!!"))
    assert text_of(fixed) == "We are sorry!! Hello!"
    assert fixed.held_back == (("marks", "would make a new finding"),)


def test_edits_that_meet_are_made_one_after_the_other(shipped: Linter) -> None:
    fixed = fix(shipped, document_of(shipped, "It is here \U0001f600!!! \U0001f600"))
    assert text_of(fixed) == "It is here!"
    assert len(fixed.mended) == 3


@pytest.mark.parametrize(("unsafe", "left"), [(False, 1), (True, 0)])
def test_unsafe_fixes_are_counted_until_they_are_asked_for(shipped: Linter, unsafe: bool, left: int) -> None:
    fixed = fix(shipped, document_of(shipped, "Your parcel left today. Visit www.shop-example.net now."), unsafe=unsafe)
    assert fixed.unsafe == left
    assert ("shop" in text_of(fixed)) is not unsafe


def test_a_text_is_never_emptied(shipped: Linter) -> None:
    fixed = fix(shipped, document_of(shipped, "\U0001f600"))
    assert text_of(fixed) == "\U0001f600"
    assert fixed.held_back == (("emoji", "would leave nothing of the text"),)


def test_a_finding_stands_in_its_own_of_two_fields_of_one_name(shipped: Linter) -> None:
    """An e-mail may have several texts of one kind."""
    part = "--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}\n"
    texts = ("We sent the lamp today.", "It will be with you soon \U0001f600.")
    mail = "Subject: Order\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + "".join(map(part.format, texts)) + "--x--\n"
    read = read_stream(io.BytesIO(mail.encode()), "a.eml", "a.eml", make_defaults(shipped, kind="reply", lang="en"), lambda _: None)
    document = next(one for one in read if isinstance(one, Document))
    assert [field.name for field in fields_of(document)] == ["subject", "text", "text"]
    (finding,) = [one for one in shipped.check(document).violations if one.rule == "emoji"]
    assert _place(document, finding).field == 2
