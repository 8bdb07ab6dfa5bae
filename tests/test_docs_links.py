"""The links of the documents: files and places on pages that they lead to exist, as GitHub and the site name them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from yaml import safe_load

from check_site import faults

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1`*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def prose(path: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """Return the places on a page that a link may name: its headings, as GitHub makes names of them, and anchors of its own."""
    text = prose(path)
    names: dict[str, int] = {}
    found = set(re.findall(r'<a id="([^"]+)">', text))
    for heading in re.findall(r"^#+ +(.+?)\s*$", text, re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")
        found.add(f"{slug}-{names[slug]}" if slug in names else slug)
        names[slug] = names.get(slug, 0) + 1
    return found


def test_every_relative_link_leads_somewhere() -> None:
    """Each link of the README, of docs/ and of the pages of the rules names a file of the repository, and a place on it where it names one; those in docs/ stay in it, for the site."""
    broken, count = [], 0
    places = {path: anchors(path) for path in PAGES}
    for page in PAGES:
        for target in LINK.findall(CODE.sub("", prose(page).replace("[`", "[").replace("`]", "]"))):
            if re.match(r"[a-z]+:", target):
                continue
            count += 1
            path, _, anchor = target.partition("#")
            other = (page.parent / path).resolve() if path else page
            if page.is_relative_to(DOCS) and not other.is_relative_to(DOCS):
                broken.append(f"{page.relative_to(ROOT)}: {target} leads out of the site; name the file instead")
            if not other.exists() or (anchor and other.suffix == ".md" and anchor not in places[other]):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
    assert count > 300


def test_the_site_has_every_page() -> None:
    """mkdocs.yml names each page of docs/ apart from those of single rules, which the index of the rules leads to."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r": ([\w/-]+\.md)$", text, re.MULTILINE))
    pages = {path.relative_to(DOCS).as_posix() for path in PAGES if path.is_relative_to(DOCS)}
    assert named == {page for page in pages if not re.fullmatch(r"rules/[^/]+/[^/]+\.md", page)}
    index = (DOCS / "rules" / "README.md").read_text(encoding="utf-8")
    assert [page for page in pages - named if page.removeprefix("rules/") not in index] == []
    assert safe_load(text)["theme"]["highlightjs"] is False


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="b.html#place">b</a><img src="i.png"><a href="https://example.com/">away</a>', ""),
        ('<a href="c.html">c</a>', "a.html: c.html leads nowhere"),
        ('<a href="b.html#other">b</a>', "a.html: b.html#other leads to no place on that page"),
        ('<script src="https://example.com/x.js"></script>', "a.html: loads https://example.com/x.js from elsewhere"),
        ('<link rel="stylesheet" href="//example.com/x.css">', "a.html: loads //example.com/x.css from elsewhere"),
    ],
)
def test_faults_of_a_built_site_are_told(tmp_path: Path, body: str, fault: str) -> None:
    """A built site with a broken link, or one that loads a script or style from elsewhere, is told of; a sound one is not."""
    (tmp_path / "a.html").write_text(body, encoding="utf-8")
    (tmp_path / "b.html").write_text('<h1 id="place">b</h1>', encoding="utf-8")
    (tmp_path / "i.png").write_bytes(b"")
    assert faults(tmp_path) == ([fault] if fault else [])
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "check_site.py"), str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (int(bool(fault)), f"{fault}\n" if fault else "")


def test_foreign_fonts_and_an_empty_site_are_told(tmp_path: Path) -> None:
    """A style that loads a font from elsewhere is a fault, and so is a folder without pages."""
    assert faults(tmp_path) == [f"{tmp_path}: no page was built"]
    (tmp_path / "a.html").write_text("", encoding="utf-8")
    (tmp_path / "a.css").write_text('@font-face { src: url("https://example.com/f.woff2") } a { background: url(i.png) }', encoding="utf-8")
    assert faults(tmp_path) == ["a.css: loads https://example.com/f.woff2 from elsewhere"]
