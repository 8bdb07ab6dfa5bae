"""The wheel: what it holds, and that it works installed and straight from the zip file."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amzlint.pack_compiler import compile_packs
from amzlint.rulepacks import read_pack_files

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
DATA = "amzlint/rules_data"
DRAFTS = ("examples/drafts/en/bad-gating.txt", "examples/drafts/fr/bad-promo-shouting.txt", "examples/drafts/en/good-reply-delay.txt")


def run_amzlint(python_path: Path, *arguments: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run `python -m amzlint` with a folder or zip file first on the module path, from the top of the repository."""
    environment = {**os.environ, "PYTHONPATH": str(python_path), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *options, "-m", "amzlint", *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


def check_drafts(python_path: Path) -> tuple[int, str]:
    """Check the example drafts without a cache; returns the exit code and the JSON report."""
    done = run_amzlint(python_path, "check", *DRAFTS, "--kind", "reply", "--format", "json", "--no-cache")
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def load_build_hook() -> ModuleType:
    """Import hatch_build.py as the build does, by its path."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that AMZLINT_WHEEL names, else one built from this checkout."""
    named = os.environ.get("AMZLINT_WHEEL")
    if named:
        return Path(named)
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the wheel alone."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def read_json(archive: zipfile.ZipFile, name: str) -> Any:
    """Return a part of the mirror."""
    return json.loads(archive.read(f"{DATA}/compiled/{name}.json"))


def test_the_mirror_is_what_the_rules_compile_to(wheel: Path) -> None:
    """Every compiled part in the wheel equals what the compiler makes of rules/ now, and there is no other part."""
    parts = json.loads(json.dumps(compile_packs([("rules/amazon", read_pack_files(ROOT / "rules" / "amazon"))])))
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(f"{DATA}/compiled/") and name.endswith(".json")]
        assert {Path(name).stem for name in names} == set(parts)
        for name, expected in parts.items():
            assert read_json(archive, name) == expected, name


def test_the_packs_themselves_are_in_the_wheel(wheel: Path) -> None:
    """Every YAML file of rules/ is in the wheel, unchanged: house packs are compiled on top of it."""
    with zipfile.ZipFile(wheel) as archive:
        for path in (ROOT / "rules").rglob("*.yaml"):
            assert archive.read(f"{DATA}/{path.relative_to(ROOT / 'rules').as_posix()}") == path.read_bytes()


def test_the_mirror_names_its_source(wheel: Path) -> None:
    """source.sha256 holds the hash of every YAML file of rules/."""
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(f"{DATA}/compiled/source.sha256").decode() == load_build_hook().source_hashes(ROOT)


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """Every source and data file is inside, with the type marker, the licence and the command; no tests, no byte code."""
    sources = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "amzlint").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        assert "amzlint = amzlint.__main__:main" in archive.read(entry_points).decode()
    package = {name for name in names if not re.match(r"[^/]+\.dist-info/", name)}
    assert {name for name in package if not name.startswith(f"{DATA}/")} == sources
    assert "amzlint/py.typed" in package
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_installed_wheel_answers(installed: Path) -> None:
    """`python -m amzlint --version` runs from the wheel, and prints the version in the wheel's name."""
    done = run_amzlint(installed, "--version")
    (metadata,) = installed.glob("amzlint-*.dist-info")
    assert done.stdout == f"amzlint {metadata.name.removeprefix('amzlint-').removesuffix('.dist-info')}\n"


def test_the_installed_wheel_finds_what_the_checkout_finds(installed: Path) -> None:
    """The wheel's mirror gives the same report, byte for byte, as the checkout's YAML, and the drafts do have findings."""
    status, report = check_drafts(installed)
    assert status == 1
    assert {violation["path"] for violation in json.loads(report)["violations"] if violation["severity"] == "error"} == set(DRAFTS[:2])
    assert (status, report) == check_drafts(ROOT / "src")


def test_the_wheel_works_as_a_zip_file(wheel: Path, installed: Path) -> None:
    """The wheel on the module path, not unpacked, gives the same report as the installed one."""
    assert check_drafts(wheel) == check_drafts(installed)


def test_a_house_pack_works_on_top_of_the_zip_file(wheel: Path, tmp_path: Path) -> None:
    """A pack on top is compiled with the YAML inside the zip file, and its change holds."""
    (tmp_path / "acme").mkdir()
    pack = 'id: acme\nversion: "1"\neffective: "2026-01-01"\nlanguages: [en]\noverrides: {emoji: {severity: error}}\n'
    (tmp_path / "acme" / "pack.yaml").write_text(pack, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("Thank you 🎉\n", encoding="utf-8")
    arguments = ["check", str(tmp_path / "draft.txt"), "--kind", "reply", "--lang", "en", "--select", "emoji", "--format", "json", "--no-cache"]
    plain = run_amzlint(wheel, *arguments)
    changed = run_amzlint(wheel, *arguments, "--pack", str(tmp_path / "acme"))
    assert [violation["severity"] for violation in json.loads(plain.stdout)["violations"]] == ["warning"]
    assert [violation["severity"] for violation in json.loads(changed.stdout)["violations"]] == ["error"]


def test_a_start_from_the_wheel_parses_no_yaml(installed: Path) -> None:
    """The mirror spares the wheel's users yaml and pydantic, even without a cache."""
    done = run_amzlint(installed, "check", DRAFTS[2], "--kind", "reply", "--lang", "en", "--format", "concise", "--no-cache", options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "amzlint" in loaded
    assert not loaded & {"yaml", "pydantic"}


def test_an_editable_install_copies_no_rules(tmp_path: Path) -> None:
    """An editable build holds only the way to the checkout, so that a change in rules/ counts at once."""
    code = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert [Path(name).suffix for name in names] == [".pth"]
