"""Laws of maps from derived text to its source."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.spans import Run, Span, SpanMap


class Derived(NamedTuple):
    """A text, what was derived from it, and the map between them."""

    source: str
    text: str
    map: SpanMap


def derive(source: str, cuts: list[int], kinds: list[int], *, offset: int = 0) -> Derived:
    """Cut a source into pieces and derive a text: each piece is kept, dropped, replaced by one sign, or replaced by two."""
    edges = sorted({0, len(source), *(cut % (len(source) + 1) for cut in cuts)})
    runs: list[Run] = []
    text = ""
    for number, (start, end) in enumerate(pairwise(edges)):
        kind = kinds[number % len(kinds)]
        piece = source[start:end] if kind == 0 else "¤" * (kind - 1)
        if piece:
            runs.append(Run(len(text), len(text) + len(piece), offset + start, offset + end, kind == 0))
            text += piece
    return Derived(source, text, SpanMap(len(text), runs, offset=offset))


@st.composite
def derived_texts(draw: st.DrawFn, source: str | None = None) -> Derived:
    if source is None:
        source = draw(st.text(alphabet="abcdefgh", max_size=20))
    return derive(source, draw(st.lists(st.integers(0, 30), max_size=6)), draw(st.lists(st.integers(0, 3), min_size=1, max_size=6)))


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@given(st.data())
def test_an_exact_span_holds_the_same_characters(data: st.DataObject) -> None:
    """Where a map says that a span is exact, both sides read the same."""
    derived = data.draw(derived_texts())
    start, end = data.draw(spans_of(derived.text))
    found, exact = derived.map.to_source((start, end))
    assert 0 <= found.start <= found.end <= len(derived.source)
    if exact:
        assert derived.source[found.start : found.end] == derived.text[start:end]


@given(st.data())
def test_mapping_through_a_composed_map_is_mapping_twice(data: st.DataObject) -> None:
    """A composed map leads to where its two parts lead one after the other, and is exact only where both are."""
    inner = data.draw(derived_texts())
    outer = data.draw(derived_texts(inner.text))
    composed = outer.map.through(inner.map)
    start, end = data.draw(spans_of(outer.text).filter(lambda span: span[0] < span[1])) if outer.text else (0, 0)
    if start == end:
        return
    between, first_exact = outer.map.to_source((start, end))
    if between.start == between.end:
        return
    twice, second_exact = inner.map.to_source(between)
    once, exact = composed.to_source((start, end))
    assert once.start <= twice.start
    assert once.end >= twice.end
    assert exact <= (first_exact and second_exact)
    if first_exact and second_exact:
        assert (once, exact) == (twice, True)


@given(st.data())
def test_a_wider_span_maps_to_a_wider_span(data: st.DataObject) -> None:
    """A span inside another maps to a span inside the other's."""
    derived = data.draw(derived_texts())
    start, end = data.draw(spans_of(derived.text))
    inner_start = data.draw(st.integers(start, end))
    inner_end = data.draw(st.integers(inner_start, end))
    if inner_start == inner_end:
        return
    outer, _ = derived.map.to_source((start, end))
    inner, _ = derived.map.to_source((inner_start, inner_end))
    assert outer.start <= inner.start
    assert inner.end <= outer.end


@given(st.data(), st.integers(0, 1000))
def test_an_identity_map_only_moves(data: st.DataObject, offset: int) -> None:
    """An identity map adds its offset and is exact, and composing with one changes nothing but offsets."""
    derived = data.draw(derived_texts())
    start, end = data.draw(spans_of(derived.text))
    assert SpanMap(len(derived.text), offset=offset).to_source((start, end)) == (Span(start + offset, end + offset), True)
    assert SpanMap(len(derived.text)).through(derived.map).to_source((start, end))[0] == derived.map.to_source((start, end))[0]


def test_a_partly_hit_opaque_run_widens_to_the_whole_run() -> None:
    """Half of a decoded entity is the whole entity in the source, and no exact hit."""
    derived = derive("ab&amp;cd", [2, 7], [0, 3, 0])
    assert derived.text == "ab¤¤cd"
    assert derived.map.to_source((1, 3)) == (Span(1, 7), False)
    assert derived.map.to_source((3, 5)) == (Span(2, 8), False)
    assert derived.map.to_source((0, 2)) == (Span(0, 2), True)


def test_a_span_over_dropped_source_is_not_exact() -> None:
    """Characters that were left out between two kept pieces make a span that reaches over them inexact."""
    derived = derive("ab--cd", [2, 4], [0, 1, 0])
    assert derived.text == "abcd"
    assert derived.map.to_source((1, 3)) == (Span(1, 5), False)


def test_an_empty_span_maps_to_a_point() -> None:
    """Empty spans map to a point at the start, inside and at the end; those of an empty text to its offset."""
    derived = derive("ab&amp;cd", [2, 7], [0, 2, 0])
    assert [derived.map.to_source((at, at))[0] for at in (0, 1, 2, 3, 5)] == [(0, 0), (1, 1), (2, 2), (7, 7), (9, 9)]
    assert SpanMap(0, (), offset=7).to_source((0, 0))[0] == (7, 7)


def test_two_cuts_of_one_opaque_run_stay_one_run_when_composed() -> None:
    """A composed map of cuts through one opaque run is a valid map and leads to the whole run."""
    inner = derive("x&amp;y", [1, 6], [0, 3, 0])
    outer = derive(inner.text, [2], [0, 0])
    composed = outer.map.through(inner.map)
    assert composed.to_source((1, 2)) == (Span(1, 6), False)
    assert composed.to_source((2, 4)) == (Span(1, 7), False)


@pytest.mark.parametrize(
    ("length", "runs", "problem"),
    [
        (3, [Run(0, 1, 0, 1, True), Run(2, 3, 2, 3, True)], "leave a gap or overlap at 2"),
        (3, [Run(0, 2, 0, 2, True), Run(1, 3, 2, 4, True)], "leave a gap or overlap at 1"),
        (1, [Run(0, 0, 0, 1, False), Run(0, 1, 1, 2, True)], "leave a gap or overlap at 0"),
        (2, [Run(0, 1, 5, 6, True), Run(1, 2, 4, 5, True)], "go backwards in the source at 4"),
        (1, [Run(0, 1, 3, 2, False)], "go backwards in the source at 3"),
        (2, [Run(0, 2, 0, 3, True)], "changes its length at 0"),
        (5, [Run(0, 4, 0, 4, True)], "end at 4, the text at 5"),
        (1, [], "end at 0, the text at 1"),
    ],
)
def test_a_broken_map_raises(length: int, runs: list[Run], problem: str) -> None:
    """Runs that leave a gap, overlap, run backwards or change a verbatim length are refused."""
    with pytest.raises(ValueError, match=problem):
        SpanMap(length, runs)
