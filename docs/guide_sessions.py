"""Plays the guides: writes the files that a guide shows, runs the commands that it shows, and puts what they print below them.

A block behind a line that is only a name, as `NAME`:, is written to that file. In a `console` block, a line behind `$ ` is a command, run by bash in the folder with those files;
below it stands what it prints, and its exit code where that is not 0.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RESULT = "<!-- result -->"  # where the reader of a guide has the first thing of use
BLOCK = re.compile(r"(?P<head>(?:^`(?P<file>[^`\s]+)`:\n\n)?```(?P<language>\w+)\n)(?P<body>.*?)(?P<tail>^```$)", re.DOTALL | re.MULTILINE)
_PROMPT = "$ "


def commands(page: str) -> list[str]:
    """Return the commands that a page shows, in their order."""
    bodies = [block["body"] for block in BLOCK.finditer(page) if block["language"] == "console"]
    return [line.removeprefix(_PROMPT) for body in bodies for line in body.splitlines() if line.startswith(_PROMPT)]


def played(page: str) -> str:
    """Return a guide with what its commands print now."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, tools = Path(scratch, "work"), Path(scratch, "bin")
        folder.mkdir()
        _write_tools(tools)
        environment = _environment(tools, Path(scratch))

        def play(block: re.Match[str]) -> str:
            body = block["body"]
            if block["file"]:
                path = folder / block["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(body, encoding="utf-8")
            elif block["language"] == "console":
                body = "".join(f"{_PROMPT}{command}\n{_printed(command, folder, environment)}" for command in commands(block[0]))
            return block["head"] + body + block["tail"]

        return BLOCK.sub(play, page)


def _printed(command: str, folder: Path, environment: dict[str, str]) -> str:
    line = ["bash", "-c", command]
    done = subprocess.run(line, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)  # noqa: S603
    text = done.stdout if done.stdout.endswith("\n") or not done.stdout else f"{done.stdout}\n"
    return text + (f"[exit code {done.returncode}]\n" if done.returncode else "")


def _write_tools(tools: Path) -> None:
    """Write commands `amzlint` and `python` that are those of this interpreter."""
    tools.mkdir()
    for name, arguments in (("amzlint", "-m amzlint "), ("python", "")):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', encoding="utf-8")
        tool.chmod(0o755)


def _environment(tools: Path, home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("AMZLINT_CACHE_DIR", "PYTHONPATH", "TMPDIR")}
    if "AMZLINT_CACHE_DIR" not in kept:
        from amzlint.cache import cache_folder  # noqa: PLC0415  (HOME is another one below)

        kept["AMZLINT_CACHE_DIR"] = str(cache_folder())
    return {
        **kept, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    }  # fmt: skip
