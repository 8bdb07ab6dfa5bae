"""Days as ISO texts, which compare as the days do."""

from __future__ import annotations

import os
import time


def today() -> str:
    """Return the day (ISO); SOURCE_DATE_EPOCH sets it, where the same input must give the same result."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch)) if epoch.isdigit() else time.localtime())


def is_over_a_year_before(day: str, later: str) -> bool:
    """Say whether more than a year lies between two days (ISO)."""
    return f"{int(day[:4]) + 1:04}{day[4:]}" < later
