"""The public functions: check a text, or files and folders, and get a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from amzlint import kinds
from amzlint.checking import add_to_report, check_documents, check_inputs, new_report
from amzlint.config import Config, load_config
from amzlint.config_rules import choose
from amzlint.discovery import Input, find_inputs, without_excluded
from amzlint.document import Document
from amzlint.errors import UsageError
from amzlint.gate import Gate
from amzlint.language import MARKETPLACES, is_marketplace
from amzlint.linter import Linter, known_languages
from amzlint.markup import MARKUPS
from amzlint.reader import read_text
from amzlint.report import Failure
from amzlint.rulepacks import load_packs
from amzlint.selection import names_of_rules
from amzlint.violation import TRUSTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from amzlint.baseline import Baseline
    from amzlint.changed_lines import ChangedLines
    from amzlint.report import Report
    from amzlint.rulepacks import Packs


UI_LANGUAGES = ("en", "fr", "de", "es", "it")
RENDERINGS = ("off", "worst")
AUTO = "auto"  # a configuration that is looked for


def make_linter(
    packs: Sequence[str] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, str] | None = None,
    ui_language: str = "en",
    use_cache: bool = True,
    texts: bool = False,
    config: Config | str | Path | None = None,
    changed: ChangedLines | None = None,
    baseline: Baseline | None = None,
    render: str = "",
    min_trust: str = "",
    loaded: Packs | None = None,
    remedies: bool = True,
) -> Linter:
    """Load packs and choose rules.

    ui_language: one of UI_LANGUAGES; texts: results carry the texts of their messages; config: settings below those given, see `check_text`; changed, baseline: see `Gate`;
    render: `worst` to check templates filled with sample values too, or `off`; min_trust: the least trust in the best source of a finding; each empty for what the configuration says;
    loaded: packs in place of those that are named; remedies: findings say how they are mended.
    Raises PackError, ConfigError and UsageError (see `load_packs` and `select_rules`).
    """
    for name, listed in (("packs", packs), ("select", select), ("ignore", ignore)):
        if isinstance(listed, str):
            raise UsageError(f"{name}: expected a list such as [{listed!r}], not the text {listed!r}")
    if ui_language not in UI_LANGUAGES:
        raise UsageError(f"--ui-lang {ui_language}: {kinds.nearest(ui_language, UI_LANGUAGES)}")
    config = _configuration(config)
    render = render or config.value("render-mode", RENDERINGS[0])
    if render not in RENDERINGS:
        raise UsageError(f"--render {render}: {kinds.nearest(render, RENDERINGS)}")
    loaded = loaded or load_packs((*config.pack_folders(), *packs), use_cache=use_cache)
    settings: dict[str, Any] = {"ui_language": ui_language, "texts": texts, "remedies": remedies, **choose(config, loaded, select, ignore, severities or {})._asdict()}
    settings["min_trust"] = min_trust or config.value("min-trust", TRUSTS[-1])
    linter = _rendering_linter(loaded, config, settings) if render == "worst" else Linter(loaded, **settings)
    linter.config = config
    if baseline is not None:
        baseline.aliases = {rule.id: rule.aliases for rule in loaded.rules if rule.aliases}
    if config.path or changed is not None or baseline is not None:
        linter.gate = Gate(names_of_rules(loaded.rules), config.paths(), changed, baseline)
    return linter


def _configuration(config: Config | str | Path | None) -> Config:
    if isinstance(config, Config):
        return config
    return Config() if config is None else load_config(None if config == AUTO else str(config))


def _rendering_linter(packs: Packs, config: Config, settings: dict[str, Any]) -> Linter:
    from amzlint.worst_case import WorstCaseLinter  # noqa: PLC0415  (only with the option)

    declared = {name: value if isinstance(value, list) else [value] for name, value in config.mapping("render").items()}
    return WorstCaseLinter(packs, {name: tuple(map(str, values)) for name, values in declared.items()}, **settings)


def make_defaults(
    linter: Linter,
    *,
    kind: str | None = None,
    lang: str | None = None,
    template: bool | None = None,
    marketplace: str | None = None,
    markup: str | None = None,
    config: Config = Config(),  # noqa: B008  (a value that never changes)
) -> kinds.Defaults:
    """Validate what is said of every message, and take along what a configuration says by path; raises UsageError with the nearest valid names."""
    if kind is not None:
        kind = kinds.valid_kind(kind)
    if lang is not None:
        lang = kinds.valid_language(lang, known_languages(linter.packs))
    if marketplace is not None and not is_marketplace(marketplace):
        raise UsageError(f"unknown marketplace “{marketplace}”, {kinds.nearest(marketplace, MARKETPLACES)}")
    if markup is not None and markup not in MARKUPS:
        raise UsageError(f"unknown mark-up “{markup}”, {kinds.nearest(markup, MARKUPS)}")
    return kinds.Defaults(kind, lang, template, marketplace, markup, config.paths())


def read_message(text: str, linter: Linter, **about: Any) -> Document | None:
    """Return a text as one message, None when there is none in it. about: the arguments of `make_defaults`; what the linter's configuration says by path is taken along."""
    defaults = make_defaults(linter, config=linter.config, **about)
    return next((one for one in read_text(text, "<text>", defaults, lambda _: None) if isinstance(one, Document)), None)


def check_text(
    text: str,
    *,
    kind: str | None = None,
    lang: str | None = None,
    template: bool | None = None,
    marketplace: str | None = None,
    markup: str | None = None,
    packs: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, str] | None = None,
    ui_language: str = "en",
    path: str = "<text>",
    linter: Linter | None = None,
    render: str = "",
    min_trust: str = "",
    config: str | Path | None = None,
) -> Report:
    """Check one message.

    text: the message; kind: reply, proactive, solicitation or api; lang: its language, detected when not given; template: whether placeholders are still to be filled;
    marketplace: such as `fr` or `co.uk`; markup: html, markdown or plain; packs: folders of packs on top of the shipped one; select, ignore: rule ids or categories; severities: rule id to level;
    path: how the report names the message, and what the settings by path look at; linter: one made by `make_linter`, to check many messages (packs, select, ignore, severities, ui_language,
    render, min_trust and config are then its own); render: `worst` to check templates filled with sample values too; min_trust: the least trust in the best source of a finding;
    config: the path of a configuration, or “auto” for the nearest from the working directory up to the root of the repository; without one no file is read. What is given here wins over it.
    Returns the report; a text without a message is a failure in it. Raises UsageError for unknown names, PackError for a fault in a pack, ConfigError for one in the configuration.
    """
    linter = linter or make_linter(packs, select=select, ignore=ignore, severities=severities, ui_language=ui_language, render=render, min_trust=min_trust, config=config)
    defaults = make_defaults(linter, kind=kind, lang=lang, template=template, marketplace=marketplace, markup=markup, config=linter.config)
    report = new_report(linter)
    report.files = 1
    items = read_text(text, path, defaults, report.notes.append)
    for item in check_documents(linter, items):
        add_to_report(report, item)
    if not (report.messages or report.failures):
        report.failures.append(Failure(path, "there is no message in it"))
    return report


def check_paths(
    paths: str | Path | Sequence[str | Path],
    *,
    kind: str | None = None,
    lang: str | None = None,
    template: bool | None = None,
    marketplace: str | None = None,
    markup: str | None = None,
    packs: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, str] | None = None,
    ui_language: str = "en",
    linter: Linter | None = None,
    render: str = "",
    min_trust: str = "",
    config: str | Path | None = None,
) -> Report:
    """Check files, folders and globs, or a single one; the parameters are those of `check_text`.

    Returns the report; what could not be read is among its failures, and what the configuration excludes among its notes. Raises UsageError for unknown names or a glob without files,
    PackError for a fault in a pack, ConfigError for one in the configuration.
    """
    linter = linter or make_linter(packs, select=select, ignore=ignore, severities=severities, ui_language=ui_language, render=render, min_trust=min_trust, config=config)
    defaults = make_defaults(linter, kind=kind, lang=lang, template=template, marketplace=marketplace, markup=markup, config=linter.config)
    report = new_report(linter)
    for item in check_inputs(linter, _wanted(paths, linter.config, report.notes.append), defaults, report.notes.append):
        add_to_report(report, item)
    return report


def _wanted(paths: str | Path | Sequence[str | Path], config: Config, note: Callable[[str], None]) -> Iterator[Input]:
    inputs = find_inputs([str(path) for path in ((paths,) if isinstance(paths, (str, Path)) else paths)])
    settings = config.paths()
    if settings is None or "exclude" not in config.data:
        return inputs
    return iter(without_excluded(inputs, settings, lambda path, leaf: note(f"{path}: not checked, {config.origin(leaf)} excludes it")))
