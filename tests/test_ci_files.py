"""The action for GitHub, the job for GitLab and the container file: their scripts are run as the platforms run them, as far as that needs no network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import amzlint

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PIPELINE: dict[str, Any] = yaml.safe_load((ROOT / "src" / "amzlint" / "data" / "amzlint.gitlab-ci.yml").read_text(encoding="utf-8"))
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
BAD = "Hello,\n\nLeave us a five-star review and we will send you a $10 gift card.\n"
# What would run, or change what is run, if a script were put together from texts.
HOSTILE = ("$(touch pwned)", "`touch pwned`", "; touch pwned;", "'; touch pwned; '", '"; touch pwned; "', "${IFS}", "*", "--version", "a b.txt", "&& touch pwned", "| touch pwned", "\\")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are those of bash")


class Ran(NamedTuple):
    """A step that was run: exit code, its output, and what it set as outputs."""

    code: int
    out: str
    outputs: dict[str, str]


def step(name: str) -> dict[str, Any]:
    """Return a step of the action."""
    (found,) = [one for one in ACTION["runs"]["steps"] if one.get("name") == name]
    assert isinstance(found, dict)
    return found


def run_step(name: str, folder: Path, programs: Path | None = None, **inputs: Any) -> Ran:
    """Run a step as GitHub does: its script in a file, with the variables that its expressions lead to. programs: a folder that comes first on the path."""
    values = {f"inputs.{key}": str(one["default"]) for key, one in ACTION["inputs"].items()} | {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
    values["github.action_path"] = str(ROOT)
    variables = {key: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], text) for key, text in step(name)["env"].items()}
    outputs = folder.parent / "outputs"
    outputs.write_text("", encoding="utf-8")
    script = folder.parent / "script.sh"
    script.write_text(step(name)["run"], encoding="utf-8")
    path = os.pathsep.join(str(one) for one in (programs, Path(sys.executable).parent, os.environ["PATH"]) if one)
    environment = {**os.environ, **variables, "PATH": path, "GITHUB_OUTPUT": str(outputs), "NO_COLOR": "1"}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with a template that breaks a rule."""
    (tmp_path / "shop" / "templates").mkdir(parents=True)
    (tmp_path / "shop" / "templates" / "bad.txt").write_text(BAD, encoding="utf-8")
    return tmp_path / "shop"


@pytest.fixture
def recorder(tmp_path: Path) -> Path:
    """A folder with programs that write down how they were called, and do nothing."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("python", "pip", "amzlint", "useradd"):
        (folder / name).write_text(f'#!/bin/sh\nprintf "%s\\0" {name} "$@" >> {folder}/calls\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def calls(recorder: Path) -> list[str]:
    """Return the words of the calls so far."""
    return (recorder / "calls").read_text(encoding="utf-8").split("\0")[:-1]


def test_the_action_is_one_that_github_takes() -> None:
    """It is a composite action with all that its kind must have, its scripts hold no expression, and outputs come from a step that is there."""
    assert {"name", "description", "inputs", "outputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for one in ACTION["runs"]["steps"]:
        assert ("uses" in one) != ("run" in one)
        assert "run" not in one or one["shell"] == "bash"
        assert "${{" not in one.get("run", "")
    assert all(set(one) == {"description", "default"} for one in ACTION["inputs"].values())
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    assert {one["value"] for one in ACTION["outputs"].values()} == {f"${{{{ steps.check.outputs.{name} }}}}" for name in ACTION["outputs"]}


def test_it_checks_and_says_what_it_came_to(shop: Path) -> None:
    """Findings become annotations, a SARIF log is written where one is asked for, and the step ends with amzlint's exit code."""
    done = run_step("Check messages", shop, paths="templates", args="--kind reply\n--lang en", sarif="out/amzlint.sarif")
    assert done.code == 2, "the folder of the log is not there"
    done = run_step("Check messages", shop, paths="templates\n", args="--kind reply\n--lang en", sarif="amzlint.sarif")
    assert done.code == 1
    assert re.search(r"^::error file=templates/bad\.txt,line=3,", done.out, re.MULTILINE)
    assert done.outputs == {"exit-code": "1", "sarif": "amzlint.sarif"}
    assert json.loads((shop / "amzlint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]


@pytest.mark.parametrize(
    ("inputs", "code", "said"),
    [
        ({"annotations": "false"}, 1, r"^\./templates/bad\.txt:3:\d+: error: "),
        ({"annotations": "yes"}, 2, "^::error title=amzlint::The input “annotations” is neither"),
        ({"fail_on": "never"}, 0, r"^::error file=templates/bad\.txt"),
        ({"fail_on": "eror"}, 2, "did you mean error"),
        ({"paths": "templates\nnowhere.txt"}, 3, "^::error file=nowhere.txt,title=amzlint%3A not-checked"),
        ({"paths": ""}, 2, "nothing to check"),
        ({"sarif": "a\nexit-code=0"}, 2, "names more than one file"),
        ({"args": "--no-such-option"}, 2, "No such option"),
    ],
)
def test_inputs_and_exit_codes(shop: Path, inputs: dict[str, Any], code: int, said: str) -> None:
    """Every input does what it says, and one that is wrong is never a green job."""
    done = run_step("Check messages", shop, **inputs)
    assert done.code == code, done.out
    assert re.search(said, done.out, re.MULTILINE), done.out


def test_no_input_becomes_a_command(shop: Path, recorder: Path) -> None:
    """Whatever stands in inputs is handed to amzlint as it is, a path a line, options cut at white space, and nothing of it is run or expanded."""
    done = run_step("Check messages", shop, recorder, paths="\n".join(HOSTILE), args=" ".join(HOSTILE), fail_on=HOSTILE[0], sarif=HOSTILE[1])
    assert done.code == 0, done.out
    words = " ".join(HOSTILE).split()
    assert calls(recorder) == [
        "python", "-I", "-m", "amzlint", "check", "--format", "github", "--format", f"sarif={HOSTILE[1]}", "--fail-on", HOSTILE[0], *words, "--", *HOSTILE,
    ]  # fmt: skip
    assert sorted(path.name for path in shop.iterdir()) == ["templates"]


def test_what_is_installed(shop: Path, recorder: Path) -> None:
    """By default the action's own checkout, else a released version; what is no version is refused."""
    pip = ["python", "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    assert run_step("Install amzlint", shop, recorder).code == 0
    assert run_step("Install amzlint", shop, recorder, version="0.1.0").code == 0
    assert calls(recorder) == [*pip, str(ROOT), *pip, "amzlint==0.1.0"]
    for version in (*HOSTILE, "0.1.0 --no-deps", "1\n2", "-r x"):
        assert run_step("Install amzlint", shop, recorder, version=version).code == 2, version


def test_modules_of_the_repository_are_never_run(shop: Path) -> None:
    """A file in the repository that is checked cannot take the place of amzlint."""
    (shop / "amzlint.py").write_text("print('taken over')\n", encoding="utf-8")
    done = run_step("Check messages", shop, paths="templates", fail_on="never")
    assert (done.code, "taken over" in done.out) == (0, False)


def test_the_workflow_that_init_writes_uses_the_action(amzlint_command: Any, shop: Path) -> None:
    """It names inputs that the action has, for the folders and the baseline that are there; run with them the gate is green."""
    assert amzlint_command("check", "templates", "--write-baseline", "old.json", cwd=shop).code == 0
    assert amzlint_command("init", "--github", "--gitlab", "--pre-commit", cwd=shop).code == 0
    (job,) = yaml.safe_load((shop / ".github" / "workflows" / "amzlint.yml").read_text(encoding="utf-8"))["jobs"].values()
    used = job["steps"][-1]
    assert used["uses"] == f"amzlint/amzlint@v{amzlint.__version__}"
    assert used["with"] == {"paths": "templates\n", "args": "--baseline old.json"}
    assert set(used["with"]) <= set(ACTION["inputs"])
    done = run_step("Check messages", shop, **used["with"])
    assert done.code == 0, done.out
    assert "baselined" in done.out


def run_job(job: dict[str, Any], folder: Path, programs: Path, **variables: str) -> tuple[int, str]:
    """Run a job of GitLab: its commands one after the other in one shell, with its variables."""
    environment = {**os.environ, **job["variables"], **variables, "PATH": os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_the_job_for_gitlab(shop: Path, recorder: Path) -> None:
    """It checks, writes the report that it keeps as an artifact, and fails with amzlint's exit code."""
    (recorder / "amzlint").unlink()
    code, said = run_job(PIPELINE["amzlint"], shop, recorder)
    assert code == 1
    assert re.search(r"^templates/bad\.txt:3:\d+: error: ", said, re.MULTILINE)
    report = json.loads((shop / PIPELINE["amzlint"]["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [one["severity"] for one in report] == ["major"] * len(report) != []
    assert PIPELINE["amzlint"]["artifacts"]["when"] == "always"
    assert calls(recorder) == ["pip", "install", "--quiet", "--disable-pip-version-check", f"amzlint=={amzlint.__version__}"]
    assert run_job(PIPELINE["amzlint"], shop, recorder, AMZLINT_ARGS="--fail-on never")[0] == 0


def test_no_variable_of_gitlab_becomes_a_command(shop: Path, recorder: Path) -> None:
    """Variables are cut at white space, and nothing of them is run or expanded."""
    hostile = " ".join(HOSTILE)
    assert run_job(PIPELINE["amzlint"], shop, recorder, AMZLINT_PATHS=hostile, AMZLINT_ARGS=hostile)[0] == 0
    start = calls(recorder).index("amzlint")
    assert calls(recorder)[start:] == ["amzlint", "check", "--format", "concise", "--format", "gitlab=gl-code-quality-report.json", *hostile.split(), "--", *hostile.split()]
    assert sorted(path.name for path in shop.iterdir()) == ["templates"]


def test_init_writes_the_job_that_is_shipped(amzlint_command: Any, shop: Path) -> None:
    """The file that `amzlint init --gitlab` writes is the shipped one, with the folders and the baseline of the repository."""
    assert amzlint_command("check", "templates", "--write-baseline", "old.json", cwd=shop).code == 0
    (shop / "my mails" / "messages").mkdir(parents=True)
    assert amzlint_command("init", "--gitlab", cwd=shop).code == 0
    written = yaml.safe_load((shop / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    variables = {"AMZLINT_VERSION": amzlint.__version__, "AMZLINT_PATHS": "templates", "AMZLINT_ARGS": "--baseline old.json"}
    assert written == {"amzlint": {**PIPELINE["amzlint"], "variables": variables}}


def test_versions_are_this_one() -> None:
    """What is shipped for a version names that version."""
    text = (ROOT / "src" / "amzlint" / "data" / "amzlint.gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\bv(\d[\w.]*\d)/", text)) == {PIPELINE["amzlint"]["variables"]["AMZLINT_VERSION"]} == {amzlint.__version__}


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the container file: name and the rest, lines joined."""
    lines = re.sub(r"\\\n", "", re.sub(r"^#.*\n", "", CONTAINER, flags=re.MULTILINE)).splitlines()
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines if line.strip())]


def test_the_container_is_small_pinned_and_without_rights() -> None:
    """Both stages start from one pinned slim image, the last one holds no sources, does not run as root, and its entry point is amzlint."""
    found = instructions()
    (version,) = [rest for name, rest in found if name == "ARG"]
    assert re.fullmatch(r"PYTHON=3\.\d+\.\d+-slim-[a-z]+", version)
    assert [rest for name, rest in found if name == "FROM"] == ["docker.io/library/python:${PYTHON} AS build", "docker.io/library/python:${PYTHON}"]
    last = found[max(number for number, (name, _) in enumerate(found) if name == "FROM") :]
    assert [rest for name, rest in last if name == "COPY"] == ["--from=build /wheels /wheels"]
    user = next(rest for name, rest in last if name == "USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user), "a number, so that platforms can tell that it is not root"
    assert f"--uid {user.partition(':')[0]} " in " ".join(rest for name, rest in last if name == "RUN")
    assert json.loads(next(rest for name, rest in last if name == "ENTRYPOINT")) == ["amzlint"]
    assert not {"ADD", "VOLUME", "EXPOSE"} & {name for name, _ in found}


def test_the_commands_of_the_container_build_and_install(tmp_path: Path, recorder: Path) -> None:
    """The commands of both stages, run on this machine in folders of their own: what is copied is enough for a wheel, and the wheel for a working amzlint."""
    for name in ("pip", "python", "amzlint"):
        (recorder / name).unlink()
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    site = tmp_path / "site"
    # Nothing is fetched: what a build and amzlint need is on this machine.
    environment = {**os.environ, "PATH": os.pathsep.join([str(recorder), str(Path(sys.executable).parent), os.environ["PATH"]]), "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "false"}
    for name, rest in instructions():
        if name == "COPY" and "--from" not in rest:
            *sources, target = rest.split()
            for source in sources:
                assert source in allowed, f"{source} is kept out of the build by .dockerignore"
                to = tmp_path / target.strip("/")
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, to, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    to.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / source, to)
        elif name == "RUN":
            script = re.sub(r"(?<=\s)/(src|wheels)\b", rf"{tmp_path}/\1", rest)
            done = subprocess.run(["sh", "-ec", script], env={**environment, **({"PIP_TARGET": str(site)} if "install" in script else {})}, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stderr
    assert calls(recorder)[0] == "useradd"
    assert not (tmp_path / "wheels").exists()
    assert (site / "amzlint" / "rules_data" / "compiled" / "rules.json").is_file()
    checked = subprocess.run(
        [sys.executable, "-m", "amzlint", "check", "-", "--kind", "reply", "--format", "concise"], input=BAD, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(site)},
    )  # fmt: skip
    assert (checked.returncode, "[review-incentive]" in checked.stdout) == (1, True)
