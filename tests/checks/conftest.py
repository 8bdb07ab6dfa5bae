"""Runs one rule of a check over a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.linter import Linter
from amzlint.violation import Violation


@pytest.fixture
def run_check(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> Callable[..., list[Violation]]:
    """Return the violations of a check: `run_check("link", {"classes": [...]}, text, kind=…)`."""

    def run(check: str, match: Any, text: str, *, concepts: Any = None, severity: Any = "error", category: str = "formatting", **options: Any) -> list[Violation]:
        linter = linter_of(concepts or {}, [rule("small-rule", match, check=check, severity=severity, category=category)])
        return list(check_text(text, **{"kind": "reply", "lang": "en", **options}, linter=linter).violations)

    return run
