"""The public functions: check a text, or files and folders, and get a report."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from amzlint import kinds
from amzlint.config import Config, load_config
from amzlint.config_rules import choose
from amzlint.discovery import STDIN, Input, find_inputs, without_excluded
from amzlint.errors import ReadError, UsageError
from amzlint.gate import Gate
from amzlint.language import MARKETPLACES, is_marketplace
from amzlint.linter import Linter, known_languages
from amzlint.markup import MARKUPS
from amzlint.reader import read_stream, read_text
from amzlint.report import Failure, MessageResult, Report
from amzlint.rulepacks import load_packs
from amzlint.selection import names_of_rules
from amzlint.violation import TRUSTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from amzlint.baseline import Baseline
    from amzlint.changed_lines import ChangedLines
    from amzlint.document import Document
    from amzlint.rulepacks import Packs


UI_LANGUAGES = ("en", "fr", "de", "es", "it")
RENDERINGS = ("off", "worst")
AUTO = "auto"  # a configuration that is looked for


class Skipped(NamedTuple):
    """A file that was merely found and holds no message."""

    path: str


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


def new_report(linter: Linter, *, keep: bool = True) -> Report:
    """Return an empty report that names the linter's packs, and fails as its configuration says."""
    return Report(tuple((pack["id"], pack["version"]) for pack in linter.packs.packs), keep=keep, fail_on=linter.config.value("fail-on", "error"))


def add_to_report(report: Report, item: MessageResult | Failure | Skipped | Input) -> None:
    """Add what a run yields to its report."""
    if isinstance(item, MessageResult):
        report.add(item)
    elif isinstance(item, Failure):
        report.failures.append(item)
    elif isinstance(item, Skipped):
        report.skipped += 1
    else:
        report.files += 1


def check_inputs(
    linter: Linter, inputs: Iterator[Input], defaults: kinds.Defaults, note: Callable[[str], None], *, stdin: IO[bytes] | None = None, stdin_name: str = ""
) -> Iterator[MessageResult | Failure | Skipped | Input]:
    """Check inputs one after the other; each is yielded itself before its results.

    stdin: what `-` reads; stdin_name: the file name that `-` is treated as, shown in its results.
    """
    found = Fruits()
    for one in inputs:
        fruitless = True
        for item in check_input(linter, one, defaults, note, stdin=stdin, stdin_name=stdin_name):
            fruitless = fruitless and isinstance(item, (Skipped, Input))
            yield item
        if not one.error:
            found.add(one, fruitful=not fruitless)
    yield from found.failures()


class Fruits:
    """Which of the folders and globs that were named led to a message; one that led to none is a failure."""

    def __init__(self) -> None:
        self._fruitful: dict[str, bool] = {}

    def add(self, one: Input, *, fruitful: bool) -> None:
        """Remember whether there was something to check in an input."""
        for argument in one.found_by:
            self._fruitful[argument] = self._fruitful.get(argument, False) or fruitful

    def failures(self) -> Iterator[Failure]:
        """Yield a failure for each argument without any message."""
        for argument, fruitful in self._fruitful.items():
            if not fruitful:
                yield Failure(argument, "there is no message in any of its files")


def check_input(
    linter: Linter, one: Input, defaults: kinds.Defaults, note: Callable[[str], None], *, stdin: IO[bytes] | None = None, stdin_name: str = ""
) -> Iterator[MessageResult | Failure | Skipped | Input]:
    """Check one input; it is yielded itself before its results."""
    if one.error:
        yield Failure(one.path, one.error)
        return
    yield one
    yield from _read_and_check(linter, one, defaults, note, stdin, stdin_name)


def _read_and_check(
    linter: Linter, one: Input, defaults: kinds.Defaults, note: Callable[[str], None], stdin: IO[bytes] | None, stdin_name: str
) -> Iterator[MessageResult | Failure | Skipped]:
    shown = (stdin_name or STDIN) if one.path == STDIN else one.path
    count = 0
    try:
        with open_input(one.path, stdin) as stream:
            name = stdin_name if one.path == STDIN else one.path
            for item in check_documents(linter, read_stream(stream, shown, name, defaults, note)):
                count += 1
                yield item
    except OSError as error:
        yield Failure(shown, reason_of(error))
        return
    if not count:
        yield without_message(one, stdin_name)


def without_message(one: Input, stdin_name: str) -> Failure | Skipped:
    """Return what an input is in which there is no message: a failure where it was named, else skipped. stdin_name: what `-` is called."""
    shown = (stdin_name or STDIN) if one.path == STDIN else one.path
    return Failure(shown, "there is no message in it") if one.named else Skipped(shown)


def open_input(path: str, stdin: IO[bytes] | None = None) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input (`stdin`, where it is given) for `-`, to be read as bytes; raises OSError."""
    if path != STDIN:
        return Path(path).open("rb")
    if stdin is None and sys.stdin is None:
        raise OSError("standard input is closed")
    return nullcontext(stdin or sys.stdin.buffer)


def check_documents(linter: Linter, items: Iterator[Document | Failure]) -> Iterator[MessageResult | Failure]:
    """Check documents as they come; failures pass through."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            result = linter.check(item)
            judged = result if linter.gate is None else linter.gate.judge(item, result)
            yield _with_file_edits(item, judged) if any(one.remedy for one in judged.violations) else judged
        except ReadError as error:
            yield Failure(item.path, f"message {item.index}: {error}")


def _with_file_edits(document: Document, result: MessageResult) -> MessageResult:
    from amzlint.file_edits import with_file_edits  # noqa: PLC0415  (most messages have nothing to mend)

    return with_file_edits(document, result)


def reason_of(error: OSError) -> str:
    """Say why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return error.strerror or str(error)
