"""What to do about a finding, in one plain English sentence."""

from __future__ import annotations

import re

import pytest

from amzlint.instruction import MOST_QUOTED, instruction_for
from amzlint.linter import Linter
from amzlint.violation import Rewording
from suggested import message

KEEP = "; keep order IDs, amounts, dates, names and placeholders as they are."


@pytest.mark.parametrize(
    ("advice", "found", "suggestions", "rewording", "expected"),
    [
        ("Be kind.", "x", (), Rewording("You\nmust wait.", "Thank you."), "Replace “You must wait.” with “Thank you.” and leave everything else as it is."),
        (
            "Be kind.", "x", ("Thank you.",), Rewording("You must wait.", "Thank you."),
            "Replace “You must wait.” with “Thank you.” (or delete it, if the message says so already) and leave everything else as it is.",
        ),
        ("Delete the emoji.", "😀", (), None, f"Delete the emoji (found: “😀”){KEEP}"),
        ("Delete it. Say it in words.", "", (), None, f"Delete it; say it in words{KEEP}"),
        ("Answer it.", "no", ("A", "B"), None, f"Answer it (found: “no”), with a suggested text only where its facts are known to be true{KEEP}"),
        ("Answer it.", "y" * 300, (), None, f"Answer it (found: “{'y' * (MOST_QUOTED - 1)}…”){KEEP}"),
        ("", "x", (), None, f"Change what the rule reports (found: “x”){KEEP}"),
        ("Be kind.", "x", ("Thank you.",), Rewording("z" * 201, "Thank you."), f"Be kind (found: “x”), with a suggested text only where its facts are known to be true{KEEP}"),
    ],
)  # fmt: skip
def test_an_instruction_is_one_sentence(advice: str, found: str, suggestions: tuple[str, ...], rewording: Rewording | None, expected: str) -> None:
    """It replaces the sentence where that is possible, and else says what the rule's help says, with what was found."""
    assert instruction_for(advice, found, suggestions, rewording) == expected


def test_every_rule_has_one(shipped: Linter) -> None:
    """The English help of each rule makes one sentence without a question, and none advises a way around a filter."""
    for rule in shipped.packs.rules:
        said = instruction_for(shipped.packs.part("texts")[rule.id]["help"]["en"], "", (), None)
        assert re.fullmatch(r"[A-Z](?:[^.?!]|\.(?=\w)|[.?!](?=[”)]))*\.", said), said
        assert not re.search(r"\b(?:avoid detection|filter|bypass|get around|hide|disguise|spell it differently)\b", said), said


def test_a_finding_carries_it_whatever_the_language_of_the_interface(shipped: Linter) -> None:
    """The instruction of a French finding is English, and quotes the French sentence."""
    finding = shipped.check(message(["Vous devez attendre la livraison."], "reply", "fr", template=False)).violations[0]
    assert finding.instruction == "Replace “Vous devez attendre la livraison.” with “Merci d’attendre la livraison.” and leave everything else as it is."
