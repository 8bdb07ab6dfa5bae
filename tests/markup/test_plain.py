"""Line breaks and entities of HTML in plain text, and the buyer's own words in a reply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.markup.plain import decode, find_quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
        ("a &amp; b &lt;c&gt; &#233; &#xE9; &eacute;", "a & b <c> é é é"),
        ("a &nbsp;b", "a \u00a0b"),
        ("&amp;lt;", "&lt;"),
        ("a & b &unknown; &; &#;", "a & b &unknown; &; &#;"),
        ("<b>bold</b> <brave>", "<b>bold</b> <brave>"),
        ("&#128512;&#0;&#x110000;", "😀\ufffd\ufffd"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_breaks_and_entities_are_decoded(text: str, expected: str) -> None:
    """`<br>` and entities become what the buyer reads; everything else stays."""
    decoded, places = decode(text)
    assert decoded == expected
    assert places.length == len(decoded)


@given(st.lists(st.sampled_from(["a", "é", "<br>", "&amp;", "&lt;", "&#233;", "&", "<", ";", "&x;", " "]), max_size=12))
def test_what_is_not_decoded_maps_to_itself(pieces: list[str]) -> None:
    """Each decoded character leads to the characters it was written with."""
    text = "".join(pieces)
    decoded, places = decode(text)
    rebuilt = ""
    for at in range(len(decoded)):
        span, exact = places.to_source((at, at + 1))
        source = text[span.start : span.end]
        rebuilt += source
        assert (source == decoded[at]) or not exact
        assert decode(source)[0] == decoded[at]
    assert rebuilt == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Hi\n> old\n> words\nBye", "> old\n> words"),
        ("Hi\n> old\nanswer\n> more\nBye", "> old\nanswer\n> more"),
        ("Hi\nOn Tuesday Jo Doe wrote:\nwhere is it", "On Tuesday Jo Doe wrote:\nwhere is it"),
        ("Hi\nLe lundi 3 mars Jo a écrit :\n> ou est-il\nMerci", "Le lundi 3 mars Jo a écrit :\n> ou est-il"),
        ("Hi\n----- Original Message -----\nwhere is it", "----- Original Message -----\nwhere is it"),
        ("Hi\n  > old", "  > old"),
        ("a > b, 3 > 2", None),
        ("We wrote: hello", None),
        ("Hi", None),
    ],
)
def test_the_buyers_words_are_found(text: str, quoted: str | None) -> None:
    """A quote starts at a `>` line or an attribution line and runs to the last `>` line, or without any to the end."""
    assert [text[span.start : span.end] for span in find_quoted(text)] == ([quoted] if quoted else [])
