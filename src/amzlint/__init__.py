"""amzlint checks messages that Amazon sellers send to buyers against Amazon's messaging rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzlint.api import check_paths, check_text, make_linter
    from amzlint.errors import AmzlintError, ConfigError, ExitCode, PackError, ReadError, UsageError
    from amzlint.linter import Linter
    from amzlint.report import Failure, MessageResult, Report
    from amzlint.rewrite import Change
    from amzlint.rewriting import RewrittenText, rewrite_text
    from amzlint.spans import Position, Span
    from amzlint.text_fixes import FixedText, fix_text
    from amzlint.violation import Reference, Violation

__version__ = "0.1.0"

__all__ = [
    "AmzlintError", "Change", "ConfigError", "ExitCode", "Failure", "FixedText", "Linter", "MessageResult", "PackError", "Position", "ReadError", "Reference", "Report", "RewrittenText", "Span",
    "UsageError", "Violation", "__version__", "check_paths", "check_text", "fix_text", "make_linter", "rewrite_text",
]  # fmt: skip

_HOMES = {
    "check_paths": "api", "check_text": "api", "make_linter": "api", "AmzlintError": "errors", "ConfigError": "errors", "ExitCode": "errors", "PackError": "errors", "ReadError": "errors",
    "UsageError": "errors", "Linter": "linter", "Failure": "report", "MessageResult": "report", "Report": "report", "Position": "spans", "Span": "spans", "Reference": "violation",
    "Violation": "violation", "FixedText": "text_fixes", "fix_text": "text_fixes", "rewrite_text": "rewriting", "RewrittenText": "rewriting", "Change": "rewrite",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `amzlint --version` imports next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'amzlint' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"amzlint.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
