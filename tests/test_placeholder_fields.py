"""Tests that names of things to be filled in are told from other words in brackets."""

from __future__ import annotations

import pytest

from amzlint.placeholder_fields import FIELDS, HTML, KEYWORDS, TAGS, all_fields, folded, is_field_phrase, is_identifier


@pytest.mark.parametrize("name", ["first_name", "firstName", "OrderID", "a_b", "commande_numéro"])
def test_programs_write_identifiers(name: str) -> None:
    """An underscore or a hump inside one word is the work of a program."""
    assert is_identifier(name)


@pytest.mark.parametrize("name", ["name", "Name", "NAME", "_name_", "first name", "1_a", "", "Été"])
def test_people_write_words(name: str) -> None:
    """Plain words, numbers and words with spaces are no identifiers."""
    assert not is_identifier(name)


def test_words_are_fields_when_all_of_them_are() -> None:
    """One to three names of fields, in any case and with accents, are a field; another word spoils it."""
    assert all_fields("Numéro Commande")
    assert all_fields("your first name")
    assert not all_fields("your first name please")
    assert not all_fields("your lamp")
    assert not all_fields("")


@pytest.mark.parametrize("inner", ["Your Name", "délai", "X-Y days", "X-Y", "注文番号", "If lost", "tracking link, e.g. the page", "Y/N"])
def test_phrases_may_ask_to_be_filled_in(inner: str) -> None:
    """Words in brackets that name what is missing are a field."""
    assert is_field_phrase(inner)


@pytest.mark.parametrize(
    "inner",
    [
        "A",
        "B/C",
        "A-D",
        "A, B",
        "A + B",
        "b1-b4",
        "n/a",
        "12",
        "photo attached",
        "image: logo",
        "cid:logo",
        "a=b",
        "see above",
        "URGENT",
        "scan.pdf",
        "We are closed on Monday, sorry.",
    ],
)
def test_other_words_in_brackets_are_no_fields(inner: str) -> None:
    """Parts named by letters, numbers, attachments, code, tags and whole sentences are left alone."""
    assert not is_field_phrase(inner)


def test_lists_are_written_as_they_are_looked_up() -> None:
    """Every word of the lists is folded, so that it can be found; no field is a tag of HTML that is not one of both."""
    for words in (TAGS, FIELDS, HTML, KEYWORDS):
        assert {word for word in words if folded(word) != word} == set()
