"""The `html` format: one page that needs nothing else, with messages, findings marked in them, filters and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.reporters.closing import closing_lines
from amzlint.reporters.findings import repository_path, shown_failures
from amzlint.reporters.html_message import Numbered, languages_of, message_html
from amzlint.reporters.html_page import asset, failures_section, numbered_messages, page_start, statistics_sections
from amzlint.reporters.labels import Labels
from amzlint.reporters.marked_text import attribute, shown
from amzlint.reporters.whole import WholeReporter
from amzlint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.report import MessageResult, Report
    from amzlint.reporters import Options

STATUSES = ("active", "suppressed", "baselined")


def _select(name: str, label: str, every: str, values: Iterable[str]) -> str:
    options = "".join(f'<option value="{attribute(value)}">{shown(value)}</option>' for value in sorted(set(values)))
    return f'<label>{label} <select name="{name}"><option value="">{every}</option>{options}</select></label>'


def _checkboxes(name: str, values: Iterable[str], labels: Labels) -> str:
    boxes = "".join(f'<label><input type="checkbox" name="{name}" value="{value}" checked> {labels[value]}</label>' for value in values)
    return f"<fieldset><legend>{labels[name]}</legend>{boxes}</fieldset>"


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
        messages, labels = numbered_messages(report, self._options), self._labels
        failures = list(shown_failures(report, self._options))
        return "".join([
            self._head(report), failures_section(failures, labels), _filters(messages, labels) if messages else "",
            '<main id="messages" tabindex="-1">\n', *(message_html(result, found, labels) for result, found in messages), self._empty(report, messages), "</main>\n",
            statistics_sections(report, labels), f"<script>{asset('report.js')}</script>\n</body>\n</html>\n",
        ])  # fmt: skip

    def _head(self, report: Report) -> str:
        tool = " ".join(part for part in ("amzlint", self._options.tool_version) if part)
        named = ", ".join(f"{name} {version}" for name, version in self._options.packs or report.packs)
        packs = f"{self._labels['packs']}: {named}" if named else ""
        labels = self._labels
        first, *others = closing_lines(report, labels)
        verdict = "failed" if report.failures else "findings" if report.messages_with_findings else "clean"
        return (
            page_start(f"amzlint: {first}", labels.language, asset("report.css"), asset("report.js"))
            + f'<a class="skip" href="#messages">{labels["skip"]}</a>\n'
            + f'<header class="page"><h1>{labels["title"]}</h1>\n<p class="summary {verdict}">{shown(first)}</p>\n'
            + "".join(f"<p>{shown(other)}</p>\n" for other in others)
            + f'<p class="facts">{shown("; ".join(part for part in (tool, packs) if part))}</p></header>\n'
        )

    def _empty(self, report: Report, messages: Sequence[tuple[MessageResult, list[Numbered]]]) -> str:
        if messages:
            return ""
        if report.failures or not report.message_count:
            return f"<p>{self._labels['none-checked']}</p>\n"
        return f"<p>{self._labels['none']}</p>\n"
