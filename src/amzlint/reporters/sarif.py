"""The `sarif` format: one SARIF 2.1.0 log, for code scanning and for tools that read several linters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from amzlint.reporters.cells import one_line
from amzlint.reporters.findings import (
    NOT_CHECKED,
    address_of,
    cited,
    described_failure,
    edits_of,
    encodable,
    excuse_text,
    paragraph,
    repository_path,
    shown_failures,
    shown_violation,
)  # fmt: skip
from amzlint.reporters.json_report import escape_unsafe, summary_fields
from amzlint.reporters.markdown_text import escape_markdown
from amzlint.reporters.whole import WholeReporter
from amzlint.violation import Excuse

if TYPE_CHECKING:
    from amzlint.report import Failure, Report
    from amzlint.spans import Position
    from amzlint.violation import Violation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "amzlint/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_WHEN_NOTHING_IS_SAID = {
    "comment": "Silenced by a comment, which gives no reason.",
    "configuration": "Silenced by the configuration, which gives no reason.",
    "baseline": "Known from the baseline.",
    "revision": "In lines that did not change since the revision compared with.",
}


def message_text(text: str) -> dict[str, str]:
    """Return a message object; signs that SARIF gives a meaning to are escaped as its section 3.11 asks: braces of placeholders, brackets of embedded links."""
    text = text.replace("{", "{{").replace("}", "}}")
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


def artifact_location(path: str) -> dict[str, str]:
    """Return where a file is: relative to the root of the sources, or absolute."""
    shown = repository_path(path)
    try:
        data = shown.encode("utf-8", "surrogateescape")  # a file name that is not UTF-8 keeps its bytes
    except UnicodeEncodeError:
        data = shown.encode("utf-8", "surrogatepass")
    if Path(shown).is_absolute():
        return {"uri": "file://" + quote(data if data.startswith(b"/") else b"/" + data)}
    return {"uri": quote(data), "uriBaseId": "%SRCROOT%"}


def region(start: Position, end: Position) -> dict[str, Any]:
    """Return a region in lines and columns, which count code points."""
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _rule(violation: Violation) -> dict[str, Any]:
    name = violation.rule.replace("-", " ")
    parts = [paragraph(violation.why), paragraph(violation.help)]
    cites = [cited(source) for source in violation.sources]
    text = "\n\n".join(part for part in (*parts, *(f"Source: {cite}" for cite in cites)) if part)
    markdown = "\n\n".join(escape_markdown(part) for part in parts if part) + "".join(f"\n\n*Source:* {escape_markdown(cite)}" for cite in cites)
    rule: dict[str, Any] = {
        "id": violation.rule,
        "shortDescription": {"text": parts[0] or name},
        "fullDescription": {"text": " ".join(part for part in parts if part) or name},
        "help": {"text": text or name, "markdown": markdown or name},
        "properties": {"category": violation.category, "tags": [violation.category], "sources": [source._asdict() for source in violation.sources]},
    }
    address = next((address_of(source) for source in violation.sources if source.trust in ("official", "quoted") and address_of(source)), "")
    return {**rule, "helpUri": quote(address, safe="/:?=&#%~+,;@!$'()*")} if address else rule


def _fix(violation: Violation, place: dict[str, str]) -> list[dict[str, Any]]:
    replacements = [
        {"deletedRegion": region(edit.start, edit.end), "insertedContent": {"text": encodable(edit.text)}} for edit in edits_of(violation)
    ]
    if not replacements:
        return []
    return [{"description": message_text(paragraph(violation.help) or violation.rule), "artifactChanges": [{"artifactLocation": place, "replacements": replacements}]}]


def _suppression(excuse: Excuse) -> dict[str, Any]:
    return {
        "kind": "inSource" if excuse.by == "comment" else "external",
        "status": "accepted",
        "justification": excuse_text(excuse) or _WHEN_NOTHING_IS_SAID[excuse.by],
    }


def _result(violation: Violation, index: int, *, knows_old: bool) -> dict[str, Any]:
    place = artifact_location(violation.path)
    area = region(violation.start, violation.end)
    if violation.text:
        area["snippet"] = {"text": encodable(violation.text)}
    about = {
        "category": violation.category, "kind": violation.kind, "lang": violation.lang, "field": encodable(violation.field), "messageIndex": violation.index,
        "messageId": None if violation.message_id is None else encodable(violation.message_id), "suggestions": [encodable(one) for one in violation.suggestions],
    }  # fmt: skip
    result: dict[str, Any] = {
        "ruleId": violation.rule,
        "ruleIndex": index,
        "level": _LEVELS[violation.severity],
        "message": message_text(one_line(violation.message)),
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": area}}],
        "partialFingerprints": {FINGERPRINT: violation.fingerprint},
        # SARIF wants the list on all results or on none; an empty one says: looked at, and not suppressed.
        "suppressions": [] if violation.status == "active" else [_suppression(violation.excuse or Excuse("comment" if violation.status == "suppressed" else "baseline"))],
        "properties": {key: value for key, value in about.items() if value is not None},
    }
    if knows_old:
        result["baselineState"] = "unchanged" if violation.status == "baselined" else "new"
    fixes = _fix(violation, place)
    return {**result, "fixes": fixes} if fixes else result


def _notification(failure: Failure) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact_location(failure.path)}
    if failure.line:
        place["region"] = {"startLine": failure.line}
    return {"descriptor": {"id": NOT_CHECKED, "index": 0}, "level": "error", "message": message_text(described_failure(failure)), "locations": [{"physicalLocation": place}]}


class SarifReporter(WholeReporter):
    """Writes one log with one run at the end; the report must have kept its messages."""

    def finish(self, report: Report) -> str:
        """Return the whole log, indented by two."""
        document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run(report)]}
        return escape_unsafe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"

    def _run(self, report: Report) -> dict[str, Any]:
        found = [shown_violation(violation, self._options) for violation in report.violations]
        rules = {violation.rule: violation for violation in found}
        numbers = {rule: number for number, rule in enumerate(sorted(rules))}
        notifications = [_notification(failure) for failure in shown_failures(report, self._options)]
        driver: dict[str, Any] = {"name": "amzlint", "rules": [_rule(rules[name]) for name in numbers]}
        if self._options.tool_version:
            driver["semanticVersion"] = self._options.tool_version
        if notifications:
            driver["notifications"] = [{"id": NOT_CHECKED, "shortDescription": {"text": "Something could not be checked; nothing is said about it."}}]
        packs = self._options.packs or report.packs
        return {
            "tool": {"driver": driver, "extensions": [{"name": name, "version": version} for name, version in packs]},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}],
            "results": [_result(violation, numbers[violation.rule], knows_old=self._options.knows_old) for violation in found],
            "properties": {"summary": summary_fields(report, self._options)},
        }
