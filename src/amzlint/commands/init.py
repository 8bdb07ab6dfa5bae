"""`amzlint init`: look at the repository and write a commented configuration for it, and hook and workflow files when asked."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amzlint import __version__
from amzlint.baseline import SCHEMA as BASELINE
from amzlint.config import NAME
from amzlint.discovery import TEXT_ENDINGS
from amzlint.errors import UsageError
from amzlint.kinds import from_path
from amzlint.language import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

PRE_COMMIT, GITHUB, GITLAB = ".pre-commit-config.yaml", ".github/workflows/amzlint.yml", ".gitlab-ci.yml"
REPOSITORY = "https://github.com/amzlint/amzlint"
MOST_FILES = 20_000  # that are looked at
MOST_READ = 300  # files whose language is detected
_FOLDERS = re.compile(r"(?:templates?|messages?|repl(?:y|ies)|e?mails?|drafts?|vorlagen|nachrichten|modeles|plantillas|modelli)", re.IGNORECASE)
_STRUCTURED = (".json", ".jsonl", ".yaml", ".yml", ".csv", ".tsv")
_SKIPPED = ("node_modules", "__pycache__", "venv", "dist", "build", "vendor")
_CONFIGURATION = """\
# Settings of amzlint, which checks messages to Amazon buyers. All keys: docs/configuration.md, `amzlint config --schema`.
# Patterns are those of .gitignore, relative to this folder. `amzlint config` prints what holds, and where it comes from.

# The languages of your messages, where neither the message nor its folder (templates/de/…) says so.
{languages}

# Where your buyers shop.
# marketplaces: [co.uk, de]

# What your messages are: a reply to a buyer, proactive (you write first), a solicitation (a request for a review) or api. Folders
# of these names need no setting. Without any of them the milder view of reply and proactive holds.
# kind:
#   "{first}/**": reply

# Templates have placeholders that are still to be filled; folders called templates need no setting.
# template:
#   {template}

# Which texts are messages, in data that does not say so by the names of its fields.
# fields:
#   "*{structured}": ["templates[*].body", "**.subject"]

# What is never checked, even when a hook names it.
# exclude: ["{first}/archive/"]

# What is yours and may stand in messages.
# allow:
#   carriers: [track.example.com]
#   hosts: {{"manuals, as agreed with Amazon": [docs.example.com]}}
#   phones: {{"hotline of the carrier": ["+49 30 1234567"]}}

# Rules: `amzlint rules list`. Some cannot be silenced, for the account depends on them.
# severity: {{emoji: info}}
# per-file-ignores:
#   "{first}/legacy/**": {{emoji: "goes with the relaunch in spring"}}

# Exit 1 from this severity on: error, warning, info or never.
fail-on: error
"""


class Look(NamedTuple):
    """What a repository holds.

    folders: with messages, as short as they can be named; endings: of the files in them; languages: the likeliest first; files: how many; baseline: the file at the top that holds one.
    """

    folders: tuple[str, ...]
    endings: tuple[str, ...]
    languages: tuple[str, ...]
    files: int
    baseline: str = ""


def init(*, pre_commit: bool, github: bool, gitlab: bool) -> None:
    """Write the files into the working directory. Raises UsageError, before anything is written, for a file that was asked for and is there already."""
    here = Path.cwd()
    look = look_around(here)
    wanted = [(name, text) for asked, name, text in ((pre_commit, PRE_COMMIT, _hook(look)), (github, GITHUB, _workflow(look)), (gitlab, GITLAB, _pipeline(look))) if asked]
    if not wanted or not (here / NAME).exists():
        wanted.insert(0, (NAME, configuration(look)))
    for name, text in wanted:
        if (here / name).exists():
            raise UsageError(f"{name} is there already, and nothing is overwritten; this is what it would hold:\n\n{text}")
    for name, text in wanted:
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        with (here / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        sys.stdout.write(f"wrote {name}\n")
    sys.stdout.write(f"{_told(look)}\nnext: amzlint check {' '.join(_paths(look))}\n")


def look_around(root: Path) -> Look:
    """Look at the folders, file types and languages of a repository; it reads a sample of the files and changes nothing."""
    folders: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    read = 0
    for number, path in enumerate(_files(root)):
        if number == MOST_FILES:
            break
        parts = path.relative_to(root).parts
        depth = next((at for at, part in enumerate(parts[:-1]) if _FOLDERS.fullmatch(part)), None)
        if depth is None:
            continue
        folders["/".join(parts[: depth + 1])] += 1
        endings[next(ending for ending in TEXT_ENDINGS if path.name.lower().endswith(ending))] += 1
        code = from_path("/".join(parts)).get("lang")
        if code is None and read < MOST_READ:
            read += 1
            code = _language(path)
        if code:
            languages[code] += 1
    by_number = [code for code, count in languages.most_common() if count * 50 >= sum(languages.values())]
    return Look(tuple(sorted(folders)), tuple(name for name, _ in endings.most_common()), tuple(by_number), sum(folders.values()), _baseline(root))


def _baseline(root: Path) -> str:
    for path in sorted(root.glob("*.json")):
        with path.open("rb") as file:
            if f'"{BASELINE}"'.encode() in file.read(200):
                return path.name
    return ""


def _files(root: Path) -> Iterator[Path]:
    for where, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(TEXT_ENDINGS):
                yield Path(where) / name


def _language(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            text = file.read(4000).decode("utf-8", "replace")
    except OSError:
        return None
    found = detect(re.sub(r"<[^<>]*>|\{\{.*?\}\}|\{%.*?%\}", " ", text))
    return found.languages[0] if found.certain else None


def _told(look: Look) -> str:
    if not look.files:
        return "found no folder of messages here, such as templates/ or messages/; name yours in the files above"
    return f"found {look.files} file{'' if look.files == 1 else 's'} ({' '.join(look.endings)}) in {', '.join(_paths(look))}; languages: {', '.join(look.languages) or 'not certain'}"


def _paths(look: Look) -> tuple[str, ...]:
    return look.folders or ("templates",)


def configuration(look: Look) -> str:
    """Return a commented configuration; what stands in it without a comment sign follows from what was found."""
    first = _paths(look)[0]
    languages = f"languages: [{', '.join(look.languages)}]" if look.languages else "# languages: [en, de]"
    unsaid = [folder for folder in look.folders if "template" not in from_path(f"{folder}/x")]
    template = f'"{unsaid[0]}/**": true' if unsaid else f'"{first}/sent/**": false'
    structured = next((ending for ending in look.endings if ending in _STRUCTURED), ".json")
    return _CONFIGURATION.format(languages=languages, first=first, template=template, structured=structured)


def _hook(look: Look) -> str:
    pattern = "|".join(re.escape(folder) for folder in _paths(look))
    return f"""\
repos:
  - repo: {REPOSITORY}
    rev: v{__version__}
    hooks:
      - id: amzlint
        files: ^({pattern})/
""" + (f"        args: [--baseline, {look.baseline}]\n" if look.baseline else "")


def _workflow(look: Look) -> str:
    paths = "".join(f"            {path}\n" for path in _paths(look))
    return f"""\
name: amzlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  amzlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: {REPOSITORY.removeprefix("https://github.com/")}@v{__version__}
        with:
          paths: |
{paths}""" + (f"          args: --baseline {look.baseline}\n" if look.baseline else "")


def _pipeline(look: Look) -> str:
    template = (resources.files("amzlint") / "data" / "amzlint.gitlab-ci.yml").read_text(encoding="utf-8")
    values = {"VERSION": __version__, "PATHS": " ".join(_paths(look)), "ARGS": f"--baseline {look.baseline}" if look.baseline else ""}
    job = template[template.index("\namzlint:") + 1 :]
    for name, value in values.items():
        job = re.sub(rf'(?m)^(    AMZLINT_{name}: )".*?"', lambda found, value=value: f'{found[1]}"{value}"', job)  # type: ignore[misc]
    return job
