"""JSON Lines: what a line may hold, and places through every spelling of a string."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.containers.jsonl import map_string, read_line, split_lines, string_places
from amzlint.errors import ReadError

SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@st.composite
def spelled_strings(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A string and a random JSON spelling of each of its characters; lone surrogates are drawn so that no two join."""
    text = draw(st.text(alphabet=st.characters() | st.sampled_from('"\\/\n\t\b😀é\ud800x'), max_size=12))
    pieces: list[str] = []
    for character in text:
        code = ord(character)
        units = [code] if code < 0x10000 else [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)]
        long = "".join(f"\\u{unit:04x}" for unit in units)
        choices = [long, long.upper().replace("\\U", "\\u"), *([SHORT[character]] if character in SHORT else [])]
        if code >= 32 and character not in '"\\':
            choices.append(character)
        pieces.append(draw(st.sampled_from(choices)))
    return text, pieces


@given(spelled_strings(), st.data())
def test_every_span_of_a_string_maps_to_its_spelling(spelled: tuple[str, list[str]], data: st.DataObject) -> None:
    """Whatever way a string is spelled, each span of it leads to exactly the spelling of its characters."""
    text, pieces = spelled
    line = '{"id": "a\\"b", "text" : "' + "".join(pieces) + '", "n": [1, {"text": "no"}]}'
    if json.loads(line)["text"] != text:
        return  # two lone surrogates that stand side by side are read as one character
    begin, end = string_places(line)["text"]
    assert line[begin:end] == "".join(pieces)
    found = map_string(line, begin, end)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    span, exact = found.to_source((first, last))
    expected = begin + len("".join(pieces[:first])), begin + len("".join(pieces[:last]))
    if first < last:
        assert span == expected
        assert exact == (pieces[first:last] == list(text[first:last]))
    else:
        assert span == (expected[0], expected[0])


@given(spelled_strings())
def test_a_field_knows_its_places_in_the_file(spelled: tuple[str, list[str]]) -> None:
    """The places of a field count from the start of the file, lines and code points before it included."""
    _, pieces = spelled
    line = '{"text": "' + "".join(pieces) + 'END"}\n'
    message = read_line(line, 7, 1000)
    assert message is not None
    text = message.fields[0].text
    start, end = message.fields[0].positions((len(text) - 3, len(text)))
    assert (start.line, start.column, start.offset) == (7, line.rindex("END") + 1, 1000 + line.rindex("END"))
    assert end.offset == start.offset + 3


def test_a_message_brings_what_is_known_about_it() -> None:
    """Id, subject, kind, language, template, order id and marketplace are read; `body` stands in for `text`."""
    message = read_line('{"id": 7, "subject": "S", "body": "B", "kind": "reply", "lang": "fr", "template": true, "order_id": "1", "marketplace": "fr", "more": 1}', 1, 0)
    assert message is not None
    assert [(field.name, field.scope, field.text) for field in message.fields] == [("subject", "subject", "S"), ("body", "body", "B")]
    assert message.about == {"kind": "reply", "lang": "fr", "template": True, "order_id": "1", "marketplace": "fr"}
    assert message.message_id == "7"


def test_what_is_null_or_empty_is_not_said() -> None:
    """Nulls and empty strings say nothing; an empty subject is no field; without an id there is none."""
    message = read_line('{"subject": "", "text": "B", "kind": null, "lang": "", "template": null}', 1, 0)
    assert message is not None
    assert [field.name for field in message.fields] == ["text"]
    assert message.about == {}
    assert message.message_id is None


def test_the_last_of_repeated_keys_counts() -> None:
    """Text and places are those of the last spelling of a repeated key, as JSON readers take it."""
    line = '{"text": "first", "\\u0074ext": "second"}'
    message = read_line(line, 1, 0)
    assert message is not None
    assert message.fields[0].text == "second"
    assert message.fields[0].positions((0, 6))[0].offset == line.index("second")


@pytest.mark.parametrize("line", ["", "\n", "  \r\n"])
def test_a_blank_line_is_skipped(line: str) -> None:
    """A line of white space is no message and no error."""
    assert read_line(line, 1, 0) is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 3, column 2: not valid JSON: a key in double quotes was expected"),
        ('{"text": "a"} x', "line 3, column 15: not valid JSON: there is more behind the end"),
        ('{"text": "a\tb"}', "line 3, column 12: not valid JSON: a text goes on over the end of its line, or holds a control character"),
        ("[1]", "expected an object .* found a list"),
        ('"a"', "found a text"),
        ("null", "found null"),
        ("true", "found true or false"),
        ("{}", "found the keys none"),
        ('{"token": "a", "x": 1}', "found the keys token, x"),
        ('{"text": 5}', "expected a text under “text” or “body”"),
        ('{"text": "a", "kind": 5}', "“kind” is a number, expected a text"),
        ('{"text": "a", "lang": ["fr"]}', "“lang” is a list, expected a text"),
        ('{"text": "a", "template": "yes"}', "“template” is a text, expected true or false"),
        ("[" * 100_000, "line 3"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "line 3"),
    ],
)
def test_a_broken_line_says_what_is_wrong(line: str, problem: str) -> None:
    """A line that is no message is an error with its number and what was expected."""
    with pytest.raises(ReadError, match=problem):
        read_line(line, 3, 0)


def test_numbers_beyond_json_are_harmless() -> None:
    """NaN and infinity, which Python's reader takes, do not stop a message from being placed."""
    line = '{"a": NaN, "b": -Infinity, "c": 1e400, "text": "x"}'
    message = read_line(line, 1, 0)
    assert message is not None
    assert message.fields[0].positions((0, 1))[0].offset == line.index('"x"') + 1


def test_lines_are_counted_with_their_offsets() -> None:
    """A decoded text is cut at line feeds only."""
    assert list(split_lines("ab\nc\u2028d\n")) == [("ab", 1, 0), ("c\u2028d", 2, 3), ("", 3, 7)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('{"id": "1", "html": "<p>Hi</p>", "kind": "reply"}', ["html"]),
        ('{"subject": "Order", "text": "Hi", "html": "<p>Hi there</p>"}', ["subject", "text", "html"]),
        ('{"message": "Hi there"}', ["message"]),
        ('{"text": "Hi", "template": true, "note": "for us"}', ["text"]),
    ],
)
def test_texts_of_other_names_are_read_too(line: str, names: list[str]) -> None:
    """As in JSON, so that no text of a line goes unread."""
    message = read_line(line, 3, 100)
    assert message is not None
    assert [field.name for field in message.fields] == names
    for field in message.fields:
        start, end = field.positions((0, len(field.text)))
        assert (start.line, line[start.offset - 100 : end.offset - 100]) == (3, field.text)
