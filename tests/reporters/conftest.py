"""Builds small reports by hand, and runs a reporter over them as the command line does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from amzlint.report import CLEAN, FINDINGS, Failure, FieldText, MessageResult, Report
from amzlint.reporters import Options, get_reporter
from amzlint.spans import Position, Span
from amzlint.violation import Reference, Violation
from browser import find_chromium

# A machine without Chromium has no browser tests; .ci/run installs one.
collect_ignore = [] if find_chromium() else ["test_html_in_a_browser.py"]

# All that could break out of one of the formats, in one text: terminal escapes, ends of CDATA, scripts and comments, workflow commands in both spellings, table and link
# signs of Markdown, placeholders of SARIF, bidi controls, a lone surrogate, characters that XML does not know, and line ends of every sort.
HOSTILE = (
    "\x1b[31mred\x9b ]]> </script><script>document.title='owned'</script> <img src=x onerror=alert(1)> <!-- --> &amp; \"quoted' ::error::x ##[error]y %0A %25, a: b; "
    "| `code` [link](https://evil.example) @team #1 *b* {0} {{buyer}} \u202egift\u2069 \ud83d \ufffe\x00\x7f\u2028 日本語 e\u0301 \\ \r\n::warning::z\n\t::stop-commands::t"
)
SOURCE = Reference("Customer product reviews policies", "GYRKB5RU3FS5TURN", "2026-08-31", "official")


def build_violation(line: str, marked: str, **changes: Any) -> Violation:
    """Build a finding that points at the first `marked` in a line; line number 1 unless start and end are given."""
    at = line.index(marked)
    violation = Violation(
        path="draft.txt",
        index=1,
        message_id=None,
        field="text",
        rule="review-incentive",
        category="review-incentive",
        severity="error",
        kind=None,
        lang="en",
        message=f"offers “{marked}” for a review",
        why="Amazon treats any reward for a review as manipulation.",
        help="Ask for a review without a reward.",
        text=marked,
        start=Position(1, at + 1, at),
        end=Position(1, at + len(marked) + 1, at + len(marked)),
        in_message=Span(at, at + len(marked)),
        suggestions=("We would be glad to read your review.",),
        instruction="Ask for a review without a reward.",
        sources=(SOURCE,),
        identity=("review-incentive", "a gift", 0),
        source_line=line,
    )
    return violation._replace(**changes)


def build_message(*violations: Violation, **changes: Any) -> MessageResult:
    """Build a message with these findings."""
    result = MessageResult("draft.txt", 1, None, None, "en", None, FINDINGS if violations else CLEAN, violations)
    return result._replace(**changes)


def build_report(results: Sequence[MessageResult] = (), failures: Sequence[Failure] = (), *, files: int = 1) -> Report:
    """Build the report of a run."""
    report = Report((("amazon", "2026.11"),))
    report.files = files
    for result in results:
        report.add(result)
    report.failures.extend(failures)
    return report


def write_report(name: str, report: Report, **options: Any) -> str:
    """Return everything that a reporter writes for a report."""
    options = {"tool_version": "1.2.3", "packs": report.packs, **options}
    reporter = get_reporter(name, options=Options(**options))
    pieces = [reporter.message(result) for result in report.messages]
    pieces += [reporter.failure(failure) for failure in report.failures]
    return "".join([*pieces, reporter.finish(report)])


@pytest.fixture(scope="session")
def violation() -> Callable[..., Violation]:
    """Builds a finding."""
    return build_violation


@pytest.fixture(scope="session")
def message() -> Callable[..., MessageResult]:
    """Builds a message."""
    return build_message


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Builds a report."""
    return build_report


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """Runs a reporter."""
    return write_report


@pytest.fixture(scope="session")
def hostile() -> str:
    """A text that tries to break out of every format."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_run() -> Report:
    """A run in which every text from outside is hostile, with findings of each severity and status, and two failures."""
    line = HOSTILE
    about: dict[str, Any] = {"path": HOSTILE, "message_id": HOSTILE, "message": f"found “{HOSTILE}”", "why": HOSTILE, "help": HOSTILE, "suggestions": (HOSTILE,), "field": HOSTILE}
    about |= {"sources": (Reference(HOSTILE, HOSTILE, "2026-08-31", "official"),), "identity": ("hostile", HOSTILE, 1)}
    findings = [build_violation(line, HOSTILE, severity=severity, **about) for severity in ("error", "warning", "info")]
    findings += [build_violation(line, HOSTILE, status=status, **about) for status in ("suppressed", "baselined")]
    texts = (FieldText(HOSTILE, HOSTILE), FieldText("subject", HOSTILE))
    result = build_message(*findings, path=HOSTILE, message_id=HOSTILE, lang="en,fr", texts=texts)
    run = build_report([result], [Failure(HOSTILE, HOSTILE, 7), Failure("b.txt", HOSTILE)])
    run.held, run.stale = {"review-incentive": [f"{HOSTILE}:1"]}, {HOSTILE: 1}
    return run


@pytest.fixture(scope="session")
def mixed_report() -> Report:
    """A run with an error and an info, a clean message of known kind and two failures."""
    line = "Leave us a review and get a $10 gift card. Thank you!"
    gift = build_violation(line, "$10 gift card")
    word = build_violation(
        line,
        "review",
        rule="trigger-word",
        category="trigger-word",
        severity="info",
        message="“review” is a trigger word",
        why="",
        help="",
        suggestions=(),
        sources=(SOURCE._replace(title="A seller's blog", ref="", trust="third-party"),),
    )
    return build_report(
        [
            build_message(word, gift, would_add=2),
            build_message(path="other.jsonl", message_id="en-1", kind="reply", template=False),
        ],
        [Failure("photo.txt", "binary file"), Failure("other.jsonl", "no JSON object: “{”", 3)],
        files=2,
    )
