"""Tests for finding emoji, pictograms and emoticons."""

from __future__ import annotations

import subprocess
import sys

import emoji
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.pictograms import emoji_name, find_emoji, find_emoticons
from marked import unmark

SQUARE_MARKS = r"\[\[(.*?)\]\](?!\])"
EMOJI = [
    "Thank you! [[😊]]",
    "Danke für Ihre Geduld [[🙏]]",
    "[[🎉]][[🎉]] Merci [[🎁]]!",
    "[[👍🏽]] Super",
    "La famille [[👨‍👩‍👧‍👦]] vous remercie",
    "From [[🇩🇪]] to [[🇫🇷]]",
    "[[🏴󠁧󠁢󠁥󠁮󠁧󠁿]] England",
    "[[1️⃣]] Open the box [[2⃣]] Charge it [[#️⃣]]",
    "[[❤️]] and [[❤]] and [[❤️‍🔥]] and [[♥]]",
    "[[☎]] oder [[✉]] oder [[⚠]] oder [[☀]]",
    "[[⭐]][[⭐]][[⭐]][[⭐]][[⭐]]",
    "[[✅]] Livré [[✨]] [[✔️]]",
    "[[⚠️]] Belangrijk",
    "[[▶️]] Video",
    "[[©️]] and [[™️]] as pictures",
    "[[🏳️‍🌈]]",
    "[[🧑🏻‍💻]] nasz zespół",
    "Kargo yolda [[🚚]][[💨]]",
    "شكرا لك [[🌹]]",
    "ありがとうございます[[😊]]",
    "[[🀄]] [[🃏]] [[🅿]]",
    "[[🕵️‍♀️]] [[🤷‍♂]]",
    "[[☝🏿]]",
    "[[🇩]] single letter flag",
    "[[❤︎]] as text is still a heart",
]
NO_EMOJI = [
    "Acme™ is a registered® mark ©",
    "Größe ↔ Breite, ▪ Punkt, ‼ ⁉",
    "ℹ Ⓜ ㊗ ㊙ 〽 〰 ▶ ◀ ☑ ♀ ♂ ✂ → ← ➡ ♻ ♨",
    "★★★★☆ 4/5, ✓ geliefert, ✔ ok",
    "※ ご注意 ○○様 ◎ △ × ♪ 〒100-0001 ㈱山田 〜 ・ ■ ◆ ▼ ▽ ● ☆ ★",
    "これは平文です。お届けは5〜10営業日です。「確認」『商品』【重要】",
    "مرحبا، رقم الطلب ١٢٣٤٥ ؟ ؛",
    "Zażółć gęślą jaźń – „cudzysłów” … 10 °C ± 2 × 3 ≥ 5 €",
    "Rückgabe innerhalb von 30 Tagen — kostenlos • sofort",
    "Step 1, #2 and *3 with 100 % care",
    "x² + y³ ≠ ½ № 5 § 4 ¶ † ‡",
    "می‌خواهم with a joiner\u200d alone",
    "\u200eLeft to right\u200f marks",
    "a lone selector \ufe0f",
]


@pytest.mark.parametrize("marked", EMOJI)
def test_emoji_are_found_one_span_each(marked: str) -> None:
    """Each emoji a reader sees is one span, whatever it is built from."""
    text, spans = unmark(marked, SQUARE_MARKS)
    assert find_emoji(text) == spans


@pytest.mark.parametrize("text", NO_EMOJI)
def test_text_signs_are_no_emoji(text: str) -> None:
    """Signs that belong to plain text in any of the languages are left alone."""
    assert find_emoji(text) == []


def test_marks_count_on_request() -> None:
    """Stars and ticks set as text are reported only when asked for."""
    text = "★ gut ✓ da ✔ ok ✔️ 😊"
    assert [text[slice(*span)] for span in find_emoji(text, marks=True)] == ["★", "✓", "✔", "✔️", "😊"]
    assert [text[slice(*span)] for span in find_emoji(text)] == ["✔️", "😊"]


def test_every_qualified_emoji_is_one_span() -> None:
    """All fully qualified sequences that the emoji package knows are found whole."""
    qualified = emoji.STATUS["fully_qualified"]
    sequences = [sequence for sequence, entry in emoji.EMOJI_DATA.items() if entry["status"] == qualified]
    assert len(sequences) > 3000
    assert [sequence for sequence in sequences if find_emoji(f"a{sequence}b") != [(1, 1 + len(sequence))]] == []


@pytest.mark.parametrize(
    ("sequence", "name"),
    [
        ("🙏", "folded hands"),
        ("❤", "red heart"),
        ("❤️", "red heart"),
        ("⚠️", "warning"),
        ("1️⃣", "keycap 1"),
        ("x", ""),
        ("", ""),
    ],
)
def test_names(sequence: str, name: str) -> None:
    """An emoji has its English name with or without the selector; anything else has none."""
    assert emoji_name(sequence) == name


def test_import_loads_no_emoji_table() -> None:
    """Finding emoji loads neither the emoji package nor regex."""
    code = (
        "import sys; from amzlint.pictograms import find_emoji, find_emoticons;"
        "assert find_emoji('a 😊') and find_emoticons(':-)');"
        "print([name for name in ('emoji', 'regex') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.strip() == "[]"


EMOTICONS = [
    "Thank you [[:-)]]",
    "Thanks[[:)]]",
    "Danke [[;)]] bis bald",
    "Sorry [[:(]]",
    "Sorry[[:(]] Wir kümmern uns",
    "Super [[:D]]!",
    "[[:)))]] merci",
    "Merci [[;-)]]",
    "Great [[=)]]",
    "Ojej [[:'(]]",
    "Oops [[:-/]] sorry",
    "Hm [[:/]]",
    "Grazie [[:P]]",
    "lol [[xD]]",
    "haha [[XDD]]",
    "haha [[XD]]",
    "Thank you [[<3]]",
    "We [[<3]] our customers",
    "Tack så mycket [[<3]]!",
    "So sad [[</3]]",
    "Bedankt [[^_^]]",
    "Danke [[^^]]",
    "hm [[-_-]]",
    "oh [[>_<]]",
    "Oh [[T_T]]",
    "what [[O_o]]",
    "Teşekkürler [[(^_^)]]",
    "ありがとうございます[[(^^)]]",
    "申し訳ありません[[m(_ _)m]]",
    "すみません[[(>_<)]]",
    "よろしく[[(´▽｀)ノ]]",
    "嬉しい[[(´・ω・`)]]",
    "やった[[＼(^o^)／]]",
    "残念[[(；ω；)]]",
    "了解[[（＾▽＾）]]",
    "わーい[[(*^▽^*)]]",
    "落胆 [[orz]]",
    "Who knows [[¯\\_(ツ)_/¯]]",
    "yay [[\\o/]]",
    "Obrigado [[8-)]]",
    "شكرا [[:)]]",
    "Greetings [[(:]] bye",
    "(we are happy [[:))]]",
    "Gracias.[[:)]] Hasta luego",
    "谢谢[[：）]]",
    "cute [[UwU]]",
    "Thanks [[:o)]]",
]
NO_EMOTICONS = [
    "ratio 1:3",
    "C:/Users/me",
    "C:\\Temp and D:\\",
    "(item 8)",
    "Options:P",
    "Taille :S",
    "Size: D",
    "key=value)",
    "https://example.com/a:)b",
    "a):",
    "(see the notes below:)",
    "(Größe, Farbe, Menge (in cm):)",
    "(Taille, couleur :)",
    "8) Charge the battery\nb) Open the lid",
    "between 10:30 and 12:00 (8:00)",
    "Note:(see below)",
    "The following:(a) and (b)",
    "less than <3 days",
    "weight <3kg, 5<3, a <3 b",
    "x = D, E=P, n=3",
    "<h3>Title</h3>",
    "Tel.: (030) 1234; Fax: (030) 5678",
    "caf&eacute;) and &#41;)",
    "| :--- | :-: | ---:|",
    "Spółka z o.o. i s.o.o",
    "J. O. Smith, U.S.A., T.T. Lines",
    "snake_case_name, o_order_id, __init__",
    "(-) (*) (+) (--) (_) (…) (~) (!) (?)",
    "(1) (a) (ii) (B) (x) (oo)",
    "※(注) (株)山田 (笑) (・) (ω) (□) (税込)",
    "（例：カード）（10：30）",
    "XD card, XL, XXD 200",
    "2^3^4 and a^b",
    "ISO 9001:2015; EN 71-3:2019",
    "**Duration (5 hours):** see",
    "To: P. Smith; Re: Order :",
    "p://x ;; == ::",
    "Horze, orzo, orzeł",
    "Menge:3, Größe:8",
    "time 8:D5",
    "[Note:]",
    "{{name:(x)}}",
    "Le prix (hors taxes : 8€) ; voir (ici).",
]


@pytest.mark.parametrize("marked", EMOTICONS)
def test_emoticons_are_found(marked: str) -> None:
    """Smileys and kaomoji are found, attached to a word or standing alone."""
    text, spans = unmark(marked, SQUARE_MARKS)
    assert find_emoticons(text) == spans


@pytest.mark.parametrize("text", NO_EMOTICONS)
def test_ordinary_punctuation_is_no_emoticon(text: str) -> None:
    """Ratios, paths, list markers, brackets and abbreviations are left alone."""
    assert find_emoticons(text) == []


def test_masked_emoticons_are_opaque() -> None:
    """What stands inside a placeholder or link is not looked at."""
    assert find_emoticons("a {:-)} b :-)", masked=[(2, 7)]) == [(10, 13)]


NOISE = st.text(st.sampled_from("()[]:;-'=8BxXDPpOo/\\<3^_T>.|*mヽ（）：；´▽｀・ω \nab1é😊👨\u200d\ufe0f\u20e3🇩🇪🏽&")) | st.text()


@given(NOISE, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=3))
def test_spans_are_sorted_and_apart(text: str, masked: list[tuple[int, int]]) -> None:
    """Spans are non-empty, in bounds, sorted and apart, for any text and any mask."""
    for spans in (find_emoji(text), find_emoji(text, marks=True), find_emoticons(text, masked)):
        borders = [0, *(border for span in spans for border in span), len(text)]
        assert borders == sorted(borders)
        assert all(start < end for start, end in spans)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_never_an_emoji(text: str) -> None:
    """Text in ASCII holds no emoji."""
    assert find_emoji(text) == []


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, categories=["Ll", "Nd", "Zs"])))
def test_letters_and_digits_are_no_emoticons(text: str) -> None:
    """Lower-case letters, digits and blanks alone make at most the words orz and uwu."""
    assert {text[slice(*span)] for span in find_emoticons(text)} <= {"orz", "uwu"}


@pytest.mark.parametrize(
    "piece",
    [
        ":",
        "(",
        ":(",
        ":)",
        "(:",
        "<3",
        " :-|",
        "^",
        "-_",
        "(^",
        "^_^ ",
        "&a;)",
        "（",
        "\u200d",
        "🇩",
        "❤\u200d",
        "1\ufe0f",
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    """A megabyte of one pattern is searched to its end."""
    text = piece * (1_000_000 // len(piece))
    for spans in (find_emoji(text), find_emoticons(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(st.sampled_from("()[]:;-'=8BxXDPpOo/\\<3^_T>.|*m ab\n")))
def test_a_letter_beyond_ascii_elsewhere_changes_no_emoticon(text: str) -> None:
    """The cheap look at text in ASCII misses nothing that the search finds in other text."""
    assert find_emoticons(f"a {text} e") == find_emoticons(f"a {text} é")
