"""Which findings a rewrite can settle by other wording, and which only a person can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from amzlint.report import MessageResult
    from amzlint.rules import Rule
    from amzlint.violation import Violation

# Facts of the message, its files and its layout, which no other sentence mends.
_OF_FACTS = frozenset(("required", "window", "length", "attachment", "payload", "language", "html_style", "duplicate"))
_OF_WHOLE_MESSAGES = ("not-permitted-type", "amzlint", "unfilled-placeholder")
# They stand in a sentence, though policy counts them among the types of messages.
_SAID_IN_A_SENTENCE = frozenset(("type-cancel-request",))


def is_of_wording(rule: Rule | None) -> bool:
    """Say whether another wording settles what a rule finds. rule: None for findings of amzlint itself."""
    if rule is None or rule.check in _OF_FACTS:
        return False
    return rule.category not in _OF_WHOLE_MESSAGES or rule.id in _SAID_IN_A_SENTENCE


def is_of_type(rule: Rule | None) -> bool:
    """Say whether a rule is about the type of the whole message."""
    return rule is not None and rule.category == "not-permitted-type" and not is_of_wording(rule)


def faults(result: MessageResult) -> list[Violation]:
    """Return the findings that keep a message from being clean: errors and warnings that nothing silences."""
    return [one for one in result.violations if one.status == "active" and one.severity != "info"]


def of_wording(found: Collection[Violation], rules: Mapping[str, Rule]) -> list[Violation]:
    """Return the findings that another wording settles."""
    return [one for one in found if is_of_wording(rules.get(one.rule))]
