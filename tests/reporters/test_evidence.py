"""The record of a check as a page: what stands in it, and that nothing from outside becomes mark-up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from amzlint.report import Report
from amzlint.reporters import Options
from amzlint.reporters.cells import one_line
from amzlint.reporters.evidence import CheckedFile, Evidence, OldFinding, PackState, Permission, evidence_page

Build = Callable[..., Any]

TAGS = {
    "head", "body", "header", "main", "section", "article", "div", "span", "p", "h1", "h2", "h3", "small", "strong", "code", "mark", "a", "ul", "ol", "li", "dl", "dt", "dd", "del", "ins",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def evidence(**changes: Any) -> Evidence:
    """Build the record of a check of one file."""
    built = Evidence(
        "2026-11-30", (("paths", "mails"),), (PackState("amazon", "2026.11", "2026-08-31", ("2026-08-01", "2026-08-31")),), 120, ("no-next-step",), (CheckedFile("draft.txt", 1234, "ab" * 32),),
        (), None, 1,
    )  # fmt: skip
    return built._replace(**changes)


def rows(page: str) -> list[list[str]]:
    """Return the text of the cells of each row of the page's tables."""
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)]


def test_facts_stand_in_tables(violation: Build, message: Build, report: Build) -> None:
    """Packs with the days of their policy and sources, rules that did not run, and each file with size, hash, kinds, languages and the findings that count."""
    line = "Leave us a review and get a $10 gift card."
    run = report([message(violation(line, "review"), violation(line, "gift", severity="info"), violation(line, "card", status="suppressed"), kind="reply", lang="en,fr"), message(index=2)])
    found = rows(evidence_page(evidence(), run, Options(tool_version="1.2.3")))
    for row in (
        ["amzlint", "1.2.3"], ["rules", "120"], ["rules that did not run", "no-next-step"], ["paths", "mails"],
        ["amazon", "2026.11", "2026-08-31", "2026-08-01 to 2026-08-31"],
        ["draft.txt", "1,234", "ab" * 32, "2", "reply, unknown", "en, fr", "1 error, 1 info"],
        ["kind", "reply", "1"], ["kind", "unknown", "1"], ["language", "en", "2"], ["language", "fr", "1"], ["verdict", "clean", "1"],
    ):  # fmt: skip
        assert row in found, row


def test_permissions_and_old_findings(report: Build) -> None:
    """Each suppression says who gave it, why and until when, or that it counts for nothing; each entry of the baseline how often it was met."""
    given = (Permission("a.html", 3, "emoji", "Ana Lopez", "part of the brand", "2099-12-31", ""), Permission("a.html", 9, "emoji", "", "", "", "no reason is given"))
    page = evidence_page(evidence(permissions=given, baseline=(OldFinding("emoji", "0123456789abcdef", 3, 2),)), report([]), Options())
    found = rows(page)
    assert ["a.html:3", "emoji", "part of the brand", "Ana Lopez", "2099-12-31", "counts"] in found
    assert ["a.html:9", "emoji", "none given", "not named", "no end", "counts for nothing: no reason is given"] in found
    assert ["emoji", "0123456789abcdef", "3", "2"] in found
    assert "Baseline: 3 old findings" in page
    assert "The check used none." in evidence_page(evidence(), report([]), Options())


def test_hostile_texts_stay_text(hostile_run: Report, hostile: str) -> None:
    """Texts from messages, names of files, settings, reasons and owners become no tag and no attribute, and come out as they went in."""
    foreign = Permission(hostile, 1, hostile, hostile, hostile, "2099-12-31", hostile)
    page = evidence_page(
        evidence(
            settings=((hostile, hostile),), packs=(PackState(hostile, hostile, hostile, None),), files=(CheckedFile(hostile, 1, "ab"),),
            permissions=(foreign,), baseline=(OldFinding(hostile, hostile, 1, 0),),
        ), hostile_run, Options(),
    )  # fmt: skip
    body = page.partition("</style>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= TAGS
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "<script" not in page
    assert "script-src" not in page
    shown = one_line(hostile)
    assert any(row[1:4] == [shown, shown, shown] and row[0] == f"{shown}:1" for row in rows(page) if len(row) == 6)


def test_redaction_hides_texts_and_quoted_faults(hostile_run: Report) -> None:
    """Redacted, no text of a message is shown, nor what a fault quotes of a comment."""
    quoted = Permission("a.html", 1, "emoji", "Ana", "why", "", "“secret of Bob” is no day")
    page = evidence_page(evidence(permissions=(quoted,)), hostile_run, Options(redact=True))
    assert "secret of Bob" not in page
    assert "counts for nothing: “[redacted]” is no day" in html.unescape(page)
    assert '<div class="text"' not in page
