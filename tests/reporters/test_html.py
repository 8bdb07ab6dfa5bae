"""Tests for the `html` format without a browser: what is on the page, and that nothing from outside becomes mark-up."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.report import Failure, FieldText, Report
from amzlint.reporters.cells import printable
from amzlint.reporters.marked_text import AROUND, LONG, Mark, marked_text
from amzlint.spans import Position, Span

Build = Callable[..., Any]

TAGS = {
    "html", "head", "meta", "title", "style", "body", "script", "a", "header", "main", "section", "article", "div", "span", "p", "h1", "h2", "h3", "small", "strong", "code", "mark", "ol", "ul", "li",
    "dl", "dt", "dd", "del", "ins", "table", "thead", "tbody", "tr", "th", "td", "form", "fieldset", "legend", "label", "input", "select", "option", "button",
}  # fmt: skip


ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "tabindex", "dir", "role", "hidden", "type", "value", "checked", "autocomplete", "aria-label",
    "aria-keyshortcuts", "data-file", "data-lang", "data-findings", "data-number", "data-severity", "data-rule", "data-status", "data-shown",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects tags with their attributes, and the text outside of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that tags are closed in their order."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if not {"script", "style"} & set(self._open):
            self.text += data
            self.marked += f"[{data}]" if "mark" in self._open else data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all tags of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(violation: Build, message: Build, report: Build, written: Build) -> Callable[..., Reader]:
    """Builds the page of a run with two overlapping findings in a body and one in a subject."""

    def build(**options: Any) -> Reader:
        line = "Leave us a review and get a $10 gift card."
        findings = [violation(line, "review and get a $10 gift card"), violation(line, "a review", rule="trigger-word", severity="info"), violation("Gift!", "Gift", field="subject")]
        result = message(*findings, path="t/a.txt", message_id="en-1", kind="reply", texts=(FieldText("subject", "Gift!"), FieldText("text", line)))
        return Reader(written("html", report([result, message(path="t/clean.txt")], [Failure("photo.txt", "a binary file", 3)], files=3), **options))

    return build


def test_the_page_shows_messages_and_findings(page: Callable[..., Reader]) -> None:
    """Fields are shown with the findings marked, then each finding with reason, remedy, wording before and after, and source."""
    reader = page()

    assert "1 error, 0 warnings" not in reader.text
    assert "2 errors, 0 warnings, 1 info in 1 of 2 messages (3 files); 1 not checked" in reader.text
    assert "photo.txt:3 a binary file" in reader.text
    assert "[Gift]!" in reader.marked
    assert "Leave us [a ][review][ and get a $10 gift card]." in reader.marked
    assert "BeforereviewSuggested" not in reader.text
    assert "Beforereview and get a $10 gift cardSuggested wordingWe would be glad to read your review." in reader.text
    assert "Source: Customer product reviews policies (GYRKB5RU3FS5TURN), checked 2026-08-31, official" in reader.text
    assert "t/clean.txt" not in reader.text


def test_marks_and_findings_lead_to_each_other(page: Callable[..., Reader]) -> None:
    """Every link inside the page has its target, and no id stands twice."""
    reader = page()
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    targets = {(attributes["href"] or "")[1:] for attributes in reader.all("a")}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert {"f1", "f2", "f3", "t1", "t2", "t3"} <= targets


def test_redacted(page: Callable[..., Reader]) -> None:
    """A redacted page has findings and places, and no text of a message."""
    reader = page(redact=True)

    assert not reader.all("mark")
    assert "gift card" not in reader.text
    assert reader.text.count("[redacted]") >= 3
    assert "line 1, column 12" in reader.text


def test_the_page_needs_nothing_else(page: Callable[..., Reader], written: Build, mixed_report: Report) -> None:
    """There is no address to load from, and the policy allows the page's own script and style by their hash alone."""
    output = written("html", mixed_report)
    reader = page()
    (policy,) = [attributes["content"] or "" for attributes in reader.all("meta") if attributes.get("http-equiv") == "Content-Security-Policy"]
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in re.findall(r"<(?:style|script)>(.*?)</", output, re.DOTALL)]

    assert not {"src", "srcset", "style", "onclick"} & {name for _, attributes in reader.tags for name in attributes}
    assert not re.search(r"@import|url\(|innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", output)
    assert policy == f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"


def test_hostile_text_stays_text(written: Build, hostile_run: Report, hostile: str) -> None:
    """The tags of a page full of hostile text are the ones that it would have anyway, and the text is on it."""
    reader = Reader(written("html", hostile_run, statistics=True))

    assert {tag for tag, _ in reader.tags} <= TAGS
    assert len(reader.all("script")) == 1
    assert {name for _, attributes in reader.tags for name in attributes} <= ATTRIBUTES
    assert [attributes["data-file"] for attributes in reader.all("article")] == [printable(hostile)]
    assert all((attributes["href"] or "").startswith(("#", "https://")) for attributes in reader.all("a"))
    assert "</script><script>document.title='owned'</script> <img src=x onerror=alert(1)> <!-- --> &amp;" in reader.text
    assert "\\u202egift\\u2069 \\ud83d" in reader.text


def test_a_clean_run(written: Build, message: Build, report: Build) -> None:
    """A clean run says so; with a failure it does not."""
    clean, failed = (Reader(written("html", report([message()], failures))) for failures in ((), [Failure("a", "b")]))

    assert "There is no finding in any message." in clean.text
    assert "There is no finding in any message." not in failed.text
    assert "There is no finding in what could be checked." in failed.text


def test_statuses(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Suppressed findings are shown as such, and can be filtered where there are any."""
    reader = Reader(written("html", report([message(violation("a gift", "gift", status="suppressed"), violation("a gift", "gift"))])))

    assert [attributes["data-status"] for attributes in reader.all("li")] == ["suppressed", "active"]
    assert [attributes["value"] for attributes in reader.all("input") if attributes.get("name") == "status"] == ["active", "suppressed"]


def test_fixes_are_shown_before_and_after(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The line around the edits of a fix is shown as it is and as --fix would leave it."""
    edits = [
        {"start": Position(1, at, at - 1)._asdict(), "end": Position(1, at + 2, at + 1)._asdict(), "text": text} for at, text in ((3, "!"), (8, "?"))
    ]
    reader = Reader(written("html", report([message(violation("Hi!! So?? Yes.", "!!", fix={"level": "safe", "edits": edits}))])))

    assert "BeforeHi!! So?? Yes.After --fixHi! So? Yes." in reader.text


def test_a_field_among_several_of_one_name(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Where fields share a name, a finding is marked in the one that has its text."""
    result = message(violation("b gift", "gift"), texts=(FieldText("text", "a rose"), FieldText("text", "b gift")))

    assert "b [gift]" in Reader(written("html", report([result]))).marked


def test_a_finding_that_no_field_has(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A finding in a field whose text is not known is not marked anywhere, and its place is no link."""
    reader = Reader(written("html", report([message(violation("b gift", "gift", field="other"), texts=(FieldText("text", "b gift"),))])))

    assert not reader.all("mark")
    assert [attributes["href"] for attributes in reader.all("a")] == ["#messages"]


def test_long_texts_are_cut() -> None:
    """Of a long text the start and what is around findings is shown, with the number of characters left out."""
    text = "a" * 50_000 + "GIFT" + "b" * 50_000
    shown = marked_text(text, [Mark(1, Span(50_000, 50_004), "error", 3)])
    reader = Reader(shown)

    assert f"a[GIFT]{'b' * AROUND}… 49,400 characters left out …" in reader.marked
    assert reader.text.startswith("a" * AROUND + "… 48,800 characters left out …")
    assert len(shown) < LONG


@given(
    text=st.text(st.sampled_from("ab <>&\r\n\t日\u202e"), max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_marking_changes_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever overlaps, the text on the page is the text of the message, and exactly the found characters are marked."""
    marks = [Mark(number, Span(*sorted((min(a, len(text)), min(b, len(text))))), "info", 1) for number, (a, b) in enumerate(spans, 1)]
    reader = Reader(marked_text(text, marks))
    found = {at for mark in marks for at in range(*mark.span)}

    assert reader.text == text.replace("\r\n", "\n").replace("\r", "\n").replace("\u202e", "\\u202e")
    marked = "".join(re.findall(r"\[(.*?)\]", reader.marked, re.DOTALL)).replace("\\u202e", "\u202e")
    assert marked.replace("\n", "") == "".join(text[at] for at in sorted(found)).replace("\r", "").replace("\n", "")
