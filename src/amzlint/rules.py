"""A rule as a run uses it: what to look for and how grave it is; its texts stay in the pack until they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("reply", "proactive", "solicitation", "api")
LEVELS = ("off", "info", "warning", "error")


class Rule:
    """One rule of a pack. severity: level by kind, with `unknown` and perhaps `in-templates`; match: the check's settings, one or more alternatives; fix: what may mend it, the first that can."""

    __slots__ = ("aliases", "category", "check", "fix", "id", "languages", "match", "order", "pack", "place", "policy", "preview", "severity", "suppressible")

    def __init__(self, order: int, data: Mapping[str, Any]) -> None:
        self.order = order
        self.id: str = data["id"]
        self.pack: str = data["pack"]
        self.place: str = data["place"]
        self.policy: list[int] = data["policy"]
        self.category: str = data["category"]
        self.check: str = data["check"]
        self.match: list[dict[str, Any]] = data["match"]
        self.fix: list[dict[str, str]] = data["fix"]
        self.severity: dict[str, str] = data["severity"]
        self.preview: bool = data["preview"]
        self.suppressible: bool = data["suppressible"]
        self.aliases: list[str] = data["aliases"]
        self.languages: list[str] = data["languages"]

    def severity_for(self, kind: str | None, template: bool | None) -> str:
        """Return the level of the rule for a kind (None: unknown); templates may have a lower limit of their own."""
        level = self.severity[kind or "unknown"]
        limit = self.severity.get("in-templates")
        if template and limit is not None:
            return min(level, limit, key=LEVELS.index)
        return level
