"""A repository adopts amzlint on a Monday; the gate is green on Tuesday, and red on Wednesday for what is new alone. git and pre-commit are the real ones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TEMPLATES = 400
GREETING = {"en": "Hello, your parcel number {n} left our warehouse today.", "fr": "Bonjour, votre colis numéro {n} est parti de notre entrepôt aujourd’hui.",
            "de": "Guten Tag, Ihr Paket Nummer {n} hat unser Lager heute verlassen.", "es": "Hola, su paquete número {n} ha salido hoy de nuestro almacén.",
            "it": "Buongiorno, il suo pacco numero {n} è partito oggi dal nostro magazzino.", "ja": "お荷物{n}番は本日倉庫から発送いたしました。"}  # fmt: skip
OLD = "Write to jane@seller-example.com for all that is missing 😀."
GRAVE = "Leave us a review and get a gift card."
PERSON = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in (("NAME", "Test"), ("EMAIL", "test@example.com"))}
# How each form holds the lines of a message, and the line that is put above an old finding.
FORMS: dict[str, tuple[Callable[[list[str]], str], str]] = {
    "txt": (lambda lines: "\n".join(lines) + "\n", "\n"),
    "html": (lambda lines: "".join(f"<p>{line}</p>\n" for line in lines), "<!-- moved in spring -->\n"),
    "yaml": (lambda lines: "templates:\n  - id: t\n    body: |\n" + "".join(f"      {line}\n" for line in lines), "\n"),
    "md": (lambda lines: "\n\n".join(lines) + "\n", "<!-- moved in spring -->\n"),
    "json": (lambda lines: '{"body":\n' + json.dumps(" ".join(lines), ensure_ascii=False) + "}\n", "\n"),
    "po": (lambda lines: 'msgid ""\nmsgstr "Language: {code}\\n"\n\nmsgid "t"\nmsgstr ""\n' + "".join(f'"{line} "\n' for line in lines), "# moved in spring\n"),
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with 400 templates in six languages and six forms; every fifth breaks two rules, one of them gravely."""
    languages, forms = list(GREETING), list(FORMS)
    for number in range(TEMPLATES):
        code, form = languages[number % 6], forms[number // 6 % 6]
        path = tmp_path / "templates" / code / f"t{number}.{form}"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [GREETING[code].replace("{n}", str(number)), *([OLD] if number % 5 == 0 else []), *([GRAVE] if number == 30 else [])]
        path.write_text(FORMS[form][0](lines).replace("{code}", code), encoding="utf-8")
    return tmp_path


class Work:
    """The people of the shop: they use git, pre-commit and amzlint in its folder."""

    def __init__(self, shop: Path, home: Path, command: Any) -> None:
        self.shop = shop
        self._command = command
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH"))}
        path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
        self._environment = {**kept, **PERSON, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(home), "PATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1"}
        self._environment["AMZLINT_CACHE_DIR"] = command.environment()["AMZLINT_CACHE_DIR"]

    def run(self, *command: str) -> tuple[int, str]:
        """Run a program; returns its exit code and all that it says."""
        done = subprocess.run(
            command, cwd=self.shop, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout

    def commit(self, message: str) -> tuple[int, str]:
        """Commit all that changed, as far as the hook lets it."""
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", message)

    def amzlint(self, *arguments: str) -> Any:
        """Run amzlint."""
        return self._command(*arguments, cwd=self.shop)

    def check(self, *options: str) -> Any:
        """Check all templates against the baseline, as the pipeline does."""
        return self.amzlint("check", "templates", "--baseline", "baseline.json", "--format", "concise", *options)


@pytest.fixture
def work(shop: Path, tmp_path_factory: pytest.TempPathFactory, amzlint_command: Any) -> Work:
    """The shop before that Monday."""
    made = Work(shop, tmp_path_factory.mktemp("pre-commit"), amzlint_command)
    made.run("git", "init", "--quiet", "--initial-branch=main")
    assert made.commit("our templates")[0] == 0
    return made


def use_this_amzlint(shop: Path) -> None:
    """Let the hook that `amzlint init` wrote run the amzlint of these tests, for the repository it names is not to be had without a network."""
    path = shop / ".pre-commit-config.yaml"
    (repository,) = yaml.safe_load(path.read_text(encoding="utf-8"))["repos"]
    (written,) = repository["hooks"]
    (shipped,) = [one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")) if one["id"] == written["id"]]
    entry = shipped["entry"].replace("amzlint", f"{sys.executable} -m amzlint", 1)
    hook = {**shipped, **written, "entry": entry, "language": "system"}
    path.write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}), encoding="utf-8")


def move_all(shop: Path) -> None:
    """Put a line above every old finding, or above the text of a file that has none, and rename every file."""
    for path in sorted((shop / "templates").rglob("t*.*")):
        above = FORMS[path.suffix[1:]][1]
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next((number for number, line in enumerate(lines) if OLD[:20] in line), 0)
        at = at - 2 if path.suffix == ".po" and at else at  # a comment stands above the entry
        path.write_text("".join([*lines[:at], above, *lines[at:]]), encoding="utf-8")
        path.rename(path.with_name(f"new-{path.name}"))


def findings(output: str) -> list[str]:
    """Return the lines of `concise` that are findings."""
    return [line for line in output.splitlines() if re.search(r": (error|warning|info): .*\]$", line)]


def test_monday_to_wednesday(shop: Path, work: Work) -> None:
    """init, baseline, green; lines moved and files renamed, green; one new violation, red at its line; the old one mended, stale, pruned by one command."""
    adopt(shop, work)
    move_on_tuesday(shop, work)
    fail_on_wednesday(shop, work)
    mend(shop, work)


def adopt(shop: Path, work: Work) -> None:
    """Monday: the old findings are many; three commands, and the gate stands."""
    assert work.amzlint("check", "templates").code == 1
    assert work.amzlint("init").code == 0
    assert work.amzlint("check", "templates", "--write-baseline", "baseline.json").code == 0
    assert work.amzlint("init", "--pre-commit").code == 0
    use_this_amzlint(shop)
    assert work.commit("amzlint")[0] == 0
    assert work.run("pre-commit", "install")[0] == 0
    code, said = work.run("pre-commit", "run", "--all-files")
    assert code == 0, said


def move_on_tuesday(shop: Path, work: Work) -> None:
    """Tuesday: green when everything has moved, in the hook and in the pipeline; one more copy of a bad template is new."""
    move_all(shop)
    code, said = work.commit("moved")
    assert code == 0, said
    green = work.check()
    assert (green.code, green.err, findings(green.out)) == (0, "", [])
    assert f"0 errors, 0 warnings, 0 infos in 0 of {TEMPLATES} messages" in green.out
    assert "no longer found" not in green.out
    assert "baselined, though it may never be silenced: review-incentive in templates/en/new-t30." in green.out
    copy = shop / "templates" / "it" / "copy.txt"
    copy.write_text((copy.parent / "new-t40.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert work.check().code == 1
    copy.unlink()


def fail_on_wednesday(shop: Path, work: Work) -> None:
    """Wednesday: a new violation in a clean file is refused, with its line, in every form in which it is told."""
    target = "templates/de/new-t8.html"
    (shop / target).write_text((shop / target).read_text(encoding="utf-8") + "<p>Mehr auf https://www.seller-example.com/angebote</p>\n", encoding="utf-8")
    code, said = work.commit("offers")
    assert code == 1
    (line,) = findings(said)
    assert line.startswith(f"{target}:3:13: error: ")
    assert line.endswith("[link-external]")

    red = work.check("--format", "text=text", "--format", "github=annotations", "--format", "sarif=log")
    assert (red.code, findings(red.out)) == (1, [line])
    since = work.check("--diff-base", "HEAD")
    assert (since.code, findings(since.out)) == (1, [line])
    text, annotations, log = ((shop / name).read_text(encoding="utf-8") for name in ("text", "annotations", "log"))
    assert "3 | <p>Mehr auf https://www.seller-example.com/angebote</p>" in text
    (annotation,) = [one for one in annotations.splitlines() if one.startswith("::")]
    assert annotation.startswith(f"::error file={target},line=3,endLine=3,col=13,")
    results = json.loads(log)["runs"][0]["results"]
    (new,) = [one for one in results if one["baselineState"] == "new"]
    place = new["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"], new["suppressions"]) == (target, 3, 13, [])
    assert {one["suppressions"][0]["kind"] for one in results if one is not new} == {"external"}
    assert work.run("git", "reset", "--quiet", "--hard")[0] == 0


def mend(shop: Path, work: Work) -> None:
    """The old one is mended: the hook lets it through, and its entries are stale until one command prunes them."""
    before = json.loads((shop / "baseline.json").read_text(encoding="utf-8"))["findings"]
    mended = next((shop / "templates" / "en").glob("new-t30.*"))
    mended.write_text("".join(one for one in mended.read_text(encoding="utf-8").splitlines(keepends=True) if "jane@" not in one and "gift card" not in one), encoding="utf-8")
    code, said = work.commit("mended")
    assert code == 0, said
    stale = work.check()
    assert stale.code == 0
    assert re.search(r"no longer found, but still in the baseline: .*review-incentive \(1\)", stale.out)
    assert "though it may never be silenced" not in stale.out
    pruned = work.check("--prune-baseline")
    assert pruned.code == 0
    assert "findings removed, no longer found" in pruned.err
    assert set(json.loads((shop / "baseline.json").read_text(encoding="utf-8"))["findings"]) < set(before)
    again = work.check()
    assert (again.code, "no longer found" in again.out) == (0, False)
