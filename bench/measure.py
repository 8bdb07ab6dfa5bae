"""Measures whole processes: wall time, processor time and peak memory of a command."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command cost: seconds of wall and of processor time, peak memory of its largest process in MB, its exit code."""

    wall: float
    processor: float
    memory: float
    status: int


def run(command: Sequence[str], *, folder: Path, stdin: Path | None = None, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, its output thrown away, and return what it cost. stdin: a file to feed it, else it has no input."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # else a checkout is compiled at every start
    with (stdin or Path(os.devnull)).open("rb") as source:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**inherited, **(environment or {})}
        )
        processor, memory, status = _wait(process)
    return Cost(time.perf_counter() - start, processor, memory, status)


if sys.platform == "win32":

    def _wait(process: subprocess.Popen[bytes]) -> tuple[float, float, int]:
        """Wait for a process; Windows tells nothing about its use without a library, so both figures are not a number."""
        return float("nan"), float("nan"), process.wait()

else:

    def _wait(process: subprocess.Popen[bytes]) -> tuple[float, float, int]:
        """Wait for a process; returns its seconds of processor time, peak memory in MB, exit code."""
        _, wait_status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(wait_status)
        unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, process.returncode


def alternate(commands: Mapping[str, Callable[[], Cost]], runs: int) -> dict[str, list[Cost]]:
    """Run every command once a round, so that other work on the machine disturbs all alike; the first round, which fills caches, does not count."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            cost = command()
            if number:
                costs[name].append(cost)
    return costs


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure, and the last exit code."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.memory for cost in costs),
        costs[-1].status,
    )
