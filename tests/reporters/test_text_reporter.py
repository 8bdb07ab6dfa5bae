"""Tests for the `text` and `concise` formats."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.errors import UsageError
from amzlint.report import PARTLY_CHECKED, Failure, MessageResult, Report
from amzlint.reporters import REPORTERS, Options, get_reporter
from amzlint.spans import Position
from amzlint.violation import Rewording, Violation

Build = Callable[..., Any]

TEXT = """\
draft.txt:1:12: info: “review” is a trigger word [trigger-word]
  |
1 | Leave us a review and get a $10 gift card. Thank you!
  |            ^^^^^^
  = source: A seller's blog, checked 2026-08-31, third-party

draft.txt:1:29: error: offers “$10 gift card” for a review [review-incentive]
  |
1 | Leave us a review and get a $10 gift card. Thank you!
  |                             ^^^^^^^^^^^^^
  = help: Ask for a review without a reward.
  = why: Amazon treats any reward for a review as manipulation.
  = suggest: We would be glad to read your review.
  = source: Customer product reviews policies (GYRKB5RU3FS5TURN), checked
            2026-08-31, official

photo.txt: failed: binary file

other.jsonl:3: failed: no JSON object: “{”

1 error, 0 warnings, 1 info in 1 of 2 messages (2 files); 2 not checked
--kind proactive would add 2 findings
"""

CONCISE = """\
draft.txt:1:12: info: “review” is a trigger word [trigger-word]
draft.txt:1:29: error: offers “$10 gift card” for a review [review-incentive]
photo.txt: failed: binary file
other.jsonl:3: failed: no JSON object: “{”
1 error, 0 warnings, 1 info in 1 of 2 messages (2 files); 2 not checked
--kind proactive would add 2 findings
"""

STATISTICS = """\
rule              severity  count
review-incentive  error         1
trigger-word      info          1

"""


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_text_shows_everything(written: Build, mixed_report: Report) -> None:
    """Each finding has its line, the span underlined, help, reason, wording and source; the summary comes last."""
    assert written("text", mixed_report) == TEXT


def test_documented_output_is_real(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The example in docs/output.md is what the reporter writes."""
    finding = violation("Leave us a review and get a $10 gift card. Thank you!", "$10 gift card")
    documented = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")

    assert f"```\n{written('text', report([message(finding), message()], files=2))}```\n" in documented


def test_concise_is_one_line_a_finding(written: Build, mixed_report: Report) -> None:
    """Each finding and failure is one line; the summary comes last."""
    assert written("concise", mixed_report) == CONCISE


def test_quiet_leaves_findings_and_failures(written: Build, mixed_report: Report) -> None:
    """Quiet drops the summary and everything below the source line, but never a failure."""
    assert written("concise", mixed_report, quiet=True) == CONCISE[: CONCISE.index("1 error")]
    assert written("text", mixed_report, quiet=True) == re.sub(r"(?m)^ {2}= .*\n( {12}.*\n)?", "", TEXT[: TEXT.index("1 error")])


@pytest.mark.parametrize(("name", "golden"), [("text", TEXT), ("concise", CONCISE)])
def test_statistics_stand_between_findings_and_summary(name: str, golden: str, written: Build, mixed_report: Report) -> None:
    """The table of rules comes after the findings, the most frequent and then the most severe first."""
    summary = golden.index("1 error")

    assert written(name, mixed_report, statistics=True) == golden[:summary] + STATISTICS + golden[summary:]


@pytest.mark.parametrize(("name", "golden"), [("text", TEXT), ("concise", CONCISE)])
def test_colour_changes_no_character(name: str, golden: str, written: Build, mixed_report: Report) -> None:
    """A coloured report is the plain one plus colour codes."""
    coloured = written(name, mixed_report, colour=True)

    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert without_colour(coloured) == golden


@pytest.mark.parametrize(("fail_on", "code"), [("error", "32"), ("info", "31")])
def test_colour_of_the_summary_follows_the_gate(fail_on: str, code: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """The summary is green unless the run fails."""
    run = report([message(violation("a gift", "gift", severity="info"))])

    assert f"\x1b[{code}m0 errors" in written("concise", run, colour=True, fail_on=fail_on)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_empty_report(name: str, written: Build, report: Build) -> None:
    """A run without messages is a summary of zeros."""
    assert written(name, report(files=0)) == "0 errors, 0 warnings, 0 infos in 0 of 0 messages (0 files)\n"
    assert not written(name, report(files=0), quiet=True, statistics=True)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_only_failures(name: str, written: Build, report: Build) -> None:
    """A run in which nothing could be checked says so for each file and in the summary."""
    output = written(name, report(failures=[Failure("a\nb.txt", "not\nfound")]))

    assert output.startswith("a\\x0ab.txt: failed: not found\n")
    assert output.endswith("(1 file); 1 not checked\n")


def test_closing_lines_name_what_was_left_out(written: Build, message: Build, report: Build) -> None:
    """Languages without a lexicon and skipped files have a line each; a known kind adds nothing to find."""
    run = report([message(lang="zh", verdict=PARTLY_CHECKED), message(lang="ko", verdict=PARTLY_CHECKED, kind="reply", would_add=3)])
    run.skipped = 2

    assert written("concise", run).splitlines()[1:] == [
        "only partly checked, for want of a lexicon: ko (1 message), zh (1 message)",
        "2 files skipped, without any message",
    ]


@pytest.mark.parametrize("name", ["text", "concise"])
def test_suppressed_findings_are_counted_not_shown(name: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """A suppressed or baselined finding has no line of its own, and its message is not among those with findings."""
    held = [violation("a gift", "gift", status=status) for status in ("suppressed", "baselined", "baselined")]
    output = written(name, report([message(*held)]))

    assert "draft.txt" not in output
    assert "in 0 of 1 message (1 file); 1 suppressed, 2 baselined\n" in output


def test_span_over_several_lines(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A span that goes on is underlined to the end of its first line and names its last."""
    finding = violation("We sell: a gift", "gift", start=Position(9, 12, 80), end=Position(12, 3, 120))

    assert " |\n9 | We sell: a gift\n  |            ^^^^ (to line 12)\n" in written("text", report([message(finding)]))


def test_gutter_is_as_wide_as_the_line_number(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The bars and notes stand below each other."""
    finding = violation("a gift", "gift", start=Position(1234, 3, 80), end=Position(1234, 7, 84))
    block = written("text", report([message(finding)])).splitlines()

    assert block[1:5] == ["     |", "1234 | a gift", "     |   ^^^^", "     = help: Ask for a review without a reward."]


def test_finding_without_a_line_has_no_frame(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Something that is missing has no line to show."""
    finding = violation("x", "x", source_line="", help="", why="", suggestions=(), sources=())

    assert written("text", report([message(finding)]), quiet=True) == "draft.txt:1:1: error: offers “x” for a review [review-incentive]\n\n"


def test_notes_keep_their_lines_and_hang(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A suggestion of several lines keeps them, each indented below the first."""
    finding = violation("a gift", "gift", suggestions=("Dear buyer,\n\nthank you for the very long time that you waited for it.",))

    assert "  = suggest: Dear buyer,\n\n             thank you for the very long\n             time that you waited for\n             it.\n" in written(
        "text", report([message(finding)]), width=40
    )


HOSTILE = "\x1b]0;owned\x07 \x9b31m \u202egift\u2069 \ud800 \r\x00 日本語\u2028e\u0301 \x7f"


@pytest.mark.parametrize("name", ["text", "concise"])
def test_hostile_text_reaches_no_terminal(name: str, written: Build, violation: Build, message: Build, report: Build) -> None:
    """Whatever a message, a path or an error holds, only printable characters are written."""
    finding: Violation = violation(HOSTILE, HOSTILE, path=HOSTILE, help=HOSTILE, why=HOSTILE, suggestions=(HOSTILE,))
    output = written(name, report([message(finding)], [Failure(HOSTILE, HOSTILE)]))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", output)
    assert r"\x1b]0;owned\x07" in output


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_ends_in_a_space(name: str, colour: bool, written: Build, violation: Build, message: Build, report: Build) -> None:
    """No line of the output ends in white space, not even for a source line that does."""
    finding = violation("a gift   ", "gift", help=" do this. ", why="\n\nbecause \n so\n", suggestions=("a \n\n b ",))
    lines = without_colour(written(name, report([message(finding)]), colour=colour)).split("\n")

    assert lines == [line.rstrip() for line in lines]


def test_line_of_ten_megabytes(written: Build, violation: Build, message: Build, report: Build) -> None:
    """A huge line and a huge quotation are cut, so that the whole finding stays readable."""
    huge = "word " * 1_000_000
    finding = violation(f"{huge}gift {huge}", "gift", message=f"offers “{huge}”")
    lines = written("text", report([message(finding)])).splitlines()

    assert all(len(line) <= 80 for line in lines[1:5])
    assert len(lines[0]) < 500
    assert lines[0].endswith("[review-incentive]")
    assert lines[2][lines[3].index("^") :].startswith("gift word")


def test_results_are_written_as_they_come(violation: Build, message: Build) -> None:
    """A message's findings are complete before the next message is known."""
    result: MessageResult = message(violation("a gift", "gift"))

    for name in ("text", "concise"):
        assert get_reporter(name, options=Options()).message(result).startswith("draft.txt:1:3: error:")


def test_unknown_format() -> None:
    """A format that does not exist is refused with the list of those that do."""
    with pytest.raises(UsageError, match="choose one of text, concise, json, jsonl"):
        get_reporter("xml", options=Options())


@pytest.mark.parametrize("name", REPORTERS)
def test_plain_reporters_import_little(name: str) -> None:
    """Without colour no reporter loads a terminal library, and none ever loads what finds or configures."""
    program = (
        "import sys; from amzlint.reporters import *; from amzlint.report import Report; "
        f"print(amzlint.reporters.get_reporter({name!r}, options=amzlint.reporters.Options()).finish(Report()), file=sys.stderr); "
        "print(*sorted(sys.modules))"
    ).replace("from amzlint.reporters import *", "import amzlint.reporters")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    inside = {module.split(".")[1] for module in done.stdout.split() if module.startswith("amzlint.")}

    assert inside <= {"errors", "report", "reporters", "spans", "violation"}
    assert not {"rich", "yaml", "regex", "pydantic", "typer", "emoji"} & set(done.stdout.split())


def test_a_rewording_is_shown_before_and_after(written: Build, violation: Build, message: Build, report: Build) -> None:
    """The faulty sentence stands above what can take its place, which is not suggested a second time; a sentence too long to read twice is not repeated."""
    finding = violation("You must wait.", "You must wait", suggestions=("Thank you.", "Thank you for it."), rewording=Rewording("You\nmust wait.", "Thank you."))
    output = written("text", report([message(finding)]))

    assert "  = before: You must wait.\n  = after: Thank you.\n  = suggest: Thank you for it.\n" in output
    assert output.count("Thank you.") == 1
    output = written("text", report([message(finding._replace(rewording=Rewording("x" * 201, "Thank you.")))]))
    assert "before" not in output
    assert "  = suggest: Thank you.\n" in output
