"""`amzlint report`: a dated record of a check, for a plan of action."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

GIFT = "Leave us a review and get a $10 gift card."
SPRING = "<p>Your lamp has left our warehouse.</p>\n<!-- amzlint: ignore[emoji] part of the brand until 2026-12-31 by Ana Lopez -->\n<p>We hope that you like it \U0001f4a1</p>\n"


class Record(HTMLParser):
    """A record as it is read: the rows of its tables, its text, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._hidden += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """Leave the style."""
        self._hidden -= tag == "style"
        if tag == "table":
            self.rows.append([""])

    def handle_data(self, data: str) -> None:
        """Add text to the page and to the cell it stands in."""
        if not self._hidden:
            self.text += data
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] += data


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with a bad reply, an old template with a suppression, and a configuration."""
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "gift.txt").write_text(GIFT + "\n", encoding="utf-8")
    (tmp_path / "mails" / "spring.html").write_text(SPRING, encoding="utf-8")
    (tmp_path / "amzlint.yaml").write_text('kind: reply\nlang: en\nper-file-ignores: {"old/**": {all-caps: "goes in spring"}}\n', encoding="utf-8")
    return tmp_path


def test_the_record_says_all_that_a_plan_of_action_needs(library: Path, amzlint_command: Any) -> None:
    """Date, version, packs with their dates, settings with hashes, files with hashes, findings with sources, and who let what through stand on the page; the exit code is that of the check."""
    done = amzlint_command("report", "mails", "--out", "evidence.html", "--date", "2026-11-30", cwd=library)
    assert (done.code, done.err) == (1, "")
    assert done.out.endswith("; 1 suppressed\nevidence.html written\n")
    record = Record((library / "evidence.html").read_text(encoding="utf-8"))
    assert record.text.lstrip().startswith("Record of 2026-11-30: 1 error")
    assert "Exit status 1: findings at or above the level that fails." in record.text
    for path, kinds, findings in (("mails/gift.txt", "reply", "1 error"), ("mails/spring.html", "reply", "none")):
        data = (library / path).read_bytes()
        assert [path, str(len(data)), hashlib.sha256(data).hexdigest(), "1", kinds, "en"] == next(row for row in record.rows if row[0] == path)[:6]
        assert findings in next(row for row in record.rows if row[0] == path)[6]
    assert ["amazon", "2026.11", "2026-08-31"] == next(row for row in record.rows if row[0] == "amazon")[:3]
    assert ["mails/spring.html:2", "emoji", "part of the brand", "Ana Lopez", "2026-12-31", "counts"] in record.rows
    assert ["amzlint.yaml:3", "all-caps", "goes in spring [per-file-ignores: old/**]", "not named", "no end", "counts"] in record.rows
    config = hashlib.sha256((library / "amzlint.yaml").read_bytes()).hexdigest()
    assert ["configuration", f"amzlint.yaml, SHA-256 {config}"] in record.rows
    assert ["language", "en", "2"] in record.rows
    assert ["kind", "reply", "2"] in record.rows
    for part in ("Leave us a", "review-incentive", "GYRKB5RU3FS5TURN", "The check used none."):
        assert part in record.text


def test_the_same_day_gives_the_same_bytes(library: Path, amzlint_command: Any) -> None:
    """Two records of the same day are equal, and nothing of the machine stands in them; the day of the machine is used when none is given."""
    for out in ("one.html", "two.html"):
        amzlint_command("report", "mails", "--out", out, "--date", "2026-11-30", cwd=library)
    one = (library / "one.html").read_text(encoding="utf-8")
    assert one == (library / "two.html").read_text(encoding="utf-8")
    assert str(library) not in one
    amzlint_command("report", "mails", "--out", "three.html", cwd=library, env={"SOURCE_DATE_EPOCH": "1700000000"})
    assert "Record of 2023-11-14" in (library / "three.html").read_text(encoding="utf-8")


def test_suppressions_end_on_the_day_of_the_record(library: Path, amzlint_command: Any) -> None:
    """A suppression that has ended by the date of the record counts for nothing in it."""
    amzlint_command("report", "mails/spring.html", "--out", "late.html", "--date", "2027-01-01", cwd=library)
    record = Record((library / "late.html").read_text(encoding="utf-8"))
    assert ["mails/spring.html:2", "emoji", "part of the brand", "Ana Lopez", "2026-12-31", "counts for nothing: it has ended"] in record.rows
    assert "suppression-expired" in record.text


def test_a_baseline_is_shown_with_what_was_met(library: Path, amzlint_command: Any) -> None:
    """Every entry of the baseline stands in the record with its count and how many were met; what no one may silence is named in the summary."""
    assert amzlint_command("check", "mails", "--write-baseline", "old.json", cwd=library).code == 0
    (library / "mails" / "spring.html").write_text("<p>Your lamp has left our warehouse.</p>\n", encoding="utf-8")
    done = amzlint_command("report", "mails", "--baseline", "old.json", "--out", "e.html", "--date", "2026-11-30", cwd=library)
    assert done.code == 0
    record = Record((library / "e.html").read_text(encoding="utf-8"))
    (row,) = [row for row in record.rows if row[0] == "review-incentive" and len(row) == 4]
    assert re.fullmatch(r"[0-9a-f]{16}", row[1])
    assert row[2:] == ["1", "1"]
    assert "baselined, though it may never be silenced: review-incentive in mails/gift.txt:1" in record.text
    assert any(row[0] == "baseline" and row[1].startswith("old.json, SHA-256 ") for row in record.rows)


def test_nothing_is_overwritten_unasked(library: Path, amzlint_command: Any) -> None:
    """An existing record stays unless --overwrite is given; a record among the files to check is refused; a usage error writes nothing."""
    out = library / "mails" / "e.html"
    out.write_text("mine", encoding="utf-8")
    done = amzlint_command("report", "mails/gift.txt", "--out", out, cwd=library)
    assert done.code == 2
    assert "--overwrite" in done.err
    done = amzlint_command("report", "mails", "--out", out, "--overwrite", cwd=library)
    assert done.code == 2
    assert "one of the files to check" in done.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert amzlint_command("report", "mails/gift.txt", "--out", out, "--overwrite", cwd=library).code == 1
    assert "Record of" in out.read_text(encoding="utf-8")
    new = ("--out", "n.html")
    for wrong in (("mails",), ("mails", *new, "--date", "tomorrow"), ("-", *new), new, ("mails", *new, "--fail-on", "x"), ("mails", "--out", "no/n.html")):
        done = amzlint_command("report", *wrong, cwd=library)
        assert done.code == 2, wrong
        assert "error: " in done.err
    assert not (library / "n.html").exists()
    assert list(library.rglob("*.tmp")) == []


def test_redacted_records_hold_no_text_of_messages(library: Path, amzlint_command: Any) -> None:
    """--redact leaves out every text of a message, and says so; hashes, places, rules, reasons and owners stay."""
    (library / "mails" / "gift.txt").write_text("Dear Zanzibara, leave us a review and get a $77 gift card.\n", encoding="utf-8")
    amzlint_command("report", "mails", "--out", "e.html", "--redact", cwd=library)
    page = (library / "e.html").read_text(encoding="utf-8")
    for text in ("Zanzibara", "$77", "warehouse", "\U0001f4a1"):
        assert text not in page
    for text in ("Ana Lopez", "part of the brand", "review-incentive", "redacted", hashlib.sha256((library / "mails" / "gift.txt").read_bytes()).hexdigest()):
        assert text in page


def test_hostile_content_becomes_no_mark_up(library: Path, amzlint_command: Any) -> None:
    """Tags, ends of attributes and bidi controls in messages, names of files, reasons and owners stay text; the page has no script and loads nothing."""
    name = "<img src=x onerror=alert(1)>.html"
    (library / "mails" / name).write_text(
        "<!-- amzlint: ignore[emoji] <script>alert(1)</script> \u202e by \"Eve'<b> -->\n"
        "<p>&lt;script&gt;alert(2)&lt;/script&gt; Leave us a review and get a $10 gift card \U0001f600</p>\n", encoding="utf-8",
    )  # fmt: skip
    amzlint_command("report", "mails", "--out", "e.html", cwd=library)
    page = (library / "e.html").read_text(encoding="utf-8")
    record = Record(page)
    assert {tag for tag, _ in record.tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "div", "span", "p", "h1", "h2", "h3", "small", "strong", "code", "mark", "ol", "li", "dl", "dt", "dd",
        "del", "ins", "table", "thead", "tbody", "tr", "th", "td", "a",
    }  # fmt: skip
    assert not [attributes for _, attributes in record.tags for key in attributes if key.startswith("on") or key == "src"]
    assert "default-src 'none'" in next(str(attributes["content"]) for tag, attributes in record.tags if attributes.get("http-equiv"))
    assert "script-src" not in page
    assert "\u202e" not in page
    assert f"mails/{name}" in record.text


def test_what_could_not_be_checked_is_in_the_record(library: Path, amzlint_command: Any) -> None:
    """A file that is no text is named as not checked, with its hash, and the exit status is 3."""
    (library / "mails" / "photo.txt").write_bytes(b"\x00\x01\x02" * 100)
    done = amzlint_command("report", "mails", "--out", "e.html", cwd=library)
    assert done.code == 3
    record = Record((library / "e.html").read_text(encoding="utf-8"))
    assert "Could not be checked (1)" in record.text
    assert "Exit status 3: something could not be checked." in record.text
    assert next(row for row in record.rows if row[0] == "mails/photo.txt")[3:] == ["0", "", "", ""]
