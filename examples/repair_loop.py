"""Check, repair, check again until the message is clean: the loop for programs that repair drafts.

Usage: python examples/repair_loop.py DRAFT.txt [--kind reply]

`amzlint check --format json` says of each finding what is wrong, where, and in `instruction`, in one plain sentence, what to do. `repair` below stands for whoever does it: a person with an editor,
or a language model that is given the draft and the instructions. Here it is a few lines that do what the findings themselves offer, so that the example runs by itself.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

MOST_ROUNDS = 10


def check(draft: str, kind: str) -> list[dict[str, Any]]:
    """Return the findings of a draft that must be settled: its errors and warnings."""
    command = [sys.executable, "-m", "amzlint", "check", "-", "--kind", kind, "--format", "json"]
    done = subprocess.run(command, input=draft, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return [one for one in json.loads(done.stdout)["violations"] if one["severity"] != "info" and one["status"] == "active"]


def repair(draft: str, findings: list[dict[str, Any]]) -> str:
    """Return the draft with its first finding settled, as the instruction says: here by pasting a suggestion over the faulty sentence, or by deleting that sentence."""
    finding = findings[0]
    start, end = finding["in_message"]["start"], finding["in_message"]["end"]
    print(f"- {finding['rule']}: {finding['instruction']}")
    borders = [0, *(found.end() for found in re.finditer(r"[.!?](?:\s+|$)|\n\s*", draft)), len(draft)]
    first, last = max(at for at in borders if at <= start), min(at for at in borders if at >= end)
    sentence = draft[first:last]
    ready = next((text for text in finding["suggestions"] if "{" not in text and text not in draft), "")
    return draft[:first] + ready + (sentence[len(sentence.rstrip()) :] if ready else "") + draft[last:]


def main() -> int:
    """Repair a draft and print it; returns 1 when it is not clean after the last round."""
    parser = argparse.ArgumentParser(description="Repair a draft until amzlint finds nothing.")
    parser.add_argument("draft", type=Path)
    parser.add_argument("--kind", default="reply")
    options = parser.parse_args()
    draft = options.draft.read_text(encoding="utf-8")
    for _ in range(MOST_ROUNDS):
        findings = check(draft, options.kind)
        if not findings:
            print(f"\n{draft}")
            return 0
        draft = repair(draft, findings)
    print(f"\nNot clean after {MOST_ROUNDS} rounds; a person must decide.\n\n{draft}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
