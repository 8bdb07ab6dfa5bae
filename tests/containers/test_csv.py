"""Tables: delimiters, quotes, columns by name and by language, and rows that are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amzlint.containers.csv import find_delimiter, read
from amzlint.document import Message
from amzlint.report import Failure
from amzlint.source import Source


def messages(text: str) -> list[Message]:
    return [one for one in read(Source("t.csv", text)) if isinstance(one, Message)]


def failures(text: str) -> list[str]:
    return [one.error for one in read(Source("t.csv", text)) if isinstance(one, Failure)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    """The first row tells the delimiter, also when a quoted name holds another one."""
    assert find_delimiter(f'id{delimiter}"a,b;c"{delimiter}text\n1,2,3,4,5') == delimiter


def test_columns_say_what_the_message_is() -> None:
    """Names of columns, in any case, give subject, kind, language, template and id; empty cells say nothing."""
    text = "ID,Kind,Language,Template,Subject,Body\nlate,reply,de-AT,true,Ihr Paket,Es kommt morgen.\n,,,,,Second.\n"
    first, second = messages(text)
    assert (first.message_id, first.about["kind"], first.about["lang"]) == ("late", "reply", "de")
    assert [(field.scope, field.text) for field in first.fields] == [("subject", "Ihr Paket"), ("body", "Es kommt morgen.")]
    assert (second.message_id, second.about, second.line) == (None, {}, 3)


@pytest.mark.parametrize(
    "text",
    ["key,body_en,body_fr\nlate,It is late.,Il est tard.", "key;body (en);body (fr)\nlate;It is late.;Il est tard.", "key,en,fr\nlate,It is late.,Il est tard."],
)
def test_columns_by_language(text: str) -> None:
    """A column a language is a message a language."""
    assert [(one.message_id, one.about["lang"], one.fields[0].text) for one in messages(text)] == [("late", "en", "It is late."), ("late", "fr", "Il est tard.")]


def test_a_broken_row_is_a_failure_and_the_others_are_read() -> None:
    """Too many cells, text behind a quote and an open quote are told with their line."""
    text = 'id,text\n1,fine\n2,too,many\n3,"a" b\n4,fine too\n5,"open\n6,last\n'
    assert failures(text) == [
        "line 3: 3 cells, but the first row names 2 columns", "line 4: there is text behind a closing quote", "line 6: a quote is never closed",
    ]  # fmt: skip
    assert [one.message_id for one in messages(text)] == ["1", "4", "6"]


def test_a_table_without_known_columns_holds_no_message() -> None:
    """What the columns do not name is no message."""
    assert messages("sku,price\nA1,3.50\n") == []
    assert messages("") == []


@given(st.lists(st.text(alphabet='ab ,;"\n\té😀', max_size=12), min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_what_python_writes_is_read_with_every_character_in_its_place(texts: list[str], delimiter: str, newline: str) -> None:
    """Any cells that the csv module writes are read alike, and each character leads back to its own spelling."""
    assume(all(text.strip() for text in texts))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
    writer.writerow(["id", "text"])
    writer.writerows([number, text] for number, text in enumerate(texts))
    source = stream.getvalue()
    found = messages(source)
    assert [one.fields[0].text for one in found] == texts
    for message in found:
        field = message.fields[0]
        for at, letter in enumerate(field.text):
            start, end = field.positions((at, at + 1))
            assert source[start.offset : end.offset] == ('""' if letter == '"' else letter)
