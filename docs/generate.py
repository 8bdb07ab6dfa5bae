"""Writes what the documents say that follows from the rules and the code, so that it cannot grow stale.

Usage: python docs/generate.py [--check]

Writes docs/rules/README.md, and in README.md, docs/output.md and docs/fixes.md the output of the commands that stand in a comment above it:
`<!-- output: amzlint … -->`, or `<!-- output at runs.0.results: amzlint … -->` for a part of a JSON
document. With --check nothing is written and the exit code is 1 when a page is not what the rules say.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint.pack_yaml import PackText
from amzlint.rulepacks import load_packs
from amzlint.rules import KINDS

if TYPE_CHECKING:
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule

DOCS = Path(__file__).parent
SHOWN = re.compile(r"(<!-- output(?: at ([\w.]+))?: amzlint (.+?) -->\n```\w+\n)(.*?)(```)", re.DOTALL)


def index_page(packs: Packs) -> str:
    """Return docs/rules/README.md: the rules by family, and which rule implements each row of the policy, or why none can."""
    pack = packs.packs[0]
    lines = [
        "# Rules",
        "",
        f"Written by `python docs/generate.py`; pack {pack['id']} {pack['version']}, state of the policy facts {pack['effective']}. `amzlint explain RULE` says all about one of them.",
        "",
        "## By family",
        "",
        "Severity in replies, proactive messages, solicitations and API texts; `–` means off. A rule in brackets is a preview: off unless it is selected.",
        "The last column says whether `--fix` mends a finding, or only `--unsafe-fixes`.",
        "",
        "| category | rule | " + " | ".join(KINDS) + " | fix |",
        "|---|---|" + "---|" * (len(KINDS) + 1),
    ]
    for rule in sorted(packs.rules, key=lambda one: one.category):
        levels = " | ".join("–" if rule.severity[kind] == "off" else rule.severity[kind] for kind in KINDS)
        fixes = " or ".join(dict.fromkeys(offer["level"] for offer in rule.fix)) or "–"
        lines.append(f"| {rule.category} | {_shown(rule)} | {levels} | {fixes} |")
    lines += ["", "## By policy row", "", "| row | what it forbids or asks | rules |", "|---|---|---|"]
    rows: dict[str, dict[str, Any]] = PackText((DOCS / "rules" / "policy-rows.yaml").read_text(encoding="utf-8"), "policy-rows.yaml").value
    by_row: dict[int, list[Rule]] = {}
    for rule in packs.rules:
        for policy in rule.policy:
            by_row.setdefault(policy, []).append(rule)
    for number, row in rows.items():
        found = by_row.get(int(number), [])
        if bool(found) == ("why-not" in row):
            raise SystemExit(f"row {number} of policy-rows.yaml has {'a rule and a why-not' if found else 'neither a rule nor a why-not'}")
        lines.append(f"| {number} | {row['title']} | {', '.join(map(_shown, found)) or row['why-not']} |")
    return "\n".join(lines) + "\n"


def _shown(rule: Rule) -> str:
    return f"[`{rule.id}`]" if rule.preview else f"`{rule.id}`"


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
    packs = load_packs(use_cache=False)
    shown = (DOCS.parent / "README.md", DOCS / "output.md", DOCS / "fixes.md")
    return {DOCS / "rules" / "README.md": index_page(packs)} | {path: with_real_output(path.read_text(encoding="utf-8")) for path in shown}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = parser.parse_args()
    stale = 0
    for path, text in pages().items():
        if arguments.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale = 1
                print(f"{path.relative_to(DOCS.parent)} is not what rules and code say; run python docs/generate.py")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
