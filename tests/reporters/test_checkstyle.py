"""Tests for the `checkstyle` format, read back by an XML parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from amzlint.report import Failure, Report
from amzlint.reporters.cells import printable

Build = Callable[..., Any]

GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="10.0">
  <file name="draft.txt">
    <error line="1" column="1" severity="error" message="offers “a &lt;b&gt; &amp; c” for a review. Ask for a review without a reward." source="amzlint.review-incentive"/>
  </file>
  <file name="photo.txt">
    <error line="1" severity="error" message="could not be checked: a binary file" source="amzlint.not-checked"/>
  </file>
</checkstyle>
"""


def test_findings_and_failures(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Files hold their findings and what could not be checked of them, escaped."""
    assert written("checkstyle", report([message(violation("a <b> & c", "a <b> & c"))], [Failure("photo.txt", "a binary file")])) == GOLDEN


def test_each_file_stands_once(written: Build, violation: Build, message: Build, report: Build) -> None:
    """Findings of one file stand together, whatever came between them."""
    results = [message(violation("a gift", "gift", path=path), path=path) for path in ("a.txt", "b.txt", "a.txt")]
    root = ET.fromstring(written("checkstyle", report(results, [Failure("b.txt", "cut off", 9)])))

    assert [(file.get("name"), [error.get("line") for error in file]) for file in root] == [("a.txt", ["1", "1"]), ("b.txt", ["1", "9"])]


def test_nothing_found(written: Build, message: Build, report: Build) -> None:
    """A clean run is a document without a file."""
    assert len(ET.fromstring(written("checkstyle", report([message()])))) == 0


def test_hostile_text(written: Build, hostile_run: Report, hostile: str) -> None:
    """Hostile text is parsed as text: paths and messages come back, what XML cannot hold written out."""
    root = ET.fromstring(written("checkstyle", hostile_run).encode())
    errors = list(root.iter("error"))

    assert {element.tag for element in root.iter()} == {"checkstyle", "file", "error"}
    assert [error.get("severity") for error in errors] == ["error", "warning", "info", "error", "error"]
    assert "]]> </script><script>document.title='owned'</script> <img src=x onerror=alert(1)>" in (errors[0].get("message") or "")
    assert (root[0].get("name") or "").replace("\n", "") == printable(hostile.replace("\r\n", "").replace("\n", "")).replace("\ufffe", "\\ufffe")
