"""Front matter: found only where it is, read for what is known, positions exact, faults told with their line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.api import check_paths
from amzlint.document import Message
from amzlint.front_matter import find_head, read_behind
from amzlint.linter import Linter
from amzlint.report import Failure
from amzlint.source import Source

BODY = "Please leave us a 5-star review.\n"


def read(text: str) -> tuple[list[Message], list[Failure]]:
    head = find_head(text)
    assert head is not None
    items = list(read_behind(Source("a.txt", text), head))
    return [one for one in items if isinstance(one, Message)], [one for one in items if isinstance(one, Failure)]


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "--- \nHello there\n---\nBye",
        "---\nOrder: 123-4567890-1234567\nItem: Lid\n---\nThank you",  # a box between two rules
        "---\nWe are sorry: it is late\n",
        "---\n",
        "----\nkind: reply\n---\n",
        "--- kind: reply\n---\n",
        "\n---\nkind: reply\n---\nHello",
        "---\nKind: reply\n---\nHello",
        "---\nkind:reply\n---\nHello",
    ],
)
def test_a_text_that_begins_with_a_rule_is_text(text: str) -> None:
    """Only what stands first and names something that is known is front matter."""
    assert find_head(text) is None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_it_says_is_known_of_the_message(newline: str) -> None:
    """All fields that data may have, the subject with its place, the body behind the closing line."""
    rows = ["---", "id: storm", "kind: proactive", "lang: fr-CA", "template: true", "marketplace: ca", "order_id: 123-4567890-1234567", "sent_at: 2026-08-31"]
    rows += ["subject: 'It''s late'", "tags: [a, b]", "attachments: [invoice.pdf]", "---", BODY]
    text = newline.join(rows)
    (message,), failures = read(text)
    assert failures == []
    assert message.about == {
        "kind": "proactive", "lang": "fr", "template": True, "marketplace": "ca", "order_id": "123-4567890-1234567", "sent_at": date(2026, 8, 31),
    }  # fmt: skip
    assert (message.message_id, message.line, [one.name for one in message.attachments]) == ("storm", 13, ["invoice.pdf"])
    subject, body = message.fields
    assert (subject.scope, subject.text, body.scope, body.text) == ("subject", "It's late", "body", BODY)
    start, end = subject.positions((0, 4))
    assert (start.line, start.column, text[start.offset : end.offset]) == (9, 11, "It''s")
    start, end = body.positions((0, 6))
    assert (start.line, start.column, text[start.offset : end.offset]) == (13, 1, "Please")


@given(st.text(alphabet="ab 😀é\t", max_size=20), st.text(alphabet="x😀\r\n é", max_size=40), st.sampled_from(["---", "...", "--- "]))
def test_places_in_the_body_are_exact(value: str, body: str, closing: str) -> None:
    """Whatever stands above, each character of the body leads to itself in the file."""
    text = f"---\nkind: reply\nid: {value!r}\n{closing}\nx{body}"
    messages, _ = read(text)
    (field,) = messages[0].fields
    assert field.text == f"x{body}"
    for at in range(len(field.text)):
        start, end = field.positions((at, at + 1))
        assert text[start.offset : end.offset] == field.text[at]


FAULTS = [
    ("---\nkind: reply\nlang: [en\n---\n" + BODY, 4, "not valid YAML"),
    ("---\nkind: reply\n\tlang: en\n---\n" + BODY, 3, "not valid YAML"),
    ("---\nkind: proactiv\n---\n" + BODY, 2, "unknown kind “proactiv”, did you mean proactive"),
    ("---\nlang: en\ntemplate: yes\n---\n" + BODY, 3, "“template” is “yes”, expected true or false"),
    ("---\nlang: en\nsubject: {en: Hello}\n---\n" + BODY, 3, "“subject” is no text"),
    ("---\nlang: en\nsent_at: soon\n---\n" + BODY, 3, "“sent_at” is “soon”, expected a day"),
    ("---\nkind: reply\n" + BODY, 1, "never closed"),
    ("---\nkind: reply\nid: " + "[" * 100 + "]" * 100 + "\n---\n" + BODY, 3, "nested more than 64 deep"),
]


@pytest.mark.parametrize(("text", "line", "fault"), FAULTS, ids=[row[2] for row in FAULTS])
def test_what_is_broken_is_told_and_the_message_is_checked(text: str, line: int, fault: str) -> None:
    """A fault is a failure with its line; the body is a message all the same."""
    (message,), (failure,) = read(text)
    assert failure.line == line
    assert failure.error.startswith(f"line {line}")
    assert fault in failure.error
    assert BODY in message.fields[-1].text


def test_an_unknown_language_is_kept() -> None:
    """A language without a lexicon is not replaced by a guess."""
    (message,), failures = read("---\nlang: xx\n---\n" + BODY)
    assert (message.about, failures) == ({"lang": "xx"}, [])


@pytest.mark.parametrize("name", ["m.txt", "m.md", "m.html"])
def test_the_command_reads_it(amzlint_command: Any, tmp_path: Any, name: str) -> None:
    """Findings stand where the file has them, the subject's too, and nothing is found in the rest of the front matter."""
    rule = "---\nkind: solicitation\nlang: en\nnote: Leave a 5-star review at https://example.com\norder_id: 123-4567890-1234567\nsubject: Your ☀ order\n---\n"
    (tmp_path / name).write_text(f"{rule}{BODY}", encoding="utf-8")
    done = amzlint_command("check", name, "--format", "concise", cwd=tmp_path)
    assert done.code == 1
    places = [line.split(" error: ")[0] for line in done.out.splitlines() if " error: " in line]
    assert places == [f"{name}:6:15:", f"{name}:8:8:"]


def test_options_win_over_front_matter_and_that_over_the_configuration(amzlint_command: Any, tmp_path: Any) -> None:
    """The order of what is known: option, front matter, configuration, path."""
    (tmp_path / "amzlint.yaml").write_text("kind: {'*.txt': reply}\n", encoding="utf-8")
    (tmp_path / "m.txt").write_text("---\nkind: proactive\n---\nYour parcel left today.\n", encoding="utf-8")
    told = amzlint_command("check", "m.txt", "--format", "json", cwd=tmp_path)
    assert '"kind": "proactive"' in told.out
    assert "the message's field says proactive, the configuration says reply" in told.err
    assert '"kind": "reply"' in amzlint_command("check", "m.txt", "--format", "json", "--kind", "reply", cwd=tmp_path).out


def test_a_file_of_front_matter_alone_holds_no_message(shipped: Linter, tmp_path: Any) -> None:
    """Nothing for the buyer is no message, and a named file without any is a failure."""
    (tmp_path / "m.txt").write_text("---\nkind: reply\n---\n\n", encoding="utf-8")
    report = check_paths([tmp_path / "m.txt"], linter=shipped)
    assert (len(report.messages), len(report.failures)) == (0, 1)
