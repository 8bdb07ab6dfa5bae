"""A repository adopts amzlint on a Monday; the gate is green on Tuesday, and red on Wednesday for what is new alone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GREETING = {"en": "Hello, your parcel number {n} left our warehouse today.", "fr": "Bonjour, votre colis numéro {n} est parti de notre entrepôt aujourd’hui.",
            "de": "Guten Tag, Ihr Paket Nummer {n} hat unser Lager heute verlassen.", "es": "Hola, su paquete número {n} ha salido hoy de nuestro almacén.",
            "it": "Buongiorno, il suo pacco numero {n} è partito oggi dal nostro magazzino.", "nl": "Hallo, uw pakket nummer {n} heeft ons magazijn vandaag verlaten."}  # fmt: skip
OLD = "Write to jane@seller-example.com for all that is missing 😀."
GRAVE = "Leave us a review and get a gift card."
PERSON = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in (("NAME", "Test"), ("EMAIL", "test@example.com"))}
TEMPLATES_EACH = 10


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with sixty templates in six languages: plain text, YAML with several messages, and HTML; every fifth breaks a rule, one gravely."""
    for language, greeting in GREETING.items():
        folder = tmp_path / "templates" / language
        folder.mkdir(parents=True)
        for number in range(TEMPLATES_EACH):
            lines = [greeting.replace("{n}", str(number)), *([OLD] if number % 5 == 0 else []), *([GRAVE] if (language, number) == ("en", 5) else [])]
            if number % 3 == 0:
                (folder / f"t{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
            elif number % 3 == 1:
                (folder / f"t{number}.html").write_text("".join(f"<p>{line}</p>\n" for line in lines), encoding="utf-8")
            else:
                body = "".join(f"      {line}\n" for line in lines)
                (folder / f"t{number}.yaml").write_text(f"templates:\n  - id: t{number}\n    body: |\n{body}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def git(shop: Path) -> Callable[..., str]:
    """Run git in the shop."""
    environment = {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **PERSON, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=shop, env=environment, check=True, capture_output=True, encoding="utf-8").stdout

    run("init", "--quiet", "--initial-branch=main")
    run("add", "--all")
    run("commit", "--quiet", "--message", "our templates")
    return run


def change_all(shop: Path, git: Callable[..., str]) -> None:
    """Put a line above every message and rename every file."""
    for path in sorted((shop / "templates").rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        above = {".txt": "\n", ".html": "<!-- moved in spring -->\n", ".yaml": "# moved in spring\n"}[path.suffix]
        path.write_text(above + text, encoding="utf-8")
        git("mv", str(path), str(path.with_name(f"new-{path.name}")))
    git("add", "--all")
    git("commit", "--quiet", "--message", "moved")


def test_monday_to_wednesday(amzlint_command: Any, shop: Path, git: Callable[..., str]) -> None:
    """init, baseline, green; lines moved and files renamed, green; one new violation, red at its line; the old one mended, stale, pruned by one command."""
    gate = ("check", "templates", "--format", "concise", "--baseline", "baseline.json")

    # Monday: the old findings are many.
    assert amzlint_command("init", cwd=shop).code == 0
    assert amzlint_command("check", "templates", "--format", "concise", cwd=shop).code == 1
    written = amzlint_command("check", "templates", "--format", "concise", "--write-baseline", "baseline.json", cwd=shop)
    assert written.code == 0
    entries = json.loads((shop / "baseline.json").read_text(encoding="utf-8"))["findings"]
    assert f"baseline.json: {sum(entry['count'] for entry in entries.values())} findings written" in written.err
    git("add", "--all")
    git("commit", "--quiet", "--message", "amzlint")

    # Tuesday: green, and green when everything has moved.
    for _ in range(2):
        green = amzlint_command(*gate, cwd=shop)
        assert (green.code, green.err) == (0, "")
        assert "0 errors, 0 warnings, 0 infos" in green.out
        assert "no longer found" not in green.out
        assert "baselined, though it may never be silenced: review-incentive in templates/en/" in green.out
        change_all(shop, git)
    (shop / "templates" / "fr" / "copy.txt").write_text((shop / "templates" / "fr" / "new-new-t0.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert amzlint_command(*gate, cwd=shop).code == 1, "one more copy of a bad template is new"
    (shop / "templates" / "fr" / "copy.txt").unlink()

    # Wednesday: a new violation, in a file that has an old one.
    target = shop / "templates" / "de" / "new-new-t1.html"
    target.write_text(target.read_text(encoding="utf-8") + "<p>Mehr auf https://www.seller-example.com/angebote</p>\n", encoding="utf-8")
    red = amzlint_command(*gate, cwd=shop)
    assert red.code == 1
    (line,) = [one for one in red.out.splitlines() if one.endswith("]")]
    assert line.startswith("templates/de/new-new-t1.html:4:13: error: ")
    assert line.endswith("[link-external]")
    since = amzlint_command("check", "templates", "--format", "concise", "--diff-base", "HEAD", cwd=shop)
    assert (since.code, [one for one in since.out.splitlines() if one.endswith("]")]) == (1, [line])
    git("checkout", "--", "templates")

    # The old one is mended: its entries are stale until one command prunes them.
    mended = shop / "templates" / "en" / "new-new-t5.yaml"
    mended.write_text("".join(one + "\n" for one in mended.read_text(encoding="utf-8").splitlines() if "jane@" not in one and "gift card" not in one), encoding="utf-8")
    stale = amzlint_command(*gate, cwd=shop)
    assert stale.code == 0
    assert "no longer found, but still in the baseline: " in stale.out
    assert "review-incentive (1)" in stale.out
    assert "though it may never be silenced" not in stale.out
    pruned = amzlint_command(*gate, "--prune-baseline", cwd=shop)
    assert pruned.code == 0
    assert "findings removed, no longer found" in pruned.err
    after = json.loads((shop / "baseline.json").read_text(encoding="utf-8"))["findings"]
    assert set(after) < set(entries)
    again = amzlint_command(*gate, cwd=shop)
    assert (again.code, "no longer found" in again.out) == (0, False)
