"""`amzlint suppressions`: file, line, rule, owner, reason and end of everything that is silenced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

YAML = "templates:\n  # amzlint: ignore[emoji] agreed until 2099-01-31 by Ana Lopez\n  - body: Hello 😀 there, the lamp left today.\n"
HTML = "<p>Hello 😀</p>\n<!-- amzlint: ignore[emoji, emojii] -->\n<p>Bye</p>\n{{! amzlint: ignore[review-gating] old until 2020-01-01 }}\n{# amzlint: nothing #}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with suppressions in two files and in its configuration."""
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "a.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "mails" / "b.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('per-file-ignores:\n  "old/": {emoji: "goes in \x1b[31mspring"}\n'.replace("\x1b", "\\e"), encoding="utf-8")
    return tmp_path


def test_list(amzlint_command: Any, folder: Path) -> None:
    """One line each, with what makes it count for nothing."""
    done = amzlint_command("suppressions", "mails", cwd=folder)
    assert done.code == 0
    assert done.out.splitlines() == [
        "amzlint.yaml:2: emoji: goes in \\x1b[31mspring [per-file-ignores: old/]",
        "mails/a.yaml:2: emoji: agreed (by Ana Lopez; until 2099-01-31)",
        "mails/b.html:2: emoji: no reason given (counts for nothing: no reason is given)",
        "mails/b.html:2: emojii: no reason given (counts for nothing: no reason is given)",
        "mails/b.html:4: review-gating: old (until 2020-01-01; counts for nothing: it has ended)",
        "mails/b.html:5: ?: no reason given (counts for nothing: expected “amzlint: ignore[rule-id] reason”, found “amzlint: nothing”)",
        "6 suppressions",
    ]


def test_json(amzlint_command: Any, folder: Path) -> None:
    """The same for programs."""
    (_, first, *_) = json.loads(amzlint_command("suppressions", "mails", "--format", "json", cwd=folder).out)["suppressions"]
    assert first == {"path": "mails/a.yaml", "line": 2, "rule": "emoji", "owner": "Ana Lopez", "reason": "agreed", "until": "2099-01-31", "fault": None}


def test_what_cannot_be_read(amzlint_command: Any, folder: Path) -> None:
    """A file that is broken or not there is a failure; an unknown format is refused."""
    (folder / "mails" / "c.json").write_text("{", encoding="utf-8")
    done = amzlint_command("suppressions", "mails", "nothing.txt", cwd=folder)
    assert done.code == 3
    assert "mails/c.json" in done.err
    assert "nothing.txt" in done.err
    assert amzlint_command("suppressions", "--format", "xml", cwd=folder).code == 2
