"""The record of a check as one page to print and to attach: what was looked at, by which rules, what was found, and what was let through by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amzlint.reporters.cells import one_line
from amzlint.reporters.closing import closing_lines, counted
from amzlint.reporters.findings import paragraph, repository_path, shown_failures
from amzlint.reporters.html_message import languages_of, message_html
from amzlint.reporters.html_page import asset, code, failures_section, numbered_messages, page_start, statistics_sections, table_section
from amzlint.reporters.labels import Labels
from amzlint.reporters.marked_text import shown
from amzlint.reporters.redaction import redact_quotations
from amzlint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amzlint.report import MessageResult, Report
    from amzlint.reporters import Options

EXIT_MEANINGS = {0: "clean", 1: "findings at or above the level that fails", 3: "something could not be checked"}

LABELS = Labels("en")  # the record is read by Amazon, in one language

class CheckedFile(NamedTuple):
    """A file as it was read. size: in bytes."""

    path: str
    size: int
    sha256: str


class PackState(NamedTuple):
    """A pack of the run. effective: the day whose policy it states, empty where it does not say; checked: the first and the last day on which a source of its rules was read."""

    name: str
    version: str
    effective: str
    checked: tuple[str, str] | None


class Permission(NamedTuple):
    """A suppression: where it stands, of which rule, and who gave it, why, until when. fault: why it counts for nothing, empty when it does count."""

    path: str
    line: int
    rule: str
    owner: str
    reason: str
    until: str
    fault: str = ""


class OldFinding(NamedTuple):
    """An entry of the baseline. known: how many findings it covers; met: how many of them this check met."""

    rule: str
    fingerprint: str
    known: int
    met: int


class Evidence(NamedTuple):
    """All that the record says beside the report of the run.

    date: of the record (ISO); settings: what the run was told, by name; rules: how many ran; left_out: the names of those that did not; baseline: None where the run had none.
    """

    date: str
    settings: tuple[tuple[str, str], ...]
    packs: tuple[PackState, ...]
    rules: int
    left_out: tuple[str, ...]
    files: tuple[CheckedFile, ...]
    permissions: tuple[Permission, ...]
    baseline: tuple[OldFinding, ...] | None
    exit_code: int


def evidence_page(evidence: Evidence, report: Report, options: Options) -> str:
    """Return the whole page; the report must have kept its messages. It holds no script, and a policy inside it forbids every one."""
    first, *others = closing_lines(report)
    messages = numbered_messages(report, options)
    verdict = {0: "clean", 3: "failed"}.get(evidence.exit_code, "findings")
    return "".join([
        page_start(f"Record of {evidence.date}: {first}", LABELS.language, asset("report.css")),
        f'<header class="page"><h1>Messages to buyers: record of a check</h1>\n<p class="facts">{shown(evidence.date)}</p>\n<p class="summary {verdict}">{shown(first)}</p>\n',
        *(f"<p>{shown(other)}</p>\n" for other in others),
        f"<p>Exit status {evidence.exit_code}: {EXIT_MEANINGS[evidence.exit_code]}.</p></header>\n<main class='record'>\n",
        _settings(evidence, options), _packs(evidence.packs), _extent(report), _files(evidence.files, report),
        failures_section(list(shown_failures(report, options)), LABELS), statistics_sections(report, LABELS),
        _permissions(evidence.permissions, options), _baseline(evidence.baseline),
        '<section id="findings"><h2>Findings</h2><p>', "Those let through are marked as suppressed or baselined." if messages else "There is none.", "</p></section>\n",
        *(message_html(result, found, LABELS) for result, found in messages), "</main>\n</body>\n</html>\n",
    ])  # fmt: skip


def _settings(evidence: Evidence, options: Options) -> str:
    rows = [("amzlint", options.tool_version), ("rules", str(evidence.rules)), ("rules that did not run", ", ".join(evidence.left_out) or "none"), *evidence.settings]
    return table_section("settings", "How it was checked", ("setting", "value"), ((shown(name), shown(paragraph(value))) for name, value in rows))


def _packs(packs: Sequence[PackState]) -> str:
    rows = ((shown(pack.name), shown(pack.version), shown(pack.effective or "not stated"), shown(" to ".join(dict.fromkeys(pack.checked or ("no source",))))) for pack in packs)
    return table_section("packs", "Packs of rules", ("pack", "version", "state of the policy", "sources read"), rows)


def _extent(report: Report) -> str:
    """Return how many messages there were of each kind, in each language and with each verdict."""
    aspects: tuple[tuple[str, Callable[[MessageResult], Iterable[str]]], ...] = (
        ("kind", lambda one: [one.kind or "unknown"]),
        ("language", lambda one: languages_of(one) or ["unknown"]),
        ("template", lambda one: [{True: "yes", False: "no", None: "unknown"}[one.template]]),
        ("verdict", lambda one: [one.verdict]),
    )
    rows: list[tuple[str, str, str]] = []
    for name, values in aspects:
        counts: dict[str, int] = {}
        for message in report.messages:
            for value in values(message):
                counts[value] = counts.get(value, 0) + 1
        rows += [(name, shown(one_line(value)), str(number)) for value, number in sorted(counts.items())]
    return table_section("extent", f"What was checked: {counted(report.message_count, 'message')} in {counted(report.files, 'file')}", ("of the messages", "", "number"), rows)


def _files(files: Sequence[CheckedFile], report: Report) -> str:
    by_path: dict[str, list[MessageResult]] = {}
    for message in report.messages:
        by_path.setdefault(message.path, []).append(message)

    def row(file: CheckedFile) -> Iterator[str]:
        messages = by_path.get(file.path, [])
        active = [violation.severity for message in messages for violation in message.violations if violation.status == "active"]
        yield code(repository_path(file.path))
        yield f"{file.size:,}"
        yield f"<code>{file.sha256}</code>"
        yield str(len(messages))
        yield shown(", ".join(sorted({message.kind or "unknown" for message in messages})))
        yield shown(one_line(", ".join(sorted({language for message in messages for language in languages_of(message)}))))
        yield ", ".join(counted(active.count(severity), severity) for severity in SEVERITIES if severity in active) or ("none" if messages else "")

    heads = ("file", "bytes", "SHA-256", "messages", "kinds", "languages", "findings")
    return table_section("files", "Files", heads, (tuple(row(file)) for file in files))


def _permissions(permissions: Sequence[Permission], options: Options) -> str:
    if not permissions:
        return '<section id="suppressions"><h2>Suppressions</h2><p>There is none.</p></section>\n'

    def row(one: Permission) -> tuple[str, ...]:
        fault = redact_quotations(one.fault) if options.redact else one.fault
        state = f"counts for nothing: {one_line(fault)}" if fault else "counts"
        given = (paragraph(one.reason) or "none given", one_line(one.owner) or "not named", one.until or "no end", state)
        return f"{code(repository_path(one.path))}:{one.line}", code(one.rule), *map(shown, given)

    return table_section("suppressions", f"Suppressions ({len(permissions)})", ("where", "rule", "reason", "given by", "until", "state"), map(row, permissions))


def _baseline(entries: Sequence[OldFinding] | None) -> str:
    if entries is None:
        return '<section id="baseline"><h2>Baseline</h2><p>The check used none.</p></section>\n'
    rows = ((code(entry.rule), code(entry.fingerprint), str(entry.known), str(entry.met)) for entry in entries)
    return table_section("baseline", f"Baseline: {counted(sum(entry.known for entry in entries), 'old finding')}", ("rule", "fingerprint", "known", "met in this check"), rows)
