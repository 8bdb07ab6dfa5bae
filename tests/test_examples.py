"""The drafts and templates in examples/: the good ones are clean in the kind they are meant for, the bad ones show their faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzlint.api import check_paths
from amzlint.linter import Linter

EXAMPLES = Path(__file__).parent.parent / "examples"
LANGUAGES = ("en", "fr")
SCENARIOS = (
    "after-delivery", "before-shipping", "damaged-item", "delivery-delay", "managing-delay", "order-shipped", "product-question", "quality-complaint", "refund-done",
    "return-and-refund", "return-authorised",
)  # fmt: skip
# For each bad draft the kind in which it would be sent, the categories that must be found, and those that may be found beside them.
FAULTS: dict[str, tuple[str, set[str], set[str]]] = {
    "bad-gating": ("proactive", {"review-manipulation"}, {"review-request"}),
    "bad-off-amazon": ("reply", {"external-link", "off-platform", "contact-info"}, {"promotion"}),
    "bad-promo-shouting": ("proactive", {"promotion", "emoji", "formatting"}, {"not-permitted-type"}),
    "bad-review-for-gift-card": ("proactive", {"review-incentive"}, {"review-manipulation", "promotion"}),
    "bad-rude-tone": ("reply", {"tone"}, set()),
}
# The libraries, checked as templates: the rules with an error in each.
LIBRARY: dict[str, set[str]] = {
    "answer.eml": {"review-positive-only"}, "call.json": {"html-not-allowed"}, "campaign.json": {"review-gating", "review-divert-negative", "promo-future-benefit"}, "es.xlf": set(),
    "fr.po": set(), "newsletter.html": {"html-hidden-text", "promo-discount", "link-shortener"}, "replies.yaml": set(), "table.csv": {"messenger-handle", "phone-number"},
    "worst-case.yaml": set(),
}  # fmt: skip
GOOD = {"good-damaged-item": "reply", "good-proactive-delay": "proactive", "good-product-question": "reply", "good-reply-delay": "reply"}


def findings(linter: Linter, path: Path, kind: str, *, template: bool | None = None) -> list[tuple[str, str, str, str]]:
    """Check an example; returns severity, category, rule and text of what is found."""
    report = check_paths([path], kind=kind, template=template, linter=linter)
    assert report.failures == []
    assert report.message_count == 1
    return [(one.severity, one.category, one.rule, one.text) for one in report.violations]


def test_there_are_no_others() -> None:
    """Every file in examples/ is one of those tested here, in both languages."""
    drafts = {f"drafts/{language}/{name}.txt" for language in LANGUAGES for name in (*GOOD, *FAULTS)}
    templates = {f"templates/{language}/{name}.txt" for language in LANGUAGES for name in SCENARIOS}
    others = {*(f"library/{name}" for name in LIBRARY), "suppressions/spring.html", "fixes/parcel.txt", "repair_loop.py"}
    assert {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*") if path.is_file()} == drafts | templates | others


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_templates_are_clean_as_replies(shipped: Linter, scenario: str, language: str) -> None:
    """Each template for a scenario raises nothing at all as a template for replies; that it is one is read off its folder."""
    assert findings(shipped, EXAMPLES / "templates" / language / f"{scenario}.txt", "reply") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_unfilled_template_must_not_be_sent(shipped: Linter, scenario: str, language: str) -> None:
    """Sent as it is, each template is an error: its placeholders are left over, and nothing else is."""
    found = findings(shipped, EXAMPLES / "templates" / language / f"{scenario}.txt", "reply", template=False)
    assert {(severity, category) for severity, category, _, _ in found} == {("error", "unfilled-placeholder")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GOOD)
def test_good_drafts_are_clean(shipped: Linter, name: str, language: str) -> None:
    """Each good draft raises nothing at all in its kind."""
    assert findings(shipped, EXAMPLES / "drafts" / language / f"{name}.txt", GOOD[name]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FAULTS)
def test_bad_drafts_show_their_faults(shipped: Linter, name: str, language: str) -> None:
    """Each bad draft has an error, a finding in every category that it was written for, and none that has nothing to do with it."""
    kind, expected, tolerated = FAULTS[name]
    found = findings(shipped, EXAMPLES / "drafts" / language / f"{name}.txt", kind)
    categories = {category for severity, category, _, _ in found if severity != "info"}
    assert expected <= categories
    assert categories - expected - tolerated == set(), found
    assert "error" in {severity for severity, *_ in found}


@pytest.mark.parametrize("name", LIBRARY)
def test_libraries_of_each_form(shipped: Linter, name: str) -> None:
    """Each form of library is read as messages; only those with faults have errors, and each finding names characters of the file at its place."""
    path = EXAMPLES / "library" / name
    report = check_paths([path], template=True, linter=shipped)
    assert report.failures == []
    assert report.message_count > 0
    assert {one.rule for one in report.violations if one.severity == "error"} == LIBRARY[name]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(1 <= one.start.line <= len(lines) and one.start.column <= len(lines[one.start.line - 1]) + 1 for one in report.violations)
