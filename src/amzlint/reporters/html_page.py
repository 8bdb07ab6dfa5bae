"""What the HTML pages share: a head that lets nothing foreign run or load, and the sections that both have."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from amzlint.reporters.cells import one_line
from amzlint.reporters.findings import repository_path, shown_violation
from amzlint.reporters.html_message import Numbered
from amzlint.reporters.marked_text import attribute, shown
from amzlint.reporters.statistics import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options
    from amzlint.reporters.labels import Labels
    from amzlint.reporters.statistics import Table


def asset(name: str) -> str:
    """Return a file that stands inside pages."""
    return (resources.files("amzlint") / "data" / name).read_text(encoding="utf-8")


def page_start(title: str, language: str, style: str, script: str = "") -> str:
    """Return a page up to its body; a policy inside it forbids every style and script but these."""
    scripts = f"; script-src {_hash(script)}" if script else ""
    policy = f"default-src 'none'; style-src {_hash(style)}{scripts}; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{shown(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def numbered_messages(report: Report, options: Options) -> list[tuple[MessageResult, list[Numbered]]]:
    """Return the messages with findings, these numbered throughout and as the options let them be shown."""
    messages = []
    number = 0
    for result in report.messages:
        found = []
        for violation in result.violations:
            number += 1
            found.append(Numbered(number, shown_violation(violation, options)))
        if found:
            messages.append((result._replace(texts=()) if options.redact else result, found))
    return messages


def failures_section(failures: Sequence[Failure], labels: Labels) -> str:
    """Return what could not be checked, nothing where all could."""
    if not failures:
        return ""
    rows = []
    for failure in failures:
        path = shown(one_line(repository_path(failure.path)))
        rows.append(f"<li><code>{path}{f':{failure.line}' if failure.line else ''}</code> {shown(one_line(failure.error))}</li>")
    return f'<section id="failures"><h2>{labels["not-checked"]} ({len(failures)})</h2><ul>{"".join(rows)}</ul></section>\n'


def statistics_sections(report: Report, labels: Labels) -> str:
    """Return how often each rule, category, language and file has a finding, nothing where none has."""
    return "".join(_statistics_section(table, labels) for table in tables(report))


def _statistics_section(table: Table, labels: Labels) -> str:
    graded = bool(table.rows[0][1])
    heads = [labels[name] for name in (table.trait, *(["severity"] if graded else []), "count")]
    rows = ([code(value), *([labels[severity]] if graded else []), str(number)] for value, severity, number in table.rows)
    return table_section(f"by-{table.trait}", labels[f"by-{table.trait}"], heads, rows)


def code(text: str) -> str:
    """Return a name or path from outside as code, on one line."""
    return f"<code>{shown(one_line(text))}</code>"


def table_section(name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a section with a table; the cells are HTML already."""
    head = "".join(f"<th>{text}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<section id="{name}"><h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>\n'
