"""Too many line breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint.violation import Violation


@pytest.mark.parametrize(("breaks", "expected"), [(1, 0), (2, 0), (3, 1), (9, 1)])
def test_more_than_most_is_found_once(run_check: Callable[..., list[Violation]], breaks: int, expected: int) -> None:
    """A place with more line breaks in a row than allowed is one finding."""
    assert len(run_check("line_breaks", {"most": 2}, f"a{chr(10) * breaks}b")) == expected


def test_html_breaks_count(run_check: Callable[..., list[Violation]]) -> None:
    """Breaks written as HTML are breaks."""
    assert [one.text for one in run_check("line_breaks", {}, "a<br><br/><BR />b")] == ["<br><br/><BR />"]
