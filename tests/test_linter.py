"""From a document to findings: languages, kinds, overlaps, trigger words, quoted text and what a proactive message would add."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_paths, check_text
from amzlint.errors import UsageError
from amzlint.linter import Linter, known_languages
from amzlint.report import CLEAN, FINDINGS, PARTLY_CHECKED, MessageResult

LinterOf = Callable[..., Linter]
RuleOf = Callable[..., dict[str, Any]]
CONCEPTS = {"a": "apple", "b": "apple pie", "c": "apple pie with cream", "trigger": "review"}
ENGLISH = "The parcel that you asked about is with the courier and will be there on Monday. "
FRENCH = "Nous avons bien reçu votre demande et votre colis est en route pour la poste. "
GERMAN = "Wir haben Ihre Anfrage erhalten und das Paket ist auf dem Weg zu Ihnen nach Hause. "


def result_of(linter: Linter, text: str, **options: Any) -> MessageResult:
    (result,) = check_text(text, linter=linter, **options).messages
    return result


def rules_of(linter: Linter, text: str, **options: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.text) for one in result_of(linter, text, **{"kind": "reply", "lang": "en", **options}).violations]


def test_the_gravest_of_a_category_wins(linter_of: LinterOf, rule: RuleOf) -> None:
    """Of overlapping findings of one category the gravest stays, however short."""
    linter = linter_of(CONCEPTS, [rule("long", {"any": ["b"]}, check="terms", severity="info"), rule("short", {"any": ["a"]}, check="terms", severity="warning")])
    assert rules_of(linter, "An apple pie") == [("short", "apple")]


def test_more_concepts_beat_a_longer_span(linter_of: LinterOf, rule: RuleOf) -> None:
    """Of equally grave findings the one of more concepts stays."""
    rules = [rule("long", {"any": ["c"]}, check="terms"), rule("rich", {"all": ["a", "b"], "span": ["a"]})]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple pie with cream") == [("rich", "apple")]


def test_the_longest_and_then_the_first_rule_wins(linter_of: LinterOf, rule: RuleOf) -> None:
    """Of findings as grave and as rich the longest stays, of equals that of the first rule."""
    rules = [rule("one", {"any": ["a"]}, check="terms"), rule("two", {"any": ["b"]}, check="terms"), rule("three", {"any": ["b"]}, check="terms")]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple pie") == [("two", "apple pie")]


def test_findings_that_do_not_overlap_stay(linter_of: LinterOf, rule: RuleOf) -> None:
    """Of one category several findings stay where they do not touch, also in one sentence."""
    rules = [rule("one", {"any": ["a"]}, check="terms"), rule("two", {"any": ["trigger"]}, check="terms")]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple review") == [("one", "apple"), ("two", "review")]


def test_categories_never_silence_each_other(linter_of: LinterOf, rule: RuleOf) -> None:
    """Overlapping findings of different categories all stay."""
    rules = [rule("one", {"any": ["a"]}, check="terms"), rule("two", {"any": ["b"]}, check="terms", category="promotion")]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple pie") == [("one", "apple"), ("two", "apple pie")]


def test_a_trigger_word_is_silent_inside_another_finding(linter_of: LinterOf, rule: RuleOf) -> None:
    """A trigger word is told only where nothing else is."""
    rules = [rule("word", {"any": ["trigger"]}, check="terms", category="trigger-word", severity="info"), rule("pair", {"all": ["a", "trigger"]}, severity="info")]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple review. A review.") == [("pair", "apple review"), ("word", "review")]


def test_a_trigger_word_is_silent_inside_a_finding_that_lost(linter_of: LinterOf, rule: RuleOf) -> None:
    """What is silenced itself silences nothing: only findings that are shown count."""
    rules = [
        rule("word", {"any": ["trigger"]}, check="terms", category="trigger-word", severity="info"),
        rule("weak", {"all": ["a", "trigger"]}, severity="info"),
        rule("strong", {"any": ["a"]}, check="terms", severity="error"),
    ]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple review") == [("strong", "apple"), ("word", "review")]


@pytest.mark.parametrize(
    ("severity", "kind", "expected"),
    [
        ({"reply": "off", "proactive": "error"}, None, None),
        ({"reply": "warning", "proactive": "error"}, None, "warning"),
        ({"reply": "error", "proactive": "info"}, None, "info"),
        ({"proactive": "error", "unknown": "info"}, None, "info"),
        ({"proactive": "error"}, "reply", None),
        ({"proactive": "error"}, "proactive", "error"),
        ({"solicitation": "error"}, "solicitation", "error"),
        ({"api": "error"}, "api", "error"),
        ("warning", None, "warning"),
    ],
)
def test_the_kind_decides_the_severity(linter_of: LinterOf, rule: RuleOf, severity: Any, kind: str | None, expected: str | None) -> None:
    """A kind that is left out is off; unknown is as said, else the milder of reply and proactive."""
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms", severity=severity)])
    assert [one.severity for one in result_of(linter, "An apple", kind=kind, lang="en").violations] == ([expected] if expected else [])


@pytest.mark.parametrize(("template", "expected"), [(True, "info"), (False, "error"), (None, "error")])
def test_templates_may_be_judged_milder(linter_of: LinterOf, rule: RuleOf, template: bool | None, expected: str) -> None:
    """`in-templates` limits the severity in templates alone."""
    severity = {"reply": "error", "proactive": "error", "in-templates": "info"}
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms", severity=severity)])
    assert [one.severity for one in result_of(linter, "An apple", kind="reply", template=template, lang="en").violations] == [expected]


def test_in_templates_never_raises_a_severity(linter_of: LinterOf, rule: RuleOf) -> None:
    """A limit above the severity of the kind changes nothing."""
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms", severity={"reply": "info", "in-templates": "error"})])
    assert [one.severity for one in result_of(linter, "An apple", kind="reply", template=True, lang="en").violations] == ["info"]


def test_what_a_proactive_message_would_add_is_counted(linter_of: LinterOf, rule: RuleOf) -> None:
    """For an unknown kind the findings that only a proactive message would have are counted, for a known one none."""
    rules = [rule("always", {"any": ["a"]}, check="terms"), rule("first", {"any": ["trigger"]}, check="terms", severity={"proactive": "error"})]
    linter = linter_of(CONCEPTS, rules)
    assert result_of(linter, "An apple. A review. A review.", lang="en").would_add == 2
    assert len(result_of(linter, "An apple. A review. A review.", lang="en", kind="proactive").violations) == 3
    assert result_of(linter, "An apple. A review.", lang="en", kind="reply").would_add == 0
    assert result_of(linter, "An apple.", lang="en").would_add == 0


def test_a_finding_that_would_replace_another_is_added(linter_of: LinterOf, rule: RuleOf) -> None:
    """A finding counts as added although it takes the place of a milder one."""
    rules = [rule("always", {"any": ["a"]}, check="terms", severity="info"), rule("first", {"all": ["trigger", "a"], "within": {"sentences": 2}}, severity={"proactive": "error"})]
    assert result_of(linter_of(CONCEPTS, rules), "An apple review. An apple.", lang="en").would_add == 1


QUOTED = "An apple.\n\nOn Monday Jo Doe wrote:\n> an apple, jo@example.com\n> {{name}} 😊"


def test_the_buyers_words_are_silent_in_replies(linter_of: LinterOf, rule: RuleOf) -> None:
    """In a reply words of the buyer are no findings, addresses and placeholders are advice, formatting is silent; elsewhere everything counts."""
    rules = [
        rule("words", {"any": ["a"]}, check="terms"),
        rule("mail", {"what": "email"}, check="contact", category="contact-info"),
        rule("left", {"what": "left-over"}, check="placeholder", category="unfilled-placeholder"),
        rule("smile", {"what": "emoji"}, check="emoji", category="emoji"),
    ]
    linter = linter_of(CONCEPTS, rules)
    reply = [(one.rule, one.severity) for one in result_of(linter, QUOTED, kind="reply", lang="en", template=False).violations]
    assert reply == [("words", "error"), ("mail", "info"), ("left", "info")]
    first = [(one.rule, one.severity) for one in result_of(linter, QUOTED, kind="proactive", lang="en", template=False).violations]
    assert first == [("words", "error"), ("words", "error"), ("mail", "error"), ("left", "error"), ("smile", "error")]


def test_a_window_that_reaches_into_the_buyers_words_is_silent(linter_of: LinterOf, rule: RuleOf) -> None:
    """In a reply what the seller says is not joined with what the buyer said."""
    linter = linter_of(CONCEPTS, [rule("pair", {"all": ["a", "trigger"], "within": {"sentences": 3}})])
    assert rules_of(linter, "An apple.\n\n> A review") == []


@pytest.mark.parametrize(
    ("text", "options", "used", "verdict"),
    [
        ("An apple", {"lang": "en"}, "en", FINDINGS),
        ("An apple", {"lang": "en-GB"}, "en", FINDINGS),
        ("An apple", {"lang": "EN_us"}, "en", FINDINGS),
        ("An apple", {"lang": "de"}, "de", PARTLY_CHECKED),
        (ENGLISH + "An apple", {}, "en", FINDINGS),
        (ENGLISH, {}, "en", CLEAN),
        ("An apple", {}, "en", FINDINGS),
        ("An apple", {"marketplace": "co.uk"}, "en", FINDINGS),
        ("Une pomme", {"marketplace": "fr"}, "fr", PARTLY_CHECKED),
        (GERMAN, {}, "de", PARTLY_CHECKED),
        (GERMAN, {"lang": "en"}, "en", CLEAN),
        ("請給我們五星好評，我們會給您返現金", {}, "unknown", PARTLY_CHECKED),
        ("Большое спасибо", {}, "unknown", PARTLY_CHECKED),
        ("ありがとうございます", {}, "ja", PARTLY_CHECKED),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor", {}, "unknown", PARTLY_CHECKED),
        ("12345", {}, "en", CLEAN),
    ],
)
def test_the_language_is_declared_or_detected(linter_of: LinterOf, rule: RuleOf, text: str, options: dict[str, str], used: str, verdict: str) -> None:
    """A declared language is used as given, a detected one where a lexicon covers it; what no lexicon covers is only partly checked."""
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms")])
    result = result_of(linter, text, kind="reply", **options)
    assert (result.lang, result.verdict) == (used, verdict)
    assert ("language-unsupported" in [one.rule for one in result.violations]) is (verdict == PARTLY_CHECKED)


def test_two_languages_are_read_with_two_lexicons(linter_of: LinterOf, rule: RuleOf) -> None:
    """A message in two languages is checked in both."""
    french = '{"language": "fr", "concepts": {"a": {"terms": ["pomme"]}}}'
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms")], files={"lexicon/fr.yaml": french})
    result = result_of(linter, f"{ENGLISH}An apple.\n\n{FRENCH}Une pomme.", kind="reply")
    assert set((result.lang or "").split(",")) == {"en", "fr"}
    assert [one.text for one in result.violations] == ["apple", "pomme"]


def test_shared_words_count_in_other_languages(linter_of: LinterOf, rule: RuleOf) -> None:
    """Only the words under `shared` count in sentences of other languages, with their endings."""
    french = '{"language": "fr", "concepts": {"a": {"terms": ["avis"]}}}'
    concepts = {"a": ["review*", "rating", "leave us a review"]}
    linter = linter_of(concepts, [rule("one", {"any": ["a"]}, check="terms")], lexicon={"shared": ["review"]}, files={"lexicon/fr.yaml": french})
    assert rules_of(linter, "Un avis. Des reviews. Un rating.", lang="fr") == [("one", "avis"), ("one", "reviews")]


def test_a_guessed_encoding_is_told(linter_of: LinterOf, rule: RuleOf, tmp_path: Path) -> None:
    """A file whose encoding was guessed is checked, with a warning that can be ignored."""
    path = tmp_path / "a.txt"
    path.write_bytes("Une pomme dorée, an apple".encode("cp1252"))
    rules = [rule("one", {"any": ["a"]}, check="terms")]
    (result,) = check_paths([path], kind="reply", lang="en", linter=linter_of(CONCEPTS, rules)).messages
    assert [(one.rule, one.severity) for one in result.violations] == [("encoding-guessed", "warning"), ("one", "error")]
    (result,) = check_paths([path], kind="reply", lang="en", linter=linter_of(CONCEPTS, rules, ignore=["encoding-guessed"])).messages
    assert [one.rule for one in result.violations] == ["one"]


def test_the_severity_of_own_findings_is_fixed(linter_of: LinterOf) -> None:
    """A severity for one of amzlint's own findings is refused with the way to turn it off."""
    with pytest.raises(UsageError, match="--ignore encoding-guessed"):
        linter_of({}, [], severities={"encoding-guessed": "error"})


def test_fingerprints_name_findings_across_runs(linter_of: LinterOf, rule: RuleOf, tmp_path: Path) -> None:
    """A fingerprint does not change with path, line, case or accents of the file, and differs between findings, rules and messages."""
    linter = linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms"), rule("two", {"any": ["a"]}, check="terms", category="promotion")])
    texts = {"a.txt": "An apple. An apple.", "b.jsonl": '\n\n{"text": "AN \\u0061pple. An apple."}\n', "c.txt": "An apple. An apple. Bye."}
    found = {}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (result,) = check_paths([tmp_path / name], kind="reply", lang="en", linter=linter).messages
        found[name] = [one.fingerprint for one in result.violations]
    assert len(set(found["a.txt"])) == 4
    assert found["a.txt"] == found["b.jsonl"]
    assert set(found["a.txt"]).isdisjoint(found["c.txt"])
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in found["a.txt"])


def test_subject_and_body_are_both_read(linter_of: LinterOf, rule: RuleOf, tmp_path: Path) -> None:
    """A finding names the field that it is in and its place in it and in the file."""
    path = tmp_path / "m.jsonl"
    line = '{"id": 1, "subject": "caf\\u00e9: an apple", "text": "&amp; an apple"}'
    path.write_text(line + "\n", encoding="utf-8")
    (result,) = check_paths([path], kind="reply", lang="en", linter=linter_of(CONCEPTS, [rule("one", {"any": ["a"]}, check="terms")])).messages
    first, second = result.violations
    assert (first.field, first.in_message, first.start.column) == ("subject", (9, 14), line.index("apple") + 1)
    assert (second.field, second.in_message, second.start.column, second.text) == ("text", (9, 14), line.rindex("apple") + 1, "apple")


def test_previews_are_off_unless_selected(linter_of: LinterOf, rule: RuleOf) -> None:
    """A preview rule runs only when it is named."""
    rules = [rule("one", {"any": ["a"]}, check="terms", preview=True)]
    assert rules_of(linter_of(CONCEPTS, rules), "An apple") == []
    assert rules_of(linter_of(CONCEPTS, rules, select=["one"]), "An apple") == [("one", "apple")]


def test_known_languages_are_those_detected_and_those_of_packs(linter_of: LinterOf) -> None:
    """A language may be declared when it can be detected or has a lexicon."""
    linter = linter_of({}, [], files={"lexicon/fi.yaml": '{"language": "fi", "concepts": {}}'})
    assert {"fi", "de", "en"} <= set(known_languages(linter.packs))
