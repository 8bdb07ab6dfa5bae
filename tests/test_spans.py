"""Spans and maps; the laws of maps are in properties/test_spanmap.py."""

from __future__ import annotations

from amzlint.spans import Run, Span, SpanMap


def test_spans_overlap_when_they_share_a_character() -> None:
    """Touching spans do not overlap."""
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))


def test_identity_is_known() -> None:
    """A map without runs is an identity, one with runs is none."""
    assert SpanMap(3).is_identity
    assert not SpanMap(1, [Run(0, 1, 0, 1, True)]).is_identity
