"""Joins the options of a command with the configuration of the repository; options win."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from amzlint.config import load_config
from amzlint.discovery import without_excluded
from amzlint.reporters.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amzlint.commands.check import CheckOptions
    from amzlint.commands.rewrite import RewriteOptions
    from amzlint.config import Config
    from amzlint.discovery import Input


def defaults_settings(options: CheckOptions | RewriteOptions) -> dict[str, Any]:
    """Return the arguments of `api.make_defaults`."""
    return {
        "kind": options.kind, "lang": options.lang, "template": options.template, "marketplace": options.marketplace, "markup": options.markup, "config": options.config,
    }  # fmt: skip


def make_note(*, silent: bool = False) -> Callable[[str], None]:
    """Return a function that tells people something on standard error, once. silent: it tells nothing, for notes quote fields of messages, which may hold customers' data."""
    noted: set[str] = set()

    def note(text: str) -> None:
        if text not in noted and not silent:
            noted.add(text)
            sys.stderr.write(f"amzlint: note: {one_line(text)}\n")

    return note


def with_config(options: CheckOptions) -> CheckOptions:
    """Return the options with the configuration they lead to, and its values where no option is given."""
    config = load_config(options.config_file, isolated=options.isolated, use_cache=options.use_cache)
    return options._replace(config=config, fail_on=options.fail_on or config.value("fail-on", "error"), render=options.render or config.value("render-mode", "off"))


def drop_excluded(inputs: Iterable[Input], config: Config, note: Callable[[str], None]) -> list[Input]:
    """Return the inputs that the configuration does not exclude; a file that a person named is told of."""
    paths = config.paths()
    if paths is None or "exclude" not in config.data:
        return list(inputs)
    by_hook = os.environ.get("PRE_COMMIT") == "1"

    def tell(path: str, leaf: object) -> None:
        if not by_hook:
            note(f"{path}: not checked, {config.origin(leaf)} excludes it")

    return list(without_excluded(inputs, paths, tell))
