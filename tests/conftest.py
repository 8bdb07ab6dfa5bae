"""What many tests build: lexicons, packs and linters of a few lines, the shipped pack, and the command in an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import amzlint
from amzlint.api import make_linter
from amzlint.concept_hits import ConceptHits
from amzlint.landmarks import Landmarks
from amzlint.lexicon import Lexicon
from amzlint.linter import Linter
from amzlint.pack_compiler import compile_packs
from amzlint.placeholder_names import build_name_table
from amzlint.prose import Prose, read_prose
from amzlint.reading import _classes
from amzlint.rulepacks import Packs
from browser import find_chromium

TODAY = "1796083200"  # 2026-12-01, for a command whose word depends on the day
PACK = 'id: small\nversion: "1"\n'
NAMES: dict[str, Any] = {"helpers": [], "combine": [], "words": {"coupon": {"any": ["coupon", "voucher"]}, "order-id": {"any": ["orderid"]}, "link": {"any": ["url"]}}}
HOSTS = {"amazon": ["amazon.com"], "shorteners": ["bit.ly"]}


def pytest_report_header() -> str:
    """Say at the top of a run whether the browser tests are in it."""
    return f"browser tests of the HTML report: {find_chromium() or 'left out, since there is no Chromium here'}"


def as_concepts(concepts: Mapping[str, Any]) -> dict[str, Any]:
    """Write concepts in full: a term or a list of terms stands for a concept with these terms."""
    return {name: value if isinstance(value, dict) else {"terms": [value] if isinstance(value, str) else value} for name, value in concepts.items()}


def lexicon_file(concepts: Mapping[str, Any], **settings: Any) -> str:
    return json.dumps({"language": "en", "concepts": as_concepts(concepts), **settings}, ensure_ascii=False)


def small_rule(rule_id: str, match: Any = None, **settings: Any) -> dict[str, Any]:
    """Return a rule that is complete: what is not given is filled in."""
    return {
        "id": rule_id, "category": "tone", "check": "intent", "match": match or {}, "severity": "error", "message": {"en": f"{rule_id} found “{{match}}”"}, "why": {"en": "Because."},
        "help": {"en": "Change it."}, "sources": [{"title": "Terms", "ref": "T1", "checked": "2026-08-31", "trust": "official"}],
        "examples": {"flag": {"en": ["[[x]]"]}, "pass": {"en": ["y"]}}, **settings,
    }  # fmt: skip


def small_files(concepts: Mapping[str, Any], rules: list[dict[str, Any]], **settings: Any) -> dict[str, str]:
    """Return the files of a pack; settings are those of its one lexicon."""
    return {
        "pack.yaml": PACK, "lexicon/en.yaml": lexicon_file(concepts, **settings), "rules.yaml": json.dumps(rules, ensure_ascii=False),
        "data/hosts.yaml": json.dumps(HOSTS), "data/placeholder-names.yaml": json.dumps(NAMES),
    }  # fmt: skip


def read(text: str, lexicon: Lexicon) -> tuple[Prose, ConceptHits]:
    marks = Landmarks(text, lambda: build_name_table(NAMES), ("GB",))
    prose = read_prose(text, marks.masked, lexicon.fold, lexicon.abbreviations)
    return prose, ConceptHits(lexicon, prose, _classes(prose, marks))


@pytest.fixture
def lexicon_of() -> Callable[..., Lexicon]:
    """Compile a lexicon: `lexicon_of(concepts, fold=…, negation=…)`."""

    def make(concepts: Mapping[str, Any], **settings: Any) -> Lexicon:
        parts = compile_packs([("small", small_files(concepts, [], **settings))])
        return Lexicon(parts[f"lexicon-{settings.get('language', 'en')}"])

    return make


@pytest.fixture
def find(lexicon_of: Callable[..., Lexicon]) -> Callable[..., list[str]]:
    """Find what terms match in a text: `find("leave us? <review>", text, review=[…], lexicon={…})`; returns the characters found, in order."""

    def run(terms: Any, text: str, *, lexicon: Mapping[str, Any] | None = None, **others: Any) -> list[str]:
        compiled = lexicon_of({"sought": terms, **others}, **(lexicon or {}))
        _, hits = read(text, compiled)
        return [text[slice(*hits.span(hit.first, hit.last))] for hit in hits.hits("sought")]

    return run


@pytest.fixture
def sentences() -> Callable[..., list[str]]:
    """Cut a text into sentences: `sentences(text, fold=…, abbreviations=…)`; a sentence behind a barrier starts with “‖”."""

    def run(text: str, *, fold: str = "drop-accents", abbreviations: tuple[str, ...] = ()) -> list[str]:
        marks = Landmarks(text, lambda: build_name_table(NAMES), ())
        prose = read_prose(text, marks.masked, fold, frozenset(abbreviations))
        return ["‖" * one.barrier + text[slice(*prose.span(one.first, one.last))] for one in prose.sentences]

    return run


@pytest.fixture
def rule() -> Callable[..., dict[str, Any]]:
    """Return a rule that is complete: `rule(id, match, severity=…)`."""
    return small_rule


@pytest.fixture
def linter_of() -> Callable[..., Linter]:
    """Make a linter of a small pack: `linter_of(concepts, rules, select=…, lexicon={…}, files={…})`."""

    def make(
        concepts: Mapping[str, Any], rules: list[dict[str, Any]], *, lexicon: Mapping[str, Any] | None = None, files: Mapping[str, str] | None = None, **options: Any
    ) -> Linter:
        parts = compile_packs([("small", {**small_files(concepts, rules, **(lexicon or {})), **(files or {})})])
        return Linter(Packs(parts.__getitem__), **options)

    return make


@pytest.fixture
def write_pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a pack's files to a folder and return it: `write_pack({"pack.yaml": …}, name="acme")`."""

    def write(files: Mapping[str, str], name: str = "acme") -> Path:
        folder = tmp_path / name
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Linter]:
    """The linter of the shipped pack, with the cache in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMZLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield make_linter()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's cache; all tests share one of their own."""
    monkeypatch.setenv("AMZLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


class Done(NamedTuple):
    """A finished run of the command: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


class Command:
    """The command as users start it, away from the tester's own environment. cache: the folder of its cache."""

    # What a process needs to start at all; nothing of it changes what amzlint says.
    _NEEDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def environment(self, **extra: str) -> dict[str, str]:
        """Return a scrubbed environment with these variables on top; a PYTHONPATH comes before the folder that amzlint is in."""
        kept = {name: os.environ[name] for name in self._NEEDED if name in os.environ}
        path = os.pathsep.join(part for part in (extra.pop("PYTHONPATH", ""), str(Path(amzlint.__file__).parents[1])) if part)
        return {**kept, "HOME": str(self._cache), "PYTHONPATH": path, "AMZLINT_CACHE_DIR": str(self._cache), "SOURCE_DATE_EPOCH": TODAY, **extra}

    def line(self, *arguments: str | Path) -> list[str]:
        """Return the command line of a run."""
        return [sys.executable, "-m", "amzlint", *map(str, arguments)]

    def __call__(self, *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Done:
        """Run the command to its end. env: variables beside those of `environment`."""
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(self.line(*arguments), input=data, cwd=cwd, env=self.environment(**(env or {})), capture_output=True, check=False)
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="session")
def amzlint_command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command as a process: `amzlint_command("check", path, stdin=…, env={…})`; one cache serves the whole session."""
    return Command(tmp_path_factory.mktemp("command-cache"))
