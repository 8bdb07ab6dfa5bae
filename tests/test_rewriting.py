"""The public function for rewriting, and the examples around it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import amzlint
from amzlint import ReadError, UsageError, rewrite_text
from amzlint.linter import Linter

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_a_text_comes_back_in_compliant_wording(shipped: Linter) -> None:
    found = rewrite_text("We refund you today. Leave us a 5-star review and get $5!", kind="reply", linter=shipped)
    assert (found.text, found.clean, found.needs_a_person) == ("We refund you today.", True, ())
    assert isinstance(found, amzlint.RewrittenText)
    assert isinstance(found.changes[0], amzlint.Change)
    assert found.changes[0].before == "Leave us a 5-star review and get $5!"


def test_a_clean_text_is_returned_as_it_is() -> None:
    text = "We refund you today. \r\n"
    assert rewrite_text(text, kind="reply").text == text


def test_reasons_are_in_the_language_of_the_reader() -> None:
    french = rewrite_text("We refund you today. Follow us on Instagram.", kind="reply", lang="en", ui_language="fr").changes[0].reason
    english = rewrite_text("We refund you today. Follow us on Instagram.", kind="reply", lang="en").changes[0].reason
    assert french != english


def test_no_message_is_not_called_clean() -> None:
    with pytest.raises(ReadError, match="no message"):
        rewrite_text("", kind="reply")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match="did you mean reply"):
        rewrite_text("Hello", kind="repli")


@pytest.mark.parametrize("name", ["en/bad-off-amazon", "fr/bad-rude-tone"])
def test_the_repair_loop_ends_with_a_clean_draft(name: str, amzlint_command: object) -> None:
    """The example runs as a program: each round settles a finding by its instruction, and the last draft is clean."""
    environment = amzlint_command.environment(PYTHONUTF8="1")  # type: ignore[attr-defined]
    done = subprocess.run([sys.executable, EXAMPLES / "repair_loop.py", EXAMPLES / "drafts" / f"{name}.txt"], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rounds, _, draft = done.stdout.partition("\n\n")
    assert rounds.startswith("- ")
    checked = subprocess.run(amzlint_command.line("check", "-", "--kind", "reply"), input=draft, env=environment, capture_output=True, encoding="utf-8", check=False)  # type: ignore[attr-defined]
    assert checked.returncode == 0, checked.stdout
