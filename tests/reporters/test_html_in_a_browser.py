"""The `html` report in a real Chromium: filters, search, keyboard, small screens, dark and printed, and hostile messages that do nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from amzlint.report import Failure, FieldText, Report
from amzlint.reporters import Options
from amzlint.reporters.evidence import CheckedFile, Evidence, PackState, Permission, evidence_page
from browser import Page, chromium, find_chromium

Build = Callable[..., Any]

VISIBLE = "[...document.querySelectorAll('.finding')].filter(one => one.offsetParent).map(one => one.id).join(' ')"
CHANGE = "(() => {{ const field = document.querySelector('{field}'); {change}; field.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"
CONTRAST = """
(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return Math.min(...[...document.querySelectorAll("p, a, code, mark, del, ins, small, dt, li, h1, h2, .badge, label, button, td")].filter((one) => one.offsetParent).map((one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
})()
"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A tab of a browser that serves all tests of this file."""
    command = find_chromium()
    assert command
    with chromium(command, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def browse(tab: Page, tmp_path: Path, written: Build) -> Callable[..., Page]:
    """Opens the page of a run, in a window of ordinary size."""

    def show(run: Report, **options: Any) -> Page:
        path = tmp_path / "report.html"
        path.write_text(written("html", run, **options), encoding="utf-8")
        tab.resize(1000, 800)
        tab.media()
        tab.open(path)
        return tab

    return show


@pytest.fixture
def run(violation: Build, message: Build, report: Build) -> Report:
    """A run of two files: findings 1 (error) and 2 (info) in English, 3 (warning) and 4 (error, baselined) in French."""
    first = [violation("a Gift card", "Gift"), violation("a Gift card", "card", rule="trigger-word", severity="info", help="", why="", suggestions=())]
    second = [violation("un cadeau", "cadeau", severity="warning", rule="emoji"), violation("un cadeau", "un", status="baselined")]
    results = [
        message(*first, path="a.txt", texts=(FieldText("text", "a Gift card"),)),
        message(*second, path="b.txt", lang="fr", texts=(FieldText("text", "un cadeau"),)),
    ]
    built: Report = report(results, [Failure("c.txt", "a binary file")])
    return built


def test_the_page_loads_nothing_and_complains_about_nothing(browse: Callable[..., Page], run: Report) -> None:
    """The page is one file without errors, and all findings are there before anything is filtered."""
    page = browse(run)

    assert len(page.requests) == 1
    assert page.complaints == []
    assert page.run(VISIBLE) == "f1 f2 f3 f4"
    assert page.run("document.querySelector('#shown').textContent") == "Showing 4 of 4 findings in 2 of 2 messages with findings"


@pytest.mark.parametrize(
    ("field", "change", "visible"),
    [
        ("[name=rule]", "field.value = 'emoji'", "f3"),
        ("[name=lang]", "field.value = 'en'", "f1 f2"),
        ("[name=file]", "field.value = 'b.txt'", "f3 f4"),
        ("[name=severity][value=error]", "field.checked = false", "f2 f3"),
        ("[name=status][value=baselined]", "field.checked = false", "f1 f2 f3"),
        ("[name=search]", "field.value = 'gIFT'", "f1 f2"),
        ("[name=search]", "field.value = '  trigger-word '", "f2"),
        ("[name=search]", "field.value = 'no such words'", ""),
    ],
)
def test_filters(field: str, change: str, visible: str, browse: Callable[..., Page], run: Report) -> None:
    """Each filter leaves what it promises, messages without a finding left are hidden, and the count is told; the button undoes it."""
    page = browse(run)
    page.run(CHANGE.format(field=field, change=change))
    count = len(visible.split())

    assert page.run(VISIBLE) == visible
    assert page.run("document.querySelector('#shown').textContent").startswith(f"Showing {count} of 4 findings")
    assert page.run("[...document.querySelectorAll('.message')].filter(one => one.offsetParent).length") == len({(number in "f3 f4") for number in visible.split()})
    page.run("document.querySelector('[type=reset]').click()")
    page.run("new Promise((done) => setTimeout(done, 20))")
    assert page.run(VISIBLE) == "f1 f2 f3 f4"


def test_marks_of_hidden_findings_fade(browse: Callable[..., Page], run: Report) -> None:
    """What is filtered out is not marked in the text either."""
    page = browse(run)
    page.run(CHANGE.format(field="[name=rule]", change="field.value = 'trigger-word'"))

    assert page.run("[...document.querySelectorAll('mark:not(.off)')].map(one => one.textContent).join()") == "card"


def test_the_keyboard_is_enough(browse: Callable[..., Page], run: Report) -> None:
    """The slash leads to the search, typing filters, the tabulator goes on through the filters, Enter follows a mark to its finding."""
    page = browse(run)
    page.key("Tab", code=9)
    assert page.run("document.activeElement.className") == "skip"
    page.key("/", "/", 191)
    page.type("cadeau/")
    assert page.run("document.activeElement.value") == "cadeau/"
    page.key("Backspace", code=8)
    assert page.run(VISIBLE) == "f3 f4"
    names = []
    for _ in range(7):
        page.key("Tab", code=9)
        names.append(page.run("document.activeElement.name || document.activeElement.type"))
    assert names == ["severity", "severity", "severity", "status", "status", "rule", "lang"]
    page.run("document.querySelector('.message:not([hidden]) mark a').focus()")
    page.key("Enter", "\r", 13)
    assert page.run("location.hash") == "#f4"
    assert page.run("document.activeElement.id || document.querySelector(':target').id") == "f4"


def test_a_phone_shows_it_without_scrolling_sideways(browse: Callable[..., Page], run: Report, hostile_run: Report) -> None:
    """On a screen of 320 pixels nothing is wider than the screen, and what is to be touched is large enough."""
    for shown in (run, hostile_run):
        page = browse(shown)
        page.resize(320, 640, mobile=True)
        assert page.run("document.documentElement.scrollWidth <= innerWidth && innerWidth === 320")
        assert page.run("Math.min(...[...document.querySelectorAll('select, button, [type=search], fieldset label')].map(one => one.getBoundingClientRect().height))") >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str, browse: Callable[..., Page], run: Report) -> None:
    """In both colour schemes every text has the contrast that WCAG AA asks for."""
    page = browse(run)
    page.media(scheme=scheme)

    assert page.run(CONTRAST) >= 4.5
    assert page.run("getComputedStyle(document.body).backgroundColor") == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 24, 28)"}[scheme]


def test_printed(browse: Callable[..., Page], run: Report) -> None:
    """On paper there are no filters, all findings, and marks that need no colour."""
    page = browse(run)
    page.media("print", scheme="dark")

    assert page.run("document.querySelector('#filters').offsetParent") is None
    assert page.run(VISIBLE) == "f1 f2 f3 f4"
    assert page.run("getComputedStyle(document.querySelector('mark.error')).fontWeight") == "700"
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_hostile_messages_do_nothing(browse: Callable[..., Page], hostile_run: Report, hostile: str) -> None:
    """Scripts and mark-up inside messages neither run nor load anything; filters and search work with such text all the same."""
    page = browse(hostile_run)

    assert len(page.requests) == 1
    assert page.complaints == []
    assert page.run("document.title").startswith("amzlint: 1 error")
    assert page.run("document.images.length + document.scripts.length") == 1
    assert page.run(VISIBLE) == "f1 f2 f3 f4 f5"
    page.run(CHANGE.format(field="[name=search]", change="field.value = '</SCRIPT><script>document.title'"))
    assert page.run(VISIBLE) == "f1 f2 f3 f4 f5"
    page.run(CHANGE.format(field="[name=file]", change="field.selectedIndex = 1"))
    assert page.run(VISIBLE) == "f1 f2 f3 f4 f5"
    assert hostile[:40].rpartition("\x9b")[2] in page.run("document.querySelector('.text').textContent")


def test_an_injected_script_would_be_stopped(browse: Callable[..., Page], run: Report) -> None:
    """The page's policy refuses a script that is not its own, even if one got in."""
    page = browse(run)
    page.run("(() => { const one = document.createElement('script'); one.textContent = 'document.title = \"owned\"'; document.body.append(one); })()")

    assert page.run("document.title") != "owned"
    assert any("Content Security Policy" in text for text in page.complaints)


def test_the_record_of_a_check_runs_and_loads_nothing(tab: Page, tmp_path: Path, hostile_run: Report, hostile: str) -> None:
    """A record of hostile messages loads nothing and draws no complaint, is no wider than a phone or a sheet, and its contrast is readable."""
    given = (Permission(hostile, 1, hostile, hostile, hostile, "2099-12-31", hostile),)
    record = Evidence("2026-11-30", ((hostile, hostile),), (PackState(hostile, hostile, hostile, None),), 1, (), (CheckedFile(hostile, 1, "ab" * 32),), given, None, 3)
    path = tmp_path / "evidence.html"
    path.write_text(evidence_page(record, hostile_run, Options()), encoding="utf-8")
    tab.resize(1000, 800)
    tab.media()
    tab.open(path)
    assert len(tab.requests) == 1
    assert tab.complaints == []
    assert tab.run("document.title").startswith("Record of 2026-11-30")
    assert tab.run("document.images.length + document.scripts.length") == 0
    assert tab.run(CONTRAST) >= 4.5
    tab.resize(320, 640, mobile=True)
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")
    tab.media("print")
    assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
