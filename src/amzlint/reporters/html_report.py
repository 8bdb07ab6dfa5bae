"""The `html` format: one page that needs nothing else, with messages, findings marked in them, filters and search."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from amzlint.reporters.cells import one_line
from amzlint.reporters.closing import closing_lines
from amzlint.reporters.findings import repository_path, shown_failures, shown_violation
from amzlint.reporters.html_message import Numbered, languages_of, message_html
from amzlint.reporters.labels import Labels
from amzlint.reporters.marked_text import attribute, shown
from amzlint.reporters.statistics import tables
from amzlint.reporters.whole import WholeReporter
from amzlint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options
    from amzlint.reporters.statistics import Table

STATUSES = ("active", "suppressed", "baselined")


def _asset(name: str) -> str:
    return (resources.files("amzlint") / "data" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _select(name: str, label: str, every: str, values: Iterable[str]) -> str:
    options = "".join(f'<option value="{attribute(value)}">{shown(value)}</option>' for value in sorted(set(values)))
    return f'<label>{label} <select name="{name}"><option value="">{every}</option>{options}</select></label>'


def _checkboxes(name: str, values: Iterable[str], labels: Labels) -> str:
    boxes = "".join(f'<label><input type="checkbox" name="{name}" value="{value}" checked> {labels[value]}</label>' for value in values)
    return f"<fieldset><legend>{labels[name]}</legend>{boxes}</fieldset>"


def _failures(failures: Sequence[Failure], labels: Labels) -> str:
    if not failures:
        return ""
    rows = []
    for failure in failures:
        path = shown(one_line(repository_path(failure.path)))
        rows.append(f"<li><code>{path}{f':{failure.line}' if failure.line else ''}</code> {shown(one_line(failure.error))}</li>")
    return f'<section id="failures"><h2>{labels["not-checked"]} ({len(failures)})</h2><ul>{"".join(rows)}</ul></section>\n'


def _table(table: Table, labels: Labels) -> str:
    graded = bool(table.rows[0][1])
    names = [table.trait, *(["severity"] if graded else []), "count"]
    head = "".join(f"<th>{labels[name]}</th>" for name in names)
    rows = "".join(
        f"<tr><td><code>{shown(one_line(value))}</code></td>{f'<td>{labels[severity]}</td>' if graded else ''}<td>{number}</td></tr>" for value, severity, number in table.rows
    )
    return f'<section id="by-{table.trait}"><h2>{labels[f"by-{table.trait}"]}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>\n'


def _filters(messages: Sequence[tuple[MessageResult, list[Numbered]]], labels: Labels) -> str:
    findings = [one.violation for _, found in messages for one in found]
    statuses = [status for status in STATUSES if any(one.status == status for one in findings)]
    parts = [
        f'<label class="search">{labels["search"]} <input type="search" name="search" autocomplete="off" aria-keyshortcuts="/"></label>',
        _checkboxes("severity", SEVERITIES, labels),
        _checkboxes("status", statuses, labels) if len(statuses) > 1 else "",
        _select("rule", labels["rule"], labels["all"], (one.rule for one in findings)),
        _select("lang", labels["language"], labels["all"], (language for result, _ in messages for language in languages_of(result))),
        _select("file", labels["file"], labels["all"], (repository_path(result.path) for result, _ in messages)),
        f'<button type="reset">{labels["show-all"]}</button>',
    ]
    return f'<form id="filters" role="search" aria-label="{labels["filter"]}" data-shown="{labels["shown"]}" hidden>{"".join(parts)}<p id="shown" role="status"></p></form>\n'


class HtmlReporter(WholeReporter):
    """Writes one page at the end; the report must have kept its messages, with their texts where the page is to show them."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._labels = Labels(options.ui_lang)

    def finish(self, report: Report) -> str:
        """Return the whole page. Nothing from outside becomes mark-up, and a policy inside the page forbids every script and style but its own."""
        messages, labels = self._numbered(report), self._labels
        failures = list(shown_failures(report, self._options))
        return "".join([
            self._head(report), _failures(failures, labels), _filters(messages, labels) if messages else "",
            '<main id="messages" tabindex="-1">\n', *(message_html(result, found, labels) for result, found in messages), self._empty(report, messages), "</main>\n",
            *(_table(table, labels) for table in tables(report)),
            f"<script>{_asset('report.js')}</script>\n</body>\n</html>\n",
        ])  # fmt: skip

    def _numbered(self, report: Report) -> list[tuple[MessageResult, list[Numbered]]]:
        messages = []
        number = 0
        for result in report.messages:
            found = []
            for violation in result.violations:
                number += 1
                found.append(Numbered(number, shown_violation(violation, self._options)))
            if found:
                messages.append((result._replace(texts=()) if self._options.redact else result, found))
        return messages

    def _head(self, report: Report) -> str:
        style, script = _asset("report.css"), _asset("report.js")
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
        tool = " ".join(part for part in ("amzlint", self._options.tool_version) if part)
        named = ", ".join(f"{name} {version}" for name, version in self._options.packs or report.packs)
        packs = f"{self._labels['packs']}: {named}" if named else ""
        labels = self._labels
        first, *others = closing_lines(report, labels)
        verdict = "failed" if report.failures else "findings" if report.messages_with_findings else "clean"
        return (
            f'<!DOCTYPE html>\n<html lang="{labels.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
            f"<title>amzlint: {shown(first)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#messages">{labels["skip"]}</a>\n'
            f'<header class="page"><h1>{labels["title"]}</h1>\n<p class="summary {verdict}">{shown(first)}</p>\n'
            + "".join(f"<p>{shown(other)}</p>\n" for other in others)
            + f'<p class="facts">{shown("; ".join(part for part in (tool, packs) if part))}</p></header>\n'
        )

    def _empty(self, report: Report, messages: Sequence[tuple[MessageResult, list[Numbered]]]) -> str:
        if messages:
            return ""
        if report.failures or not report.message_count:
            return f"<p>{self._labels['none-checked']}</p>\n"
        return f"<p>{self._labels['none']}</p>\n"
