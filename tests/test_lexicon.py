"""Finding concepts in prose: every line of the term syntax, near-misses and negation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzlint.errors import PatternTimeout

Find = Callable[..., list[str]]
NOT = {"negation": {"before": ["not", "never", "no need to"], "never": ["not only"]}}


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        ("review", "a Review, REVIEW; reviews preview", ["Review", "REVIEW"]),
        ("review*", "Review reviews reviewing preview", ["Review", "reviews", "reviewing"]),
        ("+bewertung", "Kundenbewertung Bewertung Bewertungen", ["Kundenbewertung", "Bewertung"]),
        ("review* here", "reviews here, review there", ["reviews here"]),
        ("(leave|drop us) a line", "leave a line. drop us a line. drop a line.", ["leave a line", "drop us a line"]),
        ("(a|(b|c d) e) f", "a f. b e f. c d e f. d e f.", ["a f", "b e f", "c d e f"]),
        ("(x|x y) z", "x y z. x z.", ["x y z", "x z"]),
        ("leave us? (a|your)? review", "leave review. leave us review. leave us your review. leave my review.", ["leave review", "leave us review", "leave us your review"]),
        ("leave (us a)? review", "leave us a review. leave us review.", ["leave us a review"]),
        ("leave w? review", "leave review. leave good review. leave very good review.", ["leave review", "leave good review"]),
        ("leave (w)? review", "leave w review. leave good review. leave review.", ["leave w review", "leave review"]),
        ("leave ...{3} review", "leave review. leave a b c review. leave a b c d review.", ["leave review", "leave a b c review"]),
        ("review? please", "review please. please.", ["review please", "please"]),
        ("gift card", "gift-card gift\ncard gift/card “gift” card gift’card giftcard gift, card gift. Card", ["gift-card", "gift\ncard", "gift/card", "gift” card", "gift’card"]),
        ("don't worry", "don't worry. don’t worry. DON´T WORRY. dont worry.", ["don't worry", "don’t worry", "DON´T WORRY"]),
        ("cafe", "café CAFÉ cafe\u0301 cafes", ["café", "CAFÉ", "cafe\u0301"]),
        ("café", "cafe", ["cafe"]),
        ("% off", "20 % off, 20% off, 20 off", ["% off", "% off"]),
        ("5 ★", "5 ★ 5⭐ 5 stars", ["5 ★", "5⭐"]),
        ("★★★★*", "★★★★ ⭐⭐⭐⭐⭐ ★★★", ["★★★★", "⭐⭐⭐⭐⭐"]),
    ],
)
def test_a_term_finds_what_the_table_says(find: Find, terms: str, text: str, expected: list[str]) -> None:
    """Words, endings, alternatives, optional parts, gaps and signs find what docs/rule-format.md promises."""
    assert find(terms, text) == expected


def test_a_word_inside_finds_what_stands_around_it(find: Find) -> None:
    """A word with a plus before and a star behind is found anywhere inside a word."""
    assert find("+bewertung*", "Kundenbewertungen, Bewertungsportal, Wertung") == ["Kundenbewertungen", "Bewertungsportal"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("leave a, review", True),
        ("leave, a review", True),
        ("leave a, b review", False),
        ("leave (a review", True),
        ("leave (a) review", False),
        ("leave a; review", False),
        ("leave: a review", False),
        ("leave it. Review", False),
        ("leave it? Review", False),
        ("leave it\n\nreview", False),
        ("leave it\nreview", True),
        ("leave not a review", False),
        ("leave a never review", False),
    ],
)
def test_a_gap_stops_at_clauses_and_negations(find: Find, text: str, found: bool) -> None:
    """A comma or a bracket in a gap counts as two words, the end of a clause and a negation end it."""
    assert bool(find("leave ...{3} review", text, lexicon=NOT)) is found


def test_a_nested_concept_brings_its_near_misses_but_not_its_negation(find: Find) -> None:
    """A concept inside a term keeps its `except`; a negation before it does not turn it off."""
    review = {"terms": ["review*"], "except": ["under review"]}
    assert find("leave w? <review>", "leave reviews. leave under review. leave a review", review=review) == ["leave reviews", "leave a review"]
    assert find({"terms": ["if not ...{2} <happy>"]}, "if not so happy", happy="happy", lexicon=NOT) == ["if not so happy"]


def test_concepts_nest_three_deep(find: Find) -> None:
    """A concept inside a concept inside a concept is found."""
    assert find("<b> now", "say x y z now", b="y <c>", c="<d>", d="z") == ["y z now"]


def test_a_concept_may_take_any_of_its_lengths(find: Find) -> None:
    """Where a concept has a short and a long hit at one place, a term takes the one that fits."""
    assert find("the <a> down", "the x y down. the x down.", a=["x", "x y"]) == ["the x y down", "the x down"]


def test_two_concepts_side_by_side_share_words_as_needed(find: Find) -> None:
    """A term of two concepts alone is found although the longest hit of the first would swallow the second."""
    assert find("<a> <b>", "x y", a=["x", "x y"], b="y") == ["x y"]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        ("<number> items", "5 items, 3.50 items, 1,000 items, 1'000 items, ten items", ["5 items", "3.50 items", "1,000 items", "1'000 items"]),
        ("see <link>", "see https://example.com/a?b=1 or see www.example.com", ["see https://example.com/a?b=1", "see www.example.com"]),
        ("mail <email>", "mail jo@example.com, mail us", ["mail jo@example.com"]),
        ("call <phone>", "call +44 20 7946 0958 or call us", ["call +44 20 7946 0958"]),
        ("order <order-id>", "order 123-1234567-1234567, order 12", ["order 123-1234567-1234567"]),
        ("use <placeholder>", "use {{coupon}} use [NAME] use it", ["use {{coupon}}", "use [NAME]"]),
        ("use <placeholder:coupon>", "use {{voucher}} use [NAME]", ["use {{voucher}}"]),
    ],
)
def test_a_slot_finds_its_kind(find: Find, terms: str, text: str, expected: list[str]) -> None:
    """Numbers, links, addresses, telephone numbers, order ids and placeholders are one word each."""
    assert find(terms, text) == expected


def test_percent_and_money_are_concepts_of_the_shared_lexicon(find: Find) -> None:
    """Amounts written with a number or a placeholder are found as nested concepts."""
    percent = ["<number> %", "<placeholder> %"]
    money = ["(€|$) <number>", "<number> (€|$)", "<placeholder> (€|$)"]
    assert find("<percent> off", "20 % off, {{percent}}% off, % off", percent=percent) == ["20 % off", "{{percent}}% off"]
    assert find("<money>", "10 € or $5.50 or [AMOUNT] €", money=money) == ["10 €", "$5.50", "[AMOUNT] €"]


def test_exact_words_count_case_and_accents(find: Find) -> None:
    """A word listed under `exact` is only found as it is spelled, also among alternatives."""
    assert find("LINE", "on LINE, on line, on Line", lexicon={"exact": ["LINE"]}) == ["LINE"]
    assert find("on (LINE|skype)", "on LINE, on line, on Skype", lexicon={"exact": ["LINE"]}) == ["on LINE", "on Skype"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vous êtes satisfait(e) de", "satisfait(e) de"),
        ("vous êtes satisfait·e de", "satisfait·e de"),
        ("vous êtes satisfait·e·s de", "satisfait·e·s de"),
        ("vous êtes satisfait (e) de", None),
        ("vous êtes satisfait(ez) de", None),
    ],
)
def test_a_gendered_ending_belongs_to_its_word(find: Find, text: str, expected: str | None) -> None:
    """The endings of inclusive French do not stand between words."""
    assert find("satisfait de", text) == ([expected] if expected else [])


def test_a_gendered_ending_in_german_belongs_to_its_word(find: Find) -> None:
    """Colon and star before -in and -innen make no new word."""
    assert find("kund* sind", "Kund:innen sind, Kund*innen sind, Kund: sind", lexicon={"fold": "german"}) == ["Kund:innen sind", "Kund*innen sind"]


@pytest.mark.parametrize(
    ("fold", "term", "text", "expected"),
    [
        ("german", "für", "für fuer fur", ["für", "fuer", "fur"]),
        ("german", "größe", "GRÖSSE Groesse Große", ["GRÖSSE", "Groesse", "Große"]),
        ("keep", "får", "får fa\u030ar far", ["får", "fa\u030ar"]),
        ("turkish", "ışık", "IŞIK ışık isik", ["IŞIK", "ışık", "isik"]),
        ("arabic", "أحمد", "احمد أحمد أَحمد", ["احمد", "أحمد", "أَحمد"]),
        ("japanese", "レビュー", "レビューをお願いします", ["レビュー"]),
        ("japanese", "ハ", "バ ハ", ["ハ"]),
        ("japanese", "レビュー ...{2} 願い", "レビューをお願い", ["レビューをお願い"]),
        ("japanese", "レビュー", "ﾚﾋﾞｭｰ", ["ﾚﾋﾞｭｰ"]),
    ],
)
def test_a_lexicon_folds_as_it_says(find: Find, fold: str, term: str, text: str, expected: list[str]) -> None:
    """Which letters count as the same is the lexicon's choice; each Japanese character is a word."""
    assert find(term, text, lexicon={"fold": fold}) == expected


def test_near_misses_are_consumed_first(find: Find) -> None:
    """A hit that overlaps a near-miss is dropped, wherever the near-miss starts."""
    sought = {"terms": ["review*", "gift card*"], "except": ["under review", "review (your|the) w? request", "for your <sought>"]}
    text = "It is under review. We review your request. Thanks for your review! Leave reviews."
    assert find(sought, text) == ["reviews"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("not happy", False),
        ("not a b c happy", False),
        ("not a b c d happy", True),
        ("not sure, happy", True),
        ("not so. Happy", True),
        ("not only happy", True),
        ("no need to be happy", False),
        ("happy, not sad", True),
        ("not only and not happy", False),
    ],
)
def test_a_negation_reaches_four_words_in_its_clause(find: Find, text: str, found: bool) -> None:
    """A hit is dropped when a negation stands at most four words before it, commas and sentences in between set it free."""
    assert bool(find("happy", text, lexicon=NOT)) is found


@pytest.mark.parametrize(("text", "found"), [("zufrieden bin ich nicht", False), ("zufrieden, nicht wahr", True), ("nicht zufrieden", True), ("zufrieden und das ist nicht gut", False)])
def test_a_negation_may_stand_behind(find: Find, text: str, found: bool) -> None:
    """A word listed under `after` turns off what stands before it in the same clause."""
    assert bool(find("zufrieden", text, lexicon={"negation": {"after": ["nicht"]}})) is found


def test_a_term_may_hold_the_negation_itself(find: Find) -> None:
    """A negation inside a hit does not turn it off."""
    assert find("if you are not w? happy", "if you are not very happy", lexicon=NOT) == ["if you are not very happy"]


def test_negated_hits_stay_where_the_concept_says_so(find: Find) -> None:
    """`negated: keep` keeps hits that stand behind a negation."""
    assert find({"terms": ["happy"], "negated": "keep"}, "not happy", lexicon=NOT) == ["happy"]


def test_a_pattern_keeps_its_own_characters(find: Find) -> None:
    """What a pattern finds is the span, signs included, whatever the words are."""
    assert find([{"regex": r"^\[(important|urgent)\]"}], "[Important] read this") == ["[Important]"]


def test_a_pattern_runs_only_where_one_of_its_words_is(find: Find) -> None:
    """A pattern with `words` is silent in a text without them."""
    pattern = [{"regex": "foo", "words": ["BAR"]}]
    assert find(pattern, "foo") == []
    assert find(pattern, "foo bar") == ["foo"]


def test_a_pattern_may_find_what_has_no_word(find: Find) -> None:
    """A pattern that finds signs alone is found like any other."""
    assert find([{"regex": r"\?\?\?"}], "why ??? because") == ["???"]


def test_a_pattern_that_takes_too_long_is_stopped(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that backtracks without end is an error that names it."""
    monkeypatch.setattr("amzlint.concept_hits.PATTERN_SECONDS", 0.02)
    with pytest.raises(PatternTimeout, match=r"\(a\|aa\)\+\$"):
        find([{"regex": "^(a|aa)+$"}], "a" * 5000 + "b")


def test_a_word_of_many_terms_finds_each_hit_once(find: Find) -> None:
    """Terms that match the same words give one hit."""
    assert find(["gift card", "gift (card|box)", "gift w? card"], "a gift card") == ["gift card"]


def test_a_text_without_words_has_no_hits(find: Find) -> None:
    """Empty texts and texts of signs find nothing."""
    assert find("a", "") == []
    assert find("a", "?!… ---") == []
