"""`amzlint init`: a commented configuration that fits the repository, hook and workflow files, and nothing overwritten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

DRAFTS = Path(__file__).parents[2] / "examples" / "drafts"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with English mails and a folder of German templates."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "shop" / "mails").mkdir(parents=True)
    (tmp_path / "templates" / "de").mkdir(parents=True)
    for path in (DRAFTS / "en").glob("*.txt"):
        (tmp_path / "shop" / "mails" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "templates" / "de" / "a.yaml").write_text("templates:\n  - body: Guten Tag, Ihre Lampe ist heute unterwegs.\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# Bonjour, ceci est notre dépôt de messages pour les clients.\n", encoding="utf-8")
    return tmp_path


def test_it_looks_at_what_is_there(amzlint_command: Any, shop: Path) -> None:
    """Folders, languages and file types of the repository stand in the file, and the file is valid."""
    done = amzlint_command("init", cwd=shop)
    assert done.code == 0
    assert "in shop/mails, templates; languages: en, de" in done.out
    text = (shop / "amzlint.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == {"languages": ["en", "de"], "fail-on": "error"}
    assert "next: amzlint check shop/mails templates" in done.out
    assert amzlint_command("config", cwd=shop).code == 0
    assert amzlint_command("check", "shop/mails", "templates", cwd=shop).code == 1


def test_what_it_suggests_in_comments_is_valid(amzlint_command: Any, shop: Path) -> None:
    """With every comment sign before a setting taken away the file is a configuration still."""
    amzlint_command("init", cwd=shop)
    text = (shop / "amzlint.yaml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^# (?=[a-z-]+:(?: [\[{]|$))|^#(?=  +\S)", "", text)
    (shop / "all.yaml").write_text(settings, encoding="utf-8")
    assert {"marketplaces", "kind", "template", "fields", "exclude", "allow", "severity", "per-file-ignores"} <= set(yaml.safe_load(settings))
    done = amzlint_command("config", "--config", "all.yaml", cwd=shop)
    assert done.code == 0, done.err


def test_nothing_is_overwritten(amzlint_command: Any, shop: Path) -> None:
    """A file that is there stays as it is; what it would have held is shown, and nothing else is written."""
    (shop / "amzlint.yaml").write_text("# mine\n", encoding="utf-8")
    (shop / ".gitlab-ci.yml").write_text("# mine\n", encoding="utf-8")
    done = amzlint_command("init", cwd=shop)
    assert done.code == 2
    assert "amzlint.yaml is there already, and nothing is overwritten" in done.err
    done = amzlint_command("init", "--pre-commit", "--gitlab", cwd=shop)
    assert done.code == 2
    assert not (shop / ".pre-commit-config.yaml").exists()
    assert amzlint_command("init", "--pre-commit", cwd=shop).code == 0
    assert (shop / "amzlint.yaml").read_text(encoding="utf-8") == (shop / ".gitlab-ci.yml").read_text(encoding="utf-8") == "# mine\n"


def test_hook_and_workflow_files(amzlint_command: Any, shop: Path) -> None:
    """All of them are valid YAML and check the folders that were found."""
    done = amzlint_command("init", "--pre-commit", "--github", "--gitlab", cwd=shop)
    assert done.code == 0
    hook = yaml.safe_load((shop / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    assert hook["id"] == "amzlint"
    assert re.search(hook["files"], "shop/mails/a.txt")
    assert not re.search(hook["files"], "src/mails/a.txt")
    steps = yaml.safe_load((shop / ".github" / "workflows" / "amzlint.yml").read_text(encoding="utf-8"))["jobs"]["amzlint"]["steps"]
    assert steps[-1]["with"] == {"paths": "shop/mails\ntemplates\n"}
    variables = yaml.safe_load((shop / ".gitlab-ci.yml").read_text(encoding="utf-8"))["amzlint"]["variables"]
    assert (variables["AMZLINT_PATHS"], variables["AMZLINT_ARGS"]) == ("shop/mails templates", "")
    assert "args" not in hook


def test_files_know_a_baseline_that_is_there(amzlint_command: Any, shop: Path) -> None:
    """A baseline at the top is used by hook, workflow and job, whatever it is called; other JSON is not taken for one."""
    (shop / "data.json").write_text('{"schema": "amzlint.report/1"}', encoding="utf-8")
    assert amzlint_command("check", "templates", "--write-baseline", "known.json", cwd=shop).code == 0
    assert amzlint_command("init", "--pre-commit", "--github", "--gitlab", cwd=shop).code == 0
    hook = yaml.safe_load((shop / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    assert hook["args"] == ["--baseline", "known.json"]
    for name in (".github/workflows/amzlint.yml", ".gitlab-ci.yml"):
        assert "--baseline known.json" in (shop / name).read_text(encoding="utf-8")


def test_a_repository_without_messages(amzlint_command: Any, tmp_path: Path) -> None:
    """Where nothing is found it says so and writes a file to fill in; it reads nothing from standard input."""
    done = amzlint_command("init", cwd=tmp_path, stdin="y\n")
    assert done.code == 0
    assert "found no folder of messages here" in done.out
    assert yaml.safe_load((tmp_path / "amzlint.yaml").read_text(encoding="utf-8")) == {"fail-on": "error"}
