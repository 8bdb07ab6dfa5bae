"""Compiled lexicons: plain data, whatever the terms are; faults of terms are tested with the pack compiler."""

from __future__ import annotations

import json
from typing import Any

import pytest

from amzlint.errors import PackError
from amzlint.lexicon_compiler import ConceptSource, LexiconSource, Term, compile_lexicon


def term(text: str, words: tuple[str, ...] | None = None) -> Term:
    return Term(text, lambda message, column: PackError(message, path="t", line=1, column=column + 1), words)


def source(**concepts: list[Term]) -> LexiconSource:
    made = LexiconSource("en")
    for name, terms in concepts.items():
        made.concepts[name] = ConceptSource()
        made.concepts[name].terms = terms
    return made


def test_a_lexicon_compiles_to_plain_data() -> None:
    """What is compiled survives JSON unchanged, so that caches and wheels hold the same as memory."""
    made = source(a=[term("x (y z|w)? ...{2} <b>"), term("+q*"), term("fo+", ("Bär",)), term("<number> %")], b=[term("k*"), term("+k")])
    made.before = [term("not")]
    made.abbreviations = {"approx.", "p.ex."}
    data = compile_lexicon(made, [])
    assert json.loads(json.dumps(data)) == data
    assert data["abbreviations"] == ["approx", "ex"]


def test_the_same_source_compiles_to_the_same_data() -> None:
    """Compiling is deterministic: the same bytes come out each time."""
    rows = [json.dumps(compile_lexicon(source(a=[term("x y"), term("y <b>")], b=[term("(z|q)")]), [])) for _ in range(3)]
    assert len(set(rows)) == 1


@pytest.mark.parametrize(("text", "column"), [("a (b", 3), ("<zzz>", 1), ("b?", 1), ("a ...{99} b", 3)])
def test_a_faulty_term_is_placed(text: str, column: int) -> None:
    """An error names the column in the term."""
    with pytest.raises(PackError) as caught:
        compile_lexicon(source(a=[term(text)]), [])
    assert caught.value.column == column


def test_a_concept_of_another_language_is_no_error() -> None:
    """A reference to a concept that only another language has compiles."""
    compiled: dict[str, Any] = compile_lexicon(source(a=[term("x <elsewhere>")]), ["elsewhere"])
    assert "a" in compiled["concepts"]
