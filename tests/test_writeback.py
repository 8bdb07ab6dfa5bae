"""Changed texts in files: only the touched value changes, in its style; what cannot be written is held back with the reason, and nothing else with it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from amzlint.config import load_config
from amzlint.document import fields_of
from amzlint.edits import Edit
from amzlint.kinds import Defaults
from amzlint.writeback import Change, spelled_edits, written
from read_messages import documents_of

if TYPE_CHECKING:
    from pathlib import Path


def replacement(data: bytes, name: str, old: str, new: str) -> list[Change]:
    """The change that puts a text in the place of another, in the first field that has it."""
    for document in documents_of(data, name):
        for number, field in enumerate(fields_of(document)):
            if old in field.text:
                at = field.text.index(old)
                return [Change(document.index, number, (Edit(number, at, at + len(old), new),))]
    raise AssertionError(f"{old!r} is in no field of {data!r}")


def mended(source: str | bytes, name: str, old: str, new: str, encoding: str = "utf-8") -> str:
    """The file after a replacement that must succeed."""
    data = source if isinstance(source, bytes) else source.encode(encoding)
    result = written(data, name, replacement(data, name, old, new))
    assert result.held_back == ()
    return result.data.decode(encoding)


def reason(source: str | bytes, name: str, old: str, new: str) -> str:
    """Why a replacement is held back; the file is then what it was."""
    data = source if isinstance(source, bytes) else source.encode()
    result = written(data, name, replacement(data, name, old, new))
    assert result.data == data
    ((_, why),) = result.held_back
    return why


def changed_lines(before: str, after: str) -> tuple[int, int]:
    """How many lines a unified diff takes away and adds."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return sum(line.startswith("-") for line in lines), sum(line.startswith("+") for line in lines)


# Each holds "the parcel is great 😀 today" or the like, in a text of several lines where the form has such.
ONE_WORD = {
    "plain.txt": "Hello,\n\nthe parcel is great 😀 today.\n\nBye\n",
    "page.html": "<p>Hello,</p>\n<p title='x'>the parcel is great 😀 today.</p>\n",
    "note.md": "# Hello\n\n* the parcel is **great** 😀 today\n* bye\n",
    "pretty.json": '{\n  "messages": [\n    "Hello,\\nthe parcel is great 😀 today",\n    "The second one of them"\n  ]\n}\n',
    "escaped.json": '{\n  "messages": [\n    "Hello \\u00e9,\\nthe parcel is great \\ud83d\\ude00 today",\n    "The second one of them"\n  ]\n}\n',
    "lines.jsonl": '{"id": 1, "text": "Hello there you"}\n{"text": "the parcel is great 😀 today", "id": 2}\n',
    "plain.yaml": "# all\ntext: the parcel is great 😀 today  # yes\nid: a\n",
    "folded-plain.yaml": "text: Hello you there\n  the parcel is great 😀 today\n  and tomorrow\nid: a\n",
    "single.yaml": "text: 'Hello ''you''\n  the parcel is great 😀 today\n\n  and tomorrow'\nid: a\n",
    "double.yaml": 'text: "Hello \\"you\\"\n  the parcel is great 😀 today \\\n  and tomorrow\\n"\nid: a\n',
    "literal.yaml": "text: |\n  Hello,\n\n    the parcel is great 😀 today\n  bye\n\n\nid: a  # yes\n",
    "literal-keep.yaml": "text: |+\n  Hello,\n  the parcel is great 😀 today\n  bye\n\n\nid: a\n",
    "literal-indent.yaml": "text: |2-\n    Hello,\n  the parcel is great 😀 today\n  bye\nid: a\n",
    "folded.yaml": "text: >-\n  Hello,\n  the parcel is great 😀 today and so it will be\n  for many days\n\n  bye\n\n\nid: a\n",
    "flow.yaml": "body: {en: the parcel is great 😀 today, fr: 'Bonjour'}\n",
    "second.yaml": "text: Hello to you all\n---\n# next\ntext: the parcel is great 😀 today\n",
    "list.yaml": "messages:\n- body: |\n    the parcel is great 😀 today\n    bye\n- body: the other one here\n",
    "table.csv": 'id,text,note\n1,"Hello ""you"",\n\nthe parcel is great 😀 today\nbye",x\n2,the other one here,y\n',
    "bare.csv": "id;text;note\n1;the parcel is great 😀 today;x\n2;the other one here;y\n",
    "tabs.tsv": "id\ttext\tnote\n1\tthe parcel is great 😀 today\tx\n",
    "de.po": 'msgid ""\nmsgstr "Language: de\\n"\n\n#: x.py:3\nmsgid "a"\nmsgstr ""\n"Hello,\\n"\n"the parcel is great 😀 today\\n"\n"bye"\n',
    "de.xlf": '<xliff version="1.2"><file target-language="en"><body>\n<trans-unit id="a"><target>Hello,\nthe parcel is <g id="1">great</g> 😀 today\n</target></trans-unit>\n</body></file></xliff>\n',
    "quoted.eml": (
        "Subject: Hi\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Hello,\nthe parcel is great =F0=9F=98=80 today and it goes on and on and on until the=\n line is at its end =\nand further\nbye\n"
    ),
    "eight.eml": "Subject: Hi\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHello,\nthe parcel is great 😀 today\nbye\n",
    "two.mbox": "From a\nSubject: Hi\n\nHello there you\n\nFrom b\nSubject: Ho\nContent-Transfer-Encoding: 8bit\n\nHello,\nthe parcel is great 😀 today\nbye\n",
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("new", ["", "mended"])
@pytest.mark.parametrize("name", ONE_WORD)
def test_the_diff_of_a_one_word_fix_is_one_line(name: str, new: str, newline: str) -> None:
    """One line goes, one comes, and all that differs is the word; the edits that reports show say the same."""
    source = ONE_WORD[name].replace("\n", newline)
    after = mended(source, name, "😀", new)
    assert changed_lines(source, after) == (1, 1)
    spelled = next(spelling for spelling in ("😀", "\\ud83d\\ude00", "=F0=9F=98=80") if spelling in source)
    assert after == source.replace(spelled, new)
    data = source.encode()
    ((change,),) = (replacement(data, name, "😀", new),)
    field = fields_of(documents_of(data, name)[change.index - 1])[change.field]
    ((start, end, text),) = spelled_edits(field, change.edits) or []
    assert source[: start.offset] + text + source[end.offset :] == after
    assert source.splitlines()[start.line - 1][start.column - 1 :].startswith(spelled)


STYLES = [
    ("text: one two three", "two", "2: two", "text: 'one 2: two three'"),
    ("text: one two three", "two", "it's: so", 'text: "one it\'s: so three"'),
    ("text: one two three", "two", "a #b", "text: 'one a #b three'"),
    ("text: one two three", "one", "- one", "text: '- one two three'"),
    ("text: one two three", "one", "'one'", "text: \"'one' two three\""),
    ("text: one two three", "two", "a, [b]", "text: one a, [b] three"),
    ("body: {en: one two three}", "two", "a, [b]", "body: {en: 'one a, [b] three'}"),
    ("text: one two three", "two", "a\nb", 'text: "one a\\nb three"'),
    ("text: &x one two three", "two", "a: b", "text: &x 'one a: b three'"),
    ("text: !!str one two three", "two", "a: b", "text: !!str 'one a: b three'"),
    ("text: 'one two three'", "two", "it's", "text: 'one it''s three'"),
    ("text: 'one two three'", "two", "a\nb", 'text: "one a\\nb three"'),
    ('text: "one two three"', "two", 'a\n"b"\\', 'text: "one a\\n\\"b\\"\\\\ three"'),
    ('text: "one two thr\\u00e9"', "two", "é", 'text: "one \\xe9 thr\\u00e9"'),
    ('text: "one two three"', "two", "é\x07\u2028", 'text: "one é\\a\\u2028 three"'),
    ("text: |\n  one\n  two\n  three\n", "two", "a\n\nb", "text: |\n  one\n  a\n\n  b\n  three\n"),
    ("text: |\n  one\n  two\n  three\n", "two\n", "", "text: |\n  one\n  three\n"),
    ("text: |\n  one\n  two\n  three\n", "three\n", "", "text: |\n  one\n  two\n"),
    ("text: |\n  one\n  two\n  three\nid: a\n", "three\n", "three", "text: |-\n  one\n  two\n  three\nid: a\n"),
    ("text: |-  # note\n  one\n  two\n  three\nid: a\n", "three", "three\n", "text: |  # note\n  one\n  two\n  three\nid: a\n"),
    ("text: |\n  one two\n  three\n", "one two", " one", None),
    ("text: |\n  one\n  two\n  three\n", "two", "a\x07", None),
    ("text: >\n  one\n  two\n  three\n", "two", "a b", "text: >\n  one\n  a b\n  three\n"),
    ("text: >\n  one\n  two\n  three\n", "two ", "", "text: >\n  one\n  three\n"),
    ("text: >\n  one two\n  three\n\n  four five six\n", "five", "5\n6", "text: >\n  one two three\n\n  four 5\n\n  6 six\n"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "old", "new", "expected"), STYLES)
def test_every_style_of_yaml(source: str, old: str, new: str, expected: str | None) -> None:
    """A text stays in its style; a plain one is quoted when it must be, one in quotes gets escapes; a block that cannot hold the text stays what it is."""
    if expected is None:
        assert reason(source, "x.yaml", old, new)
    else:
        assert mended(source, "x.yaml", old, new) == expected


ANCHORED = "messages:\n  - {id: a, body: &close Kind regards to you 😀}\n  - {id: b, body: *close}\n"


def test_a_text_with_an_anchor_changes_once_for_all_its_uses() -> None:
    """Where every use changes alike, the one place changes."""
    changes = [Change(index, 0, text="Kind regards to you") for index in (1, 2)]
    result = written(ANCHORED.encode(), "x.yaml", changes)
    assert result.held_back == ()
    assert result.data.decode() == ANCHORED.replace(" 😀", "")


@pytest.mark.parametrize(
    "changes",
    [[Change(1, 0, text="Kind regards to you")], [Change(2, 0, text="Kind regards to you")], [Change(1, 0, text="Kind regards to you"), Change(2, 0, text="Regards to all of you")]],
)
def test_a_text_with_an_anchor_stays_where_its_uses_disagree(changes: list[Change]) -> None:
    """One use alone cannot change, nor two that want different texts."""
    result = written(ANCHORED.encode(), "x.yaml", changes)
    assert result.data.decode() == ANCHORED
    assert [change for change, _ in result.held_back] == changes
    assert all("used in 2 places" in why for _, why in result.held_back)


def test_a_text_with_an_anchor_stays_where_something_else_refers_to_it() -> None:
    """A use that is no message cannot agree; reports show no edit that would change it in passing."""
    source = "note: {kept: &x Hello to you 😀}\nmessages:\n- body: *x\n"
    result = written(source.encode(), "x.yaml", [Change(1, 0, text="Hello to you")])
    assert result.data.decode() == source
    assert "an anchor that other places of the file refer to" in result.held_back[0][1]
    (field,) = fields_of(documents_of(source.encode(), "x.yaml")[0])
    assert spelled_edits(field, [Edit(0, 0, 5, "Bye")]) is None
    lone = source.replace("*x", "Hello to you 😀")
    assert mended(lone, "x.yaml", " 😀", "") == lone.replace(" 😀\n", "\n")


ENCODED = [("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-32", b"\xff\xfe\0\0")]


@pytest.mark.parametrize(("encoding", "mark"), ENCODED)
@pytest.mark.parametrize("name", ["plain.txt", "pretty.json", "literal.yaml", "table.csv", "lines.jsonl", "de.po", "de.xlf"])
def test_marks_and_wide_encodings_stay(name: str, encoding: str, mark: bytes) -> None:
    """Byte order mark, encoding and line breaks are what they were; every character is in such a file."""
    if name == "lines.jsonl" and encoding == "utf-32":
        encoding, mark = "utf-16", b"\xff\xfe"
    source = ONE_WORD[name].replace("\n", "\r\n")
    data = source.encode(encoding)
    result = written(data, name, replacement(data, name, "😀", "日本"))
    assert result.held_back == ()
    assert result.data.startswith(mark)
    assert result.data.decode(encoding) == source.replace("😀", "日本")


def test_utf_16_without_a_mark_stays_so() -> None:
    """A guessed wide encoding is kept, and gets no mark."""
    text = "Hello to all of you, it was a pleasure to write to you.\n" * 3
    assert mended(text.encode("utf-16-le"), "x.txt", "pleasure", "joy", "utf-16-le") == text.replace("pleasure", "joy", 1)


LATIN = {
    "x.txt": ("Grüße an dich, alles gut", None),
    "x.csv": ("id,text\n1,Grüße an dich\n", None),
    "x.yaml": ("text: Grüße an dich", 'text: "Grüße an \\u65e5"'),
    "x.json": ('{"text": "Grüße an dich"}', '{"text": "Grüße an \\u65e5"}'),
    "x.xlf": ("<target>Grüße an dich</target>", "<target>Grüße an &#x65E5;</target>"),
    "x.po": ('msgid "a"\nmsgstr "Grüße an dich"\n', None),
}


@pytest.mark.parametrize("name", LATIN)
def test_what_an_encoding_lacks_is_escaped_or_held_back(name: str) -> None:
    """A file in a Western encoding stays in it; forms that have escapes can hold every character, the others say which one they cannot."""
    source, expected = LATIN[name]
    data = source.encode("latin-1")
    assert mended(data, name, "dich", "Österreich", "latin-1") == source.replace("dich", "Österreich")
    if expected is None:
        assert "“日” (U+65E5) cannot be written in the file's encoding, cp1252" in reason(data, name, "dich", "日")
    else:
        assert mended(data, name, "dich", "日", "latin-1") == expected


def test_new_line_breaks_are_those_of_the_file() -> None:
    """A line feed in a new text becomes what the file writes for a line break."""
    assert mended("Hello you\r\nbye\r\n", "x.txt", "you", "a\nb") == "Hello a\r\nb\r\nbye\r\n"
    assert mended("Hello you", "x.txt", "you", "a\nb") == "Hello a\nb"
    assert mended("text: |\r\n  Hello you\r\n", "x.yaml", "you", "a\nb") == "text: |\r\n  Hello a\r\n  b\r\n"
    assert mended('{"text": "Hello you"}\r\n', "x.json", "you", "a\nb") == '{"text": "Hello a\\nb"}\r\n'
    assert mended("id,text\r\n1,Hello you\r\n", "x.csv", "you", "a\nb") == 'id,text\r\n1,"Hello a\r\nb"\r\n'


def test_the_slashes_and_capitals_of_json_escapes_are_kept() -> None:
    """A file that escapes slashes, or writes its escapes in capitals, goes on doing so."""
    assert mended('{"text": "<b>Hello<\\/b> you \\u00C9"}', "x.json", "you", "<i>ö</i>") == '{"text": "<b>Hello<\\/b> <i>\\u00F6<\\/i> \\u00C9"}'


def test_a_new_text_instead_of_edits_changes_only_its_words() -> None:
    """Where a whole text is given, what it has in common with the old one is not touched."""
    source = '{"text": "Hello \\u00e9, one \\"two\\" three \\/ four"}'
    result = written(source.encode(), "x.json", [Change(1, 0, text='Hello é, one "2" three / 4')])
    assert result.data.decode() == source.replace("two", "2").replace("four", "4")


def test_what_cannot_be_written_holds_back_nothing_else() -> None:
    """Of many changes those that would break the file are found and held back; the others are made."""
    source = "".join(f"{number},Hello to you {number}\n" for number in range(20))
    data = f"id,text\n{source}".encode("cp1252") + "20,Grüße\n".encode("cp1252")
    wanted = [Change(index, 0, text="" if index == 7 else "日" if index == 12 else f"Bye {index}") for index in range(1, 21)]
    result = written(data, "x.csv", wanted)
    assert [change.index for change, _ in result.held_back] == [7, 12]
    assert result.data.decode("cp1252").splitlines()[1:9] == ["0,Bye 1", "1,Bye 2", "2,Bye 3", "3,Bye 4", "4,Bye 5", "5,Bye 6", "6,Hello to you 6", "7,Bye 8"]


@pytest.mark.parametrize(
    ("name", "source", "old", "new", "why"),
    [
        ("x.txt", "Hello you", "Hello you", "", "nothing of the text would be left"),
        ("x.yaml", "messages:\n- Hello to you\n", "Hello to", "", "would hold nothing instead of 1 message"),
        ("x.eml", "Subject: Hi you\n\nHello there\n", "you", "a\nb", "a header of an e-mail is one line"),
        ("x.eml", "Subject: Hi\n\nHello there\n", "there", "é", "the part is sent as 7bit, so that it cannot hold “é”"),
        ("x.eml", "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nHello =E9\n", "é", "日", "in the charset of its part, iso8859-1"),
        ("x.eml", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8gdGhlcmU=\n", "there", "é", "in the charset of its part, ascii"),
        ("x.mbox", "From a\nSubject: x\n\nHello you\n\nFrom b\nSubject: y\n\nHello there\n", "you", "a\n\nFrom me\nSubject: z\n\nmore", "3 messages instead of 2"),
        ("x.xlf", "<target>Hello <![CDATA[you & me]]> all</target>", "& me", "]]>", "CDATA"),
        ("x.xlf", "<target>Hello you</target>", "you", "a\x07", "XML has no way to write U+0007"),
        ("x.txt", "Hello you\nbye {# amzlint: ignore[emoji] because #}\n", "you\nbye", "you {# amzlint: ignore[emoji] x #}", "other things that the file says"),
    ],
)  # fmt: skip
def test_what_would_break_a_file_is_held_back_with_the_reason(name: str, source: str, old: str, new: str, why: str) -> None:
    """The file stays what it was, and a person learns why."""
    assert why in reason(source, name, old, new)


def test_a_message_or_field_that_is_not_there_is_held_back() -> None:
    """Changes of nothing, overlapping edits and edits beyond the text are told, not made."""
    changes = [Change(9, 0, text="x"), Change(1, 7, text="x"), Change(1, 0, (Edit(0, 0, 3, "a"), Edit(0, 2, 4, "b")))]
    result = written(b"Hello you", "x.txt", changes)
    assert result.data == b"Hello you"
    assert [why for _, why in result.held_back] == ["the file has no field 0 in a message 9", "the file has no field 7 in a message 1", "two edits change code points 2 to 3"]


def test_several_changes_of_one_text_are_made_together() -> None:
    """Their edits are joined where they are apart; a whole text beside them is one too many."""
    one, other = Change(1, 0, (Edit(0, 0, 5, "Bye"),)), Change(1, 0, (Edit(0, 6, 9, "all"),))
    assert written(b"Hello you", "x.txt", [one, other]) == (b"Bye all", ())
    result = written(b"Hello you", "x.txt", [one, Change(1, 0, text="Bye you")])
    assert result.data == b"Hello you"
    assert [why for _, why in result.held_back] == ["another change is made to the same text"] * 2


def test_texts_that_a_configuration_names_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read, and read again, as the configuration says."""
    (tmp_path / "amzlint.yaml").write_text('fields: {"*.json": ["macros[*].comment"]}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    defaults = Defaults(paths=load_config(use_cache=False).paths())
    data = b'{"macros": [{"comment": "Hello to you", "text": "not this one"}]}'
    assert written(data, "x.json", [Change(1, 0, text="Bye to you")], defaults) == (data.replace(b"Hello", b"Bye"), ())


def test_placeholders_may_change_beside_their_languages() -> None:
    """What the other languages of a template lack follows from the texts, so it may change with them."""
    source = "body:\n  en: Hello {{ name }} of {{ town }}\n  de: Hallo {{ name }} aus {{ town }}\n"
    assert mended(source, "x.yaml", " of {{ town }}", "") == source.replace(" of {{ town }}", "")


def test_comments_and_other_messages_stay() -> None:
    """Suppressions beside and inside a changed text are what they were, however far it moves them."""
    source = "messages:\n  # amzlint: ignore[emoji] the brand\n  - body: |\n      Hello to you\n      {# amzlint: ignore[emoji] too #}\n      all\n  - body: bye to you all\n"
    assert mended(source, "x.yaml", "to you", "a\nb\nc") == source.replace("to you", "a\n      b\n      c", 1)


def test_a_file_that_is_partly_broken_is_mended_where_it_is_not() -> None:
    """Lines that are no messages stay bytes for bytes, even where they are not text."""
    data = b'{"text": "Hello you"}\n{"text": \xff\xfe\n{"no": 1}\n{"text": "and you \xf0\x9f\x98\x80 there"}\n'
    result = written(data, "x.jsonl", [Change(4, 0, text="and you there")])
    assert result == (data.replace(b" \xf0\x9f\x98\x80", b""), ())


def test_a_cell_is_quoted_when_its_delimiter_comes_into_it() -> None:
    """Only the delimiter of the file asks for quotes, not those of others."""
    assert mended("id;text\n1;Hello you\n", "x.csv", "you", "a, b") == "id;text\n1;Hello a, b\n"
    assert mended("id;text\n1;Hello you\n", "x.csv", "you", "a; b") == 'id;text\n1;"Hello a; b"\n'
    assert mended('id,text\n1, "Hello you" \n', "x.csv", "you", 'a "b"') == 'id,text\n1, "Hello a ""b""" \n'


def test_mark_up_of_xliff_stays_around_an_edit_that_reaches_over_it() -> None:
    """The new words stand before the tag, the tag itself is not touched."""
    source = '<target>Hello <g id="1">dear &amp; good</g> friend</target>'
    assert mended(source, "x.xlf", "good friend", "kind <you>") == '<target>Hello <g id="1">dear &amp; kind &lt;you&gt;</g></target>'


def test_encoded_words_of_a_subject() -> None:
    """A word of a subject changes inside its encoded words, in their charset where that has it; plain ones become encoded when they must."""
    words = "Subject: Re: =?iso-8859-1?Q?Gr=FC=DFe_an_dich?= (12)\n\nHello you\n"
    assert mended(words, "x.eml", "dich", "Österreich") == words.replace("dich", "=D6sterreich")
    assert mended(words, "x.eml", "dich", "日") == words.replace("iso-8859-1?Q?Gr=FC=DFe_an_dich", "utf-8?Q?Gr=C3=BC=C3=9Fe_an_=E6=97=A5")
    assert mended(words, "x.eml", "an", "an: (a)") == words.replace("an", "an:_(a)")
    assert mended(words, "x.eml", "(12)", "(13)") == words.replace("12", "13")
    assert mended("Subject: Hello you\n\nHello there\n", "x.eml", "you", "é") == "Subject: =?utf-8?Q?Hello_=C3=A9?=\n\nHello there\n"


def test_a_long_quoted_printable_line_is_cut_softly() -> None:
    """A line that becomes longer than 76 signs is cut where it changed; what follows stays as it is."""
    head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    source = f"{head}Hello\r\nthe parcel is on its way and here is the number of it: 12345678 \r\nbye\r\n"
    after = mended(source, "x.eml", "way", "way, é, and it will be with you in three days")
    assert after.startswith(f"{head}Hello\r\nthe parcel is on its way, =C3=A9, ")
    assert after.endswith("and here is the number of it: 12345678 \r\nbye\r\n")
    assert all(len(line) <= 76 for line in after.splitlines())


def test_blanks_at_the_end_of_a_quoted_printable_line_are_kept() -> None:
    """A blank that comes to stand before a line break is escaped, or mail programs would drop it."""
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert mended(f"{head}Hello you =F0=9F=98=80\nbye\n", "x.eml", "😀", "") == f"{head}Hello you=20\nbye\n"


def test_base64_is_written_anew_in_lines_as_long_as_before() -> None:
    """None of its characters has signs of its own, so the part changes as a whole, and nothing around it."""
    head = "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    after = mended(f"{head}SGVsbG8gdG8g8J+Y\r\ngCB5b3UgYWxsLCBh\r\nbmQgYnll\r\n\r\n", "x.eml", "😀", "é")
    assert after == f"{head}SGVsbG8gdG8gw6kg\r\neW91IGFsbCwgYW5k\r\nIGJ5ZQ==\r\n\r\n"


def test_a_part_of_bytes_keeps_its_charset() -> None:
    """An ASCII e-mail whose part names a Western charset gets bytes of that charset."""
    data = b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nHello you\n"
    assert written(data, "x.eml", replacement(data, "x.eml", "you", "Jürgen")).data == data.replace(b"you", b"J\xfcrgen")
    data = data.replace(b"you", b"\xe9 you")
    assert written(data, "x.eml", replacement(data, "x.eml", "you", "Jürgen")).data == data.replace(b"you", b"J\xfcrgen")


def test_edits_that_cannot_be_written_are_not_shown() -> None:
    """For reports there is None where the form cannot hold a text."""
    (document,) = documents_of(b"text: |\n  one two\n", "x.yaml")
    (field,) = fields_of(document)
    assert spelled_edits(field, [Edit(0, 0, 3, "\x07")]) is None
    assert spelled_edits(field, [Edit(0, 0, 3, "1")]) == [((2, 3, 10), (2, 6, 13), "1")]
