"""One message of the `html` report: its text with the findings marked, and the findings with reason, wording and source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amzlint.reporters.cells import one_line
from amzlint.reporters.findings import address_of, cited, edits_of, paragraph, repository_path
from amzlint.reporters.marked_text import Mark, attribute, marked_text, shown
from amzlint.violation import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amzlint.report import FieldText, MessageResult
    from amzlint.violation import Reference, Violation

MOST_QUOTED = 400  # code points of the text before a change
AROUND = 60  # code points of a line around an edit
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Numbered(NamedTuple):
    """A finding with its number in the report, from 1."""

    number: int
    violation: Violation


def languages_of(result: MessageResult) -> list[str]:
    """Return the languages of a message."""
    return [language for language in (result.lang or "").split(",") if language]


def field_of(violation: Violation, texts: Sequence[FieldText]) -> int:
    """Return the number of the field that a finding is in, -1 where none of that name has its text; several fields may share a name."""
    span = slice(*violation.in_message)
    return next((number for number, field in enumerate(texts) if field.name == violation.field and field.text[span] == violation.text), -1)


def message_html(result: MessageResult, findings: Sequence[Numbered]) -> str:
    """Return a message with its findings, which may be redacted; a message without texts shows its findings alone."""
    path = repository_path(result.path)
    number = f"message {result.index}" if result.message_id is None else f"message {result.index} ({one_line(result.message_id)})"
    kind = (result.kind or "kind unknown") + {True: ", template", False: "", None: ""}[result.template]
    facts = [kind, result.lang or "language unknown"]
    lines = [
        f'<article class="message" data-file="{attribute(path)}" data-lang="{attribute(" ".join(languages_of(result)))}">',
        f'<header><h2>{shown(one_line(path))} <small>{shown(number)}</small></h2><p class="facts">{shown(" · ".join(facts))}</p></header>',
    ]
    marks: dict[int, list[Mark]] = {}
    for number_of_finding, one in findings:
        place = field_of(one, result.texts)
        if place >= 0 and one.in_message.end > one.in_message.start:
            marks.setdefault(place, []).append(Mark(number_of_finding, one.in_message, one.severity, RANK[one.severity]))
    marked = {mark.number for row in marks.values() for mark in row}
    lines += _fields(result, marks)
    lines += ['<ol class="findings">', *(_finding(one, is_marked=one.number in marked) for one in findings), "</ol>", "</article>"]
    return "\n".join(lines) + "\n"


def _fields(result: MessageResult, marks: Mapping[int, Sequence[Mark]]) -> list[str]:
    language = next((code for code in languages_of(result) if _LANGUAGE.fullmatch(code)), "")
    lang = f' lang="{language}"' if language else ""
    lines = []
    for place, field in enumerate(result.texts):
        heading = f"<h3>{shown(one_line(field.name))}</h3>" if len(result.texts) > 1 else ""
        lines.append(f'<div class="field">{heading}<div class="text" dir="auto"{lang}>{marked_text(field.text, marks.get(place, []))}</div></div>')
    return lines


def _finding(one: Numbered, *, is_marked: bool) -> str:
    number, violation = one
    start = violation.start
    place = f"line {start.line}, column {start.column}"
    if is_marked:
        place = f'<a href="#t{number}">{place}</a>'
    status = "" if violation.status == "active" else f' <span class="status">{violation.status}</span>'
    about = f'data-number="{number}" data-severity="{violation.severity}" data-rule="{attribute(violation.rule)}" data-status="{violation.status}"'
    badge = f'<span class="badge {violation.severity}">{violation.severity}</span>{status}'
    said = f"<strong>{shown(one_line(violation.message))}</strong> <code>{shown(violation.rule)}</code>"
    lines = [f'<li class="finding" id="f{number}" tabindex="-1" {about}>', f'<p class="head">{badge} {said} <span class="place">{place}</span></p>']
    lines += [f"<p>{shown(paragraph(text))}</p>" for text in (violation.help, violation.why) if text.strip()]
    lines += _changes(violation)
    lines += [f'<p class="source">Source: {_source(source)}</p>' for source in violation.sources]
    return "\n".join([*lines, "</li>"])


def _source(source: Reference) -> str:
    address = address_of(source)
    text = shown(cited(source))
    return f'<a href="{attribute(address)}" rel="noreferrer noopener">{text}</a>' if address else text


def _changes(violation: Violation) -> list[str]:
    fixed = _fixed_line(violation)
    lines = [_change("Before", [fixed[0]], _option_of(violation), [fixed[1]])] if fixed else []
    if violation.suggestions:
        found = violation.text.strip()
        if len(found) > MOST_QUOTED:
            found = f"{found[:MOST_QUOTED]} …"
        lines.append(_change("Before", [found] if found else [], "Suggested wording", violation.suggestions))
    return lines


def _option_of(violation: Violation) -> str:
    return "After --fix --unsafe-fixes" if violation.fix.get("level") == "unsafe" else "After --fix"


def _change(before: str, old: Sequence[str], after: str, new: Sequence[str]) -> str:
    rows = [f"<dt>{before}</dt>", *(f'<dd dir="auto"><del>{shown(text)}</del></dd>' for text in old)] if old else []
    rows += [f"<dt>{after}</dt>", *(f'<dd dir="auto"><ins>{shown(text)}</ins></dd>' for text in new)]
    return f'<dl class="change">{"".join(rows)}</dl>'


def _fixed_line(violation: Violation) -> tuple[str, str] | None:
    """Return the part of the finding's line around its edits, before and after them; None where there is no fix inside that line."""
    edits = sorted(edits_of(violation), key=lambda edit: edit.start.offset)
    line, number = violation.source_line, violation.start.line
    if not edits or any(edit.start.line != number or edit.end.line != number for edit in edits):
        return None
    left, right = max(edits[0].start.column - 1 - AROUND, 0), edits[-1].end.column - 1 + AROUND
    pieces, at = [], left
    for edit in edits:
        pieces += [line[at : edit.start.column - 1], edit.text]
        at = edit.end.column - 1
    return line[left:right], "".join([*pieces, line[at:right]])
