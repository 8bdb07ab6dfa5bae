"""HTML that closes up around what was taken out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.html_joining import without
from amzlint.html_tokens import tokenize


def cut(text: str, replacement: str = "") -> str:
    start, end = text.index("‹"), text.index("›") - 1
    return without(text.replace("‹", "").replace("›", ""), start, end, replacement, "en")


def is_balanced(source: str) -> bool:
    opened: list[str] = []
    for token in tokenize(source):
        if token.kind == "start" and token.name not in ("br", "img"):
            opened.append(token.name)
        elif token.kind == "end" and (not opened or opened.pop() != token.name):
            return False
    return not opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One. ‹Two.› Three.</p>", "<p>One. Three.</p>"),
        ("<p>One.</p>\n<p>‹Two.›</p>\n<p>Three.</p>", "<p>One.</p>\n<p>Three.</p>"),
        ("<ul><li>One</li><li>‹Two›</li></ul>", "<ul><li>One</li></ul>"),
        ("<ul><li>‹One›</li></ul><p>Two</p>", "<p>Two</p>"),
        ("<p>One. ‹See <a href='x'>two.›</a></p>", "<p>One.</p>"),
        ("<p>One.<br>‹Two.›<br>Three.</p>", "<p>One.<br>Three.</p>"),
        ("<p>One.<br>‹Two.›</p>", "<p>One.</p>"),
        ("<p>‹One.›<br>Two.</p>", "<p>Two.</p>"),
        ("<h2>Head</h2><p>‹One.›</p><h2>Tail</h2><p>Two.</p>", "<h2>Tail</h2><p>Two.</p>"),
        ("<p>One. ‹Two <b>bold›</b> three.</p>", "<p>One. Three.</p>"),
        ("<p>One. ‹Two.› However, <b>three</b>.</p>", "<p>One. <b>Three</b>.</p>"),
        ("<td>‹One.›</td>", "<td></td>"),
        ("<p>One. ‹Two <img src='x'>.› Three.</p>", "<p>One. <img src='x'> Three.</p>"),
    ],
)
def test_elements_that_held_nothing_else_go(text: str, expected: str) -> None:
    assert cut(text) == expected
    assert is_balanced(expected)


def test_a_replacement_keeps_the_tags_without_partner() -> None:
    assert cut("<p>One. ‹Two <b>bold.› Three</b></p>", "New.") == "<p>One. New.<b> Three</b></p>"


_PIECES = st.recursive(st.sampled_from(["One. ", "two, ", "Three! "]), lambda inner: st.tuples(st.sampled_from(["b", "p", "li", "a", "div"]), st.lists(inner, min_size=1, max_size=3)), max_leaves=8)


def _html(piece: object) -> str:
    if isinstance(piece, str):
        return piece
    assert isinstance(piece, tuple)
    name, inner = piece
    return f"<{name}>{''.join(map(_html, inner))}</{name}>"


@given(st.lists(_PIECES, min_size=1, max_size=4), st.data())
def test_html_is_balanced_whatever_goes(pieces: list[object], data: st.DataObject) -> None:
    source = "".join(map(_html, pieces))
    texts = [token for token in tokenize(source) if token.kind == "text"]
    first = data.draw(st.integers(0, len(texts) - 1))
    last = data.draw(st.integers(first, len(texts) - 1))
    start = data.draw(st.integers(texts[first].start, texts[first].end - 1))
    end = data.draw(st.integers(max(texts[last].start, start) + 1, max(texts[last].end, start + 1)))
    assert is_balanced(without(source, start, end, data.draw(st.sampled_from(["", "New."])), "en"))
