"""Checks the built site: every link leads to a page and a place that exist, and no page loads anything from elsewhere.

Usage: python docs/check_site.py SITE

SITE is the folder that `mkdocs build` wrote. Prints each fault; the exit code is 1 when there is one.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
_ADDRESS = re.compile(r"""url\(["']?((?:https?:)?//[^)"']+)""")


class Page(HTMLParser):
    """What a page offers and asks for. ids: places that links can lead to; links: where its links lead; loaded: what a browser fetches with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag's id, of where it leads, and of what it loads."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in LOADING and values.get(LOADING[tag]) and values.get("rel") != "canonical":
            self.loaded.append(values[LOADING[tag]])


def faults(site: Path) -> list[str]:
    """Return what is wrong with a built site, one line each."""
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    found = [] if pages else [f"{site}: no page was built"]
    for path, page in pages.items():
        name = path.relative_to(site.resolve())
        for target in (*page.links, *page.loaded):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if target in page.loaded:
                    found.append(f"{name}: loads {target} from elsewhere")
                continue
            if name.name == "404.html":
                continue  # served for any address, so its links count from the top of the server
            other = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            other = other / "index.html" if other.is_dir() else other
            if not other.exists():
                found.append(f"{name}: {target} leads nowhere")
            elif parts.fragment and other in pages and unquote(parts.fragment) not in pages[other].ids:
                found.append(f"{name}: {target} leads to no place on that page")
    for path in sorted(site.rglob("*.css")):
        found += [f"{path.relative_to(site)}: loads {address} from elsewhere" for address in _ADDRESS.findall(path.read_text(encoding="utf-8"))]
    return found


def main() -> int:
    """Run from the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    found = faults(Path(sys.argv[1]))
    for fault in found:
        print(fault)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
