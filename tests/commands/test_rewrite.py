"""`amzlint rewrite` as a process: preview, JSON, diff, and texts written into their files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import amzlint
from amzlint.commands.marked_lines import DELETED, INSERTED, plain_marks, rows, wrapped
from amzlint.commands.rewrite_preview import LEAST_WIDE, Preview
from amzlint.rewrite import Change, Rewritten

SCHEMA = json.loads((Path(amzlint.__file__).parent / "data" / "rewrite.schema.json").read_text(encoding="utf-8"))
GOOD = "We refund you today."
BAD = f"{GOOD} Leave us a 5-star review and get $5!"
HOPELESS = "Get 10% off your next order with the code SAVE10!"


def test_the_preview_shows_both_versions_and_the_reasons(amzlint_command: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(BAD, encoding="utf-8")
    done = amzlint_command("rewrite", "draft.txt", "--kind", "reply", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("draft.txt: 1 change, clean\n\nBefore:\n  We refund you today.[- Leave us a 5-star review and get $5!-]\n\nAfter:\n  We refund you today.\n\nWhy:\n")
    assert "review-positive-only: " in done.out
    assert done.out.endswith("1 of 1 message rewritten, all clean\n")
    assert (tmp_path / "draft.txt").read_text(encoding="utf-8") == BAD


def test_what_only_a_person_can_decide_is_told_and_the_code_is_one(amzlint_command: Any) -> None:
    done = amzlint_command("rewrite", "-", "--kind", "reply", stdin=HOPELESS)
    assert done.code == 1
    assert "no wording makes it clean" in done.out
    assert "A person must decide:" in done.out
    assert "Without it the message would say nothing." in " ".join(done.out.split())


def test_json_is_one_object_a_message_that_the_schema_describes(amzlint_command: Any) -> None:
    lines = "".join(json.dumps({"id": number, "kind": "reply", "lang": "en", "text": text}) + "\n" for number, text in enumerate((BAD, GOOD, HOPELESS)))
    done = amzlint_command("rewrite", "-", "--stdin-filename", "x.jsonl", "--format", "json", stdin=lines)
    found = [json.loads(line) for line in done.out.splitlines()]
    for one in found:
        jsonschema.validate(one, SCHEMA)
    assert done.code == 1
    assert [set(one) for one in found] == [{"schema", "path", "message_id", "original", "rewritten", "clean", "changes", "needs_a_person"}] * 3
    assert [(one["message_id"], one["rewritten"], one["clean"]) for one in found] == [("0", GOOD, True), ("1", GOOD, True), ("2", HOPELESS, False)]
    assert found[0]["changes"][0]["rule"] == "review-positive-only"
    assert found[1]["changes"] == []
    assert found[2]["needs_a_person"]


def test_a_message_of_several_fields_tells_each(amzlint_command: Any) -> None:
    line = json.dumps({"id": 1, "kind": "reply", "lang": "en", "subject": "Your order", "text": BAD})
    done = amzlint_command("rewrite", "-", "--stdin-filename", "x.jsonl", "--format", "json", stdin=line + "\n")
    found = json.loads(done.out)
    jsonschema.validate(found, SCHEMA)
    assert [(one["name"], one["rewritten"]) for one in found["fields"]] == [("subject", "Your order"), ("text", GOOD)]
    assert found["rewritten"] == f"Your order\n\n{GOOD}"


FILES = {
    "a.yaml": ("# ours\n- id: late  # usual\n  kind: reply\n  lang: en\n  text: |\n    Dear Anna,\n\n    {bad}\n    Yours, Tom\n- {{kind: reply, text: 'It''s on its way.'}}\n", "utf-8"),
    "b.json": ('{{"templates": [{{"kind": "reply", "lang": "en", "text": "Dear\\u00e9e Anna,\\n\\n{bad}"}}],\n "other":  1}}', "utf-8"),
    "c.jsonl": ('{{"id": 1, "kind": "reply", "lang": "en",  "text": "{bad}"}}\r\n{{"id": 2, "kind": "reply", "text": "Fine."}}\r\n', "utf-8"),
    "d.csv": ('id;kind;lang;text\r\n1;reply;en;"""Dear"" Anna, {bad}"\r\n', "utf-8-sig"),
    "e.html": ("<html>\n<p>Dear Anna,</p>\n<p>{bad}</p>\n</html>\n", "utf-8"),
    "f.eml": ("From: a@b\nSubject: Your order\nContent-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: 8bit\n\nDéar Anna,\n\n{bad}\n", "latin-1"),
    "g.txt": ("Dear Anna,\r\n\r\n{bad}\r\n", "utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_only_the_sentence_goes_from_a_file(amzlint_command: Any, tmp_path: Path, name: str) -> None:
    """Escapes, quotes, indentation, newlines, byte order mark and encoding stay; a second run changes nothing."""
    text, encoding = FILES[name]
    path = tmp_path / name
    path.write_bytes(text.format(bad=BAD).encode(encoding))
    done = amzlint_command("rewrite", name, "--kind", "reply", "--lang", "en", "--write", cwd=tmp_path)
    assert (done.code, done.err) == (0, ""), done.out
    assert path.read_bytes() == text.format(bad=GOOD).encode(encoding)
    again = amzlint_command("rewrite", name, "--kind", "reply", "--lang", "en", "--write", cwd=tmp_path)
    assert again.code == 0
    assert path.read_bytes() == text.format(bad=GOOD).encode(encoding)


def test_the_diff_of_a_sentence_is_one_line(amzlint_command: Any, tmp_path: Path) -> None:
    text = FILES["a.yaml"][0].format(bad=BAD)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = amzlint_command("rewrite", "a.yaml", "--diff", cwd=tmp_path)
    assert done.code == 0
    changed = [line for line in done.out.splitlines() if re.match(r"[-+][^-+]", line)]
    assert changed == [f"-    {BAD}", f"+    {GOOD}"]
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == text


def test_standard_input_is_written_to_standard_output(amzlint_command: Any) -> None:
    done = amzlint_command("rewrite", "-", "--kind", "reply", "--write", stdin=BAD + "\n")
    assert (done.code, done.out, done.err) == (0, GOOD + "\n", "")


def test_what_cannot_be_read_or_written_ends_with_three(amzlint_command: Any, tmp_path: Path) -> None:
    assert amzlint_command("rewrite", "nothing.txt", cwd=tmp_path).code == 3
    path = tmp_path / "draft.txt"
    path.write_text(BAD, encoding="utf-8")
    path.chmod(0o444)
    done = amzlint_command("rewrite", "draft.txt", "--kind", "reply", "--write", cwd=tmp_path)
    assert done.code == 3
    assert "read-only" in done.err
    assert path.read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("arguments", [("--format", "yaml"), ("--diff", "--write"), ("--diff", "--format", "json"), ("--kind", "repli")])
def test_bad_options_end_with_two(amzlint_command: Any, arguments: tuple[str, ...]) -> None:
    done = amzlint_command("rewrite", "-", *arguments, stdin="Hello")
    assert done.code == 2
    assert done.err.startswith("amzlint: error: ")


def test_a_folder_and_a_configuration(amzlint_command: Any, tmp_path: Path) -> None:
    (tmp_path / "amzlint.yaml").write_text("kind: reply\nlang: en\n", encoding="utf-8")
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "a.txt").write_text("We refund you today. Follow us on Instagram.", encoding="utf-8")
    done = amzlint_command("rewrite", "replies", "--format", "json", cwd=tmp_path)
    assert done.code == 0, done.err
    assert json.loads(done.out)["rewritten"] == GOOD


def shown(width: int, before: str, after: str, *, colour: bool = False) -> str:
    from amzlint.document import Document, Field  # noqa: PLC0415
    from amzlint.line_index import LineIndex  # noqa: PLC0415
    from amzlint.markup import read_segments  # noqa: PLC0415

    old, new = (Document("x.txt", 1, None, read_segments(Field("text", "body", text, LineIndex(text), None, "plain"), "plain")) for text in (before, after))
    return Preview(width, colour=colour).block(old, Rewritten(new, (Change("emoji", "uses one", "b", ""),), (), clean=True))


def test_a_wide_terminal_shows_the_versions_side_by_side_and_a_narrow_one_under_each_other() -> None:
    before, after = "One two three.\nStay.", "One three.\nStay."
    wide = shown(LEAST_WIDE, before, after).splitlines()
    assert wide[2].split(" │ ")[0].strip() == "Before"
    assert wide[3].split(" │ ")[0].rstrip() == "One[- two-] three."
    assert wide[3].split(" │ ")[1] == "One three."
    assert {line.index("│") for line in wide[2:5]} == {wide[2].index("│")}
    narrow = shown(LEAST_WIDE - 1, before, after)
    assert "Before:\n  One[- two-] three.\n  Stay.\n\nAfter:\n  One three.\n  Stay.\n" in narrow


def test_colour_marks_the_words_without_brackets() -> None:
    text = shown(LEAST_WIDE, "One two three.", "One three.", colour=True)
    assert "[-" not in text
    assert "\x1b[" in text


def test_control_characters_never_reach_the_terminal() -> None:
    assert "\x1b" not in shown(80, "One \x1b[31m two.", "One.")


def test_lines_fill_no_more_cells_than_there_are() -> None:
    ((old, new),) = rows("東京から大阪まで " * 6, "東京から大阪まで " * 5)
    assert old is not None
    assert new is not None
    for line in (old, new):
        parts = wrapped(line, 30)
        assert all(len(plain_marks(part)) <= 30 for part in parts)
        assert "".join(text for part in parts for text, _ in part).replace(" ", "") == "".join(text for text, _ in line).replace(" ", "")


def test_lines_of_one_side_only_stand_alone() -> None:
    assert rows("One.\nTwo.", "One.") == [([("One.", "")], [("One.", "")]), ([("Two.", DELETED)], None)]
    assert rows("", "New.") == [(None, [("New.", INSERTED)])]
