"""Tests that `--redact` leaves no text of a message in any format."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.report import Failure, FieldText
from amzlint.reporters import REPORTERS
from amzlint.reporters.redaction import redact_quotations, redact_violation
from amzlint.violation import Rewording

Build = Callable[..., Any]

# Letters that no rule, no advice and no name of a field is written with, and the marks that a quotation could break out by.
SECRETS = st.text(st.sampled_from("ΑΒΓΔΕЖЗИКЛ日本語“”\"«»「」'\\\n\x1b\u202e "), min_size=5, max_size=40)


def unescape(match: re.Match[str]) -> str:
    escape = match[1]
    return chr(int(escape[1:], 16)) if len(escape) > 1 else {"n": "\n"}.get(escape, escape)


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize(
    "template", ["offers “{}” for a review", "propose « {} » contre un avis", "「{}」と書かれています", "{} without quotes", "“{}” and “{}”"]
)
@given(secret=SECRETS, before=SECRETS)
def test_no_part_of_a_message_is_shown(
    name: str, template: str, secret: str, before: str, written: Build, violation: Build, message: Build, report: Build
) -> None:
    """No five characters of a message in a row appear in the output, raw or escaped."""
    line = f"{before}{secret}"
    finding = violation(line, secret, message=template.format(secret, secret), message_id="en-1", fix={"edits": [secret]})
    finding = finding._replace(suggestions=(f"Order {secret}: all is well.",), own_values=(secret,), rewording=Rewording(line, secret), instruction=f"Replace “{line}” with “{secret}”.")
    run = report([message(finding, message_id="en-1", texts=(FieldText("text", line),))], [Failure("a.jsonl", f"no JSON: “{line}”", 2)])
    output = written(name, run, redact=True)
    unescaped = re.sub(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)", unescape, unquote(html.unescape(output)))

    for start in range(len(line) - 4):
        part = line[start : start + 5]
        # The layout of JSON itself holds rows of spaces and quotation marks.
        if set(part) - set(' \n"'):
            assert part not in output
            assert part not in unescaped


@pytest.mark.parametrize("name", REPORTERS)
def test_what_a_person_needs_is_kept(name: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """Place, rule and the sentence around the quotation stay."""
    output = written(name, report([message(violation("Dear Mrs Miller, a gift", "gift", message_id="en-1"), message_id="en-1")]), redact=True)

    assert "offers “[redacted]” for a review" in output
    assert "review-incentive" in output
    assert "Miller" not in output
    if name.startswith("json"):
        assert '"en-1"' in output
        assert "82267fc4bd266e6e" in output
    if name not in ("concise", "gitlab", "checkstyle"):  # a line or two a finding
        assert "We would be glad to read your review." in output


def test_redaction_keeps_places(violation: Build) -> None:
    """Only texts of the message change; a finding without text gets none."""
    finding = violation("a gift", "gift")
    hidden = redact_violation(finding)

    assert hidden == finding._replace(message="offers “[redacted]” for a review", text="[redacted]", source_line="")
    assert not redact_violation(finding._replace(text="")).text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("nothing quoted", "nothing quoted"),
        ("says “a” and “b”, twice", "says “[redacted]”, twice"),
        ("says “a”b”, once", "says “[redacted]”, once"),
        ("never closed “a b c", "never closed “[redacted]"),
        ("l’avis « a »", "l’avis «[redacted]»"),
    ],
)
def test_quotations_are_hidden_from_the_first_mark_to_the_last(text: str, hidden: str) -> None:
    """A quotation mark inside a quotation does not end it."""
    assert hidden == redact_quotations(text)
