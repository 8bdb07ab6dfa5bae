"""Runs the examples inside rules: every `flag` must be found where it is marked, no `pass` may be found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.candidates import resolve, rule_candidates
from amzlint.document import Attachment, Field
from amzlint.errors import ReadError
from amzlint.kinds import Defaults
from amzlint.library import with_misspelt
from amzlint.line_index import LineIndex
from amzlint.placeholders import find_placeholders
from amzlint.reader import read_text
from amzlint.report import Failure
from amzlint.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.rules import Rule


_EXAMPLE_SIZE = 2_000_000  # bytes of each attachment of an example


class ExampleFault(NamedTuple):
    """An example that does not hold. place: file:line of the example, else of its rule; side: flag or pass."""

    rule: str
    place: str
    language: str
    side: str
    text: str
    problem: str


def parse_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    r"""Take the marks `[[ ]]` out of an example; `\[[` and `\]]` stand for the characters themselves.

    Returns the text and the marked spans, in code points. Raises ValueError for a mark without its partner.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    at = 0
    while at < len(marked):
        if marked.startswith(("\\[[", "\\]]"), at):
            text += marked[at + 1 : at + 3]
            at += 3
        elif marked.startswith("[[", at) and opened is None:
            opened = len(text)
            at += 2
        elif marked.startswith("]]", at) and opened is not None:
            # "[[a [b]]]" marks "a [b]": the last two brackets close.
            while marked.startswith("]", at + 2):
                text += "]"
                at += 1
            spans.append((opened, len(text)))
            opened = None
            at += 2
        else:
            text += marked[at]
            at += 1
    if opened is not None:
        raise ValueError("“[[” is never closed")
    return text, spans


def run_examples(linter: Linter, pack: str | None = None) -> Iterator[ExampleFault | None]:
    """Run the examples of all rules (of one pack); yields None for each that holds and a fault for each that does not."""
    examples = linter.packs.part("examples")
    for rule in linter.packs.rules:
        if pack is not None and rule.pack != pack:
            continue
        for side in ("flag", "pass"):
            for language, entries in examples[rule.id][side].items():
                for entry in entries:
                    problem = _problem(linter, rule, side, language, entry)
                    yield None if problem is None else ExampleFault(rule.id, entry.get("place", rule.place), language, side, entry["text"], problem)


def _problem(linter: Linter, rule: Rule, side: str, language: str, entry: dict[str, Any]) -> str | None:
    try:
        text, marks = parse_marks(entry["text"])
        marks = [*marks, *(mark for name in entry.get("attachments", ()) for mark in parse_marks(name)[1])]
    except ValueError as error:
        return str(error)
    if side == "flag" and not marks:
        return "nothing is marked; expected [[ ]] around what must be found"
    try:
        found = _found(linter, rule, example_document(rule, language, entry, text))
    except ReadError as error:
        return str(error)
    if side == "pass":
        return f"found {_shown(text, found)}, expected nothing" if found else None
    if found == marks:
        return None
    return f"found {_shown(text, found)}, expected {_shown(text, marks)}"


def example_document(rule: Rule, language: str, entry: Mapping[str, Any], text: str) -> Document:
    """Return an example as a message of the kind, language and facts that it names; without a kind it is the first in which the rule is on.

    language: `any` for a rule that needs no words; entry: the example as its pack holds it; text: its text without marks. Raises ReadError.
    """
    kind = entry.get("kind") or next((kind for kind in KINDS if rule.severity.get(kind) != "off"), "reply")
    defaults = Defaults(kind, entry.get("lang") if language == "any" else language, entry.get("template"), markup=entry.get("markup"))
    facts: dict[str, Any] = {name: date.fromisoformat(entry[name]) for name in ("sent_at", "ordered_at", "delivered_at") if name in entry}
    if "operation" in entry:
        facts["operation"] = entry["operation"]
    names = [parse_marks(name)[0] for name in entry.get("attachments", ())]
    if names:
        facts["attachments"] = tuple(Attachment(Field("attachment", "attachment", name, LineIndex(name)), size=_EXAMPLE_SIZE) for name in names)
    if "siblings" in entry:
        facts["siblings"] = tuple(frozenset(one.name.strip().lower() for one in find_placeholders(sibling)) for sibling in entry["siblings"])
    library = [document for other in entry.get("library", ()) for document in read_text(other, "example", defaults, lambda _: None) if not isinstance(document, Failure)]
    for document in read_text(text, "example", defaults, lambda _: None):
        if isinstance(document, Failure):
            raise ReadError(document.error)
        own, *_ = with_misspelt([document._replace(**facts), *(other._replace(index=number) for number, other in enumerate(library, 2))])
        return own
    raise ReadError("the example holds no message")


def _found(linter: Linter, rule: Rule, document: Document) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    languages = linter.languages(document)
    if document.language is None:
        # Examples for any language run with all lexicons, since none of them is declared.
        languages = languages._replace(used=tuple(linter.packs.languages))
    reading = linter.read(document, languages)
    level = rule.severity_for(document.kind, document.template)
    if level == "off":
        level = "info"
    for candidate in resolve(rule_candidates(rule, level, document, reading)):
        segment = document.segment(candidate.match.segment)
        span, _ = segment.to_field.to_source((candidate.match.start, candidate.match.end))
        spans.append((span.start, span.end))
    return spans


def _shown(text: str, spans: list[tuple[int, int]]) -> str:
    return " and ".join(f"“{text[start:end]}”" for start, end in spans) or "nothing"
