"""XLIFF: targets with their language and unit, inline tags, entities and CDATA."""

from __future__ import annotations

import pytest

from amzlint.containers.xliff import read
from amzlint.document import Message
from amzlint.report import Failure
from amzlint.source import Source

ONE = """<xliff version="1.2"><file source-language="en" target-language="de-AT"><body>
<trans-unit id="1" resname="late"><source>Late &amp; sorry</source><target>Sp&#228;t &amp; <g id="1">leider</g><x id="2"/> <![CDATA[<b>]]> leave a review</target></trans-unit>
<!-- <target>no</target> --><trans-unit id="2"><source>x</source><target/></trans-unit>
</body></file></xliff>"""
TWO = '<xliff version="2.0" trgLang="es"><file><unit id="u"><segment><source>a</source><target>b c</target></segment></unit></file></xliff>'


def test_targets_are_messages() -> None:
    """Both versions give language, unit and text; comments and empty targets give nothing."""
    (first,) = [one for one in read(Source("x.xlf", ONE)) if isinstance(one, Message)]
    assert (first.message_id, first.about, first.fields[0].text) == ("late", {"lang": "de"}, "Spät & leider <b> leave a review")
    (second,) = [one for one in read(Source("y.xliff", TWO)) if isinstance(one, Message)]
    assert (second.message_id, second.about, second.fields[0].text) == ("u", {"lang": "es"}, "b c")


def test_every_character_leads_back() -> None:
    """Letters lead to themselves and entities to their spelling."""
    message = next(one for one in read(Source("x.xlf", ONE)) if isinstance(one, Message))
    field = message.fields[0]
    spelled = [ONE[start.offset : end.offset] for start, end in (field.positions((at, at + 1)) for at in range(len(field.text)))]
    assert spelled[2] == "&#228;"
    assert spelled[5] == "&amp;"
    assert "".join(spelled).endswith("leave a review")


@pytest.mark.parametrize("source", ["<xliff><target>a b", "<target>" * 5])
def test_an_open_target_is_a_failure(source: str) -> None:
    """A target without its end is told, with its line."""
    (failure,) = [one for one in read(Source("x.xlf", source)) if isinstance(one, Failure)]
    assert failure.line == 1
    assert "not well-formed XML: no element found" in failure.error


def test_many_comments_take_no_longer_than_their_number() -> None:
    """Notes, comments, CDATA and units without an end cost linear time, and each note finds its unit."""
    unit = '<trans-unit id="{n}"><target><![CDATA[text {n}]]></target><note>amzlint: ignore[emoji] reason {n}</note></trans-unit>\n'
    many = '<xliff><file target-language="en">' + "".join(unit.replace("{n}", str(number)) for number in range(5_000)) + "</file></xliff>"
    messages = [one for one in read(Source("a.xlf", many)) if isinstance(one, Message)]
    assert [one.suppressions[0].order.reason for one in messages] == [f"reason {number}" for number in range(5_000)]
    for endless in ("<!-- amzlint: ignore[emoji] ", "<note>amzlint: ", "<![CDATA[ amzlint:", "<unit id='a'> amzlint:"):
        assert [one for one in read(Source("a.xlf", endless * 20_000)) if isinstance(one, Message)] == []
