"""`amzlint check` on files as they really are: missing, broken, binary, in other encodings, huge, or without a message."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

SELECT = ("--select", "email-address,emoji", "--kind", "reply", "--lang", "en")
ERROR = "Hello, our new address for all questions is jane@seller-example.com as of today.\n"
CLEAN = "Hello, the lamp has left our warehouse this morning and should be with you on Friday.\n"
FOUND = ": error: gives an e-mail address"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one draft that has an error: whatever else goes wrong, it must be reported."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "z-good.txt").write_text(ERROR, encoding="utf-8")
    return place


def failures(out: str) -> list[str]:
    """Return the lines about what could not be checked."""
    return [line for line in out.splitlines() if ": failed: " in line]


def test_missing_file(amzlint_command: Any, folder: Path) -> None:
    """A file that does not exist is named, the others are checked, and the run ends with 3."""
    done = amzlint_command("check", folder / "nothing.txt", folder / "z-good.txt", *SELECT, "--format", "concise")
    assert done.code == 3
    assert [line.endswith("nothing.txt: failed: there is no such file") for line in failures(done.out)] == [True]
    assert FOUND in done.out


def test_dangling_link_in_a_folder(amzlint_command: Any, folder: Path) -> None:
    """A link to nothing that a folder holds is a failure, not a file less."""
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    done = amzlint_command("check", folder, *SELECT, "--format", "concise")
    assert done.code == 3
    assert "link.txt: failed: there is no such file" in done.out
    assert FOUND in done.out


def test_file_without_permission(amzlint_command: Any, folder: Path, tmp_path: Path) -> None:
    """A file that may not be read is a failure that says so; the others are checked."""
    (folder / "locked.txt").write_text(ERROR, encoding="utf-8")
    # Whoever runs the tests as root may read everything, so the refusal is made by hand.
    (tmp_path / "sitecustomize.py").write_text(
        "import pathlib\n\nreal = pathlib.Path.open\n\ndef refuse(self, *args, **kwargs):\n    if self.name == 'locked.txt':\n"
        "        raise PermissionError(13, 'Permission denied')\n    return real(self, *args, **kwargs)\n\npathlib.Path.open = refuse\n",
        encoding="utf-8",
    )
    done = amzlint_command("check", folder, *SELECT, "--format", "concise", env={"PYTHONPATH": str(tmp_path)})
    assert done.code == 3
    assert "locked.txt: failed: no permission to read it" in done.out
    assert FOUND in done.out


def test_folder_that_cannot_be_listed(amzlint_command: Any, folder: Path, tmp_path: Path) -> None:
    """A folder inside the named one that may not be listed is a failure, since messages may be in it."""
    (folder / "locked").mkdir()
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n\nreal = os.scandir\n\ndef refuse(path='.'):\n    if str(path).endswith('locked'):\n"
        "        raise PermissionError(13, 'Permission denied', path)\n    return real(path)\n\nos.scandir = refuse\n",
        encoding="utf-8",
    )
    done = amzlint_command("check", folder, *SELECT, "--format", "concise", env={"PYTHONPATH": str(tmp_path)})
    assert done.code == 3
    assert "locked: failed: the folder cannot be listed: Permission denied" in done.out
    assert FOUND in done.out


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff".encode(), "\ufeff\n".encode("utf-16-le")])
@pytest.mark.parametrize("name", ["empty.txt", "empty.jsonl"])
def test_named_file_without_a_message(amzlint_command: Any, folder: Path, name: str, content: bytes) -> None:
    """A named file that holds no message is a failure; the same file merely found in a folder is skipped and counted."""
    (folder / name).write_bytes(content)
    named = amzlint_command("check", folder / name, *SELECT, "--format", "concise")
    assert named.code == 3
    assert f"{name}: failed: there is no message in it" in named.out
    found = amzlint_command("check", folder, *SELECT, "--format", "concise")
    assert found.code == 1
    assert failures(found.out) == []
    assert "1 file skipped, without any message" in found.out
    handed_over = amzlint_command("check", folder / name, *SELECT, "--format", "concise", env={"PRE_COMMIT": "1"})
    assert handed_over.code == 0
    assert "1 file skipped, without any message" in handed_over.out


def test_folder_without_any_message(amzlint_command: Any, tmp_path: Path, folder: Path) -> None:
    """A named folder in which there is nothing to check is a failure, for nobody names one to have nothing checked."""
    hollow = tmp_path / "hollow"
    (hollow / "inner").mkdir(parents=True)
    (hollow / "picture.png").write_bytes(b"\x89PNG\0")
    bare = amzlint_command("check", hollow, folder, *SELECT, "--format", "concise")
    assert bare.code == 3
    assert f"{hollow}: failed: there is no file to check in this folder" in bare.out
    assert FOUND in bare.out
    (hollow / "inner" / "blank.txt").write_text(" \n", encoding="utf-8")
    blank = amzlint_command("check", hollow, folder, *SELECT, "--format", "concise")
    assert blank.code == 3
    assert failures(blank.out) == [f"{hollow}: failed: there is no message in any of its files"]


def test_binary_file(amzlint_command: Any, folder: Path) -> None:
    """A binary file is a failure, whether named or found."""
    (folder / "a-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    done = amzlint_command("check", folder, *SELECT, "--format", "concise")
    assert done.code == 3
    assert "a-picture.txt: failed: a binary file" in done.out
    assert FOUND in done.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be-bom", "utf-32"])
def test_marked_encodings(amzlint_command: Any, tmp_path: Path, encoding: str) -> None:
    """A byte order mark decides the encoding, without a word about it, and positions count characters."""
    text = "Bonjour, notre adresse à vous : jane@seller-example.com dès aujourd’hui.\n"
    data = codecs.BOM_UTF16_BE + text.encode("utf-16-be") if encoding == "utf-16-be-bom" else text.encode(encoding)
    path = tmp_path / "draft.txt"
    path.write_bytes(data)
    done = amzlint_command("check", path, "--select", "email-address", "--lang", "fr", "--format", "json")
    (violation,) = json.loads(done.out)["violations"]
    assert done.code == 1
    assert violation["text"] == "jane@seller-example.com"
    assert violation["start"] == {"line": 1, "column": text.index("jane") + 1, "offset": text.index("jane")}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_guessed_encodings(amzlint_command: Any, tmp_path: Path, encoding: str) -> None:
    """Without a mark and not in UTF-8 the text is checked all the same, and a warning says that its encoding is a guess."""
    path = tmp_path / "draft.txt"
    path.write_bytes("Bonjour, notre adresse à vous est jane@seller-example.com dès maintenant, réponse en août.\n".encode(encoding))
    done = amzlint_command("check", path, *SELECT, "--format", "json")
    found = {one["rule"]: one for one in json.loads(done.out)["violations"]}
    assert done.code == 1
    assert set(found) == {"email-address", "encoding-guessed"}
    assert found["encoding-guessed"]["severity"] == "warning"
    assert encoding in found["encoding-guessed"]["message"]
    assert amzlint_command("check", path, *SELECT, "--ignore", "email-address", "--fail-on", "warning").code == 1


def test_a_mark_that_lies(amzlint_command: Any, folder: Path) -> None:
    """A byte order mark that the rest of the file does not keep is a failure."""
    (folder / "a.txt").write_bytes(codecs.BOM_UTF8 + b"caf\xe9")
    done = amzlint_command("check", folder, *SELECT, "--format", "concise")
    assert done.code == 3
    assert "a.txt: failed: marked as UTF-8, but byte 6 does not fit" in done.out
    assert FOUND in done.out


def test_nul_bytes_in_a_text(amzlint_command: Any, tmp_path: Path) -> None:
    """A text with a stray NUL byte is checked, and the byte itself never printed."""
    path = tmp_path / "draft.txt"
    path.write_bytes((CLEAN * 3).encode() + b"\0" + ERROR.encode())
    done = amzlint_command("check", path, *SELECT)
    assert done.code == 1
    assert FOUND in done.out
    assert "\0" not in done.out


def test_ten_megabytes_on_one_line(amzlint_command: Any, tmp_path: Path) -> None:
    """A line of ten megabytes is checked to its end, and only the part around the finding is shown."""
    path = tmp_path / "long.txt"
    path.write_text("The lamp is on its way to you today. " * 270_000 + "x" * 10_000 + " jane@seller-example.com", encoding="utf-8")
    done = amzlint_command("check", path, *SELECT)
    assert done.code == 1
    assert FOUND in done.out
    assert max(map(len, done.out.splitlines())) < 200 + len(str(path))


def test_broken_jsonl_lines(amzlint_command: Any, tmp_path: Path) -> None:
    """Each line that is no message is a failure with its number; every other line is checked."""
    lines = [
        json.dumps({"id": "first", "text": ERROR}),
        '{"text": "never closed',
        "[1, 2]",
        '"a text"',
        "{}",
        json.dumps({"text": 5}),
        json.dumps({"text": None, "body": None}),
        json.dumps({"text": CLEAN, "kind": 3}),
        json.dumps({"text": CLEAN, "kind": "replie"}),
        json.dumps({"text": CLEAN, "template": "yes"}),
        "",
        '{"text": ' + "[" * 100_000,
        json.dumps({"id": 14, "text": ERROR}),
    ]
    path = tmp_path / "export.jsonl"
    path.write_bytes("\n".join(lines).encode() + b'\n{"text": "caf\xe9"}\n' + json.dumps({"id": "last", "text": ERROR}).encode())
    done = amzlint_command("check", path, *SELECT, "--format", "json")
    report = json.loads(done.out)
    assert done.code == 3
    assert [failure["line"] for failure in report["failures"]] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14]
    assert all(f"line {failure['line']}" in failure["error"] for failure in report["failures"])
    assert [message["message_id"] for message in report["messages"]] == ["first", "14", "last"]
    assert [violation["start"]["line"] for violation in report["violations"]] == [1, 13, 15]
    assert "did you mean reply" in report["failures"][7]["error"]
    assert done.err.count("amzlint: failed: ") == 11


@pytest.mark.parametrize("bad", [b"\xff\xfe{\x00", "\ufeffnot json".encode("utf-16")])
def test_broken_wide_jsonl(amzlint_command: Any, tmp_path: Path, bad: bytes) -> None:
    """JSON lines in UTF-16 are read by their mark, and what breaks in them is a failure."""
    path = tmp_path / "wide.jsonl"
    path.write_bytes(json.dumps({"text": ERROR}).encode("utf-16"))
    assert amzlint_command("check", path, *SELECT).code == 1
    path.write_bytes(bad)
    assert amzlint_command("check", path, *SELECT).code == 3


def test_standard_input(amzlint_command: Any, folder: Path) -> None:
    """`-` reads standard input as plain text under the name that --stdin-filename gives, beside other files."""
    done = amzlint_command("check", "-", folder, *SELECT, "--stdin-filename", "mine.txt", "--format", "concise", stdin=ERROR)
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.out.splitlines()[:2]] == ["mine.txt", str(folder / "z-good.txt")]
    assert amzlint_command("check", "-", *SELECT, stdin="").code == 3
    assert amzlint_command("check", "-", "-", *SELECT, stdin=ERROR).code == 2


def test_globs(amzlint_command: Any, folder: Path) -> None:
    """A glob that the shell left alone is expanded; one that matches nothing is refused; a file may be named with such signs."""
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "b.txt").write_text(ERROR, encoding="utf-8")
    (folder / "deep" / "skip.md").write_text(ERROR, encoding="utf-8")

    def paths(*arguments: str) -> list[str]:
        done = amzlint_command("check", *arguments, *SELECT, "--format", "json", cwd=folder)
        return [message["path"] for message in json.loads(done.out)["messages"]]

    assert paths("*.txt") == ["z-good.txt"]
    assert paths("**/*.txt") == ["deep/er/b.txt", "z-good.txt"]
    assert paths("*") == ["deep/er/b.txt", "deep/skip.md", "z-good.txt"]
    none = amzlint_command("check", "*.rtf", *SELECT, cwd=folder)
    assert (none.code, none.out) == (2, "")
    assert "*.rtf: no file matches" in none.err
    (folder / "a[1].txt").write_text(CLEAN, encoding="utf-8")
    assert paths("a[1].txt") == ["a[1].txt"]


def test_each_file_is_checked_once(amzlint_command: Any, folder: Path) -> None:
    """A file that several arguments name or find is checked once."""
    done = amzlint_command("check", folder, folder / "z-good.txt", f"{folder}/*.txt", f"{folder}/../in/z-good.txt", *SELECT, "--format", "json")
    assert json.loads(done.out)["summary"]["messages"] == 1


def test_template_and_message(amzlint_command: Any, tmp_path: Path) -> None:
    """A placeholder is nothing in a template, an error in a finished message, and advice where nobody says which, unless a complete order id shows it."""
    text = "Hello [BUYER_NAME], the lamp has left our warehouse this morning and should be with you on Friday.\n"

    def levels(text: str, *options: str, name: str = "draft.txt") -> list[str]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        done = amzlint_command("check", path, "--select", "placeholder-unresolved", "--kind", "reply", "--lang", "en", "--format", "json", *options)
        return [violation["severity"] for violation in json.loads(done.out)["violations"]]

    assert levels(text, "--template") == []
    assert levels(text, "--message") == ["error"]
    assert levels(text) == ["info"]
    assert levels(text + "Order 113-4482910-6637205") == ["error"]
    assert levels(text, name="templates/draft.txt") == []


def test_disagreements_are_noted(amzlint_command: Any, tmp_path: Path) -> None:
    """Option beats field beats path, each disagreement is noted once on standard error, and the results stay as they are."""
    path = tmp_path / "proactive" / "export.jsonl"
    path.parent.mkdir()
    line = json.dumps({"text": ERROR, "kind": "solicitation", "lang": "en"})
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    done = amzlint_command("check", path, "--select", "email-address", "--kind", "reply", "--format", "json")
    assert {message["kind"] for message in json.loads(done.out)["messages"]} == {"reply"}
    assert done.err == f"amzlint: note: {path}: kind: the option says reply, the message's field says solicitation; taken as reply\n"
    by_field = amzlint_command("check", path, "--select", "email-address", "--format", "json")
    assert {message["kind"] for message in json.loads(by_field.out)["messages"]} == {"solicitation"}
    assert "its path says proactive" in by_field.err


def test_strict_language(amzlint_command: Any, tmp_path: Path) -> None:
    """A language without a lexicon is told as partly checked, and --strict-language makes it exit 3."""
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"text": "Dobrý den, zboží bylo odesláno.", "lang": "cs"}), encoding="utf-8")
    done = amzlint_command("check", path, "--kind", "reply", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["messages"][0]["verdict"] == "partly-checked"
    assert amzlint_command("check", path, "--kind", "reply", "--strict-language").code == 3


RULE = """\
- id: acme/no-nicknames
  category: tone
  check: terms
  match: {any: [acme-nickname]}
  severity: error
  message: {en: "uses a nickname: “{match}”"}
  why: {en: "Acme addresses buyers by their names."}
  sources: [{title: Acme handbook, ref: page 3, checked: "2026-01-31", trust: inference}]
  examples:
    flag: {en: ["Hello [[buddy]], the lamp is on its way."]}
    pass: {en: ["Hello Mr Budd, the lamp is on its way."]}
"""
LEXICON = "language: en\nconcepts:\n  acme-nickname:\n    terms: [buddy, pal]\n"
HEAD = "id: acme\nversion: '1'\noverrides: {emoji: {severity: error}}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A house pack with a rule, a concept of its own and a changed severity."""
    place = tmp_path / "acme"
    (place / "lexicon").mkdir(parents=True)
    (place / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (place / "rules.yaml").write_text(RULE, encoding="utf-8")
    (place / "lexicon" / "en.yaml").write_text(LEXICON, encoding="utf-8")
    return place


def test_house_pack(amzlint_command: Any, pack: Path, tmp_path: Path) -> None:
    """A house pack adds rules and words and changes severities, is named in the report, and its examples can be run."""
    path = tmp_path / "draft.txt"
    path.write_text("Hello buddy, the lamp has left our warehouse this morning \N{THUMBS UP SIGN}\n", encoding="utf-8")
    done = amzlint_command("check", path, "--pack", pack, "--kind", "reply", "--lang", "en", "--select", "emoji,acme/no-nicknames", "--format", "json")
    report = json.loads(done.out)
    assert {(one["rule"], one["severity"]) for one in report["violations"]} == {("acme/no-nicknames", "error"), ("emoji", "error")}
    assert [one["id"] for one in report["tool"]["packs"]] == ["amazon", "acme"]
    tested = amzlint_command("rules", "test", "--pack", pack)
    assert tested.code == 0
    assert "2 examples in acme, 0 failed" in tested.out


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "expected"),
    [
        ("rules.yaml", "severity: error", "severty: error", "rules.yaml:5:3", "unknown key “severty”, did you mean “severity”?"),
        ("rules.yaml", "check: terms", "check: term", "rules.yaml:3:10", "terms"),
        ("rules.yaml", "acme/no-nicknames", "no-nicknames", "rules.yaml:1:7", "expected “acme/no-nicknames”"),
        ("rules.yaml", "[acme-nickname]", "[acme-nicknam]", "rules.yaml:4:17", "did you mean “acme-nickname”"),
        ("rules.yaml", "category: tone", "category: [tone", "rules.yaml:", "not valid YAML"),
        ("rules.yaml", "  check: terms\n", "  check: terms\n  check: intent\n", "rules.yaml:4:3", "repeated"),
        ("lexicon/en.yaml", "[buddy, pal]", "[buddy, <palz>]", "lexicon/en.yaml:4:", "unknown concept <palz>"),
        ("lexicon/en.yaml", "concepts:", "concept:", "lexicon/en.yaml:2:1", "did you mean “concepts”?"),
        ("pack.yaml", "emoji:", "emojis:", "pack.yaml:3:13", "did you mean “emoji"),
        ("pack.yaml", "id: acme", "id: amazon", "pack.yaml:1:5", "already loaded"),
    ],
)
def test_broken_pack(amzlint_command: Any, pack: Path, name: str, old: str, new: str, place: str, expected: str) -> None:
    """A fault in a pack ends with 2 and is shown like a finding: file, line and column, what was expected, and the line itself with a mark below it."""
    path = pack / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = amzlint_command("check", "-", "--pack", "acme", cwd=pack.parent, stdin=ERROR)
    assert (done.code, done.out) == (2, "")
    first, *rest = done.err.splitlines()
    assert first.startswith(f"acme/{place}")
    assert expected in first
    line = int(first.split(":")[1])
    shown = path.read_text(encoding="utf-8").splitlines()[line - 1]
    assert f"{line} | {shown}" in rest
    assert rest[-1].endswith("^")


@pytest.mark.parametrize("make", ["missing", "file", "empty", "latin-1"])
def test_folder_that_is_no_pack(amzlint_command: Any, tmp_path: Path, make: str) -> None:
    """What is no pack at all, or cannot be read, ends with 2 and says why."""
    place = tmp_path / "acme"
    if make == "file":
        place.write_text("id: acme\n", encoding="utf-8")
    elif make != "missing":
        place.mkdir()
    if make == "latin-1":
        (place / "pack.yaml").write_bytes(b"id: acme\nversion: '1'\ntitle: caf\xe9\n")
    done = amzlint_command("check", "-", "--pack", place, stdin=ERROR)
    assert (done.code, done.out) == (2, "")
    assert "acme" in done.err
    assert "Traceback" not in done.err
