"""Joins the options of a command with the configuration of the repository; options win."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from amzlint.config import load_config
from amzlint.discovery import without_excluded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amzlint.commands.check import CheckOptions
    from amzlint.config import Config
    from amzlint.discovery import Input


def with_config(options: CheckOptions) -> CheckOptions:
    """Return the options with the configuration they lead to, and its values where no option is given."""
    config = load_config(options.config_file, isolated=options.isolated, use_cache=options.use_cache)
    return options._replace(config=config, fail_on=options.fail_on or config.value("fail-on", "error"))


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
