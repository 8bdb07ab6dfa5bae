"""Writes what the documents say that follows from the rules and the code, so that it cannot grow stale.

Usage: python docs/generate.py [--check]

Writes docs/rules, and in the pages of `SHOWING` the output of the commands that stand in a comment above it:
`<!-- output: amzlint … -->`, or `<!-- output at runs.0.results: amzlint … -->` for a part of a JSON
document. The guides are played, see guide_sessions.py. With --check nothing is written and the exit code is 1 when a page is not what the rules say.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from amzlint.pack_yaml import PackText
from amzlint.rulepacks import load_packs
from guide_sessions import played
from rule_pages import rule_pages

DOCS = Path(__file__).parent
RULES = DOCS / "rules"  # nothing but generated pages there
SHOWING = (DOCS.parent / "README.md", *(DOCS / name for name in ("output.md", "fixes.md", "rewriting.md")))
GUIDES = sorted((DOCS / "guides").glob("*.md"))
AT_ONCE = 2  # pages whose commands are run beside each other
SHOWN = re.compile(r"(<!-- output(?: at ([\w.]+))?: amzlint (.+?) -->\n```\w+\n)(.*?)(```)", re.DOTALL)


def with_real_output(page: str) -> str:
    """Return a page whose every block below a command has what that command writes now."""
    return SHOWN.sub(lambda block: block[1] + real_output(block[3], block[2] or "") + block[5], page)


def real_output(command: str, place: str) -> str:
    """Run amzlint from the top of the repository; returns what it writes, or the part of its JSON at a place such as `runs.0.results`."""
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY")}
    line = [sys.executable, "-m", "amzlint", *shlex.split(command)]
    output = subprocess.run(line, cwd=DOCS.parent, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False).stdout  # noqa: S603
    if not place:
        return output
    part = json.loads(output)
    for step in place.split("."):
        part = part[int(step) if step.isdigit() else step]
    return json.dumps(part, ensure_ascii=False, indent=2) + "\n"


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    rows = PackText((RULES / "policy-rows.yaml").read_text(encoding="utf-8"), "policy-rows.yaml").value
    written = {RULES / path: text for path, text in rule_pages(load_packs(), rows).items()}
    writers = [*((path, with_real_output) for path in SHOWING), *((path, played) for path in GUIDES)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        texts = pool.map(lambda one: one[1](one[0].read_text(encoding="utf-8")), writers)
        return written | {path: text for (path, _), text in zip(writers, texts, strict=True)}


def differences(wanted: dict[Path, str], rules: Path) -> tuple[list[Path], list[Path]]:
    """Return the pages that are missing or not as wanted, and those in the folder of the rules that nothing writes any more."""
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return stale, sorted(path for path in rules.rglob("*.md") if path not in wanted)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = parser.parse_args()
    wanted = pages()
    stale, gone = differences(wanted, RULES)
    if arguments.check:
        for path in (*stale, *gone):
            print(f"{path.relative_to(DOCS.parent)} is not what rules and code say; run python docs/generate.py")
        return int(bool(stale or gone))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
