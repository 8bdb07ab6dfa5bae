"""Writes the pages of docs/ that follow from the rules, so that they cannot grow stale.

Usage: python docs/generate.py [--check]

Writes docs/rules/README.md. With --check nothing is written and the exit code is 1 when a page is not what the rules say.
"""

from __future__ import annotations

import argparse
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
        "",
        "| category | rule | " + " | ".join(KINDS) + " |",
        "|---|---|" + "---|" * len(KINDS),
    ]
    for rule in sorted(packs.rules, key=lambda one: one.category):
        levels = " | ".join("–" if rule.severity[kind] == "off" else rule.severity[kind] for kind in KINDS)
        lines.append(f"| {rule.category} | {_shown(rule)} | {levels} |")
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


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    packs = load_packs(use_cache=False)
    return {DOCS / "rules" / "README.md": index_page(packs)}


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
                print(f"{path.relative_to(DOCS.parent)} is not what the rules say; run python docs/generate.py")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
