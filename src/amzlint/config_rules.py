"""What a configuration says of rules and languages, held against the packs: unknown names and rules that cannot be silenced are refused at their line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint import language
from amzlint.allowed import Allowed
from amzlint.kinds import nearest
from amzlint.selection import names_of_rules, refusal, unknown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.config import Config
    from amzlint.rulepacks import Packs


class Choice(NamedTuple):
    """What a linter is told, from configuration and options; see `Linter`."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severities: dict[str, str]
    in_any_case: bool
    expected: tuple[str, ...]
    allowed: Allowed


def choose(config: Config, packs: Packs, select: Sequence[str], ignore: Sequence[str], severities: Mapping[str, str]) -> Choice:
    """Join configuration and options, which win. Raises ConfigError for what the packs do not know, or do not allow."""
    if config.path:
        _assert_rules(config, packs)
        _assert_languages(config, packs)
    ignored = tuple(name for name in config.values("ignore") if name not in select)
    return Choice(
        tuple(select) or config.values("select"), (*ignored, *ignore), {**config.mapping("severity"), **severities}, not select, expected_languages(config),
        Allowed(config.values("allow-carriers"), tuple(config.mapping("allow-hosts")), tuple(config.mapping("allow-phones")), config.values("placeholders")),
    )  # fmt: skip


def expected_languages(config: Config) -> tuple[str, ...]:
    """Return the languages that messages are written in: those named, else those of the marketplaces."""
    named = tuple(_code(one) for one in config.values("languages"))
    implied = (code for one in config.values("marketplaces") for code in language.of_marketplace(one))
    return named or tuple(dict.fromkeys(implied))


def _assert_rules(config: Config, packs: Packs) -> None:
    known = names_of_rules(packs.rules)
    for name, leaf, level in _names(config):
        if name not in known:
            raise config.error(leaf, f"“{name}”: {unknown_name(name, known)}")
        if level is not None and (problem := refusal(packs.rules, name, level)):
            raise config.error(leaf, problem)


def _names(config: Config) -> Iterator[tuple[str, Any, str | None]]:
    """Yield every name of a rule with its setting, and the level that it is brought to."""
    for leaf in config.data.get("select", ()):
        yield leaf[0], leaf, None
    for leaf in config.data.get("ignore", ()):
        yield leaf[0], leaf, "off"
    for name, leaf in config.data.get("severity", {}).items():
        yield name, leaf, leaf[0]
    for key in ("per-file-ignores", "per-message-ignores"):
        for names in config.data.get(key, {}).values():
            for name, leaf in names.items():
                yield name, leaf, "off"


def _assert_languages(config: Config, packs: Packs) -> None:
    known = {*language.LANGUAGES, *packs.languages}
    for leaf in (*config.data.get("languages", ()), *config.data.get("lang", {}).values()):
        if _code(leaf[0]) not in known:
            raise config.error(leaf, f"unknown language “{leaf[0]}”, {nearest(_code(leaf[0]), known)}")


def _code(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()
