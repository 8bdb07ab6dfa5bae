"""Tests for the words around findings: complete in every language, and used by the HTML report."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from amzlint.api import UI_LANGUAGES
from amzlint.report import Failure, Report
from amzlint.reporters import labels
from amzlint.reporters.closing import closing_lines
from amzlint.reporters.labels import Labels

Build = Callable[..., Any]


def test_every_label_stands_in_every_language() -> None:
    """No row lacks a language, all hold the same places, and plurals stand in pairs."""
    assert labels._ORDER == UI_LANGUAGES
    for name, row in labels._ROWS.items():
        assert len(row) == len(UI_LANGUAGES), name
        assert all(text.strip() for text in row), name
        assert len({frozenset(re.findall(r"\{(\w+)\}", text)) for text in row}) == 1, name
        assert len({text.count("|") for text in row}) == 1, name


def test_numbers_take_the_singular_and_the_plural() -> None:
    """One is one, and all else is many, nought included."""
    assert [Labels("en").counted(number, "messages") for number in (0, 1, 2)] == ["0 messages", "1 message", "2 messages"]
    assert [Labels("de").counted(number, "messages") for number in (1, 2)] == ["1 Nachricht", "2 Nachrichten"]


def test_an_unknown_language_reads_english() -> None:
    """Labels fall back as the texts of rules do."""
    assert (Labels("pl").language, Labels("pl")["search"]) == ("en", "Search")


@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_the_page_speaks_the_language(language: str, written: Build, mixed_report: Report) -> None:
    """The HTML report says which language it is in, and its headings, filters, facts and summary are."""
    page = written("html", mixed_report, ui_lang=language)
    own = Labels(language)

    assert f'<html lang="{language}">' in page
    for name in ("title", "skip", "not-checked", "by-file", "search", "severity", "show-all", "kind-unknown", "source", "suggested", "official", "error"):
        assert own[name] in page, name
    assert f'data-shown="{own["shown"]}"' in page
    assert closing_lines(mixed_report, own)[0] in page
    english = {name for name in labels._ROWS if language != "en" and own[name] != Labels()[name] and re.search(rf">{re.escape(Labels()[name])}<", page)}
    assert english == set()


def test_a_page_without_findings_speaks_it_too(written: Build, message: Build, report: Build) -> None:
    """So do the sentences of a run that found nothing."""
    assert "In keiner Nachricht gibt es einen Fund." in written("html", report([message()]), ui_lang="de")
    assert "Aucun résultat dans ce qui a pu être vérifié." in written("html", report([message()], [Failure("a", "b")]), ui_lang="fr")
