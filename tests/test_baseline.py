"""The baseline: counts by fingerprint, stale entries, and files that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzlint.api import check_text
from amzlint.baseline import Baseline, Entry, Recorder, assert_replaceable, read_baseline, scope_of, write_baseline
from amzlint.errors import UsageError
from amzlint.linter import Linter
from amzlint.violation import Violation


@pytest.fixture
def violation(linter_of: Callable[..., Linter], rule: Callable[..., dict[str, Any]]) -> Callable[..., Violation]:
    """Return the one finding of a rule in a text with an apple: `violation(text, rule_id)`."""

    def run(text: str, rule_id: str = "fruit", path: str = "<text>") -> Violation:
        linter = linter_of({"a": "apple"}, [rule(rule_id, {"any": ["a"]}, check="terms")])
        (found,) = check_text(text, kind="reply", lang="en", path=path, linter=linter).violations
        return found

    return run


def test_one_more_copy_is_new(violation: Callable[..., Violation]) -> None:
    """An entry covers as many findings as it counts, in whatever file they stand."""
    recorder = Recorder()
    for path in ("a", "b"):
        assert recorder.takes(violation("An apple.", path=path))
    baseline = Baseline(recorder.entries)
    assert [baseline.takes(violation("An apple.", path=path)) for path in ("c", "d", "e")] == [True, True, False]


@pytest.mark.parametrize(("text", "expected"), [("\n\n  An   apple\n a day. ", True), ("AN APPLE A DAY.", True), ("An apple a week.", False), ("An apple a day, or two.", False)])
def test_a_changed_message_loses_its_cover(violation: Callable[..., Violation], text: str, expected: bool) -> None:
    """White space and case are no news; words are."""
    recorder = Recorder()
    recorder.takes(violation("An apple a day."))
    assert Baseline(recorder.entries).takes(violation(text)) is expected


def test_a_renamed_rule_keeps_its_cover(violation: Callable[..., Violation]) -> None:
    """A finding is old under an earlier name of its rule."""
    recorder = Recorder()
    recorder.takes(violation("An apple.", "old-name"))
    assert not Baseline(recorder.entries).takes(violation("An apple.", "new-name"))
    assert Baseline(recorder.entries, aliases={"new-name": ["old-name"]}).takes(violation("An apple.", "new-name"))


def test_stale_and_pruned(violation: Callable[..., Violation]) -> None:
    """What a run looked for and did not meet is stale; pruning keeps what it met, and what it did not look for."""
    met = violation("An apple.")
    baseline = Baseline({met.fingerprint: Entry("fruit", 3), "0" * 16: Entry("fruit", 1), "1" * 16: Entry("other", 2)})
    baseline.takes(met)
    assert baseline.stale(lambda rule: rule == "fruit") == {"fruit": 3}
    assert baseline.pruned(lambda rule: rule == "fruit") == {met.fingerprint: Entry("fruit", 1), "1" * 16: Entry("other", 2)}


def test_the_file_holds_no_text_path_or_line(violation: Callable[..., Violation], tmp_path: Path) -> None:
    """A baseline can be published: fingerprints, rules and counts are all it has, and it reads back as it was."""
    recorder = Recorder()
    recorder.takes(violation("A secret apple.", path="secret/place.txt"))
    path = tmp_path / "b.json"
    write_baseline(str(path), recorder.entries, scope_of(["templates/"]))
    text = path.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "templates" not in text
    assert set(json.loads(text)) == {"schema", "scope", "findings"}
    again = read_baseline(str(path))
    assert (again.entries, again.scope) == (recorder.entries, scope_of(["./templates"]))
    write_baseline(str(path), {}, "")
    assert read_baseline(str(path)).entries == {}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": "amzlint.report/1"}', '{"schema": "amzlint.baseline/1"}', '{"schema": "amzlint.baseline/1", "findings": {"a": 1}}', "\udcff",
     '{"schema": "amzlint.baseline/1", "findings": {"a": {"rule": "x", "count": 0}}}', '{"schema": "amzlint.baseline/1", "findings": {"a": {"rule": "x", "count": true}}}'],
)  # fmt: skip
def test_what_is_no_baseline(tmp_path: Path, text: str) -> None:
    """Another file is refused, for an empty baseline and a broken one are not the same."""
    (tmp_path / "b.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match="not a baseline"):
        read_baseline(str(tmp_path / "b.json"))


def test_a_missing_baseline(tmp_path: Path) -> None:
    """A file that is not there is refused with the way to make it."""
    with pytest.raises(UsageError, match="--write-baseline"):
        read_baseline(str(tmp_path / "b.json"))
    with pytest.raises(UsageError, match="cannot be written"):
        write_baseline(str(tmp_path / "no" / "b.json"), {}, "")


def test_a_baseline_replaces_no_other_file(tmp_path: Path) -> None:
    """A draft named by mistake is refused; an old baseline, even a damaged one, and an empty file are replaced."""
    path = tmp_path / "b.json"
    assert_replaceable(str(path))
    path.write_text("Hello, the lamp is on its way.", encoding="utf-8")
    with pytest.raises(UsageError, match="is no baseline, and would be lost"):
        assert_replaceable(str(path))
    write_baseline(str(path), {}, "")
    for text in ("", "<<<<<<< ours\n" + path.read_text(encoding="utf-8")):
        path.write_text(text, encoding="utf-8")
        assert_replaceable(str(path))


def test_a_baseline_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """The draft of a baseline goes when it cannot take its place."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_baseline(str(tmp_path / "folder"), {}, "")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
