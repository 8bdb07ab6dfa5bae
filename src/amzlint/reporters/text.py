"""The `text` format: each finding with its source line, the span underlined, the reason, the wording and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.reporters.cells import one_line, printable, wrap
from amzlint.reporters.closing import closing_text
from amzlint.reporters.excerpt import cut_excerpt
from amzlint.reporters.redaction import redact_failure, redact_violation

if TYPE_CHECKING:
    from collections.abc import Callable

    from amzlint.report import Failure, MessageResult, Report
    from amzlint.reporters import Options
    from amzlint.violation import Reference, Violation

    Painter = Callable[[str, str], str]

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "path": "bold",
    "rule": "dim",
    "frame": "blue",
    "label": "bold",
    "bad": "bold red",
    "good": "green",
}
_NARROWEST = 40
_LONGEST_BEFORE = 200  # code points of a sentence that is shown again beside its rewording


def _plain(text: str, _style: str) -> str:
    return text


def _rich_painter() -> Painter:
    # A pipe must not pay for what only a terminal shows.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415

    styles = {name: Style.parse(definition) for name, definition in _STYLES.items()}
    # The sixteen colours of the terminal's own theme can be read on every background.
    return lambda text, style: styles[style].render(text, color_system=ColorSystem.STANDARD)


class TextReporter:
    """Writes findings for people; coloured and plain output hold the same characters."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._width = max(options.width, _NARROWEST)
        self._paint = _rich_painter() if options.colour else _plain

    def message(self, result: MessageResult) -> str:
        """Return a block for each active finding of the message."""
        return "".join(self._block(violation) for violation in result.violations if violation.status == "active")

    def failure(self, failure: Failure) -> str:
        """Return one line for what could not be checked."""
        shown = redact_failure(failure) if self._options.redact else failure
        place = f"{printable(shown.path)}:{shown.line}" if shown.line else printable(shown.path)
        return f"{self._paint(place, 'path')}: {self._paint('failed', 'error')}: {one_line(shown.error)}\n\n"

    def finish(self, report: Report) -> str:
        """Return the table of statistics when asked for, and the closing lines unless quiet."""
        return closing_text(report, self._options, self._paint)

    def _block(self, violation: Violation) -> str:
        shown = redact_violation(violation) if self._options.redact else violation
        paint = self._paint
        place = paint(f"{printable(shown.path)}:{shown.start.line}:{shown.start.column}", "path")
        severity = paint(shown.severity, shown.severity)
        lines = [f"{place}: {severity}: {one_line(shown.message)} {paint(f'[{shown.rule}]', 'rule')}"]
        if shown.source_line.strip():
            lines += self._frame(shown)
        if not self._options.quiet:
            for label, text in _notes(shown):
                lines += self._note(label, text, len(str(shown.start.line)))
        return "\n".join(lines) + "\n\n"

    def _frame(self, violation: Violation) -> list[str]:
        start, end = violation.start, violation.end
        number = str(start.line)
        margin = " " * len(number)
        reaches_on = end.line > start.line
        suffix = f" (to line {end.line})" if reaches_on else ""
        room = self._width - len(number) - 3 - len(suffix)
        line = violation.source_line
        excerpt = cut_excerpt(line, start.column - 1, len(line) if reaches_on else end.column - 1, room)
        paint = self._paint
        underline = paint("^" * excerpt.marked + suffix, violation.severity)
        return [
            paint(f"{margin} |", "frame"),
            f"{paint(f'{number} |', 'frame')} {excerpt.text}",
            f"{paint(f'{margin} |', 'frame')} {' ' * excerpt.before}{underline}",
        ]

    def _note(self, label: str, text: str, margin: int) -> list[str]:
        indent = " " * (margin + len(f" = {label}: "))
        first, *rest = wrap(text, self._width - len(indent))
        head = f"{' ' * margin} {self._paint('=', 'frame')} {self._paint(f'{label}:', 'label')} {first}"
        return [head, *(f"{indent}{line}" if line else "" for line in rest)]


def _notes(violation: Violation) -> list[tuple[str, str]]:
    notes = [("help", violation.help), ("why", violation.why)]
    rewording = violation.rewording
    if rewording is not None and len(rewording.before) <= _LONGEST_BEFORE:
        notes += [("before", " ".join(rewording.before.split())), ("after", rewording.after)]
        notes += [("suggest", suggestion) for suggestion in violation.suggestions if suggestion != rewording.after]
    else:
        notes += [("suggest", suggestion) for suggestion in violation.suggestions]
    notes += [("source", _cited(source)) for source in violation.sources]
    return [(label, text.strip()) for label, text in notes if text.strip()]


def _cited(source: Reference) -> str:
    title = f"{source.title} ({source.ref})" if source.ref else source.title
    checked = f"checked {source.checked}" if source.checked else ""
    return ", ".join(part for part in (title, checked, source.trust) if part)
