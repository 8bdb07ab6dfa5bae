"""The pre-commit hook, run by the real pre-commit in repositories made here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from amzlint.discovery import TEXT_ENDINGS
from git_person import PERSON

ROOT = Path(__file__).parent.parent
SHIPPED = ("src", "rules", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BAD = "Hello,\n\nLeave us a five-star review and we will send you a $10 gift card.\n"
GOOD = "Hello,\n\nThe parcel left our warehouse this morning and should reach you by Friday.\n"


def read_hook(name: str = "amzlint") -> dict[str, Any]:
    """Return a hook that the repository offers."""
    (hook,) = [one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")) if one["id"] == name]
    assert isinstance(hook, dict)
    return hook


def environment(home: Path) -> dict[str, str]:
    """Return an environment with a pre-commit store of its own, without the user's git settings, with a name to commit under."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    own = {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": path, "PYTHONUTF8": "1"}
    return {**kept, **PERSON, **own}


def run(folder: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a repository; returns it with its output and errors together."""
    return subprocess.run(
        command, cwd=folder, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


def git(folder: Path, home: Path, *arguments: str) -> str:
    """Run git, which must succeed; returns its output."""
    done = run(folder, home, "git", *arguments)
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """pre-commit's store for these tests."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="session")
def hook_repository(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A git repository with this checkout's files as they are now, committed: what a user's configuration points to."""
    folder = tmp_path_factory.mktemp("amzlint")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    git(folder, home, "init", "--quiet", "--initial-branch=main")
    git(folder, home, "add", "--all")
    git(folder, home, "commit", "--quiet", "--message", "as it is")
    return folder


@pytest.fixture
def shop(tmp_path: Path, home: Path) -> Path:
    """A user's repository with a first commit."""
    folder = tmp_path / "shop"
    folder.mkdir()
    git(folder, home, "init", "--quiet", "--initial-branch=main")
    write(folder, "README.md", "Our templates.\n")
    git(folder, home, "add", "--all")
    git(folder, home, "commit", "--quiet", "--message", "start")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write a file of a repository, with the folders above it."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8", newline="\n")


def use_hook(shop: Path, repository: Path, revision: str, hook: str) -> None:
    """Write a user's configuration of pre-commit with one hook of a repository; the environment is made once for all tests that use it."""
    write(shop, ".pre-commit-config.yaml", f"repos:\n  - repo: {json.dumps(repository.as_posix())}\n    rev: {revision}\n    hooks:\n      - {hook}\n")


def test_try_repo_checks_templates_and_nothing_else(hook_repository: Path, shop: Path, home: Path) -> None:
    """`pre-commit try-repo` installs the hook and names the template that breaks a rule, not the clean one and not files elsewhere."""
    write(shop, "templates/en/bad.txt", BAD)
    write(shop, "templates/en/good.txt", GOOD)
    write(shop, "notes/private.txt", BAD)
    git(shop, home, "add", "--all")
    done = run(shop, home, "pre-commit", "try-repo", str(hook_repository), "amzlint", "--all-files", "--color", "never")
    assert done.returncode == 1, done.stdout
    assert re.search(r"^templates/en/bad\.txt:3:\d+: error: .*\[review-incentive\]$", done.stdout, re.MULTILINE), done.stdout
    assert "good.txt:" not in done.stdout
    assert "private.txt" not in done.stdout


def test_a_commit_is_refused_until_the_template_is_clean(hook_repository: Path, shop: Path, home: Path) -> None:
    """With the hook installed a violating commit is refused and a clean one goes through."""
    revision = git(hook_repository, home, "rev-parse", "HEAD")
    use_hook(shop, hook_repository, revision, "id: amzlint\n        args: [--kind, proactive]")
    git(shop, home, "add", "--all")
    assert run(shop, home, "pre-commit", "install").returncode == 0

    write(shop, "messages/after-delivery.txt", BAD)
    git(shop, home, "add", "--all")
    refused = run(shop, home, "git", "commit", "--message", "add a template")
    assert refused.returncode == 1, refused.stdout
    assert "messages/after-delivery.txt:3:" in refused.stdout
    assert git(shop, home, "log", "--format=%s") == "start"

    write(shop, "messages/after-delivery.txt", "Hello,\n\nThere is a delay with your order [ORDER_ID]: it will arrive on Friday instead of Thursday.\n")
    git(shop, home, "add", "--all")
    accepted = run(shop, home, "git", "commit", "--message", "add a clean template")
    assert accepted.returncode == 0, accepted.stdout
    assert git(shop, home, "log", "--format=%s").splitlines() == ["add a clean template", "start"]


def test_the_fixing_hook_mends_templates_once(hook_repository: Path, shop: Path, home: Path) -> None:
    """`amzlint-fix` changes what can be mended, which pre-commit reports as a failure; the next run passes."""
    write(shop, "templates/en/loud.txt", GOOD.replace("Friday.", "Friday!!!"))
    git(shop, home, "add", "--all")
    command = ("pre-commit", "try-repo", str(hook_repository), "amzlint-fix", "--all-files", "--color", "never")
    first = run(shop, home, *command)
    assert first.returncode == 1, first.stdout
    assert "files were modified by this hook" in first.stdout
    assert (shop / "templates/en/loud.txt").read_text(encoding="utf-8") == GOOD.replace("Friday.", "Friday!")
    second = run(shop, home, *command)
    assert second.returncode == 0, second.stdout


def test_the_fixing_hook_takes_the_same_files() -> None:
    """Both hooks are for the same files, and each is one process."""
    checking, fixing = read_hook(), read_hook("amzlint-fix")
    assert fixing["entry"] == "amzlint check --fix"
    assert {name: fixing[name] for name in ("files", "types", "language", "require_serial")} == {name: checking[name] for name in ("files", "types", "language", "require_serial")}


@pytest.mark.parametrize(
    "name",
    [
        "templates/shipped.txt", "template/a.tmpl", "shop/templates/fr/deep/delay.TXT", "messages/export.jsonl", "Messages/one.text", "replies/a b.txt", "emails/x.template",
        *(f"drafts/fr/a{ending}" for ending in TEXT_ENDINGS),
    ],
)  # fmt: skip
def test_the_hook_takes_files_of_messages(name: str) -> None:
    """Files of every form that is read are checked, and mended, below a folder that is named for messages, wherever the folder stands."""
    assert read_hook("amzlint-fix")["files"] == read_hook()["files"]
    assert re.search(read_hook()["files"], name)


@pytest.mark.parametrize(
    "name",
    ["README.txt", "src/templates/page.py", "templates.txt", "templates/logo.png", "mytemplates/a.txt", "docs/messages.md", "templates/a.txt.bak", "requirements/replies-dev.txt"],
)
def test_the_hook_leaves_other_files_alone(name: str) -> None:
    """Files of other sorts, and folders whose names only resemble, are not checked."""
    assert not re.search(read_hook()["files"], name)


def test_the_hook_runs_the_packaged_command() -> None:
    """The hook's command is the one that the package installs, in one process."""
    assert read_hook("amzlint-config")["entry"] == "amzlint config --check"
    hook = read_hook()
    assert hook["entry"] == "amzlint check"
    assert hook["language"] == "python"
    assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("name", "taken"),
    [("amzlint.yaml", True), ("shops/de/amzlint.yaml", True), ("pyproject.toml", True), ("amzlint.yml", True), (".amzlint.yaml", True), ("my-amzlint.yaml", False), ("pack.yaml", False)],
)
def test_the_hook_for_settings_takes_settings(name: str, taken: bool) -> None:
    """Configurations are checked wherever they stand, misspelt names included, so that these are told of."""
    assert bool(re.search(read_hook("amzlint-config")["files"], name)) is taken


def test_a_broken_configuration_is_refused(hook_repository: Path, shop: Path, home: Path) -> None:
    """The hook for settings names file and line of every fault, and is silent about a pyproject.toml of others and about files of other sorts."""
    write(shop, "amzlint.yaml", "fail-on: warning\nignor: [emoji]\n")
    write(shop, "shops/de/amzlint.yaml", "ignore: [emojis]\n")
    write(shop, "tool/pyproject.toml", '[project]\nname = "shop"\n')
    use_hook(shop, hook_repository, git(hook_repository, home, "rev-parse", "HEAD"), "id: amzlint-config")
    git(shop, home, "add", "--all")
    command = ("pre-commit", "run", "--all-files", "--color", "never")
    done = run(shop, home, *command)
    assert done.returncode == 1, done.stdout
    assert re.search(r"^amzlint\.yaml:2:1: error: .*ignore", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^shops/de/amzlint\.yaml:1:\d+: error: .*emoji", done.stdout, re.MULTILINE), done.stdout

    write(shop, "amzlint.yaml", "fail-on: warning\nignore: [emoji]\n")
    write(shop, "shops/de/amzlint.yaml", "")
    done = run(shop, home, *command)
    assert (done.returncode, "error" in done.stdout) == (0, False), done.stdout
