"""Texts made of pieces, and where they came from."""

from __future__ import annotations

from amzlint.derived_text import DerivedText


def test_a_derived_text_knows_where_its_pieces_came_from() -> None:
    """Verbatim pieces map character by character, others as a whole; an empty piece leaves nothing behind."""
    derived = DerivedText()
    derived.add("a ", 0, 2, verbatim=True)
    derived.add("", 2, 9, verbatim=False)
    derived.add("&", 9, 14, verbatim=False)
    derived.add("bc", 14, 16, verbatim=True)
    assert (str(derived), derived.length) == ("a &bc", 5)
    assert [derived.to_source.to_source(span)[0] for span in ((1, 2), (2, 3), (4, 5))] == [(1, 2), (9, 14), (15, 16)]
