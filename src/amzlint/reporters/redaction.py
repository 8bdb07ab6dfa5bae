"""What `--redact` hides: every character that comes from a message, for messages hold customers' data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.report import Failure
    from amzlint.violation import Violation

REDACTED = "[redacted]"
_QUOTES = frozenset('“”„‟«»‹›「」『』〝〞〟"')
# Below this length a finding's text is more likely an ordinary word of the rule's own sentence than a quotation.
_SHORTEST_QUOTATION = 5


def redact_violation(violation: Violation) -> Violation:
    """Return the violation without any text of its message; places, fingerprint, advice and the message's id stay."""
    message = violation.message
    # A rule that forgot its quotation marks must not give the text away.
    if len(violation.text) >= _SHORTEST_QUOTATION:
        message = message.replace(violation.text, REDACTED)
    message = redact_quotations(message)
    suggestions = tuple(_without(violation.own_values, suggestion) for suggestion in violation.suggestions)
    instruction = redact_quotations(violation.instruction)
    return violation._replace(
        message=message, text=REDACTED if violation.text else "", source_line="", suggestions=suggestions, own_values=(), rewording=None, instruction=instruction, fix=None
    )


def _without(values: tuple[str, ...], text: str) -> str:
    for value in values:
        text = text.replace(value, REDACTED)
    return text


def redact_failure(failure: Failure) -> Failure:
    """Return the failure without what its error quotes."""
    return failure._replace(error=redact_quotations(failure.error))


def redact_quotations(text: str) -> str:
    """Hide everything from the first quotation mark to the last, for what is quoted may hold quotation marks of its own."""
    marks = [at for at, character in enumerate(text) if character in _QUOTES]
    if not marks:
        return text
    first, last = marks[0], marks[-1]
    # A mark that is never closed hides the rest.
    return text[: first + 1] + REDACTED + (text[last:] if last > first else "")
