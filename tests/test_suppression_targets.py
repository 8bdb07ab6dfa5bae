"""Which messages a comment beside them is meant for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amzlint.containers.po import read as read_po
from amzlint.containers.xliff import read as read_xliff
from amzlint.document import Message
from amzlint.source import Source

# For each entry how many translations it has, and how many comments stand beside it.
ENTRIES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=8)


def catalogue(entries: list[tuple[int, int]]) -> str:
    """Write a catalogue; the reason of each comment names its entry."""
    text = 'msgid ""\nmsgstr "Language: en\\n"\n\n'
    for number, (forms, comments) in enumerate(entries):
        text += f"#{'.' * (number % 2)} amzlint: ignore[emoji] entry {number}\n" * comments + f'msgctxt "{number}"\nmsgid "a"\n'
        text += "".join(f'msgstr[{form}] "text"\n' for form in range(forms)) if forms > 1 else f'msgstr "{"text" * forms}"\n'
    return text


def units(entries: list[tuple[int, int]]) -> str:
    """Write the same as XLIFF on one line: the first comment above the unit, the others as notes behind the targets."""
    text = '<xliff version="2.0" trgLang="en"><file>'
    for number, (forms, comments) in enumerate(entries):
        reason = f"amzlint: ignore[emoji] entry {number}"
        text += f"<!-- {reason} -->" if comments else ""
        text += f'<unit id="{number}">' + "<segment><target>text</target></segment>" * forms + f"<note>{reason}</note>" * (comments - 1) + "</unit>"
    return text + "</file></xliff>"


@given(ENTRIES)
def test_every_comment_covers_its_entry_and_no_other(entries: list[tuple[int, int]]) -> None:
    """All translations of an entry get its comments, shared where there are several; one without a translation is idle, at some message where there is any."""
    for read, text in ((read_po, catalogue(entries)), (read_xliff, units(entries))):
        messages = [one for one in read(Source("a", text)) if isinstance(one, Message)]
        assert [one.message_id for one in messages] == [str(number) for number, (forms, _) in enumerate(entries) for _ in range(forms)]
        for message in messages:
            forms, comments = entries[int(message.message_id or 0)]
            own = [one for one in message.suppressions if not one.idle]
            assert [one.order.reason for one in own] == [f"entry {message.message_id}"] * comments
            assert all(one.shared is (forms > 1) for one in own)
        idle = [one.order.reason for message in messages for one in message.suppressions if one.idle]
        assert sorted(idle) == (sorted(f"entry {number}" for number, (forms, comments) in enumerate(entries) if not forms for _ in range(comments)) if messages else [])
