"""`amzlint check --fix`, `--unsafe-fixes` and `--diff` as processes, on files of all kinds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

REPLY = ("--kind", "reply", "--lang", "en")
LOUD = "Hello \U0001f600,\n\nYOUR PARCEL IS ON ITS WAY TO YOU!!!\nVisit www.shop-example.net now. It fits.\n"
CALM = "Hello,\n\nYour parcel is on its way to you!\nVisit www.shop-example.net now. It fits.\n"
SHORT = CALM.replace("Visit www.shop-example.net now. ", "")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(LOUD, encoding="utf-8")
    return path


def test_a_file_is_fixed_in_place_and_what_is_left_reported(amzlint_command: Any, draft: Path) -> None:
    done = amzlint_command("check", "a.txt", *REPLY, "--fix", "--format", "concise", cwd=draft.parent)
    assert draft.read_text(encoding="utf-8") == CALM
    assert done.out.splitlines()[0] == "a.txt:4:7: error: links to a site outside Amazon: “www.shop-example.net” [link-external]"
    assert done.err == "amzlint: 3 fixed; 1 more with --unsafe-fixes\n"
    assert done.code == 1


def test_unsafe_fixes_are_made_when_asked_for(amzlint_command: Any, draft: Path) -> None:
    done = amzlint_command("check", draft, *REPLY, "--fix", "--unsafe-fixes", "--format", "concise")
    assert (draft.read_text(encoding="utf-8"), done.code, done.err) == (SHORT, 0, "amzlint: 4 fixed\n")


def test_standard_input_is_printed_mended_and_the_report_goes_elsewhere(amzlint_command: Any) -> None:
    done = amzlint_command("check", "-", *REPLY, "--fix", "--format", "concise", stdin=LOUD)
    assert done.out == CALM
    assert "[link-external]" in done.err
    assert done.code == 1


def test_standard_input_without_findings_passes_through(amzlint_command: Any) -> None:
    data = "It fits.\r\nÄ\r\n".encode("cp1252")
    command = amzlint_command.line("check", "-", *REPLY, "--fix", "--quiet")
    done = subprocess.run(command, input=data, env=amzlint_command.environment(), capture_output=True, check=False)
    assert done.stdout == data


def test_a_report_in_a_format_can_go_to_a_file(amzlint_command: Any, draft: Path) -> None:
    done = amzlint_command("check", "-", *REPLY, "--fix", "--format", f"json={draft.parent / 'r.json'}", "--format", "concise", stdin=LOUD)
    rows = json.loads((draft.parent / "r.json").read_text(encoding="utf-8"))["violations"]
    assert [(row["rule"], row["fix"]["level"]) for row in rows] == [("link-external", "unsafe")]
    assert done.out == CALM


def test_diff_shows_and_changes_nothing(amzlint_command: Any, draft: Path) -> None:
    before = draft.stat().st_mtime_ns
    done = amzlint_command("check", "a.txt", *REPLY, "--diff", cwd=draft.parent)
    assert done.out == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,4 +1,4 @@\n-Hello \U0001f600,\n+Hello,\n \n-YOUR PARCEL IS ON ITS WAY TO YOU!!!\n+Your parcel is on its way to you!\n"
        " Visit www.shop-example.net now. It fits.\n"
    )
    assert done.err == "amzlint: 3 would be fixed; 1 more with --unsafe-fixes\n"
    assert (done.code, draft.stat().st_mtime_ns) == (1, before)


def test_a_diff_can_be_applied(amzlint_command: Any, draft: Path) -> None:
    draft.write_bytes(LOUD.replace("\n", "\r\n").rstrip().encode())
    done = amzlint_command("check", "a.txt", *REPLY, "--diff", "--unsafe-fixes", cwd=draft.parent)
    subprocess.run(["git", "apply", "-"], input=done.out.encode(), cwd=draft.parent, check=True)
    assert draft.read_bytes() == SHORT.replace("\n", "\r\n").rstrip().encode()


@pytest.mark.parametrize(("text", "options", "code"), [("It fits.\n", (), 0), ("It fits!!\n", (), 1), (CALM, (), 1), (CALM, ("--fail-on", "never"), 0)])
def test_diff_fails_when_something_would_change_or_is_left(amzlint_command: Any, text: str, options: tuple[str, ...], code: int) -> None:
    assert amzlint_command("check", "-", *REPLY, "--diff", *options, stdin=text).code == code


def test_only_touched_values_of_structured_files_change(amzlint_command: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a",  "text": "Thanks \\ud83d\\ude00!!\\nBye", "n": 1.0}\n{"id": "b", "text": "It fits."}\n', encoding="utf-8")
    done = amzlint_command("check", path, *REPLY, "--fix", "--format", "concise")
    assert path.read_text(encoding="utf-8") == '{"id": "a",  "text": "Thanks!\\nBye", "n": 1.0}\n{"id": "b", "text": "It fits."}\n'
    assert done.err == "amzlint: 2 fixed\n"


def test_what_is_held_back_is_told_with_its_reasons(amzlint_command: Any) -> None:
    text = "It fits. We \u2764\ufe0f it. Visit www.shop-example.net, {{name}}. Visit www.shop-example.com, {{name}}.\n"
    done = amzlint_command("check", "-", *REPLY, "--diff", "--unsafe-fixes", stdin=text)
    assert done.err == "amzlint: 0 would be fixed, 3 held back: 2 would touch a placeholder, 1 may stand for a word\n"


def test_a_file_that_must_not_be_written_is_told_and_stays(amzlint_command: Any, draft: Path) -> None:
    draft.chmod(0o444)
    done = amzlint_command("check", draft, *REPLY, "--fix", "--format", "concise")
    assert draft.read_text(encoding="utf-8") == LOUD
    assert "failed: not written: the file is read-only" in done.out
    assert done.code == 3
    assert done.err.startswith("amzlint: 0 fixed, 3 held back: 3 cannot be written as their file is")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes widens what --fix and --diff do; add one of them"),
        (("--fix", "--write-baseline", "b.json"), "--fix and --write-baseline exclude each other"),
        (("--diff", "--baseline", "b.json", "--prune-baseline"), "--diff and --prune-baseline exclude each other"),
        (("--diff", "--redact"), "--diff shows the texts of messages, which --redact hides"),
    ],
)
def test_options_that_exclude_each_other(amzlint_command: Any, draft: Path, options: tuple[str, ...], message: str) -> None:
    done = amzlint_command("check", "a.txt", *REPLY, *options, cwd=draft.parent)
    assert done.code == 2
    assert message in done.err
    assert draft.read_text(encoding="utf-8") == LOUD


def test_only_changed_lines_are_fixed_with_a_revision(amzlint_command: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hello!!\nIt fits.\n", encoding="utf-8")
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    for arguments in (("init", "-q"), ("add", "a.txt"), (*person, "commit", "-q", "-m", "a")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    path.write_text("Hello!!\nIt fits well!!\n", encoding="utf-8")
    amzlint_command("check", "a.txt", *REPLY, "--fix", "--diff-base", "HEAD", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == "Hello!!\nIt fits well!\n"


def test_known_findings_stay_with_a_baseline(amzlint_command: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("Hello!!\n", encoding="utf-8")
    amzlint_command("check", "a.txt", *REPLY, "--write-baseline", "base.json", cwd=tmp_path)
    new.write_text("Bye!!\n", encoding="utf-8")
    done = amzlint_command("check", "a.txt", "b.txt", *REPLY, "--fix", "--baseline", "base.json", "--fail-on", "info", cwd=tmp_path)
    assert (old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"), done.code) == ("Hello!!\n", "Bye!\n", 0)


def test_a_second_run_changes_nothing(amzlint_command: Any, draft: Path) -> None:
    amzlint_command("check", draft, *REPLY, "--fix", "--unsafe-fixes")
    first = draft.read_bytes()
    done = amzlint_command("check", draft, *REPLY, "--fix", "--unsafe-fixes", "--quiet")
    assert (draft.read_bytes(), done.err) == (first, "")
