"""Suppressions at work: what they cover is kept and marked; what says nothing usable is a finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_text, make_linter
from amzlint.dates import today
from amzlint.linter import Linter
from amzlint.report import Report

REPLY = {"kind": "reply", "lang": "en"}


def statuses(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.status) for one in report.violations]


@pytest.fixture
def check(shipped: Linter, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Check a text as a reply on a fixed day; returns rules and statuses."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01

    def run(text: str, **options: Any) -> Any:
        return check_text(text, linter=shipped, **{**REPLY, **options})

    return run


def test_a_covered_finding_is_kept_and_marked(check: Any) -> None:
    """It stays in the report as suppressed, counts for nothing, and the message is clean."""
    report = check("Hello 😀 there. {# amzlint: ignore[emoji] agreed with the brand #}\nThe lamp left today.\n")
    assert statuses(report) == [("emoji", "suppressed")]
    assert (report.suppressed, report.clean, int(report.exit_code("info"))) == (1, 1, 0)
    (violation,) = report.violations
    assert (violation.start.column, violation.text) == (7, "😀")


def test_the_words_of_the_reason_are_no_text_of_the_message(check: Any) -> None:
    """A reason may speak of reviews and gifts; a template engine takes it out before the buyer sees it."""
    report = check("Hello, the lamp left today.\n{% comment %} amzlint: ignore[emoji] leave us a review and get a gift card {% endcomment %}\nBye 😀 then.\n")
    assert statuses(report) == [("emoji", "suppressed")]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("{# amzlint: ignore[emojii] agreed #}", [("suppression-unknown-rule", "error"), ("emoji", "warning")]),
        ("{# amzlint: ignore[formatting] a category #}", [("suppression-unknown-rule", "error"), ("emoji", "warning")]),
        ("{# amzlint: ignore[emoji] #}", [("suppression-without-reason", "error"), ("emoji", "warning")]),
        ("{# amzlint: ignore[emoji] agreed until 2026-12-31 #}", [("suppression-expired", "warning"), ("emoji", "warning")]),
        ("{# amzlint: ignore[link-external] agreed #}", [("suppression-unused", "warning"), ("emoji", "warning")]),
        ("{# amzlint: ignore emoji #}", [("suppression-malformed", "error"), ("emoji", "warning")]),
        ("{# amzlint: ignore[review-incentive] agreed #}", [("suppression-not-allowed", "error"), ("emoji", "warning")]),
        ("{# amzlint: ignore[emoji] agreed until 2027-01-01 #}", []),
    ],
)
def test_faults_are_findings(check: Any, comment: str, expected: list[tuple[str, str]]) -> None:
    """Unknown rule, missing reason, end, no finding, no form, not allowed: each is a finding of the category amzlint, and what it names stays active."""
    report = check(f"Hello, the lamp left today.\n{comment}\nBye 😀 then.\n")
    active = [one for one in report.violations if one.status == "active"]
    assert [(one.rule, one.severity) for one in active] == expected
    for one in active[:-1]:
        assert (one.category, one.start.line, one.start.column, one.end.column) == ("amzlint", 2, 1, len(comment) + 1)


def test_rules_that_cannot_be_silenced(check: Any) -> None:
    """Review incentives stay findings, whatever a comment says."""
    report = check("{# amzlint: ignore[review-incentive] the boss said so #}\nLeave us a review and get a gift card.\n")
    assert ("review-incentive", "active") in statuses(report)
    assert ("suppression-not-allowed", "active") in statuses(report)


def test_a_rule_that_was_not_looked_for_is_not_called_unused(check: Any) -> None:
    """A suppression of a rule that is off, as in other kinds of message, may have its use there."""
    narrow = make_linter(select=["emoji"])
    report = check_text("Hello.\n{# amzlint: ignore[link-external] agreed #}\nBye.\n", linter=narrow, **REPLY)  # type: ignore[arg-type]
    assert statuses(report) == []


def test_one_comment_for_the_whole_message(check: Any) -> None:
    """Before all text a comment covers every finding of its rule, what the message lacks included."""
    report = check("{# amzlint: ignore[emoji] agreed #}\nHello 😀 there.\n\nThe lamp left today 😀.\n")
    assert statuses(report) == [("emoji", "suppressed"), ("emoji", "suppressed")]


YAML = """\
templates:
  # amzlint: ignore[emoji] agreed by Ana
  - id: one
    body: "Hello 😀, the lamp left today."
  - id: two
    body: "Hello 😀, the lamp left today."  # amzlint: ignore[emoji] agreed
  - id: three
    body: |  # amzlint: ignore[emoji] agreed
      Hello 😀, the lamp left today.
  - id: four
    note: "# amzlint: ignore[emoji] in a text for colleagues"
    body: "Hello 😀, the lamp left today."
  # amzlint: ignore[emoji] too late
"""


def test_comments_of_yaml(amzlint_command: Any, tmp_path: Path) -> None:
    """A comment covers the message on its line, else the next; inside of texts it is none, and behind the last message it is unused."""
    (tmp_path / "a.yaml").write_text(YAML, encoding="utf-8")
    done = amzlint_command("check", "a.yaml", "--kind", "reply", "--lang", "en", "--format", "concise", cwd=tmp_path)
    assert [line.partition(": ")[0] + line[line.rindex(" [") :] for line in done.out.splitlines() if line.endswith("]")] == ["a.yaml:12:18 [emoji]", "a.yaml:13:3 [suppression-unused]"]
    assert "; 3 suppressed" in done.out


def test_findings_about_suppressions_can_be_ignored(check: Any) -> None:
    """They have names like every other."""
    report = check_text("Hello.\n{# amzlint: ignore[emoji] agreed #}\nBye.\n", linter=make_linter(ignore=["suppression-unused"]), **REPLY)  # type: ignore[arg-type]
    assert statuses(report) == []


def test_the_day_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH makes runs repeatable."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == "1970-01-01"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert len(today()) == 10


def test_every_report_says_why_a_finding_does_not_count(amzlint_command: Any, tmp_path: Path) -> None:
    """Comment, configuration and baseline stand beside what they let through, with reason, owner and end; what counts has no excuse."""
    (tmp_path / "amzlint.yaml").write_text('per-file-ignores: {"old.html": {emoji: "goes in spring"}}\n', encoding="utf-8")
    (tmp_path / "old.html").write_text("<p>Hello \N{WAVING HAND SIGN}</p>\n", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>Hello.</p>\n<!-- amzlint: ignore[emoji] our brand until 2099-12-31 by Ana Lopez -->\n<p>Bye \N{WAVING HAND SIGN}</p>\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>Write to jane@seller-example.com now.</p>\n", encoding="utf-8")
    options = ("check", ".", "--kind", "reply", "--lang", "en", "--select", "emoji,email-address")
    amzlint_command(*options, "--write-baseline", "base.json", cwd=tmp_path)
    (tmp_path / "c.html").write_text("<p>Write to john@seller-example.com now.</p>\n", encoding="utf-8")
    done = amzlint_command(*options, "--baseline", "base.json", "--format", "json", "--format", "sarif=out.sarif", "--format", "junit=out.xml", "--format", "html=out.html", cwd=tmp_path)

    nothing = {"reason": "", "owner": "", "until": ""}
    assert [(one["path"].removeprefix("./"), one["excuse"]) for one in json.loads(done.out)["violations"]] == [
        ("a.html", {"by": "comment", "reason": "our brand", "owner": "Ana Lopez", "until": "2099-12-31"}),
        ("b.html", {"by": "baseline", **nothing}),
        ("c.html", None),
        ("old.html", {**nothing, "by": "configuration", "reason": "goes in spring"}),
    ]
    results = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [one["baselineState"] for one in results] == ["new", "unchanged", "new", "new"]
    assert "suppressed (our brand; by Ana Lopez; until 2099-12-31): warning: " in (tmp_path / "out.xml").read_text(encoding="utf-8")
    assert '<p class="excuse">our brand · Ana Lopez · 2099-12-31</p>' in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert [[row["kind"] for row in one["suppressions"]] for one in results] == [["inSource"], ["external"], [], ["external"]]


CATALOGUE = """\
# amzlint: ignore[emoji] not of an entry that says nothing
msgid ""
msgstr "Language: en\\n"

# amzlint: ignore[emoji] agreed by Ana
#: late.txt
msgctxt "late"
msgid "a"
msgstr "Hello 😀, the lamp left today."
msgid "b"
msgstr "Hello 😀, the lamp left today."

#. amzlint: ignore[emoji] both forms
msgid "one"
msgid_plural "many"
msgstr[0] "Hello, one lamp left today."
msgstr[1] "Hello 😀, the lamps left today."

# amzlint: ignore[emoji] not translated
msgid "c"
msgstr ""
"""
XLIFF = """\
<xliff version="1.2"><file target-language="en"><body>
<!-- amzlint: ignore[emoji] agreed by Ana -->
<trans-unit id="a"><source>a</source><target>Hello 😀, the lamp left today.</target></trans-unit>
<trans-unit id="b"><source>b</source><target>Hello 😀, the lamp left today.</target><note from="Ana">amzlint: ignore[emoji] agreed &amp; signed</note></trans-unit>
<trans-unit id="c"><source>c</source><target><![CDATA[Hello 😀<!-- amzlint: ignore[emoji] the line -->, the lamp left today.]]></target></trans-unit>
<trans-unit id="d"><source>d</source><target>Hello 😀, the lamp left today.</target><note>For amzlint: nothing</note></trans-unit>
<trans-unit id="e"><source>e</source><note>amzlint: ignore[emoji] no target</note></trans-unit>
</body></file></xliff>
"""


@pytest.mark.parametrize(
    ("name", "text", "found", "suppressed", "listed"),
    [
        ("en.po", CATALOGUE, ["en.po:1:1 [suppression-unused]", "en.po:11:15 [emoji]", "en.po:19:1 [suppression-unused]"], 2, [1, 5, 13, 19]),
        ("en.xlf", XLIFF, ["en.xlf:6:52 [emoji]", "en.xlf:7:38 [suppression-unused]"], 3, [2, 4, 5, 7]),
    ],
)
def test_comments_of_translators(amzlint_command: Any, tmp_path: Path, name: str, text: str, found: list[str], suppressed: int, listed: list[int]) -> None:
    """In catalogues a comment covers the entry below it, all its forms; in XLIFF a note or a comment covers its unit; without a translation it is unused."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = amzlint_command("check", name, "--kind", "reply", "--select", "emoji", "--markup", "html", "--format", "concise", cwd=tmp_path)
    assert [line.partition(": ")[0] + line[line.rindex(" [") :] for line in done.out.splitlines() if line.endswith("]")] == found
    assert f"; {suppressed} suppressed" in done.out
    rows = json.loads(amzlint_command("suppressions", name, "--format", "json", cwd=tmp_path).out)["suppressions"]
    assert [row["line"] for row in rows] == listed
