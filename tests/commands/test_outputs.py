"""Several formats in one run: which goes where, what is refused, and where failures are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from amzlint.commands.outputs import Target, read_targets
from amzlint.errors import UsageError
from amzlint.reporters import REPORTERS

SELECT = ("--select", "email-address", "--kind", "reply", "--lang", "en")
SECRET = "Dear Xaverius, write to jane@seller-example.com about Quittenweg 5, and https://evil-example.net/zzz \N{THUMBS UP SIGN}."
ERROR = "Hello, our new address for all questions is jane@seller-example.com as of today.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one draft that has an error."""
    (tmp_path / "draft.txt").write_text(ERROR, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("formats", "output", "targets"),
    [
        (["text"], None, [("text", None)]),
        (["text", "sarif=out.sarif"], None, [("text", None), ("sarif", "out.sarif")]),
        (["sarif=a=b.sarif", "json"], "r.json", [("sarif", "a=b.sarif"), ("json", "r.json")]),
        (["sarif=out.sarif"], None, [("sarif", "out.sarif")]),
    ],
)
def test_targets(formats: list[str], output: str | None, targets: list[tuple[str, str | None]]) -> None:
    """A format goes to its own file, the one without to --output or standard output."""
    assert read_targets(formats, output) == tuple(Target(*target) for target in targets)


@pytest.mark.parametrize(
    ("formats", "output", "told"),
    [
        (["sarf=a"], None, "--format sarf=a: did you mean sarif"),
        (["sarif="], None, "expected a file behind the equals sign"),
        (["text", "json"], None, "--format text and --format json would both go to standard output; write --format json=FILE"),
        (["text", "json=r.json"], "./r.json", "would both go to r.json"),
        (["json=a", "sarif=b/../a"], None, "would both go to"),
        (["json=a"], "b", "--output b: every --format has a file of its own"),
    ],
)
def test_contradictions_are_refused(formats: list[str], output: str | None, told: str) -> None:
    """No result is silently lost or mixed with another."""
    with pytest.raises(UsageError) as caught:
        read_targets(formats, output)
    assert told in str(caught.value)


def test_several_formats_in_one_run(amzlint_command: Any, folder: Path) -> None:
    """Each format holds what it would hold alone."""
    alone = {name: amzlint_command("check", "draft.txt", *SELECT, "--format", name, cwd=folder).out for name in REPORTERS}
    options = [option for name in REPORTERS if name != "text" for option in ("--format", f"{name}=report.{name}")]
    done = amzlint_command("check", "draft.txt", *SELECT, *options, "--format", "text", cwd=folder)
    assert (done.code, done.out, done.err) == (1, alone["text"], "")
    for name in REPORTERS:
        if name not in ("text", "html"):
            assert (folder / f"report.{name}").read_text(encoding="utf-8") == alone[name]
    assert "jane@seller-example.com" in (folder / "report.html").read_text(encoding="utf-8")


def test_same_bytes_in_any_world(amzlint_command: Any, folder: Path) -> None:
    """The locale, the hash seed and the encoding of the streams change no byte of any format."""
    (folder / "b.txt").write_text(ERROR + "Tout de suite \N{THUMBS UP SIGN}\N{THUMBS UP SIGN}", encoding="utf-8")
    worlds: list[dict[str, str]] = [{"LC_ALL": "C", "PYTHONHASHSEED": "1"}, {"LC_ALL": "fr_FR.UTF-8", "PYTHONHASHSEED": "77", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}]
    runs = []
    for world in worlds:
        amzlint_command("check", "draft.txt", "b.txt", *[option for name in REPORTERS for option in ("--format", f"{name}={name}.out")], cwd=folder, env=world)
        runs.append([(folder / f"{name}.out").read_bytes() for name in REPORTERS])
    assert runs[0] == runs[1]
    assert all(b"jane@seller-example.com" in output for output in runs[0])


def test_redact_shows_nothing_in_any_format(amzlint_command: Any, folder: Path) -> None:
    """With --redact no format and neither stream has a word of a message, but every format has the findings."""
    lines = [json.dumps({"id": "m1", "text": SECRET, "lang": "en", "kind": "reply"}), json.dumps({"text": SECRET, "kind": "Xaverius"}), f'{{"text": "{SECRET}" "broken"}}']
    (folder / "sent.jsonl").write_text("\n".join(lines), encoding="utf-8")
    options = [option for name in REPORTERS for option in ("--format", f"{name}={name}.out")]
    done = amzlint_command("check", "sent.jsonl", *options, "--redact", "--statistics", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(folder / "summary.out")})
    outputs = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.out")} | {"stdout": done.out, "stderr": done.err}
    assert set(outputs) == {*REPORTERS, "summary", "stdout", "stderr"}
    for name, output in outputs.items():
        assert not any(word in output for word in SECRET.split() if len(word) > 5 and word not in ("Please", "review")), name
        assert "email-address" in output or name not in REPORTERS


def test_texts_are_read_for_html_alone(amzlint_command: Any, folder: Path) -> None:
    """The HTML report shows the whole message, and nothing of it when redacted, whatever other formats are beside it."""
    options = ("check", "draft.txt", *SELECT, "--format", "json", "--format", "html=report.html")
    (folder / "draft.txt").write_text(f"{ERROR}\nThe lamp comes in the blue box.\n", encoding="utf-8")
    done = amzlint_command(*options, cwd=folder)
    assert "blue box" in (folder / "report.html").read_text(encoding="utf-8")
    assert "blue box" not in done.out
    amzlint_command(*options, "--redact", cwd=folder)
    assert "blue box" not in (folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "text"), False),
        (("--format", "github"), False),
        (("--format", "sarif"), True),
        (("--format", "sarif=out.sarif"), True),
        (("--format", "text", "--format", "sarif=out.sarif"), False),
        (("--format", "html", "--format", "text=out.txt"), True),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failures_are_always_told(amzlint_command: Any, folder: Path, options: tuple[str, ...], told: bool, jobs: str) -> None:
    """A failure is on standard error unless standard output shows it to people; the run ends with 3 in every format."""
    done = amzlint_command("check", "draft.txt", "gone.txt", *SELECT, *options, "--jobs", jobs, cwd=folder)
    assert done.code == 3
    assert done.err == ("amzlint: failed: gone.txt: there is no such file\n" if told else "")
    assert told or "there is no such file" in done.out


def test_no_draft_is_overwritten(amzlint_command: Any, folder: Path) -> None:
    """A report that would overwrite a draft is refused before any other is touched."""
    (folder / "old.xml").write_text("old", encoding="utf-8")
    done = amzlint_command("check", ".", *SELECT, "--format", "junit=old.xml", "--format", "sarif=draft.txt", cwd=folder)
    assert done.code == 2
    assert "overwritten" in done.err
    assert (folder / "draft.txt").read_text(encoding="utf-8") == ERROR
    assert (folder / "old.xml").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_unreadable_files_make_no_format_look_clean(amzlint_command: Any, folder: Path, name: str) -> None:
    """A binary file, a missing one and a broken line are in the output of every format, by name and reason."""
    (folder / "photo.txt").write_bytes(b"\x89PNG\0" * 99)
    (folder / "sent.jsonl").write_text('{"text": "never closed', encoding="utf-8")
    done = amzlint_command("check", "photo.txt", "gone.txt", "sent.jsonl", *SELECT, "--format", name, cwd=folder)
    assert done.code == 3
    for path, reason in (("photo.txt", "a binary file"), ("gone.txt", "there is no such file"), ("sent.jsonl", "line 1")):
        assert path in done.out
        assert reason in done.out


def test_a_summary_that_cannot_be_written_is_no_success(amzlint_command: Any, folder: Path) -> None:
    """Where GitHub's summary cannot be written, the run ends with 3 and says why."""
    done = amzlint_command("check", "draft.txt", *SELECT, "--format", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(folder / "no" / "summary.md")})
    assert done.code == 3
    assert "could not be written" in done.err


def test_paths_below_the_working_folder_are_relative(amzlint_command: Any, folder: Path) -> None:
    """Platforms know files by their path in the repository, however they were named on the command line."""
    done = amzlint_command("check", folder / "draft.txt", *SELECT, "--format", "gitlab", "--format", "checkstyle=c.xml", "--format", "sarif=s.json", cwd=folder)
    (issue,) = json.loads(done.out)
    (result,) = json.loads((folder / "s.json").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert issue["location"]["path"] == "draft.txt"
    assert ET.parse(folder / "c.xml").getroot()[0].get("name") == "draft.txt"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}
