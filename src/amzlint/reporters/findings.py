"""What several formats ask of a report: its findings as they may be shown, paths as a repository writes them, edits of a fix, links of a source."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.reporters.cells import one_line
from amzlint.reporters.labels import ENGLISH
from amzlint.reporters.redaction import redact_failure, redact_violation
from amzlint.spans import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amzlint.report import Failure, Report
    from amzlint.reporters import Options
    from amzlint.reporters.labels import Labels
    from amzlint.violation import Excuse, Reference, Violation

NOT_CHECKED = "not-checked"  # stands where a format wants a rule's id for something that could not be checked
_LONGEST = 4000  # code points of a reason or a suggestion
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/[!-~]+")


class Edit(NamedTuple):
    """A replacement that a fix makes: the file from start up to end becomes text."""

    start: Position
    end: Position
    text: str


def shown_violation(violation: Violation, options: Options) -> Violation:
    """Return a finding as the options let it be shown."""
    return redact_violation(violation) if options.redact else violation


def active_findings(report: Report, options: Options) -> Iterator[Violation]:
    """Yield the findings that count, as the options let them be shown."""
    for violation in report.violations:
        if violation.status == "active":
            yield shown_violation(violation, options)


def shown_failures(report: Report, options: Options) -> Iterator[Failure]:
    """Yield what could not be checked, as the options let it be shown."""
    for failure in report.failures:
        yield redact_failure(failure) if options.redact else failure


def repository_path(path: str) -> str:
    """Return a path as platforms compare it with the files of a repository: relative to the working folder where it is below that, with slashes, without `./`."""
    if Path(path).is_absolute() and Path(path).is_relative_to(Path.cwd()):
        path = str(Path(path).relative_to(Path.cwd()))
    path = path.replace(os.sep, "/")
    while path.startswith("./") and len(path) > len("./"):
        path = path[2:].lstrip("/")
    return path


def paragraph(text: str) -> str:
    """Return a text on one line and safe to show anywhere."""
    return one_line(text, _LONGEST)


def described(violation: Violation) -> str:
    """Return fault and remedy on one line, for formats with a single text a finding."""
    return f"{one_line(violation.message)}. {paragraph(violation.help)}" if violation.help.strip() else one_line(violation.message)


def described_failure(failure: Failure) -> str:
    """Return why something could not be checked, on one line."""
    return f"could not be checked: {one_line(failure.error)}"


def encodable(text: str) -> str:
    r"""Return the text with lone surrogates written out, as \ud83d: strict readers of JSON refuse even their escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def excuse_text(excuse: Excuse) -> str:
    """Return why a finding does not count, on one line: the reason, who answers for it, until when; empty where nothing is said."""
    told = [paragraph(excuse.reason), f"by {paragraph(excuse.owner)}" if excuse.owner else "", f"until {paragraph(excuse.until)}" if excuse.until else ""]
    return "; ".join(part for part in told if part)


def edits_of(violation: Violation) -> list[Edit]:
    """Return the edits that --fix may apply; none where there is no fix."""
    edits: list[dict[str, Any]] = violation.fix["edits"] if violation.fix else []
    return [Edit(Position(**edit["start"]), Position(**edit["end"]), edit["text"]) for edit in edits]


def cited(source: Reference, labels: Labels = ENGLISH) -> str:
    """Return a source on one line: title, where it is, when it was last read and how far to trust it."""
    title = f"{source.title} ({source.ref})" if source.ref else source.title
    checked = f"{labels['checked']} {source.checked}" if source.checked else ""
    return paragraph(", ".join(part for part in (title, checked, source.trust and labels[source.trust]) if part))


def address_of(source: Reference) -> str:
    """Return the web address of a source; empty where its reference is none."""
    if not _ADDRESS.fullmatch(source.ref):
        return ""
    return source.ref if source.ref.startswith("http") else f"https://{source.ref}"
