"""The guides: short ways to a result. That they show what their commands print is compared by test_generated_docs.py, which plays them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generate import GUIDES
from guide_sessions import BLOCK, RESULT, commands, played

DATA = ("text", "yaml", "html", "json", "python", "console")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.stem))
def test_a_result_in_under_five_commands(guide: Path) -> None:
    """Before the first result stand one to four commands, amzlint among them; the last one prints something and none of them is a usage error."""
    before, mark, _ = guide.read_text(encoding="utf-8").partition(RESULT)
    shown = commands(before)
    assert mark
    assert 1 <= len(shown) < 5
    assert any("amzlint" in command or command.startswith("python ") for command in shown)
    assert before.split(f"$ {shown[-1]}\n")[1].splitlines()[0] != "```"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.stem))
def test_every_block_of_a_guide_is_used(guide: Path) -> None:
    """Every block is a session that is played, or a file that its commands read; no command ends in a usage error, and a guide is short."""
    text = guide.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    assert text.count("```") == 2 * len(blocks)
    for block in blocks:
        assert block["language"] in DATA
        assert (block["language"] == "console") != bool(block["file"]), block[0]
    assert "[exit code 2]" not in text
    assert "Traceback" not in text
    assert len(commands(text)) < 12
    assert len(BLOCK.sub("", text).split()) < 500


def test_there_is_a_guide_for_everyone() -> None:
    """A solo seller, a team, an agency, whoever stands behind a language model, CI, and policy changes have one."""
    assert [guide.stem for guide in GUIDES] == ["agency", "ci", "language-model", "policy-changes", "solo-seller", "team"]


def test_a_page_is_played_in_one_folder() -> None:
    """Files are written where the page says, commands run in their order in one folder, and what they print, or how they fail, takes the place of what stood there."""
    page = (
        "A\n\n`a/b.txt`:\n\n```text\nHello 😀\n```\n\n```console\n$ cat a/b.txt | tee c.txt\nold output\n$ cat c.txt && exit 3\n```\nend\n"
        "```console\n$ amzlint check c.txt --kind reply --quiet --format concise\n```\n"
    )
    lines = played(page).splitlines()
    assert lines[2:7] == ["`a/b.txt`:", "", "```text", "Hello 😀", "```"]
    assert lines[8:15] == ["```console", "$ cat a/b.txt | tee c.txt", "Hello 😀", "$ cat c.txt && exit 3", "Hello 😀", "[exit code 3]", "```"]
    assert re.fullmatch(r"c\.txt:1:7: warning: uses an emoji: .*", lines[-2])
    assert played(played(page)) == played(page)
