"""The pages of docs/ that follow from the rules are what the rules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generate import differences

ROOT = Path(__file__).parent.parent


def test_generated_pages_are_fresh() -> None:
    """`python docs/generate.py` would change nothing; every row of the policy has a rule or a reason for having none."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_pages_that_differ_and_pages_of_no_rule_are_told(tmp_path: Path) -> None:
    """A page that is missing or changed is stale, and a page below docs/rules that no rule has any more is to go."""
    for name in ("same", "changed", "left"):
        (tmp_path / "emoji").mkdir(exist_ok=True)
        (tmp_path / "emoji" / f"{name}.md").write_text(name, encoding="utf-8")
    same, changed, missing, left = (tmp_path / "emoji" / f"{name}.md" for name in ("same", "changed", "missing", "left"))
    assert differences({same: "same", changed: "new", missing: "new"}, tmp_path) == ([changed, missing], [left])
