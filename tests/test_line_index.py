"""Lines and columns of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.line_index import LineIndex
from amzlint.spans import Position


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_at_line_feeds_and_carriage_returns(end: str) -> None:
    """Each kind of line end starts a new line, and no line's text holds it."""
    lines = LineIndex(f"ab{end}c{end}{end}d")
    assert [lines.line_text(number) for number in range(6)] == ["", "ab", "c", "", "d", ""]
    assert lines.position(2 + len(end)) == Position(2, 1, 2 + len(end))
    assert lines.position(len(f"ab{end}c{end}{end}d")).column == 2


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_separators_start_no_line(sign: str, end: str) -> None:
    """Form feeds and the like are characters of their line, whatever the line ends are."""
    assert LineIndex(f"a{sign}b{end}c").position(2) == Position(1, 3, 2)
    assert LineIndex(f"a{sign}b{end}c").line_text(1) == f"a{sign}b"


@given(st.text(alphabet="ab\n\r\x0c", max_size=20))
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    """The characters before a place are those of the lines above it and its column."""
    lines = LineIndex(text)
    universal = text.replace("\r\n", "\n\n").replace("\r", "\n")
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        line, column, same = lines.position(offset)
        assert same == offset
        start = universal.rfind("\n", 0, offset) + 1
        assert column == offset - start + 1
        assert line == 1 + text[:offset].replace("\r\n", "\n").replace("\r", "\n").count("\n")


def test_a_part_of_a_file_counts_on() -> None:
    """The first line and offset of a part are added to its places."""
    lines = LineIndex("ab\ncd", first_line=7, first_offset=100)
    assert lines.position(4) == Position(8, 2, 104)
    assert lines.line_text(8) == "cd"
    assert lines.line_text(6) == ""
