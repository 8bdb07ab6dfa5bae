"""Two versions of a pack, each with the settings of the repository: what a rule is in the old one and in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import api
from amzlint.pack_diff import common_names
from amzlint.rulepacks import SHIPPED, load_packs, pack_id
from amzlint.selection import names_of_rules
from amzlint.violation import Reference, Violation

if TYPE_CHECKING:
    from amzlint.config import Config
    from amzlint.linter import Linter
    from amzlint.report import MessageResult
    from amzlint.rulepacks import Packs
    from amzlint.rules import Rule

_RULE_LISTS, _RULE_MAPS, _RULE_MAPS_BY_PATTERN = ("select", "ignore"), ("severity",), ("per-file-ignores", "per-message-ignores")


class RuleState(NamedTuple):
    """What one version makes of a change: its rule, how grave that is in this message (`off` where it does not run), and its sources."""

    rule: str
    severity: str
    sources: tuple[Reference, ...]


class Side(NamedTuple):
    """One of the two versions. head: id, version and effective date; rules: by the name that both versions share; running: those that the settings leave on."""

    head: dict[str, Any]
    linter: Linter
    rules: dict[str, Rule]
    running: dict[str, Rule]

    def state(self, name: str, mine: Violation | None, message: MessageResult) -> RuleState | None:
        """Return the state of a rule, by its shared name, in a message; mine: the finding that this version has. None where it knows no such rule."""
        if mine is not None:
            return RuleState(mine.rule, mine.severity, mine.sources)
        if name not in self.rules:
            return None
        rule = self.rules[name]
        running = self.running.get(rule.id)
        severity = running.severity_for(message.kind, message.template) if running else "off"
        return RuleState(rule.id, severity, tuple(Reference(**source) for source in self.linter.packs.part("texts")[rule.id]["sources"]))


def load_sides(old: str, new: str, config: Config, ui_lang: str, *, use_cache: bool) -> tuple[Side, Side, dict[str, str]]:
    """Load the two versions; returns them and the names that they share, see `common_names`. Raises UsageError, PackError and ConfigError."""
    before, after = (_load(name, config, use_cache=use_cache) for name in (old, new))
    names = common_names(before.rules, after.rules)

    def side(name: str, mine: Packs, other: Packs) -> Side:
        linter = api.make_linter(loaded=mine, config=_known_to(mine, other, config), ui_language=ui_lang)
        own = SHIPPED if name == SHIPPED else pack_id(name)
        head = next({key: pack[key] for key in ("id", "version", "effective")} for pack in mine.packs if pack["id"] == own)
        return Side(head, linter, {names[rule.id]: rule for rule in mine.rules}, {rule.id: rule for rule in linter.rules})

    return side(old, before, after), side(new, after, before), names


def _load(name: str, config: Config, *, use_cache: bool) -> Packs:
    """Load a version with the packs of the configuration: in place of the shipped pack where it has its id, else on top."""
    folders = config.pack_folders()
    if name == SHIPPED:
        return load_packs(folders, use_cache=use_cache)
    own = pack_id(name)
    if own == SHIPPED:
        return load_packs(folders, base=name, use_cache=use_cache)
    return load_packs((*(folder for folder in folders if pack_id(folder) != own), name), use_cache=use_cache)


def _known_to(packs: Packs, other: Packs, config: Config) -> Config:
    """Return the configuration without the rules that only the other version knows; what neither knows stays, and is refused as always."""
    foreign = names_of_rules(other.rules).keys() - names_of_rules(packs.rules).keys()
    data = dict(config.data)
    for key in data.keys() & _RULE_LISTS:
        data[key] = [leaf for leaf in data[key] if leaf[0] not in foreign]
    for key in data.keys() & _RULE_MAPS:
        data[key] = _without(data[key], foreign)
    for key in data.keys() & _RULE_MAPS_BY_PATTERN:
        data[key] = {pattern: _without(rules, foreign) for pattern, rules in data[key].items()}
    return config._replace(data=data)


def _without(rules: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: leaf for name, leaf in rules.items() if name not in names}
