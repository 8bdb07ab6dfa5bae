"""gettext catalogues: translations with their language, their keys, and the place of every character."""

from __future__ import annotations

from amzlint.containers.po import read
from amzlint.document import Message
from amzlint.report import Failure
from amzlint.source import Source

CATALOGUE = r"""# a remark
msgid ""
msgstr ""
"Language: fr_CA\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: late.txt
msgctxt "late"
msgid "Your parcel is late."
msgstr "Votre colis\n"
"est \"en retard\" — leave a review"

msgid "one"
msgid_plural "many"
msgstr[0] "un"
msgstr[1] "des"
msgid "not translated"
msgstr ""
"""


def test_translations_are_messages() -> None:
    """Each translation is a message in the language of the header; its context, else its source text, names it; what is not translated is none."""
    found = [one for one in read(Source("fr.po", CATALOGUE)) if isinstance(one, Message)]
    assert [(one.message_id, one.about, one.fields[0].text) for one in found] == [
        ("late", {"lang": "fr"}, 'Votre colis\nest "en retard" — leave a review'), ("one", {"lang": "fr"}, "un"), ("one", {"lang": "fr"}, "des"),
    ]  # fmt: skip


def test_every_character_leads_back() -> None:
    """Letters lead to themselves, escapes to their spelling, across lines."""
    message = next(one for one in read(Source("fr.po", CATALOGUE)) if isinstance(one, Message))
    field = message.fields[0]
    for at, letter in enumerate(field.text):
        start, end = field.positions((at, at + 1))
        assert CATALOGUE[start.offset : end.offset] == {"\n": "\\n", '"': '\\"'}.get(letter, letter)


def test_a_broken_line_is_a_failure_and_the_rest_is_read() -> None:
    """What belongs to nothing is told with its line."""
    found = list(read(Source("x.po", 'msgid "a b"\nmsgstr "c d"\n\nnonsense\n\nmsgid "e"\nmsgstr "f"\n')))
    assert [one.error for one in found if isinstance(one, Failure)] == ["line 4: not valid in a catalogue, expected msgid, msgstr or a text in double quotes"]
    assert [one.fields[0].text for one in found if isinstance(one, Message)] == ["c d", "f"]
