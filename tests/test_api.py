"""The public functions with the settings of a repository."""

from __future__ import annotations

from pathlib import Path

import pytest

import amzlint

SETTINGS = """\
kind: {"replies/**": reply, "campaigns/**": proactive}
lang: en
exclude: [archive/]
fail-on: warning
severity: {emoji: info}
per-file-ignores: {"replies/old.txt": {link-external: goes in spring}}
allow: {hosts: {manuals: [docs.example.com]}}
min-trust: quoted
"""
EMOJI = "The lamp left our warehouse today \N{WAVING HAND SIGN}.\n"
LINK = "The manual is at https://www.seller-example.com/manual for you.\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with settings, and the working directory below its root."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "amzlint.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, text in (("replies/a.txt", EMOJI), ("replies/old.txt", LINK), ("archive/b.txt", LINK), ("campaigns/c.txt", LINK)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_file_is_read_unless_it_is_asked_for(shop: Path) -> None:
    """Programs get the same verdict wherever they run, until they ask for the settings of a repository."""
    report = amzlint.check_paths(["replies", "archive"], kind="reply", lang="en")
    assert [(Path(one.path).name, one.rule, one.status) for one in report.violations] == [("b.txt", "link-external", "active"), ("a.txt", "emoji", "active"), ("old.txt", "link-external", "active")]
    assert report.fail_on == "error"
    assert (shop / "amzlint.yaml").exists()


@pytest.mark.parametrize("given", ["auto", "amzlint.yaml", Path("amzlint.yaml")])
def test_paths_with_the_settings_of_the_repository(shop: Path, given: str | Path) -> None:
    """Kind and language by path, severities, reasons for silence, what is excluded, and the level that fails a run are those of the file."""
    report = amzlint.check_paths([shop / "replies", "campaigns/c.txt", "archive/b.txt"], config=given)

    assert {(Path(one.path).name, one.rule, one.severity, one.status) for one in report.violations} >= {
        ("a.txt", "emoji", "info", "active"), ("c.txt", "link-external", "error", "active"), ("old.txt", "link-external", "error", "suppressed"),
    }  # fmt: skip
    assert {(result.kind, result.lang) for result in report.messages} == {("reply", "en"), ("proactive", "en")}
    assert report.notes == ["archive/b.txt: not checked, amzlint.yaml:3 excludes it"]
    assert [report.fail_on, report.exit_code(), amzlint.check_paths(["replies"], config=given).exit_code()] == ["warning", amzlint.ExitCode.VIOLATIONS, amzlint.ExitCode.CLEAN]


def test_a_text_with_the_settings_for_its_path(shop: Path) -> None:
    """A text is judged as the file that it will become; what is given wins."""
    assert shop.is_dir()
    assert [amzlint.check_text(EMOJI, path=f"{folder}/new.txt", config="auto").messages[0].kind for folder in ("replies", "campaigns", "other")] == ["reply", "proactive", None]
    assert amzlint.check_text(EMOJI, path="replies/new.txt", kind="api", config="auto").messages[0].kind == "api"
    assert amzlint.check_text("The manual is at https://docs.example.com/lamp for you.", path="replies/new.txt", config="auto").violations == []
    assert amzlint.check_text(EMOJI, path="replies/new.txt", severities={"emoji": "error"}, config="auto").counts["error"] == 1


def test_many_texts_with_one_linter(shop: Path) -> None:
    """A linter made with settings keeps them, so that the file is read once."""
    linter = amzlint.make_linter(config="auto")
    (shop / "amzlint.yaml").unlink()
    assert amzlint.check_text(EMOJI, path="replies/new.txt", linter=linter).messages[0].kind == "reply"


def test_faults_of_settings_are_raised(shop: Path) -> None:
    """A fault says where it is, and a file that is not there is no silent default."""
    (shop / "amzlint.yaml").write_text("ignor: [emoji]\n", encoding="utf-8")
    with pytest.raises(amzlint.ConfigError, match="ignore"):
        amzlint.check_text(EMOJI, config="auto")
    with pytest.raises(amzlint.UsageError, match="there is no such file"):
        amzlint.check_paths(["replies"], config="nowhere.yaml")


def test_a_single_path_is_no_list_of_letters(shop: Path) -> None:
    """One path may stand for a list of one; its letters are never taken for paths."""
    for path in ("replies/a.txt", Path("replies/a.txt")):
        report = amzlint.check_paths(path, kind="reply", lang="en")
        assert (report.files, [one.rule for one in report.violations], report.failures) == (1, ["emoji"], [])


@pytest.mark.parametrize("name", ["packs", "select", "ignore"])
def test_a_text_in_place_of_a_list_is_refused(name: str) -> None:
    """A text where a list belongs is refused as such, and not letter by letter."""
    with pytest.raises(amzlint.UsageError, match=rf"{name}: expected a list such as \['emoji'\]"):
        amzlint.check_text("The lamp is on its way.", **{name: "emoji"})  # type: ignore[arg-type]  # that is the fault


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_text_without_a_message_is_not_called_clean(text: str) -> None:
    """Nothing was checked, so nothing is clean, as on the command line."""
    report = amzlint.check_text(text, kind="reply", lang="en", path="draft.txt")
    assert [(one.path, one.error) for one in report.failures] == [("draft.txt", "there is no message in it")]
    assert report.exit_code().name == "UNCHECKED"
