"""Compares the start-up of amzlint with the bare interpreter and with the prose linters that are installed.

Usage: python bench/startup.py [--runs 15] [--command "amzlint"]

One message of about 600 characters, whole processes, in turns; the first round is thrown away. Ratios count, not seconds. The peers are whichever of
proselint, codespell, textlint and vale are on PATH or beside this interpreter, each with its own default rules.
"""

from __future__ import annotations

import argparse
import functools
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from measure import Cost, alternate, median, run

BARE = "python -c pass"
CHECK = "amzlint check"
VERSION = "amzlint --version"
BUDGETS = {CHECK: 8.0, VERSION: 2.5}  # times the bare interpreter
PEERS = {
    "proselint": ["proselint", "check", "draft.txt"],
    "codespell": ["codespell", "draft.txt"],
    "textlint": ["textlint", "draft.txt"],
    "vale": ["vale", "--no-exit", "draft.txt"],
}
DRAFT = """Hello Ms Keller,

Thank you for your message. I am sorry that the kettle arrived with a dent in its lid. You did nothing wrong, and you do not have to send it back.

A replacement lid left our warehouse this morning and should reach you by Friday. The carrier hands it over without a signature, so nobody has to be at home.
If you would rather have a refund for the whole kettle, please answer this message and we will start it on the same day.

Please keep the old lid until the new one is in your hands, in case the colour does not match.

Kind regards,
Jonas Brandt
"""


def main() -> int:
    """Measure, print, and return 1 when a budget does not hold."""
    parser = argparse.ArgumentParser(description="Compare the start-up of amzlint with the bare interpreter and with installed prose linters.")
    parser.add_argument("--runs", type=int, default=15, help="measured runs of each command (default: 15)")
    parser.add_argument("--command", default="", help="the amzlint to measure (default: this interpreter's `-m amzlint`)")
    options = parser.parse_args()
    amzlint = shlex.split(options.command) or [sys.executable, "-m", "amzlint"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
        (folder / ".vale.ini").write_text("[*]\nBasedOnStyles = Vale\n", encoding="utf-8")
        (folder / ".textlintrc.json").write_text("{}\n", encoding="utf-8")
        commands = {BARE: [sys.executable, "-c", "pass"], VERSION: [*amzlint, "--version"], CHECK: [*amzlint, "check", "draft.txt"]}
        commands |= {peer: [found, *command[1:]] for peer, command in PEERS.items() if (found := _find(peer))}
        costs = alternate({key: functools.partial(run, command, folder=folder, environment={"AMZLINT_CACHE_DIR": name}) for key, command in commands.items()}, options.runs)
    return _print_table({key: median(values) for key, values in costs.items()}, options.runs)


def _find(program: str) -> str | None:
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return shutil.which(program, path=beside)


def _print_table(costs: dict[str, Cost], runs: int) -> int:
    bare = costs[BARE]
    missed = 0
    print(f"{len(DRAFT)} characters, {os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {runs} runs")
    print(f"{'command':<18} {'wall ms':>8} {'ratio':>6} {'cpu ms':>8} {'ratio':>6} {'MB':>6} {'exit':>4}  budget")
    for name, cost in costs.items():
        ratio = cost.wall / bare.wall
        verdict = ""
        if name in BUDGETS:
            held = ratio <= BUDGETS[name]
            verdict = f"{BUDGETS[name]:g} x {'held' if held else 'MISSED'}"
            missed += not held
        print(
            f"{name:<18} {cost.wall * 1000:8.1f} {ratio:6.2f} {cost.processor * 1000:8.1f} {cost.processor / bare.processor:6.2f}"
            f" {cost.memory:6.1f} {cost.status:4d}  {verdict}".rstrip()
        )
    if costs[CHECK].status not in (0, 1):
        print(f"{CHECK} ended with exit code {costs[CHECK].status}: the figures mean nothing")
        missed += 1
    for peer in PEERS:
        if peer not in costs:
            print(f"{peer:<18} not installed")
        elif costs[peer].wall <= costs[CHECK].wall:
            print(f"{CHECK} is slower than {peer}: budget MISSED")
            missed += 1
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
