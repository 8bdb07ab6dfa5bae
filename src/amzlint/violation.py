"""A violation: a match placed in the file, with everything that a person or a program needs to know about it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from amzlint.spans import Position, Span

SEVERITIES = ("error", "warning", "info")
FINGERPRINT_FORMAT = 1
RANK = {"off": 0, "info": 1, "warning": 2, "error": 3}


@lru_cache(maxsize=32)
def _begun(rule: str, folded: str) -> Any:
    # A long message with many findings of a rule is hashed once.
    import hashlib  # noqa: PLC0415  (a millisecond or more that only formats with fingerprints pay)

    # Lines that wrap elsewhere and blank lines are no news.
    words = " ".join(folded.split())
    return hashlib.sha256(f"{FINGERPRINT_FORMAT}\0{rule}\0{words}\0".encode("utf-8", "surrogatepass"))


class Reference(NamedTuple):
    """The source of a rule. trust: official, quoted, third-party, seed or inference; checked: the day it was last read (ISO)."""

    title: str
    ref: str
    checked: str
    trust: str


class Edit(NamedTuple):
    """Characters of a field and what shall stand in their place. field: its number in `fields_of`; start, end: code points of its text; text: as the field writes it."""

    field: int
    start: int
    end: int
    text: str

    def overlaps(self, other: Edit) -> bool:
        """Say whether both change the same characters, or put text at the same place."""
        if self.field != other.field:
            return False
        return (self.start < other.end and other.start < self.end) or self.start == other.start


class Fix(NamedTuple):
    """How a finding is mended. level: safe, or unsafe where the meaning changes; edits: of the message's texts; held_back: why they must not be made, then there are none."""

    level: str
    edits: tuple[Edit, ...] = ()
    held_back: str = ""


class Rewording(NamedTuple):
    """A sentence of the message and what could stand in its place as it is."""

    before: str
    after: str


class Violation(NamedTuple):
    """One finding.

    start, end: places in the file; in_message: code points of the decoded field; text: the characters found; status: active, suppressed or baselined;
    suppressible: whether a comment or a setting may silence it; identity: rule, folded text of the whole message, and the number of the finding among those of its rule in it;
    own_values: values of the message that the suggestions hold;
    rewording: the faulty sentence, with what could stand there as it is, None where only a person can tell; instruction: what to do, as one English sentence;
    remedy: how it is mended, None where only a person can; fix: the same for the file, None or {"level": …, "edits": […]} with `start` and `end` (places in the file, as objects
    like `Position`) and the `text` to put there, for each edit.
    """

    path: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a finding
    message_id: str | None
    field: str
    rule: str
    category: str
    severity: str
    kind: str | None
    lang: str | None
    message: str
    why: str
    help: str
    text: str
    start: Position
    end: Position
    in_message: Span
    suggestions: tuple[str, ...]
    sources: tuple[Reference, ...]
    identity: tuple[str, str, int]
    source_line: str
    remedy: Fix | None = None
    own_values: tuple[str, ...] = ()
    rewording: Rewording | None = None
    instruction: str = ""
    fix: Any = None
    status: str = "active"
    suppressible: bool = True

    @property
    def fingerprint(self) -> str:
        """What names the finding across runs: 16 hex digits over rule, folded message and ordinal; no path, no line."""
        return self.fingerprint_as(self.rule)

    def fingerprint_as(self, rule: str) -> str:
        """Return the fingerprint that the finding has under another name of its rule."""
        _, folded, ordinal = self.identity
        digest = _begun(rule, folded).copy()
        digest.update(str(ordinal).encode())
        return str(digest.hexdigest()[:16])
