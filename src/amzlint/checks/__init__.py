"""The checks: each finds matches in a reading, by the settings of a rule; none of them knows severities, files or other checks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amzlint.document import Match
    from amzlint.reading import Reading

    Check = Callable[[Mapping[str, Any], Reading], Iterable[Match]]

# A check's name in rules is the name of its module; `terms` shares the concepts of `intent` but not its windows.
CHECKS = (
    "attachment", "capitals", "contact", "emoji", "evasion", "html_style", "intent", "language", "length", "line_breaks", "link", "payload", "placeholder", "punctuation",
    "required", "terms", "window",
)  # fmt: skip

_loaded: dict[str, Check] = {}


def find_check(name: str) -> Check:
    """Return the `find` function of a check; its module is imported when it is first needed. Raises KeyError for an unknown name."""
    check = _loaded.get(name)
    if check is None:
        if name not in CHECKS:
            raise KeyError(name)
        check = _loaded[name] = import_module(f"amzlint.checks.{name}").find
    return check
