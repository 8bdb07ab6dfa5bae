"""The command line as a whole: help, exit codes, streams, colours, encodings, order, and what a pipe sees."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
import threading
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from amzlint.cli import OPTIONS

# Texts whose findings need no lexicon; --select keeps other rules out of tests that are not about rules.
SELECT = ("--select", "email-address,emoji,link-amazon-product", "--kind", "reply", "--lang", "en")
ERROR = "Hello, our new address for all questions is jane@seller-example.com as of today.\n"
WARNING = "Hello, the lamp has left our warehouse this morning \N{THUMBS UP SIGN}\n"
INFO = "Hello, the size of the lamp is given at https://www.amazon.com/dp/B012345678 in full.\n"
CLEAN = "Hello, the lamp has left our warehouse this morning and should be with you on Friday.\n"
FORMATS = ("text", "concise", "json", "jsonl")


def write(folder: Path, **texts: str) -> list[Path]:
    """Write texts as files of these names; returns their paths."""
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a draft for each severity and a clean one."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    write(folder, error=ERROR, warning=WARNING, info=INFO, clean=CLEAN)
    return folder


@pytest.mark.parametrize("arguments", [(), ("check",), ("explain",), ("rules",)])
def test_no_arguments_print_help(amzlint_command: Any, arguments: tuple[str, ...]) -> None:
    """Without arguments the command shows how to use it, and never ends as if something had been checked."""
    done = amzlint_command(*arguments)
    assert done.code == 2
    assert "Usage:" in done.out + done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", OPTIONS)
def test_a_command_loads_its_own_options_only(name: str) -> None:
    """The table of the commands leads to exactly one command or group in its module, and a start that calls it registers no other."""
    script = f"""
import sys
from amzlint import cli
cli._add_commands([{name!r}])
assert len(cli.app.registered_commands) + len(cli.app.registered_groups) == 1
print(*sorted(module for module in sys.modules if module.startswith("amzlint.cli_")))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == sorted({"amzlint.cli_options", f"amzlint.{OPTIONS[name]}"})


def test_help_lists_every_command(amzlint_command: Any) -> None:
    """The help of the whole lists every command that a module offers, in the order of the table."""
    shown = amzlint_command("--help").out.partition("Commands:")[2]
    listed = re.findall(r"^  ([a-z-]+)  ", shown, re.MULTILINE)
    assert listed == list(OPTIONS)
    offered = [import_module(f"amzlint.{module}").commands for module in set(OPTIONS.values())]
    assert sum(len(one.registered_commands) + len(one.registered_groups) for one in offered) == len(OPTIONS)


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "--version")])
def test_version(amzlint_command: Any, arguments: tuple[str, ...]) -> None:
    """Both ways to the version, the short one and the one through the options, print the same line."""
    done = amzlint_command(*arguments)
    assert done.code == 0
    assert done.out.startswith("amzlint ")
    assert done.out.count("\n") == 1
    assert done.err == ""


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [(text, level, int(rank <= reach)) for rank, text in enumerate((ERROR, WARNING, INFO, CLEAN)) for reach, level in enumerate(("error", "warning", "info")) if rank < 3 or reach == 2]
    + [(ERROR, "never", 0), (CLEAN, "error", 0)],
)  # fmt: skip
def test_fail_on(amzlint_command: Any, tmp_path: Path, text: str, level: str, code: int) -> None:
    """Findings at or above --fail-on end the run with 1, those below and none at all with 0."""
    expected = 0 if text == CLEAN else code
    (path,) = write(tmp_path, draft=text)
    assert amzlint_command("check", path, *SELECT, "--fail-on", level).code == expected


def test_exit_code_precedence(amzlint_command: Any, drafts: Path) -> None:
    """A bad option beats what could not be checked, and that beats findings."""
    missing = drafts / "missing.txt"
    assert amzlint_command("check", drafts, *SELECT).code == 1
    assert amzlint_command("check", drafts, missing, *SELECT).code == 3
    assert amzlint_command("check", drafts, missing, *SELECT, "--fail-on", "never").code == 3
    assert amzlint_command("check", drafts, missing, *SELECT, "--kind", "replie").code == 2


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--kind", "proactiv"), "proactive"),
        (("--lang", "xx"), "expected one of"),
        (("--lang", "frr"), "did you mean fr"),
        (("--format", "jsn"), "json"),
        (("--fail-on", "warn"), "warning"),
        (("--severity", "emoji=waring"), "warning"),
        (("--severity", "emojy=warning"), "emoji"),
        (("--severity", "emoji"), "RULE=LEVEL"),
        (("--select", "emojis"), "emoji"),
        (("--ignore", "promotoin"), "promotion"),
        (("--ui-lang", "xx"), "de, en, es, fr, it"),
        (("--pack", "no-such-folder"), "no-such-folder"),
        (("--output", "no-such-folder/report.txt"), "no-such-folder"),
        (("--no-such-option",), "--no-such-option"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(amzlint_command: Any, tmp_path: Path, options: tuple[str, ...], hint: str) -> None:
    """An unknown name of any sort ends with 2, names the nearest valid one on standard error, and writes no result."""
    write(tmp_path, draft=ERROR)
    done = amzlint_command("check", "draft.txt", *options, cwd=tmp_path)
    assert done.code == 2
    assert hint in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_a_report_never_overwrites_a_draft(amzlint_command: Any, drafts: Path) -> None:
    """--output refuses a file that is itself to be checked, and leaves it as it was."""
    target = drafts / "error.txt"
    done = amzlint_command("check", drafts, *SELECT, "--output", target)
    assert done.code == 2
    assert "overwritten" in done.err
    assert target.read_text(encoding="utf-8") == ERROR


@pytest.mark.parametrize("form", FORMATS)
def test_output_holds_what_a_pipe_would_get(amzlint_command: Any, drafts: Path, tmp_path: Path, form: str) -> None:
    """--output writes the same bytes as standard output, which then stays empty."""
    target = tmp_path / "report"
    piped = amzlint_command("check", drafts, *SELECT, "--format", form)
    done = amzlint_command("check", drafts, *SELECT, "--format", form, "--output", target)
    assert done.out == ""
    assert done.code == piped.code == 1
    assert target.read_bytes().decode() == piped.out


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes_for_any_order_locale_and_seed(amzlint_command: Any, drafts: Path, form: str) -> None:
    """The order of arguments, the locale's name, the hash seed and the encoding of the streams change no byte of the results."""
    paths = sorted(str(path) for path in drafts.iterdir())
    worlds = [{"LC_ALL": "C"}, {"LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "77", "PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LANG": "C"}]
    orders = itertools.islice(itertools.permutations(paths), 3, 23, 4)
    runs = {amzlint_command("check", *order, "--format", form, "--fail-on", "never", env=world) for world, order in zip(worlds, orders, strict=True)}
    assert len(runs) == 1
    (only,) = runs
    assert "jane@seller-example.com" in only.out
    assert only.err == ""


def test_same_bytes_with_an_empty_and_a_full_cache(amzlint_command: Any, drafts: Path, tmp_path: Path) -> None:
    """The cache, its absence and its rubbish change no byte of the results."""
    cache = {"AMZLINT_CACHE_DIR": str(tmp_path / "cache")}
    first = amzlint_command("check", drafts, "--format", "json", env=cache)
    second = amzlint_command("check", drafts, "--format", "json", env=cache)
    for stored in (tmp_path / "cache").rglob("*.json"):
        stored.write_text("{rubbish", encoding="utf-8")
    third = amzlint_command("check", drafts, "--format", "json", env=cache)
    assert first == second == third == amzlint_command("check", drafts, "--format", "json", "--no-cache")
    assert first.code == 1


@pytest.mark.parametrize(("variables", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)])
@pytest.mark.parametrize("form", ["text", "concise"])
def test_colour_is_asked_for(amzlint_command: Any, drafts: Path, form: str, variables: dict[str, str], coloured: bool) -> None:
    """A pipe gets no colour unless FORCE_COLOR asks for it, and NO_COLOR has the last word."""
    done = amzlint_command("check", drafts, *SELECT, "--format", form, env=variables)
    assert ("\x1b[" in done.out) is coloured
    assert done.code == 1


def test_colour_adds_no_other_character(amzlint_command: Any, drafts: Path) -> None:
    """Coloured and plain output hold the same text."""
    plain = amzlint_command("check", drafts, *SELECT, "--format", "concise").out
    coloured = amzlint_command("check", drafts, *SELECT, "--format", "concise", env={"FORCE_COLOR": "1"}).out
    import re  # noqa: PLC0415

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("columns", ["80", "20", "rubbish", "400"])
def test_text_fits_eighty_columns_in_a_pipe(amzlint_command: Any, drafts: Path, columns: str) -> None:
    """In a pipe every line but a finding's first, which programs read, fits 80 columns, whatever COLUMNS says."""
    done = amzlint_command("check", "drafts", *SELECT, cwd=drafts.parent, env={"COLUMNS": columns})
    too_long = [line for line in done.out.splitlines() if len(line) > 80 and not line.startswith("drafts/")]
    assert too_long == []
    assert "  = why: " in done.out


def test_control_characters_never_reach_the_terminal(amzlint_command: Any, tmp_path: Path) -> None:
    """Escape sequences and bidi controls of a message or a file name are written out, in every format and on both streams."""
    hostile = "\x1b]0;pwned\x07\x1b[31m\u202e\x9b2J"
    name = "a\x1b[31m\u202eb.txt"
    (tmp_path / name).write_text(f"Hello {hostile}jane@seller-example.com{hostile} for all of you.", encoding="utf-8")
    (tmp_path / f"{name}.jsonl").write_text(f'{{"kind": {json.dumps(hostile, ensure_ascii=False)[:-1]}", "text": "x"}}\n{{"kind": "\\u001b[31m\\u202e", "text": "x"}}\n', encoding="utf-8")
    for form in FORMATS:
        done = amzlint_command("check", tmp_path, "--format", form)
        assert done.code == 3
        assert not any(character in done.out + done.err for character in "\x1b\x07\x9b\u202e")


SECRETS = ("Xaverius", "jane@seller-example.com", "Quittenweg", "https://evil-example.net/zzz", "[BUYER_NAME]", "SAVE99")
SECRET_TEXT = (
    "Dear Xaverius, write to jane@seller-example.com or see https://evil-example.net/zzz about the parcel to Quittenweg 5, [BUYER_NAME]. "
    "Leave us a 5 star review Xaverius and use the code SAVE99 for 20% off your next order \N{THUMBS UP SIGN}."
)


@pytest.mark.parametrize("form", FORMATS)
def test_redact_shows_nothing_of_any_message(amzlint_command: Any, tmp_path: Path, form: str) -> None:
    """With --redact neither stream holds a word of a message, not in findings, failures, notes or broken lines, but the findings are all there."""
    lines = [
        json.dumps({"id": "m1", "text": SECRET_TEXT, "lang": "en", "kind": "reply"}),
        json.dumps({"text": SECRET_TEXT, "kind": "Xaverius"}),
        json.dumps({"text": SECRET_TEXT, "lang": "fr"}),
        '{"text": "Xaverius jane@seller-example.com" "broken"}',
        json.dumps(["Xaverius", "Quittenweg"]),
    ]
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    shown = amzlint_command("check", path, "--format", form, "--lang", "en")
    done = amzlint_command("check", path, "--format", form, "--lang", "en", "--redact", "--statistics")
    assert done.code == shown.code == 3
    assert [secret for secret in SECRETS if secret in done.out + done.err] == []
    assert "email-address" in done.out
    assert "jane@seller-example.com" in shown.out


def test_quiet_gives_findings_only(amzlint_command: Any, drafts: Path) -> None:
    """--quiet leaves out reasons and the summary and keeps every finding."""
    loud = amzlint_command("check", drafts, *SELECT, "--format", "concise")
    quiet = amzlint_command("check", drafts, *SELECT, "--format", "concise", "--quiet")
    assert quiet.out.splitlines() == loud.out.splitlines()[:3]
    text = amzlint_command("check", drafts, *SELECT, "--quiet").out
    assert "= why:" not in text
    assert "jane@seller-example.com" in text


def test_statistics_count_by_rule(amzlint_command: Any, drafts: Path) -> None:
    """--statistics adds a table of rules with their counts."""
    write(drafts, another=ERROR)
    done = amzlint_command("check", drafts, *SELECT, "--format", "concise", "--statistics")
    table = {tuple(line.split()) for line in done.out.splitlines()}
    assert {("email-address", "error", "2"), ("emoji", "warning", "1"), ("link-amazon-product", "info", "1")} <= table
    assert {("contact-info", "2"), ("emoji", "1"), ("en", "4"), (f"{drafts.as_posix()}/another.txt", "1")} <= table
    fields = json.loads(amzlint_command("check", drafts, *SELECT, "--format", "json", "--statistics").out)["summary"]["statistics"]
    rows = [(*(str(value) for value in row.values()),) for trait in ("rules", "categories", "languages", "files") for row in fields[trait]]
    assert set(rows) <= table
    assert "statistics" not in json.loads(amzlint_command("check", drafts, *SELECT, "--format", "json").out)["summary"]


def test_min_trust_holds_back_what_rests_on_weaker_sources(amzlint_command: Any, tmp_path: Path) -> None:
    """A finding without a source trusted far enough is no finding, and is counted; option beats configuration; what can never be silenced is not held back."""
    (tmp_path / "draft.txt").write_text("Thank you for your understanding.\n\nPlease CONTACT us about this!!! Leave us a review and get a gift card 😀\n", encoding="utf-8")

    def run(*options: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(amzlint_command("check", "draft.txt", "--kind", "proactive", "--lang", "en", "--format", "json", *options, cwd=tmp_path).out)
        return document

    every, official = run(), run("--min-trust", "official")
    trusted = [one for one in every["violations"] if one["rule"] == "review-incentive" or any(source["trust"] == "official" for source in one["sources"])]
    assert 0 < len(trusted) < len(every["violations"])
    assert [one["fingerprint"] for one in official["violations"]] == [one["fingerprint"] for one in trusted]
    assert official["summary"]["distrusted"] == len(every["violations"]) - len(trusted)
    assert "distrusted" not in every["summary"]
    assert f"{official['summary']['distrusted']} finding" in amzlint_command("check", "draft.txt", "--kind", "proactive", "--lang", "en", "--min-trust", "official", cwd=tmp_path).out

    (tmp_path / "amzlint.yaml").write_text("min-trust: official\n", encoding="utf-8")
    assert run()["violations"] == official["violations"]
    assert run("--min-trust", "inference")["violations"] == every["violations"]
    wrong = amzlint_command("check", "draft.txt", "--min-trust", "offical", cwd=tmp_path)
    assert (wrong.code, "did you mean official" in wrong.err) == (2, True)


@pytest.mark.parametrize(("day", "told"), [("2027-08-31", False), ("2027-09-01", True)])
def test_facts_that_nobody_looked_at_for_a_year_are_told_of(amzlint_command: Any, drafts: Path, day: str, told: bool) -> None:
    """The day after a year has passed standard error says so; not in a quiet run, and never among the results."""
    epoch = str(int(datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))
    note = "amzlint: note: the facts of pack amazon 2026.11 were last checked on 2026-08-31, more than a year ago; look for a newer version\n"
    loud = amzlint_command("check", drafts, *SELECT, env={"SOURCE_DATE_EPOCH": epoch})
    assert loud.err == (note if told else "")
    assert "last checked" not in loud.out
    assert amzlint_command("check", drafts, *SELECT, "--quiet", env={"SOURCE_DATE_EPOCH": epoch}).err == ""


def test_select_ignore_and_severity(amzlint_command: Any, drafts: Path) -> None:
    """--select and --ignore take rules and categories, by comma or repeated; --severity changes a level or turns a rule off."""

    def rules(*options: str) -> list[tuple[str, str]]:
        done = amzlint_command("check", drafts, "--kind", "reply", "--lang", "en", "--format", "json", *options)
        return sorted((one["rule"], one["severity"]) for one in json.loads(done.out)["violations"])

    both = [("email-address", "error"), ("emoji", "warning")]
    assert rules("--select", "emoji,email-address") == both
    assert rules("--select", "emoji", "--select", "contact-info") == both
    assert rules("--select", "emoji,contact-info", "--ignore", "contact-info") == [("emoji", "warning")]
    assert rules("--select", "emoji,email-address", "--severity", "emoji=error,email-address=info") == [("email-address", "info"), ("emoji", "error")]
    assert rules("--select", "emoji,email-address", "--severity", "emoji=off") == [("email-address", "error")]


def test_live_pipe_answers_line_by_line(amzlint_command: Any) -> None:
    """Every JSON line is answered before the next one is sent, a broken one too, and the summary comes at the end."""
    command = amzlint_command.line("check", "-", "--stdin-filename", "drafts.jsonl", "--format", "jsonl", *SELECT)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=amzlint_command.environment(), bufsize=0) as process:
        # A command that waits for more input would wait for ever; then the answers below are missing.
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            answers = []
            for line in (json.dumps({"id": 7, "text": ERROR}), "{broken", json.dumps({"id": "b", "text": CLEAN})):
                process.stdin.write(line.encode() + b"\n")
                answers.append(json.loads(_read_line(process.stdout.fileno())))
            process.stdin.close()
            answers.append(json.loads(_read_line(process.stdout.fileno())))
            assert process.wait() == 3
        finally:
            watchdog.cancel()
    assert [answer["schema"].partition("/")[0] for answer in answers] == ["amzlint.message", "amzlint.failure", "amzlint.message", "amzlint.summary"]
    assert answers[0]["message_id"] == "7"
    assert answers[0]["path"] == "drafts.jsonl"
    assert [violation["rule"] for violation in answers[0]["violations"]] == ["email-address"]
    assert answers[1]["line"] == 2
    assert answers[2]["verdict"] == "clean"
    assert answers[3]["messages"] == 2


def _read_line(descriptor: int) -> bytes:
    data = b""
    while not data.endswith(b"\n"):
        piece = os.read(descriptor, 65536)
        if not piece:
            raise AssertionError(f"the answer ended early: {data!r}")
        data += piece
    return data


@pytest.mark.parametrize("arguments", [("check", "drafts", "--format", "text"), ("check", "drafts", "--format", "json"), ("rules", "list"), ("explain", "emoji"), ("trace", "drafts/error.txt")])
def test_a_reader_that_goes_away_sees_no_traceback(amzlint_command: Any, drafts: Path, arguments: tuple[str, ...]) -> None:
    """When the reader of the pipe is gone, as `head` is, the run ends quietly, and not as if all had been told."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            amzlint_command.line(*arguments), cwd=drafts.parent, env=amzlint_command.environment(), stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 3


def test_a_full_disk_is_told(amzlint_command: Any, drafts: Path) -> None:
    """When results cannot be written the run says so and ends with 3."""
    done = amzlint_command("check", drafts, *SELECT, "--output", "/dev/full")
    assert done.code == 3
    assert "could not be written" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("error", ["RuntimeError('boom')", "KeyError('boom')", "EOFError('boom')", "RecursionError('boom')", "MemoryError('boom')", "AssertionError('boom')"])
def test_a_crash_never_looks_like_a_verdict(amzlint_command: Any, tmp_path: Path, error: str) -> None:
    """A fault inside the engine ends with 3 and a request to report it, never with 0 or 1."""
    (tmp_path / "sitecustomize.py").write_text(f"import amzlint.linter\n\ndef check(self, document):\n    raise {error}\n\namzlint.linter.Linter.check = check\n", encoding="utf-8")
    (path,) = write(tmp_path, draft=ERROR)
    done = amzlint_command("check", path, env={"PYTHONPATH": str(tmp_path)})
    assert done.code == 3
    assert "boom" in done.err
    assert "fault of amzlint" in done.err


def test_progress_is_for_terminals(amzlint_command: Any, tmp_path: Path) -> None:
    """Many files show a progress bar on a terminal, and nothing of it in a pipe or a file."""
    import pty  # noqa: PLC0415  (POSIX only)

    write(tmp_path, **{f"draft-{number:02}": CLEAN for number in range(60)})
    arguments = ("check", tmp_path, *SELECT, "--format", "concise")
    assert amzlint_command(*arguments).err == ""
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            amzlint_command.line(*arguments), env=amzlint_command.environment(TERM="xterm"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs, check=False
        )
        os.close(theirs)
        shown = os.read(ours, 65536)
    finally:
        os.close(ours)
    assert b"checking" in shown
    assert b"checking" not in done.stdout
    assert done.returncode == 0
